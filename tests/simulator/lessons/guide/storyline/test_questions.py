"""Questions are answered from the run, scored kindly, and drawn alike from equal seeds."""

from pathlib import Path

import numpy as np
import pytest

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.guide.storyline.acts import ACTS, Doing
from simulator.lessons.guide.storyline.check import scope_of_lesson
from simulator.lessons.guide.storyline.expressions.evaluate import scope
from simulator.lessons.guide.storyline.questions.answers import answer
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Order, Predict, Sketch
from simulator.lessons.guide.storyline.questions.scoring import judge
from simulator.lessons.resolve import resolve
from simulator.lessons.run import Run, run
from tests.simulator.lessons.guide.storyline.told import told_lesson
from tests.simulator.lessons.models.small_model import lesson_of
from tests.ui.film.films import random_lesson


@pytest.fixture(scope="module")
def trace() -> Run:
    return run(told_lesson())


def test_a_number_to_predict(trace: Run) -> None:
    asked = Predict(ask="", value="f[gender] at Rafsun", near=0.05)
    right = answer(asked, lambda _: trace)
    assert right.values == (trace.layers[0]["f"][11, 0],)
    assert judge(asked, right, (0.04,)) == (1.0, "right")
    here = Predict(ask="", value="f[gender]")
    assert answer(here, lambda _: trace, token=11) == right, "what has no place is at the token of the step"
    near, far = judge(asked, right, (0.15,)), judge(asked, right, (1.0,))
    assert near.said == "near" and 0.6 < near.score < 1 and far == (0.0, "otherwise")


def test_a_line_to_sketch(trace: Run) -> None:
    asked = Sketch(ask="", unit="words")
    right = answer(asked, lambda _: trace)
    assert right.values == tuple(trace.layers[0]["c"][:, 2])
    assert judge(asked, right, right.values).said == "right"
    ramp = [0.09 * (k + 1) for k in range(20)]  # by eye
    assert judge(asked, right, ramp).said == "right"
    assert judge(asked, right, [0.0] * 20).score < 0.3
    still = answer(Sketch(ask="", quantity="o", last=5), lambda _: trace)
    assert np.ptp(still.values) == 0 and judge(asked, still, still.values).said == "right"


def test_what_is_forgotten(trace: Run) -> None:
    asked = Forgotten(ask="", token="Rafsun")
    right = answer(asked, lambda _: trace)
    assert right.right == (0,) and right.values == tuple(trace.layers[0]["f"][11])
    assert judge(asked, right, (0,)).score == 1 and judge(asked, right, (0, 1)).score == pytest.approx(2 / 3, abs=1e-3)
    assert answer(Forgotten(ask="", token=3), lambda _: trace).right == ()


def test_a_simple_network_forgets_all_and_the_first_lstm_nothing() -> None:
    rnn = run(builtin_lessons()["simple-rnn"])
    units = rnn.layers[0].layer.units
    assert answer(Forgotten(ask="", token=1), lambda _: rnn).right == tuple(range(units))


def test_tokens_in_the_order_of_what_they_wrote(trace: Run) -> None:
    asked = Order(ask="", tokens=("good", "Jenny", "Rafsun"), unit="gender")
    right = answer(asked, lambda _: trace)
    assert right.right[-1] == 0 and abs(right.values[0]) < 1e-3 < abs(right.values[1])
    assert judge(asked, right, right.right).said == "right"
    assert judge(asked, right, (2, 1, 0)).score == 1  # both names wrote as much: either may be first
    assert judge(asked, right, (0, 1, 2)).score == pytest.approx(1 / 3, abs=1e-3)


def test_a_choice_is_right_where_its_condition_holds(trace: Run) -> None:
    asked = Choice(ask="", options=(Option("a", "f[0] at 11 < 0.5"), Option("b", "f[0] at 11 > 0.5")))
    right = answer(asked, lambda _: trace)
    assert right.right == (0,) and judge(asked, right, (0,)).score == 1
    assert judge(asked, right, (1,)).score == 0 and judge(asked, right, ()).score == 0


@pytest.mark.parametrize("key", ["jenny-rafsun", "same-in-a-gru", "simple-rnn", "four-beats"])
def test_questions_are_drawn_from_a_seed_and_can_be_answered(key: str) -> None:
    found = run(builtin_lessons()[key])
    drawn = Drawn(ask="", count=4)
    sets = [draw(drawn, found, seed) for seed in range(6)]
    assert sets[0] == draw(drawn, found, 0) and len({repr(each) for each in sets}) == 6
    for asked in (each for some in sets for each in some):
        right = answer(asked, lambda _: found)
        assert not list(asked.problems([scope(found)], 0)), asked
        assert judge(asked, right, right.right or right.values or ()).score == 1
    assert len({type(each) for some in sets for each in some}) >= 3


def test_an_act_is_done_when_what_is_seen_says_so(trace: Run) -> None:
    from simulator.lessons.edits.whatif import with_weights

    story = trace.lesson.storyline
    assert story is not None
    acts: list[ACTS] = [step.act for step in story.steps if step.act is not None]
    still = Doing(lambda _: trace, trace, "cell", 0, 0, 0)
    assert not any(act.is_done(still) for act in acts)
    held = trace.with_hold("f", unit=0, value=1.0, steps=range(11, 12))
    heavy = run(with_weights(trace.resolved, 0, {"W_f": ((0.0,) * 4,) * 3}))
    until, weight, anything, reach, view, select = acts
    assert until.is_done(still._replace(runs=lambda _: held)) and until.is_done(still._replace(runs=lambda _: heavy))
    assert weight.is_done(still._replace(runs=lambda _: heavy)) and not weight.is_done(
        still._replace(runs=lambda _: held)
    )
    assert anything.is_done(still._replace(runs=lambda _: held))
    assert reach.is_done(still._replace(token=11)) and not reach.is_done(still._replace(token=10))
    assert view.is_done(still._replace(view="memory")) and select.is_done(still._replace(unit=1))
    other = run(builtin_lessons()["four-beats"])
    assert not until.is_done(still._replace(runs=lambda _: other))  # which has none of what is named


@pytest.mark.parametrize("key", (*builtin_lessons(), "one-hot", "in a file"))
def test_what_can_be_named_is_known_without_a_run(key: str, tmp_path: Path) -> None:
    special = {"one-hot": lambda: random_lesson("lstm", 3), "in a file": lambda: lesson_of(tmp_path)}
    resolved = resolve(special.get(key, lambda: builtin_lessons()[key])())
    sizes = [layer.sizes for layer in resolved.layers]
    guessed, found = scope_of_lesson(resolved.lesson, resolved.tokens, sizes), scope(run(resolved))
    assert guessed.tokens == found.tokens and guessed.outputs == found.outputs
    assert tuple(guessed.output_names) == tuple(found.output_names)
    for mine, its in zip(guessed.layers, found.layers, strict=True):
        assert dict(mine.widths) == dict(its.widths) and dict(mine.weights) == dict(its.weights)
        assert tuple(mine.units) == tuple(its.units) and tuple(mine.gates) == tuple(its.gates)
        assert tuple(mine.inputs) == tuple(its.inputs)
