"""Frames to moving pictures: pixels, containers, subtitles, the times of the frames."""
