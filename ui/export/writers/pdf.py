"""PDF: one page a beat or a token for the screen, or a handout with several pictures a page and captions under them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.export.files.background import ON_PAGES
from ui.export.files.pdf_tags import ARTIFACT, FIGURE
from ui.export.format import (
    PICTURES,
    SIZE,
    Description,
    FilmLike,
    Format,
    Job,
    PageSettings,
    Typed,
    Unused,
    describe_settings,
    setting,
    unused_by_one,
)  # fmt: skip
from ui.export.pages.blocks import parts_of
from ui.export.pages.dates import DATES, LONGEST, NONE, TODAY, read_date
from ui.export.pages.pdf import PAPERS, POINTS_PER_PIXEL, PdfPages, pdf_pages
from ui.export.pages.sheets import Around, Layout, paint_sheet
from ui.export.pages.worksheets import (
    ASKED,
    EXERCISE,
    NO_SEED,
    NO_SHEET,
    QUESTIONS,
    SEED,
    SHEET,
    SIDES,
    UNITS_PER_POINT,
    exercise_pages,
    first_exercise,
    first_sheet,
    question_pages,
)  # fmt: skip
from ui.export.pictures import Still, still_places, stills
from ui.export.video.subtitles import one_line
from ui.film.marks import Page
from ui.film.scene.lesson_words import NONE as NOTHING
from ui.film.scene.lesson_words import words_of
from ui.paint.painter import paint, paint_over
from ui.paint.theme import THEMES

GRIDS = {1: (1, 1), 2: (1, 2), 3: (1, 3), 4: (2, 2), 6: (2, 3), 8: (2, 4)}  # pictures a sheet: columns, rows
ON_PAPER = "the page is a sheet of paper: choose it with --set paper=a4 or letter"
NOTES = 3  # pictures a sheet beside which there is room to write
ACROSS = (1, 4)  # pictures a sheet that are larger on a sheet that lies across


@dataclass(frozen=True)
class PdfSettings(PageSettings):
    """Pages: for the screen, or handouts on paper."""

    theme: str = setting("print", describe_settings(PageSettings)["theme"])
    arrangement: str = setting(
        "stills",
        Description(
            "Kind of pages",
            "for a slide, for a handout to write on, or an exercise with its key",
            choices=(
                ("stills", "One picture a page"),
                ("handout", "Handout, several a page"),
                ("worksheet", "Worksheet: a step by hand, and its key"),
                QUESTIONS,
            ),
        ),
    )
    per_page: int = setting(
        4,
        Description(
            "Handout",
            "with three there are lines to write on",
            choices=tuple((n, f"{n} picture{'s' if n > 1 else ''} a page") for n in GRIDS),
        ),
    )
    sheet: str = setting("both", SHEET)
    seed: int = setting(1, SEED)
    said: bool = setting(
        True,
        Description(
            "Lecturer’s words",
            "what the lesson says of itself and at its tokens, on a handout",
            choices=((True, "On the handout"), (False, "Left out")),
        ),
    )
    date: str = setting(
        TODAY,
        Description(
            "Date",
            "so that two handouts of one lesson can be told apart",
            typed=Typed(read_date, f"{TODAY}, {NONE}, or up to {LONGEST} letters", DATES),
        ),
    )
    paper: str = setting("a4", Description("Paper", "of a handout", choices=(("a4", "A4"), ("letter", "US Letter"))))


def unused(settings: PdfSettings) -> tuple[Unused, ...]:
    """What these pages have no use for."""
    if settings.arrangement == "questions":
        return (ASKED, Unused(("per_page", "said", "date"), ASKED.why), Unused(SIZE, ON_PAPER), ON_PAGES)
    if settings.arrangement == "worksheet":
        exercise = Unused((*PICTURES, "each", "per_page", "said", "date"), EXERCISE)
        return (exercise, Unused(SIZE, ON_PAPER), NO_SEED, ON_PAGES)
    one = (*unused_by_one(settings), NO_SHEET, NO_SEED, ON_PAGES)
    if settings.arrangement == "handout":
        return (Unused(SIZE, ON_PAPER), *one)
    return (Unused(("per_page", "paper", "date", "said"), "a page is its picture, and no sheet of paper"), *one)


def write(job: Job[PdfSettings]) -> None:
    """Write the pages. Raises OSError where the disk does not take it."""
    kinds = {"stills": _stills, "handout": _handout, "worksheet": _exercises, "questions": _exercises}
    kinds[job.settings.arrangement](job)


def _stills(job: Job[PdfSettings]) -> None:
    """A page for each still, in the shape of the picture."""
    settings = job.settings
    size = settings.width * POINTS_PER_PIXEL, settings.height * POINTS_PER_PIXEL
    with pdf_pages(job.place, *size, job.film.title, job.film.language) as made:
        for still in stills(job):
            made.next(f"{still.token + 1}" if still.whole else f"{still.token + 1}.{still.beat + 1}")
            _bookmark(made, job.film, still)
            made.section(_token_title(job.film, still))
            with made.part(FIGURE, one_line(still.caption)):
                paint(made.painter, still.frame, THEMES[settings.theme], made.page)


def _handout(job: Job[PdfSettings]) -> None:
    """Sheets of paper with several stills each."""
    settings = job.settings
    paper, layout = _sheet(settings)
    counts = sheets_of([token for token, _ in still_places(job.film, settings)], layout.places)
    with pdf_pages(job.place, *paper, job.film.title, job.film.language) as made:
        found = stills(job)
        for number, count in enumerate(counts, 1):
            some = list(islice(found, count))
            made.next()
            for still in some:
                _bookmark(made, job.film, still)
            around = _around(job, f"{number} / {len(counts)}", first=number == 1)
            paint_sheet(made.painter, made.page, layout, job.film, some, THEMES[settings.theme], around, made)
        deque(found, maxlen=0)  # which tells that all are painted


def sheets_of(tokens: Sequence[int], places: int) -> list[int]:
    """How many pictures each sheet has: those of a token stay together, where a sheet has room for them."""
    counts: list[int] = []
    left = 0
    for _, group in groupby(tokens):
        size = len(list(group))
        if size > left:
            left = 0  # a sheet of its own
        while size:
            if not left:
                counts.append(0)
                left = places
            taken = min(size, left)
            counts[-1], left, size = counts[-1] + taken, left - taken, size - taken
    return counts


def _around(job: Job[PdfSettings], page: str, first: bool) -> Around:
    """What stands on a sheet beside its pictures."""
    settings, scene = job.settings, job.film.scene
    origin = "" if scene is None else scene.origin
    told = words_of(scene) if settings.said else NOTHING
    return Around(page, " · ".join(filter(None, (origin, read_date(settings.date)))), told, told.about if first else "")


def _bookmark(made: PdfPages, film: FilmLike, still: Still) -> None:
    """List a picture under its token, whose first one lists the token itself."""
    timeline = film.timeline
    token = _token_title(film, still)
    if token != next((mark.title for mark in reversed(made.bookmarks) if mark.level == 0), ""):
        made.bookmark(token, 0)
    if not still.whole:
        made.bookmark(timeline.beats[still.beat].title, 1)


def _token_title(film: FilmLike, still: Still) -> str:
    return one_line(f"{still.token + 1} {film.timeline.tokens[still.token]}")


def _sheet(settings: PdfSettings) -> tuple[tuple[float, float], Layout]:
    """The paper of a handout in points, and how its pictures stand."""
    paper = PAPERS[settings.paper]
    if settings.per_page in ACROSS:
        paper = paper[::-1]
    page = Page(paper[0] * UNITS_PER_POINT, paper[1] * UNITS_PER_POINT)
    columns, rows = GRIDS[settings.per_page]
    return paper, Layout(page, columns, rows, notes=settings.per_page == NOTES)


def _exercises(job: Job[PdfSettings]) -> None:
    """The arithmetic of the chosen steps, or what the lesson asks, on paper, with the answers at the end."""
    settings = job.settings
    paper, sides = PAPERS[settings.paper], SIDES[settings.sheet]
    if settings.arrangement == "questions":
        found = question_pages(job, settings.seed, paper, sides)
    else:
        found = exercise_pages(job, paper, sides)
    with pdf_pages(job.place, *paper, job.film.title, job.film.language) as made:
        for frame in found:
            made.next()
            with made.part(ARTIFACT):
                paint(made.painter, frame._replace(backdrop=()), THEMES[settings.theme], made.page)
            for kind, marks in parts_of(frame):
                with made.part(kind):
                    paint_over(made.painter, marks, frame.page, THEMES[settings.theme], made.page)


def _preview(job: Job[PdfSettings], wide: int, high: int) -> QImage | None:
    """The first sheet of paper; pages for the screen are the film's own pictures."""
    settings = job.settings
    if settings.arrangement == "stills":
        return None
    sides = SIDES[settings.sheet]
    if settings.arrangement == "questions":
        asked = question_pages(job, settings.seed, PAPERS[settings.paper], sides)
        return first_sheet(asked, settings.theme, wide, high)
    if settings.arrangement == "worksheet":
        return first_sheet(first_exercise(job, PAPERS[settings.paper], sides), settings.theme, wide, high)
    paper, layout = _sheet(settings)
    scale = min(wide / paper[0], high / paper[1])
    made = QImage(round(scale * paper[0]), round(scale * paper[1]), QImage.Format.Format_RGB32)
    theme = THEMES[settings.theme]
    made.fill(theme.colour("paper"))
    with QPainter(made) as painter:
        count = sheets_of([token for token, _ in still_places(job.film, settings)], layout.places)[0]
        first = list(islice(stills(job), count))
        around = _around(job, "", first=True)
        paint_sheet(painter, QRectF(made.rect()), layout, job.film, first, theme, around)
    return made


FORMAT = Format(".pdf", "Pages (PDF)", "Paper", False, PdfSettings, write, preview=_preview, unused=unused)
