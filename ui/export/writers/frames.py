"""A folder of PNGs, one a frame, for a video editor."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ui.export.files.background import transparency
from ui.export.format import Format, Job, MovingSettings
from ui.export.pictures import Picture, hand_over, paint_all, times
from ui.export.video.pixels import png
from ui.export.video.poster import shows_first


@dataclass(frozen=True)
class FramesSettings(MovingSettings):
    """Pictures with paper or without."""

    background: str = transparency()


def write(job: Job[FramesSettings]) -> None:
    """Write frame-00000.png and so on into the folder."""
    settings = job.settings
    at = times(job.film, settings, settings.rate)
    digits = max(5, len(str(len(at) - 1)))

    def save(picture: Picture) -> None:
        (job.place / f"frame-{picture.number:0{digits}}.png").write_bytes(png(picture.image))

    pictures = paint_all(job, settings.width, settings.height, at)
    hand_over(pictures, save, threads=os.cpu_count() or 1)


FORMAT = Format(
    "/",
    "Folder of pictures (PNG)",
    "Film",
    True,
    FramesSettings,
    write,
    in_turn=True,
    unused=shows_first,
)
