"""Texts of a storyline: by language, with expressions in braces where a number stands.

`{c[gender] at Rafsun}` is written as the program writes numbers: a gate with four decimals, others with three.
`{… : 2}` has so many decimals, `{… : %}` is a percentage, `{… : e}` a power of ten. `{control: play_pause}` is what is
written on a control of the window, `{key: play_pause}` its key (`controls`). `{{` and `}}` are the braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from simulator.lessons.guide.storyline.controls import Named
from simulator.lessons.guide.storyline.expressions.parse import parse
from simulator.lessons.guide.storyline.expressions.tree import ExpressionError, Node

Words = str | Mapping[str, str]
"""A text, or one for each language by its key ("en", "de")."""

ENGLISH = "en"
LANGUAGE = re.compile("[a-z]{2,3}(_[A-Z]{2})?")
"""The keys that languages have."""
FORMS = ("", "%", "e", *map(str, range(13)))
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


class Inserted(NamedTuple):
    """An expression in a text, and how its value is written: "" as the program does, "%", "e", or so many decimals."""

    node: Node
    form: str


def said(words: Words, language: str) -> str:
    """The text in a language; where there is none in that, the English one, or else the first."""
    if isinstance(words, str):
        return words
    return words.get(language) or words.get(ENGLISH) or next(iter(words.values()), "")


def each_text(words: Words, field: str) -> Iterator[tuple[str, str]]:
    """All texts with their fields."""
    if isinstance(words, str):
        yield field, words
    else:
        yield from ((f"{field}.{language}", text) for language, text in words.items())


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[str | Inserted | Named, ...]:
    """The text cut into what is said as it is and what is inserted. Raises ExpressionError."""
    found: list[str | Inserted | Named] = []
    at = 0
    for place in _BRACES.finditer(text):
        found.append(text[at : place.start()])
        at = place.end()
        if place[0] in ("{{", "}}"):
            found.append(place[0][0])
        elif place[1] is None:
            raise ExpressionError(f"A brace is alone in “{text[:40]}”.", "Write it twice, or close it.")
        else:
            inside, colon, form = place[1].partition(":")
            if inside.strip() in ("control", "key") and colon and form.strip() not in FORMS:
                found.append(Named(form.strip(), inside.strip() == "key"))
                continue
            if form.strip() not in FORMS or (colon and not form.strip()):
                raise ExpressionError(
                    f"A number cannot be written as “{form.strip()[:20]}”.", "Write %, e, or 0 to 12."
                )
            found.append(Inserted(parse(inside), form.strip()))
    found.append(text[at:])
    return tuple(part for part in found if part != "")


def with_text(words: Words, language: str, text: str) -> Words:
    """The words with another text in a language; "" takes it out. A text for all languages counts as the English one
    once there is another.
    """
    if isinstance(words, str) and language == ENGLISH:
        return text
    before = ({ENGLISH: words} if words else {}) if isinstance(words, str) else words
    found = {**before, language: text}
    return {key: each for key, each in found.items() if each} or ""


def text_in(words: Words, language: str) -> str:
    """The text that stands there for one language alone; "" where another takes its place."""
    if isinstance(words, str):
        return words if language == ENGLISH else ""
    return words.get(language, "")
