"""What works in the window for the lessons that come along works there for an opened model, at once or beside it.

Models of one and both directions, of few outputs and of as many as a vocabulary has; every command, edit and plot is
watched as `test_never_waits.py` does.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.simulator.lessons.models.small_model import LETTERS, lesson_of
from tests.ui.window.test_never_waits import (
    Watched,
    acts,
    least_stretches,
    lesson,
    opening,
    stretches,
    too_long,
    watched,
)

__all__ = ["watched"]  # the fixture
FEW, MANY = len(LETTERS), 30_000  # outputs
TEXT = "a cat and a hat. the dog sat on a mat and ran."
SIZES = [(128, False, FEW), (128, True, MANY), (512, False, MANY), (512, True, FEW), (512, True, MANY)]
ALONE = {"show_start_page", "toggle_stage_alone", "copy_picture"}  # as for any lesson: `test_never_waits.py` has them


@pytest.mark.parametrize(
    ("units", "both", "outputs", "share"),
    [(32, True, 6_000, 0.07), *(pytest.param(*size, 1.0, marks=pytest.mark.full) for size in SIZES)],
)
def test_every_command_works_on_an_opened_model(
    watched: Callable[[object], Watched],
    qtbot: QtBot,
    tmp_path: Path,
    units: int,
    both: bool,
    outputs: int,
    share: float,
) -> None:
    chance = random.Random(units)
    window, watch = watched(lesson(20, 2, 8))
    model = lesson_of(tmp_path, units, TEXT, both=both, tokens=outputs)
    found = stretches(window, watch, [opening(window, model, tmp_path)], qtbot)
    assert window.document.trace.outputs is not None and window.document.trace.outputs.shape[1] == outputs
    todo = [act for act in acts(window, chance) if act[0] not in ALONE and chance.random() < share]
    if share < 1.0:
        stretches(window, watch, todo, qtbot)  # what is used for the first time is loaded
    found |= least_stretches(window, watch, todo, qtbot)
    assert not too_long(found), too_long(found)
