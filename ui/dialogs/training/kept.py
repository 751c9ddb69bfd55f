"""The file that is kept of a training: copied to where it is wanted, or thrown away."""

from __future__ import annotations

import shutil
from pathlib import Path

from simulator.io.atomic_write import write_whole
from simulator.io.os_errors import explain_os_error
from simulator.training.settings import TrainingError


def keep_copy(kept: Path, target: Path) -> None:
    """Copy the file of a training, whole or not at all. Raises TrainingError."""
    try:
        write_whole(target, lambda beside: shutil.copyfile(kept, beside))
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, target))) from error


def remove_kept(kept: Path) -> None:
    """Throw the file of a training away. Raises TrainingError."""
    try:
        kept.unlink(missing_ok=True)
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, kept))) from error
