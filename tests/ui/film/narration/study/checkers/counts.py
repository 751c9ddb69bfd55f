"""Sentences about how many weights a layer has."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ui.film.narration.study.claims import Fault, checks, false
from tests.ui.film.narration.study.said import Said

GATES = {"lstm": 4, "rnn": 1, "gru": 3, "gru-replace": 3, "gru-before": 3, "gru-replace-before": 3, "relu-rnn": 1}
AFTER, BEFORE = ("gru", "gru-replace"), ("gru-before", "gru-replace-before")


def _number(text: str) -> int:
    return int(text.replace("\u202f", ""))


def _own(said: Said) -> int:
    """The weights of the cell's equations."""
    return sum(value.size for value in said.at.layer_trace.layer.weights.values())


def _second_biases(said: Said) -> int:
    """What a second bias for each gate adds; the candidate of a GRU whose reset acts after has two already."""
    key, units = said.at.cell.key, said.at.layer_trace.layer.units
    return (GATES[key] - (key in AFTER)) * units


@checks(
    "Caption",
    "{first} weights in PyTorch and in Keras, both with two biases for each gate.",
    "{first} weights in PyTorch, with two biases for each gate; {second} in Keras, with one.",
)
def check_both(said: Said) -> Iterator[Fault]:
    """PyTorch has a second bias for each gate; Keras has it in a GRU whose reset acts after the product."""
    key, fields = said.at.cell.key, said.use.fields
    if key not in ("lstm", "rnn", "relu-rnn", *AFTER):
        yield false(f"{key} is not in both")
        return
    if _number(fields["first"]) != _own(said) + _second_biases(said):
        yield false(f"{fields['first']} in PyTorch")
    if ("{second}" in said.use.source) == (key in AFTER):
        yield false("the other has two biases, or one")
    if "{second}" in said.use.source and _number(fields["second"]) != _own(said):
        yield false(f"{fields['second']} in Keras")


@checks("Caption", "{count} weights in {framework}; {others}: no layer of these equations.")
def check_one(said: Said) -> Iterator[Fault]:
    """A GRU whose reset acts before is in Keras, with one bias; peepholes and coupled gates are in ONNX, with two."""
    key, fields, layer = said.at.cell.key, said.use.fields, said.at.layer_trace.layer
    if key in BEFORE:
        if (fields["framework"], _number(fields["count"])) != ("Keras", _own(said)) or fields["others"] != "PyTorch":
            yield false(f"{fields} of {key}")
        return
    whole = 4 * layer.units * (layer.inputs + layer.units + 2) + 3 * layer.units * (key == "lstm-peephole")
    if key not in ("lstm-peephole", "lstm-coupled") or fields["framework"] != "ONNX":
        yield false(f"{fields} of {key}")
    elif _number(fields["count"]) != whole:
        yield false(f"{fields['count']} in ONNX")


@checks("Caption", "{count} weights; neither PyTorch nor Keras nor ONNX has a layer of these equations.")
def check_own(said: Said) -> Iterator[Fault]:
    """A cell of one's own."""
    if said.at.cell.key in (*GATES, "lstm-peephole", "lstm-coupled"):
        yield false(f"{said.at.cell.key} is in one of them")
    if _number(said.use.fields["count"]) != _own(said):
        yield false(f"{said.use.fields['count']} weights")
