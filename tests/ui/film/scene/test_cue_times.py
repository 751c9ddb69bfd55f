"""Cues stop the film when what they wait for has been computed and stands still."""

from __future__ import annotations

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.layers import with_cues
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.guide.cues.token import AtToken
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.scene.cue_times import cue_times


def test_a_cue_stops_at_the_rest_of_the_beat_that_meets_it() -> None:
    lesson = with_cues(builtin_lessons()["jenny-rafsun"], [SignFlip(), GateBelow(gate="f"), AtToken(4)]).lesson
    film = Film(lesson, run(lesson))
    stops = cue_times(film.scene, film.timeline)
    assert [time for time, _ in stops] == sorted(time for time, _ in stops)
    keys = [beat.key for beat in film.timeline.beats]
    for time, place in stops:
        moment = film.timeline.locate(time)
        assert moment.token == place.step
        wanted = {"c": "memory", "f": "forget", None: "read"}[place.quantity]
        assert keys[moment.beat] == wanted
        assert place.quantity is None or moment.phase >= film.timeline.beats[moment.beat].rest


def test_a_cue_of_another_layer_stops_at_the_end_of_its_token() -> None:
    lesson = with_cues(builtin_lessons()["jenny-rafsun"], [SignFlip(layer=0)]).lesson
    film = Film(lesson, run(lesson), FilmOptions(layer=1))
    ((time, place),) = cue_times(film.scene, film.timeline)
    assert film.timeline.locate(time)[:2] == (place.step, len(film.timeline.beats) - 1)
