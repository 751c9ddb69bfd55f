"""What a picture shows at a point: the pointer asks, and lines answer with a little room beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from ui.film.marks import (
    NOW,
    About,
    Bars,
    Box,
    Curve,
    Frame,
    Mark,
    Node,
    Point,
    Polygon,
    Rect,
    River,
    Row,
    Strip,
    Text,
    Wire,
)

ROWS, COLUMNS = "stored:rows", "stored:columns"
"""The parts of strips that show a weight as it is stored: a unit's numbers beside each other, or below each other."""
BESIDE = 7.0  # how far beside a line the pointer still meets it


def hit(frame: Frame, x: float, y: float) -> About | None:
    """What the picture shows at a point of the page, the topmost first; a cell of a strip names its unit.

    What is true of any moment is told of the frame's own.
    """
    found = _topmost(frame, x, y)
    return None if found is None else found[1]


def cell_at(frame: Frame, x: float, y: float) -> Rect | None:
    """The cell of the strip that is topmost at a point of the page; None where none is, or something lies over it."""
    mark = (_topmost(frame, x, y) or (None,))[0]
    k = _cell(mark, x, y) if isinstance(mark, Strip) else None
    return None if k is None or not isinstance(mark, Strip) else cell_rect(mark, k)


def cell_rect(strip: Strip, k: int) -> Rect:
    """Where cell `k` of a strip stands."""
    return Rect(*strip.cell(k), strip.cell_width, strip.cell_height)


def find_number(frame: Frame, about: About) -> tuple[Strip, int] | None:
    """The strip in which a frame shows a unit's number, the topmost of several, and its cell; None without one."""
    for mark in reversed(frame.everything):
        if isinstance(mark, Strip) and mark.texts and mark.about is not None and mark.about[:3] == about[:3]:
            units = mark.units or range(mark.first, mark.first + len(mark.values))
            if about.unit is not None and about.unit in units and mark.opacity > 0.0:
                return mark, units.index(about.unit)
    return None


def _topmost(frame: Frame, x: float, y: float) -> tuple[Mark, About] | None:
    for plane in (frame.moving, frame.settled, frame.backdrop):
        for mark in reversed(plane):
            found = _hit_mark(mark, x, y)
            if found is not None:
                return mark, found if found.step != NOW else found._replace(step=frame.moment.token)
    return None


def _hit_mark(mark: Mark, x: float, y: float) -> About | None:
    if isinstance(mark, Row):
        return _hit_row(mark, x, y)
    about: About | None = getattr(mark, "about", None)
    if about is None:
        return None
    if isinstance(mark, Strip):
        return _hit_strip(mark, about, x, y)
    if isinstance(mark, Bars):
        place = int((x - mark.x) // mark.pitch)
        inside = x - mark.x - place * mark.pitch <= mark.width and mark.base - mark.height <= y <= mark.base
        return about._replace(step=about.step + place) if inside and 0 <= place < len(mark.values) else None
    return about if _covers(mark, x, y) else None


def _hit_row(row: Row, x: float, y: float) -> About | None:
    """A box or wire of a row, whose step is as many later as its place is."""
    mark = row.mark
    if mark.about is None:
        return None
    left = mark.x if isinstance(mark, Box) else min(x for x, _ in mark.points) - BESIDE
    place = int((x - left) // row.pitch)
    found = _hit_mark(mark, x - place * row.pitch, y) if 0 <= place < row.times else None
    return found and found._replace(step=found.step + place)


def _hit_strip(mark: Strip, about: About, x: float, y: float) -> About | None:
    k = _cell(mark, x, y)
    if k is None or mark.opacity <= 0.0 or (mark.shown and mark.shown[k] <= 0.0):
        return None
    if about.part in (ROWS, COLUMNS):
        return stored_number(mark, about, k)
    place = mark.units[k] if mark.units else mark.first + k
    return about._replace(unit=place) if about.column is None else about._replace(column=place)


def stored_number(strip: Strip, about: About, k: int) -> About:
    """Which number of a weight a cell of a strip shows."""
    column, row = divmod(k, strip.rows)
    unit, entry = (column, row) if about.part == COLUMNS else (row, column)
    return about._replace(unit=unit, column=None if about.column is None else entry)


def cell_of_stored(strip: Strip, about: About, wanted: About) -> int:
    """The cell of a strip that shows a number of its weight."""
    unit, entry = wanted.unit or 0, wanted.column or 0
    return unit * strip.rows + entry if about.part == COLUMNS else entry * strip.rows + unit


def _cell(mark: Strip, x: float, y: float) -> int | None:
    """The cell of a strip at a point, counted as its values are."""
    column = (x - mark.x + mark.width / 2) // mark.cell_width
    row = (y - mark.y + mark.height / 2) // mark.cell_height
    if not (0 <= column < mark.columns and 0 <= row < mark.rows):
        return None
    k = int(column * mark.rows + row)
    return k if k < len(mark.values) else None


def _covers(mark: Mark, x: float, y: float) -> bool:
    """Whether a mark lies at a point."""
    if isinstance(mark, Box):
        return 0 <= x - mark.x <= mark.width and 0 <= y - mark.y <= mark.height
    if isinstance(mark, Node):
        return abs(x - mark.x) <= mark.width / 2 and abs(y - mark.y) <= mark.height / 2
    if isinstance(mark, Text):
        area = mark.area
        wide = area.width if not mark.limit else min(area.width, mark.limit)
        left = mark.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * wide
        return 0 <= x - left <= wide and 0 <= y - area.y <= area.height
    if isinstance(mark, Wire | Curve):
        return _is_near(mark.points, x, y, mark.width / 2 + BESIDE)
    if isinstance(mark, River):
        return _is_in_river(mark, x, y)
    return isinstance(mark, Polygon) and _is_inside(mark.points, x, y)


def _is_near(points: Sequence[Point], x: float, y: float, far: float) -> bool:
    """Whether a point is no further from a line through points."""
    for (ax, ay), (bx, by) in pairwise(points):
        if min(ax, bx) - far <= x <= max(ax, bx) + far and min(ay, by) - far <= y <= max(ay, by) + far:
            dx, dy = bx - ax, by - ay
            size = dx * dx + dy * dy
            along = 0.0 if size == 0.0 else min(max(((x - ax) * dx + (y - ay) * dy) / size, 0.0), 1.0)
            if hypot(x - ax - along * dx, y - ay - along * dy) <= far:
                return True
    return False


def _is_in_river(mark: River, x: float, y: float) -> bool:
    edges = pairwise(zip(mark.xs, mark.tops, mark.bottoms, strict=True))
    for (left, top, bottom), (right, next_top, next_bottom) in edges:
        if left <= x <= right and left < right:
            u = (x - left) / (right - left)
            upper, lower = top + u * (next_top - top), bottom + u * (next_bottom - bottom)
            return upper <= y <= lower
    return False


def _is_inside(points: Sequence[Point], x: float, y: float) -> bool:
    """Whether a point lies in an outline: a line to the right crosses it an odd number of times."""
    inside = False
    for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
