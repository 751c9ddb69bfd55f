"""What all kinds of cues have in common: a kind is a file of its own in this folder, with one class that is a `CUE`.

A kind says what stands in a file (its fields, as of any Struct), how each of them is asked for, where a run meets it,
and what is said there. All that is shown is English text here, and translated where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from simulator.lessons.guide.cues.fields import Field, LayerField
from simulator.network.trace import Trace


class Match(NamedTuple):
    """A step at which a cue is met, once `quantity` of its layer is computed; None: at the step's start."""

    step: int
    quantity: str | None


@dataclass(frozen=True)
class Letters:
    """Quantities, told by their letters."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Units:
    """Units, told by their names; of many how many they are, out of `total`, or else of those of the layer."""

    units: tuple[int, ...]
    total: int = 0


@dataclass(frozen=True)
class Share:
    """A share from 0 to 1, told as a percentage."""

    value: float


@dataclass(frozen=True)
class Token:
    """A token of the run, told as it is written; of several of one word, with its place."""

    step: int


@dataclass(frozen=True)
class Below:
    """Numbers below a bound, told as their range, with as many digits as show that they are below it."""

    values: tuple[float, ...]
    bound: float


ReasonValue = Letters | Units | Share | Token | Below | float


class Reason(NamedTuple):
    """Why a player stops: one of the kind's `reasons`, and what its fields stand for."""

    template: str
    values: Mapping[str, ReasonValue]


class Cue(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """A condition on a run at which the player stops by itself.

    `title` is what the kind is called, `place` its place among the others; `form` says for each field, in the order of
    asking, what it may be; `reasons` are the templates of what is said where a cue of the kind is met.
    """

    title: ClassVar[str]
    place: ClassVar[int]
    form: ClassVar[Mapping[str, Field]]
    reasons: ClassVar[tuple[str, ...]]

    @classmethod
    def new(cls) -> Self:
        """A cue to begin with."""
        given: dict[str, Any] = {
            field.name: cls.form[field.name].start for field in fields(cls) if field.default is NODEFAULT
        }
        return cls(**given)

    @property
    def watched_layer(self) -> int | None:
        """The layer whose numbers meet the cue; None where it is no layer's."""
        return next((getattr(self, name) for name, field in self.form.items() if isinstance(field, LayerField)), None)

    def on_layers(self, moved: Mapping[int, int]) -> Self:
        """The cue where layers have moved to other places."""
        named = [name for name, field in self.form.items() if isinstance(field, LayerField)]
        return replace(self, **{name: moved[getattr(self, name)] for name in named})

    def find_places(self, trace: Trace) -> Iterable[Match]:
        """Where in a run whose tokens, layers and gates the cue fits it is met."""
        raise NotImplementedError

    def reason(self, trace: Trace, match: Match) -> Reason:
        """What is said at a place where it is met."""
        raise NotImplementedError

    def describe(self) -> str:
        """The condition in English, after "stops: "; layers and tokens count from 0."""
        raise NotImplementedError
