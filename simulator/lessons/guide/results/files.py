"""The files that results are given away as: a table for a spreadsheet, or xAPI statements for a record store."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.io.atomic_write import write_whole
from simulator.io.csv_dialect import POINT, Dialect
from simulator.lessons.guide.results.records import Answered, Finished, Kept, answers_until
from simulator.lessons.guide.results.summary import mean_score
from simulator.lessons.guide.results.told import in_words
from simulator.lessons.guide.results.xapi import statements

TABLE, STATEMENTS = ".csv", ".jsonl"
ENDINGS = TABLE, STATEMENTS
HEADER = ("lesson", "step", "question", "answer", "right", "score", "time", "seed", "kind", "title", "sha256")
_ACTS = "=+-@\t\r"  # what a text begins with that a spreadsheet would compute


def write_results(
    path: str | os.PathLike[str], records: Sequence[Kept], name: str = "", dialect: Dialect = POINT
) -> int:
    """Write results into a file, whole or not at all, as its ending says; statements are of somebody of this `name`.

    Returns how many questions were answered in them. Raises OSError, and ValueError for another ending.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in ENDINGS:
        raise ValueError(f"Results are written as {' or '.join(ENDINGS)}, not as “{suffix}”.")
    made = table_of(records, dialect) if suffix == TABLE else statement_lines(records, name)
    write_whole(path, lambda beside: beside.write_text(made, encoding="utf-8", newline=""))
    return sum(isinstance(each, Answered) for each in records)


def table_of(records: Sequence[Kept], dialect: Dialect = POINT) -> str:
    """A row for each answer, and one for each time that a lesson was gone through to its end, with the score so far.

    Steps count from 1, as they do on the screen.
    """
    made = io.StringIO()
    writer = csv.writer(made, delimiter=dialect.between, lineterminator="\n")
    writer.writerow(HEADER)
    for row in _rows(records):
        writer.writerow(dialect.row(_harmless(cell) for cell in row))
    return made.getvalue()


def statement_lines(records: Sequence[Kept], name: str = "") -> str:
    """An xAPI statement for each answer and each lesson that was gone through, one a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in statements(records, name))


def _rows(records: Sequence[Kept]) -> Iterator[tuple[object, ...]]:
    for at, each in enumerate(records):
        time = each.time.isoformat(timespec="seconds")
        if isinstance(each, Answered):
            answer, right = (in_words(each, values) for values in (each.answer, each.right))
            seed = "" if each.seed is None else each.seed
            about = each.step + 1, each.asked, answer, right, round(each.score, 4), time, seed, each.kind
            yield each.lesson, *about, each.title, each.sha256
        elif isinstance(each, Finished):
            so_far = answers_until(each, records[:at])
            score = round(mean_score(so_far), 4) if so_far else ""
            yield each.lesson, "", "", "", "", score, time, "", "finished", each.title, each.sha256


def _harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for something to compute: lessons come from anybody."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(tuple(_ACTS)) else cell
