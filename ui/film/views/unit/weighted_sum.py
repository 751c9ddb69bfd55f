"""A weighted sum of one unit: weights over what they multiply, products, the sum building up, the curve, the result.

Of long vectors all pairs are shown as shades, and those that weigh most as numbers; the rest is one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from simulator.analysis.weighted_sum import Summand, summands
from simulator.equations.expressions import Binary, Name
from simulator.equations.parse import INPUTS
from ui.film.drawing.function_plot import FunctionPlot
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import Shading
from ui.film.drawing.words import place_words, width_of
from ui.film.marks import NOW, About, Box, Point, Rect, Run, Strip, Text
from ui.film.scene.arithmetic import before_rounding, column_names
from ui.film.scene.equations import is_by_hand
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol, typeset
from ui.film.text.holding import EQUALS, sign_of
from ui.film.text.number_format import precise
from ui.film.views.parts.ghosts import describe_before, summands_before, unit_before
from ui.film.views.unit.card_name import card_name
from ui.film.views.unit.cells import Rise, Timed, building, cells, heat, label, number
from ui.film.views.unit.parts import KNOWN, Computation
from ui.film.views.unit.sum_places import FORMULA, GAP, NAME, RESULT, WIDE, lay_out

ADDING, SUMMED, SLIDE = (0.12, 0.6), 0.62, (0.66, 0.84)  # shares of the part's time
SIGNED = "signed"


class Slide(NamedTuple):
    """The point on its way along the curve: between two shares of the part's time."""

    plot: FunctionPlot
    argument: float
    role: str

    def place(self, share: float) -> Point:
        """Where the point is after a share of its way."""
        return self.plot.way(self.argument, share)


class Drawing(NamedTuple):
    """The marks of a part, and the point that moves in it, if one does."""

    marks: tuple[Timed, ...]
    slide: Slide | None = None


class _RoleOfWeights(NamedTuple):
    """The colour of the weights in the heading of a pair; all else has none. Equal ones are typeset once."""

    weights: str
    role: str

    def __call__(self, name: str) -> str | None:
        return self.role if name == self.weights else None


def draw(scene: Scene, part: Computation, step: int, field: Rect) -> Drawing:
    """A weighted sum and what comes of it, in a card that fills `field`."""
    return _Drawer(scene, part, step, field).drawing()


