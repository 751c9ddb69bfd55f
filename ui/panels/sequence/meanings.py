"""The menu by which an unknown token is given the meaning of a known one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from simulator.lessons.edits.vocabulary import with_meaning
from simulator.lessons.schema import Lesson
from simulator.text.embedding import Table, unlisted_tokens
from ui.settings.translation import translate
from ui.state.edits.token_edits import MakeEdit, quote

MOST_OFFERED = 10


def add_meanings(menu: QMenu, parent: QWidget, lesson: Lesson, token: str, edit: MakeEdit) -> None:
    """Add a menu of known tokens for a token without a vector of its own; none where a lesson knows no token."""
    table = lesson.embedding
    if not isinstance(table, Table) or not table.vectors or not unlisted_tokens((token,), table):
        return
    choices = menu.addMenu(translate("Sequence", "{token} means the same as").format(token=quote(token)))
    known = sorted(table.vectors, key=lambda each: each.casefold() != token.casefold())
    for each in known[:MOST_OFFERED]:
        choices.addAction(quote(each)).triggered.connect(partial(_give, token, edit, each))
    if len(known) > MOST_OFFERED:
        choices.addAction(translate("Sequence", "Another one…")).triggered.connect(
            lambda: _ask(parent, token, known, edit)
        )


def _ask(parent: QWidget, token: str, known: list[str], edit: MakeEdit) -> None:
    """Ask which of many known tokens it is."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(translate("Sequence", "Give a meaning"))
    dialog.setLabelText(translate("Sequence", "{token} means the same as").format(token=quote(token)))
    dialog.setComboBoxItems(known)
    dialog.textValueSelected.connect(lambda chosen: _give(token, edit, chosen))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _give(token: str, edit: MakeEdit, known: str, _checked: bool = False) -> None:
    label = translate("Edit", "{token} means the same as {known}").format(token=quote(token), known=quote(known))
    edit(label, lambda lesson: with_meaning(lesson, token, known))
