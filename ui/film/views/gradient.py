"""The gradient going back as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.gradient import GradientChart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View(
    "gradient",
    QT_TRANSLATE_NOOP("View", "Gradient"),
    partial(ChartView, make=GradientChart),
    chart=True,
    about=QT_TRANSLATE_NOOP(
        "View", "How far back the gradient reaches: straight along the memory line, and through the gates."
    ),
)
