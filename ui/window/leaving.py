"""Before the window closes: exports that are being written are asked about, then drafts and changes not saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.lesson_files import LessonFiles
from ui.jobs.export_queue import ExportQueue
from ui.settings.translation import translate
from ui.widgets.messages import Messages
from ui.widgets.questions import HoldsDrafts, ask

_FINISH, _STOP = 0, 1


class Leaving(QObject):
    """Knows whether the window may close. Where exports are to be finished first, `close` is called when they are."""

    def __init__(
        self, files: LessonFiles, exports: ExportQueue, messages: Messages, close: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._files, self._exports, self._messages, self._close, self._parent = files, exports, messages, close, parent
        self._waits = False
        exports.changed.connect(self._go_on)
        exports.ended.connect(self._stay_with_problems)

    def may_close(self) -> bool:
        """Whether the window may close now; asks where something would be lost."""
        if self._exports.entries and not self._may_stop_exports():
            return False
        dialogs = (each for each in self._parent.findChildren(QDialog) if isinstance(each, HoldsDrafts))
        return all(each.may_leave() for each in dialogs if each.isVisible()) and self._files.may_close()

    def _may_stop_exports(self) -> bool:
        question = translate("Leaving", "Exports are being written. What is to become of them?")
        answers = [translate("Leaving", "Finish, then quit"), translate("Leaving", "Stop and quit")]
        more = translate("Leaving", "What is stopped leaves the files that were there before.")
        answer = ask(self._parent, question, more, answers)
        if not self._exports.entries:  # they ended while it was asked
            return answer in (_FINISH, _STOP)
        self._waits = answer == _FINISH
        if self._waits:
            words = translate("Leaving", "Gatelight quits when the exports are done.")
            self._messages.tell(words, "information", translate("Leaving", "Stay"), self._stay)
        return answer == _STOP

    def _stay(self) -> None:
        self._waits = False

    def _stay_with_problems(self, _words: str, kind: str) -> None:
        """Stay where an export failed, which is then told."""
        if kind == "problem":
            self._stay()

    def _go_on(self) -> None:
        if self._waits and not self._exports.entries:
            self._stay()
            self._close()
