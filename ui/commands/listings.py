"""The commands as the help page and the palette list them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.commands import commands, menu_titles
from ui.commands.actions import with_lock
from ui.commands.asked import question_entries
from ui.commands.command import Choice, Command
from ui.commands.context import Context
from ui.commands.gestures import GESTURES
from ui.dialogs.help import HelpLine, HelpSection
from ui.dialogs.keys import KeyLine
from ui.dialogs.palette import Entry
from ui.settings.own_keys import Keys, is_letter, read_keys
from ui.settings.translation import translate
from ui.widgets.keys import key_text


def help_sections() -> list[HelpSection]:
    """All commands, menu by menu, and then what the pointer does."""
    sections, keys = [], read_keys()
    for menu in menu_titles():
        shown = [each for each in commands() if each.menu == menu]
        lines = [HelpLine(each.translated_title, _keys_text(each, keys), each.help) for each in shown]
        sections.append(HelpSection(translate("Menu", menu), lines))
    gestures = [HelpLine(translate("Help", how), "", translate("Help", what)) for how, what in GESTURES]
    return [*sections, HelpSection(translate("Help", "Pointer and fields"), gestures)]


def palette_entries(context: Context) -> Iterator[Entry]:
    """All that can be done now but to list it, of a choice each of its options that does not hold already; and all
    questions.
    """
    keys = read_keys()
    for each in commands():
        if isinstance(each, Choice):
            current = each.current(context)
            for key, title in each.options(context):
                if key != current:
                    yield Entry(f"{each.translated_title}: {title}", "", each.help, _choosing(context, each, key))
        elif each.ready(context) and each.name != "show_palette":
            title = f"{translate('Menu', each.menu)}: {with_lock(context, each)}"
            locks = context.document.locks
            help_ = locks.why(each.translated_title) if locks.is_locked(each.name) else each.help
            yield Entry(title, _keys_text(each, keys), help_, _doing(context, each))
    yield from question_entries(context)


def _doing(context: Context, each: Command) -> Callable[[], None]:
    def do() -> None:
        each(context)
        context.refresh_commands()

    return do


def _choosing(context: Context, each: Choice, key: str) -> Callable[[], None]:
    def choose() -> None:
        each(context, key)
        context.refresh_commands()

    return choose


def key_lines() -> list[KeyLine]:
    """The keys that can be changed, with the titles of their commands."""
    return [KeyLine(title, key) for title, key in _titled_keys() if is_letter(key)]


def fixed_keys() -> dict[str, str]:
    """The titles of commands by the keys that stay as they are."""
    return {key: title for title, key in _titled_keys() if not is_letter(key)}


def _titled_keys() -> Iterator[tuple[str, str]]:
    for each in commands():
        if isinstance(each, Command):
            yield from ((each.translated_title, key) for key in each.keys)


def _keys_text(each: Command | Choice, keys: Keys) -> str:
    pressed = (keys.now(key) for key in each.keys) if isinstance(each, Command) else ()
    return translate("Help", " or ").join(key_text(key) for key in pressed if key)
