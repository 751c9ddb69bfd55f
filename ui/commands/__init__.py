"""Every user action as one documented function, one file a menu, found by looking into this folder."""

from __future__ import annotations

import pkgutil
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
    QT_TRANSLATE_NOOP("Menu", "Present"),
    QT_TRANSLATE_NOOP("Menu", "Help"),
)


@cache
def commands() -> tuple[Command | Choice, ...]:
    """All actions, by menu and in the order in which their files define them."""
    modules = [import_module(f"{menus.__name__}.{info.name}") for info in pkgutil.iter_modules(menus.__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Command | Choice)]
    return tuple(sorted(found, key=lambda command: MENUS.index(command.menu)))
