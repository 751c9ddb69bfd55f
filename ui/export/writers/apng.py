"""Animated PNG: shown by every browser and word processor that shows PNGs, every pixel as it is."""

from __future__ import annotations

from ui.export.format import Format, Job
from ui.export.video.animated import AnimatedSettings, write_animated
from ui.export.video.container import Coder
from ui.export.video.subtitles import one_line
from ui.export.video.titles import add_title_to_png


def write(job: Job[AnimatedSettings]) -> None:
    """Write the film."""
    coder = Coder("apng", {}, "apng", {"pred": "up", "compression_level": "3"})
    write_animated(job, coder, "rgb24", {True: ("plays", "0"), False: ("plays", "1")})
    add_title_to_png(job.place, one_line(job.film.title))


FORMAT = Format(".apng", "Animated picture (PNG)", "Film", True, AnimatedSettings, write, in_turn=True)
