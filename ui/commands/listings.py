"""The commands as the help page and the palette list them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.commands import commands, menu_titles
from ui.commands.command import Choice, Command
from ui.commands.context import Context
from ui.commands.gestures import GESTURES
from ui.dialogs.help import HelpLine, HelpSection
from ui.dialogs.palette import Entry
from ui.settings.translation import translate
from ui.widgets.keys import key_text


def help_sections() -> list[HelpSection]:
    """All commands, menu by menu, and then what the pointer does."""
    sections = []
    for menu in menu_titles():
        lines = [
            HelpLine(each.translated_title, _keys_text(each), each.help) for each in commands() if each.menu == menu
        ]
        sections.append(HelpSection(translate("Menu", menu), lines))
    gestures = [HelpLine(translate("Help", how), "", translate("Help", what)) for how, what in GESTURES]
    return [*sections, HelpSection(translate("Help", "Pointer and fields"), gestures)]


def palette_entries(context: Context) -> Iterator[Entry]:
    """All that can be done now but to list it; of a choice, each of its options that does not hold already."""
    for each in commands():
        if isinstance(each, Choice):
            current = each.current(context)
            for key, title in each.options(context):
                if key != current:
                    yield Entry(f"{each.translated_title}: {title}", "", each.help, _choosing(context, each, key))
        elif each.ready(context) and each.name != "show_palette":
            title = each.title_now(context) if each.title_now else each.translated_title
            title = f"{translate('Menu', each.menu)}: {title}"
            yield Entry(title, _keys_text(each), each.help, _doing(context, each))


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


def _keys_text(each: Command | Choice) -> str:
    keys = each.keys if isinstance(each, Command) else ()
    return translate("Help", " or ").join(key_text(key) for key in keys)
