"""What was kept, forgotten and added, as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.kept import KeptChart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View(
    "kept",
    QT_TRANSLATE_NOOP("View", "Kept, forgotten, added"),
    partial(ChartView, make=KeptChart),
    chart=True,
    about=QT_TRANSLATE_NOOP(
        "View", "What each token kept of the memory, forgot and added: of one unit, and of all."
    ),
)
