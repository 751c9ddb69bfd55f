"""Where weights come from, as values: a kind for each way to get them, and what was done to them afterwards.

What is decided from an origin is decided from its kind and fields; `simulator.lessons.origin_words` makes words of it.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace


class ChangedByHand(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="by-hand"):
    """Single numbers were changed by hand."""

    words: ClassVar[str] = "then changed by hand"


class WrittenAs(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="written-as"):
    """They were converted to the form of the cell with this key, which computes the same."""

    cell: str

    words: ClassVar[str] = "then written as {cell}"


class TakenOver(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="taken-over"):
    """Those that the cell with this key calls the same were taken over, and the others drawn."""

    cell: str

    words: ClassVar[str] = "then taken over by {cell}, as far as they are called the same"


LaterChange = ChangedByHand | WrittenAs | TakenOver


class _From(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", kw_only=True):
    """What all origins have in common: `changes` are what was done to the weights later, the last one last."""

    changes: tuple[LaterChange, ...] = ()


class ByHand(_From, frozen=True, tag="by-hand"):
    """Somebody set every number, and goes on doing so."""

    words: ClassVar[str] = "set by hand, not trained"


class Drawn(_From, frozen=True, tag="drawn"):
    """They were drawn by an initialiser from a seed."""

    initialiser: str
    seed: int

    words: ClassVar[str] = "weights drawn at random ({initialiser}, seed {seed}), not trained"


class Given(_From, frozen=True, tag="given"):
    """They stand in the lesson, which does not say more."""

    words: ClassVar[str] = "weights given in the lesson"


class FromFile(_From, frozen=True, tag="file"):
    """They were read from a file of this name, whose content has this SHA-256, in hexadecimal digits."""

    name: str
    sha256: str

    words: ClassVar[str] = "weights from the file {name}"


class Trained(_From, frozen=True, tag="trained"):
    """They were trained: `by` says on what and how."""

    by: str

    words: ClassVar[str] = "trained: {by}"


class AuthorsWords(_From, frozen=True, tag="told"):
    """The author's own words. A text in the place of an origin is this."""

    text: str

    words: ClassVar[str] = "{text}"


class OfLayers(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="layers"):
    """Of a whole lesson: what its layers and its read-out say."""


Origin = ByHand | Drawn | Given | FromFile | Trained | AuthorsWords
KINDS: tuple[type[Origin], ...] = (ByHand, Drawn, Given, FromFile, Trained)
LATER: tuple[type[LaterChange], ...] = (ChangedByHand, WrittenAs, TakenOver)


def origin_from_words(origin: Origin | OfLayers | str | None) -> Origin | OfLayers | None:
    """An origin as a value, where it may be the author's words; none where these are empty."""
    if isinstance(origin, str):
        return AuthorsWords(text=origin) if origin else None
    return origin


def with_change_by_hand(origin: Origin) -> Origin:
    """The origin of weights of which single numbers were changed by hand."""
    if isinstance(origin, ByHand) or is_last_changed_by_hand(origin):
        return origin
    return replace(origin, changes=(*origin.changes, ChangedByHand()))


def is_last_changed_by_hand(origin: Origin) -> bool:
    """Whether the last thing that was done to the weights is a change by hand."""
    return origin.changes[-1:] == (ChangedByHand(),)
