"""Write a file and its companions whole or not at all: all beside the target first, then renamed into place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from simulator.io.atomic_write import write_whole
from simulator.io.regular_file import check_replaceable, real_path


def write_whole_set(target: str, companions: Sequence[str], write: Callable[[Path], None]) -> None:
    """Let `write` make the file it is given, and those of `companions`, the ends of their names, that it needs beside.

    The target is renamed into place last, so that a new file never lacks its companions. The file is created before
    anything is painted: a place where nothing can be written is told at once. Raises OSError and what `write` raises.
    """
    final = real_path(target)

    def write_all(place: Path) -> None:
        ends = {place.with_name(place.stem + end): final.with_name(final.stem + end) for end in companions}
        made = {path: real_path(final_of_it) for path, final_of_it in ends.items()}
        for final_of_it in made.values():
            check_replaceable(final_of_it)
        write(place)
        with place.open("rb+") as written:
            os.fsync(written.fileno())
        for path, final_of_it in made.items():
            if path.exists():
                write_whole(final_of_it, partial(shutil.move, path))

    write_whole(target, write_all)
