"""Which encoder of H.264 this machine's FFmpeg has: x264, or another one, of which it is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from av.codec import Codec
from av.codec.codec import UnknownCodecError

from simulator.io.os_errors import how_to_install
from ui.export.format import ExportError, Settings
from ui.film.text.language import QT_TRANSLATE_NOOP

BEST = "libx264"
OTHERS = ("libopenh264", "h264_videotoolbox", "h264_mf")  # Cisco's, and those of macOS and Windows
ENDINGS = (".mp4", ".pptx")  # what is made with them, beside slides for a browser
BITS = 0.2  # that a pixel of a film takes at the quality below, where an encoder is told how many
QUALITY, STEP = 18, 6  # of x264: so much more halves the bits
_INSTEAD = QT_TRANSLATE_NOOP(
    "Export",
    "FFmpeg has no libx264 here: films in MP4 are coded with {encoder}, and are larger at the same quality.",
)


@cache
def has_encoder(name: str) -> bool:
    """Whether FFmpeg has an encoder of this name here."""
    try:
        return Codec(name, "w").is_encoder
    except UnknownCodecError:
        return False


def h264_encoder() -> str:
    """The name of the encoder that films in MP4 are coded with. Raises ExportError where there is none."""
    found = next(filter(has_encoder, (BEST, *OTHERS)), None)
    if found is None:
        looked_for = ", ".join((BEST, *OTHERS))
        raise ExportError(
            f"FFmpeg has no encoder of H.264 here, which an MP4 needs: none of {looked_for}.",
            f"Write a .webm. The package av of PyPI has libx264. {how_to_install('av')} --force-reinstall",
        )
    return found


def is_coded(target: str, settings: Settings) -> bool:
    """Whether a film in H.264 is in a file, or beside it."""
    return target.lower().endswith(ENDINGS) or getattr(settings, "arrangement", "") == "reveal"


def options_of(encoder: str, quality: int, pixels: int, rate: float) -> dict[str, str]:
    """What an encoder other than x264 is told for films of a quality of x264's, of so many pixels, so many a second."""
    bits = {"b": str(round(BITS * 2 ** ((QUALITY - quality) / STEP) * pixels * rate))}
    constant = {"rc_mode": "quality", "qmin": str(quality), "qmax": str(quality)}
    return {**bits, **constant} if encoder == OTHERS[0] else bits


def describe_encoder(translate: Callable[[str, str], str]) -> list[str]:
    """A sentence where films in MP4 are not coded with x264; mostly none."""
    found = next(filter(has_encoder, (BEST, *OTHERS)), BEST)
    return [] if found == BEST else [translate("Export", _INSTEAD).format(encoder=found)]
