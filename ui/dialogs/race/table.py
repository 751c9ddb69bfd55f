"""The table of a race, each cell beside a piece of its line, and the sentence that says how it went."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from simulator.races.entrants import least_and_most
from simulator.races.race import Lane, Race
from ui.paint.theme import THEMES, Theme
from ui.plots.graph.looks import LineStyle, pen_of
from ui.settings.translation import translate, write_count, write_number
from ui.widgets.controls import GRID, make_table
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip

PIECE = QSize(4 * GRID, 2 * GRID)  # of a line
NONE = "–"
RATE = 1  # the column of rates, which is there where several are tried


class RaceTable(QTreeWidget):
    """A row for each entrant, in the order of the race."""

    def __init__(self) -> None:
        super().__init__()
        self.lanes: tuple[Lane, ...] = ()
        self._theme = THEMES["light"]
        self._looks: list[LineStyle | None] = []
        self.setAccessibleName(translate("Race", "Who takes part, and how it goes"))
        self.setToolTip(tip(translate("Race", "Medians of all seeds, from the least to the most. Enter opens one.")))
        self.setHeaderLabels(
            (
                translate("Race", "Cell"),
                translate("Race", "Rate"),
                translate("Race", "Units"),
                translate("Race", "Weights"),
                translate("Race", "Ended"),
                translate("Race", "At the goal"),
                translate("Race", "At update"),
                translate("Race", "CPU s"),
                translate("Race", "ms an update"),
                translate("Race", "Measure"),
            )
        )
        make_table(self, stretches=False)
        self.setIconSize(PIECE)
        self.setMinimumHeight(18 * GRID)

    def show_race(self, race: Race | None, looks: Mapping[Lane, LineStyle]) -> None:
        """Show a race as it is now, or nothing; what is selected stays so."""
        self.lanes = () if race is None else race.lanes
        if self.topLevelItemCount() != len(self.lanes):
            self.clear()
            self.addTopLevelItems([QTreeWidgetItem() for _ in self.lanes])
            if (first := self.topLevelItem(0)) is not None:
                self.setCurrentItem(first)
        self.setColumnHidden(RATE, race is None or not race.has_rates)
        for row, lane in enumerate(self.lanes):
            assert race is not None
            item = self.topLevelItem(row)
            assert item is not None
            for column, text in enumerate(_cells(race, lane)):
                if item.text(column) != text:
                    item.setText(column, text)
                    item.setData(column, Qt.ItemDataRole.AccessibleTextRole, aloud(text))
        found = [looks.get(lane) for lane in self.lanes]
        if found != self._looks:
            self._looks = found
            self._paint_pieces()

    @property
    def chosen(self) -> Lane | None:
        """The entrant whose row is selected."""
        row = self.currentIndex().row()
        return self.lanes[row] if 0 <= row < len(self.lanes) else None

    def apply_theme(self, theme: Theme) -> None:
        """Paint the pieces of lines in this theme."""
        self._theme = theme
        self._paint_pieces()

    def _paint_pieces(self) -> None:
        for row, look in enumerate(self._looks):
            item = self.topLevelItem(row)
            assert item is not None
            item.setIcon(0, QIcon() if look is None else _piece(look, self._theme, self.devicePixelRatioF()))


def _piece(look: LineStyle, theme: Theme, ratio: float) -> QIcon:
    """A piece of a line."""
    made = QPixmap(PIECE * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = pen_of(look, theme)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(0, PIECE.height() / 2), QPointF(PIECE.width(), PIECE.height() / 2))
    painter.end()
    icon = QIcon(made)
    icon.addPixmap(made, QIcon.Mode.Selected)  # else Qt mixes the colour of the selection into it
    return icon


def _cells(race: Race, lane: Lane) -> list[str]:
    """The texts of a row."""
    entrant, measure, each = lane.entrant, race.start.task.measure, lane.seconds_an_update
    share = translate("Race", "{count} of {all}")
    reached = [at for at in lane.reached if at is not None]
    at = NONE if math.isinf(lane.median_reached) else write_number(f"{lane.median_reached:g}")
    if reached:
        at = f"{at} [{write_count(min(reached))} … {write_count(max(reached))}]"
    cost = NONE if not math.isfinite(lane.cost) else write_number(f"{lane.cost:.{2 if lane.cost < 10 else 0}f}")
    goal = share.format(count=len(reached), all=len(race.seeds)) if race.start.task.has_goal else NONE
    ends = [write_number(measure.written(value)) for value in lane.last() if not math.isnan(value)]
    return [
        entrant.name,
        write_number(f"{entrant.settings.rate:g}"),
        write_count(entrant.settings.units[0]),
        write_count(entrant.weights),
        share.format(count=lane.ended, all=len(race.seeds)),
        goal,
        at,
        cost,
        NONE if math.isnan(each) else write_number(f"{1000 * each:.2f}"),
        f"{ends[0]} [{ends[1]} … {ends[2]}]" if ends else NONE,
    ]


def describe_race(race: Race) -> str:
    """Who was first, and what broke off."""
    parts = [_describe_leaders(race), _describe_weights(race)]
    if race.has_rates:
        parts.append(translate("Race", "Lines are of the best rate of each, chosen by these very seeds."))
    parts += [
        translate("Race", "{cell}, seed {seed} broke off: {why}").format(
            cell=lane.entrant.name, seed=seed, why=outcome.failed
        )
        for lane in race.lanes
        for seed, outcome in zip(race.seeds, lane.outcomes, strict=True)
        if outcome.failed
    ]
    return " ".join(parts)


def _describe_leaders(race: Race) -> str:
    leaders, measure = race.leaders, race.start.task.measure
    names = "; ".join(lane.entrant.name for lane in leaders)
    first = leaders[0]
    if not math.isinf(first.median_reached):
        words = translate("Race", "First at the goal in the median of seeds, at update {at}: {cells}.")
        return words.format(at=write_number(f"{first.median_reached:g}"), cells=names)
    words = translate("Race", "Best in the end: {cells} ({measure}: {value}).")
    if race.start.task.has_goal:
        words = translate(
            "Race", "Nobody reached the goal from most seeds. Best in the end: {cells} ({measure}: {value})."
        )
    value = write_number(measure.written(first.last()[0]))
    return words.format(cells=names, measure=translate("Task", measure.words), value=value)


def _describe_weights(race: Race) -> str:
    least, most = least_and_most([lane.entrant for lane in race.lanes])
    words = translate("Race", "Each has {least} to {most} weights, and saw the same data from the same seed.")
    return words.format(least=write_count(least), most=write_count(most))
