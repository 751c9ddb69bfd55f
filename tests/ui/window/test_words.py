"""No word of the window stands outside the translation: a made-up language marks all that is said. German fits, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QWidget,
)

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_cues
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.guide.cues.token import AtToken
from simulator.lessons.origin import AuthorsWords
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.own_cells.templates import templates
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import Lesson
from simulator.text.tokens import sequence_tokens
from tests.ui.conftest import let_go
from ui.commands.menus.edit import edit_cell
from ui.commands.menus.file import export_film
from ui.dialogs.about import AboutPage, about_html
from ui.dialogs.cell_editor.dialog import CellEditor
from ui.dialogs.cues import CuesDialog
from ui.dialogs.export.dialog import ExportDialog
from ui.export import formats
from ui.film.text.language import ENGLISH, Language, Message, languages
from ui.jobs.export_job import WriteJob
from ui.jobs.export_queue import ExportQueue
from ui.panels.panel import Panel
from ui.panels.sequence.token_menu import edit_token, token_menu
from ui.presenter.audience import Audience
from ui.settings import settings
from ui.settings.translation import install_language
from ui.stage.numbers.menu import add_holds
from ui.state.edits.number_edits import OPEN, NumberPlace, set_to
from ui.state.lesson_file import LessonFile
from ui.widgets.questions import Answer, ask_to_save, where_to_open
from ui.window.export_bar import ExportBar
from ui.window.main_window import MainWindow
from ui.window.recovery import copies, offer

NAMES = """Gatelight float64 float32 LaTeX NumPy Esc Del Ins Home End PgUp PgDown Space Ctrl Alt Shift
    Up Down Left Right min kB MB GB px"""
# on buttons, which Qt itself translates
QTS = {"&Close", "Close", "OK", "Cancel", "&OK", "&Cancel", "&Save", "Save", "Discard", "&Discard"}
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")


class Marking(Language):
    """Answers every text of the window's own with the same between brackets; Qt's own texts are left to Qt."""

    def find(self, context: str, source: str, comment: str = "", n: int = -1) -> str | None:
        """The text, marked; the sign before decimals and between numbers as it is."""
        return None if context.startswith("Q") else source if context == "Language" else f"⟦{source}⟧"


@pytest.fixture(autouse=True)
def marking(qapp: QApplication) -> Iterator[None]:
    """Speak the made-up language while a test runs."""
    install_language(Marking("xx", {Message("", ""): ("",)}))
    yield
    install_language(ENGLISH)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(top: QWidget) -> Iterator[str]:
    """What can be read or heard of a window and all that is in it, and what its pointer tells."""
    for each in (top, *top.findChildren(QWidget)):
        yield from (each.windowTitle(), each.toolTip(), each.whatsThis(), each.accessibleName())
        if isinstance(each, QAbstractButton | QLabel):
            yield each.text()
        elif isinstance(each, QTabBar):
            yield from (words for k in range(each.count()) for words in (each.tabText(k), each.tabToolTip(k)))
        elif isinstance(each, QComboBox):
            yield from (each.itemText(k) for k in range(each.count()))
            yield each.placeholderText()
        elif isinstance(each, QSpinBox | QDoubleSpinBox):
            yield from (each.prefix(), each.suffix())
        elif isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            columns = range(each.model().columnCount())
            yield from (str(each.model().headerData(k, Qt.Orientation.Horizontal) or "") for k in columns)
    for action in top.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip())


def _said(lesson: Lesson) -> str:
    """What the author says of where the weights come from."""
    return lesson.origin.text if isinstance(lesson.origin, AuthorsWords) else ""


def own(lesson: Lesson) -> tuple[list[str], set[str]]:
    """What is the same in every language: sentences of the lessons, and words that are names."""
    lessons = (lesson, *builtin_lessons().values())
    sentences = [" ".join(text.split()) for each in lessons for text in (each.title, each.about, _said(each)) if text]
    names = [NAMES, *sequence_tokens(lesson.sequence), *(language.name for language in languages().values())]
    names += [cell.name for cell in templates()]
    for cell in cells_of(lesson).values():
        names += [cell.name, *cell.parsed.quantities, *cell.parsed.weights]
    for layer in lesson.layers:
        names += layer.unit_names
    names += lesson.readout.names if lesson.readout is not None else ()
    return sorted(sentences, key=len, reverse=True), set(WORD.findall(" ".join(names)))


def unmarked(said: Iterable[str], lesson: Lesson) -> list[str]:
    """The texts with a word that is neither marked nor one of the lesson's."""
    sentences, names = own(lesson)
    wrong = []
    for text in sorted(set(said)):
        rest = " ".join(text.split())
        while MARKED.search(rest):
            rest = MARKED.sub(" ", rest)
        for sentence in sentences:
            rest = rest.replace(sentence, " ")
        if set(WORD.findall(rest)) - names:
            wrong.append(text)
    return wrong


def test_what_is_not_marked_is_found() -> None:
    lesson = find("jenny-rafsun")
    said = ["Save", "⟦Save⟧ all", "⟦Save⟧", "⟦⟦one⟧ of⟧ Rafsun", "−0.5 · ⟦x⟧", lesson.about]
    assert unmarked(said, lesson) == ["Save", "⟦Save⟧ all"]


