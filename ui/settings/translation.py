"""Puts the window into another language: `translate` looks into the same table as the captions.

Errors of lessons, of files of weights and of exports stay English in every language: they are made in `simulator` and
`ui.export`, which the command line and notebooks use without a window. So do the lessons' own words.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from ui.film.text.language import ENGLISH, Language, languages
from ui.settings import settings

_NAME = "gatelight"
_spoken = [ENGLISH]


def translate(context: str, text: str) -> str:
    """A text of the window in its language, or as it was written."""
    return QCoreApplication.translate(context, text)


def own_language() -> Language:
    """The language of window and picture: the one chosen last, or the system's; English where that is missing."""
    return languages().get(settings.language(), ENGLISH)


def spoken_language() -> Language:
    """The language that the window speaks now: another one that was chosen waits for a new start."""
    return _spoken[0]


def write_number(text: str) -> str:
    """A number that was written with a decimal point, as the window writes it."""
    return spoken_language().number(text)


def write_count(number: int) -> str:
    """A whole number as the window writes it, its thousands set apart."""
    return spoken_language().count(number)


class Translator(QTranslator):
    """Answers Qt's questions from a language's table."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str | None:
        """The translation, %n left in place for Qt to fill; None where there is none, and Qt asks elsewhere."""
        return self._language.find(context, source, comment or "", n)

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        """Whether there is nothing to answer with."""
        return not self._language.table


def install_language(language: Language) -> None:
    """Show the application in a language from now on; widgets that are open get a LanguageChange event.

    Qt's own words, such as those on the buttons of a dialog, come from the files that are shipped with Qt.
    """
    application = QCoreApplication.instance()
    assert application is not None
    _spoken[0] = language
    for former in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(former)
        former.setObjectName("")
        former.deleteLater()
    qts_own = QTranslator()
    qts_own.load(f"qtbase_{language.key}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in (qts_own, Translator(language)):
        if not translator.isEmpty():
            translator.setParent(application)
            translator.setObjectName(_NAME)
            application.installTranslator(translator)
