"""Sentences about a step that is left out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.fields import pieces_of
from tests.ui.film.narration.study.claims import Fault, checks, false
from tests.ui.film.narration.study.said import Said


@checks(
    "Caption",
    "The step of {token} is left out: {states} pass through unchanged.",
    "The step of {token} is left out: {states} passes through unchanged.",
)
def check_left_out(said: Said) -> Iterator[Fault]:
    """All states, and no others, are after the step what they were before it, and nothing else was computed."""
    at = said.at
    if at.step not in at.lesson.skipped:
        yield false("the step is not left out")
    if said["token"][1:-1] != at.trace.tokens[at.step]:
        yield false(f"{said['token']} is not the token")
    named = [at.means(piece) & {*at.cell.states} for piece in pieces_of(said, said["states"])]
    if sorted(name for names in named for name in names) != sorted(at.cell.states):
        yield false(f"{said['states']} are not the states")
    for name in at.layer_trace.quantities:
        if name in at.cell.states:
            if not np.array_equal(at.row(name), at.row(f"{name}_prev")):
                yield false(f"{name} is another than before")
        elif not np.isnan(at.row(name)).all():
            yield false(f"{name} was computed")
