"""What one does is recorded as steps, and a storyline that is replayed gives the frames that were there."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_layer, with_layers
from simulator.lessons.edits.tokens import with_token_before
from simulator.lessons.edits.whatif import with_hold, with_masked, with_weights
from simulator.lessons.file import dumps, loads
from simulator.lessons.guide.storyline.acts import Change, Until
from simulator.lessons.guide.storyline.steps import START, Step, Storyline
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.lessons.variants import runs_alike
from tests.ui.state.test_guide import Led
from ui.film.marks import Frame
from ui.film.narration.inserted import with_numbers
from ui.film.text.language import ENGLISH
from ui.film.views import views
from ui.state.authoring.expressed import with_expressions
from ui.state.authoring.names import check_names
from ui.state.authoring.recorded import spell_token

SAID = "en"


class Author(Led):
    """Who records: after each act one rests, and what is in view then is kept."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self.seen: list[Frame] = []

    def record(self, *acts: Callable[[], object]) -> tuple[Step, ...]:
        recorder = self.guide.story_recorder
        recorder.start()
        self.seen.append(self.frame)
        for act in acts:
            act()
            count = recorder.count
            recorder.settle()
            if recorder.count > count:
                self.seen.append(self.frame)
        recorder.stop()
        story = self.document.newest.storyline
        assert story is not None
        return story.steps

    @property
    def frame(self) -> Frame:
        return self.stage.frame(self.player.time)

    def replayed(self, *acts: Callable[[], object]) -> list[Frame]:
        """The frames at each step of the storyline; what a step waits for is done."""
        waiting, found = list(acts), []
        self.guide.go_to(0)
        while self.guide.step is not None:
            found.append(self.frame)
            if self.guide.step.act is not None and not self.guide.is_done:
                waiting.pop(0)()
                assert self.guide.is_done
            self.guide.next()
        assert not waiting
        return found


@pytest.fixture
def author(qapp: object) -> Author:
    return Author(replace(find("jenny-rafsun"), storyline=None))


def look(author: Author) -> tuple[Callable[[], object], ...]:
    """Acts of every kind that change nothing."""
    selection, player = author.selection, author.player
    return (
        lambda: player.rest_at(2, 0),
        lambda: player.step_beat(1),
        lambda: player.rest_at(11, 4),
        lambda: selection.look_at(0, 1, "f"),
        lambda: selection.toggle_pin(2),
        lambda: setattr(selection, "view", "memory"),
        lambda: player.rest_at(5, 2),
        lambda: setattr(selection, "view", "unit"),
        player.home,
    )


def test_what_was_looked_at_is_seen_again(author: Author) -> None:
    steps = author.record(*look(author))
    assert len(steps) == len(author.seen) == 10
    assert [step.beat for step in steps[:4]] == [START, "read", "forget", "output"] and steps[-1].beat == START
    assert steps[4].unit == "liking" and steps[4].quantity == "f" and steps[5].pins == ("words",)
    assert author.replayed() == author.seen
    other = Author(loads(dumps(author.document.newest)))
    assert other.replayed() == author.seen, "in the file as in the window"


def test_what_was_changed_is_waited_for_and_seen_again(author: Author) -> None:
    def hold() -> None:
        author.hold("f", 1.0, 11)

    def weigh() -> None:
        weights = {"b_f": (30.0, 8.0, 8.0)}
        author.document.edit("heavier", with_weights(author.document.newest_resolved, 0, weights))

    def put_back() -> None:
        author.document.undo()

    begun = author.document.newest
    steps = author.record(
        lambda: author.player.rest_at(11, 1), hold, lambda: author.player.step_beat(1), put_back, weigh
    )
    assert [type(step.act) for step in steps] == [type(None), Until, type(None), type(None), Change, type(None)]
    assert [step.keeps for step in steps] == [False, False, True, True, False, True]
    assert steps[1].act == Until("abs(f[gender] at 11 in 0 - 1) < 0.05") and steps[4].act == Change(weight="b_f")
    assert isinstance(steps[1].words, dict) and steps[1].words[SAID].endswith("Now do it yourself: hold.")
    assert runs_alike(author.document.newest, begun) and author.document.undo_label == "a storyline recorded"
    assert author.replayed(hold, weigh) == author.seen


