"""Captions of runs that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same, same_text
from tests.ui.film.narration.study.said import Moment, Said

parts("Compare caption", "; ")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HALF = 0.5


def _runs(said: Said) -> list[Moment]:
    return [replace(said.at, scene=scene) for scene in said.at.scene.compared]


def _factors(at: Moment, step: int) -> np.ndarray:
    """Which share of each memory a step lets stand."""
    if at.memory.keep is None:
        found = np.full(at.row(at.memory.state, step).shape, 1.0 if at.memory.write is not None else 0.0)
    else:
        found = at.row(at.memory.keep, step).copy()
    for name in (at.memory.state, at.kept_name):
        if name is not None:
            found[at.held(name, step)] = 0.0
    return found


def _left(at: Moment) -> float:
    """How much of what the first token wrote is left, over all units; not a number where it wrote nothing."""
    keeps = _factors(at, 0) * at.row(f"{at.memory.state}_prev", 0)
    first = np.abs(at.row(at.memory.state, 0) - keeps)
    if at.memory.write is not None and not at.held(at.memory.state, 0).any() and not at.held(at.kept_name, 0).any():
        first = np.abs(at.row(at.memory.write, 0))
    if not first.any():
        return float("nan")
    still = first.copy()
    for step in range(1, at.step + 1):
        still = still * np.abs(_factors(at, step))
    return float(still.sum() / first.sum())


def _ends(said: Said) -> Iterator[Fault]:
    if said.has("token") and not said.at.fits_token(said["token"], said.at.step):
        yield false(f"{said['token']} is not the token")
    if said.has("first") and not said.at.fits_token(said["first"], 0):
        yield false(f"{said['first']} is not the first token")


def _index(text: str) -> int:
    return LETTERS.index(text.strip()[0])


def _named(said: Said, field: str) -> list[int]:
    pieces = re.split(", | and | und ", said[field])
    if not all(re.fullmatch("[A-Z]", piece) for piece in pieces):
        raise ValueError(f"{said[field]} are no letters of runs")
    return [_index(piece) for piece in pieces]


def _agrees(said: Said, field: str, true: float) -> Iterator[Fault]:
    yield from same_text(said, said[field], true, "the share that is left", loose=1e-7)


@checks("Compare caption", "{first} is the first token: all runs start here.")
def check_first(said: Said) -> Iterator[Fault]:
    """It is."""
    yield from _ends(said)
    if said.at.step:
        yield false("it is not the first token")


@checks("Compare caption", "After {token}, no memory still holds anything of what {first} wrote.")
def check_nothing_left(said: Said) -> Iterator[Fault]:
    """The first token wrote something in every run, and nothing of it is left in any."""
    yield from _ends(said)
    left = [_left(at) for at in _runs(said)]
    if any(np.isnan(each) for each in left):
        told = "in no run" if all(np.isnan(each) for each in left) else "not in every run"
        yield false(f"{told} has the first token written anything")
    if any(each > 0 for each in left):
        yield false("something is left")


@checks(
    "Compare caption",
    "After {token}, {run} holds {share} of what {first} wrote.",
    "After {token}, {run} holds most of what {first} wrote: {share}.",
    "After {token}, {run} holds most of what {first} wrote: {share} ({others}).",
    "After {token}, {runs} hold most of what {first} wrote: {share}.",
    "After {token}, {runs} hold the same of what {first} wrote: {share}.",
)
def check_holds(said: Said) -> Iterator[Fault]:
    """The shares; the named run holds the largest, and in English “most” is more than half."""
    yield from _ends(said)
    left = [_left(at) for at in _runs(said)]
    told = _named(said, "runs") if said.has("runs") else [_index(said["run"])]
    for k in told:
        yield from _agrees(said, "share", left[k])
    top = float(np.nanmax(left))
    english = said.at.scene.language.key == "en"
    if "most" in said.use.source:
        if any(left[k] < top * (1 - 1e-9) for k in told):
            yield false("another run holds more")
        if english and top <= HALF:
            yield false(f"most is more than half, it is {top!r}")
    if said.has("others"):
        found = dict(re.findall(r"([A-Z])\u00a0([^,]+(?:,\d[^,]*)?)", said["others"]))
        if set(found) != {LETTERS[k] for k in range(len(left)) if k not in told and not np.isnan(left[k])}:
            yield false("the others are not told, or others")
        for letter, text in found.items():
            yield from same_text(said, text, left[_index(letter)], "the share that is left", loose=1e-7)
    if "the same" in said.use.source and max(left) - min(left) > 1e-9:
        yield false("not all runs hold the same, or some wrote nothing")
    if any(np.isnan(left)):
        yield misleading("a run in which the first token wrote nothing is left out without a word")


@checks("Compare caption", "All memories are the same here.")
def check_same(said: Said) -> Iterator[Fault]:
    """To the bit, where they have the same units; else their mean sizes."""
    first, *others = _runs(said)
    for at in others:
        if at.new.shape != first.new.shape or at.memory.state != first.memory.state:
            yield false("the memories are of different kinds or widths")
            return
        if (at.new != first.new).any():
            yield false("they differ")
            return
    if not first.new.any():
        yield misleading("they are all 0")


def _distances(said: Said, runs: list[Moment]) -> tuple[bool, np.ndarray]:
    first = runs[0]
    alike = all(at.new.shape == first.new.shape and at.memory.state == first.memory.state for at in runs)
    if alike:
        return True, np.array([np.abs(at.new - first.new).mean() for at in runs])
    means = np.array([np.abs(at.new).mean() for at in runs])
    return False, np.abs(means - means[0])


@checks(
    "Compare caption",
    "Furthest from {a} is {run}, most in {unit}: {value}, where {a} has {was}.",
    "Furthest from {a} is {run}: its memory has a mean size of {value}, that of {a} {was}.",
)
def check_furthest(said: Said) -> Iterator[Fault]:
    """The run is furthest; its numbers and those of the first."""
    runs = _runs(said)
    by_unit, apart = _distances(said, runs)
    k = _index(said["run"])
    if apart[k] < apart.max() * (1 - 1e-7):
        yield false("another run is further")
    elif (apart >= apart.max() * (1 - 1e-12)).sum() > 1:
        yield misleading("several runs are as far, one is told")
    first, other = runs[0], runs[k]
    if said.has("unit"):
        units = [unit for unit in said.unit("unit") if unit < len(first.new)]
        away = np.abs(other.new - first.new) if other.new.shape == first.new.shape else np.zeros(0)
        best = [unit for unit in units if unit < len(away) and away[unit] == away.max()]
        if not by_unit or not best:
            yield false("another unit is further")
            return
        yield from same(said, "value", float(other.new[best[0]]), "the memory of the run")
        yield from same(said, "was", float(first.new[best[0]]), "the memory of the first run")
    else:
        for field, at in (("value", other), ("was", first)):
            true = float(np.abs(at.new).mean())
            yield from same(said, field, true, "the mean size", loose=1e-7)
    if said["value"] == said["was"]:
        yield misleading("both print alike")


@checks("Compare caption", "{run}: mean |{state}| = {size}, {share} of {first}")
def check_numbers(said: Said) -> Iterator[Fault]:
    """Mean size and share of the run."""
    yield from _ends(said)
    at = _runs(said)[_index(said["run"])]
    if at.memory.state not in at.means(said["state"]):
        yield false(f"{said['state']} is not the memory of the run")
    true = float(np.abs(at.new).mean())
    yield from same(said, "size", true, "the mean size", loose=1e-7)
    left = _left(at)
    if np.isnan(left) != (said["share"] == "–"):
        yield false("the first token wrote nothing in this run" if np.isnan(left) else "it wrote something")
    elif not np.isnan(left):
        yield from _agrees(said, "share", left)
