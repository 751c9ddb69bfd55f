"""The sequence: its tokens as chips, and the field in which one types another."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from simulator.lessons.edits.sequence import TokenKind, sequence_text, with_kind, with_numbers, with_sequence
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import Lesson, LessonError
from simulator.text.number_table import NumberTable
from simulator.text.tokens import Characters, Numbers, Sequence
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.panels.network.cards import count_words
from ui.panels.panel import Panel
from ui.panels.sequence.further import FurtherButton
from ui.panels.sequence.token_chips import GAP, HEIGHT, TokenChips
from ui.panels.sequence.token_menu import edit_token, token_menu
from ui.panels.sequence.understood import Understood
from ui.panels.sequence.unknown_tokens import UnknownTokens
from ui.panels.sequence.word import Refusal, Word
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.edits.token_edits import LessonChange
from ui.state.names import layer_number
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID, Alternatives, title
from ui.widgets.style import tip

_KINDS: tuple[tuple[str, TokenKind], ...] = (
    (QT_TRANSLATE_NOOP("Sequence", "Words"), "words"),
    (QT_TRANSLATE_NOOP("Sequence", "Characters"), "characters"),
    (QT_TRANSLATE_NOOP("Sequence", "Numbers"), "numbers"),
)
_HINTS = {
    "words": QT_TRANSLATE_NOOP("Sequence", "Type a sentence, then press Enter"),
    "characters": QT_TRANSLATE_NOOP("Sequence", "Type a text, then press Enter"),
    "numbers": QT_TRANSLATE_NOOP("Sequence", "One row a step: 1 0 2; 0 1 1"),
}
_AS = {
    "words": QT_TRANSLATE_NOOP("Edit", "tokens as words"),
    "characters": QT_TRANSLATE_NOOP("Edit", "tokens as characters"),
    "numbers": QT_TRANSLATE_NOOP("Edit", "tokens as numbers"),
}
LONG = 20_000  # characters of a sequence that are typed in lines
_LINE = re.compile(r"([^\n]{600}[^ \n]*) ")  # as much of it, up to a space
_WHAT = QT_TRANSLATE_NOOP("Sequence", "What a token is: a word, a character, or a vector that you type yourself.")
_FIELD = QT_TRANSLATE_NOOP("Sequence", "What the network reads. Type something else and press Enter: it runs at once.")


def kind_of(lesson: Lesson) -> TokenKind:
    """What the tokens of a lesson are."""
    if isinstance(lesson.sequence, Numbers):
        return "numbers"
    return "characters" if isinstance(lesson.sequence, Characters) else "words"


def text_to_type(lesson: Lesson) -> str:
    """The sequence of a lesson as one types it; a long one in lines, since those in view alone cost time then."""
    text, sequence = sequence_text(lesson), lesson.sequence
    if len(text) <= LONG or isinstance(sequence, Characters):
        return text
    return text.replace("; ", "\n") if isinstance(sequence, Numbers) else _LINE.sub(r"\1\n", text)


class SequenceField(QPlainTextEdit):
    """A field of a few lines: Enter applies, Shift+Enter begins a new line, Escape takes the typing back."""

    applied = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Sequence", "Sequence"))
        self.setTabChangesFocus(True)
        self.setStyleSheet(f"min-height: {5 * GRID}px; max-height: {10 * GRID}px")  # two lines to four
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its lines, two to four of them."""
        lines = min(max(int(self.document().size().height()), 2), 4)
        return QSize(200, lines * self.fontMetrics().lineSpacing() + 18)

    def wrap_at_words(self, wanted: bool) -> None:
        """Begin lines at words, or anywhere: to find words among many thousand characters would take its time."""
        anywhere, words = QTextOption.WrapMode.WrapAnywhere, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        self.setWordWrapMode(words if wanted else anywhere)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Apply with Enter, drop with Escape."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.applied.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            event.ignore()  # the window then takes the keys back to the stage
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Reached by Tab, the whole sequence is marked, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class ChipArea(QScrollArea):
    """The chips, in a place that is as high as they are as long as there is room, and scrolls where there is not."""

    LEAST_LINES, MOST_LINES = 2, 9

    def __init__(self, chips: TokenChips) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._chips = chips
        self.setWidget(chips)
        chips.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        chips.wrapped.connect(self._fit)

    def sizeHint(self) -> QSize:  # noqa: N802
        """All lines, up to the most."""
        return QSize(200, min(self._chips.height(), _height(self.MOST_LINES)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The least lines, or fewer where there are fewer."""
        return QSize(60, min(self._chips.height(), _height(self.LEAST_LINES)))

    def _fit(self) -> None:
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    def show_token(self, token: int) -> None:
        """Scroll no further than needed to see a token."""
        here: QRect = self._chips.rect_of(token)
        self.ensureVisible(here.center().x(), here.center().y(), 0, HEIGHT)


def _height(lines: int) -> int:
    return lines * (HEIGHT + GAP) - GAP + 2


class SequencePanel(Panel):
    """Shows the tokens, goes to the one that is clicked, and takes another sequence or another way of cutting it.

    `left` tells that Enter ended what was typed.
    """

    left = Signal()

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__(document, player, selection, stage)
        self.setAccessibleName(translate("Sequence", "Sequence"))
        self._sequence: Sequence | None = None  # that of the lesson
        self._text = ""  # the same as one types it
        self._revision = 0  # of the field, when it had that
        self._count = QLabel()
        self._count.setProperty("note", True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        head = QHBoxLayout()
        head.addWidget(title(translate("Sequence", "Sequence")))
        head.addWidget(self._count, 1)
        self.add_button = FurtherButton(self._edit)
        head.addWidget(self.add_button)
        self.chips = TokenChips()
        self._area = ChipArea(self.chips)
        self.kinds = Alternatives(translate("Sequence", "Tokens are"))
        self.field = SequenceField()
        self.problem, self.notice = Refusal(self.field), Word("note")
        self.unknown, self.understood = UnknownTokens(), Understood()
        self.apply_button = QPushButton(translate("Sequence", "Apply"))
        self.apply_button.setProperty("primary", True)
        self.apply_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.apply_button.setToolTip(translate("Sequence", "Run the network on what is typed (Enter)"))
        self.kinds.setToolTip(tip(translate("Sequence", _WHAT)))
        self.field.setToolTip(tip(translate("Sequence", _FIELD)))
        self.column.addLayout(head)
        self.column.addWidget(self._area)
        self.column.addWidget(self.unknown)
        self.column.addWidget(self.kinds)
        self.column.addWidget(self.field)
        self.column.addWidget(self.understood)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self._connect()
        self.begin()

    @property
    def editing(self) -> tuple[QWidget, ...]:
        """All but the tokens, which lead through the film."""
        return self.add_button, self.kinds, self.field, self.apply_button, self.unknown

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda token: self.player.seek(self.player.timeline.time_of(token)))
        self.chips.menu_requested.connect(self.offer)
        self.chips.pressed.connect(self._edit_token)
        self.kinds.chosen.connect(self._change_kind)
        self.field.applied.connect(self._apply)
        self.field.dropped.connect(self._drop)
        self.field.textChanged.connect(self._follow_typing)
        self.apply_button.clicked.connect(self._apply)
        self.unknown.edited.connect(self._take_vocabulary)
        self.understood.chosen.connect(self._take_table)

    def reread(self) -> None:
        """The tokens and the text of the lesson as it is now."""
        lesson = self.document.lesson
        found = self.document.resolved.tokens
        self.notice.show_text("")
        self._count.setText(count_words(len(found), "token"))
        unknown = self.document.resolved.unknown_tokens
        self.chips.show_tokens(found, self.place.token, lesson.masked, unknown, lesson.skipped, lesson.borders)
        self.unknown.show_lesson(self.document.resolved, self.place.token)
        self._area.show_token(self.place.token)
        self._offer_kinds()
        self.field.setPlaceholderText(translate("Sequence", _HINTS[kind_of(lesson)]))
        if lesson.sequence != self._sequence:
            self._sequence, self._text = lesson.sequence, text_to_type(lesson)
            self.field.wrap_at_words(kind_of(lesson) != "characters")
            self._drop()
        self._follow_typing()

    def _offer_kinds(self) -> None:
        kinds = [(translate("Sequence", title), kind) for title, kind in _KINDS]
        self.kinds.offer(kinds, kind_of(self.document.lesson))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Two lines of chips and two of text: only a very low window makes it scroll as a whole."""
        return QSize(super().minimumSizeHint().width(), self.body.minimumSizeHint().height())

    def show_place(self) -> None:
        """Another token is filled."""
        if self.chips.current != self.place.token:
            self.chips.go(self.place.token)
            self.unknown.go(self.place.token)
            self._area.show_token(self.place.token)

    @property
    def _changed(self) -> bool:
        untouched = self.field.document().revision() == self._revision  # to read all of a long text takes its time
        return not untouched and self.field.toPlainText() != self._text

    def _follow_typing(self) -> None:
        """The field has another text, which can be applied; an old complaint does not fit it any more."""
        changed = self._changed
        self.apply_button.setVisible(changed)
        self.problem.settle()
        numbers = changed and kind_of(self.document.lesson) == "numbers"
        self.understood.read(self.field.toPlainText() if numbers else "")

    def _drop(self) -> None:
        """Show the lesson's own text."""
        with QSignalBlocker(self.field):
            self.field.setPlainText(self._text)
        self._revision = self.field.document().revision()
        self.field.updateGeometry()
        self._follow_typing()

    def _apply(self) -> None:
        if self._changed and self.understood.asks:
            self.understood.offers[0].setFocus()
        elif self._changed:
            label = translate("Edit", "another sequence")
            self._edit(label, lambda lesson: with_sequence(lesson, self.field.toPlainText()))

    def _take_table(self, table: NumberTable) -> None:
        """Take the reading that was chosen."""
        self._edit(translate("Edit", "another sequence"), lambda lesson: with_numbers(lesson, table))

    def _change_kind(self, kind: TokenKind) -> None:
        """Another kind of tokens: of what is typed, if something is, else of the sequence as it is."""
        typed = self.field.toPlainText() if self._changed else None

        def cut(lesson: ResolvedLesson) -> ResolvedLesson:
            other = with_kind(lesson, kind)
            return other if typed is None else with_sequence(other, typed)

        self._edit(translate("Edit", _AS[kind]), cut)

    def offer(self, token: int, place: QPoint) -> None:
        """Show what can be done with a token, at a place on the screen."""
        document = self.document
        menu = token_menu(self, document.lesson, document.trace.tokens, token, self._edit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _edit_token(self, token: int, what: str) -> None:
        document = self.document
        edit_token(self, document.lesson, document.trace.tokens, token, what, self._edit)

    def _take_vocabulary(self, label: str, change: LessonChange, after: str) -> None:
        """Make an edit of what the network knows, and say what follows from it."""
        self._edit(label, change)
        if after and not self.problem.isVisible():
            self.notice.show_text(after)

    def _edit(self, label: str, change: LessonChange) -> None:
        """Make the edit, or say what is wrong and leave everything as it is."""
        before = self.document.newest_resolved
        try:
            self.document.edit(label, change(before))
        except LessonError as error:
            self._offer_kinds()
            self.problem.complain(f"{error.problem} {error.remedy}".strip())
            return
        self.notice.show_text(losses(before.lesson, self.document.newest))
        if self.field.hasFocus():
            self.field.clearFocus()
            self.left.emit()


def losses(before: Lesson, after: Lesson) -> str:
    """What an edit has replaced besides the sequence: weights set by hand that no longer fitted its vectors."""
    layers = enumerate(zip(before.layers, after.layers, strict=True))
    known = resolve(after).layers
    lost = [layer_number(known, at) for at, (old, new) in layers if not old.is_drawn and new.is_drawn]
    if not lost:
        return ""
    words = translate(
        "Sequence",
        "These tokens come as vectors of another size: random weights have replaced those set by hand in "
        "layer {layers}. Undo brings them back.",
    )
    return words.format(layers=translate("Sequence", " and ").join(lost))
