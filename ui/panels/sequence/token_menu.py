"""What can be done with one token: change it, put another in before it, take it out, mask it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from simulator.lessons.edits.tokens import with_token, with_token_before, without_token
from simulator.lessons.schema import Lesson
from simulator.text.tokens import Numbers, number_text
from ui.panels.sequence.further import add_sequences
from ui.panels.sequence.meanings import add_meanings
from ui.settings.translation import translate
from ui.stage.numbers.menu import add_borders, add_masks
from ui.state.edits.token_edits import MakeEdit, quote_token
from ui.widgets.keys import key_text


def token_menu(parent: QWidget, lesson: Lesson, words: tuple[str, ...], token: int, edit: MakeEdit) -> QMenu:
    """The menu of a token; it is gone once it is closed."""
    menu = QMenu(parent)
    word = quote_token(words, token)
    items = {
        "change": (translate("Sequence", "Change {token}…").format(token=word), "F2"),
        "put in": (translate("Sequence", "Put a token in before it…"), "Ins"),
        "take out": (translate("Sequence", "Take {token} out").format(token=word), "Del"),
    }
    for what, (text, key) in items.items():
        action = menu.addAction(f"{text}\t{key_text(key)}")
        action.triggered.connect(lambda _=False, what=what: edit_token(parent, lesson, words, token, what, edit))
    add_meanings(menu, parent, lesson, words[token], edit)
    add_masks(menu, lesson, words, token, edit)
    add_borders(menu, lesson, words, token, edit)
    add_sequences(menu, parent, edit)
    return menu


def edit_token(parent: QWidget, lesson: Lesson, words: tuple[str, ...], token: int, what: str, edit: MakeEdit) -> None:
    """Do "change", "put in" or "take out" with a token; a question asks first what is to stand there."""
    word = quote_token(words, token)
    if what == "take out":
        edit(translate("Edit", "{token} taken out").format(token=word), lambda lesson: without_token(lesson, token))
        return
    changing = what == "change"
    rows = lesson.sequence.rows if isinstance(lesson.sequence, Numbers) else None
    dialog = QInputDialog(parent)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    change, put_in = translate("Sequence", "Change a token"), translate("Sequence", "Put a token in")
    dialog.setWindowTitle(change if changing else put_in)
    place = translate("Sequence", "In place of {token}") if changing else translate("Sequence", "Before {token}")
    row = translate("Sequence", "{place}, a row such as 1 0 2:")
    dialog.setLabelText((row if rows is not None else "{place}:").format(place=place.format(token=word)))
    if changing:
        dialog.setTextValue(number_text((rows[token],)) if rows is not None else words[token])
    dialog.textValueSelected.connect(partial(_take, token, word, changing, edit))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _take(token: int, word: str, changing: bool, edit: MakeEdit, typed: str) -> None:
    if not typed.strip():
        return
    if changing:
        label = translate("Edit", "{token} changed to “{typed}”").format(token=word, typed=typed)
        edit(label, lambda lesson: with_token(lesson, token, typed))
    else:
        label = translate("Edit", "“{typed}” put in before {token}").format(token=word, typed=typed)
        edit(label, lambda lesson: with_token_before(lesson, token, typed))
