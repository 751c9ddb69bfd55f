"""Cues in the window: playing stops at them and says why, marks lead to them, and an editor changes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.guide.cues.token import AtToken
from simulator.lessons.schema import LayerSpec
from simulator.text.tokens import Words
from tests.ui.conftest import Objects, let_go
from ui.dialogs.cues import CuesDialog
from ui.film.text.language import languages
from ui.settings import settings
from ui.stage.ruler import Ruler
from ui.window.main_window import MainWindow

CUES = (GateBelow(), SignFlip(), AtToken(5))


@pytest.fixture
def cued(objects: Objects) -> Objects:
    objects.document.start(replace(find("jenny-rafsun"), cues=CUES))
    return objects


def played(objects: Objects, seconds: float) -> list[float]:
    """Play on after every stop for so many seconds of the clock; returns the stops."""
    stops: list[float] = []
    objects.player.cued.connect(stops.append)
    passed = 0.0
    while passed < seconds:
        if not objects.player.playing:
            if objects.player.time >= objects.player.duration:
                break
            objects.player.play()
        objects.pass_time(0.2)
        passed += 0.2
    objects.player.pause()
    objects.player.cued.disconnect(stops.append)
    return stops


@pytest.mark.parametrize("still", [False, True])
def test_playing_stops_exactly_at_every_cue(cued: Objects, still: bool) -> None:
    cued.player.still = still
    cued.player.speed = 8.0
    assert played(cued, 100.0) == list(cued.cues.times)
    assert len(cued.cues.times) == 4
    memory = [beat.key for beat in cued.stage.timeline.beats]
    places = [cued.stage.timeline.locate(time) for time in cued.cues.times]
    assert [(place.token, memory[place.beat]) for place in places] == [
        (2, "forget"),
        (5, "read"),
        (11, "forget"),
        (11, "memory"),
    ]


def test_a_cue_that_a_tick_falls_short_of_by_a_rounding_is_not_passed(cued: Objects) -> None:
    player, stop = cued.player, cued.stage.film.stops()[0]
    player.seek(stop - 0.2)
    player.play()
    cued.pass_time(0.2 - 1e-10)
    assert player.time == stop and not player.playing


def test_playing_goes_through_where_that_is_wanted(cued: Objects) -> None:
    cued.player.stops_at_cues = False
    cued.player.speed = 8.0
    assert played(cued, 100.0) == []
    assert cued.player.time == cued.player.duration


def test_still_playing_shows_end_states_alone(objects: Objects) -> None:
    objects.player.still, objects.player.speed, objects.player.stops_at_cues = True, 4.0, False
    seen: list[float] = []
    objects.player.moved.connect(seen.append)
    objects.player.play()
    for _ in range(2000):
        objects.pass_time(0.05)
        if not objects.player.playing:
            break
    line = objects.stage.timeline
    rests = [line.time_at_rest(token, beat) for token, beat in line.places()]
    assert seen == rests and not objects.player.playing


@pytest.mark.parametrize("language", languages())
def test_a_stop_says_what_is_met_with_its_number(cued: Objects, language: str) -> None:
    cued.selection.wording = cued.selection.wording._replace(language=language)
    told = [cued.cues.reasons(stop) for stop in cued.cues.stops]
    assert all(told) and len(set(told)) >= 3
    if language == "en":
        assert told[1] == "the chosen token “is” (6)"
        assert told[2] == "layer 1: f falls below 0.1000 in gender (0.00034)"
        assert told[3] == "layer 1: c turns its sign in gender"


def test_a_long_run_has_its_stops_too(objects: Objects) -> None:
    words = Words(" ".join("love" if k % 3 else "Jenny" for k in range(1000)))
    layers = (LayerSpec(cell="lstm", units=128, seed=1),)
    lesson = replace(
        find("jenny-rafsun"), sequence=words, layers=layers, readout=None, holds=(), notes={}, storyline=None
    )
    objects.document.start(replace(lesson, cues=(GateBelow(below=0.5), Saturated(above=0.0))))
    assert len(objects.cues.times) > 900
    assert list(objects.cues.times) == sorted(set(objects.cues.times))
    assert objects.player.next_stop(objects.player.duration) is None
    assert objects.player.previous_stop(0.0) is None
    assert (
        objects.cues.reasons(objects.cues.stops[5]) == "f falls below 0.5000 in unit 21 and unit 98 (0.4979 to 0.49998)"
    )


def test_marks_on_the_ruler_lead_to_the_cues(cued: Objects, qtbot: QtBot) -> None:
    ruler = Ruler(cued.player, cued.selection, cued.stage, cued.cues)
    qtbot.addWidget(ruler)
    ruler.resize(1200, ruler.height())
    ruler.show()
    for stop in cued.cues.stops:
        x = ruler.x_of(cued.stage.timeline.position(stop.time))
        found = ruler.stop_at(QPointF(x, 4.0))
        assert found is not None and abs(ruler.x_of(cued.stage.timeline.position(found.time)) - x) <= 7.0
        shade = ruler.grab().toImage().pixelColor(round(x), 3)
        assert shade == cued.stage.theme.colour("memory")
        qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 4))
        assert cued.player.time == found.time
    assert ruler.stop_at(QPointF(2.0, 4.0)) is None and ruler.stop_at(QPointF(2.0, 30.0)) is None


@pytest.mark.parametrize("size", [(1280, 720), (1280, 900)])  # without and with plots below the ruler
def test_keys_go_from_cue_to_cue_and_the_stage_says_why(
    open_window: Callable[..., MainWindow], size: tuple[int, int]
) -> None:
    window = open_window(replace(find("jenny-rafsun"), cues=CUES), size)
    window.player.home()
    QTest.keyClick(window, Qt.Key.Key_C)
    assert window.player.time == window.cues.times[0]
    assert window.controls.banner.isVisible() and "falls below" in window.controls.banner.text()
    banner, ruler = window.controls.banner, window.controls.transport.ruler
    mark = ruler.mapTo(window, QPoint(round(ruler.x_of(window.player.position)), 0))
    assert banner.geometry().left() <= mark.x() <= banner.geometry().right(), "it stands at its mark"
    assert window.rect().contains(banner.geometry())
    assert not banner.geometry().intersects(QRect(ruler.mapTo(window, QPoint(0, 0)), ruler.size())), "and not over it"
    QTest.keyClick(window, Qt.Key.Key_C)
    assert window.player.time == window.cues.times[1] and "the chosen token" in window.controls.banner.text().lower()
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert window.player.time == window.cues.times[0]
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert not window.controls.banner.isVisible()


def test_reduced_motion_and_cues_are_remembered(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    for name in ("reduce_motion", "stop_at_cues"):
        window.commands.actions[name].trigger()
    assert window.player.still and window.stage.still and not window.player.stops_at_cues
    again = open_window()
    assert again.player.still and again.stage.still and not again.player.stops_at_cues
    settings.forget()


def test_the_editor_adds_changes_and_removes_and_all_is_undone(objects: Objects, qtbot: QtBot) -> None:
    first = objects.document.lesson
    dialog = CuesDialog(objects.document)
    qtbot.addWidget(dialog)
    dialog.show()
    before = len(first.cues)
    for key in kinds():
        dialog.kind.setCurrentIndex(dialog.kind.findData(key))
        button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Add")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    let_go()
    assert objects.document.lesson.cues[before:] == (GateBelow(), SignFlip(), Saturated(), AtToken(0))
    bound = next(b for b in dialog.findChildren(QDoubleSpinBox) if b.accessibleName() == f"Bound of cue {before + 1}")
    bound.setValue(0.25)
    bound.editingFinished.emit()
    let_go()
    assert objects.document.lesson.cues[before] == GateBelow(below=0.25)
    token = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == f"Token of cue {before + 4}")
    token.setCurrentIndex(7)
    token.activated.emit(7)
    let_go()
    assert objects.document.lesson.cues[before + 3] == AtToken(7)
    gone = next(b for b in dialog.findChildren(QToolButton) if b.accessibleName() == f"Take cue {before + 2} away")
    qtbot.mouseClick(gone, Qt.MouseButton.LeftButton)
    let_go()
    assert SignFlip() not in objects.document.lesson.cues[before:]
    while objects.document.undo_label:
        objects.document.undo()
    assert objects.document.lesson == first
    let_go()
    named = [each for each in dialog.findChildren(QToolButton) if each.isVisible()]
    assert len(named) == before
