"""A whole training as a request and its outcome, in bytes: what one of many does, wherever it runs."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from time import monotonic

import msgspec
import numpy as np
from msgspec import Struct

from simulator.io.atomic_write import write_whole
from simulator.io.regular_file import read_regular
from simulator.training.checkpoint import ENDING, About, Keeper, about, go_on, training_of
from simulator.training.own_task import any_task
from simulator.training.settings import TrainingError
from simulator.training.task import Measure
from simulator.training.training import Training

SO_FAR = ".so-far.json"
OFTEN = 0.3  # seconds from one writing of how far a training is to the next


class TrainingRequest(Struct, frozen=True, omit_defaults=True):
    """What a training is of, and for a task of one's own its file, which must be readable wherever it runs."""

    about: About
    file: str = ""


class Outcome(Struct, frozen=True):
    """What came of a training: the `measure` at the steps `tested`, and the mean `loss` since the test before.

    `seconds` are those of a processor, `numbers` counts the weights, `digest` is the SHA-256 of them in the end, and
    `weights` are they, in the bytes of this machine. Where it broke off, `failed` says why. One that is on its way has
    no weights yet.
    """

    tested: tuple[int, ...]
    measure: tuple[float, ...]
    loss: tuple[float, ...]
    steps: int
    seconds: float
    numbers: int
    digest: str
    failed: str = ""
    weights: bytes = b""

    def reached(self, measure: Measure) -> int | None:
        """The first of the steps tested at which the goal was reached; None where it was at none."""
        pairs = zip(self.tested, self.measure, strict=True)
        return next((step for step, value in pairs if measure.is_reached(value)), None)


def request_of(training: Training, file: str = "") -> bytes:
    """The request for a training, from its beginning to its end."""
    return msgspec.json.encode(TrainingRequest(about(training), file))


def outcome_of(result: bytes) -> Outcome:
    """The outcome that `train_one` gave."""
    return msgspec.json.decode(result, type=Outcome)


def so_far(place: Path) -> Outcome | None:
    """How far the training is whose result is to stand at a place; None where nothing is known of it."""
    try:
        return outcome_of(read_regular(_told_at(str(place))))
    except (OSError, msgspec.DecodeError):
        return None


def _told_at(place: str) -> Path:
    return Path(f"{place}{SO_FAR}")


def train_one(request: bytes, place: str) -> bytes:
    """Train as a request says. With a `place`, what it takes to go on, and how far it is, is kept beside that until it
    is done.

    Raises TrainingError where the task or its file is not what the request says.
    """
    asked = msgspec.json.decode(request, type=TrainingRequest)
    task = any_task(asked.file or asked.about.task)
    if task.digest != asked.about.digest:
        raise TrainingError(f"{asked.file}: the file is not the one that was asked for.")
    training = training_of(asked.about, task)
    kept = Path(f"{place}{ENDING}") if place and os.access(Path(place).parent, os.W_OK) else None
    failed = ""
    try:
        if kept is not None and not _goes_on(kept, training):
            training = training_of(asked.about, task)
        training.run((lambda training: None) if kept is None else _Keeper(place, kept))
    except TrainingError as error:
        failed = str(error)
    if kept is not None:
        kept.unlink(missing_ok=True)
        _told_at(place).unlink(missing_ok=True)
    return msgspec.json.encode(_outcome(training, failed, ended=True))


class _Keeper:
    """Keeps a training on its way, and tells how far it is; where neither can be written, as on a full disk, the
    training goes on.
    """

    def __init__(self, place: str, kept: Path) -> None:
        self._keep, self._told_at = Keeper(kept), _told_at(place)
        self._tests, self._due = 0, 0.0

    def __call__(self, training: Training) -> None:
        with contextlib.suppress(TrainingError):
            self._keep(training)
        if len(training.history.tested) > self._tests and monotonic() >= self._due:
            self._tests = len(training.history.tested)
            told = msgspec.json.encode(_outcome(training))
            with contextlib.suppress(OSError):
                write_whole(self._told_at, lambda beside: beside.write_bytes(told), flushed=False)
            self._due = monotonic() + OFTEN


def _goes_on(kept: Path, training: Training) -> bool:
    """Whether a training goes on from what was kept; a file that is damaged is as good as none."""
    try:
        return go_on(kept, training)
    except TrainingError:
        return False


def _outcome(training: Training, failed: str = "", *, ended: bool = False) -> Outcome:
    """What has come of a training so far, or in the end."""
    history, begin = training.history, 0
    losses = []
    for step in history.tested:
        losses.append(float(np.mean(history.loss[begin:step])))
        begin = step
    flat = training.model.parameters.flat.tobytes() if ended else b""
    digest = hashlib.sha256(flat).hexdigest() if ended else ""
    return Outcome(
        tuple(history.tested), tuple(history.measure), tuple(losses), training.step, training.seconds,
        len(training.model.parameters.flat), digest, failed, flat,
    )  # fmt: skip
