"""The page of a lesson: its template filled, with the scripts of what it reports to."""

from __future__ import annotations

from simulator.lessons.schema import LessonError
from ui.export.format import PICTURES, ExportError, Job, Settings, Unused
from ui.export.web.lesson.data import CMI5, PAGE, lesson_data
from ui.export.web.lesson.page_words import template_words
from ui.export.web.page import fill_page
from ui.paint.theme import THEMES

SCRIPTS = ("drawing", "scoring", "fields", "results", "platform")
UNUSED_BY_LESSONS = (
    Unused((*PICTURES, "layer", "tokens", "at"), "each step of a lesson says what it shows"),
    Unused(("pace", "slow", "poster"), "the pictures of a lesson stand still"),
)
CONNECTS = "; connect-src https: http:"
"""What a page may do that is told where its record store is when it is launched; any other reaches nothing."""


def lesson_page(job: Job[Settings], platform: str = PAGE, passed: float = 0.0) -> tuple[str, dict[str, object]]:
    """The page as HTML, and its data.

    Raises ExportError for a lesson without a storyline, and where a run that it is compared with cannot be made.
    """
    try:
        data = lesson_data(job, platform, passed)
    except LessonError as error:
        raise ExportError(error.problem, error.remedy) from error
    own = () if platform == PAGE else (platform,)
    language, theme = job.scene.language, THEMES[job.settings.theme]
    marked_up = {"connects": CONNECTS if platform == CMI5 else ""}
    said = template_words(language)
    page = fill_page("lesson", (*SCRIPTS, *own, "lesson"), theme, language.key, data, said, marked_up)
    return page, data
