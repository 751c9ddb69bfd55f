"""Every user action as one documented function, one file a menu, found by looking into `menus/`.

A file in that folder is enough for another command: menus, keys, tool tips, palette and help page are made from it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

from ui.commands import menus
from ui.commands.command import Choice, Command
from ui.film.text.language import QT_TRANSLATE_NOOP

MENUS = (
    QT_TRANSLATE_NOOP("Menu", "File"),
    QT_TRANSLATE_NOOP("Menu", "Edit"),
    QT_TRANSLATE_NOOP("Menu", "Play"),
    QT_TRANSLATE_NOOP("Menu", "View"),
    QT_TRANSLATE_NOOP("Menu", "Compare"),
    QT_TRANSLATE_NOOP("Menu", "Learn"),
    QT_TRANSLATE_NOOP("Menu", "Present"),
    QT_TRANSLATE_NOOP("Menu", "Help"),
)
"""The menus of the program, from left to right. A menu that a command names and this does not list stands before Help;
its title is translated where its file marks it with QT_TRANSLATE_NOOP("Menu", …)."""


@cache
def commands() -> tuple[Command | Choice, ...]:
    """All actions, by menu, and in it by the names of their files and the order in which those define them.

    Raises ValueError where two functions have one name, by which actions are known to the whole window.
    """
    found: dict[str, Command | Choice] = {}
    for each in _find_commands():
        other = found.setdefault(each.name, each)
        if other is not each:
            raise ValueError(
                f"two commands are called {each.name}: in {other.run.__module__} and in {each.run.__module__}"
            )
    titles = _order_menus(found.values())
    return tuple(sorted(found.values(), key=lambda each: titles.index(each.menu)))


@cache
def menu_titles() -> tuple[str, ...]:
    """The titles of all menus, from left to right."""
    return _order_menus(commands())


def _find_commands() -> Iterator[Command | Choice]:
    """The actions that each module of the folder defines itself; those that it imports are another's."""
    for info in pkgutil.iter_modules(menus.__path__):
        module = import_module(f"{menus.__name__}.{info.name}")
        for value in vars(module).values():
            if isinstance(value, Command | Choice) and value.run.__module__ == module.__name__:
                yield value


def _order_menus(found: Iterable[Command | Choice]) -> tuple[str, ...]:
    *first, last = MENUS
    return (*dict.fromkeys((*first, *(each.menu for each in found if each.menu != last))), last)
