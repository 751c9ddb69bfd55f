"""A storyline as a talk: what each press of a clicker does, whatever the step asks or waits for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.guide.class_use import Controls
from simulator.lessons.guide.storyline.acts import Change, Open, Reach, Select, Until
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Order, Predict, Sketch
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.lessons.variants import runs_alike
from tests.ui.conftest import Objects
from ui.presenter.talk import Stand, Talk
from ui.presenter.told import news_of, shown_of
from ui.settings.learning import remember_question_number
from ui.state.guide import Guide


class Hearing(Objects):
    """A lesson and its talk, without a window."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self.guide = Guide(self.document, self.player, self.selection, self.stage)
        self.talk = Talk(self.guide, self.document, self.player, self.selection)
        self.player.still = True

    def begin(self) -> Talk:
        self.guide.begin()
        self.talk.heard = True
        return self.talk


Hear = Callable[..., Hearing]


@pytest.fixture
def hear(qapp: object) -> Iterator[Hear]:
    made: list[Hearing] = []

    def opener(*steps: Step, lesson: str = "jenny-rafsun") -> Hearing:
        found = find(lesson)
        made.append(Hearing(replace(found, storyline=Storyline(aim="x", steps=steps)) if steps else found))
        return made[-1]

    yield opener
    for each in made:
        each.player.pause()
        each.talk.stop()


def known(hearing: Hearing, qtbot: QtBot) -> None:
    """Wait until it is known whether a press can do what is waited for."""
    qtbot.waitUntil(lambda: hearing.talk.deed != "sought", timeout=20_000)


def test_there_is_no_talk_unless_somebody_is_led_and_somebody_hears(hear: Hear) -> None:
    hearing = hear(Step(words="a"), Step(words="b"))
    talk = hearing.talk
    talk.heard = True
    assert not talk.is_on and talk.stands == () and shown_of(talk).spoken == ""
    talk.go_on()
    talk.go_back()
    hearing.guide.begin()
    assert talk.is_on and hearing.guide.at == 0
    talk.heard = False
    assert not talk.is_on
    talk.go_on()
    assert hearing.guide.at == 0


def test_a_press_goes_to_the_next_step_and_another_back(hear: Hear) -> None:
    hearing = hear(Step(words="a"), Step(title="T", words="b {c[gender]}", token="Jenny"), Step(words="c", token=5))
    talk = hearing.begin()
    talk.go_back()
    assert hearing.guide.at == 0
    talk.go_on()
    c = hearing.document.trace.layers[0]["c"][2, 0]
    assert hearing.player.token == 2 and shown_of(talk)[:2] == ("T", f"b {c:.3f}")
    talk.go_on()
    talk.go_on()
    assert hearing.guide.at == 2 and talk.following is None, "the last one stays"
    talk.go_back()
    assert hearing.guide.at == 1 and hearing.player.token == 2


def test_the_film_is_played_to_the_place_and_a_press_on_the_way_is_there_at_once(hear: Hear) -> None:
    hearing = hear(Step(words="a", token=0), Step(words="b", token=3), Step(words="c", token=19), Step(words="d"))
    hearing.player.still = False
    talk, player = hearing.begin(), hearing.player
    talk.go_on()
    wanted = player.timeline.time_at_rest(3, len(player.timeline.beats) - 1)
    assert player.playing and player.token == 0 and hearing.guide.at == 1
    hearing.pass_time(0.4)
    assert 0 < player.token <= 3 and player.playing
    talk.go_on()
    assert not player.playing and player.time == wanted and hearing.guide.at == 1
    talk.go_on()
    for _ in range(20):
        hearing.pass_time(0.4)
    assert not player.playing and player.token == 19, "far ways take six seconds, and no cue stops them"
    talk.go_back()
    assert player.time == wanted and not player.playing, "back at once"


def test_a_question_is_asked_before_it_is_answered_with_its_reason(hear: Hear) -> None:
    question = Predict(ask="How much?", why="It is {c[gender] at 11}.", value="c[gender] at 11", low=-2, high=2)
    hearing = hear(Step(title="T", words="a", token=10, question=question), Step(words="b", token=11))
    hearing.selection.whole_run, hearing.selection.tab = True, "read"
    talk = hearing.begin()
    c = f"−{abs(hearing.document.trace.layers[0]['c'][11, 0]):.3f}"
    asked = shown_of(talk)
    assert talk.stand == Stand("ask") and not hearing.selection.whole_run and hearing.selection.tab == "numbers"
    assert (asked.words, asked.asked) == ("a", "How much?") and c not in asked.spoken and c not in news_of(talk)
    talk.go_on()
    answered = shown_of(talk)
    assert talk.stand == Stand("answer") and hearing.guide.at == 0 and hearing.player.token == 10
    assert answered.right == (f"In the run: {c}",) and answered.why == f"It is {c}." and answered.is_answered
    assert news_of(talk) == f"In the run: {c}\nIt is {c}." and answered.title == "T"
    talk.go_back()
    assert talk.stand == Stand("ask")
    talk.go_on()
    talk.go_on()
    assert hearing.guide.at == 1 and news_of(talk) == ""
    talk.go_back()
    assert talk.stand == Stand("ask"), "a step that one comes back to asks again"


