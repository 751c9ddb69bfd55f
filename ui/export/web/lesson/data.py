"""A lesson as data for its page: each step with its words, its picture and its questions, all numbers put in.

A page has no engine. What is to be done oneself is said as words, with where it can be done; steps that tell of what
was changed are left out, but for what they ask.
"""

from __future__ import annotations

import hashlib
import json
import math
from functools import partial
from typing import Any

from simulator.lessons.builtin import key_of
from simulator.lessons.guide.results.records import sha256_of
from simulator.lessons.guide.storyline.expressions.evaluate import Runs
from simulator.lessons.guide.storyline.own_runs import runs_of
from simulator.lessons.guide.storyline.places import Where, where_of_step
from simulator.lessons.guide.storyline.questions.kinds import Drawn
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.guide.storyline.words import Words
from ui.export.format import ExportError, Job, Settings
from ui.export.web.film_data import Shapes, size_of, upright_of
from ui.export.web.lesson.page_words import script_words
from ui.export.web.lesson.questions import NUMBERS, Asked, readable
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.narration.inserted import with_numbers
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.scene.cue_times import time_of_step
from ui.film.scene.scene import Scene
from ui.film.text.language import Language
from ui.film.views import view_of, views
from ui.paint.theme import THEMES

PAGE, SCORM, CMI5 = "page", "scorm", "cmi5"


def lesson_data(job: Job[Settings], platform: str, passed: float) -> dict[str, Any]:
    """Everything that the page of a lesson shows and asks. Tells the job's progress, a step at a time.

    `platform` is what it reports to, `passed` the share of all points from which the lesson is passed. Raises
    ExportError for a lesson without a storyline, and LessonError where a run that it is compared with cannot be made.
    """
    scene = job.scene
    lesson, language = scene.lesson, scene.language
    story = lesson.storyline
    if story is None:
        raise ExportError(
            f"“{lesson.title}” has no storyline.",
            "Choose a lesson that leads through its steps; a change that gives another run takes them out of a lesson.",
        )
    runs = runs_of(lesson, scene.trace)
    asked, made = Asked(runs, language), Shapes(job.film, THEMES[job.settings.theme])
    steps = []
    for at, step in enumerate(story.steps):
        job.step(at, len(story.steps))
        if not step.keeps or step.question is not None:
            steps.append(_Steps(job, story, runs, asked, made).step(at, step))
    job.step(len(story.steps), len(story.steps))
    tell = partial(_tell, runs, language, 0, 0)
    data = {
        "title": scene.title, "language": language.key, "decimal": language.decimal_sign, "platform": platform,
        "lesson": key_of(lesson) or job.name,
        "authors_title": lesson.title, "sha256": sha256_of(lesson), "passed": passed, "numbers": NUMBERS,
        "aim": readable(tell(story.aim), language), "before": readable(tell(story.before), language),
        "minutes": lesson.minutes, "steps": steps, "questions": asked.questions, "words": script_words(language),
    }  # fmt: skip
    known = json.dumps([data["sha256"], steps, asked.questions], sort_keys=True)
    data["id"] = hashlib.sha256(known.encode()).hexdigest()[:16]
    return _without_nan({**data, **made.tables})


class _Steps:
    """Makes the steps of a page, whose films show what a step says."""

    def __init__(self, job: Job[Settings], story: Storyline, runs: Runs, asked: Asked, made: Shapes) -> None:
        self._story, self._runs, self._asked, self._made = story, runs, asked, made
        self._scene, self._language = job.scene, job.scene.language
        self._page = page_for(job.settings.width, job.settings.height)

    def step(self, at: int, step: Step) -> dict[str, Any]:
        """A step; one that tells of what was changed has nothing but its question."""
        where = where_of_step(self._story, at, self._scene.trace, views())
        tell = partial(_tell, self._runs, self._language, where.token or 0, step.layer)
        questions = [] if step.question is None else self._asked.ask(step.question, step.layer, where.token or 0, tell)
        texts = {"title": step.title, "words": step.words, "to_try": step.to_try, "asks": ""}
        if isinstance(step.question, Drawn):
            texts["asks"] = step.question.ask
        if step.keeps:
            texts |= {"words": "", "to_try": ""}
        return {
            **{name: readable(tell(words), self._language) for name, words in texts.items()},
            "number": at + 1,
            "waits": step.act is not None,
            "questions": questions,
            "picture": self._picture(at, step),
        }

    def _picture(self, at: int, step: Step) -> dict[str, Any]:
        """What stands on the stage at a step, for a screen and for a phone that is held upright."""
        where = where_of_step(self._story, at, self._scene.trace, views())
        film = _film(self._scene, where, step.quantity).on(self._page)
        time = time_of_step(film.scene, film.timeline, step, where)
        moment = film.timeline.locate(time)
        caption, numbers = film.caption(moment.token, moment.beat), film.numbers(time)
        place = self._language.translate("Web page", "{view}, token {number} of {count}, {token}")
        word = film.timeline.tokens[moment.token]
        upright = upright_of(film)
        return {
            "name": place.format(
                view=self._language.translate("View", views()[where.view].title),
                number=moment.token + 1,
                count=len(film.timeline.tokens),
                token=self._language.quote(word),
            ),
            "caption": readable(caption, self._language),
            "numbers": [readable(each, self._language) for each in numbers],
            **self._seen(film, time, "size", "lists"),
            **(self._seen(upright, time, "upright_size", "upright_lists") if isinstance(upright, Film) else {}),
        }

    def _seen(self, film: Film, time: float, size: str, lists: str) -> dict[str, Any]:
        self._made.show(film)
        return {size: size_of(film), lists: self._made.lists_of(film.frame(time))}


def _film(scene: Scene, where: Where, quantity: str) -> Film:
    """The film of a step, told as the scene is; its charts of one quantity show this one."""
    shown = ChartOptions(quantity=quantity) if view_of(where.view).by_quantity else ALL
    told = scene.lens, scene.notation.key, scene.depth, scene.language.key
    options = FilmOptions(where.view, where.layer, where.unit, where.pins, *told, chart_options=shown)
    return Film(scene.lesson, scene.trace, options)


def _tell(runs: Runs, language: Language, token: int, layer: int, words: Words) -> str:
    return with_numbers(words, runs, language, token, layer)


def _without_nan(data: dict[str, Any]) -> dict[str, Any]:
    """The data with nothing where there is no number, which JSON has no word for."""
    return {key: _number_or_nothing(value) for key, value in data.items()}


def _number_or_nothing(data: Any) -> Any:
    if isinstance(data, dict):
        return _without_nan(data)
    if isinstance(data, list):
        return [_number_or_nothing(value) for value in data]
    return None if isinstance(data, float) and not math.isfinite(data) else data
