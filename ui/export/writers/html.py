"""A web page: one file without network use, in which the film can be played, stepped, scrubbed and read; a lesson to
work through in the same way; or slides for a presentation of one's own.

The picture is drawn from the film's own shapes as vectors, at any size, by a small player (`resources/web`). Words
beside it are in the reader's own font; letters that it may lack come along.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ui.export.files.background import always_paper
from ui.export.format import Description, Format, Job, PacedSettings, Unused, setting
from ui.export.pictures import chosen_tokens
from ui.export.video.poster import poster, read_poster
from ui.export.web.film_data import film_data
from ui.export.web.lesson.page import UNUSED_BY_LESSONS, lesson_page
from ui.export.web.page import fill_page
from ui.export.web.page_words import key_words, template_words
from ui.export.web.reveal import FILM, write_sections
from ui.film.text.language import languages
from ui.paint.theme import THEMES

LESSON = "web-lesson"


@dataclass(frozen=True)
class HtmlSettings(PacedSettings):
    """Pages: which picture they open with; lessons to work through; or slides for somebody's own presentation."""

    arrangement: str = setting(
        "page",
        Description(
            "Kind",
            "a page by itself, a lesson to work through, or sections to include in slides of one's own",
            choices=(
                ("page", "Page that plays"),
                (LESSON, "Lesson with its questions"),
                ("reveal", "Slides for reveal.js and Quarto"),
            ),
        ),
    )
    poster: str = poster("Poster", "the picture that the page opens with and prints; it plays from its beginning")


def write(job: Job[HtmlSettings]) -> None:
    """Write the page, the lesson, or the sections."""
    if job.settings.arrangement == "reveal":
        write_sections(job)
        return
    if job.settings.arrangement == LESSON:
        job.place.write_text(lesson_page(job)[0], encoding="utf-8")
        return
    theme, data = THEMES[job.settings.theme], film_data(job)
    start, end = job.film.timeline.span(*chosen_tokens(job.film, job.settings))
    shown = start + read_poster(job.settings.poster).between(0.0, end - start)
    data["poster"] = round(job.film.timeline.with_words(shown) - start, 4) if shown > start else 0.0
    language = languages()[job.film.language]
    keys = "\n".join(f"<dt>{escape(key)}</dt><dd>{escape(does)}</dd>" for key, does in key_words(language))
    said = template_words(language)
    page = fill_page("player", ("drawing", "player"), theme, language.key, data, said, {"keys": keys})
    job.place.write_text(page, encoding="utf-8")


def unused(settings: HtmlSettings) -> tuple[Unused, ...]:
    """What a page has its own of, and what is a page's alone."""
    alone = {"reveal": (Unused(("poster",), "each slide begins with its first picture"),), LESSON: UNUSED_BY_LESSONS}
    return (
        *alone.get(settings.arrangement, ()),
        always_paper("a page has the paper of its colours; .svg can be without"),
    )


def companions(settings: HtmlSettings) -> tuple[str, ...]:
    """The film of slides."""
    return (FILM,) if settings.arrangement == "reveal" else ()


FORMAT = Format(
    ".html",
    "Web page, lesson, slides (HTML)",
    "Web",
    False,
    HtmlSettings,
    write,
    tells=True,
    companions=companions,
    unused=unused,
)
