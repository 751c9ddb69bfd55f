"""The kinds of questions, as they stand in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from simulator.lessons.guide.cues.fields import Problem
from simulator.lessons.guide.storyline.acts import as_place, layer_problem, problem_of, token_problem, unit_problem
from simulator.lessons.guide.storyline.expressions.scope import Scope
from simulator.lessons.guide.storyline.words import Words

MOST_OPTIONS, MOST_ORDERED, MOST_DRAWN, MOST_SKETCHED = 8, 8, 20, 200
Found = Iterator[tuple[str, Problem]]


class Question(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind"):
    """Something that is asked about the lesson's own run; `ask` is what, `why` the reason, told after the answer."""

    ask: Words
    why: Words = ""

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """What is wrong with its fields, in a step of a layer."""
        raise NotImplementedError


class Predict(Question, frozen=True, tag="predict", kw_only=True):
    """A number is to be told before it is seen: a bar from `low` to `high`. What is within `near` of it is right."""

    value: str
    low: float = 0.0
    high: float = 1.0
    near: float = 0.1

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """An expression that means nothing here, and a bar that has no length."""
        if problem := problem_of(self.value, known, layer):
            yield "value", problem
        if not -1e15 <= self.low < self.high <= 1e15:
            yield "high", Problem("The bar has no length.", "Write a number above low.")
        if not 0 < self.near <= 1e15:
            yield "near", Problem(f"Nothing can be within {self.near:g}.", "Write a number above 0.")


class _OfUnit(Question, frozen=True, kw_only=True):
    """A question about a unit of a layer."""

    layer: int = 0
    unit: int | str = 0

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """A layer or a unit that is not there."""
        if problem := layer_problem(self.layer, known):
            yield "layer", problem
        elif problem := unit_problem(self.unit, known[0], self.layer):
            yield "unit", problem


class Sketch(_OfUnit, frozen=True, tag="sketch", kw_only=True):
    """The line of a quantity over some tokens is to be drawn before it is seen ("": what the layer remembers)."""

    quantity: str = ""
    first: int | str = "first"
    last: int | str = "last"

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """A quantity, a unit or tokens that are not there, or too many of these."""
        found = [*super().problems(known, layer)]
        yield from found
        for name in ("first", "last"):
            if problem := token_problem(getattr(self, name), known[0]):
                found.append((name, problem))
                yield name, problem
        if found:
            return
        unit = f"'{self.unit}'" if isinstance(self.unit, str) else self.unit
        if self.quantity and (problem := problem_of(f"{self.quantity}[{unit}] at 0 in {self.layer}", known, layer)):
            yield "quantity", problem
        start, stop = span(self, known[0])
        if not 2 <= stop - start <= MOST_SKETCHED:
            remedy = f"Take 2 to {MOST_SKETCHED} tokens, the first before the last."
            yield "last", Problem(f"A line over {stop - start} tokens cannot be drawn.", remedy)


class Forgotten(Question, frozen=True, tag="forgotten", kw_only=True):
    """Which units will be forgotten at a token: those whose gate that keeps is below one half there."""

    token: int | str
    layer: int = 0

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """A layer or a token that is not there."""
        if problem := layer_problem(self.layer, known):
            yield "layer", problem
        if problem := token_problem(self.token, known[0]):
            yield "token", problem


class Order(_OfUnit, frozen=True, tag="order", kw_only=True):
    """Tokens are to be put in the order of how much they wrote into a unit, the most first."""

    tokens: tuple[int | str, ...]

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """A unit or a token that is not there, and too few or too many tokens."""
        yield from super().problems(known, layer)
        if not 2 <= len(self.tokens) <= MOST_ORDERED:
            remedy = f"Take 2 to {MOST_ORDERED}."
            yield "tokens", Problem(f"{len(self.tokens)} tokens cannot be put in order.", remedy)
        for at, token in enumerate(self.tokens[:MOST_ORDERED]):
            if problem := token_problem(token, known[0]):
                yield f"tokens[{at}]", problem


class Option(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of several answers, and the condition on the run that makes it right."""

    words: Words
    condition: str


class Choice(Question, frozen=True, tag="choice", kw_only=True):
    """One of several answers is to be chosen; those are right whose conditions hold in the run."""

    options: tuple[Option, ...]

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """Too few or too many, and conditions that mean nothing here."""
        if not 2 <= len(self.options) <= MOST_OPTIONS:
            remedy = f"Take 2 to {MOST_OPTIONS}."
            yield "options", Problem(f"One cannot choose among {len(self.options)}.", remedy)
        for at, option in enumerate(self.options[:MOST_OPTIONS]):
            if problem := problem_of(option.condition, known, layer, condition=True):
                yield f"options[{at}].condition", problem


class Drawn(Question, frozen=True, tag="drawn", kw_only=True):
    """Several questions about a layer, drawn from a seed, so that one class gets others than the next."""

    count: int = 3
    layer: int = 0

    def problems(self, known: Sequence[Scope], layer: int) -> Found:
        """A layer that is not there, and a count that cannot be."""
        if problem := layer_problem(self.layer, known):
            yield "layer", problem
        if not 1 <= self.count <= MOST_DRAWN:
            yield "count", Problem(f"{self.count} questions cannot be drawn.", f"Take 1 to {MOST_DRAWN}.")


QUESTIONS = Predict | Sketch | Forgotten | Order | Choice | Drawn


def span(question: Sketch, own: Scope) -> tuple[int, int]:
    """The first token of a sketch and the one behind its last."""
    return own.token(as_place(question.first)), own.token(as_place(question.last)) + 1
