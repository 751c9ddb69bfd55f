"""The matrices behind a quantity as heat maps: a line a unit, a column an input, both named, the unit framed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.film.marks import About, Curve, Mark, Run, Strip, Text
from ui.film.scene.arithmetic import column_names
from ui.film.text.formula import symbol
from ui.panels.inspector.source import NAME_SIZE, Point
from ui.panels.inspector.steps import roles_of
from ui.panels.inspector.weight_canvas import WeightCanvas, place_of
from ui.panels.inspector.weight_grid import NAME_LINE, NAMES, NARROW, TOP, Matrix, lay_out, matrices
from ui.settings.translation import translate
from ui.state.names import explain_value
from ui.widgets.controls import SMALL
from ui.widgets.focus.ring import FocusRing

WHOLE_NAME = 60.0  # width of a matrix from which on its name says what it multiplies
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
        FocusRing(self)

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
        names = [name for name, _, _ in found]
        name = self._picked[0] if self._picked[0] in names else names[0]
        values = found[names.index(name)][1]
        column = min(self._picked[1], values.shape[1] - 1) if name == self._picked[0] else 0
        return self._about(name, self._point.scene.unit, column)

    def pick(self, weight: About) -> None:
        """Choose a weight."""
        self._picked = (weight.quantity, weight.column or 0)
        self.refresh()

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The matrices, as wide as they have columns, all to one scale, with the names of lines and columns."""
        found = matrices(self._point)
        if self._point is None or not found:
            return (), 0.0
        scene, grid = self._point.scene, lay_out(found, width)
        marks: list[Mark] = []
        for each, (x, y, room) in zip(found, grid.places, strict=True):
            marks += self._matrix(each, x, y, room, grid.line)
            if grid.named and each.columns > 1:
                marks += self._names(each, x, y, room, grid.line)
        words = translate("Inspector", "{count} lines, one a unit; the largest weight is ±{limit}")
        units = scene.layer_trace.layer.units
        if units == 1:
            words = translate("Inspector", "1 line, that of the one unit; the largest weight is ±{limit}")
        words = words.format(count=units, limit=scene.writing.number(f"{self._limit:.3g}"))
        marks.append(Text(0, grid.height + 16, (Run(words),), SMALL, "muted", limit=width))
        return marks, grid.height + 22

    def _names(self, matrix: Matrix, x: float, y: float, room: float, line: float) -> Iterator[Text]:
        """Which unit each line is of, and what each column weighs."""
        assert self._point is not None
        scene = self._point.scene
        wide = room / matrix.columns
        for k, name in enumerate(column_names(scene, matrix.of)):
            middle = x + (k + 0.5) * wide
            yield Text(middle, y - 6, (Run(name),), NAME_SIZE, "muted", "middle", limit=wide - 3)
        for k, name in enumerate(scene.unit_names[: len(matrix.values)]):
            weight, role = (600, "ink") if k == scene.unit else (400, "muted")
            below = y + (k + 0.5) * line + 0.36 * NAME_SIZE
            yield Text(x - 6, below, (Run(name),), NAME_SIZE, role, "end", weight, limit=NAMES - 4)

    def _matrix(self, matrix: Matrix, x: float, y: float, room: float, tall: float) -> list[Mark]:
        """One matrix with its name; frames around the lines of selected and pinned units and the chosen weight."""
        assert self._point is not None
        scene, (name, values, of), columns = self._point.scene, matrix, matrix.columns
        role, units = roles_of(scene)(self._point.quantity) or "ink", len(values)
        runs = tuple(run._replace(role=role) for run in symbol(name, notation=scene.writing))
        runs += (Run(" · "), *symbol(of, notation=scene.writing)) if of and columns > 1 and room >= WHOLE_NAME else ()
        over = y - TOP - NAME_LINE if y != TOP else 0.0
        marks: list[Mark] = [Text(x, over + 15, runs, 15.0, "ink", limit=max(room, NARROW))]
        about = About(scene.layer, self._point.token, name)
        shades = tuple(values.T.ravel().tolist())  # a strip is filled column by column
        marks.append(
            Strip(
                x + room / 2, y + tall * units / 2, shades, (), "card.line", "signed", self._limit, room / columns,
                tall, columns, units, 0, about=about,
            )
        )  # fmt: skip
        for unit, frame in ((scene.unit, "eye"), *((pin, "accent") for pin in scene.pins)):
            marks.append(_frame(x, y + unit * tall, room, tall, frame, 1.6))
        weight = self.weight
        if weight is not None and weight.quantity == name:
            wide = room / columns
            marks.append(_frame(x + (weight.column or 0) * wide, y + scene.unit * tall, wide, tall, "accent", 2.4))
        return marks

    @property
    def _limit(self) -> float:
        """The largest weight in the picture."""
        return max(float(np.abs(values).max(initial=0.0)) for _, values, _ in matrices(self._point)) or 1.0

    def tip(self, about: About) -> str:
        """A weight with its unit and what it weighs, and how to change it."""
        place = self._cell(about)
        if place is None or self._point is None:
            return ""
        how = translate("Inspector", "Pull it up or down, with Shift in small steps; a double click types it")
        return f"{explain_value(place, self._point.scene)}\n{how}"

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
            all_columns = [(name, column) for name, each, _ in matrices(self._point) for column in range(each.shape[1])]
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


def _frame(x: float, y: float, width: float, height: float, role: str, thick: float) -> Curve:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    return Curve(corners, role, thick)
