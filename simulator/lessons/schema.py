"""What a lesson file holds, as frozen values; `file` reads and writes them, `resolve` checks and `run` runs them.

Files count layers, units and tokens from 0. Every number is kept exactly. A field that is not listed here is
an error in a file, so that a slip of the pen is never silently ignored.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from simulator.lessons.guide.class_use import Controls
from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.storyline.steps import Storyline
from simulator.lessons.origin import OfLayers, Origin, origin_from_words
from simulator.network.readout import Kind
from simulator.text.embedding import Embedding
from simulator.text.tokens import Sequence, Vector

FORMAT = 1

Level = Literal["", "introductory", "intermediate", "advanced"]
Group = Literal["", "first-steps", "gates", "memory", "learning", "beyond"]
"""What one knows before a lesson, and what a lesson of a course is about; "" where it does not say."""

Given = tuple[float | tuple[float, ...], ...]
"""A weight as written in a file: a vector, or a matrix as a list of rows."""


LARGEST = 1e15
"""No number in a lesson is larger, so that nothing overflows in a step, in float32 either."""


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


class FileError(LessonError):
    """A file that the lesson leans on is missing, or holds something else: which of its `files`, by key.

    `lesson` is what was read of the lesson, whose words can be shown all the same; None where only a part is known.
    """

    def __init__(
        self, problem: str, remedy: str, key: str, where: str = "", lesson: "Lesson | None" = None, field: str = ""
    ) -> None:
        super().__init__(problem, remedy, field or f"files.{key}", where)
        self.key, self.lesson = key, lesson

    def __reduce__(self) -> tuple[Any, ...]:
        return FileError, (self.problem, self.remedy, self.key, self.where, self.lesson, self.field)

    def at(self, where: str) -> "FileError":
        """The same error, naming the file it was found in."""
        return FileError(self.problem, self.remedy, self.key, where, self.lesson, self.field)

    def of(self, lesson: "Lesson") -> "FileError":
        """The same error with the lesson that was read."""
        return FileError(self.problem, self.remedy, self.key, self.where, lesson, self.field)


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


class FileBeside(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A file in the folder of another that has numbers of it: its name as seen from there, and its SHA-256."""

    name: str
    sha256: str


class StoredFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A file that the lesson leans on: its path and the SHA-256 of what it holds, in hexadecimal digits.

    In a lesson's file the path is as seen from there; in a lesson that was read it is absolute. `member` is the part of
    an archive that is meant, and whose SHA-256 it is. `beside` are the files that have a part of its numbers.
    """

    path: str
    sha256: str
    member: str = ""
    beside: tuple[FileBeside, ...] = ()

    @property
    def content(self) -> tuple[str, ...]:
        """The SHA-256 of all that it holds: files of the same have the same numbers."""
        return (self.sha256, *(each.sha256 for each in self.beside))


class StoredLayer(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Weights that stand in a file of the lesson, by its key, in the layout of a framework.

    `tensors` has their names in the file by what they are there (`simulator.weights.layouts.Parts`). They are those of
    the built-in `cell`, written as the layer's own; "" where that is the layer's own already.
    """

    file: str
    kind: Literal["lstm", "gru", "rnn"]
    layout: str
    tensors: Mapping[str, str]
    cell: str = ""