def test_one_edit_takes_the_storyline_back_and_what_was_tried_is_there_again(author: Author) -> None:
    author.record(lambda: author.player.rest_at(11, 1), lambda: author.hold("f", 1.0, 11))
    author.document.undo()
    assert author.document.newest.storyline is None and author.document.newest.holds and author.guide.story is None
    author.document.redo()
    assert author.guide.count == 3 and not author.document.newest.holds


def test_a_storyline_begins_with_the_lesson_as_it_is_and_goes_on_where_there_is_one(author: Author) -> None:
    author.hold("i", 0.5, 2)
    author.record(lambda: author.player.rest_at(2, 2))
    assert author.document.newest.holds and author.replayed() == author.seen
    author.hold("f", 1.0, 11)
    assert author.guide.story is not None
    first = author.guide.count
    author.seen.clear()
    author.record(lambda: author.player.rest_at(11, 1))
    assert author.guide.count == first + 2 and len(author.document.newest.holds) == 1
    assert author.replayed()[first:] == author.seen


def test_who_comes_back_to_the_lesson_has_its_storyline_again(author: Author) -> None:
    author.record(lambda: author.player.rest_at(2, 2))
    story = author.document.newest.storyline
    author.document.edit("heavier", with_weights(author.document.newest_resolved, 0, {"b_f": (30.0, 8.0, 8.0)}))
    assert author.document.newest.storyline is None and author.guide.count == 2
    back = {"b_f": author.document.opened.layers[0].weights["b_f"]}  # type: ignore[index]
    author.document.edit("lighter", with_weights(author.document.newest_resolved, 0, back))
    assert author.document.newest.storyline == story
    author.document.edit("away", replace(author.document.newest, storyline=None))
    assert author.document.newest.storyline is None and author.guide.story is None


def test_what_is_changed_before_one_rests_is_changed_where_one_is(author: Author) -> None:
    recorder = author.guide.story_recorder
    recorder.start()
    author.player.rest_at(11, 1)
    author.hold("f", 1.0, 11)
    author.hold("f", 0.9, 11)
    recorder.stop()
    steps = author.guide.story.steps  # type: ignore[union-attr]
    assert [step.act is not None for step in steps] == [False, True, False] and steps[1].token == "Rafsun"
    assert steps[1].act == Until("abs(f[gender] at 11 in 0 - 0.9) < 0.05")


def test_while_it_plays_nothing_is_written_and_where_it_stops_it_comes_to_rest(author: Author) -> None:
    recorder = author.guide.story_recorder
    recorder.start()
    author.player.play()
    author.player.seek(3.1)
    recorder.settle()
    assert recorder.count == 1
    author.player.pause()
    recorder.settle()
    timeline = author.player.timeline
    assert recorder.count == 2 and author.player.time == timeline.time_at_rest(*author.player.place)


def test_another_lesson_ends_it_without_a_storyline(author: Author) -> None:
    told: list[object] = []
    author.guide.story_recorder.ended.connect(told.append)
    author.guide.story_recorder.start()
    author.document.start(find("four-beats"))
    assert told == [None] and not author.guide.story_recorder.is_on
    author.guide.story_recorder.stop()
    assert author.document.newest == find("four-beats")


def test_what_is_seen_at_what_was_added_meanwhile_is_in_no_step(author: Author) -> None:
    count = len(author.document.resolved.tokens)

    def add(change: Callable[[ResolvedLesson], ResolvedLesson]) -> Callable[[], None]:
        return lambda: author.document.edit("more", change(author.document.newest_resolved))

    steps = author.record(
        lambda: author.player.rest_at(3, 1),
        add(lambda lesson: with_token_before(lesson, count, "too")),
        lambda: author.player.rest_at(count, 1),
        add(lambda lesson: with_layers(lesson, 3)),
        lambda: author.selection.look_at(2, 0),
        add(lambda lesson: with_layer(lesson, 0, units=9)),
        lambda: (author.player.rest_at(3, 1), author.selection.look_at(0, 8)),
        add(lambda lesson: with_layer(lesson, 0, cell="gru")),
        lambda: (author.selection.look_at(0, 0, "z"), author.player.rest_at(3, 1)),
        lambda: author.selection.look_at(0, 0, "h"),
    )
    assert [step.token for step in steps] == ["I", "and#1", "and#1"] and {step.layer for step in steps} == {0}
    check_names(author.document.trace, steps)


