"""Examples of each task are what the task says, the same for the same seed; and the measures measure it."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.training.settings import Settings, TrainingError, checked
from simulator.training.strings.grammar import FRAMES, NAMES, WORDS, is_held_out, text_of
from simulator.training.task import Examples, Measure, Problem, Task, find_task, problem_of, task_names
from simulator.training.tasks.characters import of_text
from simulator.training.tasks.pronouns import OPPOSITES

TEXT = "It was the best of times, it was the worst of times. " * 5


def task_of(name: str) -> Task:
    return of_text(TEXT, "times.txt") if name == "characters" else find_task(name)


def drawn(name: str, count: int = 20, **sizes: float) -> tuple[Problem, Examples]:
    problem = problem_of(task_of(name), sizes)
    return problem, problem.draw(np.random.default_rng(5), count)


def said(problem: Problem, examples: Examples, at: int) -> list[str]:
    return [problem.inputs[number] for number in examples.inputs[: examples.lengths[at], at]]


def known_logits(problem: Problem, examples: Examples) -> np.ndarray:
    """Answers that are all right."""
    if problem.kind == "linear":
        return examples.targets.astype(np.float64)
    return np.moveaxis(np.eye(len(problem.outputs))[examples.targets], 2, 1) * 30.0


@pytest.mark.parametrize("name", task_names())
def test_examples(name: str) -> None:
    task = task_of(name)
    checked(Settings(**task.recipe))
    problem, one = drawn(name)
    again, other = problem.draw(np.random.default_rng(5), 20), problem.fresh(np.random.default_rng(6), 20)
    assert np.array_equal(one.inputs, again.inputs) and np.array_equal(one.targets, again.targets)
    for each in (one, other):
        steps = len(each.inputs)
        assert each.lengths.min() >= 1 and each.lengths.max() == steps <= problem.longest
        assert each.counted.any() and (each.weights >= 0).all()
        assert not (each.weights * (np.arange(steps)[:, None] >= each.lengths)).any()
        if problem.values:
            assert each.inputs.shape == (steps, len(problem.inputs), 20)
        else:
            assert each.inputs.shape == (steps, 20) and 0 <= each.inputs.min() <= each.inputs.max() < len(
                problem.inputs
            )
        right = task.measure.of(each, known_logits(problem, each))
        assert right == pytest.approx(0 if task.measure.falls else 1, abs=1e-3) or name == "reber"
        assert task.measure.is_reached(right) or name in ("reber", "characters")


@pytest.mark.parametrize("name", task_names())
def test_nonsense_is_not_right(name: str) -> None:
    task = task_of(name)
    problem, examples = drawn(name, 40)
    logits = np.random.default_rng(0).normal(size=(len(examples.inputs), len(problem.outputs), 40))
    assert not task.measure.is_reached(task.measure.of(examples, logits))


def test_what_the_answers_are() -> None:
    problem, found = drawn("temporal-order", T=40)
    for at in range(20):
        letters = [token for token in said(problem, found, at) if token in "XY"]
        assert problem.outputs[found.targets[-1, at]] == "".join(letters)
    _, found = drawn("adding", T=30)
    assert np.allclose((found.inputs[:, 0] * found.inputs[:, 1]).sum(axis=0), found.targets[-1, 0])
    problem, found = drawn("copy", T=5, items=3)
    assert "".join(said(problem, found, 0)).count("go") == 1
    assert [problem.outputs[each] for each in found.targets[-3:, 0]] == said(problem, found, 0)[:3]
    problem, found = drawn("echo", T=10, lag=3)
    assert np.array_equal(found.targets[3:], found.inputs[:-3])
    problem, found = drawn("parity", T=9)
    assert np.array_equal(found.targets[-1], found.inputs.sum(axis=0) % 2)
    _, found = drawn("latch")
    assert np.array_equal(found.targets[-1] * 2 - 1, found.inputs[0, 0])


def test_blocks_are_equally_long() -> None:
    for name, letters in (("anbn", "ab"), ("anbncn", "abc")):
        problem, found = drawn(name, n=6)
        for at in range(20):
            tokens = said(problem, found, at)
            counts = {letter: tokens.count(letter) for letter in letters}
            n = counts["a"]
            assert set(counts.values()) == {n} and tokens[0] == "."
            assert found.counted[:, at].sum() == (len(letters) - 1) * n  # all but the first b, and the end


def test_brackets_close_what_is_open() -> None:
    problem, found = drawn("brackets", T=30, kinds=3)
    pairs = {")": "(", "]": "[", "}": "{"}
    for at in range(20):
        stack: list[str] = []
        for token, target in zip(said(problem, found, at), found.targets[:, at], strict=True):
            if token in pairs:
                assert stack.pop() == pairs[token]
            else:
                stack.append(token)
            assert problem.outputs[target] == (stack[-1] if stack else "none")
        assert len(stack) <= 4


def test_strings_of_the_reber_grammar() -> None:
    problem, found = drawn("reber")
    legal = found.more["legal"]
    for at in range(20):
        tokens, length = said(problem, found, at), int(found.lengths[at])
        assert tokens[1] == tokens[-1] and tokens[0] == "B" and tokens[2] == "B"
        assert all(legal[step, found.targets[step, at], at] for step in range(length))
        assert [legal[step, :, at].sum() for step in (0, 1, length - 2, length - 1)] == [2, 1, 1, 1]


def test_pronouns_agree_and_pairs_are_held_out() -> None:
    assert len(set(WORDS)) == len(WORDS) and set(OPPOSITES) < set(WORDS)
    assert sum(is_held_out(name, frame) for name in range(len(NAMES)) for frame in range(len(FRAMES))) == 28
    problem, found = drawn("pronouns")
    assert not found.counted.any() or not found.counted[found.weights == 1].any()
    female = {"she", "her", "girl", "woman"}
    for number in range(200):
        text = text_of(np.random.default_rng(number), held_out=0.5 if number % 2 else 0.0)
        assert set(text.words) <= set(WORDS)
        assert not any(text.unseen) or number % 2
        marks = problem.marks(text.words)["gender of the last name"]
        for place, (word, gender) in enumerate(zip(text.words, marks, strict=True)):
            if word in OPPOSITES and gender:
                assert (word in female) == (gender > 0), (text.words, place)


def test_characters_are_held_out() -> None:
    problem = problem_of(task_of("characters"), {"T": 12})
    found = problem.fresh(np.random.default_rng(0), 9)
    for at in range(9):
        assert "".join(said(problem, found, at)) in TEXT[-len(TEXT) // 10 - 1 :]
    for text, message in (("too short", "at least 50 characters"), ("".join(map(chr, range(33, 900))), "different")):
        with pytest.raises(TrainingError, match=message):
            of_text(text, "a.txt")


def test_wrong_names_and_sizes_are_explained() -> None:
    with pytest.raises(TrainingError, match=r"There is no task latc\. Did you mean latch"):
        find_task("latc")
    for sizes, message in (({"T": 1.5}, "T=1.5: give a whole number from 2"), ({"T": 0}, "T=0: give")):
        with pytest.raises(TrainingError, match=message):
            problem_of(find_task("latch"), sizes)
    with pytest.raises(TrainingError, match="give the file of a text"):
        problem_of(find_task("characters"), {})


@pytest.mark.parametrize(
    ("falls", "value", "said"),
    [
        (False, 0.99996, "0.9999"),
        (False, 1.0, "1"),
        (True, 0.0123401, "0.01235"),
        (True, 0.0, "0"),
        (False, 0.5, "0.5"),
    ],
)
def test_a_measure_is_not_told_better_than_it_is(falls: bool, value: float, said: str) -> None:
    assert Measure("", lambda examples, logits: 0.0, 0.0, falls).written(value) == said
    assert Measure("", lambda examples, logits: 0.0, 0.0, falls).written(float("nan")) == "nan"
