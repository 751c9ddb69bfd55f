"""What a picture shows at a point: the mark that lies there, the topmost first, and of lines a little beside them."""

from __future__ import annotations

import pytest

from ui.film.drawing.hits import (
    BESIDE,
    COLUMNS,
    ROWS,
    cell_at,
    cell_of_stored,
    cell_rect,
    find_number,
    hit,
    stored_number,
)
from ui.film.marks import (
    NOW,
    About,
    Bars,
    Box,
    Curve,
    Frame,
    Mark,
    Moment,
    Node,
    Page,
    Polygon,
    River,
    Row,
    Run,
    Strip,
    Text,
    Wire,
)

ABOUT = About(0, 5, "c")


def frame(*settled: Mark, moving: tuple[Mark, ...] = (), backdrop: tuple[Mark, ...] = ()) -> Frame:
    return Frame(Page(), backdrop, settled, moving, "", Moment(7, 0, 0.5))


def strip(count: int = 6, **given: object) -> Strip:
    """Cells of 30 × 20 in two columns; the first column begins at (70, 70)."""
    made = Strip(100.0, 100.0, (0.5,) * count, ("+.5",) * count, "forget", "signed", 1.0, 30.0, 20.0, 2, 3, 15.0)
    return made._replace(**{"about": ABOUT, **given})


def inside(mark: Mark, x: float, y: float) -> bool:
    return hit(frame(mark), x, y) == ABOUT


@pytest.mark.parametrize("k", range(6))
def test_every_point_of_a_cell_tells_of_its_unit(k: int) -> None:
    column, row = divmod(k, 3)
    for across, down in ((0.01, 0.01), (0.5, 0.5), (0.99, 0.99)):
        x, y = 70.0 + 30.0 * (column + across), 70.0 + 20.0 * (row + down)
        assert hit(frame(strip()), x, y) == ABOUT._replace(unit=k)
        assert hit(frame(strip(first=4)), x, y) == ABOUT._replace(unit=4 + k)
        assert hit(frame(strip(units=(9, 8, 7, 6, 5, 4))), x, y) == ABOUT._replace(unit=9 - k)
        assert hit(frame(strip(about=ABOUT._replace(column=0, unit=2))), x, y) == ABOUT._replace(column=k, unit=2)
        assert cell_at(frame(strip()), x, y) == cell_rect(strip(), k) == (70.0 + 30 * column, 70.0 + 20 * row, 30, 20)


@pytest.mark.parametrize("place", [(69.9, 100.0), (130.1, 100.0), (100.1, 69.9), (100.1, 130.1)])
def test_beside_a_strip_there_is_nothing(place: tuple[float, float]) -> None:
    assert hit(frame(strip()), *place) is None and cell_at(frame(strip()), *place) is None


def test_a_cell_that_is_not_there_or_not_shown_tells_nothing() -> None:
    last = (115.0, 120.0)
    assert hit(frame(strip(5)), *last) is None and hit(frame(strip(6)), *last) is not None
    assert hit(frame(strip(opacity=0.0)), *last) is None and hit(frame(strip(opacity=0.01)), *last) is not None
    shown = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0)
    assert hit(frame(strip(shown=shown)), *last) is None and hit(frame(strip(shown=shown)), 115.0, 100.0) is not None


def test_the_topmost_is_told_of_and_what_tells_of_nothing_hides_nothing() -> None:
    low, high = (Box(0.0, 0.0, 50.0, 50.0, about=ABOUT._replace(step=step)) for step in (1, 2))
    blind = Box(0.0, 0.0, 50.0, 50.0)
    for over in (frame(low, high, blind), frame(low, moving=(high, blind)), frame(high, backdrop=(low,))):
        assert hit(over, 20.0, 20.0) == ABOUT._replace(step=2)
    cover = Box(60.0, 60.0, 90.0, 90.0, about=ABOUT)
    assert cell_at(frame(strip(), cover), 80.0, 80.0) is None and cell_at(frame(cover, strip()), 80.0, 80.0) is not None


def test_what_is_true_of_any_moment_is_told_of_this_one() -> None:
    assert hit(frame(Box(0.0, 0.0, 9.0, 9.0, about=ABOUT._replace(step=NOW))), 5.0, 5.0) == ABOUT._replace(step=7)


