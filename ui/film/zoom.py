"""From one level of the picture into the next: two frames, one inside a part of the other.

Each view says where on its page the next level is to be found (its focus). Zooming in magnifies the outer picture
around that part until it fills the page, while the inner picture, at first as small as the part, comes over it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ui.film.easing import progress, smooth
from ui.film.marks import Frame, Page, Rect

LEVELS = ("unrolled", "stack", "cell", "unit")
_COMES, _FADE = 0.2, 0.6  # where the inner begins to come, and how long that takes
_FASTEST = 1200.0  # logical units a second that a visible mark may move
_LEAST = 0.5  # seconds


class Placed(NamedTuple):
    """A frame drawn at `scale` with its corner at `x`, `y`, as opaque as `opacity`."""

    frame: Frame
    x: float
    y: float
    scale: float
    opacity: float


class Zoomed(NamedTuple):
    """A picture between two levels."""

    page: Page
    outer: Placed
    inner: Placed


def between(outer: Frame, inner: Frame, focus: Rect, u: float) -> Zoomed:
    """The picture a share `u` in [0, 1] of the way from `outer` into `inner`, which lies in the outer's `focus`."""
    page = outer.page
    room = _in_shape(focus, page)
    whole = page.width / room.width
    scale = whole**u
    # the point that stays where it is while everything grows around it
    share = whole / (whole - 1.0) if whole > 1.0 + 1e-9 else 0.0
    x, y = room.x * share * (1.0 - scale), room.y * share * (1.0 - scale)
    coming = smooth(progress(u, _COMES, _FADE))
    return Zoomed(
        page,
        Placed(outer, x, y, scale, 1.0),
        Placed(inner, x + room.x * scale, y + room.y * scale, scale / whole, coming),
    )


def _in_shape(focus: Rect, page: Page) -> Rect:
    """The smallest rectangle of the page's shape around the focus, inside the page."""
    width = min(max(focus.width, focus.height * page.width / page.height), page.width)
    height = width * page.height / page.width
    x = min(max(focus.x + focus.width / 2 - width / 2, 0.0), page.width - width)
    y = min(max(focus.y + focus.height / 2 - height / 2, 0.0), page.height - height)
    return Rect(x, y, width, height)


def seconds(focus: Rect, page: Page) -> float:
    """How long to take for a level, so that nothing that can be seen moves too fast."""
    growth = math.log(page.width / _in_shape(focus, page).width)
    reach = math.hypot(page.width, page.height)  # the farthest a visible mark can be from the point that stays
    return max(_LEAST, 1.5 * growth * reach / _FASTEST)
