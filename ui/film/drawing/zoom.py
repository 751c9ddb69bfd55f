"""From one level of the picture into the next: two frames, one inside a part of the other.

Each view says where on its page the next level is to be found (its focus). Zooming in magnifies the outer picture
around that part until it fills the page, while the inner picture, at first as small as the part, comes over it. Title
and caption stand still meanwhile; where those of the two differ, one goes and then the other comes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ui.film.drawing.easing import TOP, cruise, progress, smooth
from ui.film.drawing.page import Room
from ui.film.marks import Box, Frame, Mark, Page, Rect

LEVELS = ("unrolled", "stack", "cell", "unit")
_COMES, _FADE = 0.2, 0.6  # where the inner begins to come, and how long that takes
_FASTEST = 1270.0  # logical units a second that a visible mark may move: 2 % of the page's height in 1/60 s is 1296
_LEAST = 0.5  # seconds
_VEILED = 0.06  # the share of the way in which the paper below the title comes and goes
_CLOSEST = 0.45  # of the page's width: nothing is magnified more than this fills


class Placed(NamedTuple):
    """A frame drawn at `scale` with its corner at `x`, `y`, as opaque as `opacity`."""

    frame: Frame
    x: float
    y: float
    scale: float
    opacity: float


class Zoomed(NamedTuple):
    """A picture between two levels, and over both the words that stand still."""

    page: Page
    outer: Placed
    inner: Placed
    around: tuple[Mark, ...] = ()


class Parted(NamedTuple):
    """A frame without the words around its picture, and these words."""

    frame: Frame
    around: tuple[Mark, ...]


def between(outside: Parted, inside: Parted, focus: Rect, u: float) -> Zoomed:
    """The picture a share `u` in [0, 1] of the way from `outside` into `inside`, which lies in the outer's `focus`."""
    outer, inner = outside.frame, inside.frame
    page = outer.page
    room = _in_shape(focus, page)
    whole = page.width / room.width
    scale = whole**u
    still_x, still_y = _still(room, page)
    x, y = still_x * (1.0 - scale), still_y * (1.0 - scale)
    coming = smooth(progress(u, _COMES, _FADE))
    return Zoomed(
        page,
        Placed(outer, x, y, scale, 1.0),
        Placed(inner, x + room.x * scale, y + room.y * scale, scale / whole, coming),
        tuple(_words(outside, inside, u)),
    )


def _words(outside: Parted, inside: Parted, u: float) -> Iterator[Mark]:
    """The words around both, on paper of their own while pictures pass below them."""
    page = outside.frame.page
    yield Box(0.0, 0.0, page.width, Room(page).header, fill="paper", opacity=min(1.0, min(u, 1.0 - u) / _VEILED))
    shared, other = set(inside.around), set(outside.around)
    for mark in outside.around:
        yield mark if mark in shared else _faded(mark, 1.0 - progress(u, 0.0, 0.5))
    for mark in inside.around:
        if mark not in other:
            yield _faded(mark, progress(u, 0.5, 0.5))


def _faded(mark: Mark, share: float) -> Mark:
    return mark._replace(opacity=mark.opacity * share)


def _in_shape(focus: Rect, page: Page) -> Rect:
    """The smallest rectangle of the page's shape around the focus that is not too small, inside the page."""
    width = max(focus.width, focus.height * page.width / page.height, _CLOSEST * page.width)
    width = min(width, page.width)
    height = width * page.height / page.width
    x = min(max(focus.x + focus.width / 2 - width / 2, 0.0), page.width - width)
    y = min(max(focus.y + focus.height / 2 - height / 2, 0.0), page.height - height)
    return Rect(x, y, width, height)


def _still(room: Rect, page: Page) -> tuple[float, float]:
    """The point of the page that stays where it is while everything grows around it."""
    whole = page.width / room.width
    share = whole / (whole - 1.0) if whole > 1.0 + 1e-9 else 0.0
    return room.x * share, room.y * share


def seconds(focus: Rect, page: Page) -> float:
    """How long to take for a level, so that nothing that can be seen moves too fast where the glide is at its `TOP`."""
    room = _in_shape(focus, page)
    growth = math.log(page.width / room.width)
    x, y = _still(room, page)
    reach = math.hypot(max(x, page.width - x), max(y, page.height - y))  # the farthest a visible mark can be from it
    return max(_LEAST, TOP * growth * reach / _FASTEST)


def passing(start: float, stages: Sequence[tuple[float, float]], share: float) -> float:
    """The zoom after a share of the time of a glide from `start` through `stages`: zooms, and the seconds to each.

    It speeds up at the start of the whole way and slows down at its end; between, each stage has its own speed.
    """
    time = cruise(share) * sum(seconds for _, seconds in stages)
    for zoom, lasts in stages:
        if time < lasts and share < 1.0:
            return start + (zoom - start) * time / lasts
        start, time = zoom, max(time - lasts, 0.0)
    return start
