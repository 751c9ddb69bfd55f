"""The date that stands on paper: today's, another one, or none."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

TODAY, NONE = "today", "none"
LONGEST = 40  # letters of a date that is written in words
DATES = ((TODAY, "the day on which it is made"), (NONE, "none"), ("Week 3", "any words of your own"))


def read_date(text: str) -> str:
    """A date as it stands on paper: "2026-11-29" for "today", "" for "none", else the words. Raises ValueError.

    Today is that of SOURCE_DATE_EPOCH where it is set, so that equal pages can be made on another day
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    words = text.strip()
    if len(words) > LONGEST or not words.isprintable():
        raise ValueError(f"a date has up to {LONGEST} letters")
    if words == TODAY:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return (datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()).isoformat()
    return "" if words == NONE else words
