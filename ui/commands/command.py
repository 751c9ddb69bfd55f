"""What a user action is: a function with a title, keys and a menu. Menus, keys, buttons and help come from it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.commands.context import Context
from ui.settings.translation import translate

Option = tuple[str, str]
"""The key of one of several things to choose from, and its title."""


def _always(context: Context) -> bool:
    return True


@dataclass(frozen=True)
class _Action:
    """What both kinds of actions tell of themselves: `title` is in English."""

    run: Callable[..., None]
    title: str
    menu: str

    @property
    def name(self) -> str:
        """The function's name."""
        return self.run.__name__

    @property
    def translated_title(self) -> str:
        """Its title in the language of the window."""
        return translate("Command", self.title)

    @property
    def help(self) -> str:
        """What it does, in the function's own words, in the language of the window."""
        return translate("Command", inspect.getdoc(self.run) or "")


@dataclass(frozen=True)
class Command(_Action):
    """An action without arguments. `line` draws a line above it in its menu.

    `ready` says whether it can be done now; `checked`, where given, whether what it switches is on; `title_now`, where
    given, its title now ("Undo another seed").
    """

    run: Callable[[Context], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    line: bool = False
    ready: Callable[[Context], bool] = _always
    checked: Callable[[Context], bool] | None = None
    title_now: Callable[[Context], str] | None = None

    def __call__(self, context: Context) -> None:
        """Do it, unless the lesson locks it."""
        if not context.document.locks.stops(self.translated_title, self.name):
            self.run(context)


@dataclass(frozen=True)
class Choice(_Action):
    """An action that picks one of several: a submenu. `current` is the key of the one that holds now.

    `part_of`, where given, says under which heading an option stands.
    """

    run: Callable[[Context, str], None]
    options: Callable[[Context], Sequence[Option]]
    current: Callable[[Context], str]
    line: bool = False
    part_of: Callable[[str], str] | None = None

    def __call__(self, context: Context, key: str) -> None:
        """Choose the option of this key, unless the lesson locks it."""
        if not context.document.locks.stops(self.translated_title, self.name):
            self.run(context, key)

    def ready(self, context: Context) -> bool:
        """Whether there is anything to choose from now."""
        return bool(self.options(context))


def command(
    title: str,
    *keys: str,
    menu: str,
    icon: str = "",
    line: bool = False,
    ready: Callable[[Context], bool] = _always,
    checked: Callable[[Context], bool] | None = None,
    title_now: Callable[[Context], str] | None = None,
) -> Callable[[Callable[[Context], None]], Command]:
    """Make the function below an action of a menu; `keys` as Qt writes them ("Ctrl+S")."""

    def decorate(run: Callable[[Context], None]) -> Command:
        return Command(run, title, menu, keys, icon, line, ready, checked, title_now)

    return decorate


def choice(
    title: str,
    *,
    menu: str,
    options: Callable[[Context], Sequence[Option]],
    current: Callable[[Context], str],
    line: bool = False,
    part_of: Callable[[str], str] | None = None,
) -> Callable[[Callable[[Context, str], None]], Choice]:
    """Make the function below a submenu of options."""

    def decorate(run: Callable[[Context, str], None]) -> Choice:
        return Choice(run, title, menu, options, current, line, part_of)

    return decorate
