"""What can be done with one token: change it, put another in before it, take it out, mask it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from simulator.lesson import Lesson
from simulator.lesson_schema import Numbers
from simulator.lesson_tokens import with_token, with_token_before, without_token
from simulator.lesson_whatif import with_masked
from simulator.text import number_text
from ui.panels.chips import shown

Change = Callable[[Lesson], Lesson]
Edit = Callable[[str, Change], None]
"""Takes what an edit is called, and the function that makes the next lesson."""


def token_menu(parent: QWidget, lesson: Lesson, words: tuple[str, ...], token: int, edit: Edit) -> QMenu:
    """The menu of a token; it is gone once it is closed."""
    menu = QMenu(parent)
    word = _quoted(words, token)
    items = {
        "change": f"Change {word}…\tF2",
        "put in": "Put a token in before it…\tIns",
        "take out": f"Take {word} out\tDel",
    }
    for what, text in items.items():
        menu.addAction(text).triggered.connect(partial(_do, parent, lesson, words, token, what, edit))
    menu.addSeparator()
    mask = menu.addAction("Masked: nothing of it enters\tM")
    mask.setCheckable(True)
    mask.setChecked(token in lesson.masked)
    mask.triggered.connect(lambda on: edit(*masking(words, token, on)))
    return menu


def masking(words: tuple[str, ...], token: int, on: bool) -> tuple[str, Change]:
    """What masking a token is called, and the edit."""
    label = f"{_quoted(words, token)} ({token + 1}) {'masked' if on else 'not masked'}"
    return label, lambda lesson: with_masked(lesson, token, on)


def edit_token(parent: QWidget, lesson: Lesson, words: tuple[str, ...], token: int, what: str, edit: Edit) -> None:
    """Do "change", "put in" or "take out" with a token; what is to stand there is asked for first."""
    word = _quoted(words, token)
    if what == "take out":
        edit(f"{word} taken out", lambda lesson: without_token(lesson, token))
        return
    changing = what == "change"
    numbers = isinstance(lesson.sequence, Numbers)
    dialog = QInputDialog(parent)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setWindowTitle("Change a token" if changing else "Put a token in")
    place = f"In place of {word}" if changing else f"Before {word}"
    dialog.setLabelText(f"{place}, a row such as 1 0 2:" if numbers else f"{place}:")
    if changing:
        dialog.setTextValue(number_text((lesson.sequence.rows[token],)) if numbers else words[token])
    dialog.textValueSelected.connect(partial(_take, token, word, changing, edit))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _take(token: int, word: str, changing: bool, edit: Edit, typed: str) -> None:
    if not typed.strip():
        return
    if changing:
        edit(f"{word} changed to “{typed}”", lambda lesson: with_token(lesson, token, typed))
    else:
        edit(f"“{typed}” put in before {word}", lambda lesson: with_token_before(lesson, token, typed))


def _do(parent: QWidget, lesson: Lesson, words: tuple[str, ...], token: int, what: str, edit: Edit, *_: object) -> None:
    edit_token(parent, lesson, words, token, what, edit)


def _quoted(words: tuple[str, ...], token: int) -> str:
    return f"“{shown(words[token])}”"
