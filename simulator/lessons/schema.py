"""What a lesson file holds, as frozen values; `file` reads and writes them, `resolve` checks and `run` runs them.

Files count layers, units and tokens from 0. Every number is kept exactly. A field that is not listed here is
an error in a file, so that a slip of the pen is never silently ignored.
"""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.origin import OfLayers, Origin, origin_from_words
from simulator.network.readout import Kind
from simulator.text.embedding import Embedding
from simulator.text.tokens import Sequence, Vector

FORMAT = 1

Level = Literal["", "introductory", "intermediate", "advanced"]
"""What one knows before a lesson; "" where it does not say."""

Given = tuple[float | tuple[float, ...], ...]
"""A weight as written in a file: a vector, or a matrix as a list of rows."""


class LessonError(ValueError):
    """What is wrong with a lesson: in which file (`where`) and `field`, the `problem`, and the `remedy`."""

    def __init__(self, problem: str, remedy: str, field: str = "", where: str = "") -> None:
        super().__init__(problem, remedy, field, where)
        self.problem, self.remedy, self.field, self.where = problem, remedy, field, where

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.where, self.field) if part)
        return f"{place}: {self.problem} {self.remedy}" if place else f"{self.problem} {self.remedy}"

    def at(self, where: str) -> "LessonError":
        """The same error, naming the file it was found in."""
        return LessonError(self.problem, self.remedy, self.field, where)


class MemorySpec(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What in a cell is memory: see `simulator.cells.cell.Memory`."""

    state: str
    keep: str | None = None
    write: str | None = None


class CellSpec(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A cell of the lesson's own, which layers name by its key as they name a built-in one.

    `states` has the output first. `equations` is the text, a line each. Without `memory` it is read off them. `about`
    says where the cell comes from.
    """

    key: str
    name: str
    states: tuple[str, ...]
    equations: tuple[str, ...]
    memory: MemorySpec | None = None
    about: str = ""


if TYPE_CHECKING:
    LayerOrigin = Origin | None
    LessonOrigin = Origin | OfLayers | None
else:  # in files, the author's words stand for themselves
    LayerOrigin = Origin | str | None
    LessonOrigin = Origin | OfLayers | str | None


class LayerSpec(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One layer: its cell by key, its size, and its weights, given or else drawn with initialiser and seed.

    `origin` says who gave the weights and how; it goes when they go. A text is the author's words. States not listed in
    `initial` start at 0. With `reverse` it reads the sequence from its end; right behind a layer that reads forward it
    stands beside that one: both read the same, and hand on their h side by side.
    """

    cell: str
    units: int
    unit_names: tuple[str, ...] = ()
    origin: LayerOrigin = None
    weights: Mapping[str, Given] | None = None
    initialiser: str = "pytorch"
    seed: int = 0
    reverse: bool = False
    initial: Mapping[str, Vector] = field(default_factory=dict)

    def __post_init__(self) -> None:
        force_setattr(self, "origin", origin_from_words(self.origin))


class ReadoutSpec(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A read-out of the last layer's h: groups of outputs, each with a softmax, a sigmoid or nothing behind it.

    `W` [outputs, units of the last layer], `b` [outputs]. No `names`: y, or y1, y2, …. No `groups`: one of all outputs.
    `kinds` has one for each group; none: softmax.
    """

    W: tuple[Vector, ...]
    b: Vector
    names: tuple[str, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    kinds: tuple[Kind, ...] = ()
    origin: LayerOrigin = None

    def __post_init__(self) -> None:
        force_setattr(self, "origin", origin_from_words(self.origin))


class _OfLayer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A quantity of a layer."""

    layer: int
    quantity: str


class HoldSpec(_OfLayer, frozen=True, kw_only=True):
    """A quantity set by hand, for `units` (empty: all), at steps `start` to `stop` (left out; none: to the end).

    `values`: one number a unit, or a single one for all of them.
    """

    units: tuple[int, ...] = ()
    values: Vector
    start: int = 0
    stop: int | None = None


class Variant(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another run of the lesson's sequence to compare with: its title, and what differs from the lesson.

    No `layers`: those of the lesson. No `holds`: those of the lesson, or none where the layers are others.
    """

    title: str
    layers: tuple[LayerSpec, ...] = ()
    holds: tuple[HoldSpec, ...] | None = None
    idealised: bool | None = None


if TYPE_CHECKING:
    Cues = tuple[Cue, ...]
else:
    Cues = tuple[reduce(or_, kinds().values()), ...]
"""Planned pauses of any kind that there is."""


class Lesson(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One lesson: a sequence, a network with its weights, what is held by hand, and the words about it.

    `origin` says where the weights come from and is shown on screen; a text is the author's words. `changed` says that
    the run is another than the one that its author told about, which is shown behind the title. `notes` are a speaker's
    notes by token, `cues` the conditions at which the player stops by itself. Tokens in `masked` enter as zeros;
    those in `skipped` are left out, and states pass through.
    `cells` are those that come with the lesson, `variants` are other runs to compare with. `place` orders the built-in
    lessons (0: behind the ordered ones). `level` says what one knows before it, `minutes` how long it takes (0: as long
    as its film).
    """

    format: int = FORMAT
    title: str
    changed: bool = False
    about: str = ""
    origin: LessonOrigin = None
    place: int = 0
    level: Level = ""
    minutes: int = 0
    sequence: Sequence
    embedding: Embedding | None = None
    cells: tuple[CellSpec, ...] = ()
    layers: tuple[LayerSpec, ...]
    readout: ReadoutSpec | None = None
    holds: tuple[HoldSpec, ...] = ()
    masked: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    cues: Cues = ()
    idealised: bool = False
    dtype: Literal["float64", "float32"] = "float64"
    variants: tuple[Variant, ...] = ()
    notes: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        force_setattr(self, "origin", origin_from_words(self.origin))


WORDS = frozenset(
    {"format", "title", "changed", "about", "origin", "place", "level", "minutes", "cues", "notes", "variants"}
)
"""Fields of a lesson that no number of its run depends on."""


def runs_alike(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons give the same run: they differ in words and cues at most."""
    fields = (field for field in Lesson.__struct_fields__ if field not in WORDS)
    return one is other or all(getattr(one, field) == getattr(other, field) for field in fields)


def with_spec(lesson: Lesson, at: int, spec: LayerSpec) -> Lesson:
    """The lesson with another layer in one place, whether it fits there or not."""
    return replace(lesson, layers=(*lesson.layers[:at], spec, *lesson.layers[at + 1 :]))
