"""Films of views that look at a whole run: at once of small runs, else when they are made; the newest is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.analysis.charts import gradient
from simulator.analysis.run_cache import Remembered
from simulator.cells.cell import Cell
from simulator.engine.progress import Cancelled, stopped_by
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.run import run
from tests.simulator.odd_cells import ODD_CELLS
from tests.simulator.own_lessons import own_lesson, spec_of
from tests.ui.conftest import Objects
from ui.film.diagrams import diagram_of
from ui.film.diagrams.automatic import layout
from ui.film.diagrams.automatic.layout import lay_out
from ui.film.diagrams.diagram import Diagram
from ui.film.film import Film, FilmOptions
from ui.film.marks import Paragraph, Polygon
from ui.jobs import measures
from ui.jobs.films_beside import FilmsBeside
from ui.stage.words import stage_words


@pytest.fixture
def beside(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Objects]]:
    """The objects of a window whose every run counts as large."""
    monkeypatch.setattr(measures, "MOST_AT_ONCE", 0)
    made: list[Objects] = []

    def make() -> Objects:
        objects = Objects(find("jenny-rafsun"))
        objects.stage.maker = FilmsBeside(objects.stage)
        made.append(objects)
        return objects

    yield make
    for each in made:
        each.stage.maker.stop()
        QApplication.processEvents()


def is_there(objects: Objects) -> bool:
    """Whether the stage shows the view that is wanted."""
    return not objects.stage.film.waits


@pytest.mark.parametrize("view", ["gradient", "backward", "compare", "half-life"])
def test_until_a_film_is_made_the_stage_says_so(beside: Callable[[], Objects], qtbot: QtBot, view: str) -> None:
    objects = beside()
    changes: list[bool] = []
    objects.stage.changed.connect(lambda: changes.append(objects.stage.film.waits))
    objects.selection.view = view
    assert objects.stage.film.waits
    assert any(isinstance(mark, Paragraph) for mark in objects.stage.frame(objects.player.time).backdrop)
    qtbot.waitUntil(lambda: is_there(objects), timeout=20_000)
    assert changes[-1] is False, "listeners are told"
    there, plain = objects.stage, Objects(find("jenny-rafsun"))
    plain.selection.view = view
    assert there.frame(objects.player.time) == plain.stage.frame(objects.player.time)


@pytest.mark.parametrize("view", ["gradient", "backward", "compare", "half-life"])
def test_until_a_film_is_laid_out_for_another_page_it_stays_on_the_one_before(
    beside: Callable[[], Objects], qtbot: QtBot, view: str
) -> None:
    objects, plain = beside(), Objects(find("jenny-rafsun"))
    stage, time = objects.stage, objects.player.time
    objects.selection.view = plain.selection.view = view
    first, wider, widest = (stage.page(width, 900) for width in (1400, 1800, 2200))
    stage.frame(time, first)
    qtbot.waitUntil(lambda: is_there(objects), timeout=20_000)
    before = stage.frame(time, first)
    for page in (wider, widest):  # while the first of them is laid out
        assert stage.frame(time, page) == before
    qtbot.waitUntil(lambda: stage.frame(time, widest).page == widest, timeout=20_000)
    assert stage.frame(time, widest) == plain.stage.frame(time, widest)
    assert stage.film_for_others.on(wider).frame(time).page == wider, "who exports waits"


def test_a_page_of_a_run_that_is_overtaken_is_not_shown(beside: Callable[[], Objects], qtbot: QtBot) -> None:
    objects = beside()
    stage, time = objects.stage, objects.player.time
    objects.selection.view = "gradient"
    first, wider = (stage.page(width, 900) for width in (1400, 1800))
    stage.frame(time, first)
    qtbot.waitUntil(lambda: is_there(objects), timeout=20_000)
    stage.frame(time, wider)
    objects.document.edit("seed", with_seed(objects.document.newest_resolved, 5))
    stage.frame(time, wider)
    qtbot.waitUntil(lambda: is_there(objects), timeout=20_000)
    assert stage.frame(time, wider).page == wider
    assert stage.film.scene.trace is objects.document.trace


def test_the_cell_is_shown_at_once(beside: Callable[[], Objects]) -> None:
    assert is_there(beside())


def test_a_film_of_a_run_that_is_overtaken_is_never_shown(beside: Callable[[], Objects], qtbot: QtBot) -> None:
    objects = beside()
    objects.selection.view = "gradient"
    assert objects.stage.film.waits
    objects.document.edit("seed", with_seed(objects.document.newest_resolved, 5))
    assert objects.stage.film.waits
    qtbot.waitUntil(lambda: is_there(objects), timeout=20_000)
    assert objects.stage.film.scene.trace is objects.document.trace


def test_others_and_exports_never_get_one_that_waits(beside: Callable[[], Objects]) -> None:
    objects = beside()
    objects.selection.view = "gradient"
    assert not objects.stage.film_for_others.waits


class Laying:
    """The threads in which cells are laid out, which goes on as soon as `go` is set."""

    def __init__(self) -> None:
        self.threads: list[QThread] = []
        self.go = Event()

    def __call__(self, cell: Cell) -> Diagram:
        """Lay a cell out."""
        self.threads.append(QThread.currentThread())
        assert self.go.wait(20.0)
        return lay_out(cell)


@pytest.fixture
def laying(monkeypatch: pytest.MonkeyPatch) -> Laying:
    """What lays cells out."""
    made = Laying()
    monkeypatch.setattr(layout, "lay_out", made)
    return made


@pytest.fixture
def own(qapp: QApplication, laying: Laying) -> Iterator[Objects]:
    """The objects of a window on a cell that nobody has drawn and that was not laid out yet."""
    layout._place.cache_clear()
    objects = Objects(own_lesson(spec_of(ODD_CELLS["gate of a gate"])), maker=FilmsBeside())
    yield objects
    laying.go.set()
    objects.stage.maker.stop()
    QApplication.processEvents()


@pytest.mark.parametrize("view", ["cell", "stack", "unrolled", "unit", "backward", "ledger"])
def test_a_cell_is_laid_out_beside_the_window(own: Objects, qtbot: QtBot, view: str, laying: Laying) -> None:
    own.selection.view = view
    waiting = own.stage.frame(own.player.time, own.stage.page(1280, 720))
    said = [mark.text for mark in waiting.backdrop if isinstance(mark, Paragraph)]
    computed = "This view looks at the whole run and is being computed …"
    laid_out = "The picture of this cell is being laid out …"
    assert said == [computed if view in ("backward", "ledger") else laid_out]
    assert own.stage.film.waits
    laying.go.set()
    own.player.seek(own.player.timeline.time_at_rest(1, 0))
    qtbot.waitUntil(lambda: is_there(own), timeout=20_000)
    assert len(laying.threads) == 1 and QThread.currentThread() not in laying.threads
    assert own.player.place[0] == 1, "the token stays"
    assert own.stage.film.scene.diagram is diagram_of(own.stage.film.scene.cell)
    for other in ("unit", "cell", "stack"):
        own.selection.view = other
        assert is_there(own), "once it is laid out, it is shown at once"


def test_another_edit_of_the_lesson_keeps_the_picture(own: Objects, qtbot: QtBot, laying: Laying) -> None:
    assert own.stage.film.waits
    laying.go.set()
    qtbot.waitUntil(lambda: is_there(own), timeout=20_000)
    own.document.edit("seed", with_seed(own.document.newest_resolved, 5))
    assert is_there(own)


def test_an_export_waits_for_the_picture(own: Objects, laying: Laying) -> None:
    laying.go.set()
    assert not own.stage.film_for_others.waits


def test_what_a_moment_needs_is_computed_beside_the_window(
    beside: Callable[[], Objects], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gradient, "_KNOWN", Remembered(16))
    objects = beside()
    stage, player = objects.stage, objects.player
    objects.selection.view = "gradient"
    qtbot.waitUntil(lambda: is_there(objects), timeout=20_000)
    threads: list[bool] = []
    go_back = gradient._go_back

    def watched(*given: object) -> object:
        threads.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]
        return go_back(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(gradient, "_go_back", watched)
    changes: list[bool] = []
    stage.changed.connect(lambda: changes.append(stage.is_complete))
    player.rest_at(11, 3)
    page = stage.page(1600, 900)
    frame = stage.frame(player.time, page)
    words = "How far back this gradient reaches is being computed …"
    assert frame.caption == words == stage_words(stage, player.time).caption and not stage.is_complete
    assert any(isinstance(mark, Paragraph) and mark.text == words for mark in frame.settled)
    assert [mark for mark in frame.moving if isinstance(mark, Polygon)], "the cursor stands there"
    assert not any(threads), "nothing is computed while the window waits"
    qtbot.waitUntil(lambda: stage.is_complete, timeout=20_000)
    assert changes[-1], "listeners are told"
    whole = stage.frame(player.time, page)
    stage_words(stage, player.time)
    assert threads and not any(threads)
    alone = Film(find("jenny-rafsun"), objects.document.trace, stage.film.options).on(page)
    assert whole.caption == alone.frame(player.time).caption and whole.settled == alone.frame(player.time).settled


def test_a_film_that_is_dropped_stops_what_it_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradient, "_KNOWN", Remembered(16))
    lesson = find("jenny-rafsun")
    trace = run(lesson)

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with stopped_by(stop), pytest.raises(Cancelled):
        Film(lesson, trace, FilmOptions(view="gradient")).frame(5.0)
    assert Film(lesson, trace, FilmOptions(view="gradient")).frame(5.0).caption
