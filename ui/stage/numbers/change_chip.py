"""A chip on the stage that counts what was changed since the lesson was opened, and takes it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from simulator.lessons.edits.changes import Change, as_opened, made_since
from simulator.lessons.schema import HoldSpec
from simulator.lessons.variants import runs_alike
from ui.film.drawing.page import Room
from ui.film.text.formula import plain, symbol
from ui.paint.painter import placement
from ui.paint.text import advance, font, write
from ui.settings.translation import translate
from ui.stage.free_room import EDGE, find_room, is_free
from ui.stage.view import StageView
from ui.state.document import Document
from ui.state.edits.number_edits import held_words, token_words
from ui.state.learned import Learned
from ui.state.names import layer_number
from ui.state.player import Player
from ui.widgets.controls import GRID
from ui.widgets.style import mix, tip

TEXT, USUAL, LARGEST = 12, 1100, 2.5  # pixels of its letters on a stage so wide; how many times larger they become
ACROSS = 0.66  # of the page's width: where it would stand, in the header


class _ChipButton(QAbstractButton):
    """A button of the chip: its words, or a cross where it has none. Painted by itself, for it is over every frame."""

    def __init__(self, stage_view: StageView) -> None:
        super().__init__()
        self._stage_view, self._pixels = stage_view, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: str, pixels: int) -> None:
        """Show words in letters so high."""
        if (words, pixels) == (self.text(), self._pixels):
            return
        self.setText(words)
        self._pixels = pixels
        wide = advance(words, pixels, 600) if words else pixels
        self.setFixedSize(round(wide + pixels), round(1.9 * pixels))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The words, or the cross; a ground under the pointer, a frame with the keyboard."""
        theme, whole = self._stage_view.theme, QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.0) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(mix(theme, "card", "ink", 0.08))
            painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setPen(QPen(theme.colour("accent"), self._pixels / 7))
        middle, half = whole.center(), 0.28 * self._pixels
        if self.text():
            write(painter, 0.5 * self._pixels, middle.y() + 0.36 * self._pixels, self.text(), font(self._pixels, 600))
        else:
            for up in (-half, half):
                painter.drawLine(middle + QPointF(-half, up), middle + QPointF(half, -up))
        painter.end()


