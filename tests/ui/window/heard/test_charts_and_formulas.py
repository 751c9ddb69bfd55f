"""Charts say their sentence and have their numbers behind them; formulas are heard with all their signs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible

from tests.ui.conftest import let_go
from tests.ui.film.text.test_spoken import SILENT
from tests.ui.hearing import heard
from ui.film.text.number_format import precise
from ui.film.text.spoken import spoken_text
from ui.plots.panel import Plots
from ui.settings.translation import spoken_language
from ui.widgets.mark_canvas import MarkCanvas
from ui.window.main_window import MainWindow

NAME, TEXT = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.mark.parametrize("key", ["memory", "kept", "gates", "ledger", "half-life", "gradient"])
def test_each_chart_says_its_sentence_and_has_its_numbers(window: MainWindow, key: str) -> None:
    (plots,) = window.findChildren(Plots)
    if key not in plots.shown:
        plots.toggle(key)
    let_go()
    plot = plots.shown[key]
    chart = heard(plot.graph)
    sentence = spoken_text(plot.describe(), spoken_language())
    assert chart.role() == QAccessible.Role.Chart and sentence and chart.text(TEXT).startswith(sentence)
    numbers = [chart.child(k) for k in range(chart.childCount())]
    names = [each.text(NAME) for each in numbers if each is not None]
    assert len(names) > 5 and all(": " in name and not SILENT.search(name) for name in names)
    if key == "memory":
        value = precise(float(window.document.trace.layers[0]["c"][11, 1])).replace("−", "minus ")
        assert f"cell state, liking, token 12 “Rafsun”: {value}" in names


def test_formulas_are_heard_with_all_their_signs(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("jenny-rafsun", (1600, 1000))
    window.selection.tab = "numbers"
    let_go()
    found = [each for each in window.findChildren(MarkCanvas) if each.isVisible()]
    told = {each.accessibleName(): heard(each).text(TEXT) for each in found}
    assert "equals" in told["Formula with numbers"] and "times" in told["Formula with numbers"]
    assert not [(name, text) for name, text in told.items() if SILENT.search(text)]
