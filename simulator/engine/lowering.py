"""Turn a cell's operations into single NumPy calls: what can be done for all steps at once, and what each
step needs.

Three things make a step quick and change no meaning. What depends on x alone is computed for many steps at
once. A function that begins by changing the sign of a sum gets the sum with the other sign. A function that
ends with 1 / y (the sigmoid) keeps y where its value is only multiplied, and the product becomes a division;
the record gets the sign and the reciprocal back in bulk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from simulator.equations.dependencies import Phases
from simulator.equations.functions import FUNCTIONS, REDUCING, Reduction
from simulator.equations.parse import INPUTS, Equations, Operand, Operation, Term, is_matrix, is_weight

ARITHMETIC = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "negative": np.negative,
    "copy": np.positive,
}
INPUT = "x and 1"  # the register that holds x and a 1 for the biases, where they go through the recurrent product


@dataclass(frozen=True)
class Place:
    """Where an operand is: in this step's row, the row before, scratch, among the weights, or a number."""

    space: str  # now, before, scratch, weight, number
    name: str | float
    sign: int = 1  # of a weight


@dataclass(frozen=True)
class Block:
    """A weight (or number) with its sign, and the vector it multiplies: a name, "x", or "1" for a bias."""

    vector: str
    weight: Operand
    sign: int


@dataclass(frozen=True)
class Instruction:
    """One call that gives (a part of) `quantity`: by a ufunc, or by the number of all units that `reduction` takes.

    Without either it is a matrix product: `blocks` times `operands`.
    """

    quantity: str
    ufunc: np.ufunc | None
    operands: tuple[Place, ...]
    out: Place
    blocks: tuple[Block, ...] = ()
    reduction: Reduction | None = None


@dataclass
class Lowered:
    """A cell ready to be scheduled.

    `instructions` are a step's calls; `prefilled` are sums that stand begun in their place when the step
    starts, with their part in x, and `bulk` has what else of them is known before; `negated` sums and
    `reciprocal` quantities stand in the ring in that form. `entering` are those of x and x_prev that the calls take
    unit by unit, and that stand in the ring for it.
    """

    phases: Phases
    instructions: list[Instruction] = field(default_factory=list)
    prefilled: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    bulk: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    negated: set[str] = field(default_factory=set)
    reciprocal: set[str] = field(default_factory=set)
    entering: tuple[str, ...] = ()
    carrier: str | None = None  # the state whose product also carries x


def lower(equations: Equations, rounded: frozenset[str], *, carry_input: bool) -> Lowered:
    """The calls of a cell. `rounded` are gates to be rounded to 0 or 1; with `carry_input` x and the biases
    go through the recurrent product itself, which is quicker while they are short.
    """
    return _Lowering(equations, rounded, carry_input).result