def test_every_kind_of_question_tells_its_answer(hear: Hear) -> None:
    choice = Choice(ask="?", options=(Option("{{one}}", "1 = 2"), Option("two", "1 = 1")))
    questions = (
        (choice, ("{one}", "two"), ("two",)),
        (Forgotten(ask="?", token="Rafsun"), ("gender", "liking", "words"), ("gender",)),
        (Forgotten(ask="?", token="love"), ("gender", "liking", "words"), ("None of them",)),
        (Order(ask="?", tokens=("good", "Jenny"), unit="gender"), ("good (9)", "Jenny (3)"), None),
        (Sketch(ask="?", unit="words", last=5), (), ()),
    )
    hearing = hear(*(Step(words="a", token=1, question=each) for each, *_ in questions))
    talk = hearing.begin()
    for _, choices, right in questions:
        assert shown_of(talk).choices == choices and not shown_of(talk).right and not shown_of(talk).is_answered
        talk.go_on()
        shown = shown_of(talk)
        if right is None:
            assert [line.split(":")[0] for line in shown.right] == ["Jenny (3)", "good (9)"]
            assert "(place 1)" in shown.right[0]
        else:
            assert shown.right == right
        talk.go_on()
    assert shown.line is not None
    assert shown.line[1] == tuple(hearing.document.trace.layers[0]["c"][:6, 2]) and len(shown.line[0]) == 6


def test_drawn_questions_are_asked_one_after_the_other(hear: Hear) -> None:
    hearing = hear(Step(words="a", token=0, question=Drawn(ask="", count=3)), Step(words="b"))
    talk, seen = hearing.begin(), list[tuple[Stand, str]]()
    while hearing.guide.at == 0:
        seen.append((talk.stand, shown_of(talk).asked))
        talk.go_on()
    assert [stand for stand, _ in seen] == [Stand(kind, k) for k in range(3) for kind in ("ask", "answer")]
    assert len({asked for _, asked in seen}) == 3 and all(asked for _, asked in seen)


def test_the_number_of_a_class_draws_the_questions_of_its_talk(hear: Hear) -> None:
    asked = []
    for number in (1, 7, 7):
        remember_question_number(number)
        hearing = hear(Step(words="a", token=0, question=Drawn(ask="", count=2)), Step(words="b"))
        asked.append(shown_of(hearing.begin()).asked)
    assert asked[0] != asked[1] == asked[2]


def test_a_title_has_the_numbers_of_its_step(hear: Hear) -> None:
    hearing = hear(Step(title="At the end {c[gender] at last}", words="a", token=2), Step(title="{1 + 1}", words="b"))
    talk = hearing.begin()
    assert re.fullmatch(r"At the end −?\d\.\d+", shown_of(talk).title)
    talk.go_on()
    assert shown_of(talk).title == "2"


@pytest.mark.parametrize(
    "act", [Reach("he"), Open("stack"), Select("liking"), Until("f[gender] at Rafsun > 0.9"), Change("b_f")]
)
def test_what_a_step_waits_for_is_done_by_a_press(hear: Hear, qtbot: QtBot, act: object) -> None:
    hearing = hear(Step(words="a", token=11, act=act), Step(words="b", token=11, keeps=True))  # type: ignore[arg-type]
    talk = hearing.begin()
    known(hearing, qtbot)
    assert talk.stand == Stand("act") and talk.deed == "known" and not hearing.guide.is_done
    talk.go_on()
    assert hearing.guide.is_done and talk.stand == Stand("done") and hearing.guide.at == 0
    talk.go_on()
    assert hearing.guide.at == 1
    talk.go_back()
    assert hearing.guide.at == 0 and talk.stand == Stand("act") and not hearing.guide.is_done
    assert runs_alike(hearing.document.lesson, hearing.document.opened)


