"""What can be set of a training: sizes, initial weights, optimiser, penalties, snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct, field
from msgspec.structs import fields, replace

from simulator.equations.expressions import did_you_mean
from simulator.network.initialisers import INITIALISERS
from simulator.training.optimisers import OPTIMISERS

OptimiserName = Literal["adam", "sgd", "rmsprop"]
Schedule = Literal["cosine", "constant"]
LAST_RATE = 0.05  # of the first, at the end of a cosine


class TrainingError(ValueError):
    """A training that cannot be, or that has failed; the message says why and what to do."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """How a network is trained.

    `rate` falls to a twentieth along a cosine, or is constant. `clip` is the longest gradient (0: any). `decay` pulls
    all weights to 0 (added to the gradient), `penalties` are costs of the size of quantities by their names: of
    `added`, each is the mean over all tokens of the sum over units. `initialiser` draws the weights, for memories of
    `longest` steps where it is chrono (0: as long as the task's sequences); then `forget_bias` is added to the bias of
    the gate that keeps, and `biases` sets those it names. `snapshots` is the most bytes that the weights of steps on
    the way may take.
    """

    cell: str = "lstm"
    units: tuple[int, ...] = (16,)
    seed: int = 0
    steps: int = 1000
    batch: int = 32
    rate: float = 3e-3
    schedule: Schedule = "constant"
    optimiser: OptimiserName = "adam"
    clip: float = 1.0
    decay: float = 0.0
    penalties: Mapping[str, float] = field(default_factory=dict)
    initialiser: str = "keras"
    longest: int = 0
    forget_bias: float = 0.0
    biases: Mapping[str, float] = field(default_factory=dict)
    dtype: Literal["float32", "float64"] = "float32"
    snapshots: int = 4 * 2**20

    def rate_at(self, step: int) -> float:
        """The rate of step number `step`, from 0."""
        if self.schedule == "constant":
            return self.rate
        import math

        done = step / max(1, self.steps)
        return self.rate * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * done)))


_LEAST: Mapping[str, float] = {
    "seed": 0, "steps": 1, "batch": 1, "rate": 0, "clip": 0, "decay": 0, "longest": 0, "snapshots": 0,
}  # fmt: skip


def sizes_among(words: Iterable[str], known: Iterable[str]) -> tuple[dict[str, float], list[str]]:
    """The sizes of a task from words such as T=100, and the other words. Raises TrainingError."""
    sizes, rest = {}, []
    for word in words:
        name, _, value = word.partition("=")
        if name in known:
            sizes[name] = _number(name, value)
        else:
            rest.append(word)
    return sizes, rest


def with_words(settings: Settings, words: Iterable[str], biases: Iterable[str], quantities: Iterable[str]) -> Settings:
    """The settings with those of words like `rate=0.01`, `b_f=4` (a bias of the cell), `cost.added=0.05` (of a
    quantity of the cell). Raises TrainingError.
    """
    given: dict[str, Any] = {}
    own, costs = dict(settings.biases), dict(settings.penalties)
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise TrainingError(f"{word}: write NAME=VALUE, such as rate=0.01.")
        if name in biases:
            own[name] = _number(name, value)
        elif name.startswith("cost."):
            quantity = name.removeprefix("cost.")
            if quantity not in quantities:
                raise TrainingError(f"{name}: the cell has no {quantity}. {did_you_mean(quantity, quantities)}")
            costs[quantity] = _number(name, value)
        else:
            given[name] = _value(name, value, (*biases, *(f"cost.{each}" for each in quantities)))
    return checked(replace(settings, **given, biases=own, penalties=costs))


def checked(settings: Settings) -> Settings:
    """The same settings. Raises TrainingError for those that cannot be."""
    for name, least in _LEAST.items():
        value = getattr(settings, name)
        if not least <= value < float("inf"):
            raise TrainingError(f"{name}={value}: it must be {least} or more.")
    if not settings.units or min(settings.units) < 1 or max(settings.units) > 2048 or len(settings.units) > 8:
        raise TrainingError(f"units={settings.units}: give 1 to 2048 for each of up to 8 layers.")
    if settings.initialiser not in INITIALISERS:
        raise TrainingError(
            f"initialiser={settings.initialiser}: there is none. {did_you_mean(settings.initialiser, INITIALISERS)}"
        )
    for quantity, cost in settings.penalties.items():
        if cost < 0:
            raise TrainingError(f"cost.{quantity}={cost}: a cost is 0 or more.")
    return settings


def _number(name: str, text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        raise TrainingError(f"{name}={text}: that is no number.") from None
    if not abs(found) < float("inf"):
        raise TrainingError(f"{name}={text}: give a finite number.")
    return found


def _value(name: str, text: str, others: tuple[str, ...]) -> Any:
    """The value of a setting from a word. Raises TrainingError."""
    kinds = {each.name: each.type for each in fields(Settings)}
    if name not in kinds or name in ("cell", "seed", "biases", "penalties"):
        known = [each for each in kinds if each not in ("cell", "seed", "biases", "penalties")]
        raise TrainingError(f"{name}: there is no such setting. {did_you_mean(name, [*known, *others])}")
    if name == "units":
        return units_of(text)
    choices = {"optimiser": tuple(OPTIMISERS), "schedule": get_args(Schedule), "dtype": ("float32", "float64")}
    if name in choices and text not in choices[name]:
        raise TrainingError(f"{name}={text}: choose one of {', '.join(choices[name])}.")
    if kinds[name] in (int, float):
        try:
            return msgspec.convert(text, kinds[name], strict=False)
        except msgspec.ValidationError:
            what = "whole number" if kinds[name] is int else "number"
            raise TrainingError(f"{name}={text}: give a {what}.") from None
    return text


def units_of(text: str) -> tuple[int, ...]:
    """Sizes of layers from words such as "16" or "32,16", lowest first. Raises TrainingError."""
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise TrainingError(f"units={text}: give whole numbers, such as 16 or 32,16.") from None
