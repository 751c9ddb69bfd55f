"""The table of the study: how often each sentence was tried, and how often it was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

_HEAD = """# Words against numbers

Every sentence of {captions} captions of seeded random lessons, taken apart into its templates; each claim was decided
from the trace by code that does not ask the captions. Written by the full campaign of
`tests/ui/film/narration/study/test_study.py` with `GATELIGHT_WRITE_WORDS=1`.

A sentence is *false* where its plain reading does not hold, *rounded* where it would hold but for a number rounded past
its bound, *misleading* where it says nothing or will be understood otherwise.

| template | tried | false | rounded | misleading |
|---|---:|---:|---:|---:|
"""


def markdown(rows: Mapping[tuple[str, str], Counter[str]], captions: int) -> str:
    """The table, most tried first."""
    lines = []
    for (context, source), counted in sorted(rows.items(), key=lambda row: (-_tried(row[1]), row[0])):
        wrong = " | ".join(str(counted[verdict]) for verdict in ("false", "rounded", "misleading"))
        lines.append(f"| {context}: {source.replace('|', chr(92) + '|')} | {_tried(counted)} | {wrong} |\n")
    return _HEAD.format(captions=f"{captions:,}") + "".join(lines)


def _tried(counted: Counter[str]) -> int:
    return counted["tried"]
