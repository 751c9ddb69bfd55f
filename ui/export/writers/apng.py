"""Animated PNG: shown by every browser and word processor that shows PNGs, every pixel as it is."""

from __future__ import annotations

from ui.export.files.background import has_paper
from ui.export.format import Format, Job
from ui.export.video.animated import AnimatedSettings, write_animated
from ui.export.video.container import Coder
from ui.export.video.poster import shows_first
from ui.export.video.subtitles import one_line
from ui.export.video.titles import add_title_to_png


def write(job: Job[AnimatedSettings]) -> None:
    """Write the film."""
    coder = Coder("apng", {}, "apng", {"pred": "up", "compression_level": "3"})
    pixels = "rgb24" if has_paper(job.settings) else "rgba"
    write_animated(job, coder, pixels, {True: ("plays", "0"), False: ("plays", "1")})
    add_title_to_png(job.place, one_line(job.film.title))


FORMAT = Format(
    ".apng",
    "Animated picture (PNG)",
    "Film",
    True,
    AnimatedSettings,
    write,
    in_turn=True,
    unused=shows_first,
)
