"""Half-lives as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.half_life import HalfLifeChart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View(
    "half-life",
    QT_TRANSLATE_NOOP("View", "Half-life"),
    partial(ChartView, make=HalfLifeChart),
    chart=True,
    about=QT_TRANSLATE_NOOP(
        "View", "How long the memory of each unit lasts, and that of one unit from each token on."
    ),
)
