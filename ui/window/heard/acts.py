"""What was done to a document since it was looked at last, in words: opened, saved, changed, taken back, done again."""

from __future__ import annotations

from typing import NamedTuple

from simulator.lessons.edits.history import History
from simulator.lessons.schema import Lesson
from simulator.network.trace import Trace
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.lesson_file import LessonFile
from ui.state.names import lesson_title


class DocumentState(NamedTuple):
    """What is compared of a document: the lesson as opened, the edits, the file, whether it is saved, and the run."""

    opened: Lesson
    history: History
    file: LessonFile
    is_saved: bool
    trace: Trace

    @classmethod
    def of(cls, document: Document) -> DocumentState:
        """The state now."""
        return cls(document.opened, document.history, document.file, not document.is_modified, document.trace)


def act_words(before: DocumentState, after: DocumentState) -> str:
    """What was done between two states; "" for nothing that is told."""
    if after.opened is not before.opened:
        return translate("Heard", "Opened: {title}").format(title=lesson_title(after.opened))
    if after.history is not before.history:
        return _edit_words(before.history, after.history)
    moved = after.file is not before.file and (after.file.path != before.file.path or not before.is_saved)
    if moved and after.is_saved and after.file.path is not None:
        return translate("Heard", "Saved in {file}").format(file=after.file.path.name)
    return ""


def _edit_words(before: History, after: History) -> str:
    undone = len(after.future) - len(before.future)
    if undone > 0 and after.redo_label is not None:
        return translate("Heard", "Taken back: {label}").format(label=after.redo_label)
    if undone < 0 and after.undo_label is not None:
        again = any(edit.lesson is after.present for edit in before.future)
        template = translate("Heard", "Done again: {label}") if again else translate("Heard", "Changed: {label}")
        return template.format(label=after.undo_label)
    return translate("Heard", "Changed: {label}").format(label=after.undo_label) if after.undo_label else ""
