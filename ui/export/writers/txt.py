"""The film told as a story in plain text, token by token."""

from __future__ import annotations

from ui.export.format import Format, Job
from ui.export.pages.description import DescriptionSettings, unused, write_story


def write(job: Job[DescriptionSettings]) -> None:
    """Write the story."""
    write_story(job, lambda _, passage: passage.plain())


FORMAT = Format(
    ".txt", "Description, worksheet (text)", "Data", False, DescriptionSettings, write, tells=True, unused=unused
)
