"""What an operating system's error means to a person who saves a file: what is wrong, where, what to do."""

import errno
import os
import sys
from pathlib import Path

from simulator.io.regular_file import real_path

_FULL = ("The disk is full: {target} was not written.", "Free some space, or choose another disk.")
_CLOSED = ("Nothing may be written in {folder}.", "Choose another folder, or change its rights.")
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: _CLOSED,
    errno.ENOENT: ("There is no folder {folder}.", "Create it, or choose another."),
    errno.ENOTDIR: ("{folder} is not a folder.", "Choose another name."),
    errno.EISDIR: ("{target} is a folder.", "Choose another name."),
    errno.ENAMETOOLONG: ("The name is too long: {target}.", "Choose a shorter one."),
    errno.EFBIG: ("{target} would be larger than may be written here.", "Choose a smaller size or fewer tokens."),
}


def explain_os_error(error: OSError, target: str | os.PathLike[str]) -> tuple[str, str]:
    """The problem and the remedy in a lecturer's words, for a file that could not be written to `target`."""
    folder = real_path(target).parent  # where a link leads
    missing = _find_missing(error, folder)
    if missing:
        return f"A file that is needed for it is missing: {missing}.", "Install Gatelight and its packages again."
    known = _BY_NUMBER.get(error.errno or 0)
    if known is None:
        return f"{target} cannot be written: {error.strerror or error}.", "Choose another place."
    return known[0].format(target=target, folder=folder), known[1]


def how_to_install(package: str) -> str:
    """The remedy where a Python package is missing that only some files need: the command of the Python that runs."""
    return f"Install it: {sys.executable} -m pip install {package}"


def _find_missing(error: OSError, folder: Path) -> str:
    """The file that was to be read and is not there; "" where it is the place to write to that cannot be found."""
    if error.errno != errno.ENOENT or not isinstance(error.filename, str) or not folder.is_dir():
        return ""
    path = Path(error.filename).absolute()
    return "" if path.is_relative_to(folder.resolve()) or path.is_relative_to(folder) else str(path)
