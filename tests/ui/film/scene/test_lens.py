"""The lens of a large vector: the unit under the eye and the pinned ones always, then what the choice puts forward."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.analysis.measures import half_lives
from simulator.lessons.run import run
from tests.ui.film.films import random_lesson
from ui.film.drawing.strips import LENS_ROWS
from ui.film.marks import Page
from ui.film.scene.lens import CHOICES, Lens
from ui.film.scene.scene import Scene


def _scene(choice: str, pins: tuple[int, ...] = ()) -> Scene:
    lesson = random_lesson("lstm", 40)
    return Scene(lesson, run(lesson), 0, 7, Page(), lens=choice, pins=pins)


@pytest.mark.parametrize("choice", CHOICES)
def test_the_eye_and_the_pins_come_first(choice: str) -> None:
    units = Lens(_scene(choice, (3, 30))).units("f", 2)
    assert {3, 7, 30} <= set(units)
    assert len(units) == LENS_ROWS and list(units) == sorted(units)


def test_the_units_that_changed_most_are_shown() -> None:
    scene = _scene("changed")
    change = np.abs(scene.layer_trace["c"][2] - scene.layer_trace["c_prev"][2])
    assert set(np.argsort(-change)[: LENS_ROWS - 1].tolist()) <= set(Lens(scene).units("c", 2))


def test_the_units_that_last_longest_are_shown() -> None:
    scene = _scene("half-life")
    order = np.argsort(-half_lives(scene.layer_trace))[: LENS_ROWS - 1]
    assert set(order.tolist()) <= set(Lens(scene).units("h", 0)) == set(Lens(scene).units("h", 3))
