"""Follows the system's settings while the program runs: less motion, colours and contrast, the size of letters.

What was chosen in the program stays.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

from ui.commands.context import Context
from ui.paint.theme import system_theme
from ui.settings import settings
from ui.settings.less_motion import hear_of_less_motion
from ui.settings.translation import translate


def letters_of_system() -> int:
    """How large the system's own letters are, in pixels."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()


class SystemFollower(QObject):
    """Changes a window as its system is changed; begins with what that is set to now."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialog_parent)
        self._context, self._letters = context, letters_of_system()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_colours)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_colours)
        context.dialog_parent.installEventFilter(self)
        hear_of_less_motion(self._follow_motion, self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at the system's letters when its fonts may be others."""
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.ThemeChange):
            self._follow_letters()
        return False

    def _follow_colours(self) -> None:
        if not settings.has_theme():
            self._context.selection.theme = system_theme()

    def _follow_motion(self, less: bool) -> None:
        if not settings.has_still() and less != self._context.player.still:
            self._context.set_still(less)
            self._context.refresh_commands()

    def _follow_letters(self) -> None:
        """Offer to start again, which sizes everything by the letters, where no size was chosen."""
        before, self._letters = self._letters, letters_of_system()
        if self._letters == before or settings.is_scale_chosen():
            return
        settings.forget_screen_scale()
        words = translate("View", "The system's letters have another size: everything follows from the next start on.")
        self._context.messages.tell(words, "information", translate("View", "Start again now"), self._context.restart)
