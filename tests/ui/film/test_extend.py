"""One file adds a view, a chart or a diagram: written into a folder beside the others, it is found and used."""

from __future__ import annotations

import csv
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

import ui.film.charts
import ui.film.diagrams
import ui.film.views
import ui.plots.panel
from simulator.lessons.builtin import find
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.cli.chart_file import write_chart
from ui.cli.export_request import resolve_export
from ui.cli.film_writer import write_picture
from ui.cli.verbs.export import ExportRequest
from ui.cli.verbs.plot import VERB
from ui.export import export
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Node, Text
from ui.plots.numbers import NumbersPlot
from ui.plots.panel import Plots

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

Add = Callable[[ModuleType, str, str], None]

CHART = '''
    """The memory, doubled."""

    from simulator.analysis.charts.series import Series
    from ui.film.charts.chart import Chart
    from ui.film.marks import Box, Run, Text


    class Doubled:
        """A box as wide as the token's number."""

        place = "the memory, doubled"
        cursor = None

        def __init__(self, scene):
            self.scene = scene
            self.backdrop = (Box(100, 300, 1000, 40, fill="grid"),)

        def past(self, tokens):
            yield Box(100, 300, 40 * tokens, 40, fill="memory")

        def standing(self, moment):
            return ()

        def marks(self, moment):
            yield Box(100 + 40 * moment.token, 300, 40, 40, fill="memory")

        def caption(self, token):
            return f"Twice {2 * float(self.scene.layer_trace['c'][token, self.scene.unit]):.3f}."


    def numbers(scene, at):
        tokens, units = scene.charted_tokens, (0, 1, 2)
        memory = scene.layer_trace[scene.cell.memory.state][tokens.start : tokens.stop, :3]
        return (
            Series("twice", 2.0 * memory, tokens, units),
            Series("largest", abs(memory).max(axis=0), (), units),
        )


    CHART = Chart("doubled", "Doubled", "Twice the memory of each unit.", numbers, Doubled)
'''

VIEW = '''
    """Nothing but the token."""

    from ui.film.marks import Planes, Rect, Run, Text
    from ui.film.views.view import View


    class Bare:
        """The token in the middle of the page."""

        backdrop = ()

        def __init__(self, scene):
            self.scene, self.timeline = scene, scene.timeline

        def planes(self, moment):
            word = self.scene.trace.tokens[moment.token]
            return Planes((Text(960, 540, (Run(word),), 200, "ink", "middle"),), ())

        def focus(self, moment):
            return Rect(0, 0, 1920, 1080)

        def caption(self, token, beat):
            return f"Token {token}."


    VIEW = View("bare", "Bare", Bare, about="Nothing but the token.")
'''

DIAGRAM = '''
    """The picture of a cell that only adds up."""

    from ui.film.diagrams.diagram import Act, Diagram, Operation, Path, Plan, Station, Trip

    TAP, OUT = Path(((300, 500), (900, 500)), "short"), Path(((300, 700), (900, 700), (900, 500)), "short")
    DIAGRAMS = (
        Diagram(
            ("adder",), 200, 300, 1500, 500, (),
            {"h_prev": Station("h_prev", 300, 500), "x": Station("x", 300, 700), "h": Station("h", 1400, 500)},
            {"h": Operation(900, 500, "Σx", "memory")},
            {("h", "h_prev"): TAP, ("h", "x"): OUT},
            {"h": Path(((900, 500), (1400, 500)), "memory")},
            (),
            (Plan("add", "Add", "memory", "memory", (Act(("h",), formula="h"),)),),
        ),
    )
'''


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Add]:
    """Adds a module with this text to a package that is looked into, until the test has ended."""

    def forget() -> None:
        for look in (ui.film.views.views, ui.film.charts.charts, ui.film.diagrams.diagrams, ui.plots.panel.kinds):
            look.cache_clear()
        importlib.invalidate_caches()

    def adder(package: ModuleType, name: str, text: str) -> None:
        folder = tmp_path / package.__name__
        file = folder / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        forget()

    yield adder
    for name, module in tuple(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(tmp_path)):
            del sys.modules[name]
            package, _, last = name.rpartition(".")
            vars(sys.modules.get(package, module)).pop(last, None)
    monkeypatch.undo()
    forget()


def plotted(target: Path, *words: str) -> str:
    return write_chart(VERB.parse(["jenny-rafsun", "-o", str(target), "--kind", "doubled", *words]))


