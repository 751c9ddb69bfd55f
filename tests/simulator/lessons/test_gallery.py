"""The lessons that come along: their storylines hold together, and their devices do what is said of them."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from simulator.analysis.comparison.distances import left_of_first
from simulator.analysis.ledger import ledger
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.guide.storyline.acts import Change, Doing, Open, Select, as_place
from simulator.lessons.guide.storyline.check import texts_of
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, evaluate, scope
from simulator.lessons.guide.storyline.expressions.parse import parse
from simulator.lessons.guide.storyline.expressions.tree import Place, Quantity
from simulator.lessons.guide.storyline.questions.answers import answer
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Predict
from simulator.lessons.guide.storyline.questions.scoring import judge
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.guide.storyline.words import Inserted, parts
from simulator.lessons.run import Run, run
from ui.film.text.language import languages
from ui.film.views import views

DOCS = Path(__file__).resolve().parents[3] / "docs" / "tutorial.md"
TYPED = re.compile(r"\b\d\.\d{2,}|\b0,\d{2,}")


@cache
def runs_of(key: str) -> tuple[Run, ...]:
    """The lesson's own run, and those that it is compared with."""
    own = run(builtin_lessons()[key])
    return (own, *(run(each) for each in own.resolved.variants))


def story_of(key: str) -> Storyline:
    found = builtin_lessons()[key].storyline
    assert found is not None, key
    return found


def told(key: str) -> Iterator[tuple[int, Step, int]]:
    """The steps of a lesson, each with the token that it is told at."""
    token, own = 0, scope(runs_of(key)[0])
    for at, step in enumerate(story_of(key).steps):
        token = token if step.token is None else own.token(as_place(step.token))
        yield at, step, token


def test_every_lesson_is_told_in_english_and_german_with_numbers_that_are_read_from_the_run() -> None:
    table = languages()["de"]
    for key, lesson in builtin_lessons().items():
        story = story_of(key)
        assert lesson.group and 2 <= lesson.minutes <= 10, key
        assert table.find("Lesson", lesson.title) and table.find("Lesson", lesson.about), key
        fields = dict(texts_of(story))
        for field, text in fields.items():
            if text:
                assert field.endswith((".en", ".de")), (key, field)
                assert fields[field[:-2] + ("de" if field.endswith("en") else "en")], (key, field)
                assert not TYPED.search("".join(part for part in parts(text) if isinstance(part, str))), (key, text)
        in_both = [
            [_inserted(fields[f"{field[:-2]}{each}"]) for each in ("en", "de")]
            for field in fields
            if field[-2:] == "en"
        ]
        assert all(english == german for english, german in in_both), key


def _inserted(text: str) -> set[str]:
    return {repr(part) for part in parts(text) if not isinstance(part, str)}


def test_every_step_has_its_place_and_every_number_of_its_words_is_one() -> None:
    for key in builtin_lessons():
        runs = runs_of(key)
        for at, step, token in told(key):
            assert not step.view or step.view in views(), (key, at)
            assert not isinstance(step.act, Open) or step.act.view in views()
            for field, text in texts_of(Storyline(aim="", steps=(step,))):
                for part in parts(text):
                    if isinstance(part, Inserted):
                        assert np.isfinite(evaluate(part.node, runs.__getitem__, token, step.layer)).all(), (
                            key,
                            at,
                            field,
                        )


def test_every_act_waits_for_something_that_is_not_there_yet() -> None:
    for key in builtin_lessons():
        runs = runs_of(key)
        before = Doing(runs.__getitem__, runs[0], "", 0, 0, 0)
        for at, step, token in told(key):
            if step.act is not None:
                assert not step.act.is_done(before._replace(token=token, view=step.view)), (key, at)
            before = before._replace(token=token)


