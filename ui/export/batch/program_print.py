"""A fingerprint of the program itself: whatever of it is changed, what it makes may be another."""

from __future__ import annotations

import hashlib
from functools import cache

from ui.program import program_sources


@cache
def program_print() -> str:
    """A hash of its files."""
    made = hashlib.sha256()
    for path in program_sources():
        made.update(path.name.encode())
        made.update(path.read_bytes())
    return made.hexdigest()
