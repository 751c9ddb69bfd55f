"""What a step can wait for: a kind of act is done when what is open and what is seen say so, however it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from simulator.lessons.guide.cues.fields import Problem
from simulator.lessons.guide.storyline.expressions import scope as scopes
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, holds
from simulator.lessons.guide.storyline.expressions.parse import parse
from simulator.lessons.guide.storyline.expressions.scope import Scope
from simulator.lessons.guide.storyline.expressions.tree import ExpressionError, Operation, Over, Place, Quantity
from simulator.network.trace import Trace

MOST_NAME = 40  # letters of the name of a view


class Doing(NamedTuple):
    """What is open and where one is: the runs as they are now, the lesson's own run, and what is seen of it."""

    runs: Runs
    opened: Trace
    view: str
    layer: int
    unit: int
    token: int


class Act(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind"):
    """Something that one does before a storyline goes on."""

    def is_done(self, doing: Doing) -> bool:
        """Whether what is open and seen is as it was asked for."""
        raise NotImplementedError

    def problems(self, known: Sequence[Scope], layer: int) -> Iterator[tuple[str, Problem]]:
        """What is wrong with its fields, in a step of a layer."""
        raise NotImplementedError


class Until(Act, frozen=True, tag="until"):
    """The run is changed until a condition holds in it: by holding, by weights, by words, as one likes.

    `by` says how a presenter's press does it: what is set, with a ; between, as "f[0] at 3 = 1; b_i[0] = 2".
    """

    condition: str
    by: str = ""

    def is_done(self, doing: Doing) -> bool:
        """Whether it holds in the run as it is now; a run that has lost what it names is not there yet."""
        try:
            return holds(parse(self.condition), doing.runs, doing.token, doing.layer)
        except (ExpressionError, IndexError, KeyError):
            return False

    def problems(self, known: Sequence[Scope], layer: int) -> Iterator[tuple[str, Problem]]:
        """What the condition names that is not there."""
        if problem := problem_of(self.condition, known, layer, condition=True):
            yield "condition", problem
        try:
            for each in assignments(self.by):
                scopes.check(each, known, layer, condition=True)
        except ExpressionError as error:
            yield "by", Problem(error.problem, error.remedy)


class Change(Act, frozen=True, tag="change"):
    """Anything is changed that gives another run; or one weight of a layer, where it is named."""

    weight: str = ""
    layer: int = 0

    def is_done(self, doing: Doing) -> bool:
        """Whether a number of the run, or of the weight, is another than it was."""
        now = doing.runs(0)
        if not self.weight:
            return now is not doing.opened
        both = [run.layers[self.layer].layer.weights for run in (doing.opened, now) if self.layer < len(run.layers)]
        if len(both) < 2 or any(self.weight not in weights for weights in both):
            return False
        old, new = (weights[self.weight] for weights in both)
        return new.shape != old.shape or bool((new != old).any())

    def problems(self, known: Sequence[Scope], layer: int) -> Iterator[tuple[str, Problem]]:
        """A layer or a weight that is not there."""
        if problem := layer_problem(self.layer, known):
            yield "layer", problem
        elif self.weight and self.weight not in (weights := known[0].layers[self.layer].weights):
            remedy = f"Write one of: {', '.join(weights)}."
            yield "weight", Problem(f"The layer has no weight “{self.weight[:MOST_NAME]}”.", remedy)


class Reach(Act, frozen=True, tag="token"):
    """A token is reached, by playing or by stepping: its number from 0, or a word of the sequence."""

    token: int | str

    def is_done(self, doing: Doing) -> bool:
        """Whether the film stands at it, or has come past it."""
        tokens = doing.opened.tokens
        wanted = Scope(tokens, (), 0, ()).token(as_place(self.token))
        return doing.token >= wanted

    def problems(self, known: Sequence[Scope], layer: int) -> Iterator[tuple[str, Problem]]:
        """A token that is not there."""
        if problem := token_problem(self.token, known[0]):
            yield "token", problem


class Open(Act, frozen=True, tag="view"):
    """A view is opened: its name, as `--view` has it."""

    view: str

    def is_done(self, doing: Doing) -> bool:
        """Whether it is the one on the stage."""
        return doing.view == self.view

    def problems(self, known: Sequence[Scope], layer: int) -> Iterator[tuple[str, Problem]]:
        """A name that can be none."""
        if problem := view_problem(self.view, needed=True):
            yield "view", problem


class Select(Act, frozen=True, tag="unit"):
    """A unit is selected, by its number from 0 or by its name."""

    unit: int | str
    layer: int = 0

    def is_done(self, doing: Doing) -> bool:
        """Whether it is the one whose numbers are shown."""
        names = doing.opened.layers[self.layer].layer.unit_names
        wanted = self.unit if isinstance(self.unit, int) else names.index(self.unit)
        return (doing.layer, doing.unit) == (self.layer, wanted)

    def problems(self, known: Sequence[Scope], layer: int) -> Iterator[tuple[str, Problem]]:
        """A layer or a unit that is not there."""
        if problem := layer_problem(self.layer, known):
            yield "layer", problem
        elif problem := unit_problem(self.unit, known[0], self.layer):
            yield "unit", problem


ACTS = Until | Change | Reach | Open | Select


def assignments(text: str) -> tuple[Operation, ...]:
    """What is set, and to what, in a text such as "f[0] at 3 = 1; b_i[0] = 2". Raises ExpressionError."""
    found = []
    for part in filter(None, map(str.strip, text.split(";"))):
        node = parse(part)
        if not isinstance(node, Operation) or node.sign != "=" or not isinstance(node.left, Quantity | Over):
            remedy = "Write a quantity or a weight, =, and a number, such as f[0] at 3 = 1."
            raise ExpressionError(f"“{part[:MOST_NAME]}” sets nothing.", remedy)
        found.append(node)
    return tuple(found)


def as_place(token: int | str) -> Place:
    """A token as it stands in a file: a number, a word, or a word with its place, as in “tick#3”."""
    if isinstance(token, int):
        return Place(token)
    word, mark, nth = token.rpartition("#")
    return Place(word, int(nth)) if mark and word and nth.isdecimal() and int(nth) > 0 else Place(token)


def problem_of(text: str, known: Sequence[Scope], layer: int, *, condition: bool = False) -> Problem | None:
    """What is wrong with an expression; None where nothing is."""
    try:
        scopes.check(parse(text), known, layer, condition=condition)
    except ExpressionError as error:
        return Problem(error.problem, error.remedy)
    return None


def token_problem(token: int | str, own: Scope) -> Problem | None:
    """What is wrong with a token; None where it is there."""
    if isinstance(token, int) and token < 0:
        return Problem(f"There is no token {token}.", f"Tokens are 0 to {len(own.tokens) - 1}.")
    try:
        own.token(as_place(token))
    except ExpressionError as error:
        return Problem(error.problem, error.remedy)
    return None


def layer_problem(layer: int, known: Sequence[Scope]) -> Problem | None:
    """What is wrong with a layer's number; None where it is there."""
    try:
        known[0].layer(layer)
    except ExpressionError as error:
        return Problem(error.problem, error.remedy)
    return None


def unit_problem(unit: int | str, own: Scope, layer: int) -> Problem | None:
    """What is wrong with a unit of a layer that is there; None where it is there, too."""
    names = own.layer(layer).units
    if isinstance(unit, int) and not 0 <= unit < len(names):
        return Problem(f"There is no unit {unit}.", f"Units are 0 to {len(names) - 1}.")
    if isinstance(unit, str) and (not unit or unit not in names):
        known = ", ".join([name for name in names if name][:12])
        return Problem(f"There is no unit “{unit[:MOST_NAME]}”.", f"Write one of: {known or 'a number from 0'}.")
    return None


def view_problem(view: str, needed: bool = False) -> Problem | None:
    """What is wrong with the name of a view, as far as can be told without the views."""
    if (not view and not needed) or (len(view) <= MOST_NAME and view.replace("-", "").isalnum() and view.isascii()):
        return None
    return Problem(f"There is no view “{view[:MOST_NAME]}”.", "Write a view, such as cell or memory.")