class _Lowering:
    def __init__(self, equations: Equations, rounded: frozenset[str], carry_input: bool) -> None:
        self._equations = equations
        self._rounded = rounded
        phases = Phases.of(equations)
        self.result = Lowered(phases)
        self._loop = [operation for operation in equations.operations if operation.name in phases.loop]
        self._choose_forms()
        if carry_input:
            self.result.carrier = self._choose_carrier()
        for operation in self._loop:
            self._operation(operation)
        taken = {place.name for each in self.result.instructions for place in each.operands if place.space == "now"}
        self.result.entering = tuple(name for name in INPUTS if name in taken)

    # -- forms -----------------------------------------------------------------------------------------------

    def _choose_forms(self) -> None:
        uses = _uses(self._loop)
        for operation in self._loop:
            if operation.op not in FUNCTIONS or operation.name in self._equations.states:
                continue
            steps = FUNCTIONS[operation.op].steps
            source = operation.operands[0]
            if steps[0].ufunc is np.negative and isinstance(source, str) and self._may_negate(source, uses):
                self.result.negated.add(source)
            divides = all(self._is_factor(operation.name, use) for use in uses.get(operation.name, ()))
            if steps[-1].ufunc is np.reciprocal and divides and operation.name not in self._rounded:
                self.result.reciprocal.add(operation.name)

    def _may_negate(self, name: str, uses: dict[str, list[Operation]]) -> bool:
        if name not in self.result.phases.loop or name in self._equations.states:
            return False
        return self._equations.operation(name).op == "sum" and len(uses[name]) == 1

    def _is_factor(self, name: str, use: Operation) -> bool:
        """Whether `use` only multiplies `name`, and by something that is not itself kept as a reciprocal."""
        pairs: Iterable[tuple[Operand, ...]]
        if use.op == "*":
            pairs = (use.operands,)
        elif use.op == "sum":
            terms = [term for term in use.terms if name in term.factors]
            if any(term.product != "*" for term in terms):
                return False
            pairs = (term.factors for term in terms)
        else:
            return False
        return all(
            pair.count(name) == 1 and not any(other in self.result.reciprocal for other in pair) for pair in pairs
        )

    def _choose_carrier(self) -> str | None:
        """The state whose product can also carry x: the one most sums multiply. None where a sum needs more
        of x.
        """
        sums = [operation for operation in self._loop if operation.op == "sum"]
        if any(self._bulk_terms(operation) for operation in sums):
            return None
        before = self._equations.state_before
        befores = [vector for operation in sums for vector in self._products(operation) if before(vector)]
        return max(dict.fromkeys(befores), key=befores.count, default=None)

    # -- sums ------------------------------------------------------------------------------------------------

    def _is_early(self, operand: Operand) -> bool:
        phases = self.result.phases
        return not isinstance(operand, str) or operand in INPUTS or is_weight(operand) or operand in phases.before

    def _linear(self, term: Term) -> bool:
        """Whether a term is a matrix times x, a bias or a number."""
        if term.product == "@":
            return term.factors[1] == "x"
        return not term.product and (not isinstance(term.factors[0], str) or is_weight(term.factors[0]))

    def _bulk_terms(self, operation: Operation) -> list[Term]:
        """Terms that are known before the loop, but are more than a matrix times x, a bias or a number."""
        early = (term for term in operation.terms if all(self._is_early(factor) for factor in term.factors))
        return [term for term in early if not self._linear(term)]

    def _products(self, operation: Operation) -> dict[str, list[Block]]:
        """The matrix products of a sum that must be done in the loop, by the vector they share."""
        sign = -1 if operation.name in self.result.negated else 1
        found: dict[str, list[Block]] = {}
        for term in operation.terms:
            if term.product == "@" and not self._is_early(term.factors[1]):
                vector = str(term.factors[1])
                found.setdefault(vector, []).append(Block(vector, term.factors[0], sign * term.sign))
        return found

    def _sum(self, operation: Operation) -> None:
        name, here = operation.name, Place("now", operation.name)
        sign = -1 if name in self.result.negated else 1
        linear = tuple(
            Block("x", term.factors[0], sign * term.sign)
            if term.product
            else Block("1", term.factors[0], sign * term.sign)
            for term in operation.terms
            if self._linear(term)
        )
        products = self._products(operation)
        bulk = tuple(self._bulk_terms(operation))
        begun = bool(linear or bulk)
        if self.result.carrier and (linear or self.result.carrier in products):
            carried = products.pop(self.result.carrier, []) + list(linear)
            vectors = (Place("before", INPUT), self._place(self.result.carrier))
            self._emit(name, None, vectors, here, tuple(carried))
            begun = True
        elif begun:
            self.result.prefilled[name] = linear
            self.result.bulk[name] = bulk
        for vector, blocks in products.items():
            if begun:
                part = Place("scratch", f"{name} {vector}")
                self._emit(name, None, (self._place(vector),), part, tuple(blocks))
                self._emit(name, np.add, (here, part), here)
            else:
                self._emit(name, None, (self._place(vector),), here, tuple(blocks))
                begun = True
        self._other_terms(operation, sign)

    def _other_terms(self, operation: Operation, sign: int) -> None:
        here = Place("now", operation.name)
        bulk = self._bulk_terms(operation)
        for number, term in enumerate(operation.terms):
            if term.product == "@" or self._linear(term) or term in bulk:
                continue
            sign_here = sign * term.sign
            if term.product:
                part = Place("scratch", f"{operation.name} {number}")
                left, right = (self._place(factor) for factor in term.factors)
                if left.space == "weight" or right.space == "weight":  # the sign goes into the weight
                    left, right = (_with_sign(place, sign_here) for place in (left, right))
                    sign_here = 1
                self._multiply(operation.name, left, right, part)
            else:
                part = self._place(term.factors[0])
            self._emit(operation.name, np.add if sign_here > 0 else np.subtract, (here, part), here)

    # -- the rest --------------------------------------------------------------------------------------------

    def _operation(self, operation: Operation) -> None:
        name, here = operation.name, Place("now", operation.name)
        places = tuple(self._place(operand) for operand in operation.operands if not _matrix(operand))
        if operation.op == "sum":
            self._sum(operation)
        elif operation.op == "*":
            self._multiply(name, places[0], places[1], here)
        elif operation.op in ARITHMETIC:
            self._emit(name, ARITHMETIC[operation.op], places, here)
        elif operation.op in REDUCING:
            self.result.instructions.append(Instruction(name, None, places, here, reduction=REDUCING[operation.op]))
        else:
            self._function(operation, places)
        if name in self._rounded:
            self._emit(name, np.greater_equal, (here, Place("number", 0.5)), here)

    def _function(self, operation: Operation, arguments: tuple[Place, ...]) -> None:
        here = Place("now", operation.name)
        steps = FUNCTIONS[operation.op].steps
        value = here
        if steps[0].ufunc is np.negative and operation.operands[0] in self.result.negated:
            steps, value = steps[1:], arguments[0]
        if operation.name in self.result.reciprocal:
            steps = steps[:-1]
        for step in steps:
            operands = (self._step_place(operand, value, arguments) for operand in step.operands)
            self._emit(operation.name, step.ufunc, tuple(operands), here)
            value = here

    def _step_place(self, operand: int | str | float, value: Place, arguments: tuple[Place, ...]) -> Place:
        if isinstance(operand, str):
            return value
        return arguments[operand] if isinstance(operand, int) else Place("number", operand)

    def _multiply(self, quantity: str, left: Place, right: Place, out: Place) -> None:
        if right.space == "now" and right.name in self.result.reciprocal:
            self._emit(quantity, np.divide, (left, right), out)
        elif left.space == "now" and left.name in self.result.reciprocal:
            self._emit(quantity, np.divide, (right, left), out)
        else:
            self._emit(quantity, np.multiply, (left, right), out)

    def _place(self, operand: Operand) -> Place:
        if not isinstance(operand, str):
            return Place("number", operand)
        if is_weight(operand):
            return Place("weight", operand)
        state = self._equations.state_before(operand)
        return Place("now", operand) if state is None else Place("before", state)

    def _emit(
        self, quantity: str, ufunc: np.ufunc | None, operands: tuple[Place, ...], out: Place,
        blocks: tuple[Block, ...] = (),
    ) -> None:  # fmt: skip
        self.result.instructions.append(Instruction(quantity, ufunc, operands, out, blocks))


def _uses(operations: Iterable[Operation]) -> dict[str, list[Operation]]:
    """The operations that read each name, each once."""
    uses: dict[str, list[Operation]] = {}
    for operation in operations:
        for name in {operand for operand in operation.operands if isinstance(operand, str)}:
            uses.setdefault(name, []).append(operation)
    return uses


def _matrix(operand: Operand) -> bool:
    return isinstance(operand, str) and is_matrix(operand)


def _with_sign(place: Place, sign: int) -> Place:
    return Place(place.space, place.name, sign * place.sign) if place.space == "weight" else place
