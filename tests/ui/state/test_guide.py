"""The guide drives what anyone can drive, knows when an act is done however it was done, and brings all back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.whatif import with_hold, with_weights
from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.storyline.acts import Change
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, Variant
from simulator.lessons.variants import runs_alike
from tests.simulator.own_lessons import JANET
from tests.ui.state.by_hand import ByHand
from ui.film.views import views
from ui.state.document import Document
from ui.state.guide import Guide
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage

CHANGING = 3
"""The step of the first lesson that waits for a change; the next one tells of it."""


class Led:
    """A lesson that is open, and its guide, without a window."""

    def __init__(self, lesson: Lesson) -> None:
        self.document = Document(lesson)
        self.selection = Selection(self.document)
        self.stage = Stage(self.document, self.selection)
        self.player = Player(lambda: self.stage.timeline)
        self.guide = Guide(self.document, self.player, self.selection, self.stage)

    def hold(self, quantity: str, value: float, at: int) -> None:
        hold = HoldSpec(0, quantity, units=(0,), values=(value,), start=at, stop=at + 1)
        self.document.edit("hold", with_hold(self.document.newest_resolved, hold))

    @property
    def state(self) -> tuple[object, ...]:
        selection = self.selection
        seen = (selection.view, selection.layer, selection.unit, selection.pins, self.player.time)
        return (*seen, runs_alike(self.document.lesson, self.document.opened))


@pytest.fixture
def led(qapp: object) -> Led:
    return Led(find("jenny-rafsun"))


def test_nobody_is_led_unasked_and_a_lesson_without_a_storyline_leads_nowhere(led: Led) -> None:
    assert led.guide.at is None and led.guide.step is None and led.guide.is_done
    other = Led(replace(find("jenny-rafsun"), storyline=None))
    other.guide.begin()
    assert other.guide.at is None


def test_first_steps_come_to_a_change_of_ones_own(led: Led) -> None:
    led.guide.begin()
    while led.guide.step is not None and not led.document.is_modified:
        act = led.guide.step.act
        if act is None or led.guide.is_done:
            led.guide.next()
            continue
        before = led.guide.at
        if led.guide.at == 0:
            led.player.rest_at(2, 0)
        elif led.guide.at == 1:
            led.selection.look_at(0, 1)
        else:
            led.hold("f", 1.0, 11)
        assert led.guide.is_done and led.guide.at == before
    assert led.document.is_modified and led.guide.at == CHANGING
    led.guide.next()
    assert led.guide.step is not None and led.guide.step.keeps and led.document.is_modified
    c = led.document.trace.layers[0]["c"][11, 0]
    assert f"{abs(c):.3f}" in led.guide.tell(led.guide.step.words)


def test_what_was_put_beside_the_lesson_and_fits_it_no_more_holds_nobody_up(led: Led) -> None:
    led.guide.begin()
    other = Variant("own", (LayerSpec("janet", 3, seed=1), LayerSpec("janet", 2, seed=2)))
    led.document.edit("compare", resolve(replace(led.document.newest, cells=(JANET,), variants=(other,))))
    led.hold("f", 1.0, 11)
    led.guide.come_back()
    assert led.document.newest == led.document.opened
    led.document.undo()
    assert led.document.newest.variants == (other,)


def test_a_network_that_took_the_place_of_the_lesson_is_not_led_through(led: Led) -> None:
    led.guide.begin()
    led.document.edit("trained", resolve(replace(find("simple-rnn"), title="Trained", storyline=None)))
    assert led.guide.story is None and led.guide.step is None
    led.document.undo()
    assert led.guide.story is not None
    led.document.edit("drawn anew", with_seed(led.document.newest_resolved, 3))
    assert led.document.newest.storyline is None and led.guide.story is not None


def test_an_act_is_done_however_it_is_done(led: Led) -> None:
    for way in range(2):
        led.guide.go_to(CHANGING)
        assert not led.guide.is_done
        if way:
            led.hold("f", 0.95, 11)
        else:
            weights = {"b_f": (30.0, 8.0, 8.0)}
            led.document.edit("weights", with_weights(led.document.newest_resolved, 0, weights))
        assert led.guide.is_done


def test_a_step_that_is_skipped_takes_those_that_tell_of_it_along(led: Led) -> None:
    led.guide.go_to(CHANGING)
    led.guide.next()
    assert led.guide.at is None, "the last steps tell of the change that was not made"


@pytest.mark.parametrize("key", builtin_lessons())
def test_leaving_and_coming_back_gives_each_step_its_own_state(qapp: object, key: str) -> None:
    led = Led(find(key))
    for at in range(led.guide.count):
        led.guide.go_to(at)
        state = led.state
        assert not led.guide.is_away, at
        led.selection.view = "unit" if state[0] != "unit" else "cell"
        led.player.end() if led.player.time < led.player.duration else led.player.home()
        assert led.guide.is_away, at
        led.guide.leave()
        led.guide.begin()
        if led.guide.story is not None and led.guide.story.steps[at].keeps:
            steps = led.guide.story.steps
            waits = max(before for before in range(at) if not steps[before].keeps)
            assert led.guide.at == waits, "nothing is changed that it could tell of"
        else:
            assert led.guide.at == at and led.state == state and not led.guide.is_away, at


def test_a_step_that_tells_of_a_change_tells_what_it_is_now_and_is_come_back_to_while_it_is_there(led: Led) -> None:
    told = list[str]()
    words = led.document.opened.storyline.steps[CHANGING + 1].words  # type: ignore[union-attr]
    led.guide.changed.connect(lambda: told.append(led.guide.tell(words)))
    led.guide.go_to(CHANGING)
    led.hold("f", 1.0, 11)
    led.guide.next()
    assert led.guide.at == CHANGING + 1 and "100" in told[-1]
    led.hold("f", 0.5, 11)
    assert led.guide.at == CHANGING + 1 and "50" in told[-1]
    led.guide.leave()
    led.guide.begin()
    assert led.guide.at == CHANGING + 1
    led.guide.leave()
    led.document.undo()
    led.document.undo()
    led.guide.begin()
    assert led.guide.at == CHANGING and not led.guide.is_done


def test_a_change_goes_when_one_comes_back_and_can_be_undone(led: Led) -> None:
    led.guide.go_to(CHANGING)
    led.hold("f", 1.0, 11)
    assert led.guide.is_away
    led.guide.come_back()
    assert not led.guide.is_away and runs_alike(led.document.lesson, led.document.opened)
    assert led.document.undo_label == "back to the lesson"
    led.document.undo()
    assert led.document.lesson.holds and led.guide.is_away


def test_where_something_is_asked_nothing_shows_what_comes(led: Led) -> None:
    led.selection.whole_run, led.selection.tab = True, "read"
    led.guide.go_to(1)
    assert led.selection.whole_run and led.selection.tab == "read"
    led.guide.go_to(2)
    assert not led.selection.whole_run and led.selection.tab == "numbers"


def test_another_lesson_ends_the_guide(led: Led) -> None:
    led.guide.go_to(2)
    led.document.start(find("four-beats"))
    assert led.guide.at is None
    led.guide.begin()
    assert led.guide.at == 0 and led.guide.count == 3


def test_a_step_at_a_cue_stands_where_it_is_met(qapp: object) -> None:
    steps = (
        Step(words="a", token=5),
        Step(words="b", cue=kinds()["sign-flip"](), view="stack"),
        Step(words="c", act=Change()),
    )
    led = Led(replace(find("jenny-rafsun"), storyline=Storyline(aim="x", steps=steps)))
    assert led.guide.where(1).token == 11 and led.guide.where(2) == ("stack", 0, 0, (), 11)
    led.guide.go_to(1)
    assert led.player.token == 11 and led.selection.view == "stack"


def test_a_view_that_there_is_not_leaves_the_one_before(qapp: object) -> None:
    led = Led(replace(find("jenny-rafsun"), storyline=Storyline(aim="x", steps=(Step(words="a", view="nowhere"),))))
    led.guide.begin()
    assert led.selection.view == "cell" and "nowhere" not in views()


class Beside(Led):
    """The same where runs are made when a test says so."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self.runner = self.document.runner = ByHand()


