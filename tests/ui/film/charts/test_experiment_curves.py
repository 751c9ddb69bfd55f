"""The experiment's plot: its lines are the curves, and all of it stands on the page."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.experiments.experiment import Curves, Field, Line, save_curves
from simulator.experiments.first_token import Setting, remembered_curves
from ui.film.charts.experiment_curves import DEEPEST, CurvesPlot
from ui.film.drawing.page import page_for
from ui.film.marks import Curve as Stroke
from ui.film.marks import Polygon, Text
from ui.film.motion.pace import Pace

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


def drawn_curves() -> Curves:
    """Two lines of three points, with their spread and a goal."""
    values = np.array([0.2, 0.8, 0.4])
    lines = tuple(
        Line(name, name, (name,), (values * k,), spread=((values * k / 2, values * k * 1.5),))
        for name, k in (("rnn", 1.0), ("lstm", 2.0))
    )
    field = Field("measure", "squared error of what is said", free=True, goal=0.1)
    return Curves("A race", "seed 0", "In the end.", "update", "updates", ("cell",), (field,), lines,
                  at=(10, 20, 40), meanwhile="All learn.")  # fmt: skip


def ends(plot: CurvesPlot, time: float) -> list[tuple[float, float]]:
    """Where the lines end at a second of the film."""
    marks = plot.frame(time).everything
    return [mark.points[-1] for mark in marks if isinstance(mark, Stroke) and mark.role in ("short", "memory")]


def test_a_film_draws_the_lines_and_tells_the_end_last() -> None:
    curves = drawn_curves()
    plot, whole = CurvesPlot(curves, drawn=True), CurvesPlot(curves)
    end = plot.timeline.duration
    assert plot.timeline.tokens == ("10", "20", "40") and end == pytest.approx(4.0)
    assert plot.frame(0.0).caption == "All learn." and plot.frame(end).caption == "In the end."
    key, last = ends(whole, 0.0)[0], ends(whole, 0.0)[-2:]
    assert ends(plot, end)[-2:] == last and key
    (x, y), _ = ends(plot, end / 2)[-2:]
    begin = next(m.points for m in whole.frame(0).everything if isinstance(m, Stroke) and len(m.points) == 3)
    assert x == pytest.approx((begin[0][0] + begin[2][0]) / 2), "25 updates stand in the middle of 10 and 40"
    slope = (25 - 20) / (40 - 20)
    assert y == pytest.approx(begin[1][1] + slope * (begin[2][1] - begin[1][1]))
    assert plot.paced(Pace(2.0)).timeline.duration == pytest.approx(end / 2)


def test_the_spread_and_the_goal_are_seen() -> None:
    marks = CurvesPlot(drawn_curves()).frame(0.0).everything
    shades = [mark for mark in marks if isinstance(mark, Polygon)]
    assert [(len(shade.points), shade.role) for shade in shades] == [(6, "short"), (6, "memory")]
    (goal,) = [mark for mark in marks if isinstance(mark, Stroke) and mark.role == "muted"]
    low = [y for _, y in shades[0].points[:3]]
    assert goal.dashed and goal.points[0][1] == pytest.approx(low[0]), "half of 0.2 is the goal"


def test_a_table_of_curves_has_their_places(tmp_path: Path) -> None:
    save_curves(tmp_path / "race.csv", drawn_curves())
    assert (tmp_path / "race.csv").read_text(encoding="utf-8").splitlines()[:2] == ["cell,update,measure", "rnn,10,0.2"]


def test_no_two_lines_look_the_same() -> None:
    curves = drawn_curves()
    lines = tuple(Line(f"K = {k}", "lstm", (str(k),), (np.array([0.1, 0.2, k]),), dashed=k > 4) for k in range(9))
    marks = CurvesPlot(replace(curves, lines=lines)).frame(0.0).everything
    drawn = [mark for mark in marks if isinstance(mark, Stroke) and len(mark.points) == 3]
    assert len({(mark.role, mark.width, mark.dashed) for mark in drawn}) == len(drawn) == 9
