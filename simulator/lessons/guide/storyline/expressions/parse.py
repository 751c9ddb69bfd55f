"""Read an expression: `c[gender] at Rafsun`, `product(f[0], 3, 11)`, `f[0] at 11 in 1 of 2 < 0.1`.

A quantity of the layer, or one of its weights, by the name that its cell has for it; units by name or number in
brackets; `at` a token, by number or word (`Rafsun#2` is the second of them; `first`, `last`); `in` a layer; `of` a
run: 0 is the lesson's own, 1 and on are those it is compared with. All numbers count from 0. What has no `at` is at
the token of the step. Words with other signs than letters stand in single quotation marks. Nothing else is known:
no names of the program, no calls but the functions of `tree`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from simulator.lessons.guide.storyline.expressions.tree import (
    COMPARISONS,
    FUNCTIONS,
    GRADIENTS,
    OVER,
    ExpressionError,
    Function,
    Gradient,
    Node,
    Number,
    Operation,
    Over,
    Place,
    Quantity,
    Where,
)

LONGEST, DEEPEST = 400, 20
_PART = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<quoted>'[^']*')|(?P<name>[^\W\d]\w*)|(?P<sign><=|>=|[-+*/^()\[\],#<>=]))"
)
_EXAMPLE = "Write it like “c[0] at 3”."
_SIGNS = (COMPARISONS, ("+", "-"), ("*", "/"))


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """What a text means. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError(f"An expression of {len(text)} letters is too long.", f"Take up to {LONGEST}.")
    return _Reader(text).read()


def _cut(text: str) -> list[tuple[str, str]]:
    """The kinds and texts of the parts of an expression."""
    found, at = [], 0
    stripped = text.rstrip()
    while at < len(stripped):
        part = _PART.match(stripped, at)
        if part is None or part.lastgroup is None:
            raise ExpressionError(f"“{stripped[at:].strip()[:20]}” cannot be read in “{text.strip()}”.", _EXAMPLE)
        found.append((part.lastgroup, part[part.lastgroup]))
        at = part.end()
    return found


class _Reader:
    """Goes through the parts of one expression."""

    def __init__(self, text: str) -> None:
        self._text, self._parts, self._at, self._depth = text.strip(), _cut(text), 0, 0

    def read(self) -> Node:
        """All of it."""
        node = self._side(0)
        if self._at < len(self._parts):
            raise self._wrong(f"“{self._parts[self._at][1]}” is one too many")
        return node

    def _wrong(self, why: str) -> ExpressionError:
        return ExpressionError(f"“{self._text}” cannot be read: {why}.", _EXAMPLE)

    def _is(self, *texts: str) -> bool:
        return (
            self._at < len(self._parts) and self._parts[self._at][0] != "quoted" and self._parts[self._at][1] in texts
        )

    def _take(self, *kinds: str) -> str:
        if self._at >= len(self._parts):
            raise self._wrong("it ends too early")
        kind, text = self._parts[self._at]
        if kinds and kind not in kinds:
            raise self._wrong(f"“{text}” cannot stand here")
        self._at += 1
        return text

    def _expect(self, sign: str) -> None:
        if not self._is(sign):
            raise self._wrong(f"“{sign}” is missing")
        self._at += 1

    def _side(self, level: int) -> Node:
        """A part between signs that bind as weakly as this level, or more strongly."""
        self._depth += 1
        if self._depth > 3 * DEEPEST:
            raise self._wrong("it is nested too deeply")
        node = self._side(level + 1) if level < len(_SIGNS) - 1 else self._power()
        while self._is(*_SIGNS[level]):
            sign = self._take()
            node = Operation(sign, node, self._side(level + 1) if level < len(_SIGNS) - 1 else self._power())
            if level == 0:
                break
        self._depth -= 1
        return node

    def _power(self) -> Node:
        if self._is("-"):
            self._take()
            self._depth += 1
            if self._depth > 3 * DEEPEST:
                raise self._wrong("it is nested too deeply")
            negative = Operation("-", Number(0.0), self._power())
            self._depth -= 1
            return negative
        node = self._atom()
        if self._is("^"):
            self._take()
            node = Operation("^", node, Number(float(self._take("number"))))
        return node

    def _atom(self) -> Node:
        if self._is("("):
            self._take()
            node = self._side(1)
            self._expect(")")
            return node
        if self._at < len(self._parts) and self._parts[self._at][0] == "number":
            return Number(float(self._take()))
        name = self._take("name")
        return self._call(name) if self._is("(") else self._quantity(name)

    def _call(self, name: str) -> Node:
        self._take()
        if name in FUNCTIONS:
            parts = [self._side(1)]
            while self._is(","):
                self._take()
                parts.append(self._side(1))
            if len(parts) != FUNCTIONS[name]:
                raise self._wrong(f"“{name}” takes {FUNCTIONS[name]}")
            self._expect(")")
            return Function(name, tuple(parts))
        if name not in (*OVER, *GRADIENTS):
            known = ", ".join((*FUNCTIONS, *OVER, *GRADIENTS))
            raise ExpressionError(f"There is no function “{name}”.", f"Write one of: {known}.")
        part = None
        if name in OVER:
            part = self._side(0 if name == "count" else 1)
            self._expect(",")
        first = self._place()
        self._expect(",")
        last = self._place()
        self._expect(")")
        return Gradient(name, first, last, self._where()) if part is None else Over(name, part, first, last)

    def _quantity(self, name: str) -> Node:
        units: list[int | str] = []
        if self._is("["):
            self._take()
            units.append(self._unit())
            while self._is(","):
                self._take()
                units.append(self._unit())
            self._expect("]")
        place = None
        if self._is("at"):
            self._take()
            place = self._place()
        return Quantity(name, tuple(units), place, self._where())

    def _unit(self) -> int | str:
        text = self._take("number", "name", "quoted")
        return int(text) if text.isdecimal() else text.strip("'")

    def _place(self) -> Place:
        text = self._take("number", "name", "quoted")
        token = int(text) if text.isdecimal() else text.strip("'")
        if not self._is("#"):
            return Place(token)
        self._take()
        nth = self._take("number")
        if not nth.isdecimal() or int(nth) < 1:
            raise self._wrong(f"“#{nth}” is no place")
        return Place(token, int(nth))

    def _where(self) -> Where:
        found: dict[str, int] = {}
        while self._is("in", "of"):
            word, number = self._take(), self._take("number")
            if not number.isdecimal() or word in found:
                raise self._wrong(f"“{word} {number}” cannot stand here")
            found[word] = int(number)
        return Where(found.get("in"), found.get("of", 0))
