"""What is dragged in or pasted: a lesson or a model is opened, words and numbers are offered as the sequence.

Anything else is refused while it is still dragged, and what it is and what can be done with it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent

from simulator.io.file_kinds import FileKind, recognise_file, recognise_text
from simulator.lessons.edits.sequence import with_kind, with_numbers, with_sequence
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import LessonError
from simulator.text.number_table import AmbiguousNumbersError, NumberTable, read_numbers
from simulator.text.tokens import words
from ui.dialogs.lesson_files import LessonFiles
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.panels.sequence.understood import describe_table, offer_words
from ui.settings.translation import translate, write_count
from ui.state.document import Document
from ui.widgets.messages import Messages

_OFFERS = {
    "words": (
        QT_TRANSLATE_NOOP("Message", "{name}: use this word as the sequence?"),
        QT_TRANSLATE_NOOP("Message", "{name}: use these {count} words as the sequence?"),
    ),
    "numbers": (
        QT_TRANSLATE_NOOP("Message", "{name}: use this row of numbers as the sequence?"),
        QT_TRANSLATE_NOOP("Message", "{name}: use these {count} rows of numbers as the sequence?"),
    ),
}


@dataclass(frozen=True)
class Incoming:
    """What was found: a file by its path or a text without one, and what it is where it is no lesson."""

    path: Path | None
    kind: FileKind | None

    @property
    def is_usable(self) -> bool:
        """Whether it can be opened, or be the sequence."""
        return self.kind is None or bool(self.kind.use)

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        return translate("Message", "The text") if self.path is None else self.path.name


def look_into(data: QMimeData | None) -> Incoming | None:
    """What a drag or the clipboard holds: its first file, else its text; None where there is neither."""
    if data is None:  # an empty clipboard
        return None
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        try:
            return None if files[0].is_dir() else Incoming(files[0], recognise_file(files[0]))
        except OSError:
            return Incoming(files[0], None)  # opening it says what is wrong
    kind = recognise_text(data.text()) if data.hasText() else None
    return Incoming(None, kind) if kind is not None and kind.use else None


def judge(event: QDragEnterEvent, messages: Messages) -> None:
    """Take what is dragged in where it can be used; say of anything else why it is not taken."""
    found = look_into(event.mimeData())
    if found is not None and found.is_usable:
        event.acceptProposedAction()
    else:
        event.ignore()
        if found is not None:
            tell_refused(found, messages)


def tell_refused(found: Incoming, messages: Messages) -> None:
    """Say what it is that cannot be used, and what can be done."""
    assert found.kind is not None
    messages.tell(f"{found.name}: {found.kind.holds}. {found.kind.remedy}")


def take(found: Incoming, document: Document, files: LessonFiles, messages: Messages) -> None:
    """Open a lesson or a model; offer what can be a sequence; say of anything else what it is."""
    kind = found.kind
    if kind is None or kind.use == "model":
        files.switch_to(str(found.path))
    elif kind.use:
        _offer(found, kind, document, messages)
    else:
        tell_refused(found, messages)


def _offer(found: Incoming, kind: FileKind, document: Document, messages: Messages) -> None:
    """Offer words or numbers as the sequence, with what they were understood as; ask where numbers are ambiguous."""
    table, (one, several) = None, _OFFERS[kind.use]
    if kind.use == "numbers":
        try:
            table = read_numbers(kind.text)
        except AmbiguousNumbersError as error:
            text = translate("Message", "{name}: a comma here may be a decimal sign or not. What is meant?")
            uses = (partial(_use, kind, each, document, messages) for each in error.offers)
            first, second = zip(map(offer_words, error.offers), uses, strict=True)
            messages.ask(text.format(name=found.name), first, second)
            return
    count = len(words(kind.text)) if table is None else len(table.rows)
    text = translate("Message", one if count == 1 else several).format(name=found.name, count=write_count(count))
    said = "" if table is None else f" {describe_table(table)}."
    use = partial(_use, kind, table, document, messages)
    messages.tell(text + said, "information", translate("Message", "Use as sequence"), use)


def _use(kind: FileKind, table: NumberTable | None, document: Document, messages: Messages) -> None:
    def change(lesson: ResolvedLesson) -> ResolvedLesson:
        if table is not None:
            return with_numbers(lesson, table)
        return with_sequence(with_kind(lesson, "words"), kind.text)

    try:
        document.edit(translate("Edit", "another sequence"), change(document.newest_resolved))
    except LessonError as error:
        messages.tell(f"{error.problem} {error.remedy}".strip())
