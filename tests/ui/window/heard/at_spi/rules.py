"""What is wrong with a tree that a screen reader finds through AT-SPI."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.ui.film.text.test_spoken import SILENT
from tests.ui.heard_tree import KEY, PLACED
from tests.ui.window.heard.at_spi.desktop import Seen

NAMED = {
    "push button", "button menu", "check box", "radio button", "slider", "spin box", "combo box", "page tab",
    "page tab list", "list", "list item", "table", "chart", "graphic", "menu item", "text", "dialog", "frame",
    "progress bar",
}  # fmt: skip
CHECKED = {"check box", "radio button"}
LISTS = {"list": "list item", "page tab list": "page tab"}
TYPED = {"text", "spin box"}  # what is read letter by letter, as it is written


def problems(tree: Sequence[Seen]) -> list[str]:
    """What is missing or silent, a line for each."""
    return [
        f"{what}: {each.role} {each.name!r} {each.text!r}" for at, each in enumerate(tree) for what in _wrong(tree, at)
    ]


def below(tree: Sequence[Seen], at: int) -> list[Seen]:
    """What belongs to something."""
    return [each for each in tree if each.parent == at]


def _wrong(tree: Sequence[Seen], at: int) -> Iterator[str]:
    each, inside, around = tree[at], below(tree, at), tree[tree[at].parent].role
    if not each.name.strip() and each.role in NAMED and around not in ("combo box", "spin box"):
        yield "no name"
    if each.role == "slider" and not each.text.strip():
        yield "no value"
    if each.role == "spin box" and not each.offers >= {"Value", "Text"}:
        yield "no value"
    if each.role == "chart" and not (each.text.strip() and any(": " in number.name for number in inside)):
        yield "no sentence or no numbers"
    if each.role in CHECKED and "checkable" not in each.states:
        yield "cannot be checked"
    if each.role == "radio button" and not PLACED.search(each.text):
        yield "no place in a group"
    entries = [entry for entry in inside if entry.role == LISTS.get(each.role)]
    if entries and sum("selected" in entry.states for entry in entries) != 1:
        yield "tells of none that it is chosen"
    silent = [sign for told in (each.name, each.text) for sign in SILENT.findall(KEY.sub("", told))]
    if silent and each.role not in TYPED and around != "push button":
        yield f"silent sign {silent[:3]}"
