"""What is typed for the verbs whose work stands in files of its own; None is what was left out.

Layers, units, tokens and beats count from 0; `A:B` leaves out B.
"""

from __future__ import annotations

from argparse import ArgumentParser, _ActionsContainer
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Literal, NamedTuple

DIALECT_HELP = "of a .csv: decimal=comma, with semicolons between the columns, or decimal=point"
QUANTITY_HELP = "text: shaded by this quantity of the unit, such as h or f (the memory)"
CHANCES_HELP = "text: shaded by the chance that the read-out gave to each token"
PICTURES, TABLE = (".png", ".svg", ".pdf"), ".csv"  # the endings of a chart


def add_lesson_options(parser: ArgumentParser) -> None:
    """The lesson, or the model in its place."""
    about = "the key of a built-in lesson, or a lesson file"
    parser.add_argument("lesson", metavar="LESSON", nargs="?", default="", help=about)
    group = parser.add_argument_group("a trained model in place of a lesson")
    group.add_argument("--weights", metavar="FILE", help="the file of the model; with a lesson, where its file is now")
    group.add_argument("--text", help="what it reads, with --vocab")
    group.add_argument("--vocab", metavar="FILE", help="its vocabulary: JSON, or a token in each line")
    group.add_argument("--inputs", metavar="FILE", help="rows of numbers that it reads: .npy, .csv")
    group.add_argument("--stack", metavar="NAME", help="which stack of its layers, where it has several")
    add_mapping_option(group)


def add_mapping_option(parser: _ActionsContainer) -> None:
    """The file of a mapping."""
    about = "which tensors of the model make which layers, where its file leaves that open: docs/models.md"
    parser.add_argument("--map", dest="by_hand", metavar="MAP.json", help=about)


@dataclass(frozen=True)
class ModelRequest:
    """A lesson, or the file of a model and what it reads (`ui.cli.lesson_choice`).

    `lesson` is the key of a built-in one, or a file; "" where a model is given: the file of its `weights`, the `text`
    or the file with rows of numbers, `inputs`, that it reads, the file of its vocabulary, the name of a stack of its
    layers, and a file that says which of its tensors make which layers.
    """

    lesson: str
    _: KW_ONLY
    weights: str | None = None
    text: str | None = None
    inputs: str | None = None
    vocab: str | None = None
    stack: str | None = None
    by_hand: str | None = None


@dataclass(frozen=True)
class ExportRequest(ModelRequest):
    """A film, a picture or pages of a lesson, and the file to write."""

    target: str
    size: str | None = None
    fps: float | None = None
    theme: str | None = None
    view: str = "cell"
    others: Sequence[str] = ()
    notation: str = "pytorch"
    captions: str = "sentence"
    language: str = "en"
    signs: bool = False
    returned: str | None = None
    card: bool = False
    whole_run: bool = False
    arrangement: str | None = None
    tokens: str | None = None
    layer: int = 0
    unit: int = 0
    at: str | None = None
    cue_pause: float | None = None
    sets: Sequence[str] = ()
    quantity: str | None = None
    chances: bool = False
    along: str | None = None

    @property
    def film_options(self) -> tuple[object, ...]:
        """What of the request says which film it is: two requests that have it in common show the same one."""
        written = ("target", "size", "fps", "arrangement", "tokens", "at", "cue_pause", "sets")
        return tuple(
            tuple(value) if name == "others" else value for name, value in vars(self).items() if name not in written
        )


class PlotRequest(NamedTuple):
    """A chart of a run, and the file to write."""

    lesson: str
    target: str
    kind: str
    layer: int = 0
    unit: str | None = None
    units: str | None = None
    at: str | None = None
    tokens: str | None = None
    over: str | None = None
    along: str | None = None
    theme: str = "light"
    size: str | None = None
    language: str = "en"
    whole_run: bool = False
    sets: Sequence[str] = ()
    quantity: str | None = None
    chances: bool = False

    @property
    def is_table(self) -> bool:
        """Whether numbers are to be written, and no picture."""
        return Path(self.target).suffix.lower() == TABLE


@dataclass(frozen=True)
class UnitsRequest(ModelRequest):
    """Which lesson or model, which property, and what of the layer is to follow it; a file for all of it."""

    follow: str
    target: str | None = None
    layer: int = 0
    quantity: str | None = None
    tokens: str | None = None
    positive: str = ""
    negative: str = ""
    best: int = 20
    sets: Sequence[str] = ()


@dataclass(frozen=True)
class SearchRequest(ModelRequest):
    """Which lesson or model, which text and which span of it, which units, and what counts as the same.

    `text` is what a model reads as the sequence of its lesson: the beginning of the file.
    """

    file: str
    span: str
    units: str | None = None
    layer: int = 0
    quantity: str | None = None
    by: Literal["on", "curve"] = "on"
    threshold: float = 0.3
    best: int = 20
    target: str | None = None
    sets: Sequence[str] = ()
