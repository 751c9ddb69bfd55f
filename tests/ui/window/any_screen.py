"""A program of tests: it opens every window and dialog on the screen that there is, and prints what cannot be seen.

`python any_screen.py LANGUAGE [FOLDER]`: a line for each fault, as JSON; with a FOLDER pictures, to be looked at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QStandardPaths
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QToolButton,
    QWidget,
)

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_cues
from simulator.lessons.guide.cues import kinds
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.resolve import ResolvedLesson, resolve
from tests.ui.dialogs.training.pronouns import trained
from ui.app import make_window
from ui.dialogs.cell_editor.dialog import CellEditor
from ui.dialogs.export.dialog import ExportDialog
from ui.dialogs.model.dialog import ModelDialog
from ui.dialogs.proof.dialog import ProofDialog
from ui.dialogs.search.dialog import SearchDialog
from ui.dialogs.training.units_dialog import UnitsDialog
from ui.export import formats
from ui.film.text.language import languages
from ui.paint.text import advance
from ui.settings.translation import install_language
from ui.stage.view import StageView
from ui.state.lesson_file import LessonFile
from ui.widgets.controls import SMALL, Alternative, Switch
from ui.widgets.questions import make_question
from ui.window.recovery.copies import Lost
from ui.window.recovery.offer import ask_to_recover

MODEL = Path(__file__).parents[2] / "reference" / "models" / "lightning.ckpt"
SLACK = 1  # pixels by which sizes may differ, since scaled ones are rounded
WAIT = 20.0  # seconds
DIALOGS = (
    "export_film", "write_lecture_pack", "edit_cell", "edit_cues", "show_description", "show_help", "show_palette",
    "show_about", "change_keys", "edit_storyline",
)  # fmt: skip


def wait_until(true: Callable[[], bool]) -> None:
    """Let Qt work until something is true."""
    end = monotonic() + WAIT
    while not true():
        QApplication.processEvents()
        if monotonic() > end:
            raise TimeoutError


def settle() -> None:
    """Do what is waiting to be done."""
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def faults(window: QWidget) -> Iterator[str]:
    """What of a window is outside the screen, of its parts outside of what they lie in, and of its words cut."""
    screen = window.screen().availableGeometry()
    if not screen.contains(window.frameGeometry()):
        yield f"outside the screen: {window.frameGeometry()}"
    for part in window.findChildren(QWidget):
        if part.isVisible() and part.window() is window and not _is_inner(part):
            yield from (f"{_named(part)}: {why}" for why in (*_outside(part), *_cut(part), *_covered(part)))


def _is_inner(part: QObject) -> bool:
    """Whether a widget is one that Qt makes inside another, which places it."""
    if isinstance(part, QScrollBar | QSplitterHandle) or part.objectName().startswith("qt_"):
        return True
    above = part.parent()
    return isinstance(above, QAbstractItemView) or (above is not None and isinstance(above.parent(), QAbstractItemView))


def _named(part: QWidget) -> str:
    words = getattr(part, "text", None)
    said = words() if callable(words) else ""
    return f"{type(part).__name__} {part.accessibleName() or part.objectName() or said!r} {part.size().toTuple()}"


def _outside(part: QWidget) -> Iterator[str]:
    holder = part.parentWidget()
    area = holder.parentWidget()
    room, place = holder.rect(), part.geometry()
    across = down = True
    if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
        across = area.horizontalScrollBar().maximum() <= 0
        down = area.verticalScrollBar().maximum() <= 0
    if across and (place.left() < -SLACK or place.right() > room.right() + SLACK):
        yield f"stands out to the side of {_named(holder)}: {place.left()} to {place.right()}"
    if down and (place.top() < -SLACK or place.bottom() > room.bottom() + SLACK):
        yield f"stands out above or below {_named(holder)}: {place.top()} to {place.bottom()}"
    if not across and not isinstance(part, StageView):  # a picture needs both directions
        yield f"is scrolled to the side in {room.width()} pixels"


def _covered(part: QWidget) -> Iterator[str]:
    if not isinstance(part, QAbstractButton | QLabel | QLineEdit | QComboBox):
        return
    middle, holder = part.geometry().center(), part.parentWidget()
    over = holder.childAt(middle)
    if over is not None and over is not part and not part.isAncestorOf(over) and holder.rect().contains(middle):
        yield f"{_named(over)} lies over it"


def _cut(part: QWidget) -> Iterator[str]:
    needed = part.sizeHint()
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            longest = max((part.fontMetrics().horizontalAdvance(word) for word in part.text().split()), default=0)
            if longest > part.width() + SLACK or part.heightForWidth(part.width()) > part.height() + SLACK:
                yield f"its words are cut: {part.text()!r}"
        elif needed.width() > part.width() + SLACK or needed.height() > part.height() + SLACK:
            yield f"its line is cut: {part.text()!r}, {needed.toTuple()}"
    elif isinstance(part, QPushButton | QToolButton) and part.text() and "…" not in part.text()[:-1]:
        words = part.fontMetrics().horizontalAdvance(part.text().replace("&", ""))
        if words > part.width() - 6 or part.fontMetrics().height() > part.height() + SLACK:
            yield f"its title is cut: {part.text()!r}, {words} wide"
    elif isinstance(part, QCheckBox | QRadioButton):
        if needed.width() > part.width() + SLACK:
            yield "its words are cut"
    elif isinstance(part, Alternative):
        if advance(part.text(), SMALL, 600) > part.width() - 4:
            yield f"its title is cut: {part.text()!r}"
    elif isinstance(part, Switch):
        if needed.width() > part.width() + SLACK:
            yield f"its title is cut: {part.text()!r}"
    elif isinstance(part, QTabBar) and part.count():
        last = part.tabRect(part.count() - 1)
        if last.right() > part.width() + SLACK or part.tabRect(0).left() < 0:
            yield "its tabs are cut"


class Round:
    """One round through all windows: prints the faults of each, and keeps pictures where a folder is given."""

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.seen = folder, 0

    def look(self, name: str, window: QWidget) -> None:
        """Print what is wrong with a window."""
        settle()
        self.seen += 1
        for fault in faults(window):
            print(json.dumps({"window": name, "fault": fault}), flush=True)
        if self.folder is not None:
            window.grab().save(str(self.folder / f"{name}.png"))

    def main_window(self) -> None:
        """The window with each of its parts, and the page of its start."""
        window = self.window = make_window("jenny-rafsun")
        window.show()
        wait_until(lambda: window.parts.plots.layout() is not None and window.parts.plots.layout().count() > 0)
        self.look("window", window)
        for part in ("left", "plots", "read", "numbers", "whatif", "table"):
            window.toggle_part(part) if not window.is_shown(part) else None
            self.look(f"window-{part}", window)
            window.toggle_part(part)
        window.messages.tell("A message about something that went wrong, in two lines of words or three.")
        self.look("window-message", window)
        window.messages.clear()
        window.show_start_page()
        self.look("start-page", window)
        window._start_page.leave()

    def dialogs(self) -> None:
        """Every dialog of the menus, the export's with each format."""
        document = self.window.document
        document.edit("cues", with_cues(document.newest_resolved, [kind.new() for kind in kinds().values()]))
        for name in DIALOGS:
            for made in self._opened(self.window.commands.actions[name].trigger):
                self.look(name, made)
                if isinstance(made, ExportDialog):
                    for ending in formats():
                        made.choose(ending)
                        self.look(f"{name}-{ending.strip('./')}", made)
                if isinstance(made, CellEditor):
                    for part in range(len(made.titles)):
                        made.part.chosen.emit(part)
                        self.look(f"{name}-{part}", made)
                made.close()

    def model(self) -> None:
        """The dialog that opens a model, with each of its pages."""
        self.window.files.open_model(MODEL)
        (dialog,) = self.window.findChildren(ModelDialog)
        self.look("model-waits", dialog)
        wait_until(lambda: dialog.recognised is not None)
        for part in range(dialog.parts.count()):
            dialog.part.button(part).click()
            self.look(f"model-{part}", dialog)
        dialog.reject()

    def beside(self) -> None:
        """The dialogs that stay open beside the window, when there is something in them."""
        for act, take in (("search_text", self._search), ("prove_stored", self._prove)):
            (made,) = self._opened(self.window.commands.actions[act].trigger)
            self.look(act, made)
            take(made)
            self.look(f"{act}-done", made)
            made.close()

    def learning(self) -> None:
        """What trains a network, and what finds its units."""
        (training,) = self._opened(self.window.commands.actions["train_network"].trigger)
        self.look("train_network", training)
        training.close()
        lesson = lesson_from_training(trained())
        self.window.document.edit("a training", lesson)
        self.window.learned.take(trained(), lesson)
        self.window.refresh_commands()
        (made,) = self._opened(self.window.commands.actions["find_unit"].trigger)
        assert isinstance(made, UnitsDialog)
        made.examples.setValue(20)
        made.search_units()
        wait_until(lambda: not made.is_at_work)
        self.look("find_unit", made)
        made.close()
        self.look("window-learned", self.window)

    def _search(self, made: QWidget) -> None:
        assert isinstance(made, SearchDialog)
        made.take("novel.txt", "Jenny is a good girl. Rafsun is a good boy. " * 20)
        wait_until(lambda: not made.is_at_work)
        made.wanted.by.button("curve").click()
        made.wanted.units.setText("1")
        made.excerpt.select(range(2, 6))
        made.search()
        wait_until(lambda: not made.is_at_work)

    def _prove(self, made: QWidget) -> None:
        assert isinstance(made, ProofDialog)
        network = self.window.document.resolved
        states = prove_inputs(network)
        path = Path(mkdtemp()) / "reference.npz"
        np.savez(path, **states)
        made.prove(path)
        wait_until(lambda: not made.is_at_work)

    def questions(self) -> None:
        """What is asked, and the windows of those who present."""
        buttons = QMessageBox.StandardButton
        box = make_question(self.window, "Save the changes to “Forgetting Jenny, remembering Rafsun”?", "It is lost.")
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.open()
        self.look("question", box)
        box.done(0)
        file = LessonFile(Path("a-folder-of-files/a-lesson-of-mine.json"), None)
        lost = Lost(resolve(find("jenny-rafsun")), file, Path("copy.json"))
        for made in self._opened(lambda: ask_to_recover(self.window, lost, lambda _: None, lambda: None)):
            self.look("recovery", made)
            made.reject()
        self.window.presentation.toggle_speaker()
        self.look("speaker", self.window.presentation.speaker)
        self.window.presentation.start()
        settle()
        self.look("audience", self.window.presentation.audience)
        self.window.presentation.finish()

    def _opened(self, act: Callable[[], object]) -> list[QWidget]:
        """The windows that an act opens."""
        before = set(QApplication.topLevelWidgets())
        act()
        settle()
        return [
            each
            for each in set(QApplication.topLevelWidgets()) - before
            if each.isVisible() and isinstance(each, QDialog)
        ]


def prove_inputs(network: ResolvedLesson) -> dict[str, np.ndarray]:
    """Inputs, and states of the first layer that are somewhat others."""
    steps = 30
    inputs = np.random.default_rng(0).normal(size=(steps, network.input_width))
    return {"inputs": inputs, "layer0/h": np.zeros((steps, network.layers[0].spec.width))}


def main() -> None:
    """Go through all windows."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, mkdtemp())
    language, *folders = sys.argv[1:]
    folder = Path(folders[0]) if folders else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    install_language(languages()[language])
    looked = Round(folder)
    looked.main_window()
    looked.dialogs()
    looked.model()
    looked.beside()
    looked.questions()
    looked.learning()
    print(json.dumps({"windows": looked.seen}))
    looked.window.end()
    settle()
    del application


if __name__ == "__main__":
    main()