def test_what_only_another_cell_has_is_waited_for_in_no_step(qapp: object) -> None:
    author = Author(replace(find("simple-rnn"), storyline=None))

    def edit(change: Callable[[ResolvedLesson], ResolvedLesson]) -> Callable[[], None]:
        return lambda: author.document.edit("change", change(author.document.newest_resolved))

    held = HoldSpec(0, "added", units=(0,), values=(0.5,), start=1, stop=2)
    steps = author.record(
        lambda: author.player.rest_at(1, 0),
        edit(lambda lesson: with_layer(lesson, 0, cell="lstm")),
        edit(lambda lesson: with_hold(lesson, held)),
        lambda: author.player.rest_at(2, 0),
    )
    assert len(steps) > 1 and not any(isinstance(step.act, Until) for step in steps), "an RNN has nothing added"
    check_names(author.document.trace, steps)
    assert loads(dumps(author.document.newest)) == author.document.newest


def test_a_masked_token_is_any_change(author: Author) -> None:
    steps = author.record(lambda: author.document.edit("mask", with_masked(author.document.newest_resolved, 2, True)))
    assert steps[0].act == Change() and steps[1].keeps


def test_numbers_of_a_caption_become_expressions_that_give_them(author: Author) -> None:
    film, trace = author.stage.film, author.document.trace
    found = 0
    for token in range(trace.steps):
        for beat in range(5):
            caption = film.caption(token, beat)
            text = with_expressions(caption, trace.layers[0], token, ENGLISH)
            found += text.count("{")
            assert with_numbers(text, lambda _: trace, ENGLISH, token) == caption.replace("+", "")
    assert found > 100
    assert with_expressions("a {b} 9.999 of 99.7 %", trace.layers[0], 0, ENGLISH) == "a {{b}} 9.999 of 99.7 %"
    assert "{c_prev[gender]}" in with_expressions(film.caption(11, 1), trace.layers[0], 11, ENGLISH)


def test_a_token_is_called_by_its_word_and_its_place(author: Author) -> None:
    trace = author.document.trace
    assert spell_token(trace, 11) == "Rafsun"
    words = [spell_token(trace, at) for at in range(trace.steps)]
    assert len(set(words)) == trace.steps and any(isinstance(word, str) and word.endswith("#2") for word in words)


def test_a_storyline_has_no_more_steps_than_one_may_have(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.state.authoring.recorder.MOST_STEPS", 3)
    assert len(author.record(*look(author))) == 3
    story = author.document.newest.storyline
    assert isinstance(story, Storyline) and story.aim == {"en": f"What happens in “{author.document.newest.title}”."}


def wander(author: Author, dice: random.Random) -> None:
    """Look at anything in any way."""
    selection, layers = author.selection, author.document.lesson.layers
    match dice.randrange(5):
        case 0:
            selection.view = dice.choice(list(views()))
        case 1:
            author.player.rest_at(dice.randrange(author.document.trace.steps), dice.randrange(6))
        case 2:
            layer = dice.randrange(len(layers))
            selection.look_at(layer, dice.randrange(layers[layer].units))
        case 3:
            selection.toggle_pin(dice.randrange(layers[selection.layer].units))
        case _:
            author.player.seek(dice.random() * author.player.duration)


FEW = ("random-stack", "toggle")


@pytest.mark.parametrize(
    "key", [pytest.param(key, marks=() if key in FEW else pytest.mark.full) for key in builtin_lessons()]
)
def test_whatever_was_looked_at_in_any_lesson_is_seen_again(qapp: object, key: str) -> None:
    dice = random.Random(key)
    author = Author(replace(find(key), storyline=None))
    author.record(*[partial(wander, author, dice)] * 10)
    assert author.replayed() == author.seen
