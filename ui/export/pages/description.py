"""The story of a film as a text file: for whoever reads or hears it instead of looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.export.format import PICTURES, SIZE, Description, Job, Settings, Unused, setting
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
        Description("Kind", "the film as a story, token by token", choices=(("description", "Description"),)),
    )


def unused(settings: DescriptionSettings) -> tuple[Unused, ...]:
    """All that says what a picture looks like."""
    return (Unused((*PICTURES, "layer", "theme", *SIZE, "background"), WHOLE),)


def write_story(job: Job[DescriptionSettings], write: Callable[[int, Passage], str]) -> None:
    """Write the story; `write` gives each passage, counted from 0, as text."""
    first, stop = job.settings.tokens or (0, len(job.scene.trace.tokens))
    parts = []
    for number, passage in enumerate(story(job.scene, range(first, stop))):
        job.step(number, stop - first + 1)
        parts.append(write(number, passage))
    job.place.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    job.step(stop - first + 1, stop - first + 1)
