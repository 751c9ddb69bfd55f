"""Marks turned round from left to right: the picture of what runs from the end, made of one that runs forward."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from ui.film.marks import Bars, Box, Curve, Mark, Node, Paragraph, Point, Polygon, Rect, River, Row, Strip, Text, Wire

HAIR = 3.0  # by how much the middle of what belongs to a field may stand outside it
_ANCHORS = {"start": "end", "end": "start", "middle": "middle"}
T = TypeVar("T")


def mirrored(marks: Iterable[Mark], fields: Sequence[Rect]) -> Iterator[Mark]:
    """The marks; those in one of the fields are turned round in it."""
    for mark in marks:
        x, y = middle_of(mark)
        field = next((each for each in fields if _is_inside(x, y, each)), None)
        yield mark if field is None else mirror(mark, field.x + field.width / 2)


def mirror(mark: Mark, middle: float) -> Mark:
    """A mark turned round at an upright line through `middle`; letters stay as they are."""

    def over(x: float) -> float:
        return 2 * middle - x

    if isinstance(mark, Box | Paragraph):
        return mark._replace(x=over(mark.x + mark.width))
    if isinstance(mark, Text):
        return mark._replace(x=over(mark.x), anchor=_ANCHORS[mark.anchor])
    if isinstance(mark, Wire):
        return mark._replace(points=_turned(mark.points, over), hops=_turned(mark.hops, over))
    if isinstance(mark, Curve | Polygon):
        return mark._replace(points=_turned(mark.points, over))
    if isinstance(mark, Strip):
        return _strip(mark, over(mark.x))
    if isinstance(mark, River):
        return _river(mark, over)
    if isinstance(mark, Bars):
        return _bars(mark, over)
    if isinstance(mark, Row):
        return _row(mark, over)
    return mark._replace(x=over(mark.x))


def _turned(points: Sequence[Point], over: Callable[[float], float]) -> tuple[Point, ...]:
    return tuple((over(x), y) for x, y in points)


def _strip(mark: Strip, x: float) -> Strip:
    """A map of shades has its columns in the other order; the cells of a vector stand as they stood."""
    if mark.about is not None or mark.columns < 2 or len(mark.values) != mark.columns * mark.rows:
        return mark._replace(x=x)
    return mark._replace(x=x, values=_columns(mark.values, mark.rows), shown=_columns(mark.shown, mark.rows))


def _columns(cells: tuple[T, ...], rows: int) -> tuple[T, ...]:
    """Cells in columns of so many rows, the last column first."""
    return tuple(cell for start in range(len(cells) - rows, -1, -rows) for cell in cells[start : start + rows])


def _river(mark: River, over: Callable[[float], float]) -> River:
    xs = tuple(over(x) for x in reversed(mark.xs))
    return mark._replace(xs=xs, tops=mark.tops[::-1], bottoms=mark.bottoms[::-1], values=mark.values[::-1])


def _bars(mark: Bars, over: Callable[[float], float]) -> Bars:
    """The last comes first, and tells of its own step."""
    last = mark.x + (len(mark.values) - 1) * mark.pitch + mark.width
    about = None if mark.about is None else mark.about._replace(step=mark.about.step + len(mark.values) - 1)
    return mark._replace(x=over(last), values=mark.values[::-1], about=about)


def _row(row: Row, over: Callable[[float], float]) -> Row:
    """The last comes first, and tells of its own step."""
    shift, mark = (row.times - 1) * row.pitch, row.mark
    about = None if mark.about is None else mark.about._replace(step=mark.about.step + row.times - 1)
    if isinstance(mark, Box):
        return row._replace(mark=mark._replace(x=over(mark.x + shift + mark.width), about=about))
    points = tuple((over(x + shift), y) for x, y in mark.points)
    return row._replace(mark=mark._replace(points=points, about=about))


def _is_inside(x: float, y: float, field: Rect) -> bool:
    across = field.x - HAIR <= x <= field.x + field.width + HAIR
    return across and field.y - HAIR <= y <= field.y + field.height + HAIR


def middle_of(mark: Mark) -> Point:
    """The middle of a mark, or where its letters begin or end."""
    if isinstance(mark, Box | Paragraph):
        return mark.x + mark.width / 2, mark.y + mark.height / 2
    if isinstance(mark, Text | Node | Strip):
        return mark.x, mark.y
    if isinstance(mark, River):
        return (mark.xs[0] + mark.xs[-1]) / 2, (mark.tops[0] + mark.bottoms[0]) / 2
    if isinstance(mark, Bars):
        return mark.x + (len(mark.values) * mark.pitch) / 2, mark.base - mark.height / 2
    if isinstance(mark, Row):
        x, y = middle_of(mark.mark)
        return x + (mark.times - 1) * mark.pitch / 2, y
    xs, ys = zip(*mark.points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
