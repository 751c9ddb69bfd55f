"""Tables and texts of one's own become tasks; what is wrong in them is told with its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.cells import find_cell
from simulator.training.own_task import task_of_file
from simulator.training.settings import Settings, TrainingError
from simulator.training.task import Problem, problem_of
from simulator.training.training import Training


def problem(tmp_path: Path, text: str, name: str = "mine.csv") -> Problem:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return problem_of(task_of_file(path), {})


def test_texts_with_labels(tmp_path: Path) -> None:
    rows = "\n".join(f'"a good dog {"sat" * (k % 2)} .",{"yes" if k % 2 else "no"}' for k in range(10))
    found = problem(tmp_path, f"text,label\n{rows}\n")
    assert found.inputs == ("a", "good", "dog", ".", "sat") and found.outputs == ("no", "yes")
    one = found.fresh(np.random.default_rng(0), 9)
    assert one.lengths.tolist() == [4, 5] and found.apart == "the last 2 of 10 sequences"
    assert one.counted.sum(axis=0).tolist() == [1, 1] and one.targets[3, 0] == 0 and one.targets[4, 1] == 1
    drawn = found.draw(np.random.default_rng(0), 30)
    assert drawn.lengths.shape == (30,) and set(drawn.lengths) <= {4, 5}


def test_steps_with_tokens_or_numbers(tmp_path: Path) -> None:
    steps = "".join(f"s{k // 3};{'abc'[k % 3]};{'end' if k % 3 == 2 else ''}\n" for k in range(18))
    with pytest.raises(TrainingError, match="all labels are the same"):
        problem(tmp_path, f"sequence;token;label\n{steps}")
    found = problem(tmp_path, "sequence;token;label\n" + steps.replace("s0;c;end", "s0;c;stop"))
    assert found.inputs == ("a", "b", "c") and found.outputs == ("stop", "end") and found.longest == 3
    rows = "".join(f"{k // 2},{k},{-k},{k * 2 if k % 2 else ''}\n" for k in range(12))
    found = problem(tmp_path, f"sequence,left,right,target sum\n{rows}")
    assert found.values and found.kind == "linear" and (found.inputs, found.outputs) == (("left", "right"), ("sum",))
    one = found.fresh(np.random.default_rng(0), 9)
    assert one.inputs[:, 0, 0].tolist() == [10, 11] and one.weights[:, 0].tolist() == [0, 1]
    assert one.targets[1, 0, 0] == 22


def test_a_task_of_ones_own_is_learned(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    bits = random.integers(0, 2, (60, 5))
    lines = (f"{''.join('ab'[bit] for bit in row)},{'first a' if row[0] == 0 else 'first b'}" for row in bits)
    path = tmp_path / "first.csv"
    path.write_text("characters,label\n" + "\n".join(lines), encoding="utf-8")
    task = task_of_file(path)
    one = Training(task, find_cell("lstm"), Settings(units=(6,), rate=2e-2, steps=150, forget_bias=1.0))
    one.run()
    assert task.measure.is_reached(one.test()) and one.problem.characters


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: there is no column text, characters or sequence"),
        ("txt,label\na,b", "Did you mean text"),
        ("text\na", "no column label and none target"),
        ("text,target\na,1", "stands in a column label"),
        ("text,label,target\na,b,1", "labels and targets; keep one"),
        ("text,text\na,b", "a name of its own"),
        ("text,label\n", "line 2: there are no rows"),
        ("text,label\na,b,c\n", "line 2: there are 3 cells for 2 columns"),
        ("text,label\na,b\n,c\n", "line 3, column text: there is no text"),
        ("text,label\na,b\n\nb,\n", "line 4, column label: there is no label"),
        ("text,label\na,b\nb,c\n", "there are 2 sequences; give at least 5"),
        ("sequence,label\n1,b", "no column token, and none of numbers"),
        ("sequence,token,label\n1,,b", "line 2, column token: there is nothing"),
        ("sequence,x,label\n1,2,b\n1,two,b", "line 3, column x: “two” is no number"),
        ("sequence,x,target\n1,inf,1", "line 2, column x: “inf” is no number"),
        ("sequence,x,target a,target b\n1,1,1,", "line 2, column target b: there is no number, and there is one"),
        ('text,label\n"a,b', "the table is broken"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TrainingError, match=message):
        problem(tmp_path, text)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read"):
        task_of_file(tmp_path / "none.csv")
    (tmp_path / "a.csv").write_bytes(b"text,label\n\xff")
    with pytest.raises(TrainingError, match="no text in UTF-8"):
        task_of_file(tmp_path / "a.csv")


def test_characters_of_a_text(tmp_path: Path) -> None:
    found = problem(tmp_path, "to be or not to be, that is the question. " * 4, "hamlet.txt")
    assert found.characters and "," in found.inputs and found.inputs == found.outputs
