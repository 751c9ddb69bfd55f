"""What is changed in the system while the program runs is heard, unless something was chosen here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from ui.settings import settings
from ui.window.main_window import MainWindow
from ui.window.system import follower
from ui.window.system.follower import SystemFollower

Take = Callable[[bool], object]


class System:
    """A system that can be changed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.theme, self.letters = "light", 13
        self.takes: list[Take] = []
        monkeypatch.setattr(follower, "system_theme", lambda: self.theme)
        monkeypatch.setattr("ui.commands.menus.view.system_theme", lambda: self.theme)
        monkeypatch.setattr(follower, "letters_of_system", lambda: self.letters)
        monkeypatch.setattr(follower, "hear_of_less_motion", lambda take, parent: self.takes.append(take))

    def wear(self, theme: str) -> None:
        """Change the colours, or the contrast."""
        self.theme = theme
        hints = QGuiApplication.styleHints()
        if theme == "projector":
            hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        else:
            hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)


@pytest.fixture
def system(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> System:
    made = System(monkeypatch)
    SystemFollower(window)
    return made


def test_colours_and_contrast_follow_until_some_are_chosen(window: MainWindow, system: System) -> None:
    for theme in ("dark", "projector", "light", "dark"):
        system.wear(theme)
        assert window.selection.theme == window.stage.theme.name == theme
    assert not settings.has_theme(), "nobody has chosen it"
    colours = window.commands.menus["choose_theme"]
    colours.aboutToShow.emit()
    choices = {action.text().replace("&", ""): action for action in colours.actions()}
    assert choices["As the system"].isChecked()
    next(action for text, action in choices.items() if text.startswith("Light")).trigger()
    system.wear("projector")
    assert window.selection.theme == "light" == settings.theme()
    choices["As the system"].trigger()
    assert window.selection.theme == "projector" and not settings.has_theme()


def test_motion_follows_until_it_is_chosen(window: MainWindow, system: System) -> None:
    (take,) = system.takes
    for less in (True, False, True):
        take(less)
        assert window.player.still is window.stage.still is less
        assert window.commands.actions["reduce_motion"].isChecked() is less
    window.commands.actions["reduce_motion"].trigger()
    take(True)
    assert not window.player.still


@pytest.mark.parametrize("is_chosen", [False, True])
def test_letters_of_another_size_offer_to_start_again(window: MainWindow, system: System, is_chosen: bool) -> None:
    settings.remember_screen_scale(1.0)
    if is_chosen:
        settings.remember_scale(1.25)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))
    assert not window.messages.text, "they are as they were"
    system.letters = 26
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))
    buttons = [each.text() for each in window.messages.findChildren(QPushButton) if each.isVisible()]
    assert buttons == ([] if is_chosen else ["Start again now"])
    assert settings.has_scale() is is_chosen, "the next start takes it from the letters"
