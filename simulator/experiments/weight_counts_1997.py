"""The nine weight counts of Hochreiter & Schmidhuber 1997, Table 10, from networks as the paper describes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.campaign.campaign import Campaign
from simulator.experiments.experiment import Curves, Experiment, Field, Line
from simulator.experiments.paper_1997.network import Nets1997, Shape

COLUMNS = """\
columns:
  in, out, blocks  inputs, outputs, and blocks times cells in each
  biases           which units have one
  here             weights that a network built so has; U · S + outputs · cells + biases, with U units in the hidden
                   layer and S = inputs + cells + 2 · blocks that they read
  paper            Table 10
Gates read gates: only so do the numbers agree. Nothing is trained, and there is no seed to choose.
"""
ROWS = (
    ("1: embedded Reber, 4 × 1", Shape(7, 7, 4, 1, gate_biases=True), 264),
    ("1: embedded Reber, 3 × 2", Shape(7, 7, 3, 2, gate_biases=True), 276),
    ("2c: long lag, q = 50", Shape(54, 2, 2, 1), 364),
    ("2c: long lag, q = 100", Shape(104, 2, 2, 1), 664),
    ("2c: long lag, q = 1000", Shape(1004, 2, 2, 1), 6064),
    ("3: two sequences", Shape(1, 1, 3, 1, gate_biases=True, cell_biases=True), 102),
    ("4: adding", Shape(2, 1, 2, 2, gate_biases=True, cell_biases=True, output_biases=True), 93),
    ("6a: temporal order, 4", Shape(8, 4, 2, 2, gate_biases=True, cell_biases=True, output_biases=True), 156),
    ("6b: temporal order, 8", Shape(8, 8, 3, 2, gate_biases=True, cell_biases=True, output_biases=True), 308),
)


@dataclass(frozen=True)
class NoOptions:
    """There is nothing to choose."""


def counts() -> tuple[int, ...]:
    """How many weights the nine networks have."""
    return tuple(Nets1997(shape, 1, 0).count for _, shape, _ in ROWS)


def table(options: NoOptions, campaign: Campaign) -> str:
    """The table."""
    lines = [f"{'experiment':26} {'in':>5} {'out':>4} {'blocks':>7} {'biases':24} {'here':>6} {'paper':>6}"]
    for (name, shape, paper), here in zip(ROWS, counts(), strict=True):
        which = {"gates": shape.gate_biases, "cells": shape.cell_biases, "outputs": shape.output_biases}
        biases = ", ".join(each for each, has in which.items() if has) or "none"
        blocks = f"{shape.blocks} × {shape.cells_a_block}"
        same = "" if here == paper else "   not the same"
        lines.append(
            f"{name:26} {shape.inputs:>5} {shape.outputs:>4} {blocks:>7} {biases:24} {here:>6} {paper:>6}{same}"
        )
    return "\n".join([*lines, "", _verdict()])


def _verdict() -> str:
    same = sum(here == paper for here, (_, _, paper) in zip(counts(), ROWS, strict=True))
    return f"{same} of {len(ROWS)} are those of the paper."


def curves(options: NoOptions, campaign: Campaign) -> Curves:
    """Both counts, row by row."""
    values = {"here": counts(), "paper": tuple(paper for _, _, paper in ROWS)}
    lines = tuple(
        Line(name, cell, (name,), (np.log10(np.array(own, np.float64)),), dashed=name == "paper")
        for (name, own), cell in zip(values.items(), ("lstm", "rnn"), strict=True)
    )
    return Curves(
        title="How many weights the networks of 1997 have",
        about="the nine rows of Table 10 in its order; nothing is trained",
        caption=_verdict(),
        key="row",
        along="rows of Table 10",
        labels=("whose",),
        fields=(Field("weights, log10", "weights", exponents=True),),
        lines=lines,
        numbers=tuple(f"{name}: {', '.join(map(str, own))}" for name, own in values.items()),
        at=tuple(range(1, len(ROWS) + 1)),
    )


EXPERIMENT = Experiment(
    title="How many weights the networks of 1997 have",
    about="The nine weight counts of Hochreiter & Schmidhuber 1997, Table 10.",
    columns=COLUMNS,
    options=NoOptions,
    table=table,
    curves=curves,
)
