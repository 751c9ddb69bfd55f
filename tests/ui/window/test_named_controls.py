"""Every control that a lesson names is there, and called so: who renames one in the code hears of it here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.guide.storyline.check import texts_of
from simulator.lessons.guide.storyline.controls import CONTROLS, Named
from simulator.lessons.guide.storyline.words import parts
from simulator.lessons.run import run
from ui.commands import commands
from ui.commands.command import Command
from ui.film.narration.inserted import with_numbers, write_key
from ui.film.text.language import ENGLISH, languages
from ui.settings.own_keys import choose_key, read_keys
from ui.settings.translation import install_language, translate
from ui.stage.numbers.menu import add_holds, add_masks
from ui.state.edits.number_edits import NumberPlace
from ui.state.selection import TABS
from ui.widgets.keys import key_text
from ui.window.main_window import MainWindow

GERMAN = languages()["de"]
OTHERS = [key for key, control in CONTROLS.items() if control.context != "Command"]


def test_every_command_that_can_be_named_is_there_with_its_title_and_its_key() -> None:
    known = {each.name: each for each in commands() if isinstance(each, Command)}
    for name, control in CONTROLS.items():
        if control.context == "Command":
            assert (known[name].title, next(iter(known[name].keys), "")) == (control.title, control.key), name


def shown(window: MainWindow) -> dict[str, str]:
    """What is written on the other controls that can be named, by their ids."""
    controls, trace = window.controls, window.document.trace
    card, tabs = controls.guide_card, controls.column.tabs
    assert window.guide.story is not None
    window.guide.go_to(next(at for at, step in enumerate(window.guide.story.steps) if step.act is None))
    menu = QMenu(window)
    add_holds(menu, window.document.lesson, trace, NumberPlace(0, "f", 0, 1), lambda *_: lambda: None, lambda _: None)
    hold = [action.text() for action in menu.actions()]
    masks = QMenu(window)
    add_masks(masks, window.document.lesson, trace.tokens, 1, lambda *_: lambda: None)
    titles = {tab: tabs.tabText(at) for at, tab in enumerate(TABS)}
    return {
        "guide-next": card.on.text(), "guide-back": card.back.text(), "guide-come-back": card.again.text(),
        "tab-read": titles["read"], "tab-numbers": titles["numbers"], "tab-try": titles["whatif"],
        "hold-open": hold[1], "hold-shut": hold[2], "hold-value": hold[4], "mask-token": masks.actions()[0].text(),
        "equations": controls.network.layer_controls.equations.text(),
        "idealised": controls.network.idealised.text(),
    }  # fmt: skip


@pytest.mark.parametrize("key", ["en", "de"])
def test_what_is_written_on_the_others_is_what_texts_say(qtbot: QtBot, key: str) -> None:
    language = languages()[key]
    install_language(language)
    try:
        window = MainWindow(find("jenny-rafsun"))
        qtbot.addWidget(window)
        found = shown(window)
        assert set(found) == set(OTHERS)
        for name in OTHERS:
            if name != "equations":
                assert found[name] == said(f"{{control: {name}}}", language=language), name
        window.document.start(find("own-cell"))
        assert window.controls.network.layer_controls.equations.text() == said(
            "{control: equations}", language=language
        )
    finally:
        install_language(ENGLISH)


def said(text: str, pressed: Callable[[str], str] = str, language: object = ENGLISH) -> str:
    trace = run(find("four-beats"))
    return with_numbers(text, lambda _: trace, language, pressed=pressed)  # type: ignore[arg-type]


def named() -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """The texts of the built-in lessons, cut into their parts."""
    for key, lesson in builtin_lessons().items():
        assert lesson.storyline is not None
        yield from ((key, field, parts(text)) for field, text in texts_of(lesson.storyline))


def test_the_built_in_lessons_name_controls_by_their_ids_alone() -> None:
    used = {part.id for _, _, found in named() for part in found if isinstance(part, Named)}
    assert used <= set(CONTROLS) and used == {
        "play_pause", "hold-open", "next_token", "toggle_signs", "equations", "tab-numbers", "idealised", "mask-token",
        "train_network", "find_unit",
    }  # fmt: skip
    titles = [language.translate(each.context, each.title) for each in CONTROLS.values() for language in BOTH]
    quoted = "|".join(re.escape(title) for title in titles)
    typed = re.compile(rf"[“„]({quoted})[“”]|\b(Ctrl|Strg|Shift|Umschalt|Space|Leertaste|Umschalttaste)\b")
    for key, field, found in named():
        plain = "".join(part if isinstance(part, str) else "\0" for part in found)
        assert not typed.search(plain), (key, field, plain)


BOTH = (ENGLISH, GERMAN)


def test_keys_are_written_as_everywhere_in_the_window(qapp: object) -> None:
    keys = {control.key for control in CONTROLS.values() if control.key}
    for language in BOTH:
        install_language(language)
        try:
            for key in keys:
                assert write_key(key, language) == key_text(key), (language.key, key)
        finally:
            install_language(ENGLISH)
    assert write_key("Space", GERMAN) == "Leertaste" and write_key("Shift+Right", ENGLISH) == "Shift+→"


def test_a_text_has_the_words_and_keys_of_the_window_as_it_is(qapp: object) -> None:
    assert said("{control: toggle_signs}, {key: toggle_signs}, {key : play_pause}") == "What the signs mean, L, Space"
    assert said("{control: guide-next}", language=GERMAN) == "Weiter"
    choose_key("L", "J")
    assert said("{key: toggle_signs}", read_keys().now) == "J"
    choose_key("L", "")
    assert said("{key: toggle_signs}", read_keys().now) == translate("Command", "What the signs mean")
    assert said("{key: zoom_in} {{control}}") == "+ {control}"
    choose_key("L", "L")
