"""What a lesson's own cell may not be is refused with its place, before anything is run; harm is refused at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from simulator.cells.cell import Cell, Memory
from simulator.lessons.edits.layers import with_cells, with_layers
from simulator.lessons.file import dumps, loads
from simulator.lessons.run import run
from simulator.lessons.schema import LessonError, MemorySpec
from tests.simulator.own_lessons import MGU, own_lesson, spec_of

BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "built-in key": ({"key": "lstm"}, "cells[0].key", "built-in"),
    "no key": ({"key": ""}, "cells[0].key", "key"),
    "odd key": ({"key": "../x"}, "cells[0].key", "key"),
    "no name": ({"name": " "}, "cells[0].name", "name"),
    "two-line name": ({"name": "a\nb"}, "cells[0].name", "name"),
    "no states": ({"states": ()}, "cells[0].states", "0 states"),
    "too many states": ({"states": tuple("abcde")}, "cells[0].states", "5 states"),
    "state twice": ({"states": ("h", "h")}, "cells[0].states[1]", "twice"),
    "state x": ({"states": ("x",)}, "cells[0].states[0]", "x"),
    "state of a weight": ({"states": ("h", "W_h")}, "cells[0].states[1]", "W_h"),
    "state no name": ({"states": ("h; import os",)}, "cells[0].states[0]", "import"),
    "state never given": ({"states": ("h", "c")}, "cells[0].equations", "c is never given"),
    "line break": ({"equations": ("h = tanh(W_h @ x\n)",)}, "cells[0].equations[0]", "line break"),
    "nothing": ({"equations": ()}, "cells[0].equations", "no equations"),
    "slip": ({"equations": ("a = 1 * h_prev", "h = a + tan(W_h @ x)")}, "cells[0].equations", "line 2, column 9"),
    "code": ({"equations": ("h = __import__('os')",)}, "cells[0].equations", "cannot stand"),
    "attribute": ({"equations": ("h = h_prev.real",)}, "cells[0].equations", "line 1, column 11"),
    "a loop": ({"equations": ("h = q", "q = h")}, "cells[0].equations", "need each other"),
    "a name of files": ({"equations": ("h = q", "unit_names = h_prev", "q = h_prev")}, "cells[0].equations", "line 2"),
    "a word of Python": ({"equations": ("h = lambda", "lambda = h_prev")}, "cells[0].equations", "line 1, column 5"),
    "a sum that is none": (
        {"equations": ("a_f = h_prev", "f = tanh(W_f @ x)", "h = f * a_f")},
        "cells[0].equations",
        "a_f",
    ),
    "a tanh that is none": (
        {"equations": ("h = tanh(q)", "q = W_q @ x", "tanh_q = h_prev")},
        "cells[0].equations",
        "line 3",
    ),
    "a step before that is none": ({"equations": ("q_prev = h_prev", "h = q_prev")}, "cells[0].equations", "line 1"),
    "kept that is not": (
        {"equations": (*MGU.equations[1:4], "kept = f * n", "h = keep * h_prev + kept")},
        "cells[0].equations",
        "kept",
    ),
    "no such role": ({"memory": MemorySpec("h", "f", "added")}, "cells[0].memory", "keep keep, write added"),
    "no such state": ({"memory": MemorySpec("q")}, "cells[0].memory", "state q"),
}


@pytest.mark.parametrize(("changes", "field", "words"), BAD.values(), ids=list(BAD))
def test_a_bad_cell_is_refused_with_its_place(changes: dict[str, Any], field: str, words: str) -> None:
    lesson = replace(own_lesson(MGU), cells=(replace(MGU, **changes),))
    for attempt in (lambda: run(lesson), lambda: dumps(lesson), lambda: with_layers(lesson, 2)):
        with pytest.raises(LessonError) as caught:
            attempt()
        assert caught.value.field == field
        assert words in str(caught.value)
        assert caught.value.remedy


def test_two_cells_of_one_key_are_refused_and_too_many() -> None:
    with pytest.raises(LessonError, match="another cell of this lesson"):
        with_cells(own_lesson(MGU), (MGU, MGU))
    with pytest.raises(LessonError, match="17 cells"):
        with_cells(own_lesson(MGU), (MGU, *(replace(MGU, key=f"m{k}") for k in range(16))))
    with pytest.raises(LessonError, match="There is no cell “mgu”"):
        with_cells(own_lesson(MGU), ())


HOSTILE = {
    "long text": "h = h_prev" + " " * 30_000,
    "long name": f"h = {'q' * 5000}",
    "deep": f"h = {'(' * 250}h_prev{')' * 250}",
    "deeper": f"h = {'-' * 590}h_prev",
    "long number": f"h = {'9' * 4000} * h_prev",
    "many equations": "h = h_prev\n" + "".join(f"q{k} = h_prev\n" for k in range(1000)),
    "many operations": "\n".join(f"q{k} = {'*'.join(['h_prev'] * 50)}" for k in range(90)) + "\nh = h_prev",
    "overflow": "h = 1e15 * 1e15 * 1e15 * h_prev * exp(1000)",
    "walrus": "h = (q := h_prev)",
    "comprehension": "h = [x for x in x]",
    "f-string": "h = f'{x}'",
    "null": "h = h_prev\x00",
    "arabic digits": "h = ٣ * h_prev",
    "dunder": "h = ().__class__",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_what_means_harm_is_refused_at_once(text: str) -> None:
    spec = replace(MGU, equations=tuple(text.split("\n")))
    with pytest.raises(LessonError) as caught:
        run(replace(own_lesson(MGU), cells=(spec,)))
    assert caught.value.field == "cells[0].equations"
    assert len(str(caught.value)) < 400


def test_a_long_chain_is_computed() -> None:
    chain = (
        "\n".join(f"q{k} = maximum(q{k + 1}, q{k + 1})" for k in range(98))
        + "\nq98 = tanh(W_q @ x)\nh = q0 + 0 * h_prev"
    )
    assert run(own_lesson(spec_of(Cell("", "", ("h",), Memory("h", None, None), chain, "")))).layers[0]["h"].any()


def test_slips_in_a_file_are_told_by_their_field() -> None:
    content = json.loads(dumps(own_lesson(MGU)))
    for change, field in (
        ({"equation": []}, "cells[0].equation"),
        ({"states": "h"}, "cells[0].states"),
        ({"equations": "h = x"}, "cells[0].equations"),
        ({"memory": {"state": "h", "keeps": "f"}}, "cells[0].memory.keeps"),
    ):
        broken = {**content, "cells": [content["cells"][0] | change]}
        with pytest.raises(LessonError) as caught:
            loads(json.dumps(broken).encode())
        assert caught.value.field == field
