"""What a chart is: its words, its numbers, and the drawing that a film makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from simulator.analysis.charts.series import Series
from simulator.engine.progress import Progress
from ui.film.charts.parts.cursor import Cursor
from ui.film.drawing.page import LETTERS
from ui.film.marks import Mark, Moment, Paragraph
from ui.film.scene.derived.turned import other_end
from ui.film.scene.layer_timing import LayerTiming
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP


class ChartDrawing(Protocol):
    """The picture of a chart of one scene."""

    @property
    def backdrop(self) -> tuple[Mark, ...]:
        """What stands for the whole run, before any number of it: axes, names, tokens, what the marks mean."""

    @property
    def cursor(self) -> Cursor | None:
        """The moment over its tokens; None where no field is over tokens."""

    @property
    def place(self) -> tuple[str, str]:
        """What of the run it shows, in a few words."""

    def past(self, tokens: int) -> Iterable[Mark]:
        """What the tokens of the run before one, counted from 0, have left, as it stands while that one is read."""

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """What else stands still at a moment, such as numbers of all tokens so far while none is at work."""

    def marks(self, moment: Moment) -> Iterable[Mark]:
        """What a moment adds: the cursor, what its token has done so far, the numbers of the token."""

    def caption(self, token: int) -> str:
        """What a token did, in words."""


Missing = Callable[[Progress], None]
"""Computes what takes long of a picture, and remembers it. Raises Cancelled."""


class OfMoments(ChartDrawing, Protocol):
    """A chart that computes something of each moment anew, which of a long run takes long."""

    def missing(self, moment: Moment, tokens: Iterable[int]) -> Missing | None:
        """What computes all that the picture of a moment, and captions of some tokens, need; None where it is there."""

    def unfinished(self) -> ChartDrawing:
        """The same without what is missing, which says that it is being computed."""


def when_written(scene: Scene) -> int:
    """The beat in which the layer's memory is written."""
    return LayerTiming(scene).writing_beat(scene.layer)


@dataclass(frozen=True)
class Chart:
    """A chart of a run: the `CHART` in a file of this folder, where header, menus, `--view`, `plot` and exports look.

    `key` is its name on the command line; `title` and `about`, what it is called and what is to be seen in it, are
    marked for translation under "View". `numbers` gives what it shows of a scene, with the cursor on a token, as a
    table; `draw` makes the picture. The unit of the scene they are given is one of the memory. `options` are the fields
    of `ChartOptions` that it takes besides tokens and units. A chart that `looks_back` goes from the token at the
    cursor back to the first, and shows none behind it; one `of_moments` draws an `OfMoments`. `before` says how it
    draws the run before a change, and is marked for translation under "Chart"; `told_from` is the beat from which on
    its caption tells of a token.
    """

    key: str
    title: str
    about: str
    numbers: Callable[[Scene, int], Iterable[Series]]
    draw: Callable[[Scene], ChartDrawing]
    options: frozenset[str] = frozenset()
    looks_back: bool = False
    of_moments: bool = False
    before: str = QT_TRANSLATE_NOOP("Chart", "dashed: before the change")
    told_from: Callable[[Scene], int] = when_written


def numbers_by_token(chart: Chart, scene: Scene, at: int) -> tuple[Series, ...]:
    """The numbers of a chart of a scene by token, with the cursor on one: of a layer that reads from the end too."""
    read, last = scene.as_read, scene.trace.steps - 1
    found = tuple(chart.numbers(read.on_memory, other_end(read, at)))
    if not read.reads_from_end:
        return found
    return tuple(_turned(each, last) for each in found)


def _turned(series: Series, last: int) -> Series:
    """A series whose tokens were counted from the end, with the tokens that its name speaks of."""
    name = re.sub(r"(?<=\btoken )\d+\b", lambda found: str(last - int(found[0])), series.name)
    if not series.tokens:
        return replace(series, name=name)
    tokens = tuple(last - token for token in reversed(series.tokens))
    return replace(series, name=name, values=series.values[::-1], tokens=tokens)


class Unfinished:
    """A chart without what it shows of a moment: over its field stands that this is being computed."""

    def __init__(self, chart: ChartDrawing, cursor: Cursor, text: str) -> None:
        self.backdrop, self.place, self.cursor = chart.backdrop, chart.place, cursor
        self._told = text

    def past(self, tokens: int) -> Iterable[Mark]:
        """Nothing is drawn."""
        return ()

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """The words in the middle of the field."""
        x, y, width, height = self.cursor.fields[-1].field
        return (Paragraph(x + width / 8, y, 0.75 * width, height, self._told, LETTERS, "muted"),)

    def marks(self, moment: Moment) -> Iterable[Mark]:
        """The cursor and the words of the tokens."""
        first = self.cursor.fields[-1].first
        return self.cursor.marks(moment) if moment.token >= first else self.cursor.words(moment)

    def caption(self, token: int) -> str:
        """The same for every token."""
        return self._told


class Notice:
    """In place of a chart, the reason why there is none."""

    def __init__(self, scene: Scene, place: tuple[str, str], text: str) -> None:
        x, y, width, height = scene.room.picture
        self.backdrop: tuple[Mark, ...] = (Paragraph(x + width / 4, y, width / 2, height, text, 30, "muted"),)
        self.scene, self.place, self._told = scene, place, text
        self.cursor: Cursor | None = None

    def past(self, tokens: int) -> Iterable[Mark]:
        """Nothing is drawn."""
        return ()

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """Nothing stands there but the words."""
        return ()

    def marks(self, moment: Moment) -> Iterable[Mark]:
        """Nothing changes."""
        return ()

    def caption(self, token: int) -> str:
        """The same for every token."""
        return self._told
