"""A folder of this Python session: weights that were given in memory, and what is shown; gone when it ends."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="gatelight-")


def session_folder() -> Path:
    """The folder, made when it is first asked for."""
    return Path(_folder().name)
