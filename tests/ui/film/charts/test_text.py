"""The text as a picture: tokens in lines, shaded once they are read and no sooner, around the one that is read."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, ReadoutSpec
from simulator.text.embedding import Random
from simulator.text.tokens import Characters, Sequence, Words
from tests.ui.film.charts.test_room_of_charts import whole_and_large_enough
from tests.ui.film.views.test_layout_laws import ink
from ui.film.charts.token_lines import SIZES, token_lines
from ui.film.drawing.hits import hit
from ui.film.drawing.page import NARROWEST, page_for, page_on_screen
from ui.film.film import Film, FilmOptions
from ui.film.marks import NOW, About, Box, Frame, Text
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.scene.table import is_computed
from ui.film.text.language import languages
from ui.paint.theme import THEMES, contrast, load_fonts

QUOTED = 'a "b c"\n(d e) f\n"g\nh" i j.\n'  # 27 characters
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträger"  # 64 letters
CHINESE = "我喜欢杰尼，她是一个很好的女孩。\n"
SHAPES = [(1280, 720), (640, 360), (1080, 1920)]


def lesson_of(sequence: Sequence) -> Lesson:
    layers = (LayerSpec(cell="lstm", units=5, seed=7),)
    return Lesson(title="Random weights", sequence=sequence, embedding=Random(size=4, seed=1), layers=layers)


@cache
def film_of(text: str, letters: bool = True, options: ChartOptions = ALL, unit: int = 0) -> Film:
    lesson = lesson_of(Characters(text) if letters else Words(text))
    return Film(lesson, run(lesson), FilmOptions("text", unit=unit, chart_options=options))


def of_sentence(options: ChartOptions = ALL, **look: object) -> Film:
    lesson = find("jenny-rafsun")
    return Film(lesson, run(lesson), FilmOptions("text", chart_options=options, **look))  # type: ignore[arg-type]


def words_of(frame: Frame, least: float = 0.5) -> list[Text]:
    """The letters of the tokens in view, in their order."""
    found = [
        mark for mark in frame.everything
        if isinstance(mark, Text) and mark.about and mark.about.part.startswith("text") and mark.opacity > least
    ]  # fmt: skip
    return sorted(found, key=lambda mark: mark.about.step if mark.about else 0)


def shaded(frame: Frame) -> dict[int, str]:
    """The shade of each token that has one."""
    return {
        mark.about.step: mark.fill for mark in frame.everything
        if isinstance(mark, Box) and mark.about and mark.fill and mark.about.part.startswith("text")
    }  # fmt: skip


def test_it_is_a_pure_function_of_time_and_no_letters_come_or_go_at_once() -> None:
    made, fresh = (
        film_of(QUOTED * 40),
        Film(lesson := lesson_of(Characters(QUOTED * 40)), run(lesson), FilmOptions("text")),
    )
    step = made.timeline.step_seconds
    times = [made.timeline.time_at(500.5 + k / 60 / step) for k in range(int(2.5 * step * 60))]
    frames = [made.frame(time) for time in times]
    for k in random.Random(3).sample(range(len(times)), 10):
        assert fresh.frame(times[k]) == frames[k]
    places = [{mark.about.step: mark for mark in words_of(frame, 0.0) if mark.about} for frame in frames]
    scrolled = 0.0
    for before, after in pairwise(places):
        for token in before.keys() & after.keys():
            moved = before[token].y - after[token].y
            assert -0.001 <= moved <= 8.0 and before[token].x == after[token].x
            scrolled += moved
        assert all(mark.opacity < 0.3 for token, mark in before.items() if token not in after)
        assert all(mark.opacity < 0.3 for token, mark in after.items() if token not in before)
    assert scrolled > 0.0


@pytest.mark.parametrize("quantity", ["", "f", "o", "h"])
def test_a_token_is_shaded_once_its_number_is_there_and_no_sooner(quantity: str) -> None:
    made = of_sentence(ChartOptions(quantity=quantity))
    scene, name = made.scene, quantity or "c"
    for token in (0, 5, 11):
        at_once = shaded(made.frame(made.timeline.time_of(token, 0, 0.0)))
        assert sorted(at_once) == list(range(token))
        told = [made.frame(made.timeline.time_of(token, beat, 0.99)) for beat in range(len(made.timeline.beats))]
        assert sorted(shaded(told[-1])) == list(range(token + 1))
        for beat, frame in enumerate(told):
            moment = made.timeline.locate(made.timeline.time_of(token, beat, 0.99))
            assert token not in shaded(frame) or is_computed(scene, name, moment, False)


def test_a_shade_is_that_of_the_number() -> None:
    made = of_sentence(ChartOptions(quantity="f"), unit=1)
    values = made.scene.layer_trace["f"][:, 1]
    found = shaded(made.frame(made.timeline.time_of(15, -1, 0.99)))
    assert found == {k: f"shade:gate:{round(128 * float(values[k]))}" for k in range(16)}
    made = of_sentence(unit=2)
    values, limit = made.scene.layer_trace["c"][:, 2], made.scene.shading("c").limit
    found = shaded(made.frame(made.timeline.time_of(15, -1, 0.99)))
    assert found == {k: f"shade:signed:{64 + round(64 * float(values[k]) / limit)}" for k in range(16)}


def test_no_number_of_a_later_token_is_told() -> None:
    made = of_sentence()
    frame = made.frame(made.timeline.time_of(9, 1, 0.2))
    for mark in words_of(frame):
        assert mark.about is not None
        told = made.as_of(mark.about, made.timeline.time_of(9, 1, 0.2))
        assert (told.step == NOW) == (mark.about.step >= 9)
        assert bool(made.tooltip(told).count("\n")) == (mark.about.step < 9)
    later = words_of(made.frame(made.timeline.time_of(9, 1, 0.2)))[10:]
    assert {mark.role for mark in later} == {"faint"}


def test_whoever_looks_at_the_whole_run_sees_what_comes_pale() -> None:
    made = of_sentence(whole_run=True)
    boxes = [
        mark for mark in made.frame(made.timeline.time_of(3)).everything
        if isinstance(mark, Box) and mark.about and mark.about.part == "text" and mark.fill
    ]  # fmt: skip
    assert {mark.about.step for mark in boxes if mark.opacity < 0.3 and mark.about} >= set(range(4, 20))


def of_chances() -> Film:
    """A text whose read-out says which token comes next, for four of its five words and one more."""
    names = ("mat", "the", "cat", "on", "dog")
    weights = tuple((float(k), 1.0 - k, 0.5, 0.0, -0.3 * k) for k in range(5))
    lesson = lesson_of(Words("the cat sat on the mat"))
    lesson = replace(lesson, readout=ReadoutSpec(weights, (0.0, 0.5, 0.0, 0.2, 0.1), names))
    return Film(lesson, run(lesson), FilmOptions("text", chart_options=ChartOptions(chances=True)))


def test_chances_are_those_of_the_step_before() -> None:
    made = of_chances()
    trace = made.scene.trace
    assert trace.readout is not None and trace.outputs is not None
    names = trace.readout.names
    frame = made.frame(made.timeline.time_of(5, -1, 0.99))
    chances = {k: float(trace.outputs[k - 1][names.index(trace.tokens[k])]) for k in (1, 3, 4, 5)}
    assert shaded(frame) == {k: f"shade:gate:{round(128 * chance)}" for k, chance in chances.items()}
    told = made.tooltip(About(0, 4, "c", 0, part="text:chance"))
    assert told.endswith(f"chance: {chances[4]:.6g}")
    assert made.tooltip(About(0, 2, "c", 0, part="text:chance")).endswith("no chance was given to it")


def test_captions_tell_the_chance_of_a_token_and_what_was_likelier() -> None:
    made = of_chances()
    trace = made.scene.trace
    assert trace.outputs is not None and trace.readout is not None
    assert made.caption(0, -1) == "“the” is the first token: nothing gave it a chance before."
    assert made.caption(2, -1) == "“sat” is no output of the read-out, so it was given no chance."
    for step in (1, 3, 4, 5):
        best = trace.readout.names[int(np.argmax(trace.outputs[step - 1]))]
        likeliest = "was the likeliest to come" in made.caption(step, -1)
        assert likeliest == (best == trace.tokens[step])
        assert likeliest or f"likeliest was “{best}”" in made.caption(step, -1)
    alone = film_of("a b", options=ChartOptions(chances=True))
    assert alone.caption(1, -1) == "No read-out says which token comes next."


def test_captions_say_how_a_number_stands_to_those_before() -> None:
    made = of_sentence()
    assert made.caption(11, -1) == "At “Rafsun”, c of gender is −0.994, less than at any token before."
    assert made.caption(2, -1) == "At “Jenny”, c of gender is +0.995, more than at any token before."
    assert "is still" in made.caption(7, -1) or "it was" in made.caption(7, -1)


def test_what_is_pointed_at_is_a_token_and_a_click_can_go_there() -> None:
    made = of_sentence(unit=1)
    frame = made.frame(made.timeline.time_of(12))
    for mark in words_of(frame):
        assert mark.about is not None
        assert hit(frame, mark.x, mark.y - 0.3 * mark.size) == About(0, mark.about.step, "c", 1, part="text")


def test_a_line_ends_after_its_sign_and_words_are_not_torn() -> None:
    lines = token_lines(tuple(QUOTED), frozenset(), 1824.0, 700.0)
    rows = ["".join(lines.texts[k] for k in lines.tokens_of(line)) for line in range(lines.count)]
    assert rows == ['a␣"b␣c"⏎', "(d␣e)␣f⏎", '"g⏎', 'h"␣i␣j.⏎']
    lines = token_lines(tuple("many words of a text " * 60), frozenset(), 600.0, 300.0)
    rows = ["".join(lines.texts[k] for k in lines.tokens_of(line)) for line in range(lines.count)]
    assert all(row.endswith("␣") for row in rows) and len(rows) > 10


@pytest.mark.parametrize("width", [400.0, 1169.0, 1824.0])
def test_lines_have_all_tokens_and_stay_in_their_room(width: float) -> None:
    for tokens in (tuple(QUOTED * 9), (*("word", LONG) * 30,), tuple(CHINESE * 20), ("one",), tuple("x" * 900)):
        lines = token_lines(tokens, frozenset(), width, 500.0)
        assert [k for line in range(lines.count) for k in lines.tokens_of(line)] == list(range(len(tokens)))
        assert (lines.lefts + lines.widths <= width + 1e-6).all() and lines.size in SIZES
        for line in range(lines.count):
            own = list(lines.tokens_of(line))
            assert all(lines.lefts[a] + lines.widths[a] <= lines.lefts[b] + 1e-6 for a, b in pairwise(own))
            assert lines.first_shown(own[0]) <= line < lines.first_shown(own[0]) + lines.shown


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("text", ["quoted", "long", "chinese", "sentence"])
def test_letters_are_large_enough_and_none_covers_another(qapp: QApplication, text: str, size: tuple[int, int]) -> None:
    load_fonts()
    page = page_on_screen(*size, lambda _: NARROWEST)
    made = {
        "quoted": lambda: film_of(QUOTED * 30),
        "long": lambda: film_of(f"word and {LONG} " * 20, letters=False),
        "chinese": lambda: film_of(CHINESE * 30),
        "sentence": of_sentence,
    }[text]().on(page)
    whole_and_large_enough(made)
    frame = made.frame(made.timeline.time_at_rest(len(made.timeline.tokens) // 2, -1))
    boxes = {mark.about.step: mark for mark in frame.everything if isinstance(mark, Box) and mark.fill and mark.about}
    for mark in words_of(frame):
        area, box = ink(mark), boxes.get(mark.about.step if mark.about else -1)
        if area is not None and box is not None:
            assert box.x - 2.0 <= area.left and area.right <= box.x + box.width + 2.0, mark.plain


@pytest.mark.parametrize("count", [20, 2_000, 20_000])
def test_it_costs_what_is_seen(count: int) -> None:
    made = film_of((QUOTED * (count // 27 + 1))[:count], letters=True)
    frame = made.frame(made.timeline.time_of(count // 2, -1, 0.9))
    assert made.timeline.locate(made.timeline.time_of(count // 2)).token in {
        k.about.step for k in words_of(frame) if k.about
    }
    assert len(frame.everything) < 5_000


def test_what_stands_on_a_shade_can_be_read_in_every_theme() -> None:
    for theme in THEMES.values():
        for scale in ("signed", "gate"):
            for k in range(129):
                assert contrast(theme.rgb(f"shade:{scale}:{k}"), theme.rgb(f"shade:{scale}:{k}.on")) >= 4.5


def test_below_a_token_stands_what_the_run_before_a_change_had() -> None:
    lesson = find("jenny-rafsun")
    held = replace(lesson, holds=(HoldSpec(0, "f", values=(1.0,), units=(0,), start=11, stop=12),))
    made = Film(held, run(held), FilmOptions("text"), ghost=run(lesson))

    def below(token: int) -> list[Box]:
        boxes = (
            mark for mark in made.frame(made.timeline.time_of(token, -1, 0.99)).everything if isinstance(mark, Box)
        )
        return [mark for mark in boxes if (mark.fill or "").startswith("shade") and mark.about is None]

    assert not below(10) and len(below(11)) == 1 and len(below(15)) == 5
    limit = made.scene.shading("c").limit
    was = float(run(lesson).layers[0]["c"][11, 0])
    assert below(11)[0].fill == f"shade:signed:{64 + round(64 * was / limit)}"
    assert any("below a token" in mark.plain for mark in made.frame(0.0).everything if isinstance(mark, Text))


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_page_of_any_shape_shows_the_token_that_is_read(language: str) -> None:
    lesson = lesson_of(Characters(QUOTED * 60))
    made = Film(lesson, run(lesson), FilmOptions("text", language=language))
    for shape in ((16, 9), (1, 1), (9, 16), (21, 9)):
        film = made.on(page_for(*shape))
        picture = film.scene.room.picture
        for token in (0, 3, 800, 1619):
            frame = film.frame(film.timeline.time_of(token, -1, 0.9))
            now = [mark for mark in words_of(frame) if mark.about and mark.about.step == token]
            assert len(now) == 1 and picture.y < now[0].y < picture.y + picture.height


def test_only_the_tokens_that_are_asked_for_are_there() -> None:
    made = of_sentence(ChartOptions((4, 9)))
    for token in (0, 6, 15):
        frame = made.frame(made.timeline.time_of(token, -1, 0.9))
        assert {mark.about.step for mark in words_of(frame) if mark.about} == set(range(4, 9))
        assert set(shaded(frame)) == set(range(4, min(max(token + 1, 4), 9)))


def test_a_quantity_that_the_layer_has_not_is_refused() -> None:
    with pytest.raises(KeyError, match="no quantity"):
        of_sentence(ChartOptions(quantity="nothing"))
