"""What the README promises is there: its keys, its commands, its files."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from simulator.lessons.builtin import builtin_lessons
from ui.cli.verb import find_verb
from ui.commands import commands
from ui.commands.command import Command
from ui.widgets.keys import key_text

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
KEYS = {
    "Space": "play_pause", "←": "previous_beat", "→": "next_beat", "Shift+←": "previous_token",
    "Shift+→": "next_token", "Home": "go_to_start", "End": "go_to_end", "Ctrl+Z": "undo", "Ctrl+Shift+Z": "redo",
    "Ctrl+O": "open_lesson", "Ctrl+S": "save_lesson", "Ctrl+E": "export_film", "Ctrl+Shift+E": "write_lecture_pack",
    "Page Down": "play_beat", "Page Up": "go_back", "Ctrl+1": "toggle_left", "Ctrl+7": "toggle_right",
    "Ctrl+6": "toggle_read", "Ctrl+2": "toggle_numbers", "Ctrl+5": "toggle_whatif", "Ctrl+3": "toggle_plots",
    "Ctrl+4": "toggle_table", "Shift+W": "toggle_whole_run", "Ctrl+C": "copy_vector", "Ctrl+Shift+C": "copy_picture",
    "F5": "present", "Ctrl+F5": "toggle_speaker", "F1": "show_help", "F2": "label_view", "L": "toggle_signs",
    "Ctrl+K": "show_palette", "F11": "toggle_stage_alone", "F6": "next_region", "F10": "open_menus",
    "Alt+←": "previous_vector", "Alt+→": "next_vector", "T": "toggle_returned", "Ctrl+G": "toggle_guide",
    "Ctrl+→": "next_guide_step", "Ctrl+←": "previous_guide_step", "Ctrl+Shift+F5": "present_talk",
}  # fmt: skip
"""The keys of the README's table, and the command that does what it says of them."""


def table(header: str) -> list[list[str]]:
    """The rows of the table with this first line."""
    rows = README.split(f"\n{header}\n", 1)[1].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[: rows.index("")]]


def typed() -> list[str]:
    """The command lines of the README, without what is said of them."""
    return [re.split(r" {3,}", line)[0] for line in re.findall(r"^main\.py (.*)$", README, re.MULTILINE)]


def test_the_keys_do_what_the_table_says() -> None:
    found = {key_text(key): each.name for each in commands() if isinstance(each, Command) for key in each.keys}
    written = [key for keys, _ in table("| key | does |") for key in keys.split(", ")]
    assert len(written) == len(set(written))
    assert {key: found.get(key.replace("Page ", "Pg"), found.get(key)) for key in written} == KEYS


def test_its_command_lines_are_understood() -> None:
    assert len(typed()) > 12
    for line in typed():
        words = shlex.split(line)
        verb = find_verb(words[0])
        assert verb is not None, line
        verb.parse(words[1:])
    opened = re.findall(r"python3? main\.py (\S+?)`?(?: |$)", README, re.MULTILINE)
    assert opened and set(opened) <= set(builtin_lessons())


@pytest.mark.parametrize("place", re.findall(r"\]\((docs/[^)]+)\)|`((?:docs|simulator|ui)/[^` ]+)`", README))
def test_its_files_are_there(place: tuple[str, str]) -> None:
    assert (ROOT / "".join(place)).exists()
