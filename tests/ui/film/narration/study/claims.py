"""What a checker is: one a template, which decides from the trace whether what the words say is true as printed.

A new sentence needs one, in a file of `checkers`:

    @checks("Caption", "The {gate} keeps {share} of {value}.")
    def check_share(said: Said) -> Iterator[Fault]:
        yield from same(said, "share", float(said.at.shares[0]), "the share kept")
        yield from same(said, "value", float(said.at.old[0]), "what was stored")

`said["share"]` is the field as it was printed, `said.at` the place in the run: `old`, `new`, `kept`, `added`, `gate`
and any `row(name)`, what was `held(name)`, names of units, letters. `same`, `least`, `most` and `same_vector` compare
printed numbers with true ones; `values.listed` takes a list of values with their units apart. Fields that mean the same
everywhere (token, gate, h, x, state …) are checked in `checkers.fields`. A template that is only a part of another is
named by `parts`. Nothing here may ask the captions' own code what holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.ui.film.narration.study.said import Said


class Fault(NamedTuple):
    """What is wrong with a sentence: "false", "rounded" past its bound, or "misleading", and why."""

    verdict: str
    reason: str


Checker = Callable[[Said], Iterator[Fault]]
CHECKERS: dict[tuple[str, str], Checker] = {}
PARTS: set[tuple[str, str]] = set()
"""Templates that claim nothing by themselves: what they are a part of is checked with them."""


def checks(context: str, *sources: str) -> Callable[[Checker], Checker]:
    """Register the checker of one template, or of several that claim the same."""

    def register(checker: Checker) -> Checker:
        for source in sources:
            assert (context, source) not in CHECKERS, source
            CHECKERS[context, source] = checker
        return checker

    return register


def parts(context: str, *sources: str) -> None:
    """Say of templates that they are parts of others, whose checkers look at them."""
    PARTS.update((context, source) for source in sources)


def false(reason: str) -> Fault:
    """The sentence is not true."""
    return Fault("false", reason)


def rounded(reason: str) -> Fault:
    """The sentence would be true if its number were not rounded past its bound."""
    return Fault("rounded", reason)


def misleading(reason: str) -> Fault:
    """The sentence is true, but says nothing or will be understood otherwise."""
    return Fault("misleading", reason)


def same(said: Said, field: str, true: float, what: str, *, whole: bool = False, loose: float = 0.0) -> Iterator[Fault]:
    """A number that is said to be a true one; `whole`: it may have been rounded to a whole number; `loose`: how much
    the true one may be off, relatively.
    """
    yield from same_text(said, said[field], true, what, whole=whole, loose=loose)


def same_text(
    said: Said, text: str, true: float, what: str, *, whole: bool = False, loose: float = 0.0
) -> Iterator[Fault]:
    """As `same`, of a printed number that stands by itself."""
    try:
        printed = said.number(text)
    except ValueError as error:
        yield false(str(error))
        return
    if printed.is_all_or_nothing:
        yield misleading(f"{what} reads as all or nothing: {text}")
    off = abs(printed.value - true) <= (0.0 if printed.whole else printed.half) + loose * abs(true)
    if not printed.equals(true, rounded=whole) and not (loose and off):
        yield false(f"{what} is {true!r}, not {text}")
    if "-" in text.replace("e-", ""):
        yield misleading(f"{text} has a hyphen for a minus")
    if "e+" in text or "e-" in text or "e−" in text:
        yield misleading(f"{text} is a program's way to write a number")


def same_vector(said: Said, text: str, true: object, what: str) -> Iterator[Fault]:
    """A vector that is said to be a true one."""
    values = [float(value) for value in true]  # type: ignore[attr-defined]
    try:
        printed = said.vector(text)
    except ValueError as error:
        yield false(str(error))
        return
    if len(printed) != len(values) or not all(p.equals(v) for p, v in zip(printed, values, strict=False)):
        yield false(f"{what} is {values}, not {text}")


def least(said: Said, field: str, true: float, what: str) -> Iterator[Fault]:
    """A number that is said to be a lower bound."""
    printed = said.number(said[field])
    if printed.is_all_or_nothing:
        yield misleading(f"{what} reads as all or nothing: {said[field]}")
    if not printed.at_most(true):
        yield (
            rounded(f"at least {said[field]}: {what} is {true!r}")
            if printed.equals(true, rounded=True)
            else false(f"at least {said[field]}: {what} is {true!r}")
        )


def most(said: Said, field: str, true: float, what: str) -> Iterator[Fault]:
    """A number that is said to be an upper bound."""
    printed = said.number(said[field])
    if not printed.at_least(true):
        yield (
            rounded(f"at most {said[field]}: {what} is {true!r}")
            if printed.equals(true, rounded=True)
            else false(f"at most {said[field]}: {what} is {true!r}")
        )
