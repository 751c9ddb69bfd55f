"""The questions that must be answered before anything goes on: which file, and whether to save."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QGridLayout, QInputDialog, QLabel, QMessageBox, QWidget

from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import lesson_title
from ui.widgets.controls import GRID
from ui.widgets.icons import sign
from ui.widgets.room.narrow import NARROW
from ui.widgets.room.screen_fit import FRAME, Scrolled, stand_within_screen

_KINDS = QT_TRANSLATE_NOOP("Dialog", "Gatelight lessons (*.json *.gatelight);;All files (*)")
_PACKED = QT_TRANSLATE_NOOP("Dialog", "Gatelight lessons in one file (*.gatelight)")

_OPENED = QT_TRANSLATE_NOOP(
    "Dialog", "Lessons, trainings and models (*.json *.gatelight *.training {models});;All files (*)"
)
_MODEL_KINDS = QT_TRANSLATE_NOOP("Dialog", "Trained models ({models});;All files (*)")
MODELS = "*.pt *.pth *.ckpt *.pt2 *.safetensors *.keras *.h5 *.hdf5 *.onnx *.npz"
"""The endings that files of models usually have."""

_SIGN, LINES = 40, 24  # pixels of a question's sign, and of the words that are scrolled


class HoldsDrafts:
    """A dialog in which may stand what is nowhere else: it is asked before its window closes."""

    def may_leave(self) -> bool:
        """Whether it may be closed; asks where something would be lost."""
        raise NotImplementedError


LONGEST_NAME = 100  # bytes of a file's name that are made from a title


class Answer(Enum):
    """What is to become of changes that were not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Question(QMessageBox):
    """A question whose answers stand below each other, and whose words are scrolled, where its screen is too small."""

    _area: Scrolled | None = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the screen: what Qt itself makes is as large as its words."""
        room = self.screen().availableSize() - FRAME
        buttons, words = self.findChild(QDialogButtonBox), self.findChild(QLabel, "qt_msgbox_informativelabel")
        assert isinstance(buttons, QDialogButtonBox)
        if buttons.sizeHint().width() + 2 * GRID > room.width():
            buttons.setOrientation(Qt.Orientation.Vertical)
        if room.width() < NARROW:
            self.setIconPixmap(QPixmap())
        super().showEvent(event)
        grid = self.layout()
        if self.height() > room.height() and isinstance(words, QLabel) and isinstance(grid, QGridLayout):
            at = grid.indexOf(words)
            row, column, _, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
            area = self._area = Scrolled(words)
            grid.addWidget(area, row, column)
            area.setMinimumHeight(LINES)
            area.show()
            self.setFixedSize(room)
            stand_within_screen(self)

    def event(self, event: QEvent) -> bool:
        """Stay as large as the screen where Qt would make it as large as its words again."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._area is not None:
            self.setFixedSize(self.screen().availableSize() - FRAME)
        return done


def make_question(parent: QWidget, question: str, more: str) -> QMessageBox:
    """A question over a window, under the program's own sign; it waits for its buttons."""
    box = Question(parent)
    box.setWindowTitle("Gatelight")
    box.setText(question)
    box.setInformativeText(more)
    box.setIconPixmap(sign("help", box.palette().color(QPalette.ColorRole.Link), _SIGN))
    return box


def let_wait(parent: QWidget, question: str, done: SignalInstance) -> bool:
    """Let a person wait until a signal comes, which does not come before. False where they would rather stay."""
    box = make_question(parent, question, translate("Files", "Gatelight goes on when that is done."))
    stay = box.addButton(translate("Files", "Stay here"), QMessageBox.ButtonRole.RejectRole)
    done.connect(box.accept)
    box.exec()
    stays = box.clickedButton() is stay
    box.deleteLater()
    return not stays


def ask_to_save(parent: QWidget, title: str) -> Answer:
    """Ask whether changes are to be saved; closing the question cancels."""
    question = translate("Dialog", "Save the changes to “{title}”?").format(title=title)
    box = make_question(parent, question, translate("Dialog", "What is not saved is lost."))
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    chosen = box.exec()
    box.deleteLater()
    answers = {buttons.Save.value: Answer.SAVE, buttons.Discard.value: Answer.DISCARD}
    return answers.get(chosen, Answer.CANCEL)


