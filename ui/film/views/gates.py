"""The gates as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.gates import GatesChart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View(
    "gates",
    QT_TRANSLATE_NOOP("View", "Gates"),
    partial(ChartView, make=GatesChart),
    chart=True,
    about=QT_TRANSLATE_NOOP(
        "View", "How open each gate was for each unit at each token, and how often nearly shut or nearly open."
    ),
)
