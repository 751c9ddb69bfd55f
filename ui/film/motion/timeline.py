"""Time as an argument: tokens, the beats inside them, and where a second falls.

A beat is one phase of a step (read, forget, input, memory, output). Every token has the same beats, so a time is turned
into a place, and a place into a time, without walking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ui.film.drawing.easing import clamp
from ui.film.marks import Moment

WORDS = 0.24  # seconds of a beat in which the words of the one before go and its own come


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
    """The tokens of a run on a ruler of seconds, each with the same beats.

    `paces` say how many times quicker than its beats are long each token passes; left out, all pass as written.
    A film that goes `backward` begins with the last token: that of a layer which reads from the end, and one that
    `looks_back`, from the end of the run. Beats stand in the order in which they play.
    """

    tokens: tuple[str, ...]
    beats: tuple[Beat, ...]
    backward: bool = False
    paces: tuple[float, ...] = ()
    looks_back: bool = False

    @cached_property
    def back(self) -> Timeline:
        """The same tokens and beats, from the last one that is read back to the first."""
        return Timeline(self.tokens, tuple(reversed(self.beats)), not self.backward, self.paces, looks_back=True)

    @cached_property
    def turned(self) -> Timeline:
        """The same time with the tokens counted from the end."""
        return Timeline(self.tokens[::-1], self.beats, not self.backward, self.paces[::-1], self.looks_back)

    @cached_property
    def step_seconds(self) -> float:
        """How long one token takes as written."""
        return sum(beat.seconds for beat in self.beats)

    @cached_property
    def starts(self) -> tuple[float, ...]:
        """When each beat begins as written, in seconds after its token's start."""
        starts = [0.0]
        for beat in self.beats[:-1]:
            starts.append(starts[-1] + beat.seconds)
        return tuple(starts)

    @cached_property
    def _begins(self) -> list[float]:
        """When each token begins, in the order in which they play, and when the last ends."""
        if not self.paces:
            lengths = np.arange(len(self.tokens) + 1, dtype=np.float64)
        else:
            paces = np.asarray(self.paces[::-1] if self.backward else self.paces)
            lengths = np.concatenate(([0.0], np.cumsum(1.0 / paces)))
        begins: list[float] = (lengths * self.step_seconds).tolist()
        return begins

    @property
    def duration(self) -> float:
        """The length of the film in seconds."""
        return self._begins[-1]

    def pace(self, token: int) -> float:
        """How many times quicker than written a token passes."""
        return self.paces[token] if self.paces else 1.0

    def seconds_of(self, token: int, beat: int) -> float:
        """How long a beat of a token takes."""
        return self.beats[beat].seconds / self.pace(token)

    def locate(self, time: float) -> Moment:
        """The token, the beat and its phase at `time`; times outside the film are held at its ends."""
        if time >= self.duration:
            return Moment(self._mirror(len(self.tokens) - 1), len(self.beats) - 1, 1.0)
        time = max(time, 0.0)
        token, beat = self._mirror(self._at(time)), len(self.beats) - 1
        while beat > 0 and time < self.time_of(token, beat):
            beat -= 1
        return Moment(token, beat, clamp((time - self.time_of(token, beat)) / self.seconds_of(token, beat)))

    def _at(self, time: float) -> int:
        """How many tokens have passed at a second of the film."""
        return min(max(bisect_right(self._begins, time) - 1, 0), len(self.tokens) - 1)

    def read(self, time: float) -> Moment:
        """How far the run has been computed in what is shown: in a film that looks back, the whole token."""
        moment = self.locate(time)
        return Moment(moment.token, len(self.beats) - 1, 1.0) if self.looks_back else moment

    def time_of(self, token: int, beat: int = 0, phase: float = 0.0) -> float:
        """The second at which a beat of a token has come as far as `phase`."""
        written = self.starts[beat] + phase * self.beats[beat].seconds
        return self._begins[self._mirror(token)] + written / self.pace(token)

    def share(self, moment: Moment) -> float:
        """How much of its token has passed at a moment, in [0, 1]."""
        written = self.starts[moment.beat] + moment.phase * self.beats[moment.beat].seconds
        return min(written / self.step_seconds, 1.0)

    def at_share(self, token: int, share: float) -> Moment:
        """The moment at which so much of a token has passed: where runs with other beats are in step."""
        seconds = share * self.step_seconds
        beat = max((k for k, start in enumerate(self.starts) if start <= seconds), default=0)
        return Moment(token, beat, clamp((seconds - self.starts[beat]) / self.beats[beat].seconds))

    def time_at_rest(self, token: int, beat: int) -> float:
        """A second at which the end state of the beat stands: the picture for a still."""
        return self.time_of(token, beat, (1.0 + self.beats[beat].rest) / 2.0)

    def opening(self, token: int, beat: int = 0) -> float:
        """The first second at which a beat of a token stands alone, without the words of what was before it."""
        first = self.order(token, beat) == 0
        return self.time_of(token, beat, 0.0 if first else min(WORDS / self.beats[beat].seconds, 1.0))

    def with_words(self, time: float) -> float:
        """This second, or the first after it at which the words of its beat stand alone: for a single picture."""
        moment = self.locate(time)
        return max(time, self.opening(moment.token, moment.beat))

    def span(self, first: int, stop: int) -> tuple[float, float]:
        """The seconds between which the tokens `first` to `stop - 1` play."""
        count = len(self.tokens)
        begin, end = (count - stop, count - first) if self.backward else (first, stop)
        return self._begins[begin], self._begins[end]

    def playing_order(self, first: int, stop: int) -> range:
        """The tokens `first` to `stop - 1` in the order in which they play."""
        return range(stop - 1, first - 1, -1) if self.backward else range(first, stop)

    def places(self) -> Sequence[tuple[int, int]]:
        """Every (token, beat) in order."""
        return [(token, beat) for token in self.playing_order(0, len(self.tokens)) for beat in range(len(self.beats))]

    def order(self, token: int, beat: int) -> int:
        """How many beats come before this one."""
        return self._mirror(token) * len(self.beats) + beat

    def place(self, order: int) -> tuple[int, int]:
        """The token and beat before which so many others come."""
        at, beat = divmod(order, len(self.beats))
        return self._mirror(at), beat

    def position(self, time: float) -> float:
        """Where a second stands among the tokens as they were read: 3.5 is the middle of the fourth."""
        passed = self._at(time)
        at = passed + (time - self._begins[passed]) * self.pace(self._mirror(passed)) / self.step_seconds
        return len(self.tokens) - at if self.backward else at

    def time_at(self, position: float) -> float:
        """The second at a position among the tokens as they were read."""
        at = len(self.tokens) - position if self.backward else position
        passed = min(max(int(at), 0), len(self.tokens) - 1)
        return self._begins[passed] + (at - passed) * self.step_seconds / self.pace(self._mirror(passed))

    def _mirror(self, token: int) -> int:
        """The place of a token in the film, or the token in a place of it."""
        return len(self.tokens) - 1 - token if self.backward else token
