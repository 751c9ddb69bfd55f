"""The keys that are letters or signs alone: each can be another key or none, and all of them can be switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.settings import settings
from ui.settings.own_keys import can_be_key, choose_key, read_keys
from ui.settings.translation import translate
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.complaint import Complaint
from ui.widgets.keys import key_text
from ui.widgets.room.narrow import Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import tip


class KeyLine(NamedTuple):
    """A command by its title, and a key that it has by itself."""

    title: str
    key: str


class KeysDialog(QDialog):
    """A list of the commands that have such keys, and below it what changes the key of the chosen one.

    `fixed` are the titles of commands by the keys that stay. `take` is called after every change.
    """

    def __init__(
        self, lines: Sequence[KeyLine], fixed: Mapping[str, str], take: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._lines, self._fixed, self._take = tuple(lines), dict(fixed), take
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Keys", "Change keys"))
        resize_within_screen(self, QSize(460, 560))
        self.letters = QCheckBox(translate("Keys", "Letters and signs alone are keys"))
        what = translate(
            "Keys", "Switched off, they do nothing; menus, buttons and all other keys still do everything."
        )
        self.letters.setToolTip(tip(what))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Keys", "Commands and their keys"))
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(translate("Keys", "Key of the chosen command"))
        for line in self.field.findChildren(QLineEdit):
            line.setAccessibleName(self.field.accessibleName())
        self.field.setToolTip(tip(translate("Keys", "Press the key that the chosen command is to have.")))
        self.none = QPushButton(translate("Keys", "No key"))
        self.again = QPushButton(translate("Keys", "As it was"))
        self.all_again = QPushButton(translate("Keys", "All as they were"))
        self.problem = Complaint(self.field)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        label = QLabel(translate("Keys", "Key"))
        label.setBuddy(self.field)
        row = Flow()
        for part in (label, self.field, self.none, self.again, self.all_again):
            row.addWidget(part)
        content = QWidget()
        above = QVBoxLayout(content)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.letters)
        above.addWidget(self.list, 1)
        above.addWidget(row)
        above.addWidget(self.problem)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(Scrolled(content), 1)
        column.addWidget(close)

    def _connect(self) -> None:
        self.letters.setChecked(settings.letters_act())
        self._write()
        self.list.setCurrentRow(0)
        self._show_key()
        self.list.currentRowChanged.connect(self._show_key)
        self.letters.toggled.connect(self._switch)
        self.field.editingFinished.connect(self._change)
        self.none.clicked.connect(lambda: self._choose(""))
        self.again.clicked.connect(lambda: self._choose(self._line.key))
        self.all_again.clicked.connect(self._reset)

    @property
    def _line(self) -> KeyLine:
        return self._lines[max(self.list.currentRow(), 0)]

    def _write(self) -> None:
        """Every command with its key."""
        own, at = read_keys().own, self.list.currentRow()
        none = translate("Keys", "no key")
        words = [f"{line.title}: {key_text(own.get(line.key, line.key)) or none}" for line in self._lines]
        for k, text in enumerate(words):
            if k == self.list.count():
                self.list.addItem("")
            self.list.item(k).setText(text)
            self.list.item(k).setData(Qt.ItemDataRole.AccessibleTextRole, aloud(text))
        self.list.setCurrentRow(at)

    def _show_key(self) -> None:
        self.problem.settle()
        self.field.setKeySequence(QKeySequence(read_keys().own.get(self._line.key, self._line.key)))

    def _switch(self, act: bool) -> None:
        settings.remember_letters_act(act)
        self._take()

    def _change(self) -> None:
        """Take the key that was pressed, unless another command has it."""
        line, key = self._line, self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        own = read_keys().own
        if not key or key == own.get(line.key, line.key):
            return
        taken = {own.get(each.key, each.key): each.title for each in self._lines if each is not line} | self._fixed
        if key in taken:
            words = translate("Keys", "{key} is the key of “{title}”.").format(key=key_text(key), title=taken[key])
        elif not can_be_key(key):
            words = translate("Keys", "{key} is needed in fields and lists. Take a letter, or a key with Ctrl or Alt.")
            words = words.format(key=key_text(key))
        else:
            self._choose(key)
            return
        self._show_key()
        self.problem.complain(words)

    def _choose(self, key: str) -> None:
        choose_key(self._line.key, key)
        self._taken()
        announce(self.field, self.list.currentItem().text())

    def _reset(self) -> None:
        settings.remember_own_keys("")
        self._taken()
        announce(self.all_again, translate("Keys", "All keys are as they were."))

    def _taken(self) -> None:
        self._write()
        self._show_key()
        self._take()
