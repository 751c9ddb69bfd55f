"""The numbers of a picture as lines of text: for speaker's notes, and for whoever reads instead of looking."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.language import Language
from ui.film.numbers import precise
from ui.film.table import Group, Table

MOST = 24  # numbers a line


def lines(table: Table, language: Language, several_layers: bool) -> Iterator[str]:
    """A line for each quantity that has been computed: "fₜ forget gate: gender 0.9997; liking 0.9997"."""
    for group in table.groups:
        known = [k for k in range(len(group.values)) if group.known[k]]
        if known:
            place = language.translate("Picture", "layer {number}").format(number=group.layer + 1)
            head = f"{group.symbol} {group.words}".strip()
            yield f"{f'{place}, ' if several_layers else ''}{head}: {_values(group, known, language)}"


def _values(group: Group, known: list[int], language: Language) -> str:
    told = [f"{group.names[k]} {language.number(precise(group.values[k]))}" for k in known[:MOST]]
    return "; ".join(told) + (" …" if len(known) > MOST else "")
