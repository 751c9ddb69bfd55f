"""The strips of a vector: whole, a block of it on its way, some of its units, and at another size."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import (
    COMPACT_COLUMNS,
    COMPACT_SHADES,
    COMPACT_WIDTH,
    LENS_ROWS,
    NUMBERS_UP_TO,
    SLOT_HEIGHT,
    SLOT_WIDTH,
    Shading,
    blocks,
    clearance,
    compact_height,
    footprint,
    lens,
    neighbours,
    numbers,
    piece,
    round_limit,
    shade_index,
    shade_role,
    shape,
    small,
    small_shape,
    whole,
)
from ui.film.marks import About

ABOUT, SIGNED, GATE = About(0, 3, "c"), Shading("memory", "signed", 2.0), Shading("forget", "gate", 1.0)
UNITS = st.integers(1, 300)


def values(count: int) -> tuple[float, ...]:
    return tuple(0.01 * (k + 1) * (-1) ** k for k in range(count))


@given(UNITS)
def test_a_whole_vector_has_all_its_values_and_its_numbers_where_they_can_be_read(units: int) -> None:
    strip = whole(values(units), SIGNED, 300.0, 200.0, about=ABOUT)
    form = shape(units)
    assert strip.values == values(units) and strip.columns * strip.rows >= units and strip.opacity == 1.0
    assert (strip.columns - 1) * strip.rows < units  # no column is empty
    assert len(strip.texts) == (units if units <= NUMBERS_UP_TO else 0) and (not strip.texts or strip.size >= LETTERS)
    assert (strip.width, strip.height) == pytest.approx((form.width, form.height)) and strip.y == 200.0
    wide = footprint(units)[0]
    assert 300.0 - wide / 2 <= strip.x - strip.width / 2 + 1e-9 and strip.x + strip.width / 2 <= 300.0 + wide / 2 + 1e-9
    assert (strip.x == 300.0) == (units <= NUMBERS_UP_TO)
    chosen = whole(values(units), SIGNED, 0.0, 0.0, about=ABOUT, eye=0, held=(True,), shown=(0.5,))
    assert (chosen.eye, chosen.held, chosen.shown, chosen.first) == (0, (True,), (0.5,), 0)


@given(UNITS, st.floats(0.2, 1.0))
def test_a_block_on_its_way_is_a_part_of_the_vector_as_large_as_it_is_drawn(units: int, scale: float) -> None:
    row, form = values(units), shape(units)
    eye = units - 1
    parts = [
        piece(row, block, SIGNED, 10.0, 20.0, scale=scale, opacity=0.5, about=ABOUT, wire="w", eye=eye)
        for block in blocks(units)
    ]
    assert sum((part.values for part in parts), ()) == row
    assert [part.first for part in parts] == [block.first for block in blocks(units)]
    assert sum(part.eye >= 0 for part in parts) == 1 and parts[-1].values[parts[-1].eye] == row[eye]
    for part in parts:
        assert (part.x, part.y, part.wire, part.opacity) == (10.0, 20.0, "w", 0.5)
        assert (part.cell_width, part.cell_height) == pytest.approx((scale * form.cell_width, scale * form.cell_height))
        assert part.size == pytest.approx(scale * form.size) and bool(part.texts) == (units <= NUMBERS_UP_TO)


def test_a_lens_shows_its_units_with_their_numbers_beside_the_shades() -> None:
    row = values(20)
    units = (2, 5, 7, 11, 19)
    strip = lens(
        row, units, SIGNED, 300.0, 200.0, about=ABOUT, opacity=0.5, eye=7, pins=(5, 6), ghost=row[::-1], falling=row
    )
    assert strip.values == strip.falling == tuple(row[k] for k in units) and strip.units == units
    assert strip.ghost == tuple(row[::-1][k] for k in units) and strip.labels == ("3", "6", "8", "12", "20")
    assert (strip.eye, strip.pins, len(strip.texts), strip.columns) == (2, (1,), 5, 1)
    assert strip.height == pytest.approx(SLOT_HEIGHT * len(units) / LENS_ROWS) and strip.size == LETTERS
    shades = whole(row, SIGNED, 300.0, 200.0, about=ABOUT)
    assert shades.x + shades.width / 2 <= strip.x - strip.width / 2  # they do not cover each other
    assert strip.x + strip.width / 2 <= 300.0 + SLOT_WIDTH / 2 and strip.y == shades.y == 200.0
    other = lens(row, units, SIGNED, 0.0, 0.0, about=ABOUT, opacity=1.0, eye=3)
    assert (other.eye, other.pins, other.ghost, other.falling) == (-1, (), (), ())


@pytest.mark.parametrize("rows", [1, 2])
def test_a_compact_vector_is_shades_and_below_them_some_numbers(rows: int) -> None:
    row, held = values(6), (False, False, True, False, False, False)
    shades = whole(row, SIGNED, 300.0, 200.0, about=ABOUT, rows=rows)
    units = neighbours(2, rows, 6)
    strip = numbers(
        row, units, SIGNED, 300.0, 200.0, about=ABOUT, opacity=1.0, eye=2, held=held, pins=(1,), ghost=row, falling=row
    )
    assert not shades.texts and shades.values == row and len(strip.texts) == rows == strip.rows
    assert strip.values == strip.ghost == strip.falling == tuple(row[k] for k in units)
    assert strip.held == tuple(held[k] for k in units) and strip.values[strip.eye] == row[2]
    assert strip.pins == ((units.index(1),) if 1 in units else ())
    high = compact_height(rows)
    assert footprint(6, rows) == pytest.approx((strip.width, high)) and shades.width <= strip.width + 1e-9
    assert shades.y - shades.height / 2 == pytest.approx(200.0 - high / 2)
    assert strip.y + strip.height / 2 == pytest.approx(200.0 + high / 2)
    assert 0.0 < strip.y - strip.height / 2 - (shades.y + shades.height / 2) < 2.0
    (block,) = blocks(6, rows)
    assert block.count == 6 and block.dy == pytest.approx(shades.y - 200.0)


@given(UNITS, st.integers(1, 4))
def test_shades_of_a_compact_vector_are_in_as_few_lines_as_can_be_and_as_even(units: int, rows: int) -> None:
    form = shape(units, rows)
    if rows < units:
        lines = -(-units // COMPACT_COLUMNS)
        assert (form.rows, form.columns) == (lines, -(-units // lines)) and form.columns <= COMPACT_COLUMNS
        assert form.height == pytest.approx(COMPACT_SHADES - 1.0) and form.width == pytest.approx(COMPACT_WIDTH)


@pytest.mark.parametrize("units", range(1, 20))
def test_a_vector_stands_in_its_slot(units: int) -> None:
    form = shape(units)
    assert form.width <= SLOT_WIDTH + 1e-9 and form.height <= SLOT_HEIGHT + 1e-9
    as_it_is = small_shape(units, 1.0)
    assert as_it_is.characters == form.characters and as_it_is.height == pytest.approx(form.height)


def test_a_number_below_shades_has_as_many_signs_as_its_row_is_wide() -> None:
    strip = numbers((-0.123456, -123.456), (0, 1), SIGNED, 0.0, 0.0, about=ABOUT, opacity=1.0, eye=0)
    assert strip.texts == ("−.123", "−123")


def test_of_a_compact_vector_with_room_for_all_each_number_travels_by_itself() -> None:
    assert [block.count for block in blocks(2, 3)] == [1, 1] and shape(2, 3).characters
    strip = whole(values(2), SIGNED, 300.0, 200.0, about=ABOUT, rows=3)
    assert (strip.x, strip.y) == (300.0, 200.0) and len(strip.texts) == 2


@given(st.integers(0, 99), st.integers(1, 8), st.integers(1, 100))
def test_neighbours_are_beside_each_other_and_the_first_is_among_them(first: int, count: int, units: int) -> None:
    if first < units:
        found = neighbours(first, count, units)
        assert first in found and len(found) == min(count, units)
        assert found == tuple(range(found[0], found[0] + len(found))) and found[0] >= 0 and found[-1] < units
        assert found[0] == 0 or found[-1] == first  # the upper ones, as far as that is one of them


@given(UNITS, st.floats(0.2, 1.0))
def test_at_another_size_it_is_as_much_smaller_and_without_numbers_that_are_too_small(units: int, scale: float) -> None:
    form, made = shape(units), small_shape(units, scale)
    strip = small(values(units), SIGNED, 5.0, 6.0, scale, about=ABOUT, eye=0)
    assert made.columns * made.rows >= units and (strip.x, strip.y, strip.eye) == (5.0, 6.0, 0)
    if units <= NUMBERS_UP_TO:
        assert (made.width, made.height) == pytest.approx((scale * form.width, scale * form.height))
        assert len(strip.texts) == units and any(strip.texts) == (form.size * scale >= LETTERS)
        assert made.size in (0, form.size * scale)
    else:
        assert made.height == pytest.approx(SLOT_HEIGHT * scale) and strip.texts == () and made.size == 0
        assert (made.columns - 1) * made.rows < units
        assert 0.4 < made.cell_width / made.cell_height < 2.5 or made.columns <= 2 or made.rows <= 2


@given(UNITS, st.sampled_from([0, 1, 3]))
def test_a_block_is_clear_of_its_vector_beside_it(units: int, rows: int) -> None:
    wide, block = footprint(units, rows)[0], blocks(units, rows)[0]
    free = clearance(units, rows) - wide / 2 - block.columns * shape(units, rows).cell_width / 2
    assert free == pytest.approx(6.0)


@given(st.floats(-3.0, 3.0), st.floats(-3.0, 3.0))
def test_a_larger_value_has_no_lower_shade(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for scale, limit in (("gate", 1.0), ("signed", 2.0)):
        assert 0 <= shade_index(low, scale, limit) <= shade_index(high, scale, limit) <= 128
    assert shade_index(low, "signed", 2.0) + shade_index(-low, "signed", 2.0) == 128


def test_shades_have_their_ends_and_their_middle() -> None:
    assert [shade_index(each, "gate", 1.0) for each in (-1.0, 0.0, 0.5, 1.0, 7.0)] == [0, 0, 64, 128, 128]
    assert [shade_index(each, "signed", 2.0) for each in (-9.0, -2.0, -1.0, 0.0, 1.0, 2.0)] == [0, 0, 32, 64, 96, 128]
    assert shade_index(math.nan, "gate", 1.0) == shade_index(math.nan, "signed", 1.0) == 64
    assert shade_index(5.0, "signed", 0.0) == 64
    assert shade_role(1.0, SIGNED) == "shade:signed:96" and shade_role(1.0, GATE) == "shade:gate:128"


@given(st.floats(1e-300, 1e300))
def test_a_limit_is_the_least_round_number_that_is_not_passed(largest: float) -> None:
    limit = round_limit(largest)
    mantissa = float(f"{limit:.9e}".partition("e")[0])
    assert mantissa in (1.0, 2.0, 5.0) and limit >= largest * (1 - 1e-8)
    assert limit / {1.0: 2.0, 2.0: 2.0, 5.0: 2.5}[mantissa] < largest
    assert round_limit(0.0) == 1.0
