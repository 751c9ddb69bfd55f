"""What a step is given: its input, and the states of the step before, and where both go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.lessons.schema import border_at
from simulator.text.embedding import Table, constants
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import SPELLED, Telling
from ui.film.scene.derived.turning import entering, layer_number, level_of
from ui.film.text.formula import plain, symbol


@dataclass(frozen=True)
class Arrives(Claim):
    """The token comes in as x, or what the layer below hands up for it; zeros where it is masked."""

    def holds(self, step: Step) -> bool:
        """It always does."""
        return True

    def sentence(self, t: Telling) -> str:
        """From below or from the text."""
        x = t.letter("x")
        if below := entering(t.scene):
            h = plain(symbol(below[0].cell.states[0], False, below[0].writing))
            if len(below) > 1:
                text = t.translate(
                    "Caption", "Both directions of layer {number} hand up their {h} for {token}: here they are {x}."
                )
                return text.format(number=level_of(t.scene)[0] - 1, h=h, token=t.token, x=x)
            text = t.translate("Caption", "Layer {number} hands up its {h} for {token}: here it is {x}.")
            return text.format(number=layer_number(below[0]), h=h, token=t.token, x=x)
        text = t.translate("Caption", "{token} comes in as {x}.")
        if t.now.masked:
            text = t.translate("Caption", "{token}: only zeros come in as {x}.")
        elif (missing := NotInTheTable()).holds(t.now):
            return missing.sentence(t)
        return text.format(token=t.token, x=x)


@dataclass(frozen=True)
class NotInTheTable(Claim):
    """The table does not know the token: it enters as every such token does."""

    def holds(self, step: Step) -> bool:
        """Whether the layer is the first, and the token unknown and not masked."""
        scene = step.scene
        return not entering(scene) and not step.masked and scene.trace.tokens[step.at] in scene.unknown_tokens

    def sentence(self, t: Telling) -> str:
        """That x is 0 then, as far as it is: but for columns in which all tokens have the same, or that are told."""
        table, row = t.scene.lesson.embedding, t.now.row("x")
        given = np.flatnonzero(row).tolist()
        same = isinstance(table, Table) and set(given) <= set(constants(table))
        text = t.translate("Caption", "{token} is not in the table: {x} is what any unknown token has.")
        if not given:
            text = t.translate("Caption", "{token} is not in the table: {x} is 0.")
        elif same and len(given) == 1:
            text = t.translate("Caption", "{token} is not in the table: {x} is 0 but for the constant {value}.")
        elif same:
            text = t.translate("Caption", "{token} is not in the table: {x} is 0 but for {count} constants.")
        value = t.figure(float(row[given[0]])) if given else ""
        return text.format(token=t.token, x=t.letter("x"), value=value, count=len(given))

    def symbols(self, t: Telling) -> str:
        """That it is not there."""
        return t.translate("Caption", "{token} is not in the table").format(token=t.token)


@dataclass(frozen=True)
class StartsAtZero(Claim):
    """Nothing has been read before the first token: all states are 0."""

    def holds(self, step: Step) -> bool:
        """Whether it is the first, and they are."""
        return step.at == 0 and not any(step.row(f"{state}_prev").any() for state in step.cell.states)

    def sentence(self, t: Telling) -> str:
        """By their letters."""
        letters = [t.letter(state) for state in t.cell.states]
        text = t.translate("Caption", "Nothing has been read before it: {states} start at 0.", "several states")
        if len(letters) == 1:
            text = t.translate("Caption", "Nothing has been read before it: {states} starts at 0.", "one state")
        return text.format(states=t.list_words(letters))


@dataclass(frozen=True)
class StartIsGiven(Claim):
    """The states that the lesson gives to begin with."""

    def holds(self, step: Step) -> bool:
        """Whether it is the first step, and one of them is not 0."""
        return step.at == 0 and any(step.row(f"{state}_prev").any() for state in step.cell.states)

    def sentence(self, t: Telling) -> str:
        """Spelled out where they are small."""
        starts = {state: t.now.row(f"{state}_prev") for state in t.cell.states}
        if any(len(values) > SPELLED for values in starts.values()):
            letters = t.list_words([t.letter(state) for state, values in starts.items() if values.any()])
            return t.translate("Caption", "The lesson gives {states} to start with.").format(states=letters)
        parts = [f"{t.letter(state)} = {t.vector(values)}" for state, values in starts.items()]
        return t.translate("Caption", "The lesson starts with {values}.").format(values=t.list_words(parts))


@dataclass(frozen=True)
class BeginsAnew(Claim):
    """Another sequence begins, with the states with which the first one began."""

    def holds(self, step: Step) -> bool:
        """Whether it does, and they are."""
        rows = (step.scene.told[f"{state}_prev"] for state in step.cell.states)
        return step.begins and step.at > 0 and all(np.array_equal(row[step.at], row[0]) for row in rows)

    def sentence(self, t: Telling) -> str:
        """That nothing of the one before is left; by their letters."""
        states = [t.letter(state) for state in t.cell.states]
        zero = not any(t.now.row(f"{state}_prev").any() for state in t.cell.states)
        text = t.translate("Caption", "Another sequence begins anew: {states} are what they were before the first.")
        if zero:
            text = t.translate("Caption", "Another sequence begins anew: {states} start at 0.", "several states")
        if len(states) == 1:
            text = t.translate("Caption", "Another sequence begins anew: {states} is what it was before the first.")
            if zero:
                text = t.translate("Caption", "Another sequence begins anew: {states} starts at 0.", "one state")
        return text.format(states=t.list_words(states))


@dataclass(frozen=True)
class GoesOn(Claim):
    """Another sequence begins with the states that the one before it left."""

    def holds(self, step: Step) -> bool:
        """Whether it does."""
        border = border_at(step.scene.lesson.borders, step.at)
        return border is not None and border.goes_on

    def sentence(self, t: Telling) -> str:
        """With the token after which they were left."""
        states = [t.letter(state) for state in t.cell.states]
        text = t.translate("Caption", "Another sequence begins and goes on: {states} come from {before}.")
        if len(states) == 1:
            text = t.translate("Caption", "Another sequence begins and goes on: {states} comes from {before}.")
        return text.format(states=t.list_words(states), before=t.word_before)


@dataclass(frozen=True)
class GoesToEveryGate(Claim):
    """Input and output of the step before go to every gate of the cell together."""

    def holds(self, step: Step) -> bool:
        """Whether there are gates, and the sum behind each has both in it."""
        both = {"x", f"{step.cell.states[0]}_prev"}
        gates = tuple(step.cell.gates)
        return not step.begins and bool(gates) and all(both <= set(_summed(step, name)) for name in gates)

    def sentence(self, t: Telling) -> str:
        """With the token that the output comes from; as one vector where the notation joins them."""
        text = t.translate("Caption", "Together with {h} from {before} it goes to every gate.")
        if t.scene.writing.joined:
            text = t.translate("Caption", "Joined to {h} from {before} it goes to every gate as [{h}, {x}].")
        return text.format(h=t.letter(t.cell.states[0]), x=t.letter("x"), before=t.word_before)


@dataclass(frozen=True)
class GoesIntoOneSum(Claim):
    """In a cell without gates, input and output of the step before go into its one sum."""

    def holds(self, step: Step) -> bool:
        """Whether there is one sum alone, with both in it."""
        both = {"x", f"{step.cell.states[0]}_prev"}
        sums = [each.name for each in step.cell.parsed.operations if each.op == "sum"]
        return not step.begins and not step.cell.gates and len(sums) == 1 and both <= set(_summed(step, sums[0]))

    def sentence(self, t: Telling) -> str:
        """As one vector where the notation joins them."""
        text = t.translate("Caption", "Together with {h} from {before} it goes into one sum.")
        if t.scene.writing.joined:
            text = t.translate("Caption", "Joined to {h} from {before} it goes into one sum as [{h}, {x}].")
        return text.format(h=t.letter(t.cell.states[0]), x=t.letter("x"), before=t.word_before)


@dataclass(frozen=True)
class GoesInto(Claim):
    """The quantities that read the input, and those that read the output of the step before."""

    def holds(self, step: Step) -> bool:
        """Whether something reads the input."""
        return not step.begins and bool(readers(step, "x"))

    def sentence(self, t: Telling) -> str:
        """Both by their letters."""
        h = f"{t.cell.states[0]}_prev"
        words = {"x": t.letter("x"), "h": t.letter(t.cell.states[0]), "before": t.word_before}
        of_x, of_h = (t.list_words([t.letter(name) for name in readers(t.now, source)]) for source in ("x", h))
        text = t.translate("Caption", "{x} goes into {names}, and {h} from {before} into {others}.")
        if of_x == of_h:
            text = t.translate("Caption", "{x} and {h} from {before} go into {names}.")
        elif not of_h:
            text = t.translate("Caption", "{x} goes into {names}.")
        return text.format(names=of_x, others=of_h, **words)


@dataclass(frozen=True)
class BesideTheOutput(Claim):
    """The output of the step before comes in beside the input."""

    def holds(self, step: Step) -> bool:
        """Whether there was a step before, whose output the cell reads."""
        return not step.begins and bool(readers(step, f"{step.cell.states[0]}_prev"))

    def sentence(self, t: Telling) -> str:
        """With the token it comes from."""
        text = t.translate("Caption", "Beside it: {h} from {before}.")
        return text.format(h=t.letter(t.cell.states[0]), before=t.word_before)


def readers(step: Step, source: str) -> list[str]:
    """The named quantities whose weights multiply a vector, in the order written; where none do, all that read it."""
    named = [name for name in step.scene.definitions if not name.startswith("a_") and step.names(name, source)]
    summed = [name for name in named if source in _summed(step, name)]
    return summed or named


def _summed(step: Step, name: str) -> list[str]:
    """The vectors that the matrices of the sum behind a quantity multiply."""
    parsed = step.cell.parsed
    operation = parsed.operation(name)
    while operation.op != "sum":
        inside = operation.operands[0]
        if len(operation.operands) != 1 or inside not in parsed.quantities:
            return []
        operation = parsed.operation(str(inside))
    return [str(factor) for term in operation.terms if term.product == "@" for factor in term.factors]


def start(step: Step) -> Iterator[Claim]:
    """What the states are before the first token, of the run or of a sequence that begins anew."""
    yield StartsAtZero()
    yield StartIsGiven()
    yield BeginsAnew()


def unknown(t: Telling) -> tuple[str, ...]:
    """With symbols, that the token is not in the table, where it is read and is not there."""
    missing = NotInTheTable()
    return (missing.symbols(t),) if t.plan.says == "read" and missing.holds(t.now) else ()


def ways_in(step: Step) -> Iterator[Claim]:
    """Where the input goes, with the output of the step before; in a word where it went the same way before."""
    yield GoesOn()
    if step.at > 1:
        yield BesideTheOutput()
    yield GoesToEveryGate()
    yield GoesIntoOneSum()
    yield GoesInto()
