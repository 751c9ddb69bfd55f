"""Questions that are drawn from a seed: which number, which line, which tokens, so that each class gets its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from simulator.lessons.guide.storyline.questions.answers import FORGETS_BELOW, kept_shares, written_at
from simulator.lessons.guide.storyline.questions.kinds import (
    MOST_SKETCHED,
    Drawn,
    Forgotten,
    Order,
    Predict,
    Question,
    Sketch,
)
from simulator.network.trace import LayerTrace, Trace

MOST_TOKENS_TO_ORDER = 4
LARGEST_SEED = 9999
"""Questions are drawn from a number from 1 to this: one that can be called out in a class."""
Translate = Callable[[str], str]
Maker = Callable[[LayerTrace, Trace, int, "np.random.Generator", Translate], Question | None]
_PREDICT = "What is {quantity} of {unit} at “{token}” (token {number})?"
_FORGOTTEN = "Which units forget more than half at “{token}” (token {number})? There may be none."
_ORDER = "Put the tokens in order: which of them wrote most into {unit}?"
_SKETCH = "Sketch {quantity} of {unit} over the tokens."
_UNIT = "unit {number}"
TEXTS = (_PREDICT, _FORGOTTEN, _ORDER, _SKETCH, _UNIT)
"""What is asked, in English, as templates: to be translated."""


def draw(drawn: Drawn, trace: Trace, seed: int, translate: Translate = str) -> tuple[Question, ...]:
    """As many questions as are wanted, of all kinds that the run has something to ask of; equal seeds give equal ones.

    No question is asked twice; a run that is too short for so many gives fewer.
    """
    dice = np.random.default_rng(seed)
    record, found = trace.layers[drawn.layer], list[Question]()
    makers = list(_MAKERS)
    for attempt in range(20 * drawn.count):
        if len(found) == drawn.count:
            break
        if attempt % len(makers) == 0:
            dice.shuffle(makers)
        made = makers[attempt % len(makers)](record, trace, drawn.layer, dice, translate)
        if made is not None and made not in found:
            found.append(made)
    return tuple(found)


def _predict(
    record: LayerTrace, trace: Trace, layer: int, dice: np.random.Generator, say: Translate
) -> Question | None:
    """A gate, or what is remembered, at a token."""
    memory = record.layer.cell.memory
    name = str(dice.choice([memory.state, *record.layer.cell.gates]))
    token, unit = int(dice.integers(trace.steps)), int(dice.integers(record.layer.width(name)))
    if token in record.skipped:
        return None
    gate = name in record.layer.cell.gates
    reach = 1.0 if gate else max(1.0, float(np.ceil(np.abs(record[name]).max())))
    ask = _asked(say(_PREDICT), record, trace, unit, token, say, name)
    value = f"{name}[{unit}] at {token} in {layer}"
    why = f"{name} = {{{value}}}"
    return Predict(ask=ask, why=why, value=value, low=0.0 if gate else -reach, high=reach, near=0.1 * reach)


def _forgotten(
    record: LayerTrace, trace: Trace, layer: int, dice: np.random.Generator, say: Translate
) -> Question | None:
    """A token at which some units forget, and others do not."""
    if record.layer.cell.memory.keep is None or record.layer.units > 12:
        return None
    shares = np.array([kept_shares(record, token) for token in range(trace.steps)])
    low = (shares < FORGETS_BELOW).any(axis=1)
    tokens = np.flatnonzero(low if low.any() else ~np.isnan(shares).any(axis=1))
    token = int(dice.choice(tokens))
    keep = record.layer.cell.memory.keep
    ask = _asked(say(_FORGOTTEN), record, trace, 0, token, say)
    return Forgotten(ask=ask, why=f"{keep} = {{{keep} at {token} in {layer}}}", token=token, layer=layer)


def _order(record: LayerTrace, trace: Trace, layer: int, dice: np.random.Generator, say: Translate) -> Question | None:
    """Tokens that wrote clearly different amounts into a unit."""
    unit = int(dice.integers(record.layer.units))
    if record.layer.width(record.layer.cell.memory.state) != record.layer.units:
        return None
    chosen: list[int] = []
    for token in dice.permutation(trace.steps).tolist()[:200]:
        if token in record.skipped:
            continue
        size = abs(written_at(record, token, unit))
        others = [abs(written_at(record, other, unit)) for other in chosen]
        if all(abs(size - other) > 0.02 + 0.1 * max(size, other) for other in others):
            chosen.append(token)
        if len(chosen) == MOST_TOKENS_TO_ORDER:
            break
    if len(chosen) < 2:
        return None
    ask = _asked(say(_ORDER), record, trace, unit, 0, say)
    return Order(ask=ask, tokens=tuple(sorted(chosen)), unit=unit, layer=layer)


def _sketch(record: LayerTrace, trace: Trace, layer: int, dice: np.random.Generator, say: Translate) -> Question | None:
    """The line of what one unit remembers."""
    if trace.steps < 3 or record.skipped:
        return None
    state = record.layer.cell.memory.state
    unit, stop = int(dice.integers(record.layer.width(state))), min(trace.steps, MOST_SKETCHED)
    ask = _asked(say(_SKETCH), record, trace, unit, 0, say, state)
    return Sketch(ask=ask, unit=unit, layer=layer, first=0, last=stop - 1)


_MAKERS: tuple[Maker, ...] = (_predict, _forgotten, _order, _sketch)


def _asked(
    template: str, record: LayerTrace, trace: Trace, unit: int, token: int, say: Translate, quantity: str = ""
) -> str:
    """What is asked, of a unit by its name and of a token by its word."""
    names = record.layer.unit_names
    own = names[unit] if names else say(_UNIT).format(number=unit + 1)
    asked = template.format(quantity=quantity, unit=own, token=trace.tokens[token], number=token + 1)
    return _plain(asked)


def _plain(text: str) -> str:
    """A text in which braces are no expressions."""
    return text.replace("{", "{{").replace("}", "}}")