class ChangeChip(QWidget):
    """Stands where the picture has room, over nothing that is read. `wanted` asks for the list of the changes."""

    wanted = Signal()

    def __init__(self, stage_view: StageView, document: Document, player: Player, learned: Learned) -> None:
        """What a training does, which `learned` knows, is no change."""
        super().__init__(stage_view)
        self._stage_view, self._document, self._player, self._learned = stage_view, document, player, learned
        self._tells = False
        self.words, self.back = _ChipButton(stage_view), _ChipButton(stage_view)
        self.words.setToolTip(tip(translate("WhatIf", "Show what was changed, and what came of it.")))
        self.back.setToolTip(tip(translate("WhatIf", "Take all of it back.")))
        self.back.setAccessibleName(translate("WhatIf", "Take all changes back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID // 2, 2, GRID // 2, 2)
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addWidget(self.back)
        self._asked: tuple[object, ...] = ()  # what its place was looked for
        self.hide()
        self.words.clicked.connect(self.wanted)
        self.back.clicked.connect(self._take_back)
        stage_view.installEventFilter(self)
        stage_view.stage.changed.connect(self._follow)
        player.moved.connect(self._move_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stand where there is room when the stage becomes larger or smaller."""
        if event.type() == QEvent.Type.Resize and self._tells:
            self._place()
        return False

    def _follow(self) -> None:
        """Tell what was changed by now; there is nothing to tell of a lesson as it was opened, or trained."""
        document, begun = self._document, self._learned.begun
        self._tells = not runs_alike(document.lesson, begun)
        if not self._tells:
            self.hide()
            return
        found = made_since(document.resolved, self._learned.begun_resolved)
        let_go = sum(hold not in document.lesson.holds for hold in begun.holds)
        self._tell(self._describe(found, max(len(found) + let_go, 1)))
        self._place()

    def _describe(self, found: tuple[Change, ...], count: int) -> str:
        if count > 1:
            return translate("WhatIf", "{count} changes").format(count=count)
        if not found:
            return translate("WhatIf", "1 change")
        return translate("WhatIf", "1 change: {change}").format(change=self._short_words(found[0]))

    def _short_words(self, change: Change) -> str:
        """A change in very few words: "f held open"."""
        if change.kind == "hold":
            return self._hold_words(self._document.lesson.holds[change.at])
        if change.kind == "masked":
            words = translate("WhatIf", "{token} masked")
            return words.format(token=token_words(self._document.trace, change.at))
        if change.kind == "skipped":
            words = translate("WhatIf", "{token} left out")
            return words.format(token=token_words(self._document.trace, change.at))
        if change.kind == "border":
            words = translate("WhatIf", "a sequence from {token} on")
            return words.format(token=token_words(self._document.trace, change.at))
        if change.kind == "initial":
            words = translate("WhatIf", "{state} set before the first token")
            return words.format(state=self._letter(change.at, change.name))
        others = {
            "idealised": translate("WhatIf", "gates rounded"),
            "tokens": translate("WhatIf", "another sequence"),
            "weights": translate("WhatIf", "{weights} changed"),
            "layer": translate("WhatIf", "layer {layer} changed"),
        }
        layers = self._document.resolved.layers
        number = layer_number(layers, change.at) if change.kind == "layer" else ""
        return others[change.kind].format(weights=change.name, layer=number)

    def _hold_words(self, hold: HoldSpec) -> str:
        gate = hold.quantity in self._document.trace.layers[hold.layer].layer.cell.gates
        letter = self._letter(hold.layer, hold.quantity)
        if len(set(hold.values)) > 1:
            return translate("WhatIf", "{number} held").format(number=letter)
        return held_words(letter, hold.values[0], gate)

    def _letter(self, layer: int, quantity: str) -> str:
        return plain(symbol(quantity, False, self._stage_view.stage.film.scene.layers[layer].writing))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A pill."""
        theme, whole = self._stage_view.theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2.0))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.end()

    def _tell(self, words: str) -> None:
        self.words.show_words(words, self._text_size)
        self.back.show_words("", self._text_size)

    @property
    def _text_size(self) -> int:
        return round(TEXT * min(max(self._stage_view.width() / USUAL, 1.0), LARGEST))

    def _move_on(self) -> None:
        if self._tells and self._asked[:1] != (self._player.token,):
            self._place()

    def _place(self) -> None:
        """Stay as long as nothing to be read stands there; else be where there is room, first in the header."""
        self._tell(self.words.text())
        selection = self._stage_view.selection
        asked = (self._player.token, selection.view, selection.layer, self._stage_view.size(), self.words.size())
        if asked == self._asked and self.isVisible():
            return
        self._asked = asked
        self.adjustSize()
        frame = self._stage_view.frame
        onto = placement(frame.page, QRectF(self._stage_view.rect()))
        back, _ = onto.inverted()
        here = back.mapRect(QRectF(self.geometry()))
        if not self.isHidden() and QRectF(*frame.page.field).contains(here) and is_free(frame, here):
            return
        size = QSizeF(self.size()) / onto.m11()
        near = QPointF(ACROSS * frame.page.width, size.height() / 2)
        header = QRectF(EDGE, EDGE / 2, frame.page.width - 2 * EDGE, Room(frame.page).header)
        room = find_room(frame, size, near, header) or find_room(frame, size, near)
        if room is None:
            self.hide()
            return
        self.move(onto.mapRect(room).topLeft().toPoint())
        self.show()

    def _take_back(self) -> None:
        begun = self._learned.begun_resolved
        label = translate("Edit", "all changes taken back")
        self._stage_view.setFocus()
        self._stage_view.try_edit(label, lambda now: as_opened(now, begun))
