"""The experiment's plot: its lines are the curves, and all of it stands on the page."""

import numpy as np
import pytest

from simulator.experiments.first_token import Curve, Setting, curves
from ui.film.charts.first_token import DEEPEST, FirstTokenPlot
from ui.film.drawing.page import page_for
from ui.film.marks import Curve as Stroke
from ui.film.marks import Text

SETTING = Setting(units=8, seed=2)
PAGES = [(1920, 1080), (1024, 768), (1000, 1000)]


@pytest.fixture(scope="module")
def found() -> tuple[Curve, ...]:
    return curves(60, SETTING)


def lines(plot: FirstTokenPlot) -> list[Stroke]:
    """The twelve lines: six of what is kept, six of gradients."""
    return [mark for mark in plot.frame(0.0).everything if isinstance(mark, Stroke) and len(mark.points) > 2]


@pytest.mark.parametrize("page", PAGES)
def test_the_lines_are_the_curves(found: tuple[Curve, ...], page: tuple[int, int]) -> None:
    plot = FirstTokenPlot(found, SETTING).on(page_for(*page))
    drawn = [line for line in lines(plot) if line.role in ("short", "memory", "output")]
    assert len(drawn) == 12
    for curve, line in zip(found, drawn[:6], strict=True):
        heights = np.array([y for _, y in line.points])
        shares = (heights - heights.max()) / (heights.min() - heights.max())
        low, high = curve.kept.min(), curve.kept.max()
        assert np.allclose(shares * (high - low) + low, curve.kept, atol=1e-9)
    for curve, line in zip(found, drawn[6:], strict=True):
        gone = np.flatnonzero(curve.gradient < DEEPEST)
        assert len(line.points) == (gone[0] + 1 if len(gone) else 61)


@pytest.mark.parametrize("page", PAGES)
def test_all_is_on_the_page(found: tuple[Curve, ...], page: tuple[int, int]) -> None:
    frame = FirstTokenPlot(found, SETTING).on(page_for(*page)).frame(0.0)
    for mark in frame.everything:
        for x, y in mark.points if isinstance(mark, Stroke) else ((mark.x, mark.y),) if isinstance(mark, Text) else ():
            assert 0 <= x <= frame.page.width and 0 <= y <= frame.page.height, mark


def test_the_seed_and_what_is_left_are_said(found: tuple[Curve, ...]) -> None:
    plot = FirstTokenPlot(found, SETTING)
    words = " ".join(mark.plain for mark in plot.frame(0.0).everything if isinstance(mark, Text))
    assert "8 units" in words and "seed 2" in words and "LSTM, long memory" in words
    left = {curve.cell: curve.kept[-1] for curve in found if curve.initialiser == "chrono"}
    assert f"LSTM {100 * left['lstm']:.3g} %" in plot.caption(0, 0)
    assert len(plot.numbers(0.0)) == 6