def test_what_the_presenter_does_by_hand_needs_no_press(hear: Hear) -> None:
    hearing = hear(
        Step(words="a", token=11, act=Until("f[gender] at Rafsun > 0.9")), Step(words="b", token=11, keeps=True)
    )
    talk = hearing.begin()
    hold = HoldSpec(0, "f", units=(0,), values=(0.95,), start=11, stop=12)
    hearing.document.edit("hold", with_hold(hearing.document.newest_resolved, hold))
    assert talk.stand == Stand("done")
    talk.go_on()
    assert hearing.guide.at == 1 and hearing.document.lesson.holds == (hold,)
    hearing.guide.go_to(0)
    hearing.document.undo()
    assert talk.stand == Stand("done"), "done however it was done"
    talk.go_back()
    assert talk.stand == Stand("act") and runs_alike(hearing.document.lesson, hearing.document.opened)


def test_a_press_before_it_is_known_does_it_once_it_is(hear: Hear, qtbot: QtBot) -> None:
    hearing = hear(Step(words="a", token=11, act=Until("f[gender] at Rafsun > 0.9")), Step(words="b", token=12))
    talk = hearing.begin()
    assert talk.deed == "sought"
    talk.go_on()
    assert hearing.guide.at == 0
    qtbot.waitUntil(lambda: talk.stand == Stand("done"), timeout=20_000)
    assert hearing.document.undo_label == "what the step waits for"


@pytest.mark.parametrize("act", [Change(), Until("x[love] at Rafsun > 5"), Open("nowhere")])
def test_what_no_press_can_do_is_gone_past_with_what_tells_of_it(hear: Hear, qtbot: QtBot, act: object) -> None:
    steps = (Step(words="a", act=act), Step(words="b", keeps=True), Step(words="c"))  # type: ignore[arg-type]
    hearing = hear(*steps)
    talk = hearing.begin()
    known(hearing, qtbot)
    assert talk.stand == Stand("act") and talk.deed == "by hand"
    talk.go_on()
    assert hearing.guide.at == 2 and runs_alike(hearing.document.lesson, hearing.document.opened)


def test_a_lesson_that_locks_what_a_press_would_change_is_gone_on_in(hear: Hear, qtbot: QtBot) -> None:
    steps = (Step(words="a", act=Until("f[gender] at Rafsun > 0.9")), Step(words="b", keeps=True), Step(words="c"))
    hearing = hear(*steps)
    hearing.document.start(replace(hearing.document.lesson, controls=Controls(lock=("whatif",))))
    talk = hearing.begin()
    known(hearing, qtbot)
    assert talk.deed == "known"
    talk.go_on()
    assert hearing.guide.at == 2 and not hearing.document.lesson.holds


def test_a_step_that_asks_and_waits_asks_first(hear: Hear, qtbot: QtBot) -> None:
    question = Forgotten(ask="?", token="Rafsun")
    hearing = hear(Step(words="a", token=10, question=question, act=Reach("Rafsun")))
    talk = hearing.begin()
    kinds = [talk.stand.kind]
    for _ in range(3):
        talk.go_on()
        kinds.append(talk.stand.kind)
    assert kinds == ["ask", "answer", "act", "done"] and hearing.player.token == 11
    for kind in ("act", "answer", "ask"):
        talk.go_back()
        assert talk.stand.kind == kind and hearing.player.token == 10
    hearing.player.end()
    talk.go_on()
    talk.go_on()
    assert talk.stand == Stand("done"), "it was done by hand before it was waited for"


def test_another_lesson_ends_it(hear: Hear) -> None:
    hearing = hear()
    talk = hearing.begin()
    hearing.document.start(find("four-beats"))
    assert not talk.is_on
    hearing.guide.begin()
    assert talk.is_on and talk.stand == Stand("say")


@pytest.mark.parametrize("key", builtin_lessons())
def test_lessons_are_gone_through_by_presses_alone(hear: Hear, qtbot: QtBot, key: str) -> None:
    """Press until the end: every step is shown, every question asked and answered, every act done that can be."""
    hearing = hear(lesson=key)
    talk, seen = hearing.begin(), list[tuple[int | None, Stand]]()
    while not seen or (hearing.guide.at, talk.stand) != seen[-1]:
        assert len(seen) < 200
        known(hearing, qtbot)
        seen.append((hearing.guide.at, talk.stand))
        assert (shown_of(talk).spoken and not hearing.guide.is_away) or talk.stand.kind == "done"
        talk.go_on()
    assert [at for at, _ in seen] == sorted(at for at, _ in seen if at is not None)
    steps = find(key).storyline.steps  # type: ignore[union-attr]
    by_hand = {at for at, step in enumerate(steps) if isinstance(step.act, Change) and not step.act.weight}
    assert {at for at, stand in seen if stand.kind == "done"} | by_hand == {
        at for at, step in enumerate(steps) if step.act is not None
    }
    assert {at for at, stand in seen if stand.kind == "answer"} == {
        at for at, step in enumerate(steps) if step.question is not None
    }
