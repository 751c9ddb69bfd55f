"""How long computations tell how far they are, and how they are stopped between two blocks of their work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Progress(Protocol):
    """What a computation calls before each block: `done` of `of` are done. Raises Cancelled to stop it."""

    def __call__(self, done: int, of: int, /) -> None: ...


class Cancelled(Exception):  # noqa: N818 it is no error
    """The computation was stopped on purpose; it leaves nothing behind."""


def within(progress: Progress | None, before: int, of: int) -> Progress | None:
    """The progress of a part: what it does is added to what was done `before` it, of `of` in all."""
    if progress is None:
        return None
    return lambda done, _: progress(before + done, of)


_HERE: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def stopped_by(progress: Progress) -> Iterator[None]:
    """Let what is computed in this thread meanwhile be stopped by a progress that it is not handed."""
    before = _HERE.set(progress)
    try:
        yield
    finally:
        _HERE.reset(before)


def progress_here() -> Progress | None:
    """What stops the computations of this thread; None where nothing does."""
    return _HERE.get()
