"""The film told as a story in Markdown, with a heading for each token."""

from __future__ import annotations

import re

from ui.export.format import Format, Job
from ui.export.pages.description import DescriptionSettings, unused, write_story
from ui.film.narration.story import Passage

_SIGNS = re.compile(r"([\\`*_<>#|\[\]])")


def write(job: Job[DescriptionSettings]) -> None:
    """Write the story with headings."""
    write_story(job, _passage)


def _passage(number: int, passage: Passage) -> str:
    head = "## " if number else "# "
    return head + "\n\n".join(_SIGNS.sub(r"\\\1", each) for each in (passage.heading, *passage.paragraphs))


FORMAT = Format(
    ".md", "Description, worksheet (Markdown)", "Data", False, DescriptionSettings, write, tells=True, unused=unused
)  # fmt: skip
