"""The places of vectors that are to come are empty, and an operation that steps back is not seen through."""

from __future__ import annotations

import pytest

from tests.ui.film.films import CELLS, film
from ui.film.drawing.strips import footprint
from ui.film.film import Film
from ui.film.marks import Box, Frame, Mark, Node, Rect, Wire

VIEWS = ("cell", "backward", "stack")


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [3, 16, 64])
@pytest.mark.parametrize("view", VIEWS)
def test_no_wire_is_seen_in_the_place_of_a_vector(view: str, units: int, cell: str) -> None:
    made = film(cell, units, view=view)
    marks = made.frame(0.0).backdrop
    places = list(_places(made, marks))
    assert len(places) > 1
    for place in places:
        inside = max((k for k, mark in enumerate(marks) if isinstance(mark, Wire) and _crosses(mark, place)), default=0)
        assert any(_covers(mark, place) for mark in marks[inside:])


def _crosses(wire: Wire, place: Rect) -> bool:
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*wire.points, strict=True))
    return left < place.x + place.width and right > place.x and top < place.y + place.height and bottom > place.y


def _covers(mark: Mark, place: Rect) -> bool:
    if not isinstance(mark, Box) or mark.fill is None or mark.stroke is not None or mark.opacity < 1.0:
        return False
    return (mark.x, mark.y, mark.width, mark.height) == pytest.approx(place)


def _places(made: Film, marks: tuple[Mark, ...]) -> list[Rect]:
    """Where vectors will rest: as the diagram has it; in the stack, what its dashed outlines go round."""
    if made.options.view == "stack":
        dashed = [mark.points for mark in marks if getattr(mark, "dashed", False) and len(mark.points) == 5]  # type: ignore[union-attr]
        return [Rect(*points[0], points[2][0] - points[0][0], points[2][1] - points[0][1]) for points in dashed]
    found = []
    for station in made.scene.diagram.stations.values():
        wide, high = footprint(made.scene.units_of(station.quantity), made.scene.diagram.rows(station.quantity))
        found.append(Rect(station.x - wide / 2, station.y - high / 2, wide, high))
    return found


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("view", VIEWS[:2])
def test_an_operation_that_steps_back_has_a_ground(view: str, cell: str) -> None:
    made = film(cell, 3, view=view)
    dimmed = 0
    for beat in range(len(made.timeline.beats)):
        frame = made.frame(made.timeline.time_at_rest(1, beat))
        for node in _dimmed(frame):
            before = frame.moving[frame.moving.index(node) - 1]
            assert isinstance(before, Box) and (before.fill, before.opacity) == ("card", 1.0)
            assert (before.x + before.width / 2, before.y + before.height / 2) == pytest.approx((node.x, node.y))
            assert (before.width, before.height) == (node.width, node.height)
            dimmed += 1
        lit = [mark for mark in frame.moving if isinstance(mark, Node) and mark.opacity == 1.0]
        assert all(not isinstance(frame.moving[frame.moving.index(node) - 1], Box) for node in lit)
    assert dimmed or cell.startswith("rnn")


def _dimmed(frame: Frame) -> list[Node]:
    return [mark for mark in frame.moving if isinstance(mark, Node) and mark.opacity < 1.0]
