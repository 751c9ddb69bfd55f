"""What the speaker reads and types: what comes next, and notes that are edits of the lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_cues
from simulator.lessons.edits.sequence import with_sequence
from tests.ui.conftest import let_go
from ui.presenter.notes import LARGEST, PAUSE
from ui.presenter.speaker import Speaker
from ui.settings import settings
from ui.window.main_window import MainWindow

K = Qt.Key


@pytest.fixture
def speaker(window: MainWindow) -> Iterator[Speaker]:
    window.presentation.toggle_speaker()
    made = window.presentation.speaker
    assert made is not None
    let_go()
    yield made


def test_it_says_where_it_is_and_what_comes_next(window: MainWindow, speaker: Speaker) -> None:
    film, timeline = window.stage.film, window.stage.timeline
    assert speaker.token.value() == 12 and speaker.where.text().startswith("of 20   “Rafsun”")
    assert speaker.caption.text() == film.caption(11, 3)
    assert speaker.ahead.beat.text() == f"“Rafsun” · {timeline.beats[4].title}"
    assert speaker.ahead.picture.time == timeline.time_at_rest(11, 4)
    assert speaker.ahead.picture.accessibleDescription() == film.caption(11, 4)
    window.player.rest_at(19, 4)
    assert speaker.ahead.beat.text() == "The end of the film" and speaker.ahead.picture.time is None


def test_the_next_cue_is_told_with_its_reason(window: MainWindow, speaker: Speaker) -> None:
    window.player.home()
    stop = window.cues.stops[0]
    token = window.stage.timeline.locate(stop.time).token
    said = speaker.ahead.cue.text()
    assert f"token {token + 1}" in said and window.cues.reasons(stop) in said
    window.document.edit("no cues", with_cues(window.document.lesson, ()))
    assert speaker.ahead.cue.text() == "This lesson has no cues."


def test_a_typed_number_jumps_to_the_token(window: MainWindow, speaker: Speaker) -> None:
    field = speaker.token
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, K.Key_Return)
    assert window.player.token == 2
    assert speaker.notes.toPlainText() == find("jenny-rafsun").notes[2]


def test_notes_become_one_edit_that_can_be_taken_back(window: MainWindow, speaker: Speaker, qtbot: QtBot) -> None:
    first, trace = window.document.lesson, window.document.trace
    window.player.rest_at(1, 0)
    assert speaker.notes.toPlainText() == first.notes.get(1, "")
    speaker.notes.setFocus()
    speaker.notes.selectAll()
    before = window.player.time
    QTest.keyClicks(speaker.notes, "Say w b. ")
    QTest.keyClick(speaker.notes, K.Key_PageDown)
    assert window.player.time == before and not window.player.playing
    assert window.document.lesson is first, "not yet"
    qtbot.waitUntil(lambda: window.document.lesson is not first, timeout=10 * PAUSE)
    assert window.document.lesson.notes[1] == "Say w b."
    assert window.document.undo_label == "notes at token 2"
    assert window.document.trace is trace, "words run nothing anew"
    assert speaker.notes.toPlainText() == "Say w b. ", "what is being typed stays as it is typed"
    QTest.keyClick(speaker.notes, K.Key_Escape)
    assert QApplication.focusWidget() is speaker.view
    QTest.keyClick(speaker.view, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.lesson is first
    assert speaker.notes.toPlainText() == first.notes.get(1, "")


@pytest.mark.parametrize("way", ["token", "focus", "closing"])
def test_what_is_typed_is_kept_when_one_goes_elsewhere(window: MainWindow, speaker: Speaker, way: str) -> None:
    speaker.notes.setFocus()
    speaker.notes.setPlainText("Mine.")
    if way == "token":
        window.player.rest_at(3, 0)
    elif way == "focus":
        speaker.view.setFocus()
    else:
        speaker.close()
    assert window.document.lesson.notes[11] == "Mine."


def test_notes_follow_the_lesson(window: MainWindow, speaker: Speaker) -> None:
    window.document.edit("other", with_sequence(window.document.lesson, "Jenny came"))
    assert speaker.notes.toPlainText() == window.document.lesson.notes.get(window.player.token, "")
    assert speaker.token.maximum() == 2 and speaker.token.value() == window.player.token + 1


def test_notes_can_be_larger(window: MainWindow, speaker: Speaker) -> None:
    size = speaker.notes.size_of_words
    speaker.notes.set_size(size + 4)
    let_go()
    assert speaker.notes.font().pixelSize() == size + 4 == settings.notes_size()
    speaker.notes.set_size(999)
    assert speaker.notes.size_of_words == LARGEST


def test_the_ruler_has_a_stretch_of_its_own(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    window.document.edit("long", with_sequence(window.document.lesson, "Jenny came . " * 60))
    window.player.rest_at(50, 0)
    before = window.selection.span
    window.presentation.toggle_speaker()
    speaker = window.presentation.speaker
    assert speaker is not None
    speaker.resize(800, 600)
    let_go()
    assert window.selection.span == before
    assert speaker.transport.ruler.visible != window.controls.transport.ruler.visible


def test_escape_closes_it_from_the_stage(window: MainWindow, speaker: Speaker) -> None:
    view = window.selection.view
    speaker.notes.setFocus()
    QTest.keyClick(speaker.notes, K.Key_Escape)
    assert speaker.isVisible() and QApplication.focusWidget() is speaker.view, "first from the field to the stage"
    QTest.keyClick(speaker.view, K.Key_Escape)
    let_go()
    assert window.presentation.speaker is None and window.selection.view == view


def test_escape_ends_the_presentation_before_it_closes_the_view(window: MainWindow, speaker: Speaker) -> None:
    window.presentation.start()
    let_go()
    assert not speaker.escape.isEnabled()
    window.presentation.leave()
    let_go()
    assert speaker.isVisible() and speaker.escape.isEnabled()