def test_every_question_answers_itself() -> None:
    counted = 0
    for key in builtin_lessons():
        runs: Runs = runs_of(key).__getitem__
        for at, step, token in told(key):
            asked = [step.question] if step.question is not None else []
            if isinstance(step.question, Drawn):
                asked = list(draw(step.question, runs(0), 1))
                assert len(asked) == step.question.count
            for question in asked:
                right = answer(question, runs, step.layer, token)
                assert judge(question, right, right.right or right.values or ()).score == 1, (key, at)
                assert not isinstance(question, Choice) or len(right.right) == 1, (key, at)
                counted += 1
    assert counted > 30


def test_no_answer_is_told_or_stands_on_the_stage_before_it_is_asked_for() -> None:
    for key in builtin_lessons():
        own = runs_of(key)[0]
        written, seen = list[Quantity](), list[int]()
        for at, step, token in told(key):
            written += _quantities(step, token, own)
            seen += [token] if step.view in ("cell", "compare") else []
            if isinstance(step.question, Predict) and isinstance(value := parse(step.question.value), Quantity):
                place = token if value.place is None else scope(own).token(value.place)
                assert dataclasses.replace(value, place=Place(place)) not in written, (key, at)
            if isinstance(step.question, Forgotten):
                place = scope(own).token(as_place(step.question.token))
                keep = own.layers[0].layer.cell.memory.keep
                assert place not in seen, (key, at)
                assert not [each for each in written if each.name == keep and each.place == Place(place)], (key, at)


def _quantities(step: Step, token: int, own: Run) -> Iterator[Quantity]:
    """The quantities whose numbers stand in what is said and asked in a step, each with its token."""
    asked = "" if step.question is None else step.question.ask
    for _, text in texts_of(Storyline(aim="", steps=(Step(title=step.title, words=step.words, to_try=asked),))):
        for part in parts(text):
            if isinstance(part, Inserted) and isinstance(part.node, Quantity):
                place = token if part.node.place is None else scope(own).token(part.node.place)
                yield dataclasses.replace(part.node, place=Place(place))


def test_every_group_has_questions_and_something_to_do() -> None:
    steps = [(lesson.group, step) for key, lesson in builtin_lessons().items() for step in story_of(key).steps]
    assert {group for group, step in steps if step.question is not None} == {group for group, _ in steps}
    acts = [step.act for _, step in steps if step.act is not None]
    assert any(isinstance(act, Change) for act in acts) and any(isinstance(act, Select) for act in acts)


def test_each_loose_point_of_the_tutorial_has_its_place_in_a_step() -> None:
    rows = [
        line.strip("|").split("|")
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if line[:3].strip("| ").isdigit()
    ]
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1)) and len(rows) >= 21
    for row in rows:
        key, step = row[3].strip(" `"), int(row[4])
        assert 1 <= step <= len(story_of(key).steps), row


# What the lessons say, held against sums done here


