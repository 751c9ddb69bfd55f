"""Easing, routes, strips, numbers and the ruler: small functions with exact properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.film.films import CELLS, film
from ui.film.drawing.easing import TOP, cruise, pulse, smooth
from ui.film.drawing.page import LEAST, LETTERS, LINES, Room, page_for
from ui.film.drawing.strips import HEAT_ASIDE, SLOT_HEIGHT, SLOT_WIDTH, blocks, footprint, round_limit, shape
from ui.film.drawing.wire_points import along, length
from ui.film.marks import Page, Strip
from ui.film.motion.timeline import Beat, Timeline
from ui.film.text.number_format import cell_number, decimal, percent, precise

SHARES = st.floats(0.0, 1.0)


@pytest.mark.parametrize("ease", [smooth, cruise])
def test_easings_go_from_0_to_1_and_never_back(ease: object) -> None:
    values = [ease(k / 500) for k in range(501)]  # type: ignore[operator]
    assert values[0] == 0.0 and values[-1] == pytest.approx(1.0)
    assert values == sorted(values)


def test_cruise_is_never_faster_than_it_says() -> None:
    steps = [cruise((k + 1) / 1000) - cruise(k / 1000) for k in range(1000)]
    assert max(steps) <= TOP / 1000 + 1e-12


def test_a_pulse_begins_and_ends_at_rest() -> None:
    assert (pulse(0.0), pulse(0.5), pulse(1.0)) == (0.0, 1.0, 0.0)


@given(SHARES)
def test_a_point_along_a_way_is_as_far_as_its_share(share: float) -> None:
    way = ((0.0, 0.0), (30.0, 0.0), (30.0, 50.0), (10.0, 50.0))
    x, y = along(way, share)
    walked = x if y == 0.0 else 30.0 + y if x == 30.0 else 80.0 + 30.0 - x
    assert walked == pytest.approx(share * length(way), abs=1e-9)


@given(st.integers(1, 512))
def test_a_strip_fits_its_slot_and_its_blocks_are_its_cells(units: int) -> None:
    form = shape(units)
    assert form.columns * form.rows >= units
    width, height = footprint(units)
    assert form.width <= width <= SLOT_WIDTH and form.height <= height <= SLOT_HEIGHT
    aside = 0.0 if form.characters else HEAT_ASIDE
    covered = [k for block in blocks(units) for k in range(block.first, block.first + block.count)]
    assert covered == list(range(units))
    for block in blocks(units):
        left = block.dx - aside - block.columns * form.cell_width / 2 + form.width / 2
        top = block.dy - block.rows * form.cell_height / 2 + form.height / 2
        assert left == pytest.approx(block.first // form.rows * form.cell_width)
        assert top == pytest.approx(block.first % form.rows * form.cell_height)


@given(st.floats(-2e4, 2e4), st.sampled_from(("signed", "gate")), st.sampled_from((5, 6, 7)))
def test_a_number_in_a_cell_is_short_and_true(value: float, scale: str, characters: int) -> None:
    text = cell_number(value, scale, characters)
    if scale == "signed" or 0.0 <= value <= 1.0:
        assert len(text) <= characters
    assert (text.lstrip("+−") == "0") == (value == 0.0)
    shown = float(text.replace("−", "-").replace("≈", ""))
    assert shown == pytest.approx(value, abs=max(6e-3, abs(value) * 0.06)) or abs(value) >= 1000


@given(st.floats(0.0, 1.0))
def test_a_percentage_is_never_rounded_to_none_or_all(share: float) -> None:
    text = percent(share).removesuffix("\u202f%")
    if 1e-9 < share < 1.0 - 1e-9:
        assert 0.0 < float(text) < 100.0
        assert float(text) / 100 == pytest.approx(share, abs=6e-4)


@given(st.floats(-1e3, 1e3))
def test_a_number_in_a_formula_never_reads_as_zero(value: float) -> None:
    assert (precise(value) in ("0", "−0")) == (value == 0.0)


def test_exact_integers_are_told_from_what_rounds_to_them() -> None:
    assert decimal(1.0, 4) == "1" and decimal(0.99999, 4) == "1.0000"


BEATS = tuple(Beat(f"b{k}", "B", "short", 0.5 + 0.3 * k, 0.4) for k in range(4))


@given(st.integers(0, 19), st.integers(0, 3), st.just(0.0) | st.floats(0.001, 0.999))
def test_a_place_becomes_a_time_and_the_time_the_place(token: int, beat: int, phase: float) -> None:
    line = Timeline(tuple("abcdefghijklmnopqrst"), BEATS)
    found = line.locate(line.time_of(token, beat, phase))
    assert (found.token, found.beat) == (token, beat)
    assert found.phase == pytest.approx(phase, abs=1e-6)


def test_the_ruler_has_no_gaps_and_holds_its_ends() -> None:
    line = Timeline(("a", "b"), BEATS)
    assert line.duration == pytest.approx(2 * sum(beat.seconds for beat in BEATS))
    assert line.locate(-3.0) == (0, 0, 0.0)
    assert line.locate(99.0) == (1, 3, 1.0)
    assert line.span(0, 2) == (0.0, line.duration)
    at_rest = line.locate(line.time_at_rest(1, 2))
    assert (at_rest.token, at_rest.beat) == (1, 2) and at_rest.phase > BEATS[2].rest


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1440, 1080), (1080, 1080), (1080, 1920), (2560, 1080)])
def test_a_page_has_the_shape_of_the_picture_and_is_as_small_as_its_letters_are_large_enough(
    size: tuple[int, int],
) -> None:
    page = page_for(*size)
    room = Room(page)
    assert page.width / page.height == pytest.approx(size[0] / size[1])
    assert page.height >= LEAST.height and min(page.width, page.height) / LINES - 1e-9 <= LETTERS
    assert room.picture.y + room.picture.height == pytest.approx(room.caption.y)
    assert room.caption.y + room.caption.height == pytest.approx(page.height)


def test_a_film_is_on_a_page_that_has_room_for_it() -> None:
    for cell, view, least in (("lstm", "cell", 1200), ("lstm", "unit", 1265), ("rnn", "cell", 1265)):
        page = film(cell, 3, view).on(page_for(1, 1)).scene.page
        assert least <= page.width <= 1920 and page.width == pytest.approx(page.height)
        assert film(cell, 3, view).on(page_for(16, 9)).scene.page == LEAST


def test_the_longest_and_tallest_pictures_are_framed() -> None:
    assert page_for(7680, 64).width / page_for(7680, 64).height == pytest.approx(21.6 / 9)
    assert page_for(64, 4320).width / page_for(64, 4320).height == pytest.approx(9 / 21)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("page", [Page(1920, 1440), Page(1920, 1920), Page(2520, 1080)])
def test_a_film_on_another_page_is_the_same_film_moved(cell: str, page: Page) -> None:
    made = film(cell, 8)
    other = made.on(page)
    assert other.timeline == made.timeline and made.on(Page()) is made
    fit = other.scene.fit
    for time in (0.0, 3.1, 7.7):
        here = [mark for mark in made.frame(time).everything if isinstance(mark, Strip)]
        there = [mark for mark in other.frame(time).everything if isinstance(mark, Strip)]
        assert [mark.values for mark in here] == [mark.values for mark in there]
        rests = {(each.x, each.y) for each in made.scene.diagram.stations.values()}
        for mark, moved in zip(here, there, strict=True):
            if (mark.x, mark.y) in rests:
                assert (fit.x(mark.x), fit.y(mark.y)) == pytest.approx((moved.x, moved.y))


@pytest.mark.parametrize("shape", [(4, 3), (1, 1), (9, 16)])
@pytest.mark.parametrize("cell", CELLS)
def test_a_film_on_a_narrow_page_takes_the_same_time_and_fills_its_width(cell: str, shape: tuple[int, int]) -> None:
    made = film(cell, 3)
    other = made.on(page_for(*shape))
    assert other.timeline == made.timeline and other.scene.page.width < made.scene.page.width
    stations = other.scene.diagram.stations.values()
    ends = [min(each.x for each in stations), max(each.x for each in stations)]
    assert ends[0] < 0.13 * other.scene.page.width and ends[1] > 0.87 * other.scene.page.width
    order = [each.x for each in sorted(made.scene.diagram.stations.values(), key=lambda each: each.x)]
    assert [other.scene.fit.x(x) for x in order] == sorted(each.x for each in stations)


@pytest.mark.parametrize("largest", [5e-324, 1e-308, 1e-307, 0.3, 1.0, 7.0, 1e30])
def test_a_bar_has_a_limit_however_small_its_number_is(largest: float) -> None:
    assert largest * (1 - 1e-9) <= round_limit(largest) < float("inf")
