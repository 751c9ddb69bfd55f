"""How much a lecture pack is, and how long it takes: from its pictures, and how quickly one of them is painted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from simulator.network.trace import Trace
from ui.export.batch.pack_parts import Part
from ui.export.format import FilmLike
from ui.export.offscreen import ensure_application
from ui.film.drawing.page import page_for
from ui.film.motion.timeline import Timeline
from ui.paint.painter import image
from ui.paint.theme import THEMES

WIDTH, HEIGHT = 1280, 720  # of the picture whose painting is timed
FULL = 1920 * 1080 / 1e6  # megapixels of an export that is told no size
START = 40.0  # what a program needs to begin, in paintings
PROGRAMS = 2  # that make a pack: one its films, one all else
BYTES = 18.0  # of a number as text


class Cost(NamedTuple):
    """What a picture of one megapixel needs: bytes in the file, and work as so many paintings of the timed picture."""

    size: float
    work: float


COSTS = {  # as measured on the built-in lessons; the clips of slides are cut out of the film
    ".mp4": Cost(2_200, 2.1), ".webm": Cost(4_600, 2.7), ".gif": Cost(8_600, 1.7), ".webp": Cost(9_800, 5.5),
    ".apng": Cost(32_000, 3.4), "frames/": Cost(144_000, 2.1), "slides.pptx": Cost(3_700, 0.05),
    ".pptx": Cost(95_000, 3.5), ".tex": Cost(6_100, 0.7), ".pdf": Cost(6_100, 0.8), ".html": Cost(6_000, 11.5),
    ".png": Cost(125_000, 2.3), ".svg": Cost(96_000, 0.7),
}  # fmt: skip


class PackEstimate(NamedTuple):
    """How many files a pack has, how many bytes, and how many seconds it takes."""

    files: int
    size: float
    seconds: float


def estimate_pack(
    parts: Sequence[Part], timeline: Timeline, trace: Trace, painting: float, processes: int
) -> PackEstimate:
    """What the parts need: `painting` is the seconds of one picture."""
    size, work = 0.0, PROGRAMS * START
    for part in parts:
        pictures, megapixels = _pictures(part, timeline), _megapixels(part)
        cost = next((cost for ending, cost in COSTS.items() if part.name.endswith(ending)), None)
        if cost is None:
            size += BYTES * sum(layer.numbers for layer in trace.layers)
        else:
            size += cost.size * megapixels * pictures
            work += cost.work * megapixels * pictures
    return PackEstimate(len(parts), size, work * painting / max(1, processes))


def time_painting(film: FilmLike) -> float:
    """The seconds in which this machine paints one picture of a film."""
    ensure_application()
    shown, theme = film.on(page_for(WIDTH, HEIGHT)), THEMES["light"]
    line = shown.timeline
    image(shown.frame(line.time_at_rest(0, 0)), theme, WIDTH, HEIGHT)
    begun = time.perf_counter()
    for beat in range(len(line.beats)):
        image(shown.frame(line.time_at_rest(0, beat)), theme, WIDTH, HEIGHT)
    return (time.perf_counter() - begun) / len(line.beats)


def _pictures(part: Part, timeline: Timeline) -> float:
    """How many pictures a part has: frames of its film, or beats, or tokens."""
    tokens, beats = len(timeline.tokens), len(timeline.beats)
    told = " ".join(part.options)
    first, last = _shown(part, tokens)
    start, stop = timeline.span(first, last)
    if "--at" in told:
        return beats if "sheet" in told else 1
    if "handout" in told:
        return last - first
    if part.name in ("slides-stills.pptx", "slides.tex", "pages.pdf", "lesson.html"):
        return (last - first) * beats
    rate = 20.0 if "--fps=20" in told else 12.0 if part.name.endswith(".tex") else 30.0
    return max(1.0, (stop - start) * rate / _pace(part))


def _shown(part: Part, count: int) -> tuple[int, int]:
    """The tokens that a part shows, of `count`: the first, and the one after the last."""
    found = next((word for word in part.options if word.startswith("--tokens=")), f"--tokens=0:{count}")
    first, last = found.removeprefix("--tokens=").split(":")
    return int(first), int(last)


def _pace(part: Part) -> float:
    """How many times quicker than written a part passes."""
    return next((float(word.rpartition("=")[2]) for word in part.options if word.startswith("--set=pace=")), 1.0)


def _megapixels(part: Part) -> float:
    """The size of its pictures."""
    sizes = [each.removeprefix("--size=").split("x") for each in part.options if each.startswith("--size=")]
    return next((int(width) * int(height) / 1e6 for width, height in sizes), FULL)
