"""Animated WebP for web pages and chats: all colours, a tenth of a GIF, and every pixel kept if that is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from ui.export.format import Description, Format, Job, setting
from ui.export.video.animated import AnimatedSettings, write_animated
from ui.export.video.container import Coder
from ui.export.video.poster import shows_first
from ui.export.video.subtitles import one_line
from ui.export.video.titles import add_title_to_webp

EXACT = 100
_OPTIONS = {
    EXACT: {"lossless": "1", "compression_level": "2", "quality": "50"},
    85: {"lossless": "0", "compression_level": "3", "quality": "85"},
    60: {"lossless": "0", "compression_level": "3", "quality": "60"},
}


@dataclass(frozen=True)
class WebpSettings(AnimatedSettings):
    """Animated pictures: how exact."""

    quality: int = setting(
        EXACT,
        Description(
            "Quality",
            "the better, the larger the file",
            choices=((EXACT, "Every pixel as it is"), (85, "Very good"), (60, "Small file")),
        ),
    )


def write(job: Job[WebpSettings]) -> None:
    """Write the film."""
    coder = Coder("webp", {}, "libwebp_anim", _OPTIONS[job.settings.quality])
    write_animated(job, coder, "bgra", {True: ("loop", "0"), False: ("loop", "1")})
    add_title_to_webp(job.place, one_line(job.film.title))


FORMAT = Format(
    ".webp",
    "Animated picture (WebP)",
    "Film",
    True,
    WebpSettings,
    write,
    in_turn=True,
    unused=shows_first,
)
