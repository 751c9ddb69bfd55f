"""What is right: the answer to each question, found in the lesson's own run and in those it is compared with."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulator.lessons.guide.storyline.acts import as_place
from simulator.lessons.guide.storyline.expressions.evaluate import Runs, evaluate, holds, scope
from simulator.lessons.guide.storyline.expressions.parse import parse
from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Question, Sketch, span
from simulator.network.trace import LayerTrace

FORGETS_BELOW = 0.5
"""A gate that keeps less than this share forgets more than it keeps."""


class Answer(NamedTuple):
    """What is right of a question.

    Of a number to predict it is `values` with one entry, of a line one a token. Of a choice, `right` are the options
    (units to be forgotten, conditions that hold); of an order, the places of its tokens, the first of them first.
    `values` of these are the numbers that say so: of each unit its gate, of each token what it wrote.
    """

    values: tuple[float, ...] = ()
    right: tuple[int, ...] = ()


def answer(question: Question, runs: Runs, layer: int = 0, token: int = 0) -> Answer:
    """The answer to a question in a step at a token of a layer; those that are drawn are asked one by one."""
    match question:
        case Predict(value=value):
            return Answer((float(evaluate(parse(value), runs, token, layer)),))
        case Sketch():
            start, stop = span(question, scope(runs(0)))
            record = runs(0).layers[question.layer]
            name = question.quantity or record.layer.cell.memory.state
            return Answer(_line(record, name, question.unit, start, stop))
        case Forgotten():
            record = runs(0).layers[question.layer]
            kept = kept_shares(record, scope(runs(0)).token(as_place(question.token)))
            return Answer(kept, tuple(np.flatnonzero(np.asarray(kept) < FORGETS_BELOW).tolist()))
        case Order():
            own, record = scope(runs(0)), runs(0).layers[question.layer]
            unit = unit_of(record, question.unit)
            written = tuple(written_at(record, own.token(as_place(token)), unit) for token in question.tokens)
            return Answer(written, tuple(sorted(range(len(written)), key=lambda at: -abs(written[at]))))
        case Choice():
            found = (holds(parse(option.condition), runs, token, layer) for option in question.options)
            return Answer((), tuple(at for at, right in enumerate(found) if right))
    raise TypeError(question)


def unit_of(record: LayerTrace, unit: int | str) -> int:
    """The number of a unit that is named."""
    return unit if isinstance(unit, int) else record.layer.unit_names.index(unit)


def kept_shares(record: LayerTrace, token: int) -> tuple[float, ...]:
    """What share of its memory each unit keeps at a token: that of its gate, all without one, none where it is written
    anew.
    """
    memory = record.layer.cell.memory
    if memory.keep is not None:
        return tuple(float(share) for share in record[memory.keep][token])
    return (0.0 if memory.is_anew else 1.0,) * record.layer.width(memory.state)


def written_at(record: LayerTrace, token: int, unit: int) -> float:
    """What a token wrote into the memory of a unit: what the new one has beside what was kept of the old."""
    memory = record.layer.cell.memory
    if memory.write is not None:
        return float(record[memory.write][token, unit])
    kept = kept_shares(record, token)[unit] * float(record[f"{memory.state}_prev"][token, unit])
    return float(record[memory.state][token, unit]) - kept


def _line(record: LayerTrace, name: str, unit: int | str, start: int, stop: int) -> tuple[float, ...]:
    values = np.asarray(record[name][start:stop, unit_of(record, unit)], dtype=np.float64)
    return tuple(values.tolist())
