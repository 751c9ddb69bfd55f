"""Going through the snapshots of a training: an edit like any other, which leaves all else as it is."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.models.from_training import lesson_from_training
from simulator.text.tokens import Words
from tests.ui.conftest import Objects, let_go
from tests.ui.dialogs.training.pronouns import STEPS, trained
from ui.stage.training_slider import TrainingSlider


@pytest.fixture
def learning(objects: Objects) -> Objects:
    """The objects of a window on a trained lesson."""
    lesson = lesson_from_training(trained())
    objects.document.start(lesson)
    objects.learned.take(trained(), lesson)
    return objects


def weights(objects: Objects) -> np.ndarray:
    return np.float32((objects.document.lesson.layers[0].weights or {})["U_f"])


def test_the_slider_goes_through_the_snapshots_and_all_else_stays(learning: Objects) -> None:
    learned, document = learning.learned, learning.document
    assert learned.is_there and learned.steps == tuple(range(STEPS + 1)) and learned.step == STEPS
    document.edit("words", replace(document.newest, sequence=Words("Anna came and she sang .")))
    run = document.trace
    learned.go_to(2)
    *layers, _ = trained().model.parameters.parts(trained().snapshots.at(2))
    assert np.array_equal(weights(learning), layers[0]["U_f"]) and document.trace is not run
    assert document.trace.tokens[0] == "Anna" and learned.step == 2 and learned.at == 2
    assert document.lesson.title.endswith("2 steps") and f"2 of {STEPS} steps" in str(document.lesson.layers[0].origin)


def test_steps_one_goes_through_are_one_edit(learning: Objects) -> None:
    learned, document = learning.learned, learning.document
    for at in (0, 1, 5, 3):
        learned.go_to(at)
    assert document.undo_label == "another step of the training" and len(document.history.past) == 1
    document.undo()
    assert learned.step == STEPS and document.undo_label is None
    document.redo()
    assert learned.step == 3


def test_what_is_not_of_the_training_is_left_alone(learning: Objects) -> None:
    learned, document = learning.learned, learning.document
    document.edit("another seed", with_seed(document.newest_resolved, 3))
    assert not learned.is_there
    document.undo()
    assert learned.is_there
    lesson = document.lesson
    by_hand = dict(lesson.layers[0].weights or {}) | {"b_f": (0.5,) * 3}
    document.edit("by hand", replace(lesson, layers=(replace(lesson.layers[0], weights=by_hand, origin=None),)))
    assert not learned.is_there
    document.start(find("simple-rnn"))
    assert not learned.is_there


def test_of_another_training_with_the_same_sizes_nothing_is_shown(learning: Objects) -> None:
    lesson = learning.document.lesson
    other = replace(trained().settings, seed=5)
    layers = tuple(
        replace(layer, origin=replace(layer.origin, by=layer.origin.by.replace("seed 0", f"seed {other.seed}")))
        for layer in lesson.layers
    )
    learning.document.start(replace(lesson, layers=layers))
    assert not learning.learned.is_there


def test_the_second_slider_is_there_where_there_are_snapshots(learning: Objects) -> None:
    slider = TrainingSlider(learning.learned)
    told: list[bool] = []
    slider.shown.connect(lambda: told.append(not slider.isHidden()))
    learning.learned.changed.emit()
    let_go()
    assert told == [True] and slider.slider.maximum() == STEPS and slider.slider.value() == STEPS
    slider.slider.setValue(1)
    let_go()
    assert learning.learned.step == 1 and slider.slider.value_words == f"Step 1 of {STEPS}"
    learning.document.start(find("simple-rnn"))
    let_go()
    assert told == [True, False]
    slider.deleteLater()
