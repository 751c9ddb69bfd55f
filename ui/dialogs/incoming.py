"""What is dragged in or pasted: a lesson is opened, words and numbers are offered as the sequence.

Anything else is refused while it is still dragged, and what it is and what can be done with it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData

from simulator.io.file_kinds import FileKind, recognise_file, recognise_text
from simulator.lessons.edits.sequence import with_kind, with_sequence
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import LessonError
from simulator.text.tokens import number_rows, words
from ui.dialogs.lesson_files import LessonFiles
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.settings.translation import translate
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


def tell_refused(found: Incoming, messages: Messages) -> None:
    """Say what it is that cannot be used, and what can be done."""
    assert found.kind is not None
    messages.tell(f"{found.name}: {found.kind.holds}. {found.kind.remedy}")


def take(found: Incoming, document: Document, files: LessonFiles, messages: Messages) -> None:
    """Open a lesson; offer what can be a sequence; say of anything else what it is."""
    kind = found.kind
    if kind is None:
        files.switch_to(str(found.path))
    elif kind.use:
        one, several = _OFFERS[kind.use]
        count = len(words(kind.text)) if kind.use == "words" else len(number_rows(kind.text))
        text = translate("Message", one if count == 1 else several).format(name=found.name, count=f"{count:,}")
        use = partial(_use, kind, document, messages)
        messages.tell(text, "information", translate("Message", "Use as sequence"), use)
    else:
        tell_refused(found, messages)


def _use(kind: FileKind, document: Document, messages: Messages) -> None:
    def change(lesson: ResolvedLesson) -> ResolvedLesson:
        cut = with_kind(lesson, "numbers" if kind.use == "numbers" else "words")
        return with_sequence(cut, kind.text)

    try:
        document.edit(translate("Edit", "another sequence"), change(document.newest_resolved))
    except LessonError as error:
        messages.tell(f"{error.problem} {error.remedy}".strip())
