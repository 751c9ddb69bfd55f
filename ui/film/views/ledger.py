"""The ledger as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.ledger import ledger_chart
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View(
    "ledger",
    QT_TRANSLATE_NOOP("View", "Ledger"),
    partial(ChartView, make=ledger_chart),
    chart=True,
    about=QT_TRANSLATE_NOOP(
        "View", "Which token wrote the memory, adding up to it, beside what it would be without each."
    ),
)