def test_boxes_and_operations_reach_to_their_edges() -> None:
    box, node = Box(10.0, 20.0, 30.0, 40.0, about=ABOUT), Node(60.0, 50.0, 20.0, 40.0, "×", "forget", about=ABOUT)
    for mark, (left, top, right, bottom) in ((box, (10, 20, 40, 60)), (node, (50, 30, 70, 70))):
        x, y = (left + right) / 2, (top + bottom) / 2
        assert all(inside(mark, *place) for place in ((x, top), (x, bottom), (left, y), (right, y)))
        beyond = ((x, top - 0.1), (x, bottom + 0.1), (left - 0.1, y), (right + 0.1, y))
        assert not any(inside(mark, *place) for place in beyond)


@pytest.mark.parametrize("mark", [Wire, Curve])
def test_a_line_is_met_a_little_beside_it_and_beyond_its_ends(mark: type) -> None:
    line = mark(points=((0.0, 0.0), (100.0, 0.0), (100.0, 100.0)), role="memory", width=6.0, about=ABOUT)
    far = 3.0 + BESIDE
    for x, y in ((50.0, far), (50.0, -far), (-far, 0.0), (100.0 + far, 50.0), (100.0, 100.0 + far)):
        assert inside(line, x, y)
        assert not inside(line, x * 1.0 + (0.2 if x > 100 else -0.2 if x < 0 else 0.0), y * 1.01 + 0.0) or 0 < x == y
    corner = far / 2**0.5
    assert inside(line, -corner + 0.01, corner - 0.01) and not inside(line, -corner - 0.1, corner + 0.1)
    assert not inside(line, 50.0, 50.0)


def test_a_slanting_line_is_met_as_far_beside_it() -> None:
    line, far = Curve(((-20.0, 90.0), (100.0, 50.0), (400.0, 450.0)), "memory", 2.0, about=ABOUT), 1.0 + BESIDE
    for side in (-1, 1):
        near, off = 0.99 * far * side, 1.02 * far * side
        for along in (0.1, 0.5, 0.9):
            x, y = 100.0 + 300.0 * along, 50.0 + 400.0 * along
            assert inside(line, x + 0.8 * near, y - 0.6 * near) and not inside(line, x + 0.8 * off, y - 0.6 * off)


@pytest.mark.parametrize(("anchor", "left"), [("start", 100.0), ("middle", 65.2), ("end", 30.4)])
def test_words_are_met_where_they_stand(anchor: str, left: float) -> None:
    text = Text(100.0, 50.0, (Run("memory"),), 20.0, "ink", anchor, about=ABOUT)
    wide = 0.58 * 20.0 * 6
    assert inside(text, left + 0.1, 45.0) and inside(text, left + wide - 0.1, 45.0)
    assert not inside(text, left - 0.1, 45.0) and not inside(text, left + wide + 0.1, 45.0)
    assert inside(text, left + 1.0, 32.1) and inside(text, left + 1.0, 55.9)
    assert not inside(text, left + 1.0, 31.9) and not inside(text, left + 1.0, 56.1)
    short = text._replace(limit=30.0)
    middle = {"start": 115.0, "middle": 100.0, "end": 85.0}[anchor]
    assert inside(short, middle - 14.9, 45.0) and inside(short, middle + 14.9, 45.0)
    assert not inside(short, middle - 15.1, 45.0) and not inside(short, middle + 15.1, 45.0)


def test_a_river_is_met_between_its_banks() -> None:
    river = River(
        (0.0, 100.0, 100.0, 200.0), (10.0, 30.0, 0.0, 0.0), (20.0, 50.0, 5.0, 5.0), (0.0,) * 4, 1.0, 1.0, ABOUT
    )
    for x, upper, lower in ((0.0, 10.0, 20.0), (50.0, 20.0, 35.0), (75.0, 25.0, 42.5), (150.0, 0.0, 5.0)):
        assert inside(river, x, upper + 0.1) and inside(river, x, lower - 0.1)
        assert not inside(river, x, upper - 0.1) and not inside(river, x, lower + 0.1)
    assert not inside(river, -1.0, 15.0) and not inside(river, 201.0, 2.0)


