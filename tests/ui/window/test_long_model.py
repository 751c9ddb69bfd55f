"""A model whose run is too long to keep: opened, played, sought in, a token typed and a weight dragged, in the window.

The longest stretch is that of what the window's own thread computes between two ticks of 10 ms (`watching.py`).
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.tokens import with_token
from simulator.lessons.edits.whatif import with_weight
from simulator.network import kept
from tests.ui.window.test_never_waits import (
    Act,
    Watched,
    least_stretches,
    lesson,
    opening,
    stretches,
    too_long,
    watched,
)
from ui.state.edits.drag_edit import DragEdit
from ui.window.main_window import MainWindow

__all__ = ["watched"]  # the fixture
SAMPLE, LARGE = (600, 64), (20_000, 1024)  # tokens, and units of each of two layers
MOST_MEMORY = 4e9  # bytes


def looks(window: MainWindow, chance: random.Random) -> list[Act]:
    """Random moments, another token, a weight that is dragged on and on, in the model that is open."""
    document, player = window.document, window.player

    def drag() -> None:
        pull = DragEdit(document)
        for value in (0.1, 0.2, 0.3):
            pull.to("weight", lambda before, value=value: with_weight(before, 1, "W_f", (0, 0), value))  # type: ignore[misc]

    def type_token() -> None:
        at = document.trace.steps - 40
        document.edit("token", with_token(document.newest_resolved, at, chance.choice(["one", "six"])))

    seeks = [(f"seek {k}", lambda: player.seek(chance.uniform(0.0, player.duration))) for k in range(4)]
    return [*seeks, ("a token", type_token), ("a drag", drag), ("play", player.play)]


def test_the_window_answers_with_a_run_that_is_computed_again(
    watched: Callable[[object], Watched],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tokens, units = SAMPLE
    window, watch = watched(lesson(20, 2, 8))
    chance = random.Random(1)
    stretches(window, watch, looks(window, chance), qtbot)  # what is used for the first time is loaded
    monkeypatch.setattr(kept, "LARGEST_WHOLE", 0)
    wanted = replace(lesson(tokens, 2, units), dtype="float32")
    found = least_stretches(window, watch, [opening(window, wanted, tmp_path)], qtbot)
    assert all(each.inside is not None for each in window.document.trace.layers)
    before = window.document.trace
    found |= least_stretches(window, watch, looks(window, chance), qtbot)
    assert window.document.trace is not before and window.document.trace.steps == tokens
    assert window.document.resolved.layers[1].array_of("W_f")[0, 0] == 0.3  # the last of the drag is shown
    assert not too_long(found), too_long(found)


@pytest.mark.full
def test_two_layers_of_1024_units_over_20_000_steps_stay_under_four_gigabytes() -> None:
    """In a program of its own: run, and what every picture asks of it."""
    program = (
        "from msgspec.structs import replace\nfrom simulator.lessons.run import run\n"
        "from tests.ui.window.test_never_waits import lesson\nfrom ui.jobs.run_lesson import _measure\n"
        f"_measure(run(replace(lesson({LARGE[0]}, 2, {LARGE[1]}), dtype='float32')))"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=1800, cwd=Path(__file__).resolve().parents[3])
    assert 1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY
