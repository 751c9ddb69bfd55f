"""The chip that counts what was changed: over nothing that is read, it takes all back in one edit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtTest import QTest

from simulator.lessons.edits.layers import with_layer
from simulator.lessons.edits.whatif import (
    with_hold,
    with_initial,
    with_masked,
    with_skipped,
    with_weight,
    without_hold,
)
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from tests.ui.dialogs.training.pronouns import STEPS, trained
from tests.ui.stage.numbers.mouse import LEFT, NONE, move
from tests.ui.stage.numbers.test_handle import F, hover
from ui.film.marks import Box
from ui.film.views import views
from ui.paint.kept.extents import extent
from ui.paint.painter import placement
from ui.stage.free_room import is_free, read_in
from ui.stage.numbers.change_chip import ChangeChip
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
OPEN = HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12)


def chip_of(window: MainWindow) -> ChangeChip:
    (found,) = window.stage_view.findChildren(ChangeChip)
    return found


def test_it_counts_and_takes_all_back_in_one_edit(window: MainWindow) -> None:
    document, chip, first = window.document, chip_of(window), window.document.lesson
    assert not chip.isVisible()
    document.edit("hold", with_hold(document.lesson, OPEN))
    assert chip.isVisible() and chip.words.text() == "1 change: f held open"
    document.edit("mask", with_masked(document.lesson, 2, True))
    document.edit("weight", with_weight(document.lesson, 0, "W_f", (0, 1), -12.0))
    assert chip.words.text() == "3 changes"
    QTest.mouseClick(chip.back, LEFT)
    assert not chip.isVisible() and document.lesson == first
    assert document.undo_label == "all changes taken back"
    document.undo()
    assert chip.words.text() == "3 changes" and len(document.lesson.holds) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lesson: with_hold(lesson, HoldSpec(0, "c", units=(0,), values=(0.5,))), "c held at 0.5"),
        (lambda lesson: with_hold(lesson, HoldSpec(0, "f", units=(0, 1), values=(0.5, 0.1))), "f held"),
        (lambda lesson: with_hold(lesson, HoldSpec(0, "f", units=(0,), values=(0.0,))), "f held shut"),
        (lambda lesson: with_initial(lesson, 0, "c", (0,), 1.0), "c set before the first token"),
        (lambda lesson: with_masked(lesson, 2, True), "“Jenny” (3) masked"),
        (lambda lesson: with_skipped(lesson, 2, True), "“Jenny” (3) left out"),
        (lambda lesson: with_weight(lesson, 0, "b_f", (0,), 1.0), "b_f changed"),
        (lambda lesson: with_layer(lesson, 1, cell="gru"), "layer 2 changed"),
    ],
)
def test_one_change_is_said_in_short_words(window: MainWindow, change: Callable[..., object], words: str) -> None:
    window.document.edit("change", change(window.document.lesson))  # type: ignore[arg-type]
    assert chip_of(window).words.text() == f"1 change: {words}"


def test_what_a_lesson_was_opened_with_is_no_change(open_window: Open) -> None:
    window = open_window("worked-example")
    document, chip = window.document, chip_of(window)
    assert document.lesson.holds and not chip.isVisible()
    first = document.lesson
    document.edit("let go", without_hold(document.lesson, 0))
    assert chip.words.text() == "1 change"
    QTest.mouseClick(chip.back, LEFT)
    assert document.lesson == first and not chip.isVisible()


@pytest.mark.parametrize("size", [(640, 440), (1280, 720), (3840, 2160)])
def test_in_every_view_it_stands_on_the_stage_over_nothing_that_is_read(
    open_window: Open, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    window.stage.still = True
    window.document.edit("hold", with_hold(window.document.lesson, OPEN))
    chip, stage_view, seen = chip_of(window), window.stage_view, 0
    for view in views():
        window.selection.view = view
        for token in (3, 11):
            window.player.rest_at(token, 0)
            let_go()
            if not chip.isVisible():
                continue
            seen += 1
            place, frame = QRectF(chip.geometry()), stage_view.frame
            onto = placement(frame.page, QRectF(stage_view.rect()))
            assert QRectF(stage_view.rect()).contains(place)
            assert not [r for r in read_in(frame) if onto.mapRect(r).intersects(place.adjusted(2, 2, -2, -2))], view
    assert seen >= len(views()), "there is room nearly everywhere"


def test_points_of_a_chart_are_read_too(window: MainWindow) -> None:
    window.selection.view = "half-life"
    let_go()
    frame = window.stage_view.frame
    boxes = [mark for mark in frame.everything if isinstance(mark, Box) and mark.opacity >= 0.5]
    points = [mark for mark in boxes if max(mark.width, mark.height) < 30]
    assert len(points) >= 3
    assert all(not is_free(frame, extent(mark)) for mark in points)


def test_the_first_hold_and_a_click_bring_what_was_tried_forward(window: MainWindow) -> None:
    start = hover(window)
    QTest.mousePress(window.stage_view, LEFT, NONE, start)
    move(window.stage_view, start - QPoint(0, 60))
    QTest.mouseRelease(window.stage_view, LEFT, NONE, start)
    assert window.is_shown("whatif")
    window.toggle_part("whatif")
    window.document.edit("hold", with_hold(window.document.lesson, HoldSpec(0, "i", units=(0,), values=(0.0,))))
    assert not window.is_shown("whatif"), "who has shut it does not want it"
    for _ in range(2):
        QTest.mouseClick(chip_of(window).words, LEFT)
        assert window.is_shown("whatif")


def test_it_tells_what_is_held_in_the_letters_of_the_picture(window: MainWindow) -> None:
    window.selection.wording = window.selection.wording._replace(notation="olah")
    window.document.edit("hold", with_hold(window.document.lesson, HoldSpec(0, "g", units=(0,), values=(0.5,))))
    assert chip_of(window).words.text() == "1 change: C̃ held at 0.5"
    assert F.quantity == "f"


def test_what_a_training_has_made_is_no_change(window: MainWindow) -> None:
    document, chip, learned = window.document, chip_of(window), window.learned
    sentence, training = document.lesson, trained()
    learned.take(training, lesson_from_training(training))
    learned.show(training.model.parameters.flat, STEPS)
    assert document.lesson is not sentence and not chip.isVisible() and window.selection.tab != "whatif"
    learned.go_to(2)
    assert not chip.isVisible()
    document.edit("hold", with_hold(document.lesson, HoldSpec(0, "f", units=(0,), values=(1.0,))))
    assert chip.words.text() == "1 change: f held open"
    learned.go_to(5)
    assert chip.words.text() == "1 change: f held open", "all else stays, and what was held is a change still"
    document.edit("weight", with_weight(document.lesson, 0, "W_f", (0, 1), -12.0))
    assert chip.words.text() == "2 changes"
    QTest.mouseClick(chip.back, LEFT)
    assert not chip.isVisible() and learned.step == 5 and not document.lesson.holds
    while document.undo_label is not None:
        document.undo()
    assert document.lesson is sentence and not chip.isVisible()
    document.edit("mask", with_masked(document.lesson, 2, True))
    assert chip.words.text().startswith("1 change: ")
