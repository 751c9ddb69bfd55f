"""Where the film in view stops by itself, found when it is first read and kept until the film is another."""

from __future__ import annotations

from typing import NamedTuple

from simulator.lessons.guide.cues import CuePlace
from ui.film.film import Film
from ui.state.stage import Stage


class Stop(NamedTuple):
    """A second of the film at which it stops, and what is met there."""

    time: float
    places: tuple[CuePlace, ...]


class CueStops:
    """The stops of the stage's film, in order."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._film: Film | None = None
        self._stops: tuple[Stop, ...] = ()
        self._times: tuple[float, ...] = ()

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops; cues that are met at the same second are one."""
        film = self._stage.film
        if film is not self._film:
            from ui.film.scene.cue_times import cue_times  # late, as below: the first picture needs no stops

            together: dict[float, list[CuePlace]] = {}
            for time, place in cue_times(film.scene, film.timeline):
                together.setdefault(time, []).append(place)
            self._film = film
            self._stops = tuple(Stop(time, tuple(met)) for time, met in together.items())
            self._times = tuple(stop.time for stop in self._stops)
        return self._stops

    @property
    def times(self) -> tuple[float, ...]:
        """The seconds alone."""
        return self._times if self.stops else ()

    def reasons(self, stop: Stop) -> str:
        """Why the film stops there, in the words of the picture's language; to be said after a colon.

        It may begin with a letter of the cell, F being another quantity than f.
        """
        from ui.film.scene.cue_reasons import reason

        scene = self._stage.film.scene
        return "; ".join(reason(scene, place) for place in stop.places)

    def at(self, time: float) -> Stop | None:
        """The stop at a second, or None."""
        return next((stop for stop in self.stops if abs(stop.time - time) < 1e-9), None)
