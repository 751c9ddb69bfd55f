"""The curves of a race over each other: loss and measure over updates, the medians and from the least to the most."""

from __future__ import annotations

import numpy as np

from simulator.experiments.experiment import Curves
from simulator.races.race import Lane
from ui.dialogs.race.work import RaceNews
from ui.film.charts.experiment_curves import WIDTHS, line_roles
from ui.paint.theme import Theme
from ui.plots.graph.curves import CurvePlot, Drawn
from ui.plots.graph.looks import LineStyle
from ui.settings.translation import translate, write_number
from ui.widgets.room.narrow import Beside

THINNER = 0.6  # than in a film, which is seen from further away
THINNEST = 1.4
DASHES = (5.0, 2.2)


class RacePlots(Beside):
    """Two plots, beside each other where there is room."""

    def __init__(self) -> None:
        updates = translate("Race", "updates")
        loss = CurvePlot(
            translate("Training", "Loss"),
            translate("Training", "loss"),
            updates,
            translate("Race", "The losses of all, over each other, once they learn."),
        )
        measure = CurvePlot(
            translate("Training", "Measure on fresh examples"),
            translate("Training", "fresh examples"),
            updates,
            translate("Race", "How good they are on fresh examples, once they learn."),
        )
        super().__init__(loss, measure, (1, 1))
        self.loss, self.measure = loss, measure

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        for plot in (self.loss, self.measure):
            plot.apply_theme(theme)

    def show_race(self, news: RaceNews | None) -> dict[Lane, LineStyle]:
        """Show a race as it is now, or nothing. Returns the look of the line of each lane that has one."""
        if news is None or (curves := news.curves) is None:
            for plot in (self.loss, self.measure):
                plot.show_curves(())
                plot.setAccessibleDescription("")
            return {}
        race = news.race
        lanes, looks = [lane for lane in race.best if lane.whole], _looks(curves)
        titles = (translate("Training", "loss"), translate("Task", race.start.task.measure.words))
        for k, (plot, title) in enumerate(zip((self.loss, self.measure), titles, strict=True)):
            self._show(plot, curves, k, looks, title)
        for plot, name in ((self.loss, "loss"), (self.measure, "measure")):
            plot.setAccessibleDescription("; ".join(_describe(lane, name) for lane in lanes))
        return dict(zip(lanes, looks, strict=True))

    def _show(self, plot: CurvePlot, curves: Curves, k: int, looks: list[LineStyle], title: str) -> None:
        field, places = curves.fields[k], np.array(curves.places, np.float64)
        drawn = []
        for line, look in zip(curves.lines, looks, strict=True):
            values, least, most = (np.asarray(each, np.float64) for each in (line.values[k], *line.spread[k]))
            drawn.append(Drawn(places[: len(values)], values, look, spread=(least, most)))
        is_share = not field.exponents and not field.free
        plot.name_left(f"{title}, log10" if field.exponents else title)
        plot.show_curves(drawn, field.goal, (0.0, 1.0) if is_share else None)


def _looks(curves: Curves) -> list[LineStyle]:
    """How the lines look: as in the film of the race."""
    roles = line_roles(curves)
    found = []
    for line in curves.lines:
        width = max(THINNEST, THINNER * WIDTHS[roles[line.name]])
        found.append(LineStyle(DASHES if line.dashed else (), "circle", roles[line.name], width))
    return found


def _describe(lane: Lane, name: str) -> str:
    middle, least, most = (write_number(f"{values[-1]:.4g}") for values in lane.spread(name))
    words = translate("Race", "{cell}: {median}, from {least} to {most}")
    return words.format(cell=lane.entrant.name, median=middle, least=least, most=most)
