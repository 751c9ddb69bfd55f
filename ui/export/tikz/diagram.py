"""A picture without its numbers: the diagram alone, with its symbols."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.drawing.page import Room
from ui.film.marks import NOW, Bars, Box, Curve, Frame, Mark, Node, Paragraph, River, Row, Strip, Text, Wire

TITLE = 100.0  # above this line stands the title of a page


def diagram_of(frame: Frame) -> tuple[Mark, ...]:
    """What stands still but numbers and titles, and all wires and operations; nothing where there are none, as in a
    chart.
    """
    bottom, places = Room(frame.page).caption.y, set()
    found = [each for mark in frame.backdrop if not _is_left_out(mark, bottom) for each in _with_ground(mark)]
    operations = 0
    for mark in (*frame.settled, *frame.moving):
        if isinstance(mark, Node) and (mark.x, mark.y) not in places:
            places.add((mark.x, mark.y))
            found.append(mark._replace(opacity=1.0, glow=0.0))
            operations += 1
        elif _is_wire(mark):
            found.append(mark)
            operations += 1
    return tuple(found) if operations else ()


def _is_wire(mark: Mark) -> bool:
    """Whether a mark is a wire of a token, or the same wire of several tokens."""
    wire = mark.mark if isinstance(mark, Row) else mark
    about = wire.about if isinstance(wire, Wire) else None
    return about is not None and about.step != NOW and mark.opacity > 0.0


def _with_ground(mark: Mark) -> Iterator[Mark]:
    """A mark, and below the outline of a place for a vector what hides the wires there."""
    if isinstance(mark, Curve) and mark.dashed and len(mark.points) == 5 and mark.points[0] == mark.points[-1]:
        (x, y), (right, bottom) = mark.points[0], mark.points[2]
        yield Box(x, y, right - x, bottom - y, fill="card")
    yield mark


def _is_left_out(mark: Mark, bottom: float) -> bool:
    """Whether a mark shows a number, names one of the run, or is of title, caption or the field of a formula."""
    if isinstance(mark, Text):
        symbols = any("math" in run.style for run in mark.runs)
        plain = mark.role == "muted" or any(map(str.isdigit, mark.plain))
        return mark.y >= bottom or mark.y < TITLE or (mark.about is None and not symbols and plain)
    if isinstance(mark, Box):
        return mark.y >= bottom or (mark.about is not None and mark.about.part == "formula")
    return isinstance(mark, Strip | Paragraph | Bars | River)
