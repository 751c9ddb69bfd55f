"""How a derivative of one unit comes about: what comes back from each operation, and what makes that."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ui.film.marks import Run
from ui.film.scene.arithmetic import picture_name
from ui.film.scene.gradient.backflow import Backflow
from ui.film.text.derivative import as_factor, quotient, target_symbol
from ui.film.text.formula import Runs, bracketed, plain
from ui.film.text.holding import EQUALS, digits_that_hold
from ui.film.text.number_format import precise, read_number

SLOPE = "′"


@dataclass(frozen=True)
class Term:
    """A part of a derivative: as symbols, and the numbers that are put in for them and multiplied.

    What comes `through` a mix of all units is one number, named by what it comes through.
    """

    symbols: Runs
    factors: tuple[float, ...]
    through: bool = False


class Derivatives:
    """The derivatives of a scene's target by the selected unit's numbers, taken apart."""

    def __init__(self, flow: Backflow) -> None:
        self.flow, self.scene = flow, flow.scene
        self._top = target_symbol(flow.scene.writing, flow.target.quantity)

    def letters(self, quantity: str) -> Runs:
        """How the derivative by a quantity is written: "∂c_T/∂f_t"."""
        return quotient(self._top, picture_name(self.scene, quantity))

    def lines(self, quantity: str, token: int) -> tuple[Runs, ...]:
        """The derivative by a quantity as an equation: symbols, numbers, the result."""
        terms = list(self.terms(quantity, token))
        result = float(self.flow.gradient(quantity, token)[self.scene.unit])
        whole = (Run(self._write(result), "bold"),)
        if not terms:
            return ((*self.letters(quantity), Run(EQUALS), *whole),)
        more, sign = digits_that_hold(partial(_sum_as_printed, terms), result)
        symbols, numbers = _sum([each.symbols for each in terms]), _sum([self._put_in(each, more) for each in terms])
        lines = [
            (*self.letters(quantity), Run(EQUALS), *symbols), (Run("= "), *numbers), (Run(sign.lstrip()), *whole),
        ]  # fmt: skip
        return tuple([lines[0], lines[2]] if plain(numbers) == plain(whole) else lines)

    def terms(self, quantity: str, token: int) -> Iterator[Term]:
        """What comes back to a quantity's selected unit at a token, from all of the picture that took it."""
        flow, unit = self.flow, self.scene.unit
        for name, operand in flow.diagram.feeds:
            if operand == quantity:
                yield self._term(name, quantity, token)
        if quantity in self.scene.cell.states:
            if token + 1 < self.scene.trace.steps:
                value = float(flow.from_later(quantity, token)[unit])
                letters = self.letters(quantity)
                words = self.scene.language.translate("Backward", "next token")
                yield Term((*letters, Run(f" ({words})", "", "muted")), (value,))
            elif quantity == flow.target.quantity:
                yield Term((Run("1"),), (1.0,))

    def _term(self, name: str, quantity: str, token: int) -> Term:
        """A product by its other factor, a sum as it is, a function by its slope, a mix of all units by its result."""
        unit, cell = self.scene.unit, self.scene.cell
        value = float(self.flow.flow(name, quantity, token)[unit])
        above = self.flow.gradient(name, token)
        operation = cell.parsed.operation(name)
        come = float(above[unit]) if unit < len(above) else 0.0
        if quantity in operation.operands and operation.op in ("+", "copy") and value == come:
            return Term(self.letters(name), (come,))
        if quantity in operation.operands and operation.op == "*":
            other = next((each for each in operation.operands if each != quantity), quantity)
            if isinstance(other, str) and other in self.scene.layer_trace:
                factor = float(np.atleast_1d(self.scene.layer_trace[other][token])[unit])
                if np.isclose(value, come * factor, rtol=1e-9, atol=0.0):
                    letters = *self.letters(name), Run(" · "), *as_factor(picture_name(self.scene, other))
                    return Term(letters, (come, float(np.atleast_1d(self.scene.told[other][token])[unit])))
        if operation.op in ("tanh", "sigmoid") and quantity in operation.operands and come:
            letter = "σ" if operation.op == "sigmoid" else operation.op
            return Term((*self.letters(name), Run(f" · {letter}{SLOPE}")), (come, value / come))
        through = self.scene.language.translate("Backward", "through {name}")
        words, _, behind = through.partition("{name}")
        letters = picture_name(self.scene, name)
        return Term((Run(words, "", "muted"), *letters, Run(behind, "", "muted")), (value,), through=True)

    def _put_in(self, term: Term, more: int) -> Runs:
        """The numbers of a term, in brackets where they begin with a minus behind another sign."""
        first, *others = (self._write(each, more) for each in term.factors)
        inside = [bracketed(each) for each in others]
        return (Run(" · ".join([bracketed(first) if term.through else first, *inside])),)

    def _write(self, value: float, more: int = 0) -> str:
        return self.scene.writing.number(precise(value, more=more))


def _sum_as_printed(terms: Sequence[Term], more: int) -> float:
    """What terms come to for one who has only their printed numbers."""
    return math.fsum(math.prod(read_number(precise(each, more=more)) for each in term.factors) for term in terms)


def _sum(parts: list[Runs]) -> Runs:
    """Parts of a sum, one after the other."""
    return tuple(run for k, part in enumerate(parts) for run in ((Run(" + "),) if k else ()) + tuple(part))
