"""A caption as a text of a storyline: where a number of the moment stands in it, the expression that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.network.trace import LayerTrace
from ui.film.narration.inserted import write_value
from ui.film.text.language import Language

_NUMBER = re.compile(r"[+\N{MINUS SIGN}]?\d+[.,](\d+)(?![\d\s\N{NARROW NO-BREAK SPACE}]*%)")
_NAME = re.compile(r"[^\W\d]\w*")


def spell_unit(names: tuple[str, ...], unit: int) -> str:
    """A unit as an expression has it: by its name, in quotation marks where that has other signs, or its number."""
    name = names[unit] if unit < len(names) else ""
    if not name or "'" in name or names.count(name) > 1:
        return str(unit)
    return name if _NAME.fullmatch(name) else f"'{name}'"


def as_text(words: str) -> str:
    """Words in which braces are braces."""
    return words.replace("{", "{{").replace("}", "}}")


def with_expressions(caption: str, record: LayerTrace, token: int, language: Language) -> str:
    """The caption of a token, each number of the layer that is found in it replaced by its expression; shares stay."""
    found, at = [], 0
    for number in _NUMBER.finditer(caption):
        expression = _expression(number[0].lstrip("+"), len(number[1]), caption, record, token, language)
        if expression:
            found += [as_text(caption[at : number.start()]), f"{{{expression}}}"]
            at = number.end()
    return "".join((*found, as_text(caption[at:])))


def _expression(
    number: str, decimals: int, caption: str, record: LayerTrace, token: int, language: Language
) -> str | None:
    """What gives a number with so many decimals; of several that do, one of a unit that the caption names."""
    names, fits = record.layer.unit_names, list[tuple[bool, str]]()
    for quantity in _quantities(record):
        row = record[quantity][token]
        for unit, value in enumerate(row.tolist()):
            if write_value(value, language, form=str(decimals)) == number:
                is_named = unit < len(names) and names[unit] in caption
                usual = decimals == 3 and quantity not in record.layer.cell.gates
                form = "" if usual else f" : {decimals}"
                fits.append((is_named, f"{quantity}[{spell_unit(names, unit)}]{form}"))
    return max(fits, key=lambda each: each[0])[1] if fits else None


def _quantities(record: LayerTrace) -> Iterator[str]:
    """Those that have as many units as the layer: what it remembers first, then what it was."""
    state = record.layer.cell.memory.state
    names = dict.fromkeys((state, f"{state}_prev", *record.quantities))
    yield from (name for name in names if record[name].shape[1] == record.layer.units)
