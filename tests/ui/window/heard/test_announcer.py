"""What happens in the window is announced: each act once, in its words; errors at once; few events while it plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import save_document
from tests.ui.hearing import AFTER, Hearing, heard, hearing
from ui.film.text.number_format import precise
from ui.widgets.heard.aloud import aloud
from ui.window.main_window import MainWindow

HOLD = HoldSpec(layer=0, quantity="f", values=(0.0,), start=3, stop=4)
DESCRIPTION = QAccessible.Text.Description


@pytest.fixture
def sounds(window: MainWindow) -> Iterator[Hearing]:
    """What is heard of the window on the sentence of Jenny and Rafsun."""
    with hearing() as recorded:
        yield recorded


def test_a_step_says_the_place_and_then_the_caption_once(window: MainWindow, sounds: Hearing) -> None:
    def step() -> None:
        QTest.keyClick(window.stage_view, Qt.Key.Key_Right)

    said = sounds.after(step)
    words = window.stage_view.words
    assert said == [aloud(f"{words.place}\n{words.caption}")] and words.place.startswith("Token 1")
    again = [each for each in sounds if each.about in ("StageView", "Ruler") and not each.words]
    assert again == []


def test_the_first_step_says_what_stands_there(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("worked-example", (1600, 1000), at_beginning=True)
    with hearing() as sounds:
        (said,) = sounds.after(lambda: QTest.keyClick(window.stage_view, Qt.Key.Key_Right))
        assert said == aloud(window.stage_view.words.both)


@pytest.mark.parametrize("button", ["previous_beat", "next_beat"])
def test_a_step_from_any_control_is_heard(window: MainWindow, sounds: Hearing, button: str) -> None:
    pressed = window.controls.transport.buttons[button]
    pressed.setFocus()
    before = window.stage_view.words
    said = sounds.after(pressed.click)
    assert window.stage_view.words != before and said == [aloud(window.stage_view.words.both)]


def test_each_number_of_the_stage_is_in_its_name(window: MainWindow) -> None:
    stage = heard(window.stage_view)
    names = [each.text(QAccessible.Text.Name) for k in range(stage.childCount()) if (each := stage.child(k))]
    assert "Layer 1, forget gate, gender: " in "".join(names)
    assert stage.text(DESCRIPTION) == aloud(f"{stage.text(QAccessible.Text.Value)}\n{window.stage_view.frame.caption}")


def test_comparing_says_the_caption_and_lets_numbers_be_asked_for(window: MainWindow, sounds: Hearing) -> None:
    window.selection.view = "compare"
    said = sounds.after(lambda: window.player.step_token(1))
    assert said == [aloud(window.stage_view.words.both)] and len(said[0]) < 400
    stage = heard(window.stage_view)
    assert stage.text(DESCRIPTION) == said[0]
    lines = window.stage.film.numbers(window.player.time)
    children = [stage.child(k) for k in range(stage.childCount())]
    assert (
        [child.text(QAccessible.Text.Name) for child in children if child][: len(lines)]
        == [aloud(line) for line in lines]
        != []
    )


def test_edits_are_told_and_taken_back_and_done_again(window: MainWindow, sounds: Hearing) -> None:
    def hold() -> None:
        document = window.document
        document.edit("forget gate closed", with_hold(document.newest_resolved, HOLD))

    (said,) = sounds.after(hold)
    assert said.startswith("Changed: forget gate closed\nFirst difference: ")
    (said,) = sounds.after(window.document.undo)
    assert said.startswith("Taken back: forget gate closed")
    (said,) = sounds.after(window.document.redo)
    assert said.startswith("Done again: forget gate closed\nFirst difference: ")


def test_weights_that_change_many_times_a_second_are_not_told(window: MainWindow, sounds: Hearing) -> None:
    document = window.document
    hold = with_hold(document.newest_resolved, HOLD)
    window.learned.is_live = True
    assert sounds.after(lambda: document.edit("a training", hold)) == []
    window.learned.is_live = False
    (said,) = sounds.after(document.undo)
    assert said.startswith("Taken back: a training")


def test_another_unit_and_another_view_are_told(window: MainWindow, sounds: Hearing) -> None:
    (said,) = sounds.after(lambda: window.selection.look_at(0, 2))
    assert said.startswith("Layer 1, words")
    value = aloud(precise(float(window.document.trace.layers[0]["f"][window.player.token, 2])))
    (said,) = sounds.after(lambda: setattr(window.selection, "quantity", "f"))
    assert said == f"Layer 1, forget gate, words: {value}"
    (said,) = sounds.after(lambda: setattr(window.selection, "view", "stack"))
    assert said.startswith("Stack\n")


def test_errors_are_told_at_once_and_describe_their_field(window: MainWindow, sounds: Hearing) -> None:
    sequence = window.controls.sequence
    sequence.field.setPlainText("")
    said = sounds.after(sequence.apply_button.click)
    assert said == [sequence.problem.text()] != [""]
    assert [each.at_once for each in sounds if each.words] == [True]
    assert heard(sequence.field).text(DESCRIPTION) == said[0]
    sequence.field.setPlainText("Jenny likes Rafsun")
    assert heard(sequence.field).text(DESCRIPTION) != said[0]
    said = sounds.after(lambda: window.messages.tell("Not exported. The disk is full."))
    assert said == ["Not exported. The disk is full."]
    assert [each.at_once for each in sounds if each.words] == [True]


def test_what_is_wrong_with_a_control_is_its_description(window: MainWindow, sounds: Hearing) -> None:
    window.toggle_part("whatif")
    hold = window.controls.whatif.hold
    hold.value.setFocus()
    said = sounds.after(lambda: window.controls.whatif.problem.complain("The value is no number."))
    assert said == ["The value is no number."] and heard(hold.value).text(DESCRIPTION) == said[0]
    window.controls.whatif.problem.settle()
    assert heard(hold.value).text(DESCRIPTION) != said[0]


def test_saved_and_exported_are_told(window: MainWindow, sounds: Hearing, tmp_path: Path) -> None:
    assert sounds.after(lambda: save_document(window.document, tmp_path / "mine.json")) == ["Saved in mine.json"]
    said = sounds.after(lambda: window.exports.ended.emit("Exported to film.mp4", "information"))
    assert said == ["Exported to film.mp4"] and not any(each.at_once for each in sounds)


def test_the_stop_of_a_cue_tells_why(window: MainWindow, sounds: Hearing) -> None:
    time = next(iter(window.cues.times))
    (said,) = sounds.after(lambda: window.player.go_to_stop(time))
    reason, place, *_ = said.split("\n")
    assert reason.startswith("Stopped: ") and place == window.stage_view.words.place


def test_the_screen_of_the_audience_is_told(window: MainWindow, sounds: Hearing) -> None:
    (said,) = sounds.after(window.presentation.start)
    assert said.startswith("The presentation begins.")
    assert sounds.after(lambda: window.presentation.toggle_cover("black")) == ["The audience sees a black screen."]
    assert sounds.after(lambda: window.presentation.toggle_cover("black")) == ["The audience sees the stage."]
    assert sounds.after(window.presentation.leave) == ["The presentation ends."]


@pytest.mark.full  # each view is, and one of them in every run, in test_acts.py
def test_few_events_while_the_film_plays(window: MainWindow) -> None:
    QTest.qWait(AFTER)
    with hearing() as sounds:
        window.player.play()
        QTest.qWait(10_000)
        kinds = Counter((each.kind, each.about) for each in sounds)
        window.player.pause()
        QTest.qWait(AFTER)
    assert len(sounds) < 100, kinds.most_common(9)
    assert 2 <= len(sounds.announced) <= 6
