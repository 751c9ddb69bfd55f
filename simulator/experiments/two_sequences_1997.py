"""Experiment 3a of Hochreiter & Schmidhuber 1997: two classes of noisy sequences, told apart by their first numbers.

The first N numbers are 1 or −1, the rest noise of variance 0.2; after 100 to 110 steps the class is to be said. The
paper's network learns by its own truncated gradient, one sequence at a time, at a rate of 1.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from time import monotonic, process_time
from zipfile import BadZipFile

import msgspec
import numpy as np
from msgspec import Struct

from simulator.arrays import Array
from simulator.campaign.campaign import Campaign
from simulator.experiments.experiment import Curves, Experiment, ExperimentError, Field, Line, option
from simulator.experiments.paper_1997.network import Nets1997, Shape
from simulator.io.atomic_write import write_whole

SHAPE = Shape(1, 1, 3, 1, gate_biases=True, cell_biases=True)
NOISE, RATE, EVERY, TESTED, NEAR = 0.2, 1.0, 500, 256, 0.2
TOGETHER = 5  # trials in one part
BETWEEN = 5.0  # seconds from one writing of what it takes to go on to the next
PAPER = {(100, 3): 27_380, (100, 1): 58_370, (1000, 3): 446_850}
COLUMNS = """\
A trial is done when none of 256 fresh sequences is wrong, by less than 0.2 each, which is tested every 500 sequences.
Chosen here: weights within ±0.1, input gates biased by −1, −3, −5, output gates by −2, −4, −6.
paper: the mean of 10 trials. An earlier run of our own, by other code: 20 of 20 done, mean 21,725, median 19,500, from
4,000 to 91,500. Experiments 1 (embedded Reber) and 4 (adding) of the paper did not reproduce in that code (0 of 10
trials of adding within 160,000 sequences, where the paper's mean is 74,000), and are not offered here.
"""


@dataclass(frozen=True)
class TwoSequencesOptions:
    """How many trials, of which length, and when to give up."""

    trials: int = option(10, "how many trials, the seeds from 0 on")
    steps: int = option(100, "the shortest sequence; the longest is a tenth longer")
    signs: int = option(3, "how many of the first numbers tell the class")
    most: int = option(60_000, "sequences after which a trial is given up")


class _Request(Struct, frozen=True):
    first: int
    trials: int
    steps: int
    signs: int
    most: int


class _Trials(Struct):
    """After how many sequences each was done (0: not), and every 500 how many of 256 sequences were wrong."""

    done: list[int]
    wrong: list[list[int]]
    seconds: float


def measure(request: bytes, place: str) -> bytes:
    """Some trials, each until it is done or given up. With a `place`, they go on from what was kept there."""
    asked = msgspec.json.decode(request, type=_Request)
    kept = Path(f"{place}.npz") if place else None
    trials = _Learning(asked)
    if kept is not None:
        trials.go_on(kept)
    last = monotonic()
    while not trials.is_over:
        trials.block()
        if kept is not None and monotonic() - last > BETWEEN:
            trials.keep(kept)
            last = monotonic()
    if kept is not None:
        kept.unlink(missing_ok=True)
    return msgspec.json.encode(trials.found)


class _Learning:
    """Trials on their way; each has its own stream of random numbers, whatever runs beside it."""

    def __init__(self, asked: _Request) -> None:
        self._asked = asked
        nets = [Nets1997(SHAPE, 1, asked.first + k) for k in range(asked.trials)]
        self._nets = nets[0]
        self._nets.weights = {name: np.concatenate([net.weights[name] for net in nets]) for name in self._nets.weights}
        self.found = _Trials([0] * asked.trials, [[] for _ in range(asked.trials)], 0.0)
        self.sequences = 0

    @property
    def is_over(self) -> bool:
        """Whether all are done or given up: a block that would go beyond the most is not begun."""
        return all(self.found.done) or self.sequences + EVERY > self._asked.most

    def block(self) -> None:
        """Learn from some sequences, and test."""
        begun = process_time()
        active = [k for k, done in enumerate(self.found.done) if not done]
        whole = self._nets.weights
        self._nets.weights = {name: value[active] for name, value in whole.items()}
        streams = [np.random.default_rng((self._asked.first + k, 1, self.sequences)) for k in active]
        lengths = np.random.default_rng((2, self.sequences)).integers(
            self._asked.steps, self._asked.steps + self._asked.steps // 10 + 1, EVERY
        )
        for length in lengths.tolist():
            drawn = [self._draw(stream, length, 1) for stream in streams]
            ran = self._nets.run(np.concatenate([inputs for inputs, _ in drawn]))
            self._nets.learn(ran, np.concatenate([targets for _, targets in drawn]), RATE)
        self.sequences += EVERY
        wrong = self._wrong(len(active))
        for name, value in self._nets.weights.items():
            whole[name][active] = value
        self._nets.weights = whole
        for k, count in zip(active, wrong, strict=True):
            self.found.wrong[k].append(count)
            self.found.done[k] = self.sequences if count == 0 else 0
        self.found.seconds += process_time() - begun

    def keep(self, place: Path) -> None:
        """Write what it takes to go on, whole or not at all."""

        def write(beside: Path) -> None:
            with beside.open("wb") as file:
                words = np.frombuffer(msgspec.json.encode(self.found), np.uint8)
                stored = {"found": words, "sequences": np.array(self.sequences), **self._nets.weights}
                np.savez(file, allow_pickle=False, **stored)

        with suppress(OSError):  # as on a full disk: it goes on without
            write_whole(place, write)

    def go_on(self, place: Path) -> None:
        """Go on from what was kept, where there is any that is sound."""
        try:
            with place.open("rb") as file, np.load(file) as stored:
                weights = {name: stored[name] for name in self._nets.weights}
                found = msgspec.json.decode(stored["found"].tobytes(), type=_Trials)
                sequences = int(stored["sequences"])
        except (OSError, ValueError, KeyError, EOFError, BadZipFile, msgspec.DecodeError):
            return
        self._nets.weights, self.found, self.sequences = weights, found, sequences

    def _draw(self, random: np.random.Generator, length: int, count: int) -> tuple[Array, Array]:
        """Sequences [count, steps, 1] and their targets [count, 1]."""
        inputs = random.normal(0, np.sqrt(NOISE), (count, length, 1))
        classes = random.integers(0, 2, count)
        inputs[:, : self._asked.signs, 0] = (2 * classes - 1)[:, None]
        return inputs, classes[:, None].astype(np.float64)

    def _wrong(self, trials: int) -> list[int]:
        """How many of fresh sequences, the same for all, are wrong in each trial."""
        inputs, targets = self._draw(np.random.default_rng((3, self.sequences)), self._asked.steps, TESTED)
        found, own = [], self._nets.weights
        for k in range(trials):
            self._nets.weights = {name: np.repeat(value[k : k + 1], TESTED, axis=0) for name, value in own.items()}
            given = self._nets.answers(self._nets.run(inputs))
            found.append(int((np.abs(given - targets) >= NEAR).any(axis=1).sum()))
        self._nets.weights = own
        return found


def _found(options: TwoSequencesOptions, campaign: Campaign) -> _Trials:
    for name, value, least, most in (
        ("trials", options.trials, 1, 100), ("steps", options.steps, 10, 1000),
        ("signs", options.signs, 1, options.steps), ("most", options.most, EVERY, 10_000_000),
    ):  # fmt: skip
        if not least <= value <= most:
            raise ExperimentError(f"--{name} can be {least} to {most:,}, not {value}.")
    requests = []
    for first in range(0, options.trials, TOGETHER):
        count = min(TOGETHER, options.trials - first)
        requests.append(msgspec.json.encode(_Request(first, count, options.steps, options.signs, options.most)))
    parts = [msgspec.json.decode(each, type=_Trials) for each in campaign.run(measure, requests)]
    done = [each for part in parts for each in part.done]
    wrong = [each for part in parts for each in part.wrong]
    return _Trials(done, wrong, sum(part.seconds for part in parts))


def table(options: TwoSequencesOptions, campaign: Campaign) -> str:
    """When each trial was done, beside the paper. Raises ExperimentError."""
    found = _found(options, campaign)
    lines = [_about(options), "", f"{'trial':>5} {'done after':>11} {'wrong of 256, in the end':>25}"]
    for k, (done, wrong) in enumerate(zip(found.done, found.wrong, strict=True)):
        lines.append(f"{k:>5} {done or '–':>11} {wrong[-1]:>25}")
    return "\n".join([*lines, "", _verdict(options, found), f"{found.seconds:.0f} s of processor time"])


def _about(options: TwoSequencesOptions) -> str:
    return (
        f"T = {options.steps}, N = {options.signs}, 3 blocks of one cell, 102 weights, rate {RATE:g}, "
        f"seeds 0 to {options.trials - 1}"
    )


def _verdict(options: TwoSequencesOptions, found: _Trials) -> str:
    done = [each for each in found.done if each]
    paper = PAPER.get((options.steps, options.signs))
    told = f"; paper: mean {paper:,}" if paper else ""
    if not done:
        verdict = "It did not reproduce." if paper and options.most >= 2 * paper else "Too few to say anything."
        return f"0 of {options.trials} done within {options.most:,} sequences{told}. {verdict}"
    own = f"mean {mean(done):,.0f}, median {median(done):,.0f}, from {min(done):,} to {max(done):,}"
    return f"{len(done)} of {options.trials} done within {options.most:,} sequences: {own}{told}."


def curves(options: TwoSequencesOptions, campaign: Campaign) -> Curves:
    """How many trials are done after so many sequences. Raises ExperimentError."""
    found = _found(options, campaign)
    longest = max(len(wrong) for wrong in found.wrong)
    at = tuple(EVERY * (k + 1) for k in range(longest))
    share = np.array([sum(0 < done <= each for done in found.done) for each in at]) / options.trials
    return Curves(
        title="Two sequences, experiment 3a of 1997",
        about=f"{_about(options)}; {found.seconds:.0f} s of processor time",
        caption=_verdict(options, found),
        key="sequences",
        along="sequences",
        labels=("whose",),
        fields=(Field("done", "trials that are done"),),
        lines=(Line("here", "lstm", ("here",), (share,)),),
        numbers=(f"{round(share[-1] * options.trials)} of {options.trials} done after {at[-1]:,}",),
        at=at,
    )


EXPERIMENT = Experiment(
    title="Two sequences, experiment 3a of 1997",
    about="The two-sequence problem of Hochreiter & Schmidhuber 1997, with the paper's network and truncated gradient.",
    columns=COLUMNS,
    options=TwoSequencesOptions,
    table=table,
    curves=curves,
)
