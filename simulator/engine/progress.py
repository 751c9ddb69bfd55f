"""How long computations tell how far they are, and how they are stopped between two blocks of their work."""

from __future__ import annotations

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
