"""Whatever can be pointed at says in a sentence what it does, in every view, lesson and language, and says it truly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import Run, run
from tests.lessons import lessons_of_every_run
from tests.ui.film.films import CELLS, film, random_lesson
from tests.ui.film.narration.study.printed import number
from ui.film.drawing.hits import hit
from ui.film.film import Film, FilmOptions
from ui.film.marks import NOW, About, Box, Curve, Frame, Mark, Moment, Node, Page, Polygon, River, Row, Text, Wire
from ui.film.narration.operations import KeepsOf
from ui.film.narration.parts import sentence
from ui.film.narration.purposes import teller
from ui.film.scene.relations import relations
from ui.film.scene.table import table
from ui.film.text.language import languages
from ui.film.views import views
from ui.state.names import explain_value

KEPT = "Of the {value} of {unit} it keeps {share}."


@cache
def _run(key: str) -> Run:
    return run(builtin_lessons()[key])


def _films(view: str, language: str) -> Iterator[Film]:
    for key, lesson in lessons_of_every_run().items():
        trace = _run(key)
        for layer in range(len(trace.layers)):
            yield Film(lesson, trace, FilmOptions(view=view, layer=layer, language=language))


def _abouts(made: Film) -> Iterator[About]:
    """All that can be pointed at in some moments of a film, each once."""
    tokens, beats = len(made.timeline.tokens), len(made.timeline.beats)
    seen: dict[About, None] = {}
    for token in dict.fromkeys((0, tokens // 2, tokens - 1)):
        for beat in range(beats):
            for mark in made.frame(made.timeline.time_of(token, beat, 0.55)).everything:
                about = mark.mark.about if isinstance(mark, Row) else getattr(mark, "about", None)
                if about is not None:
                    seen[about._replace(step=token) if about.step == NOW else about] = None
    yield from seen


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("view", views())
def test_every_mark_that_can_be_pointed_at_has_its_sentence(view: str, language: str) -> None:
    for made in _films(view, language):
        for about in _abouts(made):
            if about.part:
                told = made.tooltip(about).split("\n")
                assert len(told[0].split()) > 3 and "{" not in told[0], (about, told)
            elif not about.run and not views()[view].tells:
                assert explain_value(about, made.scene), about


@pytest.mark.parametrize("view", views())
def test_every_view_has_parts_of_several_kinds(view: str) -> None:
    kinds = {about.part.partition(":")[0] for made in _films(view, "en") for about in _abouts(made)} - {""}
    assert len(kinds) > 1, kinds


@pytest.mark.parametrize("cell", CELLS)
def test_every_sign_and_line_of_a_cell_says_something_of_its_own(cell: str) -> None:
    made = film(cell, 4)
    told = {about: sentence(made.scene, about) for about in _abouts(made) if about.part}
    signs = [text for about, text in told.items() if about.part == "operation" and about.step == 0]
    assert len(set(signs)) == len(signs) == len(made.scene.diagram.operations)
    assert all(told[about] for about in told)
    lines = {about.part for about in told if about.part.startswith("wire:")}
    assert len(lines) == len(made.scene.diagram.wires)


@pytest.mark.parametrize("language", languages())
def test_what_it_keeps_of_a_unit_is_what_the_trace_says(language: str) -> None:
    """The share and the value are those of the run at the digits printed."""
    dice, told = random.Random(3), 0
    lessons = [*lessons_of_every_run().values(), *(random_lesson(cell, 4) for cell in CELLS)]
    for lesson in lessons:
        trace = run(lesson)
        made = Film(lesson, trace, FilmOptions(language=language))
        for _ in range(20):
            step, unit = dice.randrange(trace.steps), dice.randrange(made.scene.layer_trace.layer.units)
            t, claim = teller(replace(made.scene, unit=unit), step), KeepsOf(unit)
            if not claim.holds(t.now):
                continue
            told += 1
            old, kept = float(t.now.old[unit]), float(t.now.kept[unit])
            if made.scene.language.translate("Part", KEPT) != KEPT or language == "en":
                assert claim.sentence(t) in sentence(t.scene, About(0, step, t.now.kept_name, part="operation"))
            assert number(t.signed_number(old), t.language.decimal_sign).equals(old)
            assert float(t.now.gate[unit]) == pytest.approx(kept / old, rel=1e-4)
            share = t.share(float(t.now.gate[unit]))
            assert share in claim.sentence(t) or float(t.now.gate[unit]) in (0.0, 1.0)
    assert told > 60


def test_what_is_set_by_hand_is_kept_by_no_gate() -> None:
    from msgspec.structs import replace as changed

    from simulator.lessons.schema import HoldSpec

    lesson = changed(random_lesson("lstm", 4), holds=(HoldSpec(0, "kept", units=(1,), values=(0.5,)),))
    made = Film(lesson, run(lesson), FilmOptions())
    t = teller(made.scene, 2)
    assert not KeepsOf(1).holds(t.now) and KeepsOf(2).holds(t.now) and not KeepsOf(99).holds(t.now)


def test_a_part_tells_its_name_and_its_numbers_below() -> None:
    made = film("lstm", 4)
    told = made.tooltip(About(0, 1, "kept", part="operation")).split("\n")
    assert told[0].startswith("× multiplies what is stored, ") and "it keeps " in told[0]
    assert made.tooltip(About(0, 1, "kept")) == told[1]
    assert told[2].count("=") > 1
    assert "\n" not in made.tooltip(About(0, NOW, "kept", part="operation"))  # of no moment there are no numbers


@pytest.mark.parametrize("view", ["cell", "stack"])
@pytest.mark.parametrize("cell", CELLS)
def test_a_part_tells_no_number_that_the_picture_has_not_computed_yet(cell: str, view: str) -> None:
    lesson = random_lesson(cell, 4)
    made, hidden, told = Film(lesson, run(lesson), FilmOptions(view=view)), 0, 0
    for beat in range(len(made.timeline.beats)):
        for phase in (0.05, 0.5, 0.95):
            time = made.timeline.time_of(2, beat, phase)
            rows = [row for row in table(made.scene, made.timeline.locate(time), view == "stack") if row.layer == 0]
            names = {row.quantity for row in rows}
            computed = {name: all(row.value is not None for row in rows if row.quantity == name) for name in names}
            for name in set(computed) & set(made.scene.diagram.operations):
                for step in (1, 2, 3):
                    about = About(0, step, name, part="operation")
                    there = step == 1 or (step == 2 and computed[name])
                    known = made.as_of(about, time)
                    assert known == (about if there else about._replace(step=NOW)), (name, step, beat, phase)
                    assert made.as_of(about.number, time) == about.number
                    words = explain_value(known, made.scene)
                    assert words and ("\n" in words) == there
                    hidden, told = hidden + (not there), told + there
    assert hidden > 5 and told > 5
    assert "it keeps" not in sentence(made.scene, About(0, NOW, "kept", part="operation"))


def test_links_are_those_of_the_number() -> None:
    scene, about = film("lstm", 4).scene, About(0, 1, "c", 1)
    assert relations(scene, about._replace(part="lane")) == relations(scene, about)


# ---- what the pointer meets ------------------------------------------------------------------------------------------


def _frame(*marks: Mark) -> Frame:
    return Frame(Page(), marks, (), (), "", Moment(5, 0, 0.0))


LINE = About(0, NOW, "", part="wire:0")


@pytest.mark.parametrize(
    ("mark", "inside", "outside"),
    [
        (Wire(((10, 10), (110, 10), (110, 90)), "short", 6.0, about=LINE), (60, 19), (60, 26)),
        (Wire(((10, 10), (110, 10), (110, 90)), "short", 6.0, about=LINE), (101, 60), (90, 60)),
        (Curve(((0, 0), (100, 100)), "ink", 2.0, about=LINE), (54, 48), (70, 40)),
        (Polygon(((0, 0), (100, 0), (0, 100)), "ink", about=LINE), (20, 20), (80, 80)),
        (River((0, 50, 100), (40, 20, 40), (60, 80, 60), (1, 1, 1), 1.0, about=LINE), (50, 24), (2, 30)),
        (Node(50, 50, 40, 40, "×", "forget", about=LINE), (65, 65), (75, 50)),
        (Text(50, 50, (), 20, "ink", limit=10.0, about=LINE), (50, 45), (70, 45)),
        (Box(10, 10, 20, 20, about=LINE), (15, 25), (35, 25)),
    ],
)  # fmt: skip
def test_the_pointer_meets_what_it_is_on(mark: Mark, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    assert hit(_frame(mark), *inside) == LINE._replace(step=5)
    assert hit(_frame(mark), *outside) is None


def test_a_row_of_lines_tells_of_later_steps() -> None:
    wire = Wire(((20, 0), (20, 50)), "short", 4.0, about=About(0, 3, "", part="way:up"))
    found = hit(_frame(Row(wire, 40.0, 5)), 20 + 2 * 40 + 4, 30)
    assert found == About(0, 5, "", part="way:up")
    assert hit(_frame(Row(wire, 40.0, 5)), 40, 30) is None


@pytest.mark.parametrize("cell", CELLS)
def test_every_line_of_a_cell_is_met_somewhere(cell: str) -> None:
    """A line under others is met where it is alone."""
    made = film(cell, 4)
    frame = made.frame(0.0)
    found = set()
    for path in made.scene.diagram.wires:
        for (ax, ay), (bx, by) in zip(path.points, path.points[1:], strict=False):
            for u in np.linspace(0.05, 0.95, 19):
                about = hit(frame, ax + u * (bx - ax), ay + u * (by - ay))
                found.add("" if about is None else about.part)
    lines = {part for part in found if part.startswith("wire:")}
    assert len(lines) >= 0.7 * len(made.scene.diagram.wires), sorted(found)
