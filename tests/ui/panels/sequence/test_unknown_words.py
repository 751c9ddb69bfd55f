"""Words that the table does not know: which are known is said, and a vector is found for the others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from simulator.lessons.edits.sequence import with_sequence
from tests.simulator.lessons.models.small_model import lesson_of
from tests.ui.conftest import Objects
from tests.ui.panels.sequence.typing import type_in
from ui.panels.sequence.panel import SequencePanel


def typed(panel: SequencePanel, text: str) -> None:
    type_in(panel, text)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)


def choose(menu: QMenu | None, *path: str) -> None:
    """Open a menu and take what stands at the end of a path of titles."""
    assert menu is not None
    menu.aboutToShow.emit()
    for at, title in enumerate(path):
        action = next(each for each in menu.actions() if each.text() == title)
        if at + 1 < len(path):
            menu = action.menu()  # type: ignore[assignment]
            assert isinstance(menu, QMenu)
        else:
            action.trigger()


def test_the_lesson_s_own_sentence_has_no_unknown_token(panel: SequencePanel) -> None:
    assert not panel.unknown.isVisible()
    typed(panel, "I love Jenny")
    assert not panel.unknown.isVisible()


def test_another_sentence_says_which_words_are_known(panel: SequencePanel) -> None:
    typed(panel, "Anna and Jenny sleep")
    assert panel.unknown.isVisible()
    assert panel.unknown.line.text() == (
        "Not known here: “Anna”, “sleep”. This network knows Jenny, Rafsun, love; "
        "of all others only the constant 1 enters."
    )
    assert "Hollow: “Anna” is not in this network’s table" in panel.chips.describe(0)
    assert "Hollow" not in panel.chips.describe(1)


def test_a_known_word_takes_the_place_of_an_unknown_one(panel: SequencePanel, objects: Objects) -> None:
    typed(panel, "Anna and Tom sleep")
    objects.player.seek(objects.player.timeline.time_of(2))
    choose(panel.unknown.use.menu(), "“Rafsun” in place of “Tom”")
    assert objects.document.trace.tokens == ("Anna", "and", "Rafsun", "sleep")
    objects.document.undo()
    assert objects.document.trace.tokens == ("Anna", "and", "Tom", "sleep")


def test_a_sequence_of_the_known_words(panel: SequencePanel, objects: Objects) -> None:
    typed(panel, "Anna sleeps")
    choose(panel.unknown.use.menu(), "All of them: “Jenny Rafsun love”")
    assert objects.document.trace.tokens == ("Jenny", "Rafsun", "love")
    assert not panel.unknown.isVisible()
    objects.document.undo()
    assert panel.unknown.isVisible()


def test_a_word_is_given_the_meaning_of_another(panel: SequencePanel, objects: Objects) -> None:
    typed(panel, "Anna sleeps")
    before = objects.document.trace.layers[0]["c"].tolist()
    choose(panel.unknown.meaning.menu(), "“Anna” means the same as", "“Jenny”")
    assert objects.document.undo_label == "“Anna” means the same as “Jenny”"
    assert objects.document.trace.inputs[0].tolist() == [1, 0, 0, 1]
    assert "“Anna”" not in panel.unknown.line.text() and "“sleeps”" in panel.unknown.line.text()
    objects.document.undo()
    assert objects.document.trace.layers[0]["c"].tolist() == before


def test_the_chip_s_own_menu_gives_a_meaning_too(panel: SequencePanel, objects: Objects) -> None:
    typed(panel, "Anna sleeps")
    panel.offer(0, panel.mapToGlobal(QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "“Anna” means the same as", "“Rafsun”")
    menu.close()
    assert objects.document.trace.inputs[0].tolist() == [0, 1, 0, 1]


def test_all_words_get_a_vector_and_what_follows_is_said(panel: SequencePanel, objects: Objects) -> None:
    typed(panel, "Anna sleeps")
    QTest.mouseClick(panel.unknown.vectors, Qt.MouseButton.LeftButton)
    assert not panel.unknown.isVisible()
    assert "set by hand for Jenny, Rafsun, love" in panel.notice.text()
    assert objects.document.trace.inputs[0].tolist() != objects.document.trace.inputs[1].tolist()
    objects.document.undo()
    assert panel.unknown.isVisible() and objects.document.trace.inputs[0].tolist() == [0, 0, 0, 1]


def test_a_thousand_unknown_words_are_counted(panel: SequencePanel, objects: Objects) -> None:
    objects.document.edit(
        "more", with_sequence(objects.document.newest_resolved, " ".join(f"w{k}" for k in range(1000)))
    )
    assert panel.unknown.line.text().startswith("Not known here: “w0”, “w1”, “w2”, “w3” and 996 more.")
    menu = panel.unknown.meaning.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert len(menu.actions()) < 20


def test_characters_that_no_word_of_the_table_is(panel: SequencePanel) -> None:
    typed(panel, "Anna")
    QTest.mouseClick(panel.kinds.button("characters"), Qt.MouseButton.LeftButton)
    assert panel.unknown.isVisible() and not panel.unknown.use.isEnabled()
    QTest.mouseClick(panel.kinds.button("numbers"), Qt.MouseButton.LeftButton)
    assert not panel.unknown.isVisible()


def test_of_a_model_s_vocabulary_unknown_tokens_are_said_with_how_they_enter(
    panel: SequencePanel, objects: Objects, tmp_path: Path
) -> None:
    objects.document.start(lesson_of(tmp_path))
    assert not panel.unknown.isVisible()
    typed(panel, "a c1t")
    assert objects.document.trace.tokens == tuple("a c1t") and panel.unknown.isVisible()
    said = "Not known here: “1”. They are not in the model's vocabulary, and enter as zeros."
    assert panel.unknown.line.text() == said and not panel.unknown.use.isVisible()
    assert "Hollow" in panel.chips.describe(3) and "Hollow" not in panel.chips.describe(2)
