"""Planned pauses: conditions on a run at which the player stops by itself, one kind a file, found by looking here.

A lesson holds cues as frozen values; `places` looks up in a trace where they are met.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from simulator.lessons.guide.cues.cue import Cue, Match
from simulator.lessons.guide.cues.fields import Problem, Scope, TokenField
from simulator.network.layer import NetworkError
from simulator.network.trace import Trace


class CuePlace(NamedTuple):
    """Where cue number `cue` is met: at a step of a layer, once `quantity` is computed (None: at the step's start)."""

    step: int
    layer: int
    quantity: str | None
    cue: int

    @property
    def match(self) -> Match:
        """The place as its cue knows it."""
        return Match(self.step, self.quantity)


_FOUND: WeakKeyDictionary[Trace, tuple[tuple[Cue, ...], tuple[CuePlace, ...]]] = WeakKeyDictionary()


@cache
def kinds() -> Mapping[str, type[Cue]]:
    """All kinds of cues by what stands for them in a file, in the order in which they are offered."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found: list[type[Cue]] = [module.CUE for module in modules if hasattr(module, "CUE")]
    return {str(kind.__struct_config__.tag): kind for kind in sorted(found, key=lambda kind: kind.place)}


def find_misfit(cue: Cue, scope: Scope) -> tuple[str, Problem] | None:
    """The first field of a cue that fits no token, layer or gate there is, with what is wrong; None where all fit."""
    layer = cue.watched_layer
    found = ((name, field.find_problem(getattr(cue, name), layer, scope)) for name, field in cue.form.items())
    return next(((name, problem) for name, problem in found if problem is not None), None)


def keep_fitting(cues: Iterable[Cue], scope: Scope) -> tuple[Cue, ...]:
    """The cues that name tokens, layers and gates there are."""
    return tuple(cue for cue in cues if find_misfit(cue, scope) is None)


def move_cues(cues: Iterable[Cue], places: Mapping[int, int]) -> tuple[Cue, ...]:
    """The cues where tokens have moved to other `places`; what names a token that is not among them is left out."""
    found = []
    for cue in cues:
        named = {name: getattr(cue, name) for name, field in cue.form.items() if isinstance(field, TokenField)}
        if named and all(token in places for token in named.values()):
            found.append(replace(cue, **{name: places[token] for name, token in named.items()}))
        elif not named:
            found.append(cue)
    return tuple(found)


def places(trace: Trace, cues: Iterable[Cue]) -> tuple[CuePlace, ...]:
    """Where in the run the cues are met, in its order; found once for a run. NetworkError names one that fits no token,
    layer or gate.
    """
    asked = tuple(cues)
    known = _FOUND.get(trace)
    if known is None or known[0] != asked:
        known = _FOUND[trace] = asked, _find_places(trace, asked)
    return known[1]


def _find_places(trace: Trace, cues: tuple[Cue, ...]) -> tuple[CuePlace, ...]:
    scope = Scope(trace.steps, tuple(layer_trace.layer.cell for layer_trace in trace.layers))
    found = []
    for number, cue in enumerate(cues):
        if (wrong := find_misfit(cue, scope)) is not None:
            raise NetworkError(f"cue {number}: {wrong[1].problem} {wrong[1].remedy}")
        layer = cue.watched_layer or 0
        found += [CuePlace(match.step, layer, match.quantity, number) for match in cue.find_places(trace)]
    return tuple(sorted(found, key=attrgetter("step", "cue")))
