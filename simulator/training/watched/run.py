"""Trains, tells of it several times a second, and does what is asked meanwhile: here, or in a process of its own.

Whatever happens, the file of the training holds what it takes to go on: it is written every few seconds, when the
training waits, when it ends, and when who asked for it is gone.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, perf_counter
from typing import Literal

from simulator.training.checkpoint import Keeper, go_on, write_checkpoint
from simulator.training.settings import TrainingError
from simulator.training.training import Training
from simulator.training.watched.news import News, Reporter
from simulator.training.watched.order import Order
from simulator.weights.formats.child_process import as_no_script

EVERY = 0.2  # seconds from one news to the next
SHARE = 10  # and no more than one part in so many of the time is spent on them
PATIENCE = 20.0  # seconds in which a process that is to stop writes its file
LOWER = 5  # by how much a process is less urgent than the window

Wish = Literal["", "wait", "go on", "stop"]
Tell = Callable[[News], None]
Asked = Callable[[float], Wish]
"""What is asked for within so many seconds; "" for nothing."""
Train = Callable[[Order, Path, Tell, Asked], None]
"""Trains what is ordered, or goes on from a file. Raises TrainingError, and what telling and asking raise."""


def train_here(order: Order, file: Path, tell: Tell, asked: Asked) -> None:
    """Train in this thread."""
    training = order.training()
    _Watched(training, file, tell, asked).run()


class _Watched:
    def __init__(self, training: Training, file: Path, tell: Tell, asked: Asked) -> None:
        go_on(file, training)
        self._training, self._file, self._tell, self._asked = training, file, tell, asked
        self._reporter, self._keeper = Reporter(training), Keeper(file)
        self._due = 0.0

    def run(self) -> None:
        """Train to the end, or until it is to stop."""
        try:
            self._train()
        except TrainingError:
            self._tell_now()
            raise
        finally:
            self._write()

    def _train(self) -> None:
        training = self._training
        self._tell_now()
        while not training.is_done:
            training.advance()
            problem, wish = self._keep(self._keeper), self._asked(0.0)
            if wish == "stop" or ((wish == "wait" or problem) and not self._wait(problem)):
                break
            if perf_counter() >= self._due:
                self._tell_now()
        self._tell_now()

    def _wait(self, problem: str) -> bool:
        """Wait until it may go on; False where it is to stop. A file that could not be written is tried again."""
        problem = problem or self._write()
        while True:
            self._tell_now(waits=True, problem=problem)
            wish: Wish = ""
            while wish not in ("go on", "stop"):
                wish = self._asked(1.0)
            if wish == "stop":
                return False
            if not (problem := self._write()):
                return True

    def _keep(self, write: Callable[[Training], None]) -> str:
        try:
            write(self._training)
        except TrainingError as error:
            return str(error)
        return ""

    def _write(self) -> str:
        return self._keep(lambda training: write_checkpoint(self._file, training))

    def _tell_now(self, *, waits: bool = False, problem: str = "") -> None:
        begun = perf_counter()
        self._tell(self._reporter.news(waits=waits, problem=problem))
        now = perf_counter()
        self._due = now + max(EVERY, SHARE * (now - begun))


def train_beside(order: Order, file: Path, tell: Tell, asked: Asked) -> None:
    """Train in a process of its own, so that it takes no time from this one."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, order, file), daemon=True)
    with as_no_script():
        process.start()
    theirs.close()
    try:
        while True:
            if wish := asked(0.0):
                ours.send(wish)
            if not ours.poll(0.05):
                continue
            found = ours.recv()
            if found is None:
                return
            if isinstance(found, Exception):
                raise found
            tell(found)
    except (EOFError, OSError):
        words = "The process of the training has ended by itself. What was kept of it goes on with the next start."
        raise TrainingError(words) from None
    finally:
        _end(process, ours)


def _end(process: BaseProcess, pipe: Connection) -> None:
    """Let a process write its file and stop; one that does not is ended."""
    until = monotonic() + PATIENCE
    with suppress(EOFError, OSError):
        pipe.send("stop")
        while monotonic() < until:  # what it still tells must be taken, or it cannot go on to its end
            if pipe.poll(0.1):
                pipe.recv()
    pipe.close()
    process.join(max(0.0, until - monotonic()))
    process.kill()
    process.join()


def _serve(pipe: Connection, order: Order, file: Path) -> None:
    """Train, and tell through a pipe, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for it tells when to stop
    if hasattr(os, "nice"):
        os.nice(LOWER)

    def asked(seconds: float) -> Wish:
        wish: Wish = pipe.recv() if pipe.poll(seconds) else ""
        return wish

    with suppress(EOFError, OSError):
        try:
            train_here(order, file, pipe.send, asked)
        except TrainingError as error:
            pipe.send(error)
        else:
            pipe.send(None)
