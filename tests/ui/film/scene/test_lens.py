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


def _units(scene: Scene, quantity: str, step: int, named: tuple[int, ...] = ()) -> tuple[int, ...]:
    return Lens(scene, lambda *_: named).units(quantity, step, 0)


@pytest.mark.parametrize("choice", CHOICES)
def test_then_come_those_that_a_caption_names(choice: str) -> None:
    units = _units(_scene(choice, (3,)), "f", 2, (39, 38, 37, 36))
    assert set(units) == {3, 7, 39, 38, 37}


@pytest.mark.parametrize("choice", CHOICES)
def test_the_eye_and_the_pins_come_first(choice: str) -> None:
    units = _units(_scene(choice, (3, 30)), "f", 2)
    assert {3, 7, 30} <= set(units)
    assert len(units) == LENS_ROWS and list(units) == sorted(units)


def test_the_units_that_changed_most_are_shown() -> None:
    scene = _scene("changed")
    change = np.abs(scene.layer_trace["c"][2] - scene.layer_trace["c_prev"][2])
    assert set(np.argsort(-change)[: LENS_ROWS - 1].tolist()) <= set(_units(scene, "c", 2))


def test_the_units_that_last_longest_are_shown() -> None:
    scene = _scene("half-life")
    order = np.argsort(-half_lives(scene.layer_trace))[: LENS_ROWS - 1]
    assert set(order.tolist()) <= set(_units(scene, "h", 0)) == set(_units(scene, "h", 3))
