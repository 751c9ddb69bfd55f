"""Every lesson from end to end: it is led through, plays, answers what it asks, and becomes a picture and a film.

A few are drawn in every run, all in the campaign (`-m full`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from PIL import Image

from simulator.lessons.builtin import find
from simulator.lessons.guide.storyline.questions.answers import Answer, answer
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Drawn, Forgotten, Order, Predict, Question, Sketch
from simulator.lessons.guide.storyline.questions.scoring import judge
from simulator.lessons.run import run
from simulator.lessons.variants import runs_alike
from tests.lessons import drawn_lessons
from tests.ui.state.test_guide import Led
from ui.export import export_film

UNFILLED = re.compile(r"[{}]|\\bnan\\b|\\binf\\b")
WIDE, HIGH, FPS = 160, 90, 2.0


def led_through(led: Led) -> Iterator[int]:
    """The steps of a lesson by number, as one comes to them who does nothing but go on."""
    led.guide.begin()
    while led.guide.at is not None:
        yield led.guide.at
        led.guide.next()


@pytest.mark.parametrize("which", drawn_lessons(3, seed=1))
def test_it_opens_and_is_led_through_to_its_end(qapp: object, which: str) -> None:
    led = Led(find(which))
    story = led.guide.story
    assert story is not None
    come, last = [], -1
    for at in led_through(led):
        step = led.guide.step
        assert step is not None and led.guide.is_done == (step.act is None), (at, "an act is not done by itself")
        texts = [step.title, step.words, step.to_try]
        if step.question is not None:
            texts += [step.question.ask, step.question.why]
        for text in texts:
            assert not UNFILLED.search(led.guide.tell(text)), (at, led.guide.tell(text))
        last = max(last, led.player.token)
        come.append(at)
    told = [at for at, step in enumerate(story.steps) if not step.keeps]
    assert come == told and last > 0
    assert runs_alike(led.document.lesson, led.document.opened), "going on changes nothing"


@pytest.mark.parametrize("which", drawn_lessons(3, seed=2))
def test_it_plays_to_its_end(qapp: object, which: str) -> None:
    led = Led(find(which))
    tokens = len(led.document.trace.tokens)
    seen = []
    led.player.home()
    for at in sorted({0, tokens // 2, tokens - 1}):
        led.player.rest_at(at, len(led.stage.timeline.beats) - 1)
        seen.append(led.player.token)
        frame = led.stage.film.frame(led.player.time)
        assert frame.caption and not UNFILLED.search(frame.caption)
    led.player.end()
    assert led.player.time == led.player.duration and not led.player.playing
    assert seen[-1] == tokens - 1 == led.player.token


@pytest.mark.parametrize("which", drawn_lessons(4, seed=3))
def test_it_answers_its_own_questions_and_knows_a_wrong_answer(which: str) -> None:
    own = run(find(which))
    runs = (own, *(run(each) for each in own.resolved.variants))
    led_to, story = 0, find(which).storyline
    assert story is not None
    asked = 0
    for step in story.steps:
        led_to = led_to if step.token is None else _token(own.tokens, step.token)
        questions = [step.question] if step.question is not None else []
        if isinstance(step.question, Drawn):
            questions = list(draw(step.question, own, 7))
        for question in questions:
            right = answer(question, runs.__getitem__, step.layer, led_to)
            assert judge(question, right, right.right or right.values or ()).score == 1.0
            assert judge(question, right, wrong(question, right)).score < 0.7, question.ask
            asked += 1
    assert asked


def _token(tokens: tuple[str, ...], token: int | str) -> int:
    """The number of a token of a step."""
    if isinstance(token, int):
        return token
    word, _, nth = token.partition("#")
    places = {"first": 0, "last": len(tokens) - 1}
    found = [at for at, each in enumerate(tokens) if each == word]
    return found[int(nth or 1) - 1] if found else places[word]


def wrong(question: Question, right: Answer) -> list[float]:
    """An answer that is as far off as there is one."""
    if isinstance(question, Predict):
        return [max((question.low, question.high), key=lambda end: abs(end - right.values[0]))]
    if isinstance(question, Sketch):
        span = max(right.values) - min(right.values) or 1.0
        return [value + 2 * span for value in right.values]
    if isinstance(question, Order):
        return list(reversed(right.right))
    if isinstance(question, Forgotten):
        return [unit for unit in range(len(right.values)) if unit not in right.right]
    return [next(at for at in range(len(right.right) + 1) if at not in right.right)]


@pytest.mark.parametrize("which", drawn_lessons(2, seed=4))
def test_it_becomes_a_thumbnail_and_a_short_film(qapp: object, tmp_path: Path, which: str) -> None:
    own = run(find(which))
    target = export_film(own, tmp_path / "short.mp4", tokens=range(1), fps=FPS, width=WIDE, height=HIGH, site=True)
    with Image.open(tmp_path / "short-thumbnail.png") as picture:
        colours = picture.convert("RGB").resize((96, 54), Image.Resampling.NEAREST).getcolors(96 * 54)
        assert colours is not None and len(colours) > 10, "there is something to be seen"
    with av.open(str(target)) as film:
        frames = [frame.to_ndarray(format="gray") for frame in film.decode(video=0)]
        assert film.metadata["title"]
    assert len(frames) >= 2 and {frame.shape for frame in frames} == {(HIGH, WIDE)}
    assert any((frame != frames[0]).any() for frame in frames[1:]), "something moves"
