"""Why somebody's numbers are others than those here: the answer, in sentences that know what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from simulator.engine.progress import Progress
from simulator.text.said import Said, say
from simulator.weights.finding.problem import Problem
from simulator.weights.finding.readings import Reading
from simulator.weights.finding.real_run import Held, hold
from simulator.weights.finding.reference import read_reference
from simulator.weights.finding.search import search
from simulator.weights.finding.stored import stack_of
from simulator.weights.model_cells import FUNCTIONS
from simulator.weights.recognition.found import Recognised
from simulator.weights.tensor_tree import ModelFile

_OTHERS = 3  # ways that do as well, and are told
_AS_THEY_ARE: Mapping[tuple[str, object], Said] = {
    ("matrices", "as stored"): say("the matrices are taken as they are stored"),
    ("matrices", "U turned"): say("each gate’s block of U is transposed: you multiply h by U from the left"),
    ("matrices", "W turned"): say("each gate’s block of W is transposed: you multiply x by W from the left"),
    ("matrices", "W and U turned"): say("each gate’s blocks of W and U are transposed: you multiply from the left"),
    ("matrices", "W and U exchanged"): say("W and U change places"),
    ("matrices", "reshaped"): say("the matrices are reshaped and not transposed"),
    ("matrices", "unit by unit"): say("the rows go unit by unit through the gates, and not gate by gate"),
    ("biases", "all"): say("all biases count"),
    ("biases", "first"): say("only the bias of the input counts: the one of the state is left out"),
    ("biases", "second"): say("only the bias of the state counts: the one of the input is left out"),
    ("biases", "none"): say("no bias counts"),
    ("biases", "merged"): say("both biases of the candidate are added up: the reset gate then acts on none of them"),
    ("biases", "inside"): say("the candidate’s bias stands inside the reset, with U h"),
    ("reset", "after"): say("the reset gate acts after the product, on U h"),
    ("reset", "before"): say("the reset gate acts before the product, on h"),
    ("reset", "none"): say("the reset gate is left out"),
    ("replaces", False): say("z keeps the old state: h = z h + (1 − z) n"),
    ("replaces", True): say("z lets the new in: h = (1 − z) h + z n"),
    ("begin", "zeros"): say("the states begin at 0"),
    ("begin", "given"): say("the states begin where it is given"),
    ("begin", "exchanged"): say("the first h and c change places"),
    ("begin", "anew"): say("the states begin anew at each step: nothing is carried on"),
    ("direction", "forward"): say("the sequence is read from its beginning"),
    ("direction", "backward"): say("the sequence is read from its end, and each output stands at its token"),
    ("direction", "backward, as read"): say("the sequence is read from its end, and outputs stand as they come"),
    ("direction", "reverse as read"): say("the outputs of the backward direction stand as they come"),
    ("sides", "forward first"): say("the forward direction stands first"),
    ("sides", "backward first"): say("the backward direction stands first"),
    ("batch_first", False): say("the first axis is time, and the second the batch"),
    ("batch_first", True): say("the first axis is the batch, and the second time"),
    ("padded", "silent"): say("padded steps are run as all others"),
    ("padded", "skipped"): say("padded steps are skipped: the state passes through"),
    ("padded", "skipped, zeros out"): say("padded steps are skipped, and zeros stand there"),
    ("precision", "as stored"): say("the weights are as precise as they are stored"),
    ("precision", "half"): say("the weights are rounded to half precision"),
    ("precision", "bfloat16"): say("the weights are rounded to bfloat16"),
    ("late", True): say("the output gate sees the new memory"),
    ("late", False): say("the output gate sees the old memory, as the others do"),
    ("holes", ""): say("the peepholes are left out"),
}


class Answer(NamedTuple):
    """What was found out: the ways that hold, the simplest first, else the nearest; what was tried, and the way in
    which the weights are read here, held against the numbers as well.

    `complete` is whether all ways with so many `changes` were tried.
    """

    problem: Problem
    here: Held
    holding: tuple[Held, ...]
    nearest: tuple[Held, ...]
    tried: int
    changes: int
    complete: bool

    @property
    def found(self) -> Held | None:
        """The way that makes the numbers agree, if there is one."""
        return self.holding[0] if self.holding else None

    def changed(self, held: Held) -> tuple[str, ...]:
        """The fields of a reading in which it is another one than here."""
        return held.reading.changes(self.here.reading)

    @property
    def sentences(self) -> tuple[Said, ...]:
        """The answer in sentences, the one that says most first. Steps are counted from 0."""
        return self.sentences_from(0)

    def sentences_from(self, first: int) -> tuple[Said, ...]:
        """The same where the first step has another number."""
        return tuple(_sentences(self, first))


def find_why(
    recognised: Recognised, reference: ModelFile, stack: str | None = None, progress: Progress | None = None
) -> Answer:
    """Find which convention makes the numbers of a reference agree with a model's weights, whatever these are called.

    The reference has inputs [step, number], or of several sequences, and any of: h of all steps, h_n, c_n or c, gates;
    h0 and c0, a mask or lengths. Raises ModelError for what cannot be compared, and Cancelled.
    """
    asked = read_reference(reference)
    widths = [each.values.shape[-1] for each in asked.wanted]
    memory = any(each.quantity == "c" for each in asked.wanted)
    stored = stack_of(recognised, stack, asked.inputs.shape[-1], widths, memory=memory)
    problem = Problem(stored, asked)
    found = search(problem, progress)
    return Answer(problem, hold(problem, problem.base), *found)


def _sentences(answer: Answer, first: int) -> Iterator[Said]:
    found, here = answer.found, answer.here
    if found is None:
        words = "Nothing that was tried makes them the same: {count} ways, with up to {changes} changes at once."
        yield say(words, count=f"{answer.tried:,}", changes=answer.changes)
        if not answer.complete:
            yield say("Not all of these were tried, for it would take minutes; the first steps of h would help.")
        yield from (_near(answer, held, first) for held in answer.nearest)
        yield say("It may be another network, or numbers that were changed.")
        return
    if not answer.changed(found):
        yield say("The same to {difference} as it is read here: {how}.", difference=_number(found), how=_order(found))
        return
    conditions = _conditions(answer, found)
    yield say("The same to {difference} if {conditions}.", difference=_number(found), conditions=conditions)
    if answer.problem.stack.named or "order" not in answer.changed(found):
        yield _apart(here, say("As it is read here"), first)
    for other in answer.holding[1 : 1 + _OTHERS]:
        yield say("It cannot be told from this: {conditions}.", conditions=_conditions(answer, other))


def _near(answer: Answer, held: Held, first: int) -> Said:
    if not answer.changed(held):
        return _apart(held, say("As it is read here"), first)
    return _apart(held, say("If {conditions}", conditions=_conditions(answer, held)), first)


def _apart(held: Held, what: Said, first: int) -> Said:
    """How far a way is from the numbers, and from which step on; `first` is the number of the first one."""
    fields: dict[str, object] = {"what": what, "difference": f"{held.largest:.2g}"}
    fields |= {"step": first + held.parts_at, "count": len(held.differences)}
    if held.last:
        return say("{what}: {difference} apart at the last step.", **fields)
    return say("{what}: {difference} apart at most, first at step {step} of {count}.", **fields)


def _conditions(answer: Answer, held: Held) -> Said:
    """All that is other in a way to read than here."""
    parts = [_condition(answer, held.reading, name) for name in answer.changed(held)]
    made = parts[0]
    for part in parts[1:]:
        made = say("{first}, and {second}", first=made, second=part)
    return made


def _condition(answer: Answer, reading: Reading, name: str) -> Said:
    base, value = answer.here.reading, getattr(reading, name)
    if name == "order":
        places = [(a, b) for a, b in zip(base.order, reading.order, strict=True) if a != b]
        order = " ".join(reading.order)
        if len(places) == 2 and answer.problem.stack.named:
            words = "{a} and {b} change places: your gates are in the order {order}"
            return say(words, a=places[0][0], b=places[0][1], order=order)
        return say("your gates are in the order {order}", order=order)
    if name == "holes" and value:
        return say("the peepholes are in the order {order}", order=" ".join(value))
    if name == "forget":
        if value:
            return say("{value} is added to the bias of the forget gate", value=f"{value:g}")
        return say("nothing is added to the bias of the forget gate")
    if name == "layers":
        return say("the layers are in the order {order}", order=" ".join(str(at + 1) for at in value))
    if name in ("gate", "new", "out"):
        return _activation(name, value)
    return _AS_THEY_ARE[name, value]


def _activation(name: str, text: str) -> Said:
    formula = {"hard_sigmoid": "a / 6 + ½", "hard_sigmoid_before_3": "0.2 a + ½"}
    key = next(key for key, each in FUNCTIONS.items() if each == text)
    if name == "gate":
        if key == "sigmoid":
            return say("the gates’ sigmoid is soft")
        return say("the gates’ sigmoid is hard, {formula} within 0 and 1", formula=formula[key])
    if name == "new":
        return say("the candidate is made by {function}", function=key)
    return say("the memory goes out by {function}", function=key)


def _order(held: Held) -> Said:
    if len(held.reading.order) == 1:
        return say("there is nothing to change")
    return say("your gates are in the order {order}", order=" ".join(held.reading.order))


def _number(held: Held) -> str:
    return f"{held.largest:.1g}"
