"""Films of views that look at a whole run: at once of small runs, else when they are made; the newest is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from tests.ui.conftest import Objects
from ui.film.marks import Paragraph
from ui.jobs import measures
from ui.jobs.films_beside import FilmsBeside


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
