"""The ruler: click, drag, scroll, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.sequence import with_sequence
from tests.ui.conftest import Objects
from ui.stage.ruler import NARROWEST, WIDEST, Ruler
from ui.stage.ruler_token import BOX_TOP

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ruler(objects: Objects, qtbot: QtBot) -> Iterator[Ruler]:
    made = Ruler(objects.player, objects.selection, objects.stage, objects.cues)
    qtbot.addWidget(made)
    made.resize(1200, made.height())
    made.show()
    yield made
    QToolTip.hideText()


def words(objects: Objects, count: int) -> None:
    text = " ".join(f"word{k}" for k in range(count))
    objects.document.edit("another text", with_sequence(objects.document.lesson, text))


def point(ruler: Ruler, position: float) -> QPoint:
    return QPoint(round(ruler.x_of(position)), round(BOX_TOP) + 10)


def middle_of(objects: Objects, token: int, beat: int) -> float:
    """The position in tokens of the middle of a beat."""
    timeline = objects.player.timeline
    return timeline.position(timeline.time_of(token, beat, 0.5))


def test_a_sentence_fits(ruler: Ruler, objects: Objects) -> None:
    assert objects.selection.span == (0.0, 20.0)
    assert ruler.token_width == pytest.approx(60.0)
    assert ruler.x_of(20) == pytest.approx(1200)
    assert ruler.position_at(ruler.x_of(7.25)) == pytest.approx(7.25)


@pytest.mark.parametrize("beat", range(5))
def test_a_click_goes_to_the_rest_of_the_beat_under_it(ruler: Ruler, objects: Objects, qtbot: QtBot, beat: int) -> None:
    qtbot.mouseClick(ruler, LEFT, pos=point(ruler, middle_of(objects, 7, beat)))
    assert objects.player.time == objects.player.timeline.time_at_rest(7, beat)


def test_a_drag_follows_the_pointer(ruler: Ruler, objects: Objects, qtbot: QtBot) -> None:
    qtbot.mousePress(ruler, LEFT, pos=point(ruler, 2.5))
    for position in (3.0, 6.0, 4.25):
        QTest.mouseMove(ruler, point(ruler, position))
        assert objects.player.position == pytest.approx(ruler.position_at(point(ruler, position).x()))
    qtbot.mouseRelease(ruler, LEFT, pos=point(ruler, 4.25))
    before = objects.player.time
    QTest.mouseMove(ruler, point(ruler, 9.0))
    assert objects.player.time == before


def test_a_drag_past_the_ends_is_held(ruler: Ruler, objects: Objects, qtbot: QtBot) -> None:
    qtbot.mousePress(ruler, LEFT, pos=point(ruler, 2.5))
    QTest.mouseMove(ruler, QPoint(-500, 20))
    assert objects.player.time == 0.0
    QTest.mouseMove(ruler, QPoint(5000, 20))
    assert objects.player.time == objects.player.duration
    qtbot.mouseRelease(ruler, LEFT, pos=QPoint(5000, 20))


def test_a_film_that_ran_runs_on_after_a_click(ruler: Ruler, objects: Objects, qtbot: QtBot) -> None:
    objects.player.play()
    qtbot.mousePress(ruler, LEFT, pos=point(ruler, 2.5))
    assert not objects.player.playing
    qtbot.mouseRelease(ruler, LEFT, pos=point(ruler, 2.5))
    assert objects.player.playing
    qtbot.mouseClick(ruler, Qt.MouseButton.RightButton, pos=point(ruler, 5.5))
    assert objects.player.token == 2


def test_few_tokens_do_not_become_planks_and_many_scroll(ruler: Ruler, objects: Objects) -> None:
    words(objects, 3)
    assert ruler.token_width == WIDEST
    assert objects.selection.span == (0.0, 8.0)
    words(objects, 1000)
    assert ruler.token_width == NARROWEST
    assert ruler.visible == pytest.approx(1200 / NARROWEST)
    objects.player.rest_at(999, 0)
    first, last = objects.selection.span
    assert last == pytest.approx(1000)
    assert first <= objects.player.position <= last


def test_the_span_turns_with_the_cursor(ruler: Ruler, objects: Objects) -> None:
    words(objects, 200)
    spans = set()
    for token in (*range(0, 200, 7), *range(199, -1, -7)):
        objects.player.rest_at(token, 2)
        first, last = objects.selection.span
        assert first <= objects.player.position <= last
        spans.add(first)
    assert 6 < len(spans) < 40
    objects.player.home()
    assert objects.selection.span[0] == 0.0


def test_the_wheel_scrolls_and_moves_no_time(ruler: Ruler, objects: Objects) -> None:
    words(objects, 200)
    time = objects.player.time
    wheel = QWheelEvent(
        QPointF(100, 20), ruler.mapToGlobal(QPointF(100, 20)), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(ruler, wheel)
    assert objects.selection.span[0] == pytest.approx(4.0)
    assert objects.player.time == time


def test_resizing_keeps_the_span_inside(ruler: Ruler, objects: Objects) -> None:
    words(objects, 100)
    objects.player.end()
    ruler.resize(2400, ruler.height())
    first, last = objects.selection.span
    assert last == pytest.approx(100)
    assert last - first == pytest.approx(2400 / NARROWEST)


def test_hovering_tells_token_and_beat(ruler: Ruler, objects: Objects) -> None:
    QTest.mouseMove(ruler, point(ruler, middle_of(objects, 11, 1)))
    assert QToolTip.text() == "“Rafsun”, token 12 of 20 · Forget"


def test_screen_readers_hear_the_place(ruler: Ruler, objects: Objects) -> None:
    objects.player.rest_at(11, 3)
    assert ruler.accessibleName() == "Tokens and beats"
    assert ruler.value_words == "“Rafsun”, token 12 of 20 · Memory"


def test_the_cursor_is_painted_where_the_time_is(ruler: Ruler, objects: Objects) -> None:
    for token in (3, 15):
        objects.player.rest_at(token, 4)
        picture = ruler.grab().toImage()
        x = round(ruler.x_of(objects.player.position))
        assert min(picture.pixelColor(at, 60).lightness() for at in (x - 1, x)) < 50
        assert min(picture.pixelColor(at, 60).lightness() for at in (x - 12, x + 12)) > 200


def test_a_word_that_is_too_long_is_shortened_not_spilled(ruler: Ruler, objects: Objects) -> None:
    text = "a Donaudampfschifffahrtsgesellschaftskapitänswitwe b " + " ".join("w" * 40)
    objects.document.edit("another text", with_sequence(objects.document.lesson, text))
    objects.player.rest_at(0, 0)
    picture = ruler.grab().toImage()
    for side in (1, 2):
        x = round(ruler.x_of(side))
        shades = {picture.pixelColor(x, y).lightness() for y in range(round(BOX_TOP) + 8, round(BOX_TOP) + 22)}
        assert min(shades) > 180
