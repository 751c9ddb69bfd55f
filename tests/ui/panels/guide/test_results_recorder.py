"""What is done in the guide is kept on this machine, given away as a file, and cleared after a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.guide.results.records import Answered, Finished, Kept, Seen, sha256_of
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Order, Predict, Sketch
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.reference.xapi.statements import check_statement
from tests.ui.answering import answer
from tests.ui.conftest import let_go
from ui.panels.guide.answers.choose import ChooseField
from ui.panels.guide.answers.predict import PredictField
from ui.panels.guide.drawn import DrawnBox
from ui.panels.guide.question import QuestionBox
from ui.settings import kept_results, learning, settings
from ui.state.lesson_file import LessonFile
from ui.window.main_window import MainWindow

QUESTIONS = (
    Predict(ask="f {f[0] at 0}?", value="f[0] at 11", near=0.05),
    Choice(ask="Which?", options=(Option("no", "1 = 2"), Option("yes", "1 = 1"))),
    Forgotten(ask="Which?", token="Rafsun"),
    Order(ask="Which first?", tokens=("good", "Jenny"), unit="gender"),
    Sketch(ask="Draw it.", unit="words", first=0, last=3),
    Drawn(ask="", count=2),
)


def asking() -> Lesson:
    """A lesson that asks a question of each kind."""
    steps = tuple(Step(words="x", token=11, question=each) for each in QUESTIONS)
    return replace(find("jenny-rafsun"), storyline=Storyline(aim="To ask.", steps=steps))


def kept(window: MainWindow) -> tuple[Kept, ...]:
    window.controls.recorder.stop()
    return kept_results.read(kept_results.place())


def test_every_kind_of_answer_is_kept_with_what_is_right(window: MainWindow) -> None:
    lesson = asking()
    window.document.begin(lesson, LessonFile(Path("/somewhere/mine.json"), lesson))
    guide, card = window.guide, window.controls.guide_card
    guide.begin()
    for _ in range(len(QUESTIONS) - 1):
        box = card.question
        assert isinstance(box, QuestionBox)
        if isinstance(box.field, PredictField):
            box.field.bar.setValue(50)
        elif isinstance(box.field, ChooseField):
            box.field.buttons[1].click()
        box.check.click()
        guide.next()
    drawn = card.question
    assert isinstance(drawn, DrawnBox)
    drawn.number.setValue(7)
    for _ in range(2):
        assert drawn.box is not None
        if isinstance(drawn.box.field, ChooseField) and not drawn.box.field.is_given:
            drawn.box.field.buttons[0].click()
        elif isinstance(drawn.box.field, PredictField):
            drawn.box.field.bar.setValue(7)
        drawn.box.check.click()
        drawn.on.click()
    guide.next()
    records = kept(window)
    assert {each.lesson for each in records} == {"mine.json"} and {each.sha256 for each in records} == {
        sha256_of(lesson)
    }
    assert [each.time for each in records] == sorted(each.time for each in records), "in the order of the acts"
    seen = [(each.step, each.steps) for each in records if isinstance(each, Seen)]
    assert seen == [(at, 6) for at in range(6)] and isinstance(records[-1], Finished)
    number, choice, units, order, line, *others = [each for each in records if isinstance(each, Answered)]
    f = window.document.trace.layers[0]["f"]
    assert number.answer == (0.25,) and number.right == (float(f[11, 0]),) and number.near == 0.05
    assert number.asked.startswith("f 0.") and number.kind == "predict" and number.options == ()
    assert choice.options == ("no", "yes") and choice.step == 1
    assert choice.answer == choice.right == (1.0,) and choice.score == 1 and choice.is_right
    assert units.options == ("gender", "liking", "words") and units.answer == (1.0,) and units.right == (0.0,)
    assert order.options == ("good (9)", "Jenny (3)") and order.answer == (0.0, 1.0) and order.right == (1.0, 0.0)
    assert order.score == 0 and not order.is_right
    assert len(line.answer) == len(line.right) == 4 and line.kind == "sketch"
    assert [(each.step, each.seed, each.number) for each in others] == [(5, 7, 0), (5, 7, 1)]
    assert all(each.seed is None for each in (number, choice, units, order, line))


def test_a_step_is_seen_once_and_the_end_is_the_end(window: MainWindow) -> None:
    guide = window.guide
    guide.begin()
    guide.next()
    guide.back()
    guide.go_to(guide.count - 1)
    guide.leave()
    assert [type(each) for each in kept(window)] == [Seen] * 3
    guide.begin()
    guide.next()
    found = kept(window)
    assert isinstance(found[-1], Finished) and found[-1].lesson == "jenny-rafsun"
    steps = [each.step for each in found if isinstance(each, Seen)]
    assert len(steps) == len(set(steps)) == len(found) - 1


def test_that_nothing_can_be_kept_is_told_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path, records: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(kept_results, "add", refuse)
    told: list[str] = []
    window.controls.recorder.failed.connect(told.append)
    for at in range(3):
        window.guide.go_to(at)
        window.controls.recorder.stop()
    assert len(told) == 1 and "Nothing may be written" in told[0]
    assert window.messages.text.startswith("Your answers are not kept. Nothing may be written")


def test_results_are_saved_as_a_file_to_hand_in(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    story = window.guide.story
    assert story is not None
    window.guide.go_to(next(at for at, step in enumerate(story.steps) if step.question is not None))
    box = window.controls.guide_card.question
    assert isinstance(box, QuestionBox)
    box.check.click()
    kept(window)
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: 1)

    def save(target: Path, name: str | None = "") -> None:
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(target)])
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name or "", name is not None))
        window.messages.clear()
        window.commands.actions["save_results"].trigger()

    for name in ("", "Ada"):
        save(tmp_path / "mine.jsonl", name)
        qtbot.waitUntil(lambda: window.messages.text == "mine.jsonl has your answers: 1. Nothing was sent.")
        assert not window.messages.is_problem
        (line,) = (tmp_path / "mine.jsonl").read_text(encoding="utf-8").splitlines()
        check_statement(json.loads(line))
        assert json.loads(line)["actor"].get("name", "") == name
    save(tmp_path / "mine.csv", None)
    qtbot.waitUntil(lambda: window.messages.text.startswith("mine.csv has your answers: 1."))
    assert ",forgotten," in (tmp_path / "mine.csv").read_text(encoding="utf-8")
    save(tmp_path / "other.jsonl", None)
    let_go()
    assert not (tmp_path / "other.jsonl").exists(), "it was cancelled"
    save(tmp_path / "mine.xml")
    assert window.messages.text == "Results are a .csv or a .jsonl file."
    save(tmp_path / "no" / "mine.csv")
    qtbot.waitUntil(lambda: window.messages.text.startswith("Not saved. There is no folder"))


def test_they_are_cleared_after_a_question(window: MainWindow, qtbot: QtBot) -> None:
    window.guide.begin()
    assert kept(window)
    answer("Cancel")
    window.commands.actions["clear_results"].trigger()
    assert kept(window)
    asked = answer("Clear")
    window.commands.actions["clear_results"].trigger()
    qtbot.waitUntil(lambda: window.messages.text == "Your results are cleared.")
    assert asked == ["Clear what is kept of your steps and answers?"] and kept(window) == ()


def test_ones_number_is_remembered_from_lesson_to_lesson(qtbot: QtBot) -> None:
    drawn, trace = Drawn(ask="", count=2), run(find("jenny-rafsun"))

    def made() -> DrawnBox:
        box = DrawnBox(drawn, lambda _: trace, 0, str)
        qtbot.addWidget(box)
        return box

    first = made()
    assert first.number.value() == 1 and first.number.maximum() == 9999
    asked = first.questions
    first.number.setValue(31)
    again = made()
    assert again.number.value() == 31 and again.questions == first.questions != asked


@pytest.mark.parametrize("odd", ["0", "10000", "x", "-1", "٣", "1" * 30])
def test_an_odd_number_counts_as_none(qapp: object, odd: str) -> None:
    settings.stored().setValue("question_number", odd)
    assert learning.question_number() == 1
