"""The picture in the middle of the window, its ruler and its transport."""
