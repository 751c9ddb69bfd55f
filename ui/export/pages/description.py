"""Text files, for whoever reads or hears instead of looking: the story of a film, or steps to compute by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.export.format import PICTURES, SIZE, Description, Job, Settings, Unused, setting
from ui.export.pages.exercise.plain import passages
from ui.export.pages.worksheets import EXERCISE, NO_SHEET, SHEET, SIDES, worksheets_of
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
            choices=(("description", "Description"), ("worksheet", "Worksheet: a step by hand")),
        ),
    )
    sheet: str = setting("both", SHEET)


def unused(settings: DescriptionSettings) -> tuple[Unused, ...]:
    """All that says what a picture looks like."""
    if settings.arrangement == "worksheet":
        return (Unused((*PICTURES, "theme", *SIZE, "background"), EXERCISE),)
    return Unused((*PICTURES, "layer", "theme", *SIZE, "background"), WHOLE), NO_SHEET


def write_story(job: Job[DescriptionSettings], write: Callable[[int, Passage], str]) -> None:
    """Write the story or the exercises; `write` gives each passage, counted from 0, as text."""
    first, stop = job.settings.tokens or (0, len(job.scene.trace.tokens))
    if job.settings.arrangement == "worksheet":
        sheets = worksheets_of(job, range(first, stop))
        told = passages(sheets, job.scene, SIDES[job.settings.sheet])
        parts = [write(number, passage) for number, passage in enumerate(told)]
        job.place.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        return
    parts = []
    for number, passage in enumerate(story(job.scene, range(first, stop))):
        job.step(number, stop - first + 1)
        parts.append(write(number, passage))
    job.place.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    job.step(stop - first + 1, stop - first + 1)
