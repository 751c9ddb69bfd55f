"""When: the time of the film, and the only clock of the program.

The place is kept as a time on the timeline it was set on. When the film has become another, the first read moves it to
the same token and beat of the new one, so that no listener ever gets a time of a film that is gone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.film.motion.timeline import Timeline
from ui.settings.translation import write_number

SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
INTERVAL = 16  # milliseconds between two frames
HAIR = 1e-9  # seconds, less than which two times are not apart
LONGEST_STALL = 0.5  # seconds: after a longer stall (sleep, a dialog) the film goes on where it was
LONGEST_WAY = 6.0  # seconds that the way to a place takes at most, however far it is


class Place(NamedTuple):
    """A token of the run and a beat inside it, both from 0."""

    token: int
    beat: int


def speed_title(speed: float) -> str:
    """A speed as it is written: "1×", "0.25×"."""
    return write_number(f"{speed:g}×")


class Player(QObject):
    """Plays, seeks and steps through the timeline that `source` gives. `now` tells the seconds of a steady clock.

    `stops` gives the seconds, in order, at which playing stops by itself while `stops_at_cues`; `cued` tells of it.
    While `still`, playing shows the end states of the beats one after the other and no motion.
    """

    moved = Signal(float)
    cued = Signal(float)
    playing_changed = Signal(bool)
    speed_changed = Signal(float)

    def __init__(
        self,
        source: Callable[[], Timeline],
        now: Callable[[], float] = perf_counter,
        parent: QObject | None = None,
        stops: Callable[[], Sequence[float]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._source, self._stops = source, stops
        self.stops_at_cues, self.still = True, False
        self._clock = 0.0  # the second of the film that plays, where `still` shows another
        self._until: float | None = None  # where playing stops of itself, when a beat is played
        self._haste = 0.0  # how much quicker a way is played than the film; 0 where none is
        self._timeline = source()
        self._time = 0.0
        self._speed = 1.0
        self._now = now
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.tick)

    @property
    def timeline(self) -> Timeline:
        """The tokens and beats of the film in view."""
        timeline = self._source()
        if timeline is not self._timeline:
            self._time = carry_over(self._time, self._timeline, timeline)
            if self._until is not None:
                self._until = carry_over(self._until, self._timeline, timeline)
            self._timeline = timeline
        return timeline

    @property
    def duration(self) -> float:
        """The length of the film in seconds."""
        return self.timeline.duration

    @property
    def time(self) -> float:
        """The time in the film, in seconds, from 0 to its duration."""
        timeline = self.timeline
        return min(self._time, timeline.duration)

    @property
    def position(self) -> float:
        """The time in tokens: 3.5 is the middle of the fourth token. The cursor of ruler and plots."""
        return self.timeline.position(self.time)

    @property
    def token(self) -> int:
        """The token that is being read, from 0."""
        return self.place.token

    @property
    def place(self) -> Place:
        """The token and the beat: what the panels show changes with these, not with every frame."""
        moment = self.timeline.locate(self.time)
        return Place(moment.token, moment.beat)

    @property
    def playing(self) -> bool:
        """Whether the film runs."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """How many seconds of the film pass in one second, 0.25 to 64."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    @property
    def pace(self) -> float:
        """How many seconds of the film pass in one second now: a way that is far is played quicker."""
        return self._speed * max(self._haste, 1.0)

    def play(self) -> None:
        """Let the film run; from its start where it stands at the end."""
        if self.playing:
            return
        if self.time >= self.duration:
            self.seek(0.0)
        self._last, self._clock = self._now(), self.time
        if self.still:
            token, beat, _ = self.timeline.locate(self.time)
            self._clock = self.timeline.time_of(token, beat)
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Hold the film where it is."""
        self._until, self._haste = None, 0.0
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def tick(self) -> None:
        """Move the film by the time that has passed on the clock; it pauses at its end."""
        now = self._now()
        passed = min(now - self._last, LONGEST_STALL)
        self._last = now
        timeline, before = self.timeline, self.time
        self._clock = (self._clock if self.still else before) + passed * self.pace
        moment = timeline.locate(self._clock)
        wanted = timeline.time_at_rest(moment.token, moment.beat) if self.still else self._clock
        arrives = self._until is not None and wanted >= self._until
        ends = arrives or self._clock >= timeline.duration
        if self._until is not None:
            wanted = min(wanted, self._until)
        stop = self._cue_after(before)
        if stop is not None and stop <= wanted + HAIR:
            self.pause()
            self.seek(stop)
            self.cued.emit(stop)
            return
        self._go(wanted)
        if ends:
            self.pause()

    def _cue_after(self, time: float) -> float | None:
        """The cue after a second at which playing stops, or None; on the way to a place no cue stops it."""
        return self.next_stop(time) if self.stops_at_cues and not self._haste else None

    def next_stop(self, time: float) -> float | None:
        """The first cue after a second of the film, or None."""
        stops = self._stops()
        at = bisect_right(stops, time + HAIR)
        return stops[at] if at < len(stops) else None

    def previous_stop(self, time: float) -> float | None:
        """The last cue before a second of the film, or None."""
        stops = self._stops()
        at = bisect_left(stops, time - HAIR)
        return stops[at - 1] if at > 0 else None

    def go_to_stop(self, time: float | None) -> None:
        """Hold the film at a cue; None leaves it where it is."""
        if time is not None:
            self.pause()
            self.seek(time)
            self.cued.emit(time)

    def seek(self, time: float) -> None:
        """Go to a time; one outside the film is held at its ends. A beat that was played goes no further."""
        if self._until is not None:
            self.pause()
        self._go(time)

    def _go(self, time: float) -> None:
        before = self.time
        self._time = min(max(time, 0.0), self.duration)
        if self._time != before:
            self.moved.emit(self._time)

    def rest_at(self, token: int, beat: int) -> None:
        """Hold the film where the end state of a beat stands; token and beat are held inside the film."""
        timeline = self.timeline
        token = min(max(token, 0), len(timeline.tokens) - 1)
        beat = min(max(beat, 0), len(timeline.beats) - 1)
        self.pause()
        self.seek(timeline.time_at_rest(token, beat))

    def step_beat(self, by: int) -> None:
        """Go to the rest of the next (`by` 1) or the last (−1) beat; a beat still in motion is finished first."""
        self.rest_at(*self.beat_after(by))

    def beat_after(self, by: int) -> tuple[int, int]:
        """The token and beat to which `step_beat` goes."""
        timeline = self.timeline
        token, beat, phase = timeline.locate(self.time)
        moving = phase < timeline.beats[beat].rest
        order = timeline.order(token, beat) + (0 if by > 0 and moving else by)
        return timeline.place(min(max(order, 0), len(timeline.tokens) * len(timeline.beats) - 1))

    @property
    def is_under_way(self) -> bool:
        """Whether the film is played to a place, where it then stands."""
        return self._until is not None

    def arrive(self) -> None:
        """Be at once where the film is played to, or at a cue before it."""
        if self._until is not None:
            self._arrive(self._until)

    def play_to(self, time: float) -> None:
        """Play to a second of the film, past all cues, quicker the further it is.

        Where it lies behind, or nothing is to move, the film is there at once.
        """
        self.pause()
        if self.still or time <= self.time + HAIR:
            self.seek(time)
            return
        self._haste = max((time - self.time) / (LONGEST_WAY * self._speed), 1.0)
        self.play()
        self._until = time

    def play_beat(self) -> None:
        """Play to where the next beat has done its work, or to a cue before it; on the way there, be there at once.

        What stands still between two beats is passed over, so that something moves as soon as one asks for it.
        """
        if self.is_under_way:
            self.arrive()
            return
        timeline, now = self.timeline, self.time
        token, beat = self.beat_after(1)
        until, begins = timeline.time_at_rest(token, beat), timeline.time_of(token, beat)
        if self.still or until <= now:
            self._arrive(until)
            return
        cue = self._cue_after(now)
        if begins > now and (cue is None or cue > begins):
            self.seek(begins)
        self.play()
        self._until = until

    def _arrive(self, until: float) -> None:
        """Hold the film at a second, or at the first cue before it."""
        cue = self._cue_after(self.time)
        if cue is not None and cue <= until:
            self.go_to_stop(cue)
        elif until > self.time:
            self.pause()
            self.seek(until)

    def step_token(self, by: int) -> None:
        """Go to the rest of the same beat of the next (`by` 1) or the last (−1) token."""
        token, beat, _ = self.timeline.locate(self.time)
        self.rest_at(token - by if self.timeline.backward else token + by, beat)

    def home(self) -> None:
        """Go to the start of the film."""
        self.pause()
        self.seek(0.0)

    def end(self) -> None:
        """Go to the end of the film."""
        self.pause()
        self.seek(self.duration)


def carry_over(time: float, old: Timeline, new: Timeline) -> float:
    """The time in `new` at the same place as `time` in `old`: the token that stands there, the same beat and phase.

    A token behind what was changed is counted from the end. A beat that the new film lacks gives its last one at rest.
    A film that has not begun has not begun in another view or with another text either.
    """
    if old == new or (time == 0.0 and old.looks_back == new.looks_back):
        return time
    token, beat, phase = old.locate(time)
    if old.backward != new.backward and old.looks_back == new.looks_back:  # as far into the other direction
        token = len(old.tokens) - 1 - token
    token = carry_token(token, old.tokens, new.tokens)
    keys = [each.key for each in new.beats]
    if old.beats[beat].key not in keys:
        return new.time_at_rest(token, len(keys) - 1)
    return new.time_of(token, keys.index(old.beats[beat].key), phase)


def carry_token(token: int, old: tuple[str, ...], new: tuple[str, ...]) -> int:
    """The index in `new` of what stood at `token` in `old`, by what the two have in common at their start and end."""
    if old == new:
        return token
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    if token < same:
        return token
    back = 0
    while back < min(len(old), len(new)) - same and old[-1 - back] == new[-1 - back]:
        back += 1
    if token >= len(old) - back:
        return token + len(new) - len(old)
    return min(token, len(new) - 1)