def test_the_window_and_its_panels(open_window: Callable[..., MainWindow]) -> None:
    settings.remember_plots(["gates", "kept", "ledger"])
    lesson = with_cues(find("random-stack"), (GateBelow(), SignFlip(), Saturated(), AtToken(0))).lesson
    window = open_window(lesson, size=(1600, 1000))
    window.toggle_part("table")
    window.toggle_part("whatif")
    window.selection.pins = (1,)
    window.selection.brush = (0, 3)
    label, change = set_to(window.document.trace, NumberPlace(0, "f", 0, 2), OPEN)
    window.document.edit(label, change(window.document.lesson))
    panel = window.controls.network
    panel.layer_controls.units.setValue(3)
    panel.idealised.click()
    assert window.document.undo_label == "⟦idealised gates⟧"
    window.messages.tell("")
    let_go()
    shortened = window.controls.header.lesson.text()
    assert unmarked({label, window.document.undo_label, *texts(window)} - {shortened}, window.document.lesson) == []
    window.show_start_page()
    window.presentation.toggle_speaker()
    speaker = window.presentation.speaker
    assert speaker is not None
    let_go()
    said = {*texts(window), *texts(speaker)} - {shortened, speaker.caption.text()}  # which is the picture's
    assert unmarked(said, window.document.lesson) == []


def test_dialogs_and_menus(open_window: Callable[..., MainWindow]) -> None:
    lesson = with_cues(find("jenny-rafsun"), (GateBelow(), SignFlip(), Saturated(), AtToken(0))).lesson
    window = open_window(lesson)
    trace = window.document.trace
    cues, about = CuesDialog(window.document, window), AboutPage(window.stage.theme, window)
    left = copies.Lost(resolve(lesson), LessonFile(None, None), copies.folder() / "none.json", "another seed")
    lost = offer.ask_to_recover(window, left, lambda _: None, lambda: None)
    number = QMenu(window)
    add_holds(number, lesson, trace, NumberPlace(0, "f", 0, 2), lambda *_: None, lambda _: None)
    menu = token_menu(window, lesson, trace.tokens, 3, lambda *_: None)
    edit_token(window, lesson, trace.tokens, 3, "change", lambda *_: None)
    edit_cell(window)
    typed, editor = window.findChild(QInputDialog), window.findChild(CellEditor)
    assert isinstance(typed, QInputDialog) and isinstance(editor, CellEditor)
    window.stage_view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint(9, 9)))
    stage = next(each for each in window.stage_view.findChildren(QMenu))
    for each in (cues, about, lost, number, menu, stage, typed, editor):
        assert unmarked((text for text in texts(each) if text not in QTS), lesson) == [], each
    assert "⟦Fonts⟧" in about_html(window.stage.theme)
    for dialog in (cues, about, lost, stage, typed, editor):
        dialog.close()
    export_film(window)
    export = window.findChild(ExportDialog)
    assert isinstance(export, ExportDialog)
    said = set(texts(export))
    for ending in formats():
        export.choose(ending)
        said.update(texts(export))
    export.reject()
    assert unmarked(said, lesson) == []


def test_exports_and_questions(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(WriteJob, "start", lambda job: None)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.extend(texts(box)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda parent, *words: said.extend(words[::2]) or ("", ""))
    now = iter(range(0, 1000, 10))
    queue, job = ExportQueue(window, now=lambda: float(next(now))), WriteJob("7", "pictures")
    bar = ExportBar(queue, window)
    queue.ended.connect(lambda words, kind: said.append(words))
    queue.add(job)
    said += texts(bar)
    job.progress.emit(1, 4)
    said += texts(bar)
    for ends in (job.finished, job.failed):
        ends.emit("7")
    job.cancelled.emit()
    audience = Audience(window.document, window.player, window.selection, window.stage, window.presentation.talk)
    audience.cover.show_colour("black")
    said += texts(audience)
    audience.deleteLater()
    assert ask_to_save(window, window.document.lesson.title) is Answer.CANCEL
    assert where_to_open(window) is None
    assert len(said) > 20
    assert unmarked((text for text in said if text not in QTS), window.document.lesson) == []


@pytest.mark.parametrize("key", languages())
def test_words_fit_their_places(key: str, open_window: Callable[..., MainWindow]) -> None:
    install_language(languages()[key])
    window = open_window("jenny-rafsun", size=(1280, 740))
    window.toggle_part("whatif")
    window.toggle_part("table")
    let_go()
    for panel in window.findChildren(Panel):
        assert panel.body.minimumSizeHint().width() <= panel.viewport().width(), panel.accessibleName()
    lesson = window.controls.header.lesson
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible() and each is not lesson]
    assert len(buttons) > 5
    assert [each.text() for each in buttons if each.width() < each.minimumSizeHint().width()] == []
    cues = CuesDialog(window.document, window)
    cues.show()
    let_go()
    area = cues.findChild(QScrollArea)
    assert isinstance(area, QScrollArea) and area.widget().width() <= area.viewport().width()
    cues.close()
