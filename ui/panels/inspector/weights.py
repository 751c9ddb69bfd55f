"""The matrices behind a quantity as heat maps: one line a unit, one column an input, the selected unit framed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from simulator.analysis.weighted_sum import sum_behind
from ui.film.marks import About, Curve, Mark, Run, Strip, Text
from ui.film.text.formula import symbol
from ui.panels.inspector.source import Point
from ui.panels.inspector.steps import roles_of
from ui.panels.inspector.weight_canvas import WeightCanvas, place_of
from ui.settings.translation import translate
from ui.state.names import describe_value
from ui.widgets.controls import SMALL

TALLEST, LINE, LEAST = 150.0, 16.0, 40.0  # of a matrix; of a unit's line at most; of a matrix at least
GAP, EDGE, TOP = 18.0, 5.0, 24.0
NARROW = 24.0  # width of a bias or peephole, which has a single column

Values = NDArray[np.floating[Any]]
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class Weights(WeightCanvas):
    """Heat maps; a press selects the line's unit and chooses a weight, the arrow keys choose another."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._point: Point | None = None
        self._picked: tuple[str, int] = ("", 0)  # matrix and column; the line is that of the selected unit
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate("Inspector", "Weights"))

    def show_point(self, point: Point | None) -> None:
        """Show the matrices behind another quantity, or none."""
        before, self._point = self._point, point
        same = before is not None and point is not None and before.scene is point.scene
        if not same or before is None or point is None or before.quantity != point.quantity:
            self.refresh()  # the weights are the same at every token

    @property
    def weight(self) -> About | None:
        """The weight that is chosen: in the line of the selected unit; the first one until another is pressed."""
        found = matrices(self._point)
        if self._point is None or not found:
            return None
        names = [name for name, _ in found]
        name = self._picked[0] if self._picked[0] in names else names[0]
        values = found[names.index(name)][1]
        column = min(self._picked[1], values.shape[1] - 1) if name == self._picked[0] else 0
        return self._about(name, self._point.scene.unit, column)

    def pick(self, weight: About) -> None:
        """Choose a weight."""
        self._picked = (weight.quantity, weight.column or 0)
        self.refresh()

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The matrices side by side, as wide as they have columns, all to one scale."""
        found = matrices(self._point)
        if self._point is None or not found:
            return (), 0.0
        scene = self._point.scene
        limit = self._limit
        units = scene.layer_trace.layer.units
        height = min(max(units * LINE, LEAST), TALLEST)
        marks: list[Mark] = []
        for (name, values), (x, room) in zip(found, places([each.shape[1] for _, each in found], width), strict=True):
            marks += self._matrix(name, values, x, room, height)
        words = translate("Inspector", "{count} lines, one a unit; the largest weight is ±{limit}")
        if units == 1:
            words = translate("Inspector", "1 line, that of the one unit; the largest weight is ±{limit}")
        words = words.format(count=units, limit=scene.writing.number(f"{limit:.3g}"))
        marks.append(Text(0, TOP + height + 16, (Run(words),), SMALL, "muted", limit=width))
        return marks, TOP + height + 22

    def _matrix(self, name: str, values: Values, x: float, room: float, height: float) -> list[Mark]:
        """One matrix with its name; frames around the lines of selected and pinned units and the chosen weight."""
        assert self._point is not None
        scene = self._point.scene
        role, units = roles_of(scene)(self._point.quantity) or "ink", len(values)
        columns = values.shape[1]
        runs = tuple(run._replace(role=role) for run in symbol(name, notation=scene.writing))
        marks: list[Mark] = [Text(x, 15, runs, 15.0, "ink", limit=max(room, NARROW))]
        about = About(scene.layer, self._point.token, name)
        shades = tuple(values.T.ravel().tolist())  # a strip is filled column by column
        marks.append(
            Strip(
                x + room / 2, TOP + height / 2, shades, (), "card.line", "signed", self._limit, room / columns,
                height / units, columns, units, 0, about=about,
            )
        )  # fmt: skip
        tall = height / units
        for unit, frame in ((scene.unit, "eye"), *((pin, "accent") for pin in scene.pins)):
            marks.append(_frame(x, TOP + unit * tall, room, tall, frame, 1.6))
        weight = self.weight
        if weight is not None and weight.quantity == name:
            wide = room / columns
            marks.append(_frame(x + (weight.column or 0) * wide, TOP + scene.unit * tall, wide, tall, "accent", 2.4))
        return marks

    @property
    def _limit(self) -> float:
        """The largest weight in the picture."""
        return max(float(np.abs(values).max(initial=0.0)) for _, values in matrices(self._point)) or 1.0

    def tip(self, about: About) -> str:
        """A weight with its unit and what it weighs, and how to change it."""
        place = self._cell(about)
        if place is None or self._point is None:
            return ""
        how = translate("Inspector", "Pull it up or down to change it; with Shift in small steps")
        return f"{describe_value(place, self._point.scene.trace)}\n{how}"

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the unit of the line, and choose the weight."""
        weight = self.weight_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and weight is not None and weight.unit is not None:
            self.chosen.emit(weight.unit)
            self.pick(weight)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys while the weights have the keyboard."""
        is_step = isinstance(event, QKeyEvent) and not event.modifiers() and event.key() in _STEPS
        if event.type() == QEvent.Type.ShortcutOverride and is_step:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrow keys choose a weight beside, in the next matrix too, or in the line of another unit."""
        weight = self.weight
        if event.key() not in _STEPS or weight is None or self._point is None:
            super().keyPressEvent(event)
            return
        across, down = _STEPS[event.key()]
        if down:
            unit = min(max((weight.unit or 0) + down, 0), self._point.scene.layer_trace.layer.units - 1)
            self.chosen.emit(unit)
        else:
            all_columns = [(name, column) for name, each in matrices(self._point) for column in range(each.shape[1])]
            at = all_columns.index((weight.quantity, weight.column or 0)) + across
            self._picked = all_columns[min(max(at, 0), len(all_columns) - 1)]
            self.refresh()
        now = self.weight
        if now is not None:
            self.picked.emit(now)

    def weight_at(self, where: QPoint) -> About | None:
        """The weight at a point; its column is None in a bias or peephole."""
        about = self.about_at(where)
        return self._cell(about) if about is not None else None

    def number_of(self, weight: About) -> tuple[float, float]:
        """What a weight is, and the largest one in the picture."""
        assert self._point is not None
        values = self._point.scene.layer_trace.layer.weights[weight.quantity]
        return float(values[place_of(weight)]), self._limit

    def _cell(self, about: About) -> About | None:
        """The weight at the place of a strip's cell."""
        if self._point is None or about.unit is None:
            return None
        column, unit = divmod(about.unit, self._point.scene.layer_trace.layer.units)
        return self._about(about.quantity, unit, column)

    def _about(self, name: str, unit: int, column: int) -> About:
        assert self._point is not None
        whole = self._point.scene.layer_trace.layer.weights[name].ndim > 1
        return About(self._point.scene.layer, self._point.token, name, unit, column if whole else None)


def matrices(point: Point | None) -> list[tuple[str, Values]]:
    """The weights in the sum behind a quantity, by name, in the order of the equation; a bias as a single column."""
    total = sum_behind(point.scene.cell, point.quantity) if point is not None else None
    if point is None or total is None:
        return []
    layer = point.scene.layer_trace.layer
    names = [str(term.factors[0]) for term in layer.cell.parsed.operation(total).terms]
    found = [(name, layer.weights[name]) for name in names if name in layer.weights]
    return [(name, values.reshape(len(values), -1)) for name, values in found]


def places(columns: Sequence[int], width: float) -> list[tuple[float, float]]:
    """Left edge and width of each matrix: as wide as it has columns; a single column is NARROW."""
    single = sum(count == 1 for count in columns)
    room = width - 2 * EDGE - GAP * (len(columns) - 1) - NARROW * single
    wide = room / max(sum(count for count in columns if count > 1), 1)
    made, x = [], EDGE
    for count in columns:
        made.append((x, NARROW if count == 1 else count * wide))
        x += made[-1][1] + GAP
    return made


def _frame(x: float, y: float, width: float, height: float, role: str, thick: float) -> Curve:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    return Curve(corners, role, thick)