def test_a_chart_is_one_file(add: Add, qapp: QGuiApplication, tmp_path: Path) -> None:
    assert "doubled" not in ui.film.views.views()
    add(ui.film.charts, "doubled", CHART)
    assert ui.film.views.views()["doubled"].chart
    lesson = find("jenny-rafsun")
    trace = run(lesson)
    film = Film(lesson, trace, FilmOptions(view="doubled", unit=1))
    frame = film.frame(film.timeline.time_of(4))
    assert {Box(100, 300, 160, 40, fill="memory"), Box(260, 300, 40, 40, fill="memory")} <= set(frame.everything)
    assert frame.caption == f"Twice {2 * float(trace.layers[0]['c'][3, 1]):.3f}.", "token 4 has only begun"

    plotted(tmp_path / "chart.csv", "--tokens", "2:5")
    with (tmp_path / "chart.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3 * 3 + 3 and {row["token"] for row in rows} == {"2", "3", "4", ""}
    assert all(
        float(row["value"]) == 2 * trace.layers[0]["c"][int(row["token"]), int(row["unit"])]
        for row in rows
        if row["series"] == "twice"
    )
    said = plotted(tmp_path / "chart.png", "--unit", "1", "--at", "4", "--size", "640x360")
    assert said == f"{tmp_path / 'chart.png'}: {film.caption(4, len(film.timeline.beats) - 1)}"
    target = str(tmp_path / "film.png")
    found = resolve_export(ExportRequest("jenny-rafsun", target, size="640x360", view="doubled", unit=1, at="4"))
    export(found.film, target, found.settings)
    with Image.open(tmp_path / "film.png") as exported, Image.open(tmp_path / "chart.png") as picture:
        assert picture.size == (640, 360) and len(picture.getcolors(10**6) or ()) > 20
        assert exported.tobytes() == picture.tobytes()


def test_a_chart_is_in_the_window(add: Add, open_window: Callable[..., MainWindow]) -> None:
    add(ui.film.charts, "doubled", CHART)
    window = open_window()
    menu = window.controls.header.others.menu()
    assert menu is not None
    action = next(each for each in menu.actions() if each.text() == "Doubled")
    assert action.toolTip() == "Twice the memory of each unit."
    action.trigger()
    assert window.selection.view == "doubled" and window.controls.header.others.text() == "Doubled"
    assert window.stage.film.is_chart

    plots = window.parts.plots.findChild(Plots)
    assert isinstance(plots, Plots) and list(plots.buttons)[-3:] == ["doubled", "readout", "text"]
    assert plots.buttons["doubled"].toolTip() == "Twice the memory of each unit."
    window.selection.unit = 2
    QTest.mouseClick(plots.buttons["doubled"], Qt.MouseButton.LeftButton)
    shown = plots.shown["doubled"]
    assert isinstance(shown, NumbersPlot)
    record = window.document.trace.layers[0]
    assert shown.lines.values_shown[1:, 0].tolist() == (2.0 * record["c"][:, 2]).tolist()
    assert np.isnan(shown.lines.values_shown[0]).all() and shown.lines.values_shown.shape[1] == 1
    assert "twice" in shown.legend.plain and not plots.grab().isNull()


def test_a_view_is_one_file(add: Add, qapp: QGuiApplication, tmp_path: Path) -> None:
    add(ui.film.views, "bare", VIEW)
    assert list(ui.film.views.views())[:4] == ["unrolled", "stack", "cell", "unit"]
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions(view="bare"))
    frame = film.frame(film.timeline.time_of(11))
    assert [mark.plain for mark in frame.everything if isinstance(mark, Text)] == ["Rafsun"]
    write_picture(film, str(tmp_path / "bare.png"), "light", "640x360", 11)
    with Image.open(tmp_path / "bare.png") as picture:
        assert picture.size == (640, 360) and len(picture.getcolors(10**6) or ()) > 5


def test_a_view_may_be_a_folder(add: Add) -> None:
    add(ui.film.views, "bare/__init__", '"""A view in parts."""')
    add(ui.film.views, "bare/words", VIEW)
    assert ui.film.views.views()["bare"].title == "Bare"


def test_a_diagram_is_one_file(add: Add) -> None:
    spec = CellSpec("adder", "Adder", ("h",), ("h = U_h @ h_prev + W_h @ x",))
    lesson = Lesson(
        title="Adding", sequence=Words("one two"), embedding=Random(2), cells=(spec,), layers=(LayerSpec("adder", 3),)
    )
    laid_out = ui.film.diagrams.diagram_of(own_cell(spec))
    add(ui.film.diagrams, "adder", DIAGRAM)
    drawn = ui.film.diagrams.diagram_of(own_cell(spec))
    assert drawn is ui.film.diagrams.diagrams()["adder"] and drawn != laid_out
    film = Film(lesson, run(lesson))
    assert [beat.title for beat in film.timeline.beats] == ["Add"]
    nodes = [mark for mark in film.frame(0.5).everything if isinstance(mark, Node)]
    assert [(node.x, node.y, node.label) for node in nodes] == [(900, 500, "Σx")]
