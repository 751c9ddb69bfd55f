"""Screens that are rearranged while one presents: the notes are never where the audience sees them."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_words
from simulator.lessons.schema import Lesson
from tests.ui.conftest import let_go
from tests.ui.presenter.halls import audience_reads, notes_are_seen, rearranged
from tests.ui.presenter.test_presentation import Hall, hall, press
from tests.ui.presenter.test_screens import DESK, HALL, SIDE
from ui.presenter.screens import Arrangement, Screen, Screens, arrange_screens, screen_at
from ui.settings import settings

__all__ = ["hall"]
SECRET = "for the speaker alone"
MIRRORED = Screen("hall", QRect(0, 0, 1920, 1080))
OVERLAPPING, ROUNDED = (Screen("hall", QRect(left, 0, 1920, 1080)) for left in (1400, 1438))
DESK_RIGHT = Screen("desk", QRect(1920, 0, 1440, 900))
HALL_LEFT = Screen("hall", QRect(0, 0, 1920, 1080))


def test_a_screen_that_moves_is_told(qapp: QApplication) -> None:
    told: list[int] = []
    screens = Screens()
    screens.changed.connect(lambda: told.append(1))
    qapp.primaryScreen().geometryChanged.emit(qapp.primaryScreen().geometry())
    assert told == [1]


@pytest.mark.parametrize(
    ("screens", "wanted", "audience", "speaker"),
    [
        ([DESK, MIRRORED], "", MIRRORED, None),
        ([DESK, MIRRORED], "desk", DESK, None),
        ([DESK, MIRRORED, SIDE], "", SIDE, DESK),
        ([DESK, MIRRORED, SIDE], "hall", MIRRORED, SIDE),
        ([DESK, OVERLAPPING], "", OVERLAPPING, None),
        ([DESK, ROUNDED], "", ROUNDED, DESK),
    ],
)  # fmt: skip
def test_screens_that_show_the_same_are_the_audiences(
    screens: list[Screen], wanted: str, audience: Screen, speaker: Screen | None
) -> None:
    assert arrange_screens(screens, screens[0], wanted) == (audience, speaker)


def test_the_audience_keeps_its_screen_among_others() -> None:
    before = Arrangement(HALL, DESK)
    assert arrange_screens([SIDE, HALL, DESK], DESK, "", before) == (HALL, DESK)
    assert screen_at([HALL_LEFT, DESK_RIGHT], QPoint(700, 400), "desk") is DESK_RIGHT


def test_the_views_follow_their_screens(hall: Hall) -> None:
    press(Qt.Key.Key_F5, on=hall.window)
    assert hall.seen == ("hall", "desk")
    hall.plug(DESK_RIGHT, HALL_LEFT)
    assert hall.seen == ("hall", "desk"), "the window stands where the projector now is"
    assert hall.show.speaker is not None and hall.show.audience is not None
    assert DESK_RIGHT.area.contains(hall.show.speaker.geometry().center())
    assert HALL_LEFT.area.contains(hall.show.audience.geometry().center())


def test_mirrored_screens_show_no_notes_and_say_so(hall: Hall) -> None:
    hall.show.start()
    hall.plug(DESK, MIRRORED)
    audience = hall.show.audience
    assert audience is not None and hall.show.speaker is None and audience.notice.isVisible()
    assert audience.notice.text() == "Your notes are not shown: the audience sees all screens. Ctrl+F5 shows them."
    press(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier, on=audience)
    assert hall.show.speaker is not None and hall.show.speaker.isVisible(), "where one asks for them"
    hall.plug(DESK, HALL)
    assert hall.seen == ("hall", "desk") and not audience.notice.isVisible()
    hall.plug(DESK)
    assert hall.show.speaker is None, "they were asked for on another screen"
    assert audience.notice.text() == "Your notes are not shown: there is one screen. Ctrl+F5 shows them."


def test_one_screen_says_that_notes_are_not_shown_where_there_are_some(hall: Hall) -> None:
    hall.plug(DESK)
    document = hall.window.document
    document.start(replace(document.lesson, notes={}))
    hall.show.start()
    assert hall.show.audience is not None and not hall.show.audience.notice.isVisible()
    hall.show.leave()
    document.edit("a note", with_words(document.newest_resolved, note=(0, "Say hello.")))
    hall.show.start()
    assert hall.show.audience is not None and hall.show.audience.notice.isVisible()


def test_a_view_that_is_moved_to_the_audience_goes_back(hall: Hall, qtbot: QtBot) -> None:
    hall.show.start()
    speaker = hall.show.speaker
    assert speaker is not None
    speaker.move(HALL.area.topLeft())
    qtbot.waitUntil(lambda: DESK.area.contains(speaker.geometry().center()) and not speaker.is_covered)
    assert not notes_are_seen(hall.show)


def test_a_view_that_cannot_be_kept_from_the_audience_is_closed(hall: Hall, qtbot: QtBot) -> None:
    hall.show.start()
    speaker, audience = hall.show.speaker, hall.show.audience
    assert speaker is not None and audience is not None
    speaker.settled.connect(lambda: speaker.move(HALL.area.topLeft()))
    speaker.move(HALL.area.topLeft())
    qtbot.waitUntil(lambda: hall.show.speaker is None)
    assert audience.notice.isVisible()


def with_secrets(lesson: Lesson) -> Lesson:
    """A lesson that has notes for the speaker at each step and each token."""
    story = lesson.storyline
    assert story is not None
    steps = tuple(replace(step, notes=f"{SECRET} {at}") for at, step in enumerate(story.steps))
    notes = dict.fromkeys(range(20), SECRET)
    return replace(lesson, storyline=replace(story, steps=steps), notes=notes)


def walk(hall: Hall, acts: int, seed: int) -> None:
    """Rearrange screens at random, and present at random."""
    chance, show, asked = random.Random(seed), hall.show, False
    hall.window.document.start(with_secrets(find("jenny-rafsun")))
    hall.window.player.still = True
    for _ in range(acts):
        kind = chance.randrange(13)
        if kind == 0:
            (show.leave if show.active else show.start)()
        elif kind == 1:
            show.toggle_speaker()
        elif kind == 2:
            show.swap()
        elif kind == 3:
            show.put_audience_on(chance.choice(["", "desk", "hall", "side", "gone"]))
        elif kind >= 9:
            act = chance.choice(["present_talk", "toggle_guide", *["play_beat"] * 3, "go_back"])
            kind = 0 if act == "present_talk" and not show.active else kind  # it begins to present
            hall.window.commands.actions[act].trigger()
        elif kind == 4 and show.speaker is not None and show.arrangement is not None:
            show.speaker.move(chance.choice(hall.screens).area.topLeft())
            show._look_at_speaker()
        else:
            hall.plug(*rearranged(list(hall.screens), chance))
        let_go()
        shared = show.arrangement is not None and show.arrangement.speaker is None
        asked = shared and (asked or kind in (0, 1)) and show.speaker_is_shown
        assert asked or not notes_are_seen(show), (seed, hall.screens)
        assert SECRET not in audience_reads(show)
        if show.audience is not None and show.arrangement is not None:
            assert show.arrangement.audience.area.contains(show.audience.geometry().center())
    settings.remember_audience_screen("")


@pytest.mark.parametrize("seed", range(2))
def test_the_audience_never_sees_the_notes(hall: Hall, seed: int) -> None:
    walk(hall, 60, seed)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(2, 22))
def test_the_audience_never_sees_the_notes_in_long_walks(hall: Hall, seed: int) -> None:
    walk(hall, 200, seed)
