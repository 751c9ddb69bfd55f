"""The memory line as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.memory import MemoryChart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View(
    "memory",
    QT_TRANSLATE_NOOP("View", "Memory line"),
    partial(ChartView, make=MemoryChart),
    chart=True,
    about=QT_TRANSLATE_NOOP(
        "View", "Each unit’s memory over the tokens, with the fall of what was forgotten and the rise of what came."
    ),
)
