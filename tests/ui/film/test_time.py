"""One rule of time: no frame, caption or number of a view tells what comes after its moment.

Inside a step no caption and no number tells of what is computed in a later beat, and none of it is drawn.

What comes after a token is put in another order: the numbers of the run stay what they are, and with them the axes that
stand for the whole of it. Axes made from sums over the tokens are held still here.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from simulator.lessons.builtin import find
from simulator.lessons.comparison import ComparedRun, compared_runs
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from simulator.network.trace import LayerTrace, Trace
from tests.ui.film.films import random_lesson
from ui.film.charts import gradient, half_life, kept, memory
from ui.film.charts.parts import bars
from ui.film.charts.parts.scales import Scale
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Bars, Frame, Mark
from ui.film.scene.derived import shadings
from ui.film.scene.layer_timing import LayerTiming, said_share
from ui.film.scene.rivers import Course
from ui.film.scene.table import BEGUN, is_computed
from ui.film.views import view_of, views

FORWARD = [key for key, view in views().items() if not view.looks_back]
WORDS = "one two three two one three three one two two one three"
LESSONS = {
    "lstm": lambda: random_lesson("lstm", 3, WORDS),
    "gru": lambda: random_lesson("gru", 2, WORDS),
    "rnn": lambda: random_lesson("rnn", 3, WORDS),
    "peephole": lambda: random_lesson("lstm-peephole", 2, WORDS),
    "long": lambda: random_lesson("lstm", 3, " ".join([WORDS] * 7)),
    "wide": lambda: random_lesson("lstm", 12, WORDS),
    "jenny-rafsun": lambda: find("jenny-rafsun"),
}


@pytest.fixture(autouse=True)
def still_axes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Axes and shades that do not depend on the run."""
    for module in (memory, kept, bars):
        monkeypatch.setattr(module, "even", lambda low, high: Scale(-4.0, 9.0))
    monkeypatch.setattr(half_life, "powers", lambda low, high: Scale(0.1, 1e4, True))
    monkeypatch.setattr(gradient, "exponents", lambda low, high: Scale(-30.0, 3.0, exponents=True))
    monkeypatch.setattr(shadings, "_largest", lambda scene, *names: 2.0)
    monkeypatch.setattr(Course, "largest", 9.0)
    monkeypatch.setattr(Course, "_full", 3.0)


def _reordered(trace: Trace, token: int) -> Trace:
    """A run that is the same up to a token, with what comes after it in the opposite order."""
    order = np.concatenate([np.arange(token + 1), np.arange(token + 1, trace.steps)[::-1]])

    def layer(each: LayerTrace) -> LayerTrace:
        return replace(each, rows=np.concatenate([each.rows[:1], each.rows[1:][order]]), inputs=each.inputs[order])

    rest: dict[str, Any] = {
        name: None if values is None else values[order]
        for name, values in (("logits", trace.logits), ("outputs", trace.outputs))
    }
    return replace(trace, inputs=trace.inputs[order], layers=tuple(map(layer, trace.layers)), **rest)


def _film(lesson: Lesson, runs: tuple[ComparedRun, ...], view: str, **options: Any) -> Film:
    several = view_of(view).several_runs
    ghost = runs[1].trace if not several and len(runs[1].trace.layers) == len(runs[0].trace.layers) else None
    pins = tuple(range(min(layer.layer.units for layer in runs[0].trace.layers)))[:8] if view != "memory" else ()
    made = Film(
        lesson, runs[0].trace, FilmOptions(view=view, pins=pins, **options), ghost=ghost, runs=runs if several else ()
    )
    if view == "ledger":
        made.composer.chart.limit = 1.0  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("key", LESSONS)
@pytest.mark.parametrize("view", FORWARD)
def test_what_comes_later_changes_nothing_before_it(view: str, key: str) -> None:
    lesson = LESSONS[key]()
    runs, choose = compared_runs(lesson, run(lesson))[:2], random.Random(f"{view} {key}")
    steps = runs[0].trace.steps
    one = _film(lesson, runs, view)
    for token in sorted({0, *choose.sample(range(steps - 2), 1)}):
        later = tuple(ComparedRun(each.lesson, _reordered(each.trace, token)) for each in runs)
        other = _film(lesson, later, view)
        assert other.frame(0.0).backdrop == one.frame(0.0).backdrop
        for beat in range(len(one.timeline.beats)):
            assert one.caption(token, beat) == other.caption(token, beat)
            time = one.timeline.time_of(token, beat, choose.uniform(0.0, 0.999))
            assert one.frame(time) == other.frame(time)
            assert one.numbers(time) == other.numbers(time)
            for about in _later_parts(one, time):
                assert one.tooltip(one.as_of(about, time)) == other.tooltip(other.as_of(about, time))


