"""All commands in one place: type a few letters of what you want, and Enter does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher, get_close_matches
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.paint.text import advance, font, metrics, write
from ui.paint.theme import Theme
from ui.settings.translation import translate
from ui.widgets.heard.announcement import announce
from ui.widgets.style import tip

MOST_NEAR, ALIKE = 5, 0.65  # of what is only spelled like what was typed
NEAR = 3  # characters of a title for each letter that is typed: the letters of what is meant stand no further apart
WIDTH, HEIGHT, ROW, PAD = 620, 430, 46, 14
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """Something to do: where it stands in the menus, its keys, what it does in words, and the function that does it."""

    title: str
    keys: str
    help: str
    run: Callable[[], object]


def rank(query: str, entry: Entry) -> int | None:
    """How well an entry fits what was typed, 0 best; None where a word of it is not found.

    −1 is what is called so. Each word counts by where it is found: at the start of a word of the title, inside the
    title, as letters in order, or in the help.
    """
    title, help_ = entry.title.casefold(), entry.help.casefold()
    starts = title.replace(":", " ").replace("(", " ").split()
    if query.casefold().strip() in (title.strip(" …"), title.rpartition(": ")[2].strip(" …")):
        return -1
    total = 0
    for word in query.casefold().split():
        if any(start.startswith(word) for start in starts):
            continue
        if word in title:
            total += 1
        elif word in help_:
            total += 3
        elif len(word) > 2 and _in_order(word, title):
            total += 4
        else:
            return None
    return total


def nearest(query: str, entries: Sequence[Entry]) -> list[int]:
    """Which entries have titles whose words are spelled most like those that were typed, the most alike first."""
    typed = query.casefold().split()
    words = [entry.title.casefold().replace(":", " ").split() for entry in entries]
    alike = {
        word: dict.fromkeys(get_close_matches(word, {each for title in words for each in title}, MOST_NEAR, ALIKE))
        for word in typed
    }
    scores = [
        sum(max((SequenceMatcher(None, word, each).ratio() for each in title if each in alike[word]), default=0.0)
            for word in typed)
        for title in words
    ]  # fmt: skip
    order = sorted(range(len(entries)), key=lambda at: -scores[at])
    return [at for at in order[:MOST_NEAR] if scores[at] > 0.0]


def _in_order(letters: str, text: str) -> bool:
    """Whether letters come one after the other, not far from each other: in a long text any would, somewhere."""
    return any(_end_of(letters, text, at) <= at + NEAR * len(letters) for at in range(len(text)))


def _end_of(letters: str, text: str, at: int) -> float:
    """Where letters end that come one after the other from a place on; infinity where they do not."""
    for letter in letters:
        found = text.find(letter, at)
        if found < 0:
            return inf
        at = found + 1
    return at


class Palette(QDialog):
    """A field and a list over `parent`; arrow keys choose, Enter does, Esc leaves."""

    def __init__(self, entries: Sequence[Entry], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(translate("Palette", "All commands"))
        self.setModal(True)
        self._entries = tuple(entries)
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Palette", "What do you want to do?"))
        self.field.setAccessibleName(translate("Palette", "Search all commands"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Palette", "Commands"))
        self.list.installEventFilter(self)
        self.list.setItemDelegate(_EntryPainter(theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.field.textChanged.connect(self._find)
        self.list.itemClicked.connect(self._do)  # what a click activates on some desktops would be done twice
        self._place(parent)
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Do what is chosen on Enter; lead the keys that move in the list there, while one types in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES and watched is self.field:
                self.list.keyPressEvent(event)
                self._tell_hit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return False

    def _place(self, parent: QWidget) -> None:
        """Stand in the upper middle of the parent, and inside it."""
        top = min(60, parent.height() // 10)
        width, height = min(WIDTH, parent.width() - PAD), min(HEIGHT, parent.height() - top - PAD)
        self.resize(width, height)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + top)

    def _find(self, query: str) -> None:
        """List what fits, the best first, else in the order of the menus."""
        ranked = [(rank(query, entry), at) for at, entry in enumerate(self._entries)]
        found = [at for _, at in sorted((fit, at) for fit, at in ranked if fit is not None)]
        near = [] if found else nearest(query, self._entries)
        self.list.clear()
        for at in found or near:
            entry = self._entries[at]
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, f"{entry.keys}. {entry.help}")
            item.setToolTip(tip(entry.help))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)  # what is only like it is not done by a careless Enter
        self._tell_nothing("" if found else query.strip(), bool(near))
        self._tell_hit()

    def _tell_hit(self) -> None:
        """Announce what Enter would do, while the keyboard is in the field; or that nothing fits."""
        item = self.list.currentItem()
        if not self.isVisible():
            return
        if item is None:
            announce(self.field, self.nothing.text())
            return
        words = translate("Palette", "{title}, {number} of {count}")
        place = words.format(title=item.text(), number=self.list.currentRow() + 1, count=self.list.count())
        announce(self.field, f"{place}\n{item.data(Qt.ItemDataRole.AccessibleDescriptionRole)}")

    def _tell_nothing(self, query: str, is_near: bool) -> None:
        """Say that nothing fits and what to do, in place of the list or above what is spelled most like it.

        Nothing is said where `query` is "".
        """
        words = translate("Palette", "No command fits “{query}”. Fewer letters, or another word, may find it.")
        if is_near:
            words = translate("Palette", "No command fits “{query}”. These are spelled most like it:")
        text = words.format(query=query) if query else ""
        self.nothing.setText(text)
        self.nothing.setVisible(bool(text))
        self.list.setVisible(is_near or not text)
        self.field.setAccessibleDescription(text)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry = item.data(ENTRY)
        self.close()
        entry.run()


class _EntryPainter(QStyledItemDelegate):
    """A command on two lines: its title with its keys, and below what it does."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The chosen one on the accent."""
        entry: Entry = index.data(ENTRY)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 7, 7)
        keys = advance(entry.keys, 12, 500)
        room = rect.width() - 2 * PAD
        painter.setPen(self._theme.colour("accent.on" if chosen else "ink"))
        title = metrics(14, 600).elidedText(entry.title, Qt.TextElideMode.ElideRight, room - keys - 12)
        write(painter, rect.x() + PAD, rect.y() + 20, title, font(14, 600))
        painter.setPen(self._theme.colour("accent.on" if chosen else "muted"))
        write(painter, rect.right() - PAD - keys, rect.y() + 20, entry.keys, font(12, 500))
        words = metrics(12).elidedText(entry.help.split("\n")[0], Qt.TextElideMode.ElideRight, room)
        write(painter, rect.x() + PAD, rect.y() + 37, words, font(12))
        painter.restore()
