"""The experiment's plot: its lines are the curves, and all of it stands on the page."""

import numpy as np
import pytest

from simulator.experiments.experiment import Curves
from simulator.experiments.first_token import Setting, remembered_curves
from ui.film.charts.experiment_curves import DEEPEST, CurvesPlot
from ui.film.drawing.page import page_for
from ui.film.marks import Curve as Stroke
from ui.film.marks import Text

SETTING = Setting(units=8, seed=2)
PAGES = [(1920, 1080), (1024, 768), (1000, 1000)]


@pytest.fixture(scope="module")
def found() -> Curves:
    return remembered_curves(60, SETTING)


def lines(plot: CurvesPlot) -> list[Stroke]:
    """The twelve lines: six of what is kept, six of gradients."""
    return [mark for mark in plot.frame(0.0).everything if isinstance(mark, Stroke) and len(mark.points) > 2]


@pytest.mark.parametrize("page", PAGES)
def test_the_lines_are_the_curves(found: Curves, page: tuple[int, int]) -> None:
    plot = CurvesPlot(found).on(page_for(*page))
    drawn = [line for line in lines(plot) if line.role in ("short", "memory", "output")]
    assert len(drawn) == 12
    for (kept, _), line in zip((each.values for each in found.lines), drawn[:6], strict=True):
        heights = np.array([y for _, y in line.points])
        shares = (heights - heights.max()) / (heights.min() - heights.max())
        low, high = kept.min(), kept.max()
        assert np.allclose(shares * (high - low) + low, kept, atol=1e-9)
    for (_, gradient), line in zip((each.values for each in found.lines), drawn[6:], strict=True):
        gone = np.flatnonzero(gradient < DEEPEST)
        assert len(line.points) == (gone[0] + 1 if len(gone) else 61)


@pytest.mark.parametrize("page", PAGES)
def test_all_is_on_the_page(found: Curves, page: tuple[int, int]) -> None:
    frame = CurvesPlot(found).on(page_for(*page)).frame(0.0)
    for mark in frame.everything:
        for x, y in mark.points if isinstance(mark, Stroke) else ((mark.x, mark.y),) if isinstance(mark, Text) else ():
            assert 0 <= x <= frame.page.width and 0 <= y <= frame.page.height, mark


def test_the_seed_and_what_is_left_are_said(found: Curves) -> None:
    plot = CurvesPlot(found)
    words = " ".join(mark.plain for mark in plot.frame(0.0).everything if isinstance(mark, Text))
    assert "8 units" in words and "seed 2" in words and "LSTM, long memory" in words
    left = {line.cell: line.values[0][-1] for line in found.lines if line.labels[1] == "chrono"}
    assert f"LSTM {100 * left['lstm']:.3g} %" in plot.caption(0, 0)
    assert len(plot.numbers(0.0)) == 6
