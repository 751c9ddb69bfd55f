"""At which seconds of a film its lesson's cues stop the player, and the steps of its storyline stand."""

from __future__ import annotations

from simulator.lessons.guide.cues import CuePlace, places
from simulator.lessons.guide.storyline.places import Where
from simulator.lessons.guide.storyline.steps import START, Step
from simulator.network.levels import passes_of
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene


def cue_times(scene: Scene, timeline: Timeline) -> tuple[tuple[float, CuePlace], ...]:
    """The stops of a scene with what is met there, in order, in seconds of the `timeline` by which it is played.

    A stop is when the beat that computes the quantity has come to rest. A cue of another layer than the one in view
    stops at the end of its token, a chosen token at its start. One of a layer that computes in another pass through the
    sequence is not met in the film.
    """
    passes = passes_of(scene.trace.made_of)
    found = (
        place for place in places(scene.trace, scene.lesson.cues)
        if place.quantity is None or passes[place.layer] == passes[scene.layer]
    )  # fmt: skip
    stops = [(time_of_place(scene, timeline, place), place) for place in found]
    return tuple(sorted(stops, key=lambda stop: stop[0]))


def time_of_place(scene: Scene, timeline: Timeline, place: CuePlace) -> float:
    """The second at which a place of the run is there: once its quantity is computed, or where its token begins."""
    if place.quantity is None:
        return timeline.time_of(place.step)
    beat = len(timeline.beats) - 1
    if place.layer == scene.layer:
        for k, made in enumerate(scene.movements):
            if any(place.quantity in act.computes for act in made.plan.acts):
                beat = k
                break
    same_way = scene.trace.layers[place.layer].from_end == scene.trace.layers[scene.layer].from_end
    return timeline.time_at_rest(place.step if same_way else scene.trace.steps - 1 - place.step, beat)


def time_of_step(scene: Scene, timeline: Timeline, step: Step, where: Where) -> float:
    """The second at which a step of a storyline stands: at the end of its token, or where it was just computed what
    the step names, or at a beat.
    """
    if where.token is None:
        return 0.0
    beats = [beat.key for beat in timeline.beats]
    if step.beat in beats:
        return timeline.time_at_rest(where.token, beats.index(step.beat))
    if step.beat == START:
        return timeline.time_of(where.token)
    if not step.once or not scene.movements:
        return timeline.time_at_rest(where.token, len(timeline.beats) - 1)
    return time_of_place(scene, timeline, CuePlace(where.token, where.layer, step.once, 0))
