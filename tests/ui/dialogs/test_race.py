"""A race in the window: who takes part, its curves while they learn, its table, and what is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.campaign import campaign
from simulator.lessons.builtin import find
from simulator.races.race import Race, as_text, save_race
from simulator.races.running import NOTHING
from simulator.training.settings import TrainingError
from tests.simulator.campaign.works import Threads
from tests.ui.conftest import Objects, let_go
from tests.ui.heard_tree import problems
from tests.ui.window.test_tooltips import weak
from ui.dialogs.race import work
from ui.dialogs.race.dialog import RaceDialog
from ui.dialogs.race.form import RaceForm
from ui.dialogs.race.table import describe_race
from ui.dialogs.race.work import RaceNews, news_of
from ui.jobs.export_job import ExportJob
from ui.jobs.export_queue import ExportQueue
from ui.jobs.job import end_all

STEPS, SEEDS = 8, 2


@pytest.fixture(autouse=True)
def computed_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No process is begun, and nothing is kept outside of the test."""
    monkeypatch.setattr(work, "Workers", Threads)
    monkeypatch.setattr(work, "results_folder", lambda: tmp_path / "runs")


@pytest.fixture
def own(qapp: object) -> Objects:
    return Objects(find("own-cell"))


@pytest.fixture
def dialog(own: Objects) -> Iterator[RaceDialog]:
    queue = ExportQueue()
    made = RaceDialog(own.document, own.selection, own.learned, queue)
    small(made.form)
    made.show()
    yield made
    queue.stop()
    if isValid(made):
        made.close()
    end_all()
    let_go()
    queue.deleteLater()


def small(form: RaceForm) -> None:
    form.task.box.setCurrentIndex(form.task.box.findData("echo"))
    form.task.box.activated.emit(0)
    form.steps.setValue(STEPS)
    form.seeds.setValue(SEEDS)
    form.weights.setValue(120)
    form.words.setText("T=6 lag=1 batch=4")


def finish(qtbot: QtBot, dialog: RaceDialog) -> Race:
    qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
    assert dialog._race is not None
    return dialog._race


def texts(dialog: RaceDialog, row: int) -> list[str]:
    item = dialog.table.topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(dialog.table.columnCount())]


