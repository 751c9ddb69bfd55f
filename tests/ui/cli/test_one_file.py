"""A verb, an experiment, a format and a lesson are one file each: put into its folder, it is used and listed."""

from __future__ import annotations

import pkgutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from main import main
from simulator import experiments
from simulator.lessons import builtin
from simulator.lessons.builtin import Lessons, builtin_lessons, find
from simulator.lessons.file import save
from tests.ui.conftest import let_go
from ui.cli import verbs
from ui.cli.verb import find_verb
from ui.dialogs.export.dialog import ExportDialog
from ui.export import formats, writers
from ui.window.main_window import MainWindow
from ui.window.start_page import StartPage

AddModule = Callable[[ModuleType, str, str], None]

COUNT_VERB = '''
"""How many tokens a lesson has."""

from typing import NamedTuple

from ui.cli.verb import Verb, check_machine, end_on


class CountRequest(NamedTuple):
    lesson: str
    times: int = 1


VERB = Verb("count-tokens LESSON", "how many tokens a lesson has", CountRequest, about="Counts tokens.")


@VERB.options
def options(parser):
    parser.add_argument("lesson")
    parser.add_argument("--times", type=int)


@VERB.run
def run(request):
    from simulator.lessons.builtin import find
    from simulator.lessons.run import run
    from simulator.lessons.schema import LessonError

    with end_on(LessonError):
        return str(request.times * run(find(request.lesson)).steps)
'''

SQUARES = '''
"""Squares."""

from dataclasses import dataclass

import numpy as np

from simulator.experiments.experiment import Curves, Experiment, ExperimentError, Field, Line, option


@dataclass(frozen=True)
class Options:
    up_to: int = option(4, "the last number")


def table(options, lab):
    if options.up_to < 1:
        raise ExperimentError("There is nothing to square.")
    return " ".join(str(k * k) for k in range(options.up_to + 1))


def curves(options, lab):
    numbers = np.arange(options.up_to + 1) / options.up_to
    lines = (Line("squared", "lstm", ("square",), (numbers**2,)), Line("cubed", "other", ("cube",), (numbers**3,)))
    return Curves("Powers", "all of them", "They grow.", "n", "numbers", ("power",), (Field("y", "power"),), lines)


EXPERIMENT = Experiment("Squares of numbers", "Squares, one after the other.", "columns: none", Options, table, curves)
'''

CAPTIONS_FORMAT = '''
"""The captions of a film as plain text."""

from ui.export.format import Format, Settings


def write(job):
    beats = job.film.timeline.places()
    job.place.write_text("\\n".join(job.film.caption(*place) for place in beats), encoding="utf-8")


FORMAT = Format(".captions", "Captions (text)", "Data", False, Settings, write)
'''


@pytest.fixture(autouse=True)
def signals_as_before(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command line answers signals in its own way, and its progress bar has a thread."""
    monkeypatch.setattr(tqdm, "monitor_interval", 0)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def add_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AddModule]:
    """Puts a file into a package's folder, as long as the test lasts."""
    loaded = set(sys.modules)

    def add(package: ModuleType, name: str, source: str) -> None:
        folder = tmp_path / package.__name__
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        formats.cache_clear()

    yield add
    monkeypatch.undo()
    formats.cache_clear()
    for name in set(sys.modules) - loaded:
        if name.startswith(("ui.cli.verbs.", "simulator.experiments.", "ui.export.writers.")):
            del sys.modules[name]


def test_a_verb(add_module: AddModule, capsys: pytest.CaptureFixture[str]) -> None:
    add_module(verbs, "count_tokens", COUNT_VERB)
    assert main(["count-tokens", "jenny-rafsun"]) == 0
    assert main(["count-tokens", "jenny-rafsun", "--times", "2"]) == 0
    assert capsys.readouterr().out == "20\n40\n"
    with pytest.raises(SystemExit, match="2"):
        main(["count-tokens", "no-such-lesson"])
    assert "no-such-lesson" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "main.py count-tokens LESSON         how many tokens a lesson has\n" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["count-tokens", "--help"])
    usage = "usage: main.py count-tokens [-h] [--times TIMES] lesson\n\nCounts tokens."
    assert capsys.readouterr().out.startswith(usage)


