"""What a lesson tells one to choose from a menu is there, under these words, in every language."""

from __future__ import annotations

import re

import pytest

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.guide.storyline.check import texts_of
from ui.commands import commands, menu_titles
from ui.film.text.language import Language, languages

MIDDLE = " · "


def named(text: str, menus: dict[str, str]) -> list[tuple[str, str]]:
    """The menus that a text names before a dot in the middle, each with what stands behind that."""
    words = "|".join(map(re.escape, menus))
    return [(menus[found[1]], found[2]) for found in re.finditer(rf"\b({words}){MIDDLE}(.*)", text)]


def titles(language: Language, menu: str) -> list[str]:
    """What stands in a menu, in a language."""
    return [language.translate("Command", each.title) for each in commands() if each.menu == menu]


@pytest.mark.parametrize("language", list(languages()))
def test_commands_that_lessons_name_are_in_their_menus(language: str) -> None:
    own, counted = languages()[language], 0
    menus = {own.translate("Menu", title): title for title in menu_titles()}
    for name, lesson in builtin_lessons().items():
        assert lesson.storyline is not None
        for field, text in texts_of(lesson.storyline):
            if field.endswith(f".{language}"):
                for menu, rest in named(text, menus):
                    assert any(rest.startswith(title) for title in titles(own, menu)), (name, field, rest)
                    counted += 1
    assert counted >= 3, "lessons do name some"
