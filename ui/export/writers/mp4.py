"""MP4 films that every player and slide program shows: H.264, yuv420p, BT.709, the index up front."""

from __future__ import annotations

from dataclasses import dataclass

from ui.export.format import Description, Format, Job, setting
from ui.export.video import THREADS, Coder, VideoSettings, subtitles_beside, write_video


@dataclass(frozen=True)
class Mp4Settings(VideoSettings):
    """Films: H.264's quality too."""

    quality: int = setting(
        18,
        Description(
            "Quality",
            "the better, the larger the file",
            choices=((14, "Best"), (18, "Very good"), (23, "Good"), (28, "Small file")),
        ),
    )


def write(job: Job) -> None:
    """Write the film."""
    options = {"preset": "veryfast", "crf": str(job.settings.quality), "threads": THREADS}
    write_video(job, Coder("mp4", {"movflags": "+faststart"}, "libx264", options))


FORMAT = Format(".mp4", "Film (MP4)", True, Mp4Settings, write, companions=subtitles_beside)
