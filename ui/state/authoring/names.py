"""What a storyline names of the program, held against what there is: the views and beats of its film."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lessons.guide.storyline.acts import Open
from simulator.lessons.guide.storyline.steps import START, Step
from simulator.lessons.run import Run
from simulator.lessons.schema import LessonError
from ui.film.film import Film, FilmOptions
from ui.film.views import views


def check_names(trace: Run, steps: tuple[Step, ...]) -> None:
    """Raise LessonError for a view or a beat that steps about a run name and that there is not."""
    for at, step in enumerate(steps):
        for field, problem, known in _unknown(trace, step):
            raise LessonError(problem, f"Write one of: {', '.join(known)}.", f"storyline.steps[{at}].{field}")


def beats_of(trace: Run, layer: int, language: str = "en") -> dict[str, str]:
    """The beats of a film of a layer, by their keys, with their titles in a language."""
    film = Film(trace.lesson, trace, FilmOptions(layer=layer, language=language))
    return {beat.key: beat.title for beat in film.timeline.beats}


def _unknown(trace: Run, step: Step) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    act = step.act.view if isinstance(step.act, Open) else ""
    for field, view in (("view", step.view), ("act.view", act)):
        if view and view not in views():
            yield field, f"There is no view “{view}”.", tuple(views())
    if step.beat and step.beat != START and step.beat not in (beats := beats_of(trace, step.layer)):
        yield "beat", f"There is no beat “{step.beat}”.", (START, *beats)
