"""Where a quantity of one unit comes from: weights beside what they multiply, their sum, the curve it goes into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint

from simulator.analysis.run_cache import largest_of
from simulator.analysis.weighted_sum import Summand, sum_behind, summands
from simulator.equations.functions import FUNCTIONS
from ui.film.drawing.function_plot import FunctionPlot
from ui.film.marks import About, Box, Mark, Rect, Run, Strip, Text
from ui.film.scene.arithmetic import before_rounding, column_names, function_value, value_of, weightiest
from ui.film.scene.equations import holds_as_written, is_by_hand
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol, typeset
from ui.film.text.holding import EQUALS, with_numbers
from ui.film.text.number_format import cell_number, decimal, precise
from ui.panels.inspector.steps import roles_of, wrap
from ui.panels.inspector.weight_canvas import WeightCanvas, place_of
from ui.settings.translation import translate, write_count, write_number
from ui.state.names import describe_value
from ui.widgets.controls import SMALL

CELL, CELL_HEIGHT, GAP, FRAME = 48.0, 26.0, 2.0, 4.1
LINES = 2  # of cells; beyond, the pairs that weigh most are shown
CURVE_HEIGHT, NAME_SIZE = 80.0, 10.5


class Point(NamedTuple):
    """What the inspector explains: a quantity of the scene's unit at a token."""

    scene: Scene
    quantity: str
    token: int


class Source(WeightCanvas):
    """The weights, the sum and the curve behind one quantity. A weight can be pulled."""

    def __init__(self) -> None:
        super().__init__()
        self._point: Point | None = None
        self.setAccessibleName(translate("Inspector", "Where it comes from"))

    def show_point(self, point: Point | None) -> None:
        """Explain another quantity, or nothing."""
        self._point = point
        self.refresh()

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """A block for each summand, the sum, the function."""
        point = self._point
        total = sum_behind(point.scene.cell, point.quantity) if point else None
        if point is None or total is None:
            return (), 0.0
        parts = summands(point.scene.layer_trace, total, point.scene.unit, point.token)
        marks: list[Mark] = []
        y = 0.0
        for part in parts:
            made, tall = block(point, part, y, width)
            marks += made
            y += tall + 12.0
        made, tall = _sum(point, total, parts, y, width)
        marks += made
        y += tall
        if total != point.quantity:
            made, tall = curve(point, total, y, width)
            marks += made
            y += tall
        return marks, y

    def tip(self, about: About) -> str:
        """A weight or a value with its name."""
        return (
            describe_value(about, self._point.scene.trace, self._point.scene.writing) if self._point is not None else ""
        )

    def weight_at(self, where: QPoint) -> About | None:
        """The weight at a point, in the upper line of a block."""
        about = self.about_at(where)
        if self._point is None or about is None or about.unit is None:
            return None
        return about if about.quantity in self._point.scene.layer_trace.layer.weights else None

    def number_of(self, weight: About) -> tuple[float, float]:
        """What a weight is, and the largest one in its matrix."""
        assert self._point is not None
        values = self._point.scene.layer_trace.layer.weights[weight.quantity]
        return float(values[place_of(weight)]), _limit(values)


def block(point: Point, part: Summand, top: float, width: float) -> tuple[list[Mark], float]:
    """One summand: its symbols, what it adds, and the pairs of numbers; returns the marks and the height they take."""
    role, writing = roles_of(point.scene)(point.quantity) or "ink", point.scene.writing
    runs: Runs = tuple(run._replace(role=role) for run in symbol(part.left, notation=writing))
    if part.right:
        runs += (Run(" · "), *symbol(part.right, notation=writing))
    if part.sign < 0:
        runs = (Run("− "), *runs)
    definition = point.scene.definitions.get(part.left)
    written = holds_as_written(point.scene, part.left, point.token, point.scene.unit)
    line = None
    if definition is not None and not part.right and written:
        result = part.sign * part.total
        line = with_numbers(part.left, definition, value_of(point.scene, point.token), result, writing)
        runs = runs if line is None else typeset(definition, roles_of(point.scene), writing)
    sign = EQUALS if line is None else line.sign
    total = (Run(sign.lstrip()), Run(writing.number(precise(part.total))))
    marks: list[Mark] = [
        Text(0, top + 15, runs, 15.0, "ink", limit=width - 80),
        Text(width, top + 15, total, 13.0, "ink", "end", 500),
    ]
    if line is not None:
        return [*marks, Text(0, top + 36, line.runs, 13.0, "muted", limit=width)], 40.0
    if not part.right:
        return marks, 20.0
    made, tall = _pairs(point, part, top + 24, width)
    return marks + made, 24 + tall


