"""A format of model files: how its files are told, and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from simulator.weights.tensor_tree import ModelFile


@dataclass(frozen=True)
class Format:
    """A format that model files can be of.

    `is_one` tells by the first bytes of a file, and the names in it where it is a ZIP archive; `read` reads a file, and
    raises ModelError for one that is damaged.
    """

    key: str
    name: str
    is_one: Callable[[bytes, Collection[str]], bool]
    read: Callable[[Path], ModelFile]
