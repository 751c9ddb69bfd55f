"""Results by the hash of what was asked for, a small file each: what is done is not done twice."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from simulator.campaign.workers import CampaignError
from simulator.io.atomic_write import write_whole
from simulator.io.os_errors import explain_os_error
from simulator.io.regular_file import read_regular

ENDING = ".run.json"
Work = Callable[[bytes, str], bytes]
"""What makes a result of a request, both as bytes; the string is where it may keep what it takes to go on, or ""."""


class Results:
    """Results in a folder, which is made before the first is computed: what is on its way is kept there too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, work: Work, request: bytes) -> Path:
        """The file of a result: its name is the hash of the request, of what makes it and of the program."""
        parts = (code_print().encode(), f"{work.__module__}.{work.__qualname__}".encode(), request)
        digest = hashlib.sha256(b"\0".join(parts)).hexdigest()
        return self.folder / f"{digest[:40]}{ENDING}"

    def find(self, work: Work, request: bytes) -> bytes | None:
        """The result of a request; None where it was not kept whole."""
        try:
            kept = read_regular(self.place(work, request))
        except OSError:
            return None
        digest, _, result = kept.partition(b"\n")
        return result if digest.decode("ascii", "replace") == hashlib.sha256(result).hexdigest() else None

    def prepare(self) -> None:
        """Make the folder. Raises CampaignError where it cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CampaignError(" ".join(explain_os_error(error, self.folder))) from error

    def keep(self, work: Work, request: bytes, result: bytes) -> None:
        """Write a result, whole or not at all. Raises CampaignError where it cannot be written."""
        place = self.place(work, request)
        whole = hashlib.sha256(result).hexdigest().encode() + b"\n" + result
        self.prepare()
        try:
            write_whole(place, lambda beside: beside.write_bytes(whole))
        except OSError as error:
            raise CampaignError(" ".join(explain_os_error(error, place))) from error


def results_folder() -> Path:
    """Where results are kept if nothing else is said: the folder of this system for what can be made again."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "gatelight" / "runs"


@cache
def code_print() -> str:
    """A fingerprint of what computes: whatever of it is changed, everything is computed again."""
    made = hashlib.sha256()
    root = Path(__file__).resolve().parents[1]
    for path in sorted(root.rglob("*.py")) or [Path(sys.executable)]:
        made.update(path.relative_to(root).as_posix().encode() if path.suffix == ".py" else b"")
        made.update(path.read_bytes())
    return made.hexdigest()
