"""The matrices behind a quantity as heat maps: one line a unit, one column an input, the unit under the eye framed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent

from simulator.summands import sum_behind
from ui.film.formula import symbol
from ui.film.marks import About, Curve, Mark, Run, Strip, Text
from ui.naming import told
from ui.panels.canvas import Canvas
from ui.panels.controls import SMALL
from ui.panels.source import Point
from ui.panels.steps import roles_of

TALLEST, LINE, LEAST = 150.0, 16.0, 40.0  # of a matrix; of a unit's line at most; of a matrix at least
GAP, EDGE = 18.0, 5.0


class Weights(Canvas):
    """Heat maps; a click on a line turns the eye to its unit, pinned units are framed too."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._point: Point | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Weights")

    def show_point(self, point: Point | None) -> None:
        """Show the matrices behind another quantity, or none."""
        before, self._point = self._point, point
        same = before is not None and point is not None and before.scene is point.scene
        if not same or before is None or point is None or before.quantity != point.quantity:
            self.refresh()  # the weights are the same at every token

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """The matrices side by side, as wide as they have columns, all to one scale."""
        found = matrices(self._point)
        if self._point is None or not found:
            return (), 0.0
        scene = self._point.scene
        role = roles_of(scene)(self._point.quantity) or "ink"
        limit = max(float(np.abs(values).max(initial=0.0)) for _, values in found) or 1.0
        units = scene.record.layer.units
        height = min(max(units * LINE, LEAST), TALLEST)
        columns = sum(values.shape[1] for _, values in found)
        wide = (width - 2 * EDGE - GAP * (len(found) - 1)) / columns
        marks: list[Mark] = []
        x = EDGE
        for name, values in found:
            room = values.shape[1] * wide
            runs = tuple(run._replace(role=role) for run in symbol(name, notation=scene.writing))
            marks.append(Text(x, 15, runs, 15.0, "ink", limit=max(room, 24.0)))
            about = About(scene.layer, self._point.token, name)
            shades = tuple(values.T.ravel().tolist())  # a strip is filled column by column
            marks.append(
                Strip(
                    x + room / 2,
                    24 + height / 2,
                    shades,
                    (),
                    "card.line",
                    "signed",
                    limit,
                    wide,
                    height / units,
                    values.shape[1],
                    units,
                    0,
                    about=about,
                )
            )
            for unit, frame in ((scene.unit, "eye"), *((pin, "accent") for pin in scene.pins)):
                top, bottom = 24 + unit * height / units, 24 + (unit + 1) * height / units
                corners = ((x, top), (x + room, top), (x + room, bottom), (x, bottom), (x, top))
                marks.append(Curve(corners, frame, 1.6))
            x += room + GAP
        told_ = f"{units} lines, one a unit; the largest weight is ±{scene.writing.number(f'{limit:.3g}')}"
        marks.append(Text(0, 24 + height + 16, (Run(told_),), SMALL, "muted", limit=width))
        return marks, 24 + height + 22

    def tip(self, about: About) -> str:
        """A weight with its unit and what it weighs."""
        place = self._cell(about)
        return told(place, self._point.scene.trace) if place is not None and self._point is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Turn the eye to the unit of the line."""
        place = self.unit_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(place)

    def unit_at(self, where: QPoint) -> int | None:
        """The unit whose line is at a point, or None."""
        about = self.about_at(where)
        place = self._cell(about) if about is not None else None
        return place.unit if place is not None else None

    def _cell(self, about: About) -> About | None:
        """The weight at the place of a strip's cell."""
        if self._point is None or about.unit is None:
            return None
        column, unit = divmod(about.unit, self._point.scene.record.layer.units)
        return about._replace(unit=unit, column=column)


def matrices(point: Point | None) -> list[tuple[str, NDArray[np.floating[Any]]]]:
    """The weight matrices in the sum behind a quantity, by name, in the order of the equation."""
    total = sum_behind(point.scene.cell, point.quantity) if point is not None else None
    if point is None or total is None:
        return []
    record = point.scene.record
    terms = record.layer.cell.parsed.operation(total).terms
    names = [str(term.factors[0]) for term in terms if term.product == "@"]
    return [(name, record.layer.weights[name]) for name in names if name in record.layer.weights]
