"""What there is to read: the lesson's own words, the note of the token in its room, the signs; never an empty page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from tests.ui.conftest import Objects
from tests.ui.panels.conftest import Shown
from ui.film.views.parts.signs import sign_rows
from ui.panels.read.panel import ReadPanel


@pytest.fixture
def panel(shown: Shown, objects: Objects) -> ReadPanel:
    made = shown(ReadPanel, size=(320, 900))
    assert isinstance(made, ReadPanel)
    return made


def test_it_begins_with_what_to_look_for(panel: ReadPanel, objects: Objects) -> None:
    lesson = objects.document.lesson
    assert panel.heading.text() == "What to look for" and panel.about.words == lesson.about
    assert panel.notes.text.words.startswith("The lesson says more at “love” (2), “Jenny” (3),")
    assert panel.origin.words.startswith("All weights set by hand, not trained; the gates are real sigmoids.")


def test_the_note_follows_the_token_and_stays_until_the_next(panel: ReadPanel, objects: Objects) -> None:
    notes = objects.document.lesson.notes
    for token, told in ((2, 2), (5, 2), (11, 11), (12, 11), (14, 14), (1, 1)):
        objects.player.rest_at(token, 0)
        assert panel.notes.text.words == notes[told]
        assert f"({told + 1})" in panel.notes.heading.text()


def test_nothing_moves_when_another_note_is_told(panel: ReadPanel, objects: Objects) -> None:
    places = set()
    for token in range(objects.document.trace.steps):
        objects.player.rest_at(token, 1)
        below = panel.signs.mapTo(panel.body, QPoint(0, 0)).y()
        foot = panel.notes.text.mapTo(panel.notes, QPoint(0, panel.notes.text.height())).y()
        assert foot <= panel.notes.go.y() or panel.notes.go.isHidden()
        assert foot <= panel.notes.height()
        places.add(below)
    assert len(places) == 1


def test_a_button_leads_from_note_to_note(panel: ReadPanel, objects: Objects) -> None:
    seen = []
    while panel.notes.go.isVisible():
        QTest.mouseClick(panel.notes.go, Qt.MouseButton.LeftButton)
        seen.append(objects.player.token)
    assert seen == sorted(objects.document.lesson.notes)


@pytest.mark.parametrize("key", builtin_lessons())
def test_the_signs_are_those_of_the_cell_in_words_that_fit(shown: Shown, objects: Objects, key: str) -> None:
    panel = shown(ReadPanel, find(key), (300, 900))
    assert isinstance(panel, ReadPanel)
    wanted = [words for _, words in sign_rows(objects.stage.film.scene, True)]
    told = panel.signs.plain.split("\n")
    assert told and set(told) <= set(wanted)
    assert panel.signs_heading.text() == "The signs"
    objects.selection.view = "backward"
    assert panel.signs_heading.text() == "The signs" and "lower it" in panel.signs.plain
    objects.selection.view = "gates"
    assert panel.signs_heading.text() == "The signs in the cell"


def test_a_lesson_that_tells_nothing_says_what_its_network_is(shown: Shown, objects: Objects) -> None:
    panel = shown(ReadPanel, replace(find("random-stack"), about="", notes={}), (300, 900))
    assert isinstance(panel, ReadPanel)
    assert panel.heading.text() == "What this is" and not panel.notes.isVisible()
    assert panel.about.words.split("\n") == [
        "A network of 3 layers reads 20 tokens, one at each step.",
        "Layer 1: LSTM, 6 units",
        "Layer 2: GRU, 5 units",
        "Layer 3: Simple RNN, 4 units",
    ]
    assert "not trained." in panel.origin.words


def test_what_stands_in_a_lesson_is_plain_text(shown: Shown, objects: Objects) -> None:
    panel = shown(ReadPanel, replace(find("simple-rnn"), about="<b>a</b> & b", notes={0: "<i>x</i>"}), (300, 900))
    assert isinstance(panel, ReadPanel)
    assert "<b>a</b> & b" in panel.about.plain and "<i>x</i>" in panel.notes.text.plain


def test_nothing_covers_another_before_an_event_is_handled(qtbot: QtBot, objects: Objects) -> None:
    """On a busy machine it is painted before Qt comes to what is to be laid out anew."""
    panel = ReadPanel(objects.document, objects.player, objects.selection, objects.stage)
    qtbot.addWidget(panel)
    for size in (None, (300, 900), (420, 700)):
        if size is None:
            panel.show()
        else:
            panel.resize(*size)
        stands_apart(panel.body)
        stands_apart(panel.notes)


def stands_apart(widget: QWidget) -> None:
    """What stands in a widget is as high as it must be, and below what stands above it."""
    layout = widget.layout()
    assert layout is not None
    parts = [part for k in range(layout.count()) if (part := layout.itemAt(k).widget()) and not part.isHidden()]
    assert len(parts) > 1
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top(), (above, below)
    assert parts[-1].geometry().bottom() <= widget.height()
    assert [part for part in parts if part.height() < part.minimumHeight()] == []
