"""The formats, one file each, found by looking into this folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.io.regular_file import is_folder
from ui.export.format import GROUPS, ExportError, Format, Settings


@cache
def formats() -> Mapping[str, Format[Settings]]:
    """All formats by their ending, such as ".mp4", in the order of their groups; "/" is the folder of pictures."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: list[Format[Settings]] = [importlib.import_module(f"{__name__}.{name}").FORMAT for name in names]
    found.sort(key=lambda format: GROUPS.index(format.group))
    return MappingProxyType({format.ending: format for format in found})


def format_of(target: str) -> Format[Settings]:
    """The format that a target's ending chooses: a folder if it ends with a slash or is one.

    Raises ExportError for no such ending, and for a folder with the name of a file.
    """
    if target.endswith(("/", "\\")) or is_folder(target):
        name = target.rstrip("/\\")
        if Path(name).suffix.lower() in formats():
            problem = f"{name} is a folder, or would be one, with the name of a file."
            raise ExportError(problem, "Leave out the / at its end for a file, or choose another name for a folder.")
        return formats()["/"]
    ending = Path(target).suffix.lower()
    if ending not in formats():
        problem = f"There is no format “{ending}”" if ending else "The name has no ending that says the format"
        raise ExportError(f"{problem}: {target}.", f"End it with {_list_endings()}.")
    return formats()[ending]


def _list_endings() -> str:
    endings = [ending for ending in formats() if ending != "/"]
    return f"{', '.join(endings)}, or with / for a folder of pictures"
