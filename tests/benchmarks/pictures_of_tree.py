"""Prints what the stage costs in the tree it is run from, as JSON: milliseconds of the processor.

`python pictures_of_tree.py UNITS` with PYTHONPATH at the tree. It keeps to what trees of months ago have as well, so
that two commits can be set side by side (`test_pictures_beside_before.py`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from statistics import mean
from time import process_time

import numpy as np
from PySide6.QtWidgets import QApplication

from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.tokens import Numbers
from ui.stage.view import StageView
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage

VIEWS = "cell", "stack", "unrolled", "unit", "backward", "memory"
TOKENS, LAYERS, SECONDS = 50, 3, 1.9
WARM, MOVES = 10, 120


def lesson_of(units: int) -> Lesson:
    """Random vectors through layers of untrained LSTM cells."""
    rows = tuple(map(tuple, np.random.default_rng(0).normal(size=(TOKENS, units)).tolist()))
    layers = tuple(LayerSpec("lstm", units, seed=k) for k in range(LAYERS))
    return Lesson(title="t", sequence=Numbers(rows), layers=layers)


class Shown:
    """The stage of a lesson on the screen, 1920 × 1080 pixels large."""

    def __init__(self, lesson: Lesson, view: str) -> None:
        self.document = Document(lesson)
        self.selection = Selection(self.document)
        self.selection.view, self.selection.layer = view, 1
        self.stage = Stage(self.document, self.selection)
        self.player = Player(lambda: self.stage.timeline)
        self.view = StageView(self.document, self.player, self.selection, self.stage)
        self.view.resize(1920, 1080)
        self.view.show()
        QApplication.processEvents()

    def seek(self, time: float) -> None:
        """Show a moment."""
        self.player.seek(time)
        QApplication.processEvents()


def milliseconds(do: Callable[[], object]) -> float:
    """What something takes of the processor."""
    begun = process_time()
    do()
    return 1000 * (process_time() - begun)


def frames(lesson: Lesson, view: str) -> float:
    """A frame on average: the first seconds of each beat of two tokens in the middle, 60 frames a second.

    So long as beats of all trees last, for what moves moves at their beginning.
    """
    shown = Shown(lesson, view)
    shown.stage.settle()
    while abs(shown.stage.zoomer.zoom - round(shown.stage.zoomer.zoom)) > 1e-9:
        QApplication.processEvents()
    line, middle = shown.player.timeline, TOKENS // 2
    begins = [line.time_of(token, beat) for token in (middle, middle + 1) for beat in range(len(line.beats))]
    times = [begin + k / 60 for begin in begins for k in range(round(60 * SECONDS))]
    for time in times[:3]:
        shown.seek(time)
    return milliseconds(lambda: [shown.seek(time) for time in times]) / len(times)


def drag(lesson: Lesson) -> Iterator[float]:
    """Each move of a drag on a weight of the layer in view: edit, run and the painted stage."""
    shown, resolved = Shown(lesson, "cell"), resolve(lesson)
    shown.seek(0.525 * shown.player.timeline.duration)

    def move(k: int) -> None:
        shown.document.edit("weight", with_weight(resolved, 1, "W_f", (3, 4), 0.01 * k), merge=True)
        QApplication.processEvents()

    for k in range(WARM):
        move(k)
    for k in range(WARM, WARM + MOVES):
        yield milliseconds(lambda k=k: move(k))  # type: ignore[misc]


def main() -> None:
    """Measure all of it."""
    application = QApplication(sys.argv[:1])
    lesson = lesson_of(int(sys.argv[1]))
    found = {view: frames(lesson, view) for view in VIEWS}
    print(json.dumps(found | {"drag": mean(drag(lesson))}))
    del application


if __name__ == "__main__":
    main()
