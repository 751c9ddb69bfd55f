"""How a page is divided, and which page a picture of a size gets."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ui.film.drawing.page import (
    LEAST,
    LETTERS,
    LOWEST,
    MARGIN,
    MOST_STRETCH,
    NARROWEST,
    PIXELS,
    SMALLEST,
    STEPS,
    Room,
    least_width,
    page_for,
    page_on_screen,
    page_without_caption,
    widen,
)
from ui.film.marks import Page

SIDES = st.floats(300.0, 4000.0)


def letters(page: Page, width: float, height: float) -> float:
    """How many pixels the least letters have on a picture of a size."""
    return min(width / page.width, height / page.height) * LETTERS


@given(SIDES, SIDES)
def test_a_page_is_no_larger_than_its_letters_or_its_picture_need(width: float, height: float) -> None:
    page = page_for(width, height)
    assert page.width >= NARROWEST - 1e-9 and page.height >= LEAST.height - 1e-9
    needed = (page.height, LEAST.height), (page.width, NARROWEST), (page.height, NARROWEST), (page.width, LEAST.width)
    assert any(size == pytest.approx(least) for size, least in needed)
    assert page.width < LEAST.width + 1e-9 or page.height == pytest.approx(LEAST.height)


@given(st.floats(200.0, 2600.0), st.floats(200.0, 1500.0), st.sampled_from([0.0, 1300.0, 1700.0]))
def test_on_a_screen_letters_can_be_read_where_a_page_can_be_small_enough(
    width: float, height: float, needs: float
) -> None:
    page = page_on_screen(width, height, lambda _: needs)
    assert page.width >= needs and (page.compact or page.height >= LOWEST - 1e-6)
    assert page.height >= SMALLEST - 1e-6
    whole = page_on_screen(width, height, lambda page: 0.0 if page.compact else needs)
    if page.compact:
        assert letters(page, width, height) < PIXELS or letters(whole, width, height) < 1.02 * PIXELS or whole.compact
    else:
        small = page_on_screen(width, height, lambda page: needs if page.compact else 1e6)
        assert letters(page, width, height) >= min(PIXELS, letters(small, width, height))


@given(st.floats(400.0, 2600.0), st.floats(300.0, 1500.0))
def test_a_page_on_a_screen_has_its_shape_to_a_step(width: float, height: float) -> None:
    page, shape = page_on_screen(width, height, lambda _: 0.0), page_for(width, height)
    wide = page.height * shape.width / shape.height
    assert wide - STEPS[1] - 1e-6 < page.width <= wide + 1e-6


def test_a_page_on_a_screen_differs_from_others_by_steps() -> None:
    pages = {page_on_screen(800.0 + k, 460.0 + 0.5 * k, lambda _: 0.0) for k in range(120)}
    assert 1 < len(pages) < 20
    assert all((LEAST.height - page.height) % STEPS[0] == 0.0 and page.width % STEPS[1] == 0.0 for page in pages)


@given(st.floats(1000.0, 3000.0), st.floats(0.0, 4000.0))
def test_a_page_is_widened_as_far_as_it_must_be_and_keeps_its_shape(width: float, least: float) -> None:
    page = Page(width, 900.0)
    wide = widen(page, least)
    assert wide.width == max(width, least) and wide.width / wide.height == pytest.approx(width / 900.0)


@given(st.floats(1000.0, 2000.0), st.floats(0.0, 900.0), st.floats(0.0, 1000.0))
def test_the_least_width_that_has_room_is_found_to_a_step(width: float, more: float, enough: float) -> None:
    page = Page(width, 1000.0)
    needs, least = width + more, width + min(enough, more)
    found = least_width(page, needs, lambda wide: wide.width >= least)
    assert least <= found <= max(needs, least) and (found < least + STEPS[1] or found == needs)
    assert least_width(page, needs, lambda _: False) == needs


@example(5855.594734319933, 2642.117911110247, 0.0)  # whose height is the least one but for a rounding
@given(SIDES, SIDES, st.sampled_from([NARROWEST, 1700.0]))
def test_without_its_caption_a_page_has_the_shape_that_is_asked_for(width: float, height: float, least: float) -> None:
    page = page_without_caption(width, height, least)
    shape = min(max(width / height, 9 / 21), 21.6 / 9)
    room = Room(page)
    assert page.width / room.caption.y == pytest.approx(shape) and not page.caption
    assert page.width >= least - 1e-9 and page.height >= LEAST.height - 1e-9


PAGES = [Page(), Page(1440.0, 1080.0), Page(1920.0, 1920.0), Page(1265.0, 2249.0), Page(1600.0, 970.0)]
COMPACT = [Page(1330.0, 748.0, compact=True), Page(1600.0, 860.0, compact=True)]


@pytest.mark.parametrize("below", [0.0, 150.0])
@pytest.mark.parametrize("page", [*PAGES, *COMPACT])
def test_header_picture_and_caption_are_the_whole_page(page: Page, below: float) -> None:
    room = Room(page, below)
    caption, picture = room.caption, room.picture
    assert (picture.x, picture.y, picture.width) == (0.0, room.header, page.width)
    assert picture.y + picture.height + below == caption.y and caption.y + caption.height == page.height
    assert (caption.x, caption.width) == (0.0, page.width) and room.right == page.width - MARGIN
    assert room.is_low == (page.height < 1080.0) and room.is_narrow == (page.width < 1600.0)
    assert room.offset == pytest.approx((page.width / 2 - 960.0, 0.4 * (page.height - 1080.0)))


def test_what_a_page_is_higher_goes_to_the_picture_and_a_fifth_of_it_to_the_caption() -> None:
    least, high = Room(LEAST), Room(Page(1920.0, 1580.0))
    assert high.caption.height - least.caption.height == pytest.approx(100.0)
    assert high.picture.height - least.picture.height == pytest.approx(400.0)
    assert Room(Page(1919.0, 1080.0)).header > least.header > Room(Page(1920.0, 1079.0)).header
    assert Room(Page(1920.0, 1079.0)).caption.height < least.caption.height


@pytest.mark.parametrize("spare", [0.0, 136.0, 400.0])
@pytest.mark.parametrize("page", [*PAGES, *COMPACT])
def test_a_cell_ends_above_the_card_of_its_formula_and_both_inside_the_picture(page: Page, spare: float) -> None:
    room = Room(page)
    outline, end = room.cell_ends(spare)
    bottom = room.picture.y + room.picture.height
    assert room.picture.y < outline < end <= bottom + 1e-6
    assert 0.0 < room.stretch(spare) <= MOST_STRETCH
    if page.compact:
        assert room.stretch(spare) <= 1.0 and end == bottom - (spare if room.has_spare(spare) else 0.0)
        assert room.has_working(spare) or end - outline < 20.0
    else:
        assert room.has_spare(spare) and room.has_working(spare)
        assert end - outline == 90.0


def test_what_is_wanted_below_a_cell_is_left_free_where_there_is_room_for_it() -> None:
    room = Room(Page(1265.0, 2249.0))
    free = [room.picture.y + room.picture.height - room.cell_ends(spare)[1] for spare in (0.0, 400.0, 900.0)]
    assert free[1] >= 400.0 and free[2] >= 900.0 and free[0] <= free[1] <= free[2]
    assert room.stretch(0.0) == MOST_STRETCH and Room(LEAST).stretch(0.0) == Room(LEAST).stretch(500.0) == 1.0
    low = Room(COMPACT[0])
    spares = [spare for spare in range(0, 700, 10) if low.has_spare(spare)]
    assert spares == list(range(0, 10 * len(spares), 10)) and 0 < len(spares) < 70
    assert 600.0 - 1e-9 <= low.picture.height - spares[-1] < 610.0  # three quarters of a compact picture are left
