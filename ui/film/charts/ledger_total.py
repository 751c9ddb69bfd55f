"""What the parts of a memory add up to, in words over their column: a sum, or an average with its weights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from simulator.analysis.budget import budget
from simulator.analysis.charts.ledger import Shares
from ui.film.charts.parts.axes import ROW, Layout
from ui.film.charts.parts.cursor import reading
from ui.film.charts.parts.labels import equals, letter, signed_number
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import break_words, line_width
from ui.film.marks import Mark, Rect, Run
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs
from ui.film.text.number_format import cell_number, decimal


class LedgerTotal:
    """The total of a scene's shares, over the column `field` of a page.

    `averaged` is the unit whose memory may be an average, with a row for each token; None where there is none.
    `before`: what stood there before the first token has a row.
    """

    def __init__(
        self, scene: Scene, shares: Shares, layout: Layout, field: Rect, averaged: int | None, before: bool
    ) -> None:
        self._scene, self._shares, self._field = scene, shares, field
        self._bottom, self._is_narrow = layout.heads[-1], layout.is_narrow
        self._first, self._unit, self._before = layout.span[0], averaged, before

    def marks(self, token: int, u: float) -> Iterator[Mark]:
        """The total after a token, `u` of the way from that before it."""
        before, now = (self._lines(k) if k >= 0 else None for k in (token - 1, token))
        for k, (old, new) in enumerate(zip_longest(reversed(before or ()), reversed(now or ()))):
            y = self._bottom - ROW * k
            yield from reading(self._field.x, y, (old, new or ()), u, LETTERS, "ink", limit=self._field.width)

    def _lines(self, token: int) -> tuple[Runs, ...]:
        """In one line, or where there is little room in several."""
        scene, shares, translate = self._scene, self._shares, self._scene.language.translate
        if shares.summed:
            total = scene.writing.number(decimal(float(shares.shares[token].sum()), 3))
            return ((Run(translate("Chart", "Σ|share| = {total}").format(total=total)),),)
        text = self._average(token) or translate("Chart", "one after the other they add up to")
        symbol: Runs = ((Run("w · "),) if scene.chart_options.along else ()) + letter(scene, shares.state)
        value: Runs = equals(symbol, signed_number(scene, float(shares.value[token])))
        if self._is_narrow:
            return (*((Run(words),) for words in break_words(text, self._field.width)), value)
        whole = (Run(f"{text} "), *value)
        return (whole if line_width(whole, bold=True) <= self._field.width else value,)

    def _average(self, token: int) -> str:
        """That the memory is an average, with what an empty start that has no row weighs; "" where it is none."""
        averaged = self._unit is not None and token >= self._first
        found = budget(self._scene.layer_trace, token, self._first) if averaged else None
        weights = None if found is None else found.weights[:, self._unit]
        if found is None or weights is None or found.by_hand.any() or weights.min() < 0.0 or weights.max() > 1.0:
            return ""
        translate = self._scene.language.translate
        if self._before or weights[0] == 0.0:
            return translate("Chart", "an average, with weights of 1 in all:")
        text = translate("Chart", "average, {weight} on the empty start:")
        return text.format(weight=self._scene.writing.number(cell_number(float(weights[0]), "gate", 6)))