class _Drawer:
    def __init__(self, scene: Scene, part: Computation, step: int, field: Rect) -> None:
        self.scene, self.part, self.step, self.field = scene, part, step, field
        self.role = scene.diagram.role(part.name)
        self.summands = summands(scene.layer_trace, part.total, scene.unit, step)
        self.ghosts = summands_before(scene, self.summands, part.total, step)
        self.names = [
            column_names(scene, each.right) if each.right in _vectors(scene) else () for each in self.summands
        ]
        self.point = scene.writing.point
        self.products_hold, self.added = True, list[str]()
        self.places = lay_out(self.summands, bool(part.function), field)
        self.columns, self.grid, self.left = self.places.columns, self.places.grid, self.places.left

    def drawing(self) -> Drawing:
        marks = [*self._name()]
        rises: list[Rise] = []
        x, so_far, place = self.left, 0.0, 0
        count = sum(map(len, self.columns.kept)) + sum(self.columns.rest)
        parts = zip(self.summands, self.ghosts, self.names, *self.columns[:2], strict=True)
        for each, ghost, names, kept, rest in parts:
            begun, block = x, self._block(each, ghost, names, kept, x)
            marks += block
            products = each.sign * each.weights * each.values
            before = None if ghost is None else ghost.sign * ghost.weights * ghost.values
            for k in kept:
                rises.append(self._rise(x, so_far, so_far + products[k], place, count))
                was = None if before is None else float(before[k])
                marks.append(Timed(self._add(self._product(float(products[k]), x, was)), rises[-1].when))
                so_far, x, place = rises[-1].after, x + self.columns.width, place + 1
            if rest:
                others = float(products.sum() - products[kept].sum())
                rises.append(self._rise(x, so_far, so_far + others, place, count))
                marks += self._others(len(products) - len(kept), others, x, rises[-1].when)
                so_far, x, place = rises[-1].after, x + self.columns.width, place + 1
            x = max(x, begun + self.columns.least(each)) + GAP
        marks += self._total(rises, x)
        marks += self._lines()
        marks += building(rises, self.grid.bars, self.grid.bars_height)
        under = Box(self.left, self.grid.bars, x - self.left, self.grid.bars_height, about=self._part("rises"))
        marks.append(Timed(under))
        slide = self._curve(self.places.curve, marks) if self.places.curve is not None else None
        marks += self._result() if self.part.function else ()
        return Drawing(tuple(marks), slide)

    # ---- words beside the numbers ------------------------------------------------------------------------------------

    def _name(self) -> Iterator[Timed]:
        """What is computed, large, and in words."""
        about, field, places = self._part("name", self.part.name), self.field, self.places
        limits = NAME - 166, places.words_limit
        yield from card_name(self.scene, about, field.x + 24, field.y + 56, self.role, limits, places.aside)

    def _lines(self) -> Iterator[Timed]:
        """What the lines are."""
        translate, x, grid = self.scene.language.translate, self.left - 16, self.grid
        product = translate("Unit", "= product") if self.products_hold else translate("Unit", "≈ product")
        template = (
            (grid.line(0), translate("Unit", "weight")), (grid.line(1), translate("Unit", "× value")),
            (grid.line(2), product),
        )  # fmt: skip
        for y, text in template:
            yield Timed(Text(x, y + 8, (Run(text),), LETTERS, "muted", "end", limit=130, about=self._part("weights")))
        summed, y = (Run(translate("Unit", "added up")),), grid.bars + grid.bars_height / 2 + 6
        if y + LETTERS / 4 <= self.field.y + self.field.height:
            yield Timed(Text(x, y, summed, LETTERS, "muted", "end", limit=130))

    # ---- the pairs ---------------------------------------------------------------------------------------------------

    def _block(
        self, each: Summand, ghost: Summand | None, names: Sequence[str], kept: list[int], x: float
    ) -> Iterator[Timed]:
        """A summand's weights and values; products come one by one."""
        scene, grid, width = self.scene, self.grid, self.columns.width
        wide = width * (len(kept) + (len(kept) < len(each.weights)))
        yield Timed(label(x + 2, grid.head, self._heading(each), 24, "ink", limit=max(wide, WIDE)))
        weight_look = Shading(self.role, SIGNED, self._limit(each.left, each.weights), self.point)
        weight_about = self._about(each.left, each)
        units = tuple(each.first + k for k in kept)
        shown, was = each.weights[kept].tolist(), () if ghost is None else ghost.weights[kept].tolist()
        weights = cells(shown, weight_look, x, grid.line(0), width, grid.cell, weight_about, units, ghost=was)
        yield Timed(weights)
        if not each.right:
            if each.left in scene.layer_trace.layer.weights:
                text = (Run(scene.language.translate("Unit", "bias")),)
                yield Timed(Text(x + width / 2, grid.names, text, LETTERS, "muted", "middle", limit=width - 2))
            return
        value_look = scene.shading(each.right)
        value_about = About(scene.layer, self.step, each.right)
        own = each.right not in INPUTS and each.first <= scene.unit < each.first + len(each.values)
        eye = units.index(scene.unit) if own and scene.unit in units else -1
        shown, was = each.values[kept].tolist(), () if ghost is None else ghost.values[kept].tolist()
        values = cells(shown, value_look, x, grid.line(1), width, grid.cell, value_about, units, eye, was)
        yield Timed(values)
        self._check(each, kept, weights, values)
        called = [names[each.first + k] for k in kept] if names else []
        middles, ends = [x + (place + 0.5) * width for place in range(len(called))], (x, x + width * len(called))
        placed = place_words(list(map(width_of, called)), middles, width, ends)
        for name, (middle, limit) in zip(called, placed, strict=True):
            yield Timed(Text(middle, grid.names, (Run(name),), LETTERS, "muted", "middle", limit=limit))
        if len(kept) < len(each.weights):
            high = (grid.weights - 10 - grid.heat) / 2
            yield Timed(heat(each.weights.tolist(), weight_look, x, grid.heat + high / 2, wide, high, weight_about))
            y = grid.heat + 1.5 * high + 3
            yield Timed(heat(each.values.tolist(), value_look, x, y, wide, high, value_about))

    def _check(self, each: Summand, kept: list[int], weights: Strip, values: Strip) -> None:
        """Whether the products are those of the numbers in the cells above them, as they are printed."""
        products = each.sign * each.weights * each.values
        for k, *factors in zip(kept, weights.texts, values.texts, strict=True):
            texts = [self._plain(text) for text in factors]
            product = self._plain(self._product(float(products[k]), 0.0).texts[0])
            sign = sign_of(texts, product, lambda weight, value: each.sign * weight * value)
            self.products_hold = self.products_hold and sign == EQUALS.strip()

    def _plain(self, text: str) -> str:
        """What a cell prints, with a decimal point."""
        return text.replace(self.point, ".")

    def _heading(self, each: Summand) -> Runs:
        writing = self.scene.writing
        definition = self.scene.definitions.get(each.left)
        if definition is not None and not each.right:
            return typeset(definition, notation=writing)
        left = Name(each.left)
        pair = Binary("@", left, Name(each.right)) if each.right else left
        runs = typeset(pair, _RoleOfWeights(each.left, self.role), replace(writing, into=" · "))
        return (Run("− "), *runs) if each.sign < 0 else runs

    def _product(self, value: float, x: float, was: float | None = None) -> Strip:
        shading = Shading(self.role, SIGNED, self._largest, self.point)
        width = self.columns.width
        return number(value, shading, x + width / 2, self.grid.line(2), width - 2, self.grid.cell - 2, None, ghost=was)

    def _add(self, product: Strip) -> Strip:
        """A product that is added up, as it is printed."""
        self.added.append(self._plain(product.texts[0]))
        return product

    def _others(self, count: int, total: float, x: float, when: float) -> Iterator[Timed]:
        """The column for the pairs that are not shown as numbers."""
        width, grid = self.columns.width, self.grid
        text = (Run(f"+ {count}"),)
        yield Timed(Text(x + width / 2, grid.names, text, LETTERS, "muted", "middle", limit=width - 4))
        for k in (0, 1):
            yield Timed(Text(x + width / 2, grid.line(k) + 6, (Run("…"),), LETTERS, "muted", "middle"))
        yield Timed(self._add(self._product(total, x)), when)

    def _rise(self, x: float, before: float, after: float, place: int, count: int) -> Rise:
        when = ADDING[0] + (ADDING[1] - ADDING[0]) * place / max(count, 1)
        return Rise(x, self.columns.width, before, float(after), when)

    # ---- what comes of them ------------------------------------------------------------------------------------------

    def _total(self, rises: list[Rise], x: float) -> Iterator[Timed]:
        """The sum, as it was recorded."""
        scene, grid, name = self.scene, self.grid, self.part.total
        value = float(scene.told[name][self.step][scene.unit])
        x += 4
        rises.append(Rise(x, WIDE, 0.0, value, SUMMED, self.role))
        held = is_by_hand(scene, name, self.step)
        if held:
            rises.pop()
        about = About(scene.layer, self.step, name, scene.unit)
        shading = Shading(self.role, SIGNED, scene.shading(name).limit, self.point)
        yield Timed(
            label(x + WIDE / 2, grid.line(1) + 8, symbol(name, notation=scene.writing), 24, self.role, "middle")
        )
        middle = grid.line(2)
        was = unit_before(scene, name, self.step)
        cell = number(value, shading, x + WIDE / 2, middle, WIDE, grid.cell, about, held=held, eye=True, ghost=was)
        yield Timed(cell, SUMMED)
        if not held:
            sign = sign_of(self.added, self._plain(cell.texts[0]), lambda *products: sum(products))
            yield Timed(Text(x - 7, middle + 7, (Run(sign),), LETTERS, "muted", "end"))
            return
        text, below = (Run(scene.language.translate("Picture", "set by hand")),), middle + grid.cell / 2 + 20
        yield Timed(Text(x + WIDE / 2, below, text, LETTERS, "accent", "middle", 600, limit=WIDE + 40), SUMMED)

    def _curve(self, place: Rect, marks: list[Timed]) -> Slide:
        scene, part = self.scene, self.part
        argument = float(scene.layer_trace[part.total][self.step][scene.unit])
        plot = FunctionPlot.around(part.function, argument, place, LETTERS)
        marks.append(Timed(label(place.x, place.y - 26, self._function(), 24, "ink", limit=place.width)))
        marks += [Timed(mark) for mark in (*plot.marks(self.role), Box(*plot.field, about=self._part("curve")))]
        marks.append(Timed(plot.foot(argument, self.role), SLIDE[1]))
        return Slide(plot, argument, self.role)

    def _function(self) -> Runs:
        """The activation of the sum, as it is written."""
        letters = {"sigmoid": "σ"}.get(self.part.function, self.part.function)
        return (Run(f"{letters}("), *symbol(self.part.total, notation=self.scene.writing), Run(")"))

    def _result(self) -> Iterator[Timed]:
        """The number that comes out, and whether it was rounded or set by hand instead."""
        scene, name, (x, y) = self.scene, self.part.name, self.places.result
        value = float(scene.told[name][self.step][scene.unit])
        about = About(scene.layer, self.step, name, scene.unit)
        held = is_by_hand(scene, name, self.step)
        was, shading = unit_before(scene, name, self.step), scene.shading(name)
        runs = (*symbol(name, notation=scene.writing), Run(" ="))
        cell = number(value, shading, x, y, RESULT - 10, 48, about, held=held, eye=True, ghost=was)
        yield Timed(cell, KNOWN)
        before, origin = describe_before(scene, value, was, shading.scale), origin_words(scene, name, self.step)
        if self.places.in_title:
            runs = (*runs, Run(" "), *self._function(), Run(" ="))
            yield Timed(label(x - RESULT / 2 - 8, y + 9, runs, 28, self.role, "end", FORMULA))
            text, role = origin or before, "accent" if origin else "muted"
            if text:
                end = x - RESULT / 2 - FORMULA - 24
                yield Timed(Text(end, y + 8, (Run(text),), LETTERS, role, "end", 600, limit=FORMULA), KNOWN)
            return
        yield Timed(label(x, y - 38, runs, 28, self.role, "middle", RESULT))
        if before:
            yield Timed(Text(x, y + 78, (Run(before),), LETTERS, "muted", "middle", 500, limit=RESULT + 20), KNOWN)
        if origin:
            yield Timed(Text(x, y + 50, (Run(origin),), LETTERS, "accent", "middle", 600, limit=RESULT + 20), KNOWN)

    @cached_property
    def _largest(self) -> float:
        return max(float(np.abs(each.weights * each.values).max(initial=0.0)) for each in self.summands) or 1.0

    def _limit(self, name: str, shown: np.ndarray) -> float:
        known = self.scene.layer_trace.layer.weights.get(name, shown)
        return float(np.abs(known).max(initial=0.0)) or 1.0

    def _part(self, kind: str, quantity: str = "") -> About:
        return About(self.scene.layer, NOW, quantity, part=kind)

    def _about(self, name: str, each: Summand) -> About:
        weight = self.scene.layer_trace.layer.weights.get(name)
        if weight is not None:
            return About(self.scene.layer, self.step, name, self.scene.unit, 0 if weight.ndim > 1 else None)
        return About(self.scene.layer, self.step, name)


def origin_words(scene: Scene, name: str, step: int) -> str:
    """Of a number of the unit that its equation does not give: that it was set by hand, or what it is rounded from."""
    if is_by_hand(scene, name, step):
        return scene.language.translate("Picture", "set by hand")
    exact = before_rounding(scene, name, step)
    if exact is None:
        return ""
    return scene.language.translate("Unit", "rounded from {value}").format(value=scene.writing.number(precise(exact)))


def _vectors(scene: Scene) -> set[str]:
    return {*scene.layer_trace.quantities, *scene.cell.parsed.given}