def test_each_verb_is_called_as_its_file() -> None:
    names = [info.name for info in pkgutil.iter_modules(verbs.__path__)]
    found = [find_verb(name) for name in names]
    assert [verb.name for verb in found if verb is not None] == names and len(names) >= 8


def test_only_the_verb_that_is_typed_is_read(add_module: AddModule, capsys: pytest.CaptureFixture[str]) -> None:
    add_module(verbs, "broken", "raise AssertionError('read')")
    assert main(["lessons"]) == 0
    with pytest.raises(AssertionError, match="read"):
        main(["broken"])
    assert "ui.cli.verbs.broken" not in sys.modules


def test_a_verb_that_lacks_a_module_is_not_taken_for_a_lesson(add_module: AddModule) -> None:
    add_module(verbs, "broken", "import no_such_module_at_all")
    with pytest.raises(ModuleNotFoundError, match="no_such_module_at_all"):
        main(["broken"])


def test_an_experiment(add_module: AddModule, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_module(experiments, "square_numbers", SQUARES)
    assert main(["experiment", "--list"]) == 0
    listed = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert listed["square-numbers"] == "Squares of numbers" and "first-token" in listed
    assert main(["experiment", "square-numbers", "--up-to", "3"]) == 0
    assert capsys.readouterr().out == "0 1 4 9\n"
    table, picture = tmp_path / "squares.csv", tmp_path / "squares.png"
    assert main(["experiment", "square-numbers", "--up-to", "2", "-o", str(table)]) == 0
    assert table.read_text().splitlines() == [
        "power,n,y", "square,0,0.0", "square,1,0.25", "square,2,1.0", "cube,0,0.0", "cube,1,0.125", "cube,2,1.0"
    ]  # fmt: skip
    assert main(["experiment", "square-numbers", "-o", str(picture), "--size", "640x360"]) == 0
    assert capsys.readouterr().out.endswith(f"{picture}: They grow.\n")
    with Image.open(picture) as image:
        assert image.size == (640, 360) and len(image.getcolors(10**6) or ()) > 20
    with pytest.raises(SystemExit, match="0"):
        main(["experiment", "square-numbers", "--help"])
    said = capsys.readouterr().out
    assert "--up-to N" in said and "the last number (4)" in said and "--after" not in said
    with pytest.raises(SystemExit, match="2"):
        main(["experiment", "square-numbers", "--up-to", "0"])
    assert capsys.readouterr().err == "There is nothing to square.\n"


def test_an_experiment_that_is_none_is_told_what_is_like_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["experiment", "frist-token"])
    assert capsys.readouterr().err == "There is no experiment frist-token. Did you mean first-token?\n"


def test_a_format(add_module: AddModule, window: MainWindow, tmp_path: Path) -> None:
    add_module(writers, "captions", CAPTIONS_FORMAT)
    target = tmp_path / "film.captions"
    assert main(["export", "worked-example", "-o", str(target)]) == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) >= 30
    QTest.keyClick(window.stage_view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.format.findText("Captions (text)") >= 0
    dialog.choose(".captions")
    assert dialog.chosen.title == "Captions (text)"
    dialog.reject()
    let_go()


def test_a_lesson(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save(find("worked-example"), tmp_path / "quite-new.json")
    monkeypatch.setattr(builtin, "Lessons", partial(Lessons, tmp_path))
    builtin_lessons.cache_clear()
    try:
        assert main(["lessons"]) == 0
        title = find("quite-new").title
        assert capsys.readouterr().out == f"quite-new  {title}\n"
        window.commands.actions["show_start_page"].trigger()
        let_go()
        (page,) = window.findChildren(StartPage)
        assert [card.key for card in page.cards] == ["quite-new"]
        page.leave()
    finally:
        monkeypatch.undo()
        builtin_lessons.cache_clear()