def _pairs(point: Point, part: Summand, top: float, width: float) -> tuple[list[Mark], float]:
    """The pairs in lines of cells: weight above, value below, name at the foot; and a word on those left out."""
    fit = max(1, int((width + GAP) // (CELL + GAP)))
    wide = (width + GAP) / fit - GAP
    products = part.weights * part.values
    shown, rest = weightiest(products, fit * LINES)
    layer_trace = point.scene.layer_trace
    given = layer_trace.layer.weights
    most = _limit(given[part.right]) if part.right in given else largest_of(layer_trace, part.right) or 1.0
    limits = (_limit(given.get(part.left, products)), most)
    names = column_names(point.scene, part.right)
    marks: list[Mark] = []
    for place, k in enumerate(shown):
        line, column = divmod(place, fit)
        x, y = column * (wide + GAP), top + line * (2 * CELL_HEIGHT + 20)
        at = part.first + k
        for row, (name, values) in enumerate(((part.left, part.weights), (part.right, part.values))):
            about = About(point.scene.layer, point.token, name, at)
            if name in layer_trace.layer.weights:
                whole = layer_trace.layer.weights[name].ndim > 1
                about = about._replace(unit=point.scene.unit, column=at if whole else None)
            marks.append(cell(x, y + row * CELL_HEIGHT, wide, float(values[k]), limits[row], about))
        foot = (x + wide / 2, y + 2 * CELL_HEIGHT + 10)
        marks.append(Text(*foot, (Run(names[at]),), NAME_SIZE, "muted", "middle", limit=wide))
    tall = -(-len(shown) // fit) * (2 * CELL_HEIGHT + 20) - 4
    if rest:
        together = write_number(decimal(float(products.sum() - products[shown].sum()), 4, plus=True))
        more = translate("Inspector", "and {count} more, together {sum}").format(count=write_count(rest), sum=together)
        marks.append(Text(0, top + tall + 14, (Run(more),), SMALL, "muted", limit=width))
        tall += 20
    return marks, tall


def cell(x: float, y: float, width: float, value: float, limit: float, about: About) -> Strip:
    """One number on its shade."""
    inner, tall = width - 2 * FRAME, CELL_HEIGHT - 2 * FRAME
    text = write_number(cell_number(value, "signed", max(4, int(inner / 7))))
    return Strip(
        x + width / 2, y + CELL_HEIGHT / 2, (value,), (text,), "card.line", "signed", limit, inner, tall, 1, 1, 12,
        first=(about.unit if about.column is None else about.column) or 0, about=about,
    )  # fmt: skip


def _limit(values: np.ndarray) -> float:
    return float(np.abs(values).max(initial=0.0)) or 1.0


def _sum(point: Point, total: str, parts: Sequence[Summand], top: float, width: float) -> tuple[list[Mark], float]:
    """The line under the blocks: what they add up to."""
    recorded = float(point.scene.layer_trace[total][point.token][point.scene.unit])
    writing = point.scene.writing
    runs: Runs = (*symbol(total, notation=writing), Run(" = "))
    if is_by_hand(point.scene, total, point.token):
        reason = point.scene.language.translate("Picture", "set by hand")
        runs += (Run(writing.number(precise(recorded)), "bold"), Run(f"  {reason}", "", "accent"))
    else:
        for k, part in enumerate(parts if len(parts) > 1 else ()):
            sign = (" − " if part.total < 0 else " + ") if k else ("−" if part.total < 0 else "")
            runs += (Run(sign), Run(writing.number(precise(abs(part.total)))))
        runs += ((Run(" = "),) if len(parts) > 1 else ()) + (Run(writing.number(precise(recorded)), "bold"),)
    marks: list[Mark] = [Box(0, top, width, 1, 0, "grid")]
    y = top
    for k, line in enumerate(wrap(runs, 15.0, width)):
        y += 24.0
        marks.append(Text(16.0 * (k > 0), y, line, 15.0, "ink", limit=width - 16 * (k > 0)))
    return marks, y + 12.0 - top


def curve(point: Point, total: str, top: float, width: float) -> tuple[list[Mark], float]:
    """The function's curve with a point at this sum, and its value: as computed, as rounded or as set by hand."""
    scene, name = point.scene, point.quantity
    function = FUNCTIONS[scene.cell.parsed.operation(name).op]
    a = float(scene.layer_trace[total][point.token][scene.unit])
    value = float(scene.told[name][point.token][scene.unit])
    exact = function_value(scene, name, point.token)
    role = roles_of(scene)(name) or "ink"
    letters = {"sigmoid": "σ"}.get(function.name, function.name)
    writing = scene.writing
    runs: Runs = (Run(f"{letters}("), *symbol(total, notation=writing), Run(") = "))
    runs += (Run(writing.number(precise(exact)), "bold"),)
    marks: list[Mark] = [Text(0, top + 16, runs, 15.0, "ink", limit=width)]
    y = top + 28
    reason = ""
    if is_by_hand(scene, name, point.token):
        reason = translate("Inspector", "set by hand:") + " "
    elif before_rounding(scene, name, point.token) is not None:
        reason = translate("Inspector", "rounded, idealised gates:") + " "
    if reason:
        outcome = (Run(reason, "", "accent"), *symbol(name, notation=writing), Run(" = "))
        outcome += (Run(writing.number(precise(value)), "bold"),)
        marks.append(Text(0, y + 12, outcome, 13.0, "ink", limit=width))
        y += 24
    plot = FunctionPlot.around(function.name, a, Rect(0.0, y, width, CURVE_HEIGHT), NAME_SIZE)
    marks += [*plot.marks(role), plot.foot(a, role), plot.dot(plot.place(a, exact), role)]
    return marks, y - top + CURVE_HEIGHT + 24
