"""A model whose run is too long to keep: opened, played, sought in, a token typed and a weight dragged, in the window.

The longest stretch is that of what the window's own thread computes between two ticks of 10 ms (`watching.py`).
"""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from simulator.arrays import Array
from simulator.engine import recompute, skipping
from simulator.engine.recompute import run_keeping
from simulator.lessons.edits.tokens import with_token
from simulator.lessons.edits.whatif import with_weight
from simulator.network import kept
from simulator.network.holds import Hold
from simulator.network.inside import Inside
from simulator.network.layer import Layer
from simulator.network.trace import LayerTrace
from tests.memory import memory
from tests.simulator.lessons.models.small_model import LETTERS, lesson_of
from tests.ui.window.test_never_waits import (
    Act,
    Watched,
    cell,
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
FIRST = 256  # steps of a long run that are computed, where the others have their numbers again
MOST_MEMORY = 4e9  # bytes
EMPTY = 250_000_000  # bytes of a window with a small lesson


def looks(window: MainWindow, chance: random.Random, tokens: tuple[str, ...] = ("one", "six")) -> list[Act]:
    """Random moments, other tokens near the end and at the beginning, a weight that is dragged on and taken back,
    in the model that is open.
    """
    document, player = window.document, window.player

    def drag() -> None:
        pull = DragEdit(document)
        for value in (0.1, 0.2, 0.3):
            pull.to("weight", lambda before, value=value: with_weight(before, 1, "W_f", (0, 0), value))  # type: ignore[misc]

    def type_token(at: int) -> None:
        other = next(token for token in tokens if token != document.newest_resolved.tokens[at])
        document.edit("token", with_token(document.newest_resolved, at, other))

    seeks = [(f"seek {k}", lambda: player.seek(chance.uniform(0.0, player.duration))) for k in range(4)]
    return [
        *seeks,
        ("a token", lambda: type_token(document.trace.steps - 40)),
        ("a token at the beginning", lambda: type_token(3)),
        ("a drag taken back", lambda: (drag(), document.undo())),
        ("a drag", drag),
        ("play", player.play),
    ]


def repeated(
    layer: Layer, inputs: Array, holds: tuple[Hold, ...], *, idealised: bool, numbers: object = None, **how: object
) -> LayerTrace:
    """A long run of a layer that has the numbers of its first steps again and again, from where it differs from an
    `earlier` one a thousandth smaller.
    """
    few = run_keeping(layer, inputs[:FIRST], holds, idealised=idealised, **{**how, "earlier": None})  # type: ignore[arg-type]
    assert few.figures is not None and few.inside is not None
    steps = len(inputs)
    rows = np.concatenate([few.rows[:1], np.resize(few.rows[1:], (steps, few.rows.shape[1]))])
    if isinstance(earlier := how["earlier"], tuple):
        rows[earlier[1] + 1 :] *= 0.999
    rows.flags.writeable = False
    made = LayerTrace(layer, rows, few.places, inputs, holds)
    figures = few.figures.at(np.resize(np.arange(FIRST), steps))
    source = recompute._Recomputed(made, idealised, few.inside.source.places)
    return dataclasses.replace(made, inside=Inside(source, np.arange(steps)), figures=figures)


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
@pytest.mark.parametrize("opened", [True, False], ids=["opened", "drawn"])
@pytest.mark.skipif(sys.platform != "linux", reason="the most memory is read off Linux")
def test_the_window_answers_with_two_layers_of_1024_units_over_20_000_steps(
    watched: Callable[[object], Watched], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: bool
) -> None:
    """The run beside the window, which takes minutes, has the numbers of its first steps again and again: what the
    window computes of it is as much as of any other.
    """
    monkeypatch.setattr(skipping, "run_keeping", repeated)
    window, watch = watched(lesson(20, 2, 8))
    chance, (steps, units) = random.Random(1), LARGE
    stretches(window, watch, looks(window, chance), qtbot)
    before = memory() - EMPTY  # what a test before this one left
    text = "".join(chance.choice(LETTERS) for _ in range(steps))
    model = lesson_of(tmp_path, units, text) if opened else replace(lesson(steps, 2, units), dtype="float32")
    Path("/proc/self/clear_refs").write_text("5")
    found = least_stretches(window, watch, [opening(window, model, tmp_path)], qtbot)
    assert all(each.inside is not None for each in window.document.trace.layers)
    found |= least_stretches(window, watch, looks(window, chance, ("a", "b") if opened else ("one", "six")), qtbot)
    assert window.document.resolved.layers[1].number_at("W_f", (0, 0)) == 0.3
    most = memory("VmHWM") - before
    print("\n".join(f"{name}: {cell(each)}" for name, each in found.items()), f"{most / 1e9:.2f} GB", sep="\n")
    assert not too_long(found), too_long(found)
    assert most < MOST_MEMORY


@pytest.mark.full
def test_two_layers_of_1024_units_over_20_000_steps_stay_under_four_gigabytes() -> None:
    """In a program of its own: run, and what every picture asks of it."""
    program = (
        "from msgspec.structs import replace\nfrom simulator.lessons.run import run\nfrom tests.memory import memory\n"
        "from tests.ui.window.test_long_model import lesson\nfrom ui.jobs.run_lesson import _measure\n"
        f"_measure(run(replace(lesson({LARGE[0]}, 2, {LARGE[1]}), dtype='float32')))\nprint(memory('VmHWM'))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, timeout=1800, cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert 0 < int(ran.stdout) < MOST_MEMORY
