"""A long text in the window: it is read beside it, searched, and gone into with the very numbers of the search."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.lessons.builtin import find
from simulator.lessons.edits.whatif import with_masked
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.search import reading
from simulator.text.embedding import Random
from simulator.text.tokens import Characters, Numbers
from tests.ui.conftest import Objects, let_go
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.search.dialog import SearchDialog
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.window.main_window import MainWindow

TEXT = "Jenny is a good girl. Rafsun is a good boy. Jenny likes Rafsun. " * 120
LETTERS = Lesson(
    title="Letters",
    sequence=Characters("the cat"),
    embedding=Random(4),
    layers=(LayerSpec("lstm", 5), LayerSpec("gru", 4, seed=1)),
)


def begin(window: MainWindow) -> SearchDialog:
    window.commands.actions["search_text"].trigger()
    (made,) = window.findChildren(SearchDialog)
    return made


Opener = Callable[..., tuple[Objects, SearchDialog]]


@pytest.fixture
def search_in(qapp: QApplication) -> Iterator[Opener]:
    """Opens the dialog beside the objects of a window on a lesson."""
    opened: list[SearchDialog] = []

    def opener(lesson: Lesson | None = None) -> tuple[Objects, SearchDialog]:
        objects = Objects(lesson or find("jenny-rafsun"))
        opened.append(SearchDialog(objects.document, objects.player, objects.selection))
        opened[0].show()
        return objects, opened[0]

    yield opener
    for each in opened:
        if isValid(each):
            each.close()
    let_go()


def wait(qtbot: QtBot, dialog: SearchDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)


def read(qtbot: QtBot, dialog: SearchDialog, text: str = TEXT) -> None:
    dialog.take("novel.txt", text)
    wait(qtbot, dialog)


def search(qtbot: QtBot, dialog: SearchDialog, span: range, units: str = "", threshold: float = 0.05) -> None:
    dialog.excerpt.select(span)
    dialog.wanted.units.setText(units)
    dialog.wanted.threshold.setValue(threshold)
    dialog.search()
    wait(qtbot, dialog)


def test_a_hit_is_gone_to_with_the_very_numbers_of_the_search(qtbot: QtBot, window: MainWindow) -> None:
    dialog = begin(window)
    read(qtbot, dialog)
    dialog.wanted.by.button("curve").click()
    search(qtbot, dialog, range(4, 8), "1, 2")
    assert dialog.hits.topLevelItemCount() == 20
    dialog.hits.setCurrentItem(dialog.hits.topLevelItem(11))
    hit, states = dialog.hits.hit, dialog._states
    assert hit is not None and states is not None and hit.start > 40
    dialog.go.click()
    qtbot.waitUntil(lambda: window.selection.brush is not None, timeout=20_000)
    trace, here = window.document.trace, window.player.token
    assert trace.tokens[here : here + 4] == dialog._loaded.tokens[hit.start : hit.stop]
    values = states.values[:, hit.start - here : hit.start - here + trace.steps]
    assert np.array_equal(trace.layers[0]["c"].T.astype(np.float32), values)
    assert window.selection.brush == (here, here + 4)
    assert (window.selection.unit, window.selection.quantity) == (0, "c")
    assert window.player.timeline.locate(window.player.time).beat == len(window.player.timeline.beats) - 1
    assert "of novel.txt" in window.document.lesson.about
    window.commands.actions["undo"].trigger()
    assert window.document.lesson is find("jenny-rafsun")
    dialog.close()
    let_go()


def test_a_passage_has_the_network_that_reads_so_that_one_goes_on_searching(qtbot: QtBot, search_in: Opener) -> None:
    objects, dialog = search_in()
    read(qtbot, dialog)
    search(qtbot, dialog, range(4, 6))
    for at in (0, 1):
        dialog.hits.setCurrentItem(dialog.hits.topLevelItem(at))
        dialog.go_there()
        wait(qtbot, dialog)
    assert dialog.read_it.isHidden() and dialog.wanted.search.isEnabled()
    before = objects.document.lesson
    begun = tuple(replace(each, initial={}) for each in before.layers)
    objects.document.edit("another", replace(before, layers=begun))
    assert dialog.read_it.isHidden()  # the network of the lesson itself
    objects.document.edit("another", replace(before, idealised=True))
    assert not dialog.read_it.isHidden() and "was changed" in dialog.read_it.text()
    dialog.read_it.click()
    wait(qtbot, dialog)
    assert dialog.read_it.isHidden() and dialog._network.lesson.idealised


def test_what_is_set_by_hand_afterwards_is_no_other_network(qtbot: QtBot, search_in: Opener) -> None:
    objects, dialog = search_in()
    read(qtbot, dialog)
    objects.document.edit("masked", with_masked(objects.document.newest_resolved, 2, True))
    assert dialog.read_it.isHidden()


def test_another_layer_is_read_for_its_own_numbers(qtbot: QtBot, search_in: Opener) -> None:
    _, dialog = search_in(LETTERS)
    read(qtbot, dialog, "the cat sat on the mat. " * 60)
    first = dialog._states
    assert first is not None and first.values.shape == (5, 1440)
    dialog.which.layer_box.setCurrentIndex(1)
    dialog.which.layer_box.activated.emit(1)
    wait(qtbot, dialog)
    assert dialog._states is not None and dialog._states.values.shape == (4, 1440)
    assert dialog.which.quantity == "h"
    search(qtbot, dialog, range(100, 104), "5")
    assert dialog.wanted.problem.text() == "“5” names no unit; there are 4, counted from 1."
    dialog.wanted.by.button("curve").click()
    search(qtbot, dialog, range(100, 104), "2–3")
    assert dialog.hits.hit is not None


def test_a_span_is_selected_as_whole_tokens(qtbot: QtBot, search_in: Opener) -> None:
    _, dialog = search_in()
    read(qtbot, dialog)
    cursor = QTextCursor(dialog.excerpt.field.document())
    cursor.setPosition(7)  # inside "is"
    cursor.setPosition(13, QTextCursor.MoveMode.KeepAnchor)
    dialog.excerpt.field.setTextCursor(cursor)
    assert dialog.excerpt.span == range(1, 4)
    assert dialog.wanted.span.text() == "Tokens 2 to 4: is a good"


def test_words_are_found_and_pages_turned(qtbot: QtBot, search_in: Opener) -> None:
    _, dialog = search_in(LETTERS)
    text = "the cat sat. " * 300 + "a 🐈 here " + "the cat sat. " * 10
    read(qtbot, dialog, text)
    dialog.excerpt.words.setText("🐈 he")
    dialog.excerpt.words.returnPressed.emit()
    at = text.index("🐈")
    assert dialog.excerpt.span == range(at, at + 4)
    assert dialog.excerpt.field.textCursor().position() == at - dialog.excerpt.tokens.start
    dialog.excerpt.select(range(at + 1, at + 4))
    assert dialog.excerpt.field.textCursor().position() == at - dialog.excerpt.tokens.start + 2  # UTF-16
    first = dialog.excerpt.first.value()
    dialog.excerpt.before.click()
    assert dialog.excerpt.first.value() == first - 2000


def test_reading_is_cancelled(qtbot: QtBot, search_in: Opener) -> None:
    _, dialog = search_in()
    dialog.take("novel.txt", TEXT * 20)
    qtbot.waitUntil(lambda: dialog._loaded is not None and "reads" in dialog.row.words.text(), timeout=20_000)
    dialog.row.cancel.click()
    assert not dialog.is_at_work and dialog.told.text() == "Cancelled."
    assert not dialog.read_it.isHidden() and not dialog.wanted.search.isEnabled()
    let_go()


def test_states_on_the_disk_go_with_the_dialog(
    qtbot: QtBot, search_in: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, dialog = search_in()
    monkeypatch.setattr("simulator.io.hidden_files.temporary_place", lambda: tmp_path)
    monkeypatch.setattr(reading, "MOST_IN_MEMORY", 100)
    read(qtbot, dialog)
    assert "on the disk" in dialog.told.text() and len(list(tmp_path.iterdir())) == 1
    dialog.reject()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_told(
    qtbot: QtBot, search_in: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, dialog = search_in()
    read(qtbot, dialog, "   ")
    assert "cannot be 0 tokens" in dialog.problem.text()
    (tmp_path / "odd.txt").write_bytes(b"ab\xff")
    dialog.load(tmp_path / "odd.txt")
    wait(qtbot, dialog)
    assert "byte 2" in dialog.problem.text()
    read(qtbot, dialog, "Jenny met a stranger and a fox.")
    assert dialog.problem.isHidden() or not dialog.problem.text()
    monkeypatch.setattr(reading, "MOST_IN_MEMORY", 1)

    def refuse(path: Path, size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reading, "_reserve", refuse)
    dialog.read_text()
    wait(qtbot, dialog)
    assert "No space left" in dialog.problem.text() and not dialog.read_it.isHidden()


def test_unknown_tokens_are_named(qtbot: QtBot, search_in: Opener) -> None:
    built = find("jenny-rafsun")
    table = built.embedding
    _, dialog = search_in(replace(built, embedding=replace(table, silent=())))
    read(qtbot, dialog, "Jenny met a stranger.")
    assert "Unknown to the network" in dialog.holds.text() and "“stranger”" in dialog.holds.text()


def test_rows_of_numbers_are_no_text(qtbot: QtBot, search_in: Opener) -> None:
    rows = Lesson(title="T", sequence=Numbers(((1.0,), (0.5,))), layers=(LayerSpec("rnn", 2),))
    _, dialog = search_in(rows)
    read(qtbot, dialog, "a text")
    assert "rows of numbers" in dialog.problem.text()


def test_a_network_that_reads_from_the_end_is_searched_below_it_and_not_gone_into(
    qtbot: QtBot, search_in: Opener
) -> None:
    both = replace(LETTERS, layers=(*LETTERS.layers, LayerSpec("rnn", 3), LayerSpec("rnn", 3, reverse=True)))
    _, dialog = search_in(both)
    read(qtbot, dialog, "the cat sat on the mat. " * 40)
    dialog.wanted.by.button("curve").click()
    search(qtbot, dialog, range(40, 44), "1")
    dialog.go_there()
    assert "reads from the end" in dialog.problem.text()


def test_a_copied_text_is_taken(qtbot: QtBot, search_in: Opener) -> None:
    _, dialog = search_in()
    QGuiApplication.clipboard().setText(TEXT)
    dialog.paste.click()
    wait(qtbot, dialog)
    assert dialog.holds.text() == f"The copied text: {120 * 16:,} tokens."


def test_nothing_is_on_beyond_a_high_threshold(qtbot: QtBot, search_in: Opener) -> None:
    _, dialog = search_in()
    read(qtbot, dialog)
    search(qtbot, dialog, range(4, 6), threshold=900.0)
    assert dialog.told.text() == "No unit’s cell state c stays beyond 900 over the whole span."


def test_it_speaks_german(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    install_language(languages()["de"])
    try:
        dialog = begin(open_window())
        read(qtbot, dialog)
        assert dialog.windowTitle() == "Einen Text durchsuchen"
        assert problems(dialog) == [] and weak(dialog) == []
        assert dialog.told.text() == "Der Text ist gelesen. Markieren Sie eine Stelle und suchen Sie."
        dialog.close()
        let_go()
    finally:
        install_language(ENGLISH)