def ask(parent: QWidget, question: str, more: str, answers: Sequence[str]) -> int:
    """Ask something: the number of the answer that was given, −1 where there was none. The first is the usual one."""
    box = Question(QMessageBox.Icon.Question, "Gatelight", question, parent=parent)
    box.setInformativeText(more)
    buttons = [box.addButton(words, QMessageBox.ButtonRole.AcceptRole) for words in answers]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return next((number for number, button in enumerate(buttons) if button is chosen), -1)


def where_to_open(parent: QWidget) -> Path | None:
    """The lesson file, or the file of a model, to open, or None."""
    title, kinds = translate("Dialog", "Open a lesson"), translate("Dialog", _OPENED)
    return ask_for_file(parent, title, kinds.format(models=MODELS))


def where_to_open_model(parent: QWidget) -> Path | None:
    """The file of a model to open, or None."""
    title, kinds = translate("Dialog", "Open a model"), translate("Dialog", _MODEL_KINDS)
    return ask_for_file(parent, title, kinds.format(models=MODELS))


def ask_for_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(settings.folder()), kinds)
    return _remembered_path(name)


def where_to_save(parent: QWidget, document: Document) -> Path | None:
    """The file to save the lesson in, or None. A name without an ending gets .json.

    A question comes before an old file is replaced.
    """
    suggested = document.path or settings.folder() / f"{file_name(lesson_title(document.lesson))}.json"
    title = translate("Dialog", "Save the lesson")
    return ask_for_target(parent, title, suggested, translate("Dialog", _KINDS), "json")


def where_to_pack(parent: QWidget, document: Document) -> Path | None:
    """The file in which the lesson and all that it refers to is written, or None."""
    suggested = settings.folder() / f"{file_name(lesson_title(document.lesson))}.gatelight"
    title = translate("Dialog", "Pack the lesson into one file")
    return ask_for_target(parent, title, suggested, translate("Dialog", _PACKED), "gatelight")


def where_it_is(parent: QWidget, name: str) -> Path | None:
    """The file that is meant by a name, or None."""
    title = translate("Dialog", "Where is {file}?").format(file=name)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(settings.folder()))
    return _remembered_path(chosen)


def ask_for_target(parent: QWidget, title: str, suggested: Path, kinds: str, ending: str) -> Path | None:
    """A file to write, or None. A name without an ending gets that of the kind that was chosen, `ending` at first."""
    dialog = QFileDialog(parent, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending_of(kind) or ending))
    dialog.selectFile(suggested.name)
    chosen = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    return _remembered_path(chosen)


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    """A folder that is there, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, str(settings.folder()))
    if name:
        settings.remember_folder(Path(name))
    return Path(name) if name else None


def ask_for_name(parent: QWidget, title: str, label: str, words: str = "") -> str:
    """A name in place of `words`, or "" where none was given."""
    return ask_for_words(parent, title, label, words) or ""


def ask_for_words(parent: QWidget, title: str, label: str, words: str = "") -> str | None:
    """What is typed in place of `words`, which may be nothing; None where that was cancelled."""
    typed, given = QInputDialog.getText(parent, title, label, text=words)
    return typed.strip() if given else None


def file_name(title: str) -> str:
    """A title as the name of a file: "Forgetting Jenny!" gives forgetting-jenny, a long one its beginning."""
    whole = re.sub(r"[^\w]+", "-", title.lower()).encode()[:LONGEST_NAME].decode(errors="ignore")
    return whole.strip("-") or "lesson"


def _ending_of(kind: str) -> str:
    """The first ending of a kind of files: "Lessons (*.json *.gatelight)" gives json; "" of all files."""
    found = re.search(r"\*\.(\w+)", kind)
    return found[1] if found else ""


def _remembered_path(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    settings.remember_folder(path.parent)
    return path