@pytest.fixture
def beside(qapp: object) -> Beside:
    return Beside(find("jenny-rafsun"))


def test_an_act_is_done_in_the_run_as_it_is_and_not_in_one_that_is_overtaken(beside: Beside) -> None:
    beside.guide.go_to(CHANGING)
    beside.hold("f", 1.0, 11)
    assert not beside.guide.is_done, "it is not run yet"
    beside.runner.finish_all()
    assert beside.guide.is_done
    beside.guide.go_to(CHANGING)
    assert not beside.guide.is_done
    beside.runner.finish_all()
    assert not beside.guide.is_done and not beside.guide.is_away


def test_the_place_is_that_of_the_lesson_as_it_is_once_it_has_run(beside: Beside) -> None:
    beside.guide.go_to(CHANGING)
    time = beside.player.time
    beside.document.edit("other words", with_sequence(beside.document.newest_resolved, "Jenny came"))
    beside.runner.finish_all()
    assert beside.player.time != time
    beside.guide.come_back()
    beside.runner.finish_all()
    assert beside.player.time == time and not beside.guide.is_away
    beside.document.edit("other words", with_sequence(beside.document.newest_resolved, "Jenny came"))
    beside.runner.finish_all()
    beside.guide.come_back()
    beside.guide.go_to(0)
    beside.runner.finish_all()
    assert beside.player.time == 0.0, "one is at another step by then"


def test_a_step_can_be_played_to(led: Led) -> None:
    led.guide.go_to(0)
    led.guide.go_to(1, playing=True)
    assert led.player.playing and led.player.token == 0 and led.guide.is_away
    led.player.arrive()
    assert led.player.token == 2 and not led.guide.is_away


def test_the_step_that_follows_is_told(led: Led) -> None:
    assert led.guide.following is None
    led.guide.go_to(CHANGING)
    assert led.guide.following is None, "all that comes after tells of what was not done"
    led.hold("f", 1.0, 11)
    assert led.guide.following == CHANGING + 1
    led.guide.jump(CHANGING + 1)
    assert led.guide.at == CHANGING + 1
    led.document.undo()
    led.guide.jump(CHANGING + 1)
    assert led.guide.at == CHANGING
