"""What a user action is: a function with a title, keys and a menu. Menus, keys, buttons and help come from it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.settings.translation import translate

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

Option = tuple[str, str]
"""The key of one of several things to choose from, and its title."""


def _always(window: MainWindow) -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """An action without arguments. `line` draws a line above it in its menu.

    `ready` says whether it can be done now; `checked`, where given, whether what it switches is on; `words`, where
    given, its title now ("Undo another seed").
    """

    run: Callable[[MainWindow], None]
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    line: bool = False
    ready: Callable[[MainWindow], bool] = _always
    checked: Callable[[MainWindow], bool] | None = None
    words: Callable[[MainWindow], str] | None = None

    def __call__(self, window: MainWindow) -> None:
        """Do it."""
        self.run(window)

    @property
    def name(self) -> str:
        """The function's name."""
        return self.run.__name__

    @property
    def shown(self) -> str:
        """Its title in the language of the window."""
        return translate("Command", self.title)

    @property
    def help(self) -> str:
        """What it does, in the function's own words, in the language of the window."""
        return translate("Command", inspect.getdoc(self.run) or "")


@dataclass(frozen=True)
class Choice:
    """An action that picks one of several: a submenu. `current` is the key of the one that holds now."""

    run: Callable[[MainWindow, str], None]
    title: str
    menu: str
    options: Callable[[MainWindow], Sequence[Option]]
    current: Callable[[MainWindow], str]
    line: bool = False

    def __call__(self, window: MainWindow, key: str) -> None:
        """Choose the option of this key."""
        self.run(window, key)

    def ready(self, window: MainWindow) -> bool:
        """Whether there is anything to choose from now."""
        return bool(self.options(window))

    @property
    def name(self) -> str:
        """The function's name."""
        return self.run.__name__

    @property
    def shown(self) -> str:
        """Its title in the language of the window."""
        return translate("Command", self.title)

    @property
    def help(self) -> str:
        """What it does, in the function's own words, in the language of the window."""
        return translate("Command", inspect.getdoc(self.run) or "")


def command(
    title: str,
    *keys: str,
    menu: str,
    icon: str = "",
    line: bool = False,
    ready: Callable[[MainWindow], bool] = _always,
    checked: Callable[[MainWindow], bool] | None = None,
    words: Callable[[MainWindow], str] | None = None,
) -> Callable[[Callable[[MainWindow], None]], Command]:
    """Make the function below an action of a menu; `keys` as Qt writes them ("Ctrl+S")."""

    def made(run: Callable[[MainWindow], None]) -> Command:
        return Command(run, title, menu, keys, icon, line, ready, checked, words)

    return made


def choice(
    title: str,
    *,
    menu: str,
    options: Callable[[MainWindow], Sequence[Option]],
    current: Callable[[MainWindow], str],
    line: bool = False,
) -> Callable[[Callable[[MainWindow, str], None]], Choice]:
    """Make the function below a submenu of options."""

    def made(run: Callable[[MainWindow, str], None]) -> Choice:
        return Choice(run, title, menu, options, current, line)

    return made
