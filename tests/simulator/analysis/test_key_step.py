"""The step that is pictured and printed is one and the same."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.analysis.telling_steps import key_step
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from ui.export.batch.lecture_pack import parts
from ui.film.film import Film
from ui.film.motion.most_change import most_change


@pytest.mark.parametrize("key", builtin_lessons())
def test_a_lesson_is_pictured_and_printed_at_the_same_token(key: str) -> None:
    lesson = find(key)
    trace = run(lesson)
    step = key_step(trace)
    assert most_change(trace, Film(lesson, trace).timeline)[0] == step
    assert f"--at={step}" in next(part for part in parts(trace) if part.name == "picture.png").options


def test_it_is_where_most_is_forgotten_or_else_written() -> None:
    sentence = run(find("jenny-rafsun"))
    layer = sentence.layers[0]
    gone = np.abs(layer["c_prev"] - layer["kept"]).sum(axis=1)
    assert key_step(sentence) == int(gone.argmax()) == sentence.tokens.index("Rafsun")
    anew = run(find("simple-rnn"))
    assert key_step(anew) == int(np.abs(anew.layers[0]["h"]).sum(axis=1).argmax())
