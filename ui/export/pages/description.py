"""Text files, for whoever reads or hears instead of looking: the story of a film, or steps to compute by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ui.export.format import PICTURES, SIZE, Description, Job, Settings, Unused, setting
from ui.export.pages.asked.plain import question_passages
from ui.export.pages.asked.questions import questionnaire
from ui.export.pages.exercise.plain import passages
from ui.export.pages.worksheets import ASKED, EXERCISE, NO_SEED, NO_SHEET, QUESTIONS, SEED, SHEET, SIDES, worksheets_of
from ui.film.narration.story import Passage, story

WHOLE = "a description tells of all layers, in words alone"


@dataclass(frozen=True)
class DescriptionSettings(Settings):
    """Which tokens are told of; a text has no size and no colours."""

    width: int = 1920
    height: int = 1080
    theme: str = "light"
    arrangement: str = setting(
        "description",
        Description(
            "Kind",
            "the film as a story, token by token, or its steps as exercises to be filled in",
            choices=(("description", "Description"), ("worksheet", "Worksheet: a step by hand"), QUESTIONS),
        ),
    )
    sheet: str = setting("both", SHEET)
    seed: int = setting(1, SEED)


def unused(settings: DescriptionSettings) -> tuple[Unused, ...]:
    """All that says what a picture looks like."""
    if settings.arrangement == "questions":
        return (ASKED, Unused(("theme", *SIZE, "background"), ASKED.why))
    if settings.arrangement == "worksheet":
        return (Unused((*PICTURES, "theme", *SIZE, "background"), EXERCISE), NO_SEED)
    return Unused((*PICTURES, "layer", "theme", *SIZE, "background"), WHOLE), NO_SHEET, NO_SEED


def write_story(job: Job[DescriptionSettings], write: Callable[[int, Passage], str]) -> None:
    """Write the story or the exercises; `write` gives each passage, counted from 0, as text."""
    first, stop = job.settings.tokens or (0, len(job.scene.trace.tokens))
    if job.settings.arrangement != "description":
        told = _exercises(job, range(first, stop))
        parts = [write(number, passage) for number, passage in enumerate(told)]
        job.place.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        return
    parts = []
    for number, passage in enumerate(story(job.scene, range(first, stop))):
        job.step(number, stop - first + 1)
        parts.append(write(number, passage))
    job.place.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    job.step(stop - first + 1, stop - first + 1)


def _exercises(job: Job[DescriptionSettings], tokens: range) -> Iterator[Passage]:
    """Steps to compute by hand, or what the lesson asks, and what is right."""
    sides = SIDES[job.settings.sheet]
    if job.settings.arrangement == "questions":
        return question_passages(questionnaire(job.scene, job.settings.seed, job.step), job.scene.language, sides)
    return passages(worksheets_of(job, tokens), job.scene, sides)
