"""The questions of a storyline in their order, with what is right of each: those that are drawn from a number, too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from simulator.engine.progress import Progress
from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.guide.storyline.own_runs import runs_of
from simulator.lessons.guide.storyline.places import where_of_step
from simulator.lessons.guide.storyline.questions.answers import Answer, answer
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import Drawn, Question
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.guide.storyline.words import Words, said
from ui.export.format import ExportError
from ui.film.narration.asked import labels_of
from ui.film.narration.inserted import with_numbers
from ui.film.scene.scene import Scene
from ui.film.views import views


class AskedQuestion(NamedTuple):
    """A question as it is asked: what the step says before it, its words, what there is to choose from, what is right,
    and why; all with the numbers of the run, in the language of the film.
    """

    question: Question
    title: str
    words: tuple[str, ...]
    ask: str
    labels: tuple[str, ...]
    right: Answer
    why: str


class Questionnaire(NamedTuple):
    """All questions of a lesson, and what it is for; the `seed` they are drawn from, None where none is."""

    title: str
    aim: str
    before: str
    tokens: tuple[str, ...]
    seed: int | None
    questions: tuple[AskedQuestion, ...]


def questionnaire(scene: Scene, seed: int, progress: Progress = lambda done, of: None) -> Questionnaire:
    """The questions that the lesson of a scene asks; `progress` counts the steps that ask.

    Raises ExportError for a lesson that asks nothing.
    """
    story, language = scene.lesson.storyline, scene.language.key
    found: list[AskedQuestion] = []
    if story is not None:
        runs = runs_of(scene.lesson, scene.trace)
        asking = [at for at, step in enumerate(story.steps) if step.question is not None]
        for number, at in enumerate(asking):
            progress(number, len(asking))
            found += _asked(story, at, story.steps[at], runs, scene, seed)
        progress(len(asking), len(asking))
    if story is None or not found:
        raise ExportError("This lesson asks no questions.", "Choose one whose guide does, or another kind of pages.")
    drawn = any(isinstance(step.question, Drawn) for step in story.steps)
    texts = said(story.aim, language), said(story.before, language)
    return Questionnaire(scene.title, *texts, tuple(scene.trace.tokens), seed if drawn else None, tuple(found))


def _asked(story: Storyline, at: int, step: Step, runs: Runs, scene: Scene, seed: int) -> Iterator[AskedQuestion]:
    """What a step asks: nothing, a question, or those that are drawn."""
    question, language = step.question, scene.language
    if question is None:
        return
    token = where_of_step(story, at, runs(0), views()).token or 0

    def tell(words: Words) -> str:
        return with_numbers(words, runs, language, token, step.layer)

    title = tell(step.title)
    before = [tell(step.words)]
    each: tuple[Question, ...] = (question,)
    if isinstance(question, Drawn):
        before.append(tell(question.ask))
        each, token = draw(question, runs(0), seed, partial(language.translate, "Course")), 0
    for number, one in enumerate(each):
        labels = labels_of(one, runs(0), language, tell)
        right = answer(one, runs, step.layer, token)
        words = () if number else tuple(filter(None, before))
        yield AskedQuestion(one, title, words, tell(one.ask), labels, right, tell(one.why))
