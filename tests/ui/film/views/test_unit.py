"""One unit's arithmetic: every pair, product, sum and result is the run's, and nothing jumps while they build up."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from itertools import product as product_of

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.weighted_sum import sum_behind, summands
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from tests.ui.film.films import CELLS, random_lesson
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Curve, Frame, Strip, Text
from ui.film.narration import depths
from ui.film.text.language import languages
from ui.film.text.number_format import last_place, read_number
from ui.film.views.unit.equation import pieces
from ui.film.views.unit.parts import Computations


@cache
def unit(cell: str, units: int, eye: int = 0) -> Film:
    lesson = random_lesson(cell, units)
    return Film(lesson, run(lesson), FilmOptions(view="unit", unit=eye))


def at_rest(made: Film, token: int, beat: int) -> Frame:
    return made.frame(made.timeline.time_at_rest(token, beat))


def strips(frame: Frame) -> list[Strip]:
    return [mark for mark in frame.everything if isinstance(mark, Strip)]


@pytest.mark.parametrize("units", [1, 4, 16, 64, 512])
@pytest.mark.parametrize("cell", CELLS)
def test_weights_stand_over_what_they_multiply_and_products_add_up(cell: str, units: int) -> None:
    made = unit(cell, units, min(units - 1, 5))
    record, eye, token, sums = made.scene.layer_trace, made.scene.unit, 2, 0
    for beat, parts in enumerate(Computations(made.scene).beats):
        shown = strips(at_rest(made, token, beat))
        for part in (part for part in parts if part.kind == "sum"):
            sums += 1
            rows = {mark.about.quantity: mark for mark in shown if mark.about and mark.about.column is not None}
            total = next(mark for mark in shown if mark.about and mark.about.quantity == part.total and mark.y > 330)
            level = [mark for mark in shown if mark.about is None and mark.y == total.y]
            assert total.values == (float(record[part.total][token, eye]),)
            for each in summands(record, part.total, eye, token):
                weights = rows.get(each.left)
                if weights is None or not weights.texts:
                    continue
                assert list(weights.values) == record.layer.weights[each.left][eye][list(weights.units)].tolist()
                values = next(
                    mark for mark in shown
                    if mark.about and mark.about.quantity == each.right and mark.texts and mark.units == weights.units
                    and mark.x == weights.x and mark.y > weights.y and mark.y < total.y
                )  # fmt: skip
                assert list(values.values) == record[each.right][token][list(values.units)].tolist()
            assert sum(mark.values[0] for mark in level) == pytest.approx(total.values[0], abs=1e-9)
    assert sums >= 1


@pytest.mark.parametrize("units", [1, 8, 64])
@pytest.mark.parametrize("cell", CELLS)
def test_the_operations_on_top_hold_the_unit_s_numbers_as_soon_as_they_are_computed(cell: str, units: int) -> None:
    made = unit(cell, units)
    parts, record = Computations(made.scene), made.scene.layer_trace
    names = {piece.name for part in parts.equations for piece in pieces(part)[0] if piece.name}
    for beat in range(len(made.timeline.beats)):
        seen = {}
        for mark in strips(at_rest(made, 1, beat)):
            if mark.about and mark.about.quantity in names and mark.y < 330 and mark.opacity == 1.0:
                seen[mark.about.quantity] = mark.values
        assert seen.keys() == {name for name in names if parts.known[name][0] <= beat}
        assert all(values == (float(record[name][1, 0]),) for name, values in seen.items())


@pytest.mark.parametrize("cell", CELLS)
def test_every_operation_of_the_cell_is_worked_out_once(cell: str) -> None:
    made = unit(cell, 3)
    worked = [part.name for parts in Computations(made.scene).beats for part in parts]
    assert len(worked) == len(set(worked))
    behind = {sum_behind(made.scene.cell, name) for name in worked}
    assert {each.name for each in made.scene.cell.parsed.operations} <= set(worked) | behind


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [3, 64])
def test_nothing_jumps(cell: str, units: int) -> None:
    made = unit(cell, units)
    step = made.timeline.step_seconds
    frames = (made.frame(0.9 * step + k / 60) for k in range(int(1.2 * step * 60)))
    for before, after in pairwise(frames):
        was, now = _seen(before), _seen(after)
        for key in was.keys() | now.keys():
            assert abs(was.get(key, 0.0) - now.get(key, 0.0)) <= 0.15 + 1e-6, key
        dots = [
            [mark for mark in frame.everything if isinstance(mark, Box) and mark.radius == 5.5]
            for frame in (before, after)
        ]
        if len(dots[0]) == len(dots[1]):
            for one, other in zip(*dots, strict=True):
                assert (
                    abs(one.x - other.x) + abs(one.y - other.y) <= 0.02 * 1080
                    or one.opacity < 0.2
                    or other.opacity < 0.2
                )


def _seen(frame: Frame) -> dict[tuple[object, ...], float]:
    seen: dict[tuple[object, ...], float] = {}
    for mark in frame.everything:
        key: tuple[object, ...] | None = None
        if isinstance(mark, Strip):
            key = (mark.x, mark.y, mark.values)
        elif isinstance(mark, Text):
            key = (mark.x, mark.y, mark.plain)
        elif isinstance(mark, Curve):
            key = mark.points
        if key is not None:
            seen[key] = max(seen.get(key, 0.0), mark.opacity)
    return seen


def test_any_order_and_twice_give_the_same_frame() -> None:
    made = unit("gru", 3)
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view="unit"))
    times = np.linspace(0.0, made.duration, 40).tolist()
    for time in [*times[::-1], *times]:
        assert made.frame(time) == fresh.frame(time)


def test_what_is_set_by_hand_or_rounded_says_so() -> None:
    held = replace(find("jenny-rafsun"), holds=(HoldSpec(0, "f", units=(0,), values=(1.0,)),))
    made = Film(held, run(held), FilmOptions(view="unit"))
    beat = [each.key for each in made.timeline.beats].index("forget")
    assert "set by hand" in _words(at_rest(made, 3, beat))
    assert "is set by hand, not computed" in made.caption(3, beat)
    ideal = replace(find("jenny-rafsun"), idealised=True)
    made = Film(ideal, run(ideal), FilmOptions(view="unit"))
    assert any(word.startswith("rounded from 0.") for word in _words(at_rest(made, 3, beat)))


def _words(frame: Frame) -> list[str]:
    return [mark.plain for mark in frame.everything if isinstance(mark, Text)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("depth", depths())
@pytest.mark.parametrize("cell", CELLS)
def test_captions_carry_the_unit_s_numbers(cell: str, depth: str, language: str) -> None:
    lesson = random_lesson(cell, 4)
    made = Film(lesson, run(lesson), FilmOptions(view="unit", unit=2, depth=depth, language=language))
    other = Film(lesson, run(lesson), FilmOptions(view="unit", unit=3, depth=depth, language=language))
    for token, beat in made.timeline.places():
        caption = made.caption(token, beat)
        assert caption and "{" not in caption and len(caption) <= 200
        assert caption != other.caption(token, beat)


def test_a_caption_says_what_the_products_add_up_to() -> None:
    lesson = find("jenny-rafsun")
    made = Film(lesson, run(lesson), FilmOptions(view="unit"))
    beat = [each.key for each in made.timeline.beats].index("forget")
    assert made.caption(11, beat).startswith(
        "fₜ of gender: products and bias add up to −8, the largest: −16 from Rafsun"
    )


@pytest.mark.parametrize("shape", [(16, 9), (4, 3), (1, 1), (9, 16)])
@pytest.mark.parametrize("key", ["jenny-rafsun", "simple-rnn", "four-beats", "same-in-a-gru"])
def test_what_stands_on_a_card_reaches_over_its_middle(key: str, shape: tuple[int, int]) -> None:
    lesson = find(key)
    made = Film(lesson, run(lesson), FilmOptions(view="unit")).on(page_for(*shape))
    page = made.scene.page
    for beat in range(len(made.timeline.beats)):
        frame = at_rest(made, 3, beat)
        cards = {mark for mark in frame.everything if isinstance(mark, Box) and mark.radius == 18}
        assert cards and max(card.y + card.height for card in cards) > 0.5 * page.height
        for card in cards:
            ends = [
                strip.x + strip.width / 2
                for strip in strips(frame)
                if card.y < strip.y < card.y + card.height and card.x < strip.x < card.x + card.width
            ]
            assert not ends or max(ends) > card.x + 0.55 * card.width, (beat, card)


@pytest.mark.parametrize("shape", [(1, 1), (9, 16)])
def test_on_a_narrow_page_the_curve_stands_below_the_pairs_or_gives_way(shape: tuple[int, int]) -> None:
    made = unit("lstm", 3).on(page_for(*shape))
    for beat, parts in enumerate(Computations(made.scene).beats):
        for part in (part for part in parts if part.kind == "sum"):
            total = next(
                mark for mark in strips(at_rest(made, 2, beat))
                if mark.about and mark.about.quantity == part.total and mark.y > 330
            )  # fmt: skip
            curves = [
                mark for mark in at_rest(made, 2, beat).everything
                if isinstance(mark, Box) and mark.about is not None and mark.about.part == "curve"
            ]  # fmt: skip
            assert all(curve.y > total.y or curve.y + curve.height < total.y for curve in curves)
            assert shape == (1, 1) or curves


SIGNS = {"×": operator.mul, "+": operator.add, "−": operator.sub, "÷": operator.truediv}
LINES = (*builtin_lessons(), "lstm 3", "gru 5", "lstm-peephole 4")


def lesson_for(key: str) -> Lesson:
    cell, _, units = key.partition(" ")
    return random_lesson(cell, int(units)) if units else find(key)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("key", LINES)
def test_a_line_of_cells_holds_in_its_digits_or_says_about(key: str, language: str) -> None:
    lesson = lesson_for(key)
    made, told = Film(lesson, run(lesson), FilmOptions(view="unit", language=language)), set()
    for token in range(min(8, made.scene.trace.steps)):
        frame = made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))
        row = {
            mark.y
            for mark in frame.everything
            if isinstance(mark, Text) and mark.plain in ("=", "≈") and mark.size > 20
        }
        for y in row:
            for one, sign, other, equals, result in lines_at(frame, y):
                assert equals == ("=" if holds((one, other), result, SIGNS[sign]) else "≈"), (one, sign, other, result)
                told.add(equals)
    assert told or not any(part.operation.op in "*+-/" for part in Computations(made.scene).equations)


def holds(texts: Sequence[str], result: str, compute: Callable[..., float]) -> bool:
    """Whether numbers as they are printed come to a result as it is printed."""
    *given, result = (text.replace(",", ".") for text in (*texts, result))
    if any("≈" in text for text in (*given, result)):
        return False
    return abs(compute(*map(read_number, given)) - read_number(result)) <= 0.500001 * last_place(result)


def lines_at(frame: Frame, y: float) -> Iterator[tuple[str, ...]]:
    """The operations of two numbers on a line: number, sign, number, sign, result."""
    near = [
        mark for mark in frame.everything
        if isinstance(mark, Text | Strip) and abs(mark.y - y) < 20 and mark.opacity == 1.0
        and (mark.size > 20 if isinstance(mark, Text) else len(mark.values) == 1)
    ]  # fmt: skip
    said = [mark.texts[0] if isinstance(mark, Strip) else mark.plain for mark in sorted(near, key=lambda mark: mark.x)]
    for k, each in enumerate(said):
        if each in ("=", "≈") and k >= 3 and said[k - 2] in SIGNS:
            yield tuple(said[k - 3 : k + 2])


def test_products_and_their_sum_say_about_where_the_digits_do_not_give_them() -> None:
    lesson, told = random_lesson("lstm", 3), set()
    for language, product in (("en", "product"), ("de", "Produkt")):
        made = Film(lesson, run(lesson), FilmOptions(view="unit", language=language))
        for token, beat in product_of(range(made.scene.trace.steps), range(len(made.timeline.beats))):
            frame = made.frame(made.timeline.time_at_rest(token, beat))
            for label in frame.everything:
                if isinstance(label, Text) and label.plain in (f"= {product}", f"≈ {product}"):
                    assert label.plain[0] == ("=" if products_hold(frame, label.y - 8) else "≈")
                    told.add(label.plain)
    assert {"≈ product", "≈ Produkt"} <= told


def products_hold(frame: Frame, y: float) -> bool:
    """Whether all products on a line are those of the numbers in the two lines above it."""
    strips = [mark for mark in frame.everything if isinstance(mark, Strip) and mark.texts and mark.opacity == 1.0]
    places = [
        (strip.y, strip.cell(k)[0] + strip.cell_width / 2, strip.texts[k])
        for strip in strips if strip.about is not None for k in range(len(strip.values))
    ]  # fmt: skip
    found = []
    for mark in strips:
        if abs(mark.y - y) < 2 and mark.about is None:
            above = [text for top, x, text in sorted(places) if y - 150 < top < y - 2 and abs(x - mark.x) < 3]
            found += [holds(above, mark.texts[0], operator.mul)] if len(above) == 2 else []
    assert len(found) >= 4
    return all(found)
