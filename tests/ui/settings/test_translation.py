"""The window speaks the language of the captions: one table answers both, plurals and Qt's own words included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.film.text.language import ENGLISH, Language, Message, languages
from ui.settings import settings
from ui.settings.translation import Translator, install_language, own_language

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

TABLE = {
    Message("Example", "Play"): ("Abspielen",),
    Message("Example", "%n token(s)"): ("%n Token", "%n Tokens"),
    Message("Example", "Open", "a file"): ("Öffnen",),
}
GERMAN = Language("de", TABLE)


class Example(QObject):
    """Something with words."""


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    install_language(ENGLISH)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not qapp.findChildren(QTranslator)


def test_tr_is_answered_from_the_table() -> None:
    install_language(GERMAN)
    example = Example()
    assert example.tr("Play") == "Abspielen"
    assert example.tr("Pause") == "Pause"
    assert example.tr("Open", "a file") == "Öffnen"
    assert example.tr("Open") == "Open"
    assert [example.tr("%n token(s)", "", n) for n in (0, 1, 2)] == ["0 Tokens", "1 Token", "2 Tokens"]
    assert QCoreApplication.translate("Example", "Play") == "Abspielen"


def test_the_words_of_the_film_are_the_words_of_the_window() -> None:
    install_language(languages()["de"])
    assert QCoreApplication.translate("Picture", "set by hand") == "von Hand"


def test_qts_own_buttons_are_translated(qtbot: QtBot) -> None:
    install_language(languages()["de"])
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


def test_another_language_takes_the_place_of_the_first(qapp: QApplication) -> None:
    install_language(GERMAN)
    install_language(ENGLISH)
    assert Example().tr("Play") == "Play"
    assert Translator(ENGLISH).isEmpty() and not Translator(GERMAN).isEmpty()


def test_commands_and_menus_of_a_window_in_german(open_window: Callable[..., MainWindow]) -> None:
    settings.remember_language("de")
    install_language(own_language())
    window = open_window()
    titles = {action.text() for action in window.controls.header.bar.actions()}
    assert {"Datei", "Bearbeiten", "Abspielen", "Ansicht", "Hilfe"} <= titles
    assert window.commands.actions["next_token"].text() == "Nächstes Token"
    assert window.commands.actions["next_token"].statusTip().startswith("Zum selben Takt")
    assert window.commands.actions["undo"].text() == "Rückgängig"
    assert [button.text() for button in window.controls.header.views.buttons()][:2] == ["Entrollt", "Stapel"]


def test_a_language_that_is_not_there_is_english() -> None:
    settings.remember_language("tlh")
    assert own_language() is ENGLISH


def test_open_widgets_are_told(qtbot: QtBot) -> None:
    heard = []

    class Box(QDialogButtonBox):
        def changeEvent(self, event: QEvent) -> None:
            heard.append(event.type())
            super().changeEvent(event)

    box = Box()
    qtbot.addWidget(box)
    box.show()
    install_language(GERMAN)
    QApplication.processEvents()
    assert QEvent.Type.LanguageChange in heard
