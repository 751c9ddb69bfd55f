"""The film's moment on a chart: a line that moves along the tokens, with what they have done at its left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.film.charts.known import coming
from ui.film.charts.parts.axes import WORDS, Axes
from ui.film.drawing.easing import progress
from ui.film.drawing.words import BESIDE, SURELY, line_width
from ui.film.lru_method import lru_method
from ui.film.marks import Curve, Mark, Moment, Polygon, Rect, Text
from ui.film.scene.layer_timing import LayerTiming, Reach
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs

COMING = 0.5  # of a token's way, that in which its word comes
BEYOND = 5.0  # by how much the line is longer than a field


class Words:
    """The tokens in a row below a field, on a baseline `y`; that of the moment in full, where others leave no room."""

    def __init__(self, axes: Axes, tokens: Sequence[str], y: float) -> None:
        self._axes, self._tokens, self._y = axes, tokens, y
        self._all = tuple(axes.words(tokens, y))
        told = ((mark.about.step, mark) for mark in self._all if mark.about)
        self._whole = {
            token for token, mark in told
            if mark.runs == axes.written(tokens, token) and line_width(mark.runs) <= mark.limit
        }  # fmt: skip

    @lru_method(maxsize=8)
    def at(self, token: int) -> tuple[Text, ...]:
        """Those that stand there at a token."""
        if token in self._whole or not self._axes.first <= token < self._axes.stop:
            return self._all
        word = self._axes.whole_word(self._tokens, token, self._y)
        left, right = word.x - word.limit / 2 - BESIDE, word.x + word.limit / 2 + BESIDE
        return (
            *(mark for mark in self._all if not left < mark.x + _half(mark) or not mark.x - _half(mark) < right),
            word,
        )


def _half(mark: Text) -> float:
    """About half the width of a word, at most."""
    return min(SURELY * line_width(mark.runs), mark.limit) / 2


class Cursor:
    """The moment on charts that share their tokens. It moves on while the layer keeps and writes, and rests between.

    The words of the tokens stand below the last field, on a baseline `words_y`.
    """

    def __init__(self, scene: Scene, fields: Sequence[Axes], words_y: float) -> None:
        self._scene, self.fields, self._timing = scene, tuple(fields), LayerTiming(scene)
        memory = scene.cell.memory
        self._written = coming(scene, memory.state)
        keeping = [coming(scene, name) for name in ("kept", memory.keep) if name in scene.layer_trace.quantities]
        self._kept = max(keeping, key=lambda each: each.there, default=None)
        self._words = Words(self.fields[-1], scene.trace.tokens, words_y) if self.fields else None

    @property
    def area(self) -> tuple[Rect, ...]:
        """What lies over the tokens: the fields, and the words below the last."""
        if not self.fields:
            return ()
        fields = [axes.field for axes in self.fields]
        return (*fields[:-1], fields[-1]._replace(height=fields[-1].height + WORDS))

    def place(self, moment: Moment) -> float:
        """How many tokens have gone by: not whole while one is at work."""
        return moment.token + self.reach(moment).front

    def reach(self, moment: Moment) -> Reach:
        """How far the layer has come in the moment's step: it keeps and writes while the beats go that compute that."""
        reach = self._timing.reach(self._scene.layer, moment)
        kept = reach.kept if self._kept is None else self._kept.share(self._scene, moment)
        return reach._replace(kept=kept, written=self._written.share(self._scene, moment))

    def written_share(self, moment: Moment) -> float:
        """How much of the token's memory has been written, in [0, 1]."""
        return self.reach(moment).written

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """A line on every field, and at the foot of the last the point that says where."""
        at = self.place(moment)
        for axes in self.fields:
            x = min(max(axes.x(at), axes.field.x), axes.field.x + axes.field.width)
            top, height = axes.field.y, axes.field.height
            if axes.first <= at <= axes.stop:
                yield Curve(((x, top - BEYOND), (x, top + height + BEYOND)), "ink", 2.0)
        if self.fields and axes.first <= at <= axes.stop:
            foot = top + height + BEYOND
            yield Polygon(((x - 8, foot + 9), (x + 8, foot + 9), (x, foot)), "ink")
        yield from self.words(moment)

    def words(self, moment: Moment) -> Iterator[Mark]:
        """The words of the tokens: first those go that leave their place to the token's own, then this comes."""
        if self._words is None:
            return
        come = progress(self.reach(moment).front, 0.0, COMING)
        old, new = self._words.at(moment.token - 1), self._words.at(moment.token)
        for mark in dict.fromkeys((*old, *new)):
            opacity = 1.0 - progress(come, 0.0, 0.5) if mark not in new else progress(come, 0.5, 0.5)
            if mark in old and mark in new:
                yield mark
            elif opacity > 0.0:
                yield mark._replace(opacity=opacity)


def reading(
    x: float, y: float, texts: tuple[Runs | None, Runs], u: float, size: float, role: str, anchor: str = "start",
    limit: float = 0.0,
) -> Iterator[Text]:  # fmt: skip
    """A number that becomes another as `u` goes from 0 to 1: the first goes, then the second comes."""
    for runs, opacity in zip(texts, (1.0 - progress(u, 0.0, 0.5), progress(u, 0.5, 0.5)), strict=True):
        if runs and opacity > 0.0:
            yield Text(x, y, runs, size, role, anchor, 600, limit, opacity)