class WeightEdit(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another number in one place of a weight that is drawn or stands in a file; a bias and a peephole have no
    `column`.
    """

    weight: str
    row: int
    value: float
    column: int | None = None

    @property
    def place(self) -> tuple[int, ...]:
        """Where in the weight it stands: (row, column), or (row,)."""
        return (self.row,) if self.column is None else (self.row, self.column)


class LayerSpec(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One layer: its cell by key, its size, and its weights: given, `stored` in a file, or drawn from initialiser and
    seed.

    `origin` says who gave the weights and how; it goes when they go. A text is the author's words. States not listed in
    `initial` start at 0. `edits` are what was changed in weights that are drawn or stand in a file. `outputs` is how
    many numbers the layer hands on, where its cell gives these a width of their own (0: as many as it has units). With
    `reverse` it reads the sequence from its end; right behind a layer that reads forward it stands beside that one:
    both read the same, and hand on their h side by side. One that is `stacked` stands on that one, and reads what it
    hands on.
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
    stored: StoredLayer | None = None
    edits: tuple[WeightEdit, ...] = ()
    outputs: int = 0
    stacked: bool = False

    def __post_init__(self) -> None:
        force_setattr(self, "origin", origin_from_words(self.origin))

    @property
    def width(self) -> int:
        """How many numbers the layer hands on."""
        return self.outputs or self.units

    @property
    def is_drawn(self) -> bool:
        """Whether its weights are drawn from the seed, and nobody gave or changed them."""
        return self.weights is None and self.stored is None and not self.edits


class StoredReadout(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A read-out that stands in a file of the lesson, by its key: the tensors of its matrix and its bias ("": none).

    `transposed`: the matrix is [units of the last layer, outputs].
    """

    file: str
    weight: str
    bias: str = ""
    transposed: bool = False


class ReadoutSpec(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A read-out of the last layer's h: groups of outputs, each with a softmax, a sigmoid or nothing behind it.

    `W` [outputs, width of the last layer's h], `b` [outputs]; neither where they are `stored` in a file. No `names`: y,
    or y1, y2, …. No `groups`: one of all outputs. `kinds` has one for each group; none: softmax.
    """

    W: tuple[Vector, ...] = ()
    b: Vector = ()
    names: tuple[str, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    kinds: tuple[Kind, ...] = ()
    origin: LayerOrigin = None
    stored: StoredReadout | None = None

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


class Border(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where another sequence of the lesson begins: at which token, and with which states.

    One that `goes_on` begins with those that the sequence before it left; else each layer begins with its initial ones.
    """

    token: int
    goes_on: bool = False


def border_at(borders: Iterable[Border], token: int) -> Border | None:
    """The border before a token; None where no sequence begins with it."""
    return next((border for border in borders if border.token == token), None)


def sequence_at(borders: Iterable[Border], token: int) -> int:
    """The number, from 0, of the sequence that a token is in."""
    return sum(border.token <= token for border in borders)


class Variant(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another run to compare with: its title, and what differs from the lesson.

    No `layers`: those of the lesson. No `readout`: that of the lesson, where it is as wide as the layers. No `holds`:
    those of the lesson, or none where the layers are others. No `sequence`: that of the lesson; another has as many
    tokens, so that each has its counterpart, and may leave out others of them (`skipped`), which only the lesson has.
    """

    title: str
    layers: tuple[LayerSpec, ...] = ()
    holds: tuple[HoldSpec, ...] | None = None
    idealised: bool | None = None
    sequence: Sequence | None = None
    skipped: tuple[int, ...] | None = None
    readout: ReadoutSpec | None = None


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
    those in `skipped` are left out, and states pass through. At each of `borders`, in order, another sequence begins.
    `files` are those it leans on, by the key that layers, read-out and embedding name them by.
    `cells` are those that come with the lesson, `variants` are other runs to compare with. `place` orders the built-in
    lessons (0: behind the ordered ones), `group` says which of them stand together. `level` says what one knows before
    it, `minutes` how long it takes (0: as long as its film). The `storyline` leads through it step by step.
    `controls` are hidden or locked for use in class.
    """

    format: int = FORMAT
    title: str
    changed: bool = False
    about: str = ""
    origin: LessonOrigin = None
    place: int = 0
    group: Group = ""
    level: Level = ""
    minutes: int = 0
    sequence: Sequence
    files: Mapping[str, StoredFile] = field(default_factory=dict)
    embedding: Embedding | None = None
    cells: tuple[CellSpec, ...] = ()
    layers: tuple[LayerSpec, ...]
    readout: ReadoutSpec | None = None
    holds: tuple[HoldSpec, ...] = ()
    masked: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    borders: tuple[Border, ...] = ()
    cues: Cues = ()
    idealised: bool = False
    dtype: Literal["float64", "float32"] = "float64"
    variants: tuple[Variant, ...] = ()
    notes: Mapping[int, str] = field(default_factory=dict)
    storyline: Storyline | None = None
    controls: Controls | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "origin", origin_from_words(self.origin))

    @property
    def begins(self) -> tuple[int, ...]:
        """The tokens at which a sequence begins anew."""
        return tuple(border.token for border in self.borders if not border.goes_on)


def with_spec(lesson: Lesson, at: int, spec: LayerSpec) -> Lesson:
    """The lesson with another layer in one place, whether it fits there or not."""
    return replace(lesson, layers=(*lesson.layers[:at], spec, *lesson.layers[at + 1 :]))
