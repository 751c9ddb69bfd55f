"""What to do where the network's table does not know a token: which ones it knows, and three ways out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from simulator.lessons.edits.tokens import with_token
from simulator.lessons.edits.vocabulary import known_tokens, with_known_sequence, with_own_vectors
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson
from simulator.text.embedding import StoredVectors, Table, constants
from simulator.text.tokens import Characters
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import precise
from ui.panels.network.cards import names
from ui.panels.sequence.meanings import MOST_OFFERED, add_meanings
from ui.panels.sequence.word import Word
from ui.settings.translation import translate, write_number
from ui.state.edits.token_edits import LessonChange, quote
from ui.widgets.controls import GRID
from ui.widgets.style import tip

MOST_NAMED = 4
_USE = QT_TRANSLATE_NOOP(
    "Sequence", "Read tokens that the table has a vector for: all of them, or one in place of another."
)
_MEANING = QT_TRANSLATE_NOOP(
    "Sequence", "Give a token the vector of a known one: it then means the same to the network."
)
_VECTORS = QT_TRANSLATE_NOOP(
    "Sequence",
    "Give each unknown token a vector of its own, drawn from its spelling. Weights that were set by hand know nothing "
    "of it: what they make of it is chance.",
)


class UnknownTokens(QWidget):
    """The line and its buttons, shown where there is an unknown token.

    `edited` carries the label of an edit, the function that makes the next lesson, and what is to be said after it.
    """

    edited = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._lesson: Lesson | None = None
        self._tokens: tuple[str, ...] = ()
        self._unknown: tuple[str, ...] = ()
        self._token = 0
        self.line = Word("note")
        self.use = QPushButton(translate("Sequence", "Use known tokens"))
        self.meaning = QPushButton(translate("Sequence", "Give a meaning"))
        self.vectors = QPushButton(translate("Sequence", "A vector for each"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.line)
        for button, why in ((self.use, _USE), (self.meaning, _MEANING), (self.vectors, _VECTORS)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(tip(translate("Sequence", why)))
            column.addWidget(button)
        for button, fill in ((self.use, self._offer_known), (self.meaning, self._offer_meanings)):
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(fill, menu))
            button.setMenu(menu)
        self.vectors.clicked.connect(self._give_vectors)
        self.hide()

    def show_lesson(self, resolved: ResolvedLesson, token: int) -> None:
        """Show what a lesson's table does not know; nothing where it knows all."""
        self._lesson, self._tokens, self._token = resolved.lesson, resolved.tokens, token
        self._unknown = resolved.unknown_tokens
        table = resolved.lesson.embedding
        for button in (self.use, self.meaning, self.vectors):
            button.setVisible(isinstance(table, Table))
        if isinstance(resolved.vectors, StoredVectors):
            self.line.show_text(" ".join((unknown_words(self._unknown), _as_others(resolved.vectors, self._unknown))))
        if self._unknown and isinstance(table, Table):
            self.line.show_text(" ".join((unknown_words(self._unknown), known_words(resolved.lesson, table))))
            self.use.setEnabled(bool(known_tokens(resolved.lesson)))
            self.meaning.setEnabled(bool(table.vectors))
        self.setVisible(bool(self._unknown))

    def go(self, token: int) -> None:
        """Offer first what concerns the token at which the film is."""
        self._token = token

    @property
    def place(self) -> int:
        """The first unknown token from the one on at which the film is, else the first of all."""
        unknown = set(self._unknown)
        places = [at for at, token in enumerate(self._tokens) if token in unknown]
        return next((at for at in places if at >= self._token), places[0])

    def _offer_known(self, menu: QMenu) -> None:
        """All known tokens as a sequence, and each in place of an unknown one."""
        menu.clear()
        assert self._lesson is not None
        known, at = known_tokens(self._lesson), self.place
        between = "" if isinstance(self._lesson.sequence, Characters) else " "
        whole = between.join(known[:MOST_OFFERED]) + (" …" if len(known) > MOST_OFFERED else "")
        text = translate("Sequence", "All of them: “{sequence}”").format(sequence=whole)
        menu.addAction(text).triggered.connect(
            lambda: self._edit(translate("Edit", "a sequence of known tokens"), with_known_sequence)
        )
        menu.addSeparator()
        old = quote(self._tokens[at])
        for token in known[:MOST_OFFERED]:
            text = translate("Sequence", "{new} in place of {old}").format(new=quote(token), old=old)
            label = translate("Edit", "{token} changed to “{typed}”").format(token=old, typed=token)
            menu.addAction(text).triggered.connect(
                lambda _=False, label=label, token=token: self._edit(label, lambda each: with_token(each, at, token))
            )

    def _offer_meanings(self, menu: QMenu) -> None:
        """For each unknown token, the known ones; that of the film first."""
        menu.clear()
        assert self._lesson is not None
        first = self._tokens[self.place]
        order = (first, *(token for token in self._unknown if token != first))
        for token in order[:MOST_OFFERED]:
            add_meanings(menu, self, self._lesson, token, self._edit)
        if len(order) > MOST_OFFERED:
            more = translate("Panel", "and {count} more").format(count=len(order) - MOST_OFFERED)
            menu.addAction(more).setEnabled(False)

    def _give_vectors(self) -> None:
        assert self._lesson is not None and isinstance(self._lesson.embedding, Table)
        after = translate("Sequence", "Each token has a vector of its own now, drawn from its spelling.")
        if not self._lesson.layers[0].is_drawn:
            text = translate(
                "Sequence", "The weights were set by hand for {names}: what they make of the others is chance."
            )
            after = f"{after} {text.format(names=names(tuple(self._lesson.embedding.vectors), MOST_NAMED))}"
        self.edited.emit(translate("Edit", "a vector for each token"), with_own_vectors, after)

    def _edit(self, label: str, change: LessonChange) -> None:
        self.edited.emit(label, change, "")


def unknown_words(unknown: tuple[str, ...]) -> str:
    """Which tokens are not known: the first of them, and how many more there are."""
    shown = names([quote(token) for token in unknown], MOST_NAMED)
    return translate("Sequence", "Not known here: {names}.").format(names=shown)


def _as_others(vectors: StoredVectors, unknown: tuple[str, ...]) -> str:
    """How tokens enter that the vocabulary of a model does not have."""
    if any(vectors.numbers(token) is not None for token in unknown):
        return translate("Sequence", "They enter as the vector that the model has for all unknown tokens.")
    return translate("Sequence", "They are not in the model's vocabulary, and enter as zeros.")


def known_words(lesson: Lesson, table: Table) -> str:
    """Which tokens a table has a vector for, and how all others enter."""
    known = tuple(table.vectors)
    text = (
        translate("Sequence", "This network knows {names};") if known else translate("Sequence", "No token is known;")
    )
    return f"{text.format(names=names(known, MOST_NAMED))} {_others(table)}"


def _others(table: Table) -> str:
    """How a token enters that has no vector of its own."""
    given = [at for at, number in enumerate(table.default) if number != 0.0]
    if not given:
        return translate("Sequence", "all others enter as zeros.")
    if set(given) <= set(constants(table)):
        text = translate("Sequence", "of all others only the constants {values} enter.")
        if len(given) == 1:
            text = translate("Sequence", "of all others only the constant {values} enters.")
        return text.format(values=", ".join(write_number(precise(table.default[at])) for at in given))
    return translate("Sequence", "all others enter as one and the same vector.")
