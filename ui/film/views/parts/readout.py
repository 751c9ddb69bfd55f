"""The read-out beside the picture: what the network says after this token, moving from what it said before it.

Chances are bars from 0 to 1, linear outputs bars from zero to both sides over a scale that holds for the whole run.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from simulator.network.readout import Kind, Readout
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import round_limit
from ui.film.drawing.words import CLOSEST, LEADING, break_words, line_width
from ui.film.marks import NOW, About, Box, Mark, Moment, Point, Rect, Run, Text
from ui.film.scene.derived.turning import is_last, says
from ui.film.scene.layer_timing import said_share
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.names import shorten
from ui.film.text.number_format import cell_number
from ui.film.views.parts.gaps import largest_gap, vectors_in, wires_in

X, Y, WIDTH, ROWS = 1614.0, 380.0, 280.0, 8  # on the least page
ROW, HEAD, GAP, SCALE, MORE = 34.0, 38.0, 16.0, 30.0, 30.0
APART = 40.0  # between columns
LONGEST, OUT = 20, 12.0  # letters of the token in the title; by how much title and names may be wider than the panel
HELD, WAS = 30.0, 54.0  # below a vector, for the word that it is held, and for what it was in another run
NAME, BAR, NUMBER = 82.0, 96.0, 84.0  # where a row's name ends and its bar begins, and the room of its number
TOP, BOTTOM = 132.0, 940.0  # of the column in which the close-up has room


class Shown(NamedTuple):
    """A group of outputs, how many of them are shown, and the value of a linear one at the end of the scale."""

    outputs: tuple[int, ...]
    kind: Kind
    rows: int
    limit: float

    @property
    def height(self) -> float:
        """The room that it takes."""
        more = MORE if self.rows < len(self.outputs) else 0.0
        return self.rows * ROW + more + GAP + (SCALE if self.kind == "linear" else 0.0)


def room_beside(scene: Scene) -> Rect:
    """The largest gap at the right of the close-up, between the vectors and lines that go on to the next token."""
    x = X + scene.room.offset[0]
    below = HELD + (WAS if scene.ghost is not None and scene.layer_trace.holds else 0.0)
    taken = [*vectors_in(scene, x, x + WIDTH, below), *wires_in(scene, x)]
    top, bottom = largest_gap(taken, scene.fit.y(TOP), scene.fit.y(BOTTOM))
    return Rect(x, top, WIDTH, bottom - top)


def room_at_the_edge(scene: Scene) -> Rect:
    """The strip at the right of a picture that leaves it free."""
    dx, dy = scene.room.offset
    return Rect(X + dx, TOP + dy, WIDTH, BOTTOM - TOP)


class ReadoutPanel:
    """Draws the read-out of a scene's network into a room, if there are both: groups under each other, or in
    `columns`.
    """

    def __init__(self, scene: Scene, room: Rect | None, columns: bool = False) -> None:
        self.scene, self.timeline, self.translate = scene, scene.timeline, scene.language.translate
        self.x, self.y, self.width = (room.x, room.y, room.width) if room is not None else (0.0, 0.0, 0.0)
        self._head = self._room_for_title()
        found = () if scene.trace.readout is None else self._groups(scene.trace.readout)
        self.groups: tuple[tuple[Shown, float, float], ...] = ()
        if room is None:
            return
        if columns:
            self.y = room.y + LETTERS
            self.groups = tuple(self._beside_each_other(found, room))
        else:
            shown = fitting(found, room.height - self._head)
            height = self._head + sum(group.height for group in shown)
            wished = max(Y + scene.room.offset[1], room.y + 22.0)
            self.y = max(min(wished, room.y + room.height - height), room.y + 22.0)
            tops = accumulate((group.height for group in shown), initial=self.y + self._head)
            self.groups = tuple((group, self.x, y) for group, y in zip(shown, tops, strict=False))

    def _room_for_title(self) -> float:
        """The height of the title: that of two lines, where one has no room."""
        name, after = self._title_runs(max(self.scene.trace.tokens, key=len))
        return HEAD + (LEADING if CLOSEST * line_width((name, Run(" "), after)) > self.width + OUT else 0.0)

    def _beside_each_other(self, groups: tuple[Shown, ...], room: Rect) -> Iterator[tuple[Shown, float, float]]:
        """As many groups as there are columns, each with as many rows as the room is high."""
        for k, group in enumerate(groups):
            x = room.x + k * (WIDTH + APART)
            if k and x + WIDTH > room.x + room.width:
                return
            fits = fitting((group,), room.height - self._head + GAP + ROW - LETTERS)
            yield fits[0] if fits else group._replace(rows=1), x, self.y + self._head

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The outputs at a moment."""
        readout, outputs = self.scene.trace.readout, self.scene.trace.outputs
        if readout is None or outputs is None or not self.groups:
            return
        u = said_share(self.timeline, moment)
        going, coming = 1.0 - progress(u, 0.0, 0.5), progress(u, 0.5, 0.5)
        if not says(self.scene, moment.token):
            yield from self._waiting()
            return
        had = moment.token > 0 and says(self.scene, moment.token - 1)
        before = outputs[moment.token - 1].tolist() if had else None
        now = outputs[moment.token].tolist()
        yield from self._title(moment.token, going if had or not moment.token else 0.0, coming)
        for group, x, y in self.groups:
            if group.rows == len(group.outputs):
                for row, k in enumerate(group.outputs):
                    values = (before[k] if before else None, now[k])
                    yield from self._row(readout.names[k], values, u, group, (x, y + row * ROW))
            else:
                yield from self._largest(group, before, going, (x, y))
                yield from self._largest(group, now, coming, (x, y))
            yield from self._below(group, (x, y + group.rows * ROW))

    def _waiting(self) -> Iterator[Text]:
        """That the read-out is to come: when the other direction has come to the token too, or in a later pass."""
        translate = self.translate
        text = translate("Picture", "waits for the other direction")
        if not is_last(self.scene):
            text = translate("Picture", "waits for all tokens")
        lines = (Run(translate("Picture", "READ-OUT"), "bold"), *map(Run, break_words(text, WIDTH)))
        for k, words in enumerate(lines):
            yield Text(self.x, self.y + k * LEADING, (words,), LETTERS, "muted", limit=self.width + OUT)

    def _groups(self, readout: Readout) -> tuple[Shown, ...]:
        outputs = self.scene.trace.outputs
        assert outputs is not None
        return tuple(
            Shown(group, kind, min(len(group), ROWS), round_limit(float(np.abs(outputs[:, list(group)]).max())))
            for group, kind in zip(readout.groups, readout.kinds, strict=True)
        )

    def _title(self, token: int, going: float, coming: float) -> Iterator[Text]:
        for step, opacity in ((token - 1, going), (token, coming)):
            if step >= 0:
                for k, line in enumerate(self._title_of(step)):
                    y = self.y + k * LEADING
                    yield Text(self.x, y, line, LETTERS, "muted", limit=self.width + OUT, opacity=opacity)

    def _title_of(self, step: int) -> tuple[Runs, ...]:
        """That it is the read-out, and after which token: in one line where that has room after every token."""
        name, after = self._title_runs(self.scene.trace.tokens[step])
        return ((name,), (after,)) if self._head > HEAD else ((name, Run(" "), after),)

    def _title_runs(self, token: str) -> tuple[Run, Run]:
        """The two parts of the title; a token is shortened where it would be wider than the panel."""
        word = self.scene.language.quote(shorten(token, LONGEST))
        after = self.translate("Picture", "after {token}").format(token=word)
        return Run(self.translate("Picture", "READ-OUT"), "bold"), Run(after)

    def _largest(self, group: Shown, values: list[float] | None, opacity: float, place: Point) -> Iterator[Mark]:
        """The largest outputs of a group too large to show, after one token."""
        if values is None or opacity <= 0.0:
            return
        assert self.scene.trace.readout is not None
        ranked = sorted(group.outputs, key=lambda k: -abs(values[k]))[: group.rows]
        for row, k in enumerate(ranked):
            name, about, at = self.scene.trace.readout.names[k], self._about(group), (place[0], place[1] + row * ROW)
            yield self._name(name, about, at)._replace(opacity=opacity)
            yield Box(*_field(at), 4, "grid", about=about, opacity=opacity)
            yield Box(*_bar(group, values[k], at), 4, "short", opacity=min(opacity, 0.999))
            yield self._number(group, values[k], at, opacity)

    def _row(
        self, name: str, values: tuple[float | None, float], u: float, group: Shown, place: Point
    ) -> Iterator[Mark]:
        """An output: its bar moves from what it was after the last token to what it is after this one."""
        before, now = values
        value, about = (before or 0.0) + (now - (before or 0.0)) * smooth(u), self._about(group)
        yield self._name(name, about, place)
        yield Box(*_field(place), 4, "grid", about=about)
        moves = 0.999 if 0.0 < u < 1.0 else 1.0  # what is not quite opaque counts as changing
        yield Box(*_bar(group, value, place), 4, "short", opacity=moves)
        for each, opacity in ((before, 1.0 - progress(u, 0.0, 0.5)), (now, progress(u, 0.5, 0.5))):
            if each is not None and opacity > 0.0:
                yield self._number(group, each, place, opacity)

    def _about(self, group: Shown) -> About:
        return About(len(self.scene.trace.layers) - 1, NOW, "", part=f"readout:{group.kind}")

    def _name(self, name: str, about: About, place: Point) -> Text:
        x, y = place
        return Text(
            x + NAME, y + 7, (Run(shorten(name, LONGEST)),), LETTERS, "ink", "end", 500, limit=NAME + OUT, about=about
        )

    def _number(self, group: Shown, value: float, place: Point, opacity: float) -> Text:
        text = cell_number(value, "signed", 6) if group.kind == "linear" else f"{value:.3f}"
        number, field = (Run(self.scene.writing.number(text)),), _field(place)
        return Text(field.x + field.width + 8, place[1] + 7, number, LETTERS, "ink", opacity=opacity, limit=NUMBER)

    def _below(self, group: Shown, place: Point) -> Iterator[Mark]:
        """Below the rows: the scale of linear outputs, and how many more there are."""
        field, y = _field(place), place[1]
        if group.kind == "linear":
            middle = field.x + field.width / 2
            top = y - group.rows * ROW - 11
            yield Box(middle - 0.75, top, 1.5, group.rows * ROW - 10, fill="muted")
            for side in (-1, 0, 1):
                at, end = middle + side * field.width / 2, side * group.limit
                label = (Run(self.scene.writing.number(cell_number(end, "signed", 6))),)
                yield Text(at, y + 5, label, LETTERS, "muted", "middle", about=self._about(group), limit=66)
            y += SCALE
        if group.rows < len(group.outputs):
            more = self.translate("Picture", "and {count} more").format(count=len(group.outputs) - group.rows)
            yield Text(field.x, y + 5, (Run(more),), LETTERS, "muted", limit=WIDTH - BAR)


def _field(place: Point) -> Rect:
    """Where the bar of a row lies."""
    return Rect(place[0] + BAR, place[1] - 9, WIDTH - 170, 18)


def _bar(group: Shown, value: float, place: Point) -> Rect:
    """The bar of a value: from the left, or of a linear one from the middle."""
    field = _field(place)
    if group.kind != "linear":
        return field._replace(width=max(field.width * value, 0.5))
    half, middle = field.width / 2, field.x + field.width / 2
    long = half * min(abs(value) / group.limit, 1.0)
    return field._replace(x=middle - long if value < 0 else middle, width=max(long, 0.5))


def fitting(groups: tuple[Shown, ...], room: float) -> tuple[Shown, ...]:
    """The groups with so few rows that they fit a height; those that do not fit with one row each are left out."""
    for most in range(ROWS, 0, -1):
        shown = tuple(group._replace(rows=min(group.rows, most)) for group in groups)
        if sum(group.height for group in shown) <= room:
            return shown
    while shown and sum(group.height for group in shown) > room:
        shown = shown[:-1]
    return shown
