"""Time as an argument: tokens, the beats inside them, and where a second falls.

A beat is one phase of a step (read, forget, input, memory, output). Every token has the same beats, so a time is turned
into a place, and a place into a time, without walking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ui.film.easing import clamp
from ui.film.marks import Moment


@dataclass(frozen=True)
class Beat:
    """One phase of a step; `role` is its colour on the ruler, `action` the part of `seconds` in which things move."""

    key: str
    title: str
    role: str
    seconds: float
    action: float

    @property
    def rest(self) -> float:
        """The phase from which the end state of the beat stands still."""
        return self.action / self.seconds


@dataclass(frozen=True)
class Timeline:
    """The tokens of a run on a ruler of seconds, each with the same beats."""

    tokens: tuple[str, ...]
    beats: tuple[Beat, ...]

    @cached_property
    def step_seconds(self) -> float:
        """How long one token takes."""
        return sum(beat.seconds for beat in self.beats)

    @cached_property
    def starts(self) -> tuple[float, ...]:
        """When each beat begins, in seconds after its token's start."""
        starts = [0.0]
        for beat in self.beats[:-1]:
            starts.append(starts[-1] + beat.seconds)
        return tuple(starts)

    @property
    def duration(self) -> float:
        """The length of the film in seconds."""
        return self.step_seconds * len(self.tokens)

    def locate(self, time: float) -> Moment:
        """The token, the beat and its phase at `time`; times outside the film are held at its ends."""
        if time >= self.duration:
            return Moment(len(self.tokens) - 1, len(self.beats) - 1, 1.0)
        time = max(time, 0.0)
        token = min(int(time / self.step_seconds), len(self.tokens) - 1)
        if token + 1 < len(self.tokens) and self.time_of(token + 1) <= time:
            token += 1  # the division was rounded down
        elif time < self.time_of(token):
            token -= 1
        beat = len(self.beats) - 1
        while beat > 0 and time < self.time_of(token, beat):
            beat -= 1
        return Moment(token, beat, clamp((time - self.time_of(token, beat)) / self.beats[beat].seconds))

    def time_of(self, token: int, beat: int = 0, phase: float = 0.0) -> float:
        """The second at which a beat of a token has come as far as `phase`."""
        return token * self.step_seconds + self.starts[beat] + phase * self.beats[beat].seconds

    def share(self, moment: Moment) -> float:
        """How much of its token has passed at a moment, in [0, 1]."""
        return min(self.time_of(0, moment.beat, moment.phase) / self.step_seconds, 1.0)

    def at_share(self, token: int, share: float) -> Moment:
        """The moment at which so much of a token has passed: where runs with other beats are in step."""
        seconds = share * self.step_seconds
        beat = max((k for k, start in enumerate(self.starts) if start <= seconds), default=0)
        return Moment(token, beat, clamp((seconds - self.starts[beat]) / self.beats[beat].seconds))

    def time_at_rest(self, token: int, beat: int) -> float:
        """A second at which the end state of the beat stands: the picture for a still."""
        return self.time_of(token, beat, (1.0 + self.beats[beat].rest) / 2.0)

    def span(self, first: int, stop: int) -> tuple[float, float]:
        """The seconds between which the tokens `first` to `stop - 1` play."""
        return self.time_of(first), stop * self.step_seconds

    def places(self) -> Sequence[tuple[int, int]]:
        """Every (token, beat) in order."""
        return [(token, beat) for token in range(len(self.tokens)) for beat in range(len(self.beats))]
