"""One checker a template, a file for each part of the captions; found by looking into this folder."""

from __future__ import annotations

import pkgutil
from importlib import import_module


def load() -> None:
    """Import every file of checkers, which register themselves."""
    for info in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{info.name}")
