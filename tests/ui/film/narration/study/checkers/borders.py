"""Sentences about where a sequence begins after another one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.checkers.read import list_of
from tests.ui.film.narration.study.claims import Fault, checks, false
from tests.ui.film.narration.study.said import Said


@checks(
    "Caption",
    "Another sequence begins anew: {states} starts at 0.",
    "Another sequence begins anew: {states} start at 0.",
    "Another sequence begins anew: {states} is what it was before the first.",
    "Another sequence begins anew: {states} are what they were before the first.",
)
def check_begins_anew(said: Said) -> Iterator[Fault]:
    """A border is before the token, and the states are those that the lesson's layer begins with."""
    at = said.at
    if at.step not in [border.token for border in at.lesson.borders if not border.goes_on]:
        yield false("no sequence begins anew with this token")
    given = at.lesson.layers[at.scene.layer].initial
    for state in at.cell.states:
        row = at.row(f"{state}_prev")
        if not np.allclose(row, given.get(state, 0.0), rtol=1e-6) or ("at 0" in said.use.source and row.any()):
            yield false(f"{state} begins with other numbers")
    told = list_of(at, said["states"])
    if len(told) != len(at.cell.states) or not all(set(at.cell.states) & names for names in told):
        yield false("a state is left out, or none is told")


@checks(
    "Caption",
    "Another sequence begins and goes on: {states} comes from {before}.",
    "Another sequence begins and goes on: {states} come from {before}.",
)
def check_goes_on(said: Said) -> Iterator[Fault]:
    """A border is before the token, and the states are those after the token before it."""
    at = said.at
    if at.step not in [border.token for border in at.lesson.borders if border.goes_on]:
        yield false("no sequence goes on with this token")
        return
    if not at.fits_token(said["before"], at.step - 1):
        yield false("another token is before it")
    for state in at.cell.states:
        if not np.array_equal(
            at.row(f"{state}_prev"), at.scene.layer_trace.rows[at.step, at.scene.layer_trace.places[state]]
        ):
            yield false(f"{state} is not what the token before left")
    told = list_of(at, said["states"])
    if len(told) != len(at.cell.states) or not all(set(at.cell.states) & names for names in told):
        yield false("a state is left out, or none is told")
