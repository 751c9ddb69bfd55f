"""Captions of the read-out over the tokens: what had been said of a token before it came."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ui.film.narration.study.checkers.charts.token import token
from tests.ui.film.narration.study.claims import Fault, checks, false, same_text
from tests.ui.film.narration.study.said import Said


@checks("Chart caption", "{token} had been given {share} before it came.")
def check_was_expected(said: Said) -> Iterator[Fault]:
    """The outputs of the step before have this chance for an output of the token's name."""
    yield from token(said)
    trace, step = said.at.trace, said.at.step
    assert trace.readout is not None and trace.outputs is not None
    chances = [
        float(trace.outputs[step - 1, k])
        for k, name in enumerate(trace.readout.names)
        if name == trace.tokens[step] and trace.readout.kind_of(k) == "softmax"
    ]
    if step == 0 or not chances:
        yield false("nothing had been said of it")
    elif len({each.from_end for each in trace.layers}) > 1:
        yield false("it had been read from the other end")
    elif all(list(same_text(said, said["share"], chance, "its chance")) for chance in chances):
        yield false(f"it had {chances}")


@checks("Chart caption", "For {token}, {name} had been foretold as {said}; {came} came.")
def check_was_foretold(said: Said) -> Iterator[Fault]:
    """The output of that name said it at the last step before that was not left out, and the column had that number."""
    yield from token(said)
    trace, step = said.at.trace, said.at.step
    assert trace.readout is not None and trace.outputs is not None
    before = [k for k in range(step) if k + 1 == step or all(each in trace.skipped for each in range(k + 1, step))]
    name = said["name"][1:-1].rstrip("…")
    matching = [k for k, each in enumerate(trace.readout.names) if each.startswith(name)]
    if not before or not matching:
        yield false("nothing had been said of it")
        return
    said_then = [float(trace.outputs[before[-1], k]) for k in matching]
    columns = [list(trace.input_names).index(trace.readout.names[k]) for k in matching]
    came = [float(trace.inputs[step, column]) for column in columns]
    for field, values in (("said", said_then), ("came", came)):
        if all(list(same_text(said, said[field], value, field)) for value in values):
            yield false(f"{field} is {values}")


@checks("Chart caption", "After {token}, the read-out gives {count} numbers.")
def check_count(said: Said) -> Iterator[Fault]:
    """It has so many outputs."""
    yield from token(said)
    outputs = said.at.trace.outputs
    if outputs is None or outputs.shape[1] != int(said["count"]):
        yield false("it has another number of outputs")


@checks("Chart caption", "This network has no read-out: nothing is said after a token.")
def check_none(said: Said) -> Iterator[Fault]:
    """It has none."""
    if said.at.trace.readout is not None:
        yield false("it has one")


@checks(
    "Chart caption",
    "The layers above this one begin when it has read all tokens: they show what the read-out says.",
)
def check_later(said: Said) -> Iterator[Fault]:
    """It has a read-out, and a layer above that reads the other way, so that it needs what comes last."""
    layers, at = said.at.trace.layers, said.at.scene.layer
    if said.at.trace.readout is None or len({each.from_end for each in layers[at:]}) == 1:
        yield false("the read-out is made token by token")


@checks("Chart caption", "What is said of {token} waits for the layer that reads from the other end.")
def check_waits(said: Said) -> Iterator[Fault]:
    """Of the last layers one reads from the other end, and has fewer tokens behind it than this one lacks."""
    yield from token(said)
    trace, step = said.at.trace, said.at.step
    if len({each.from_end for each in trace.last_layers}) == 1:
        yield false("all of the last layers read from the same end")
    elif trace.steps - 1 - step <= step:
        yield false("the other layer has been there")
