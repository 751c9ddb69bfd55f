"""Write a folder of pictures whole or not at all: beside its target first, then renamed into place."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from simulator.io.hidden_files import hidden_folder
from simulator.io.regular_file import real_path
from ui.export.format import ExportError

_OURS = re.compile(r"frame-\d{5,}\.png")


def write_whole_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill the empty folder it is given, then put that in the place of `target`.

    An earlier export there is replaced; a folder that holds anything else is refused (ExportError). Whatever goes
    wrong, `target` holds all of the old pictures or all of the new ones. Raises OSError and whatever `write` raises.
    """
    target = real_path(target)
    _refuse_strangers(target)
    with hidden_folder(target) as (beside, old):
        write(beside)
        _refuse_strangers(target)
        if target.exists():
            target.rename(old)
        beside.rename(target)


def _refuse_strangers(target: Path) -> None:
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise ExportError(f"{target} is a file.", "Choose another name for the folder.")
    strangers = [path.name for path in target.iterdir() if not _OURS.fullmatch(path.name)]
    if strangers:
        raise ExportError(
            f"{target} holds other files ({', '.join(sorted(strangers)[:3])} …), which would be lost.",
            "Choose a new folder.",
        )
