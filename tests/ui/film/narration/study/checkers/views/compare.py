"""Captions of runs that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same, same_text
from tests.ui.film.narration.study.said import Moment, Said

LESS, SILENT = "the others less", "nothing written: {runs}"
parts("Compare caption", "; ", LESS, SILENT)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HALF = 0.5
ALIKE = 1e-3  # of numbers and shares: what differs by less reads alike


def _runs(said: Said, step: int | None = None) -> list[Moment]:
    """The runs at this step, or at another."""
    at = said.at.step if step is None else step
    return [Moment(scene, at, said.at.beat, said.at.view) for scene in said.at.scene.compared]


def _factors(at: Moment, step: int) -> np.ndarray:
    """Which share of each memory a step lets stand."""
    if step in at.lesson.skipped and step not in at.lesson.begins:
        return np.ones(at.row(at.memory.state, step).shape)
    if at.memory.keep is None:
        found = np.full(at.row(at.memory.state, step).shape, 1.0 if at.memory.write is not None else 0.0)
    else:
        found = at.row(at.memory.keep, step).copy()
    for name in (at.memory.state, at.kept_name):
        if name is not None:
            found[at.held(name, step)] = 0.0
    if step in at.lesson.begins:
        found[:] = 0.0
    return found


def _left(at: Moment) -> float:
    """How much of what the first token wrote is left, over all units; not a number where it wrote nothing."""
    keeps = _factors(at, 0) * at.row(f"{at.memory.state}_prev", 0)
    first = np.abs(at.row(at.memory.state, 0) - keeps)
    if at.memory.write is not None and not at.held(at.memory.state, 0).any() and not at.held(at.kept_name, 0).any():
        first = np.abs(at.row(at.memory.write, 0))
    if not first.any() or 0 in at.lesson.skipped:
        return float("nan")
    still = first / first.max()
    whole = still.sum()
    for step in range(1, at.step + 1):
        still = still * np.abs(_factors(at, step))
    return float(still.sum() / whole)


def _ends(said: Said) -> Iterator[Fault]:
    if said.has("token") and not said.at.fits_token(said["token"], said.at.step):
        yield false(f"{said['token']} is not the token")
    if said.has("first") and not said.at.fits_token(said["first"], 0):
        yield false(f"{said['first']} is not the first token")
    if said.has("token") and said.has("first") and said.at.step and said["token"] == said["first"]:
        yield misleading("both tokens read the same: which is which?")


def _index(text: str) -> int:
    return LETTERS.index(text.strip()[0])


def _named(text: str) -> list[int]:
    pieces = re.split(", | and | und ", text)
    if not all(re.fullmatch("[A-Z]", piece) for piece in pieces):
        raise ValueError(f"{text} are no letters of runs")
    return [_index(piece) for piece in pieces]


def _agrees(said: Said, text: str, run: int) -> Iterator[Fault]:
    """The share that a run has left; in single precision what was written is known within what its sum loses."""
    at = _runs(said, 0)[run]
    loose = 1e-7
    if at.layer_trace.rows.dtype == np.float32:
        written = np.abs(at.added).sum()
        loose += 1e-6 * float(np.abs(at.old).sum() / written) if written else 0.0
    yield from same_text(said, text, _left(_runs(said)[run]), "the share that is left", loose=loose)


@checks("Compare caption", "All runs start with {first}.")
def check_first(said: Said) -> Iterator[Fault]:
    """It is."""
    yield from _ends(said)
    if said.at.step:
        yield false("it is not the first token")


@checks("Compare caption", "In no run did {first} write anything here.")
def check_none_wrote(said: Said) -> Iterator[Fault]:
    """The first token wrote nothing in any run."""
    yield from _ends(said)
    if not all(np.isnan(_left(at)) for at in _runs(said)):
        yield false("it wrote something in a run")


@checks(
    "Compare caption",
    "After {token}, no memory still holds anything of what {first} wrote.",
    "After {token}, no memory still holds anything of what {first} wrote ({others}).",
)
def check_nothing_left(said: Said) -> Iterator[Fault]:
    """The first token wrote something in every run but those that are named, and nothing of it is left in any."""
    yield from _ends(said)
    left = [_left(at) for at in _runs(said)]
    yield from _others(said, left, [k for k, each in enumerate(left) if not np.isnan(each)])
    if all(np.isnan(left)):
        yield false("in no run has the first token written anything")
    if any(each > 1e-280 for each in left):
        yield false("something is left")


def _others(said: Said, left: list[float], told: list[int]) -> Iterator[Fault]:
    """What stands in brackets: the shares of the others, or that they are less, and the runs that wrote nothing."""
    text = said["others"] if said.has("others") else ""
    silent = {k for k, each in enumerate(left) if np.isnan(each)}
    named: set[int] = set()
    for use in said.told.parts(text, SILENT):
        named = set(_named(use.fields["runs"]))
        text = text.replace(use.text, "", 1)
    if named != silent:
        yield false(f"nothing was written in the runs {sorted(silent)}, named are {sorted(named)}")
    rest = [k for k in range(len(left)) if k not in told and k not in silent]
    less = said.told.parts(text, LESS)
    for use in less:
        text = text.replace(use.text, "", 1)
        if not rest or any(left[k] >= min(left[each] for each in told) for k in rest):
            yield false("the others hold as much, or there are none")
    found = dict(re.findall(r"([A-Z])\u00a0([^,]+(?:,\d[^,]*)?)", text))
    if set(found) != {LETTERS[k] for k in (() if less else rest)}:
        yield false("the others are not told, or others")
    for letter, share in found.items():
        yield from _agrees(said, share, _index(letter))


@checks(
    "Compare caption",
    "After {token}, {run} holds {share} of what {first} wrote.",
    "After {token}, {run} holds {share} of what {first} wrote ({others}).",
    "After {token}, {run} holds the most of what {first} wrote: {share} ({others}).",
    "After {token}, {runs} each hold {share} of what {first} wrote.",
    "After {token}, {runs} each hold {share} of what {first} wrote ({others}).",
    "After {token}, {run} holds most of what {first} wrote: {share} ({others}).",
    "After {token}, {runs} hold most of what {first} wrote: {share}.",
)
def check_holds(said: Said) -> Iterator[Fault]:
    """The shares; the named runs hold the largest, and in English “most” is more than half."""
    yield from _ends(said)
    left = [_left(at) for at in _runs(said)]
    told = _named(said["runs"]) if said.has("runs") else [_index(said["run"])]
    for k in told:
        yield from _agrees(said, said["share"], k)
    top = float(np.nanmax(left))
    if "hold most" in said.use.source.replace("holds", "hold") and top <= HALF:
        yield false(f"most is more than half, it is {top!r}")
    if "most" in said.use.source and any(left[k] < top * (1 - 1e-9) for k in told):
        yield false("another run holds more")
    yield from _others(said, left, told)


def _kinds_differ(runs: list[Moment]) -> bool:
    first = runs[0]
    return any(at.new.shape != first.new.shape or at.memory.state != first.memory.state for at in runs)


@checks("Compare caption", "All memories are the same here.", "All memories are 0 here.")
def check_same(said: Said) -> Iterator[Fault]:
    """To the bit, of the same kind and units; or 0."""
    runs = _runs(said)
    zero = not any(at.new.any() for at in runs)
    if " 0 " in said.use.source:
        if not zero:
            yield false("a memory is not 0")
        return
    if _kinds_differ(runs):
        yield false("the memories are of different kinds or widths")
    elif any((at.new != runs[0].new).any() for at in runs):
        yield false("they differ")
    elif zero:
        yield misleading("they are all 0")


def _mean(at: Moment) -> float:
    return float(np.abs(at.new).mean())


@checks("Compare caption", "All memories have the same mean size here: {value}.")
def check_same_size(said: Said) -> Iterator[Fault]:
    """The mean sizes are all this, of memories that do not correspond."""
    runs = _runs(said)
    for at in runs:
        yield from same(said, "value", _mean(at), "a mean size", loose=1e-7)
    if not _kinds_differ(runs):
        yield misleading("the memories correspond unit by unit, and may differ")


def _distances(runs: list[Moment]) -> np.ndarray:
    """How far each run is from the first: of memories that correspond the mean difference, else that of mean sizes."""
    if not _kinds_differ(runs):
        return np.array([np.abs(at.new - runs[0].new).mean() for at in runs])
    means = np.array([_mean(at) for at in runs])
    return np.abs(means - means[0])


@checks(
    "Compare caption",
    "Furthest from {a} is {run}, most in {unit}: {value}, where {a} has {was}.",
    "Furthest from {a} is {run}: {value}, where {a} has {was}.",
    "Furthest from {a} is {run}: mean size {value}, that of {a} {was}.",
)
def check_furthest(said: Said) -> Iterator[Fault]:
    """The run is furthest; its numbers and those of the first."""
    runs = _runs(said)
    apart, k = _distances(runs), _index(said["run"])
    if apart[k] < apart.max() * (1 - 1e-7):
        yield false("another run is further")
    elif (apart >= apart.max() * (1 - 1e-12)).sum() > 1:
        yield misleading("several runs are as far, one is told")
    if _kinds_differ(runs) != ("mean size" in said.use.source):
        yield false("mean sizes are told of memories that correspond, or values of others")
        return
    first, other = runs[0], runs[k]
    if said.has("unit"):
        yield from _most_in(said, first, other)
    elif "mean size" in said.use.source:
        for field, at in (("value", other), ("was", first)):
            yield from same(said, field, _mean(at), "the mean size", loose=1e-7)
    else:
        if len(first.new) != 1:
            yield false("one of several units is told, without its name")
        yield from same(said, "value", float(other.new[0]), "the memory of the run")
        yield from same(said, "was", float(first.new[0]), "the memory of the first run")
    if said["value"] == said["was"]:
        yield misleading("both print alike")


def _most_in(said: Said, first: Moment, other: Moment) -> Iterator[Fault]:
    """No unit is further, and the values there."""
    away = np.abs(other.new - first.new)
    best = [unit for unit in said.unit("unit") if unit < len(away) and away[unit] >= away.max() * (1 - 1e-9)]
    if not best:
        yield false(f"unit {int(away.argmax())} is further")
        return
    if (away >= away.max() * (1 - 1e-12)).sum() > 1:
        yield misleading("several units are as far, one is told")
    fits = [unit for unit in best if said.number(said["value"]).equals(float(other.new[unit]))]
    unit = (fits or best)[0]
    yield from same(said, "value", float(other.new[unit]), "the memory of the run")
    yield from same(said, "was", float(first.new[unit]), "the memory of the first run")


@checks(
    "Compare caption",
    "Furthest from {a}: {runs}, by {value} in mean size.",
    "Furthest from {a}: {runs}, by {value} on average over the units.",
)
def check_all_furthest(said: Said) -> Iterator[Fault]:
    """These runs are all so far, and the others less."""
    runs, told = _runs(said), _named(said["runs"])
    apart = _distances(runs)
    for k in told:
        yield from same(said, "value", float(apart[k]), f"the distance of {LETTERS[k]}", loose=1e-7)
    if max(apart) > max(apart[k] for k in told) * (1 + 1e-7):
        yield false("another run is further")
    rest = [float(each) for k, each in enumerate(apart) if k and k not in told]
    if any(said.number(said["value"]).equals(each) for each in rest):
        yield false("another run is as far")
    if _kinds_differ(runs) != ("mean size" in said.use.source):
        yield false("mean sizes are told of memories that correspond, or units of others")


@checks("Compare caption", "Nothing new after {token}: the runs stand to each other as after {before}.")
def check_nothing_new(said: Said) -> Iterator[Fault]:
    """What is left of the first token, and how far the memories are from the first, is what it was."""
    yield from _ends(said)
    if not said.at.fits_token(said["before"], said.at.step - 1):
        yield false(f"{said['before']} is not the token before")
    then, now = _runs(said, said.at.step - 1), _runs(said)
    for k, (one, other) in enumerate(zip(then, now, strict=True)):
        left = _left(one), _left(other)
        if np.isnan(left).any() != np.isnan(left).all() or abs(left[0] - left[1]) > ALIKE:
            yield false(f"{LETTERS[k]} held {left[0]!r} of the first token, and holds {left[1]!r}")
    apart = _distances(then), _distances(now)
    if (np.abs(apart[1] - apart[0]) > ALIKE * np.maximum(1.0, apart[0].max())).any():
        yield false(f"they were {apart[0].tolist()} apart, and are {apart[1].tolist()}")


@checks(
    "Compare caption",
    "{run}: mean |{state}| = {size}, {share} of {first}",
    "{run}: mean |{state}| = {size}, {first} wrote nothing",
    "{run}: mean |{state}| = {size}, {share} left",
)
def check_numbers(said: Said) -> Iterator[Fault]:
    """Mean size and share of the run."""
    yield from _ends(said)
    at = _runs(said)[_index(said["run"])]
    if at.memory.state not in at.means(said["state"]):
        yield false(f"{said['state']} is not the memory of the run")
    yield from same(said, "size", _mean(at), "the mean size", loose=1e-7)
    left = _left(at)
    nothing = "wrote nothing" in said.use.source or said["share"] == "–"
    if np.isnan(left) != nothing:
        yield false("the first token wrote nothing in this run" if np.isnan(left) else "it wrote something")
    elif not nothing:
        yield from _agrees(said, said["share"], _index(said["run"]))
