"""What is typed of how a table of numbers is written: --set decimal=comma."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulator.io.csv_dialect import DIALECTS, POINT, Dialect
from simulator.lessons.schema import LessonError
from ui.cli.requests import TABLE


def typed_dialect(sets: Sequence[str], target: str) -> Dialect:
    """How the table in `target` is written. Raises LessonError for another setting, or another kind of file."""
    dialect = POINT
    for each in sets:
        name, _, value = (part.strip() for part in each.partition("="))
        if name != "decimal" or value not in DIALECTS:
            known = " or ".join(f"decimal={choice}" for choice in DIALECTS)
            raise LessonError("there is no such setting.", f"Write {known}.", f"--set {each}")
        if Path(target).suffix.lower() != TABLE:
            raise LessonError(f"This is of no use for {target}: it has no columns.", "Leave it out.", f"--set {each}")
        dialect = DIALECTS[value]
    return dialect