def test_an_outline_is_met_inside_its_corners() -> None:
    notched = Polygon(((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (50.0, 40.0), (0.0, 100.0)), "memory", about=ABOUT)
    assert inside(notched, 10.0, 50.0) and inside(notched, 90.0, 50.0) and inside(notched, 50.0, 39.0)
    assert not any(inside(notched, *place) for place in ((50.0, 41.0), (-1.0, 50.0), (101.0, 50.0), (50.0, -1.0)))


def test_a_bar_tells_of_its_own_step_and_between_bars_there_is_nothing() -> None:
    bars = Bars(10.0, 8.0, 100.0, 5.0, 40.0, (0.1, 0.5, 0.9), "gate", about=ABOUT)
    for k in range(3):
        left = 10.0 + 8.0 * k
        for x, y in ((left + 0.1, 61.0), (left + 4.9, 99.0)):
            assert hit(frame(bars), x, y) == ABOUT._replace(step=5 + k)
        for x, y in ((left + 5.1, 80.0), (left + 2.0, 59.9), (left + 2.0, 100.1), (left - 0.1, 80.0)):
            assert hit(frame(bars), x, y) is None
    assert hit(frame(bars), 10.0 + 8.0 * 3 + 1.0, 80.0) is None


def test_a_box_and_a_wire_of_a_row_tell_of_their_own_step() -> None:
    boxes = Row(Box(10.0, 0.0, 5.0, 5.0, about=ABOUT), 20.0, 3)
    wires = Row(Wire(((10.0, 0.0), (14.0, 0.0)), "memory", 2.0, about=ABOUT), 40.0, 3)
    for k in range(3):
        assert hit(frame(boxes), 12.0 + 20.0 * k, 3.0) == ABOUT._replace(step=5 + k)
        assert hit(frame(boxes), 16.0 + 20.0 * k, 3.0) is None
        assert hit(frame(wires), 10.0 + 40.0 * k - BESIDE + 0.1, 0.0) == ABOUT._replace(step=5 + k)
        assert hit(frame(wires), 30.0 + 40.0 * k, 0.0) is None
    assert hit(frame(boxes), 12.0 + 60.0, 3.0) is None and hit(frame(boxes), 12.0 - 20.0, 3.0) is None
    assert hit(frame(Row(Box(10.0, 0.0, 5.0, 5.0), 20.0, 3)), 12.0, 3.0) is None


def test_a_number_is_found_in_the_topmost_strip_that_shows_it() -> None:
    whole, part = strip(), strip(2, first=3, x=500.0)
    assert find_number(frame(whole, part), ABOUT._replace(unit=4)) == (part, 1)
    assert find_number(frame(whole, part), ABOUT._replace(unit=5)) == (whole, 5)
    assert find_number(frame(whole, part._replace(opacity=0.0)), ABOUT._replace(unit=4)) == (whole, 4)
    assert find_number(frame(strip(units=(9, 8, 7, 6, 5, 4))), ABOUT._replace(unit=8)) == (
        strip(units=(9, 8, 7, 6, 5, 4)),
        1,
    )
    for other in (ABOUT, ABOUT._replace(unit=6), ABOUT._replace(unit=1, step=4), ABOUT._replace(unit=1, quantity="h")):
        assert find_number(frame(whole), other) is None
    assert find_number(frame(strip(texts=())), ABOUT._replace(unit=1)) is None


@pytest.mark.parametrize("part", [ROWS, COLUMNS])
def test_a_number_of_a_stored_weight_is_found_again(part: str) -> None:
    about = ABOUT._replace(part=part, column=0)
    weight = strip(about=about)
    for k in range(6):
        wanted = stored_number(weight, about, k)
        assert cell_of_stored(weight, about, wanted) == k
        column, row = divmod(k, 3)
        assert (wanted.unit, wanted.column) == ((row, column) if part == ROWS else (column, row))
        assert hit(frame(weight), 85.0 + 30 * column, 80.0 + 20 * row) == wanted
    assert stored_number(weight, about._replace(column=None), 4).column is None