def values(key: str, name: str, run_number: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    found: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.asarray(runs_of(key)[run_number].layers[0][name])
    return found


def test_gates_held_by_hand_make_five_memories() -> None:
    pulses = values("gates-by-hand", "g")[:, 0]
    integrator, leak, freeze, passing, blind = values("gates-by-hand", "c").T
    assert np.allclose(integrator, np.cumsum(pulses)) and np.array_equal(blind, integrator)
    assert (freeze == 1).all() and np.array_equal(passing, pulses)
    assert leak[-1] == pytest.approx(sum(pulse * 0.9**lag for lag, pulse in enumerate(pulses[::-1])))
    assert not values("gates-by-hand", "h")[:, 4].any()


def test_half_lives_are_those_of_the_gates() -> None:
    left = values("half-life", "c") / values("half-life", "c")[0]
    halved = [int(np.argmax(left[:, unit] <= 0.5)) for unit in range(5)]
    assert halved == [1, 3, 7, 14, 69] and left[-1, 5] > 0.9


def test_a_latch_keeps_what_its_gates_say() -> None:
    f, c = values("latches", "f"), values("latches", "c")
    for unit, k in enumerate((4, 6, 8, 10)):
        sigma = 1 / (1 + math.exp(-k))
        assert np.allclose(f[1:, unit], sigma) and f[0, unit] == pytest.approx(1 - sigma)
        assert f[1:100, unit].prod() == pytest.approx(sigma**99)
    assert c[-1, 3] == pytest.approx(0.955 * c[0, 3], abs=0.01)


def test_a_counter_counts_and_a_gru_cannot() -> None:
    c = values("counter", "c")[:, 0]
    assert c.tolist() == [*range(1, 101), *range(99, -1, -1)]
    h = values("counter", "h", 1)[:, 0]
    assert h[[0, 9, 99]].round(4).tolist() == [0.01, 0.0956, 0.634]


def test_the_toggles_know_the_parity() -> None:
    bits = np.array([int(token) for token in runs_of("toggle")[0].tokens])
    odd = np.cumsum(bits) % 2 == 1
    assert ((values("toggle", "c")[:, 0] > 0) == odd).all() and ((values("toggle", "h", 1)[:, 0] > 0) == odd).all()
    first, second = values("toggle", "h", 2).T
    assert ((first - second > 1) == odd).all()


def test_the_cells_of_the_text_follow_quotes_and_lines() -> None:
    text = "".join(runs_of("quote-cell")[0].tokens)
    inside = np.cumsum([letter == '"' for letter in text]) % 2 == 1
    quotes, length = values("quote-cell", "c").T
    assert ((quotes > 0) == inside).all()
    since = [at - text.rfind("\n", 0, at + 1) + (1 if "\n" in text[: at + 1] else 0) for at in range(len(text))]
    assert np.allclose(80 * length, since, atol=0.02)


def test_the_shares_of_a_gru_sum_to_one() -> None:
    z = values("where-from", "z")
    shares = sum((1 - z[at]) * z[at + 1 :].prod(axis=0) for at in range(len(z))) + z.prod(axis=0)
    assert np.abs(shares - 1).max() < 1e-15
    trace = runs_of("where-from")[1]
    account = ledger(trace, trace.steps - 1)
    assert np.allclose(account.shares.sum(axis=0), trace.layers[0]["c"][-1], atol=1e-14)


def test_a_reset_gate_alone_erases_nothing() -> None:
    h = values("reset-gate", "h")
    assert (h[:2] == [0.8, -0.6]).all() and not np.allclose(h[2], h[1])
    assert not np.allclose(h[3], values("reset-gate", "h", 1)[3], atol=0.01)


def test_a_memory_may_be_whole_where_its_gradient_is_gone() -> None:
    h = values("memory-without-gradient", "h")[:, 3]
    size = np.log10(np.abs(2.0 * (1 - h[1:] ** 2))).sum()
    assert h.min() > 0.8 and size == pytest.approx(-769, abs=1)
    assert values("memory-without-gradient", "f", 1)[1:, 0].prod() == pytest.approx(0.955, abs=0.002)


def test_how_far_gradients_reach() -> None:
    assert (
        worth("gradient-horizon", "gradient(89, last)") < -2
        and worth("gradient-horizon", "gradient(89, last) of 1") < -2
    )
    assert -0.2 < worth("gradient-horizon", "gradient(89, last) of 3") < 0
    for number, rho in ((0, 1.0), (1, 0.9), (2, 1.1)):
        found = worth("explode-vanish", f"gradient(0, 50) of {number}")
        assert found == pytest.approx(50 * math.log10(rho), abs=1e-12)
    assert worth("explode-vanish", "gradient(51, last) of 2") < -5


def worth(key: str, text: str) -> float:
    (part,) = parts(f"{{{text}}}")
    assert isinstance(part, Inserted)
    return float(evaluate(part.node, runs_of(key).__getitem__))


def test_without_a_forget_gate_a_stream_piles_up() -> None:
    assert values("continual-stream", "c")[-1, 0] == pytest.approx(3 * math.tanh(2), abs=0.03)
    assert values("continual-stream", "c", 1)[-1, 0] == pytest.approx(math.tanh(2), abs=0.05)


def test_cells_that_do_not_read_h_have_one_way_back_and_a_normalised_memory_is_a_mean() -> None:
    z = values("family-2024", "z")
    exact = np.log10(np.sqrt(((1 - z[3:11]).prod(axis=0) ** 2).mean()))
    assert worth("family-2024", "gradient(2, 10)") == pytest.approx(exact, abs=1e-13)
    i, f, m = (values("slstm-mean", name)[:, 0] for name in ("i", "f", "m"))
    weights = [i[at] * f[at + 1 :].prod() / m[-1] for at in range(len(i))]
    assert sum(weights) == pytest.approx(1, abs=1e-15)
    mean = np.dot(weights, values("slstm-mean", "g")[:, 0])
    assert values("slstm-mean", "h")[-1, 0] == pytest.approx(mean, abs=1e-8)


def test_each_generation_forgets_as_it_can() -> None:
    gender = [values("family-1990-2014", name, number)[-1, 0] for number, name in enumerate(("h", "c", "c", "h"))]
    assert [round(value, 2) for value in gender] == [-0.96, 0.0, -0.99, -0.99]
    others = [values("family-gates", name, number)[-1, 0] for number, name in enumerate(("c", "c", "h", "c"))]
    assert all(value < -0.9 for value in others)


def test_the_family_tree_has_all_twelve_with_the_weights_of_their_own_lessons() -> None:
    cells = [each.layers[0].layer.cell.key for each in runs_of("family-tree")]
    assert cells == [
        "rnn", "lstm-1997", "lstm", "lstm-peephole", "gru", "mgu", "lstm-coupled", "janet", "diagonal-ssm", "mingru",
        "minlstm", "slstm",
    ]  # fmt: skip
    given = {
        run.layers[0].layer.cell.key: run.layers[0].layer
        for key in ("family-1990-2014", "family-gates", "family-2024")
        for run in runs_of(key)
    }
    for each in runs_of("family-tree"):
        layer = each.layers[0].layer
        assert layer.cell == given[layer.cell.key].cell
        names = set(layer.weights) - (
            {"W_i", "b_i"} if layer.cell.key == "slstm" else set()
        )  # whose memory stays small
        assert all(np.array_equal(layer.weights[name], given[layer.cell.key].weights[name]) for name in names)
    titles = [variant.title for variant in builtin_lessons()["family-tree"].variants]
    assert all(re.search(r"(19|20)\d\d$", title) for title in titles)
    words = " ".join(text for field, text in texts_of(story_of("family-tree")) if field.endswith("en"))
    papers = (
        "Elman 1990; Hochreiter; Gers, Schmidhuber & Cummins 2000; Gers & Schmidhuber 2000; Cho et al. 2014; Zhou, Wu, "
        "Zhang & Zhou 2016; Greff et al. 2017; Lasenby 2018; Gu, Goel & Ré 2022; Feng et al. 2024; Beck et al. 2024"
    )
    for paper in papers.split("; "):
        assert paper in words, paper
    for at in range(12):
        assert f"{chr(ord('A') + at)}: " in words, "each has its step"


def test_of_the_family_only_the_cell_without_a_gate_and_the_one_that_forgets_nothing_still_hold_jenny() -> None:
    found = [left_of_first(each.layers[0])[-1] for each in runs_of("family-tree")]
    assert found[0] == 0 and found[1] == 1.0 and found[8] == pytest.approx(0.9**12, rel=1e-4)
    assert all(share < 0.001 for at, share in enumerate(found) if at not in (0, 1, 8))
    says = [values("family-tree", "h", at)[-1, 0] for at in range(12)]
    assert all(-1 < value < -0.7 for at, value in enumerate(says) if at not in (1, 3, 8)), "they say that it is Rafsun"
    assert abs(says[1]) < 0.01 and abs(says[3]) < 0.01, "B holds both, and D lets nothing negative out"
