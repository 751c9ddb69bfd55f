"""The unit that holds a property, in the window: ranked, held, gone to, named, and since when."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from simulator.lessons.models.from_training import lesson_from_training
from simulator.training.training import Training
from simulator.training.units.found_units import Found, HeldUnit, UnitScore
from tests.ui.conftest import Objects, let_go
from tests.ui.dialogs.training.pronouns import trained
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.training.unit_list import describe
from ui.dialogs.training.unit_work import Asked
from ui.dialogs.training.units_dialog import MARKED, UnitsDialog
from ui.jobs.job import end_all


@pytest.fixture
def dialog(objects: Objects) -> Iterator[UnitsDialog]:
    """The dialog beside the objects of a window on a trained lesson."""
    lesson = lesson_from_training(trained())
    objects.document.start(lesson)
    objects.learned.take(trained(), lesson)
    made = UnitsDialog(objects.document, objects.selection, objects.learned)
    made.examples.setValue(20)
    made.show()
    yield made
    made.close()
    end_all()
    let_go()


def wait(qtbot: QtBot, dialog: UnitsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    let_go()


def test_the_best_unit_is_named_gone_to_and_followed(qtbot: QtBot, objects: Objects, dialog: UnitsDialog) -> None:
    dialog.search.click()
    wait(qtbot, dialog)
    first = dialog.list.topLevelItem(0)
    assert first is not None and dialog.list.topLevelItemCount() == 3 * 5
    unit, number, sure = int(first.text(1)), first.text(2), abs(float(first.text(3).replace("−", "-")))
    assert f"Unit {unit} of layer 1 follows “gender of the last name” best" in dialog.verdict.text()
    last = dialog.list.topLevelItem(14)
    assert last is not None and abs(float(last.text(3).replace("−", "-"))) <= sure
    dialog.list.setCurrentItem(dialog.list.topLevelItem(4))
    dialog.list.setCurrentItem(first)
    dialog.go.click()
    assert (objects.selection.unit, objects.selection.quantity) == (unit - 1, number)
    dialog.name_it.click()
    assert objects.document.lesson.layers[0].unit_names[unit - 1] == "gender of the last name"
    dialog.since.click()
    wait(qtbot, dialog)
    curve = dialog.plot.drawn[0]
    assert curve.x[-1] == trained().step and abs(curve.y[-1] - sure) < 0.3 and f"[{unit}]" in dialog.told.text()
    assert problems(dialog) == [] and weak(dialog) == []


def test_words_that_one_marks_are_a_property(qtbot: QtBot, dialog: UnitsDialog) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(MARKED))
    dialog.kind.activated.emit(0)
    assert dialog.positive.isVisible()
    dialog.positive.setText("the, zebra")
    dialog.search.click()
    wait(qtbot, dialog)
    assert "“zebra”: pronouns has no such token." in dialog.problem.text()
    dialog.positive.setText("the")
    dialog.search.click()
    wait(qtbot, dialog)
    assert "both must occur" in dialog.problem.text()
    dialog.negative.setText("and .")
    dialog.search.click()
    wait(qtbot, dialog)
    assert "follows the marked words best" in dialog.verdict.text() and dialog.problem.isHidden()


def test_what_is_under_way_can_be_cancelled(qtbot: QtBot, dialog: UnitsDialog) -> None:
    dialog.examples.setValue(400)
    dialog.search.click()
    dialog.row.cancel.click()
    assert not dialog.is_at_work and dialog.search.isEnabled()
    assert dialog.list.topLevelItemCount() == 0


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ({1: 0.5, 0: 0.12341}, "turns 50\u202f% of the first answers; no other unit more than 12.4\u202f%."),
        ({1: 0.5, 0: 0.0001}, "turns 50\u202f% of the first answers; no other unit more than 0.01\u202f%."),
        ({1: 0.1, 0: 0.2}, "turns 10\u202f% of the first answers; another unit turns 20\u202f%."),
        ({1: 0.5}, "turns 50\u202f% of the first answers."),
        ({1: math.nan, 0: math.nan}, "No answer that was right comes after a change of it."),
        ({}, "This cell has no gate to hold, so that its memory stays as it is."),
    ],
)
def test_what_is_said_of_holding_is_true_at_its_digits(held: dict[int, float], told: str) -> None:
    units = {(0, unit): HeldUnit(0, unit, first, 0.0, 0.0) for unit, first in held.items()}
    assert describe(Found((UnitScore(0, "c", 1, 0.9),), units, 0.9, 0.8), Asked("")).endswith(told)


def test_a_probe_without_a_unit_that_it_never_had_is_not_told() -> None:
    words = describe(Found((UnitScore(0, "c", 1, 0.9),), {}, 0.9, math.nan), Asked(""))
    assert "A linear probe of the last layer’s units tells it at 90\u202f% of the tokens. This cell" in words


def test_units_of_a_training_that_is_no_longer_open_are_not_gone_to(
    qtbot: QtBot, objects: Objects, dialog: UnitsDialog
) -> None:
    dialog.search.click()
    wait(qtbot, dialog)
    assert dialog.go.isEnabled()
    other = Training(trained().task, trained().cell, trained().settings, trained().sizes)
    objects.learned.take(other, lesson_from_training(other))
    assert not dialog.go.isEnabled() and not dialog.name_it.isEnabled() and dialog.since.isEnabled()