def _later_parts(film: Film, time: float) -> set[About]:
    """The parts of the picture that are of a later token."""
    token, found = film.timeline.locate(time).token, set()
    for mark in film.frame(time).everything:
        about = getattr(getattr(mark, "mark", mark), "about", None)
        if about is not None and about.part and about.quantity:
            found |= {about._replace(step=step) for step in range(token, len(film.timeline.tokens))}
    return found


BARS_ALONE = (  # are drawn exactly; and beside them
    "unrolled", "stack", "compare",  # what moves on while a part of a step is computed
    "ledger",  # an axis of the whole run
    "unit",  # = or ≈ between numbers that are to come
)  # fmt: skip


def _computed_otherwise(film: Film, trace: Trace, time: float) -> Trace:
    """A run that is the same up to a moment: what its token computes after that has other numbers."""
    scene, moment = film.scene, film.timeline.locate(time)
    timing, layers, all_layers = LayerTiming(scene), list(trace.layers), view_of(film.options.view).all_layers
    for k, each in enumerate(layers):
        rows, begun = each.rows.copy(), timing.reach(k, moment).kept > 0.0
        for name, place in each.places.items():
            there = is_computed(scene, name, moment, all_layers) if k == scene.layer else begun
            if not there:
                rows[moment.token + 1, place] = 0.3 - 0.5 * rows[moment.token + 1, place]
        layers[k] = replace(each, rows=rows)
    rest: dict[str, Any] = {}
    if said_share(film.timeline, moment) == 0.0 and trace.outputs is not None:
        rest["outputs"] = trace.outputs.copy()
        rest["outputs"][moment.token] = 0.9 - 0.8 * rest["outputs"][moment.token]
    return replace(trace, layers=tuple(layers), **rest)


@pytest.mark.parametrize("key", ["lstm", "gru", "rnn", "peephole", "jenny-rafsun"])
@pytest.mark.parametrize("view", FORWARD)
def test_what_a_step_computes_later_is_not_told_before(view: str, key: str) -> None:
    lesson = LESSONS[key]()
    first, *others = compared_runs(lesson, run(lesson))[:2]
    for layer in range(len(first.trace.layers)):
        one = _film(lesson, (first, *others), view, layer=layer)
        for beat in range(len(one.timeline.beats)):
            trace = _computed_otherwise(one, first.trace, one.timeline.time_at_rest(5, beat))
            other = _film(lesson, (ComparedRun(lesson, trace), *others), view, layer=layer)
            assert one.caption(5, beat) == other.caption(5, beat)
            frames = []
            for made in (one, other):
                time = made.timeline.time_at_rest(5, beat)  # a token at which less happens passes quicker
                frames.append((made.numbers(time), _drawn(made.frame(time), view not in BARS_ALONE)))
            assert frames[0] == frames[1]


def _drawn(frame: Frame, exactly: bool) -> list[Mark]:
    """What is seen; or of that the bars alone, however opaque: at other paces that is rounded otherwise."""
    seen = [mark for mark in frame.everything if mark.opacity > (0.0 if exactly else BEGUN)]
    return seen if exactly else [mark._replace(opacity=1.0) for mark in seen if isinstance(mark, Bars)]


@pytest.mark.parametrize("view", ["memory", "kept", "gates", "ledger", "half-life", "unrolled", "compare"])
def test_the_whole_run_is_shown_pale_where_it_is_wanted(view: str) -> None:
    lesson = LESSONS["lstm"]()
    runs = compared_runs(lesson, run(lesson))[:2]
    one = _film(lesson, runs, view, whole_run=True)
    other = _film(lesson, tuple(ComparedRun(e.lesson, _reordered(e.trace, 3)) for e in runs), view, whole_run=True)
    assert one.frame(0.0).backdrop != other.frame(0.0).backdrop
    without = _film(lesson, runs, view)
    time = one.timeline.time_of(3, 1, 0.5)
    extra = set(one.frame(time).backdrop) - set(without.frame(time).backdrop)
    assert extra and all(mark.opacity < 0.5 for mark in extra)
    assert one.frame(time).moving == without.frame(time).moving


@pytest.mark.parametrize("view", ["unrolled", "stack", "memory", "compare"])
def test_a_caption_tells_of_a_token_once_it_has_been_read(view: str) -> None:
    lesson = LESSONS["lstm"]()
    made = _film(lesson, compared_runs(lesson, run(lesson))[:2], view)
    last = len(made.timeline.beats) - 1
    assert made.caption(0, 0) == "“one” (1) is read." or made.caption(0, 0) == "“one” is read."
    for token in range(1, 5):
        assert made.caption(token, 0) == made.caption(token - 1, last)
        assert made.caption(token, last) != made.caption(token, 0)
