"""One checker a template, a file for each part of the captions; found by looking into this folder and those in it."""

from __future__ import annotations

import pkgutil
from importlib import import_module


def load() -> None:
    """Import every file of checkers, which register themselves."""
    for info in pkgutil.walk_packages(__path__, f"{__name__}."):
        import_module(info.name)
