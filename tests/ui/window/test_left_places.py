"""A file opens where it was left, a lesson that never was begins at its beginning; odd settings do no harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.file import save
from tests.ui.conftest import Objects, let_go, save_document
from ui.settings import recent_files, settings
from ui.state.session import Session
from ui.window import left_places
from ui.window.left_places import MOST, LeftPlace, go_to, read_place, remember
from ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
PLACE = LeftPlace("unit", 1, 1, 7.25)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    save(find("jenny-rafsun"), path)
    return path


def alike(place: LeftPlace | None) -> bool:
    """Whether it is where it was left, but for the last digits of a time."""
    return place is not None and place._replace(position=round(place.position, 9)) == PLACE


def leave_at(window: MainWindow, place: LeftPlace) -> None:
    go_to(window.session, place)
    let_go()


def test_a_file_opens_where_it_was_left_for_another(open_window: Open, file: Path) -> None:
    window = open_window("worked-example", at_beginning=True)
    window.files.open(str(file))
    assert window.player.time == 0.0 and window.controls.play.isVisible(), "it was never open before"
    leave_at(window, PLACE)
    window.files.open("simple-rnn")
    assert window.player.time == 0.0 and window.controls.play.isVisible()
    window.files.open(str(file))
    assert alike(left_places.place_in(window.session)) and not window.controls.play.isVisible()


def test_it_is_known_at_the_next_start_from_the_first_picture_on(open_window: Open, file: Path, qtbot: QtBot) -> None:
    window = open_window(at_beginning=True)
    window.files.open(str(file))
    leave_at(window, PLACE)
    window.close()
    other = MainWindow(find(str(file)), file)
    assert alike(left_places.place_in(other.session))
    other.close()
    other.deleteLater()
    let_go()


def test_what_was_saved_under_a_name_is_left_under_it(open_window: Open, tmp_path: Path) -> None:
    window = open_window(at_beginning=True)
    path = tmp_path / "new.json"
    save_document(window.document, path)
    leave_at(window, PLACE)
    window.files.open("simple-rnn")
    assert alike(left_places.find(path))


def test_a_file_that_cannot_be_opened_leaves_all_as_it_is(open_window: Open, file: Path, tmp_path: Path) -> None:
    window = open_window(at_beginning=True)
    window.files.open(str(file))
    leave_at(window, PLACE)
    window.files.open(str(tmp_path / "nothing.json"))
    assert alike(left_places.place_in(window.session))


def test_a_file_that_has_become_shorter_opens_inside_it(open_window: Open, file: Path) -> None:
    remember(file, LeftPlace("cell", 1, 1, 19.5))
    save(find("worked-example"), file)
    window = open_window(at_beginning=True)
    window.files.open(str(file))
    assert window.player.token == 5 and (window.selection.layer, window.selection.unit) == (0, 1)


def test_of_many_files_those_left_last_are_known(tmp_path: Path) -> None:
    for k in range(MOST + 5):
        remember(tmp_path / f"{k}.json", LeftPlace("cell", 0, 0, float(k)))
    remember(tmp_path / "5.json", PLACE)
    remember(tmp_path / "one more.json", PLACE)
    assert left_places.find(tmp_path / "5.json") == PLACE, "left last, whenever it was left first"
    assert left_places.find(tmp_path / "6.json") is None
    assert left_places.find(tmp_path / "7.json") == LeftPlace("cell", 0, 0, 7.0)
    assert len(json.loads(settings.left_places())) == MOST


def test_who_clears_the_recent_files_clears_their_places(file: Path) -> None:
    remember(file, PLACE)
    recent_files.forget()
    assert left_places.find(file) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", "[" * 100_000, '{"a": NaN}', "\x00"])
def test_odd_settings_are_as_none(file: Path, text: str) -> None:
    settings.remember_left_places(text)
    assert left_places.find(file) is None
    remember(file, PLACE)
    assert left_places.find(file) == PLACE


@pytest.mark.parametrize(
    "found",
    [
        None, 3, "cell", [], ["cell", 0, 0], ["cell", 0, 0, 1.0, 2], [3, 0, 0, 1.0], ["cell", "0", 0, 1.0],
        ["cell", 0, 0, float("nan")], ["cell", 0, 0, float("inf")], ["cell", 0, 0, -1.0], ["cell", 0, 0, 10**400],
    ],
)  # fmt: skip
def test_what_is_no_place_is_none(found: object) -> None:
    assert read_place(found) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5), lambda x: st.lists(x, max_size=4)
)


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    found=st.tuples(st.sampled_from(["cell", "unit", "compare", "no view", ""]) | st.text(), JSON, JSON, JSON).map(list)
    | st.tuples(st.text(), st.integers(), st.integers(), st.floats()).map(list)
)
def test_every_place_leads_into_the_lesson(objects: Objects, found: list[object]) -> None:
    place = read_place(found)
    if place is None:
        return
    session = Session(objects.document, objects.player, objects.selection, objects.stage, objects.cues, objects.learned)
    go_to(session, place)
    assert 0.0 <= objects.player.time <= objects.player.duration
    assert 0 <= objects.selection.unit < objects.document.lesson.layers[objects.selection.layer].units
    assert objects.stage.frame(objects.player.time).everything
