"""At which seconds of a film its lesson's cues stop the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.lessons.guide.cues import CuePlace, places

if TYPE_CHECKING:
    from ui.film.film import Film


def cue_times(film: Film) -> tuple[tuple[float, CuePlace], ...]:
    """The stops of a film with what is met there, in order: when the beat that computes the quantity has come to rest.

    A cue of another layer than the one in view stops at the end of its token, a chosen token at its start.
    """
    stops = [(_time(film, place), place) for place in places(film.scene.trace, film.scene.lesson.cues)]
    return tuple(sorted(stops, key=lambda stop: stop[0]))


def _time(film: Film, place: CuePlace) -> float:
    line = film.timeline
    if place.quantity is None:
        return line.time_of(place.step)
    beat = len(line.beats) - 1
    if place.layer == film.scene.layer:
        for k, made in enumerate(film.scene.movements):
            if any(place.quantity in act.computes for act in made.plan.acts):
                beat = k
                break
    return line.time_at_rest(place.step, beat)
