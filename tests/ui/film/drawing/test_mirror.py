"""Marks turned round: at the place of each stands its mirror image, and twice turned round it is itself."""

from __future__ import annotations

import pytest

from ui.film.drawing.hits import hit
from ui.film.drawing.mirror import HAIR, middle_of, mirror, mirrored
from ui.film.marks import (
    About,
    Bars,
    Box,
    Curve,
    Frame,
    Mark,
    Moment,
    Node,
    Page,
    Paragraph,
    Polygon,
    Rect,
    River,
    Row,
    Run,
    Strip,
    Text,
    Wire,
)

ABOUT = About(0, 5, "c")
HEAT = Strip(90.0, 50.0, (1.0, 2.0, 3.0, 4.0, 5.0, 6.0), (), "", "signed", 6.0, 10.0, 20.0, 3, 2, 0.0)
MARKS: dict[str, Mark] = {
    "box": Box(10.0, 20.0, 30.0, 40.0, about=ABOUT),
    "paragraph": Paragraph(10.0, 20.0, 30.0, 40.0, "words", 23.0, "ink"),
    "text": Text(10.0, 20.0, (Run("words"),), 23.0, "ink", about=ABOUT),
    "text at its end": Text(60.0, 20.0, (Run("words"),), 23.0, "ink", "end", about=ABOUT),
    "wire": Wire(((0.0, 0.0), (40.0, 0.0), (40.0, 60.0)), "memory", 6.0, ((20.0, 0.0),), about=ABOUT),
    "curve": Curve(((0.0, 0.0), (40.0, 10.0), (60.0, 60.0)), "memory", 6.0, about=ABOUT),
    "polygon": Polygon(((0.0, 0.0), (40.0, 10.0), (20.0, 60.0)), "memory", about=ABOUT),
    "node": Node(20.0, 30.0, 40.0, 40.0, "×", "forget", about=ABOUT),
    "map of shades": HEAT._replace(shown=(1.0, 0.9, 0.8, 0.7, 0.6, 0.5)),
    "river": River((0.0, 30.0, 50.0), (1.0, 2.0, 3.0), (5.0, 7.0, 3.0), (0.1, 0.2, 0.3), 1.0, 1.0, ABOUT),
}


@pytest.mark.parametrize("name", MARKS)
def test_turned_round_it_is_as_far_at_the_other_side_and_turned_again_it_is_itself(name: str) -> None:
    mark = MARKS[name]
    turned = mirror(mark, 100.0)
    (x, y), (over, level) = middle_of(mark), middle_of(turned)
    assert (over, level) == pytest.approx((200.0 - x, y)) and turned != mark
    assert mirror(turned, 100.0) == mark


def test_words_are_read_as_before_but_end_where_they_began() -> None:
    text = MARKS["text"]
    assert isinstance(text, Text)
    assert [mirror(text._replace(anchor=each), 50.0).anchor for each in ("start", "middle", "end")] == [  # type: ignore[union-attr]
        "end", "middle", "start",
    ]  # fmt: skip
    assert mirror(text, 50.0) == text._replace(x=90.0, anchor="end")


def test_the_columns_of_a_map_change_their_order_and_their_cells_do_not() -> None:
    turned = mirror(MARKS["map of shades"], 100.0)
    assert isinstance(turned, Strip)
    assert turned.values == (5.0, 6.0, 3.0, 4.0, 1.0, 2.0) and turned.shown == (0.6, 0.5, 0.8, 0.7, 1.0, 0.9)
    for vector in (HEAT._replace(about=ABOUT), HEAT._replace(columns=1, rows=6), HEAT._replace(values=(1.0,) * 5)):
        assert mirror(vector, 100.0) == vector._replace(x=110.0)


def test_a_river_flows_from_left_to_right_with_the_same_banks() -> None:
    turned = mirror(MARKS["river"], 100.0)
    assert isinstance(turned, River)
    assert (turned.xs, turned.tops, turned.bottoms) == ((150.0, 170.0, 200.0), (3.0, 2.0, 1.0), (3.0, 7.0, 5.0))
    assert turned.values == (0.3, 0.2, 0.1)


def shown_at(mark: Mark, x: float, y: float) -> About | None:
    return hit(Frame(Page(), (), (mark,), (), "", Moment(0, 0, 0.0)), x, y)


@pytest.mark.parametrize(
    "mark",
    [
        Bars(10.0, 8.0, 100.0, 5.0, 40.0, (0.1, 0.5, 0.9), "gate", about=ABOUT),
        Row(Box(10.0, 0.0, 5.0, 90.0, about=ABOUT), 8.0, 3),
        Row(Wire(((11.0, 90.0), (14.0, 90.0)), "memory", 2.0, about=ABOUT), 40.0, 3),
    ],
    ids=["bars", "boxes", "wires"],
)
def test_of_many_the_last_comes_first_and_counts_on_from_its_own_step(mark: Bars | Row) -> None:
    turned, pitch = mirror(mark, 100.0), mark.pitch
    for k in range(3):
        x = 12.0 + k * pitch
        assert shown_at(mark, x, 88.0) == ABOUT._replace(step=5 + k)
        found = shown_at(turned, 200.0 - x, 88.0)
        assert found == ABOUT._replace(step=7 + 2 - k)  # from the left they count on, as all marks of a row do
    if isinstance(mark, Bars):
        assert isinstance(turned, Bars) and turned.values == (0.9, 0.5, 0.1)
        assert turned.x == 200.0 - (10.0 + 2 * 8.0 + 5.0)
    else:
        x, y = middle_of(mark)
        assert middle_of(turned) == pytest.approx((200.0 - x, y))


def test_only_what_belongs_to_a_field_is_turned_round_in_it() -> None:
    fields = (Rect(0.0, 0.0, 100.0, 100.0), Rect(200.0, 0.0, 100.0, 100.0))
    small = Box(0.0, 0.0, 2.0, 2.0)
    for x, y, over in (
        (10.0, 10.0, 90.0), (210.0, 10.0, 290.0), (150.0, 10.0, 150.0), (10.0, 101.0 + HAIR, 10.0),
        (10.0, 99.0 + HAIR, 90.0), (100.0 + HAIR, 50.0, -HAIR), (-HAIR, 50.0, 100.0 + HAIR),
        (101.0 + HAIR, 50.0, 101.0 + HAIR),
        (10.0, -HAIR, 90.0), (10.0, -HAIR - 1.0, 10.0),
    ):  # fmt: skip
        (turned,) = mirrored((small._replace(x=x - 1.0, y=y - 1.0),), fields)
        assert middle_of(turned) == pytest.approx((over, y)), (x, y)


def test_the_middle_of_bars_and_rivers_is_between_their_ends() -> None:
    assert middle_of(Bars(10.0, 8.0, 100.0, 5.0, 40.0, (0.1, 0.5), "gate")) == (18.0, 80.0)
    assert middle_of(MARKS["river"]) == (25.0, 3.0) and middle_of(MARKS["polygon"]) == (20.0, 30.0)
