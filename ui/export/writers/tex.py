"""LaTeX: Beamer slides that step through the beats, an animation in a page, their pictures in a PDF; a worksheet; or
figures in TikZ.

The pictures are vectors. `pdflatex`, `lualatex` and `xelatex` set the files; Acrobat plays the animation. Letters that
LaTeX's own fonts lack come along in a file of fonts, for the latter two.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QImage

from ui.export.files.background import ON_PAGES
from ui.export.files.pdf_tags import FIGURE
from ui.export.format import (
    PICTURES,
    SIZE,
    Description,
    Format,
    Job,
    PacedSettings,
    PageSettings,
    Unused,
    setting,
    unused_by_one,
)
from ui.export.pages.asked.latex import questions_text
from ui.export.pages.asked.questions import questionnaire
from ui.export.pages.exercise.latex import worksheet_text
from ui.export.pages.latex import check_name, comment, escape
from ui.export.pages.latex_letters import FONTS, families_in, with_letters
from ui.export.pages.pdf import PAPERS, POINTS_PER_PIXEL, pdf_pages
from ui.export.pages.worksheets import (
    ASKED,
    EXERCISE,
    NO_SEED,
    NO_SHEET,
    QUESTIONS,
    SEED,
    SHEET,
    SIDES,
    first_exercise,
    first_sheet,
    question_pages,
    worksheets,
)  # fmt: skip
from ui.export.pictures import frame_times, stills
from ui.export.tikz.picture import tikz_file
from ui.export.video.subtitles import one_line
from ui.film.scene.lesson_words import words_of
from ui.film.text.language import languages
from ui.paint.painter import paint
from ui.paint.theme import THEMES

PAGES = {"beamer": "-pages.pdf", "animate": "-frames.pdf"}
PAPER = 160.0  # the width of a Beamer slide in millimetres


@dataclass(frozen=True)
class TexSettings(PageSettings, PacedSettings):
    """Slides or an animation."""

    arrangement: str = setting(
        "beamer",
        Description(
            "Kind",
            "slides and animations play in a PDF, worksheets and figures are for paper",
            choices=(
                ("beamer", "Beamer slides, stepped through"),
                ("animate", "Animation in a page"),
                ("worksheet", "Worksheet: a step by hand"),
                QUESTIONS,
                ("tikz", "Figure in TikZ, to edit in a paper"),
            ),
        ),
    )
    sheet: str = setting("both", SHEET)
    seed: int = setting(1, SEED)
    numbers: str = setting(
        "yes",
        Description(
            "Numbers",
            "of a figure; without them it is the diagram alone, with its symbols",
            choices=(("yes", "With the numbers of the run"), ("no", "Left out")),
        ),
    )
    fps: float = setting(12.0, Description("Frames a second", "of the animation", least=1, most=30))


def unused(settings: TexSettings) -> tuple[Unused, ...]:
    """What this kind of file has no use for."""
    moving = Unused(("fps", "pace", "slow"), "slides are stepped through, beat by beat")
    if settings.arrangement == "questions":
        return (ASKED, Unused(("theme", *SIZE, *moving.names, "numbers"), ASKED.why), ON_PAGES)
    if settings.arrangement == "tikz":
        return (moving._replace(why="a figure stands still"), NO_SHEET, NO_SEED, *unused_by_one(settings), ON_PAGES)
    drawn = Unused(("numbers",), "figures in TikZ alone can leave them out")
    if settings.arrangement == "worksheet":
        exercise = Unused((*PICTURES, "each", "theme", *SIZE), EXERCISE)
        return (exercise, moving._replace(why=EXERCISE), drawn, NO_SEED, ON_PAGES)
    if settings.arrangement == "beamer":
        return (moving, NO_SHEET, NO_SEED, *unused_by_one(settings), drawn, ON_PAGES)
    return (Unused(("each",), "an animation moves through all beats"), NO_SHEET, NO_SEED, drawn, ON_PAGES)


def companions(settings: TexSettings) -> tuple[str, ...]:
    """The PDF that the LaTeX file reads its pictures from, and the fonts of letters that LaTeX lacks."""
    return (*([PAGES[settings.arrangement]] if settings.arrangement in PAGES else []), FONTS)


def write(job: Job[TexSettings]) -> None:
    """Write the LaTeX file and its pictures. Raises ExportError for a name that LaTeX cannot read from."""
    write_as = _KINDS[job.settings.arrangement]
    if job.settings.arrangement in PAGES:
        check_name(job.name)
    text = write_as(job)
    if families_in(text):
        check_name(job.name)
    job.place.write_text(with_letters(text, job.beside(FONTS), job.name + FONTS), encoding="utf-8")


def _beamer(job: Job[TexSettings]) -> str:
    """A slide for each token whose overlays are its beats."""
    settings, timeline = job.settings, job.film.timeline
    size = settings.width * POINTS_PER_PIXEL, settings.height * POINTS_PER_PIXEL
    with pdf_pages(job.beside(PAGES["beamer"]), *size, job.film.title, job.film.language) as pages:
        shown = []
        for still in stills(job):
            pages.next()
            with pages.part(FIGURE, one_line(still.caption)):
                paint(pages.painter, still.frame, THEMES[settings.theme], pages.page)
            shown.append((still.token, still.caption))
    lines = [
        "\\documentclass{beamer}",
        f"\\geometry{{paperwidth={PAPER:g}mm,paperheight={PAPER * settings.height / settings.width:.4f}mm,margin=0mm}}",
        "\\setbeamertemplate{navigation symbols}{}",
        f"\\newcommand{{\\pages}}{{{job.name}{PAGES['beamer']}}}",
        "\\newcommand{\\beat}[2]{\\includegraphics<#1>[page=#2,width=\\paperwidth]{\\pages}}",
        f"\\title{{{escape(job.film.title)}}}",
        "\\begin{document}",
    ]
    words, first = words_of(job.film.scene), shown[0][0]
    named = languages()[job.film.language].translate("LaTeX", "token {number}: {token}")
    for token, pages_of in groupby(enumerate(shown, start=1), key=lambda item: item[1][0]):
        lines += ["", comment(named.format(number=token + 1, token=timeline.tokens[token])), "\\begin{frame}[plain]"]
        for overlay, (page, (_, caption)) in enumerate(pages_of, start=1):
            lines += [comment(caption), f"\\beat{{{overlay}}}{{{page}}}%"]
        lines += [f"\\note{{{escape(said)}}}" for said in words.at(token, first)]
        lines.append("\\end{frame}")
    return "\n".join([*lines, "", "\\end{document}", ""])


def _animation(job: Job[TexSettings]) -> str:
    """One page with all frames."""
    settings = job.settings
    size = settings.width * POINTS_PER_PIXEL, settings.height * POINTS_PER_PIXEL
    with pdf_pages(job.beside(PAGES["animate"]), *size, job.film.title, job.film.language) as pages:
        for frame in frame_times(job, settings.fps):
            pages.next()
            shown = job.film.frame(frame)
            with pages.part(FIGURE, one_line(shown.caption)):
                paint(pages.painter, shown, THEMES[settings.theme], pages.page)
    translate = languages()[job.film.language].translate
    hint = translate("LaTeX", "Acrobat plays this; on paper it is the first picture.")
    options = "controls,loop,width=\\linewidth"
    return "\n".join([
        "\\documentclass{article}",
        "\\usepackage{graphicx}",
        "\\usepackage{animate}",
        "\\begin{document}",
        f"\\section*{{{escape(job.film.title)}}}",
        comment(hint),
        "\\noindent",
        f"\\animategraphics[{options}]{{{settings.fps:g}}}{{{job.name}{PAGES['animate'].removesuffix('.pdf')}}}{{}}{{}}",
        "\\end{document}",
        "",
    ])  # fmt: skip


def _worksheet(job: Job[TexSettings]) -> str:
    """Exercises with their answers at the end."""
    return worksheet_text(
        worksheets(job), job.film.title, job.scene.language, SIDES[job.settings.sheet], job.scene.writing
    )


def _questions(job: Job[TexSettings]) -> str:
    """What the lesson asks, with its answers at the end."""
    found = questionnaire(job.scene, job.settings.seed, job.step)
    return questions_text(found, job.scene.language, SIDES[job.settings.sheet])


def _figures(job: Job[TexSettings]) -> str:
    """A figure of each picture, in commands of TikZ."""
    numbers, theme = job.settings.numbers == "yes", THEMES[job.settings.theme]
    return tikz_file((still.frame for still in stills(job)), theme, job.film.scene, numbers=numbers)


_KINDS = {
    "beamer": _beamer,
    "animate": _animation,
    "worksheet": _worksheet,
    "questions": _questions,
    "tikz": _figures,
}


def _preview(job: Job[TexSettings], wide: int, high: int) -> QImage | None:
    """The first sheet of a worksheet, about as LaTeX sets it; slides and animations are the film's own pictures."""
    settings, sides = job.settings, SIDES[job.settings.sheet]
    if settings.arrangement == "questions":
        asked = question_pages(job, settings.seed, PAPERS["a4"], sides)
        return first_sheet(asked, settings.theme, wide, high)
    if settings.arrangement == "worksheet":
        return first_sheet(first_exercise(job, PAPERS["a4"], sides), settings.theme, wide, high)
    return None


FORMAT = Format(
    ".tex",
    "LaTeX (Beamer, animation, worksheet, TikZ)",
    "Slides",
    False,
    TexSettings,
    write,
    companions=companions,
    preview=_preview,
    unused=unused,
)
