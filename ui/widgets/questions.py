"""The questions that must be answered before anything goes on: which file, and whether to save."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import lesson_title
from ui.widgets.icons import sign

_KINDS = QT_TRANSLATE_NOOP("Dialog", "Gatelight lessons (*.json);;All files (*)")

_SIGN = 40  # pixels of a question's sign


LONGEST_NAME = 100  # bytes of a file's name that are made from a title


class Answer(Enum):
    """What is to become of changes that were not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def make_question(parent: QWidget, question: str, more: str) -> QMessageBox:
    """A question over a window, under the program's own sign; it waits for its buttons."""
    box = QMessageBox(parent)
    box.setWindowTitle("Gatelight")
    box.setText(question)
    box.setInformativeText(more)
    box.setIconPixmap(sign("help", box.palette().color(QPalette.ColorRole.Link), _SIGN))
    return box


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
    box = QMessageBox(QMessageBox.Icon.Question, "Gatelight", question, parent=parent)
    box.setInformativeText(more)
    buttons = [box.addButton(words, QMessageBox.ButtonRole.AcceptRole) for words in answers]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return next((number for number, button in enumerate(buttons) if button is chosen), -1)


def where_to_open(parent: QWidget) -> Path | None:
    """The lesson file to open, or None."""
    title, kinds = translate("Dialog", "Open a lesson"), translate("Dialog", _KINDS)
    name, _ = QFileDialog.getOpenFileName(parent, title, str(settings.folder()), kinds)
    return _remembered_path(name)


def where_to_save(parent: QWidget, document: Document) -> Path | None:
    """The file to save the lesson in, or None. A name without an ending gets .json.

    A question comes before an old file is replaced.
    """
    suggested = document.path or settings.folder() / f"{file_name(lesson_title(document.lesson))}.json"
    title = translate("Dialog", "Save the lesson")
    return ask_for_target(parent, title, suggested, translate("Dialog", _KINDS), "json")


def ask_for_target(parent: QWidget, title: str, suggested: Path, kinds: str, ending: str) -> Path | None:
    """A file to write, or None."""
    dialog = QFileDialog(parent, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
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
    name, given = QInputDialog.getText(parent, title, label, text=words)
    return name.strip() if given else ""


def file_name(title: str) -> str:
    """A title as the name of a file: "Forgetting Jenny!" gives forgetting-jenny, a long one its beginning."""
    whole = re.sub(r"[^\w]+", "-", title.lower()).encode()[:LONGEST_NAME].decode(errors="ignore")
    return whole.strip("-") or "lesson"


def _remembered_path(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    settings.remember_folder(path.parent)
    return path
