"""The ledger as a view."""

from functools import partial

from ui.film.charts.chart import ChartView
from ui.film.charts.ledger import LedgerChart
from ui.film.language import QT_TRANSLATE_NOOP
from ui.film.views.view import View

VIEW = View("ledger", QT_TRANSLATE_NOOP("View", "Ledger"), partial(ChartView, make=LedgerChart), chart=True)