def test_it_ends_in_curves_a_table_and_files(
    qtbot: QtBot, dialog: RaceDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dialog.numbers.isEnabled() and not dialog.take.isEnabled() and not dialog.plots.loss.empty.isHidden()
    dialog.run.click()
    assert dialog.is_at_work and not dialog.form.isEnabled() and not dialog.run.isEnabled()
    race = finish(qtbot, dialog)
    assert [lane.entrant.name for lane in race.lanes] == [
        "Minimal gated unit, keras", "Simple RNN, keras", "GRU, keras", "LSTM, keras",
    ]  # fmt: skip
    assert race.seeds == (0, 1) and race.updates == (4 * SEEDS * STEPS,) * 2
    for plot, name in ((dialog.plots.loss, "loss"), (dialog.plots.measure, "measure")):
        assert len(plot.drawn) == 4 and plot.empty.isHidden() and plot.left.isVisible()
        for drawn, lane in zip(plot.drawn, race.lanes, strict=True):
            middle, least, most = lane.spread(name)
            assert np.array_equal(drawn.y, middle) and tuple(drawn.x) == race.tested
            assert drawn.spread is not None and np.array_equal(drawn.spread[0], least)
            assert np.array_equal(drawn.spread[1], most)
        assert plot.accessibleDescription().count(";") == 3
    assert texts(dialog, 1)[0] == "Simple RNN, keras" and texts(dialog, 1)[4:6] == ["2 of 2", "0 of 2"]
    assert dialog.verdict.text() == describe_race(race)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == as_text(race)
    for name in ("race.csv", "race.png"):
        dialog.save_in(tmp_path / name)
    qtbot.waitUntil(lambda: not dialog._exports.entries, timeout=60_000)
    save_race(tmp_path / "same.csv", race)
    assert (tmp_path / "race.csv").read_bytes() == (tmp_path / "same.csv").read_bytes()
    assert (tmp_path / "race.png").stat().st_size > 1000
    jobs: list[ExportJob] = []
    monkeypatch.setattr(dialog._exports, "add", jobs.append)
    dialog.save_in(tmp_path / "race.mp4")
    assert jobs[0].target.endswith("race.mp4") and len(jobs[0]._film.timeline.tokens) == len(race.tested)
    assert weak(dialog) == [] and problems(dialog) == []
    assert dialog.minimumSizeHint().height() <= 570 and dialog.minimumSizeHint().width() <= 1024


def test_a_training_of_it_is_a_lesson_and_one_undo_takes_it_back(
    qtbot: QtBot, own: Objects, dialog: RaceDialog
) -> None:
    before = own.document.lesson
    dialog.run.click()
    race = finish(qtbot, dialog)
    dialog.table.setCurrentItem(dialog.table.topLevelItem(3))
    dialog.seed.setCurrentIndex(1)
    dialog.seed.activated.emit(1)
    dialog.take.click()
    qtbot.waitUntil(lambda: own.document.lesson is not before, timeout=20_000)
    training = own.learned.training
    assert training is not None and training.cell.key == "lstm" and training.settings.seed == 1
    assert training.model.parameters.flat.tobytes() == race.lanes[3].outcomes[1].weights
    weights = own.document.lesson.layers[0].weights
    assert weights is not None
    assert np.array_equal(np.float32(weights["U_f"]), training.model.parameters.layers[0]["U_f"])
    assert own.learned.steps == (0, STEPS) and own.learned.fits
    own.document.undo()
    assert own.document.lesson is before


def test_what_is_done_is_not_done_twice(qtbot: QtBot, dialog: RaceDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.run.click()
    first = finish(qtbot, dialog)

    def nothing(*_: object) -> None:
        raise AssertionError("it is computed again")

    monkeypatch.setattr(campaign.Campaign, "_compute", nothing)
    dialog.form.tick("rnn", ticked=False)
    dialog.run.click()
    again = finish(qtbot, dialog)
    assert again is not first and [lane.outcomes for lane in again.lanes] == [
        first.lanes[k].outcomes for k in (0, 2, 3)
    ]
    assert dialog.numbers.isEnabled() and dialog.table.topLevelItemCount() == 3


def test_it_is_told_while_it_runs(dialog: RaceDialog, qtbot: QtBot) -> None:
    dialog.run.click()
    race = finish(qtbot, dialog)
    first, *others = race.lanes
    half = with_fields(first.outcomes[0], tested=(1, 2), measure=(0.1, 0.2), loss=(2.0, 1.0), steps=2, weights=b"")
    lanes = (replace(first, outcomes=(half, NOTHING), reached=(None, None)),)
    lanes += tuple(replace(lane, outcomes=(NOTHING, NOTHING), reached=(None, None)) for lane in others)
    dialog._show(news_of(replace(race, lanes=lanes)))
    assert len(dialog.plots.loss.drawn) == 1 and list(dialog.plots.loss.drawn[0].y) == [2.0, 1.0]
    assert texts(dialog, 0)[4] == "0 of 2" and texts(dialog, 3)[4] == "0 of 2" and texts(dialog, 3)[9] == "–"
    assert not dialog.take.isEnabled() and not dialog.numbers.isEnabled()
    dialog._show(RaceNews(replace(race, lanes=tuple(lanes[1:])), None))
    assert not dialog.plots.loss.drawn and not dialog.plots.loss.left.isVisible()


def test_it_can_be_stopped_and_what_goes_wrong_is_said(
    dialog: RaceDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog.run.click()
    dialog.row.cancel.click()
    assert not dialog.is_at_work and dialog.run.isEnabled() and not dialog.numbers.isEnabled()
    for words, told in (("T=long", "T=long: that is no number"), ("units=3", "Give --weights")):
        dialog.form.words.setText(words)
        dialog.run.click()
        qtbot.waitUntil(lambda: not dialog.is_at_work, timeout=20_000)
        assert told in dialog.problem.text() and not dialog.problem.isHidden()
    dialog.form.words.setText("")
    assert dialog.problem.isHidden()
    dialog.form.rates.setText("fast")
    dialog.run.click()
    assert dialog.problem.text() == "“fast” are no rates: give numbers, such as 0.001 0.003 0.01."
    dialog.save_in(tmp_path / "race.doc")
    assert not dialog._exports.entries


def test_the_program_outlives_a_window_that_is_closed_meanwhile(dialog: RaceDialog) -> None:
    dialog.run.click()
    dialog.close()
    let_go()
    assert not isValid(dialog)


def entered(form: RaceForm) -> list[tuple[str, str]]:
    return [(cell.key, kind) for cell, kind in form.order().entered]


def test_who_takes_part_is_what_is_ticked(own: Objects) -> None:
    cell = own.document.newest_resolved.layers[0].cell
    form = RaceForm(cell)
    names = [form.cells.item(row).text() for row in range(form.cells.count())]
    assert names[:4] == [f"{cell.name}, of this lesson, chrono", "Simple RNN, keras", "GRU, chrono", "LSTM, chrono"]
    assert "LSTM, keras" in names and "Simple RNN, chrono" not in names and "Peephole LSTM, chrono" in names
    assert len(set(names)) == len(names)
    order = form.order()
    assert [(each.key, kind) for each, kind in order.entered] == [
        (cell.key, ""),
        ("rnn", ""),
        ("gru", ""),
        ("lstm", ""),
    ]
    assert (order.task.key, order.steps, order.weights, order.seeds) == ("temporal-order", 500, 0, (0, 1, 2, 3, 4))
    form.tick("lstm", "keras")
    form.tick("", ticked=False)
    small(form)
    form.first.setValue(7)
    form.rates.setText("0.001, 0.01")
    order = form.order()
    assert entered(form) == [("rnn", ""), ("gru", ""), ("lstm", "")]
    assert order.seeds == (7, 8) and order.rates == (0.001, 0.01) and order.weights == 120
    for key in ("rnn", "gru", "lstm"):
        form.tick(key, ticked=False)
    with pytest.raises(TrainingError, match="tick at least one cell"):
        form.order()
    form.deleteLater()


def test_on_a_file_of_ones_own_as_many_at_once_and_what_is_left_is_counted(
    qtbot: QtBot, dialog: RaceDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    jobs: list[int] = []

    def workers(count: int) -> Threads:
        jobs.append(count)
        return Threads(count)

    monkeypatch.setattr(work, "Workers", workers)
    table = tmp_path / "own.csv"
    table.write_text("text,label\n" + "".join(f"{a} {b},{a}\n" for a in "abc" for b in "abc"), encoding="utf-8")
    form = dialog.form
    form.task.take_file(table)
    for field, value in ((form.steps, 4), (form.weights, 60), (form.jobs, 3), (form.seeds, 1)):
        field.setValue(value)
    form.words.setText("")
    dialog.run.click()
    assert finish(qtbot, dialog).start.task.file and jobs == [3]
    form.seeds.setValue(2)
    dialog.run.click()
    assert finish(qtbot, dialog).updates == (32, 32)
    assert dialog.row.progress.maximum() == 16, "of the second seed alone"
