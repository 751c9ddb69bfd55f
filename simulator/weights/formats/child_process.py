"""A process beside the program that is given little memory and time: what it does may crash without harm."""

from __future__ import annotations

import atexit
import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from simulator.weights.tensor_tree import AGAIN, ModelError

PATIENCE = 20.0  # seconds for one piece of work, on a busy machine
ROOM = 200 * 2**20  # bytes that a piece of work may take beyond those it is told of
T = TypeVar("T")


class ChildProcess:
    """Does pieces of work one after the other. It begins with the first, and anew after one that it did not survive."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        atexit.register(self.end)

    def ask(self, what: str, room: int, work: Callable[..., T], *arguments: Any) -> T:
        """What the work gives, with so many bytes for it. Raises what it raises, and ModelError where it fails."""
        with self._lock:
            pipe = self._begun()
            try:
                pipe.send((room, work, arguments))
                if not pipe.poll(PATIENCE):
                    self.end()
                    raise ModelError(f"{what} does not come to an end within {PATIENCE:g} seconds.", AGAIN)
                failed, result = pipe.recv()
            except (EOFError, OSError):
                self.end()
                raise ModelError(f"{what} fails on it.", AGAIN) from None
        if failed:
            raise result
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _begun(self) -> Connection:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            self.end()
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with as_no_script():
                self._process.start()
            theirs.close()
        return self._pipe


@contextlib.contextmanager
def as_no_script() -> Iterator[None]:
    """Hide which script is running: a process that begins would run it once more, where it does not guard itself."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _serve(pipe: Connection) -> None:
    """Do what comes through the pipe until that is closed."""
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            room, work, arguments = pipe.recv()
            _limit(room + ROOM)
            try:
                answer = (False, work(*arguments))
            except MemoryError:
                answer = (True, ModelError("It would take more memory than it has numbers.", AGAIN))
            except Exception as error:  # it is told where it was asked for
                answer = (True, error)
            pipe.send(answer)


def _limit(room: int) -> None:
    """Let no more than so many bytes be added, where the system can say so."""
    status = Path("/proc/self/status")
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        now = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmData"))
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (int(now.split()[1]) * 1024 + room, hard))
