"""How lines differ: by colour, by dash and by the shape of their points, never by colour alone."""

from __future__ import annotations

from typing import NamedTuple

from ui.film.marks import Box, Curve, Mark, Point, Polygon

MOST_BOLD = 8  # lines that stand out


class LineStyle(NamedTuple):
    """A colour role, whether the line is dashed, and the shape of its points."""

    role: str
    dashed: bool
    shape: str


_ROLES = ("input", "plus", "output", "forget")
_SHAPES = ("circle", "square", "triangle", "diamond")
LOOKS = tuple(
    LineStyle(role, dashed, shape)
    for dashed in (False, True)
    for role, shape in zip(_ROLES if not dashed else ("memory", "short", "muted", "ink"), _SHAPES, strict=True)
)


def outline(shape: str, x: float, y: float, radius: float) -> tuple[Point, ...]:
    """The corners of a point of a line; a circle has none."""
    if shape == "square":
        r = radius * 0.88
        return ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))
    if shape == "triangle":
        r = radius * 1.15
        return ((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8))
    if shape == "diamond":
        r = radius * 1.25
        return ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return ()


def sample(look: LineStyle, x: float, y: float, width: float) -> tuple[Mark, ...]:
    """A short piece of a line with a point on it, for a legend."""
    line = Curve(((x, y), (x + width, y)), look.role, 2.0, dashed=look.dashed)
    corners = outline(look.shape, x + width / 2, y, 3.2)
    if corners:
        return line, Polygon(corners, look.role)
    return line, Box(x + width / 2 - 3.2, y - 3.2, 6.4, 6.4, 3.2, look.role)
