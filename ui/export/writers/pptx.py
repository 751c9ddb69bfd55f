"""Slides for PowerPoint, LibreOffice and Keynote: a clip or a picture each, with its token as title.

What happens is not told before it is seen: the title names the token, a clip's poster is its own beginning, so that a
class can be asked to predict. The caption is the picture's text for those who cannot see it, and stands in the notes,
behind what the lesson's author says at the token and before the numbers.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from simulator.io.os_errors import how_to_install
from ui.export.files.background import always_paper
from ui.export.files.deck_properties import describe_deck
from ui.export.files.reproducible_zip import copy_with_fixed_times
from ui.export.format import (
    Description,
    ExportError,
    FilmLike,
    Format,
    Job,
    PacedSettings,
    PageSettings,
    Unused,
    setting,
    unused_by_one,
)
from ui.export.pages.sheets import without_caption
from ui.export.pages.slide_timing import timing
from ui.export.pictures import Still, still_at, still_places, tell_as
from ui.export.video.container import by_itself
from ui.export.video.cutting import cut
from ui.export.video.parts import parts_of
from ui.export.video.pixels import png
from ui.export.video.poster import poster, read_poster
from ui.export.video.subtitles import one_line
from ui.export.writers import mp4
from ui.film.drawing.page import Room
from ui.film.marks import Frame, Page
from ui.film.scene.lesson_words import words_of
from ui.paint.painter import image, placement
from ui.paint.theme import THEMES, Theme

LONGEST_SIDE = 12_192_000  # of a slide in EMU: 13.33 inches
MARGIN = 0.02  # of a slide's width
TITLES = ((90, 24), (180, 20), (300, 16), (10**9, 12))  # characters up to which a title has so many points
CLIPS = "clips.mp4"  # a name of its own while slides are made: theirs may be as long as names can be
THUMBNAIL = 256  # the width of the picture of the file in pixels


@dataclass(frozen=True)
class PptxSettings(PageSettings, PacedSettings):
    """Slides: one for each token, with clips that start by themselves or not."""

    each: str = setting(
        "token",
        Description(
            "One slide for each",
            "one a token is soon shown, one a beat leaves time to talk",
            choices=(("token", "Token"), ("beat", "Beat")),
        ),
    )
    arrangement: str = setting(
        "clips",
        Description(
            "Kind of slides",
            "clips move, pictures make a small file that every program shows",
            choices=(("clips", "Clips that play"), ("stills", "Pictures alone")),
        ),
    )
    autoplay: bool = setting(
        False,
        Description(
            "Clips start",
            "at a click there is time to talk before anything moves",
            choices=((False, "At a click"), (True, "With their slide")),
        ),
    )
    loop: bool = setting(
        False,
        Description(
            "Clips play",
            "a clip that begins anew can be talked over until it has been seen",
            choices=((False, "Once"), (True, "Again and again")),
        ),
    )
    poster: str = poster("A clip’s poster", "the picture that stands before a clip plays, and on paper")
    fps: float = setting(30.0, Description("Frames a second", "of the clips", least=1, most=60))


def unused(settings: PptxSettings) -> tuple[Unused, ...]:
    """Of pictures alone, all that is about clips; of one slide, what it is for."""
    moving = ("fps", "autoplay", "loop", "poster", "pace", "slow")
    still = (Unused(moving, "pictures do not move"),) if settings.arrangement == "stills" else ()
    return (*still, *unused_by_one(settings), always_paper("a slide has the paper of its colours; .png can be without"))


def write(job: Job[PptxSettings]) -> None:
    """Write the slides. Raises ExportError where python-pptx is missing."""
    try:
        from pptx import Presentation
        from pptx.exc import PackageNotFoundError
        from pptx.util import Emu
    except ImportError:
        raise ExportError("Slides need the Python package python-pptx.", how_to_install("python-pptx")) from None
    settings = job.settings
    try:
        deck = Presentation()
    except PackageNotFoundError as error:
        problem = f"A file that python-pptx begins slides with is missing: {error}."
        raise ExportError(problem, f"{how_to_install('python-pptx')} --force-reinstall") from None
    side = LONGEST_SIDE / max(settings.width, settings.height)
    deck.slide_width, deck.slide_height = Emu(round(settings.width * side)), Emu(round(settings.height * side))
    places = still_places(job.film, settings)
    clips = _clips(job, places) if settings.arrangement == "clips" else [None] * len(places)
    words, told = words_of(job.film.scene), tell_as(job.film, settings)
    counts = settings.arrangement != "clips"  # clips are the work, and have told of it
    for number, ((token, beat), clip) in enumerate(zip(places, clips, strict=True)):
        if counts:
            job.step(number, len(places))
        said = words.at(token, places[0][0]) if beat == places[0][1] or settings.each == "token" else ()
        _add_slide(deck, job, still_at(told, settings, token, beat), clip, said)
    if counts:
        job.step(len(places), len(places))
    first = still_at(told, settings, *places[0]).frame
    picture = image(first, THEMES[settings.theme], THUMBNAIL, round(THUMBNAIL * settings.height / settings.width))
    describe_deck(deck, one_line(job.film.title), job.film.language, picture)
    written = io.BytesIO()
    deck.save(written)
    copy_with_fixed_times(written, job.place)


def _clips(job: Job[PptxSettings], places: list[tuple[int, int]]) -> list[bytes]:
    """The clips that end with these tokens and beats, cut out of one film, without its caption."""
    settings = job.settings
    tokens = settings.tokens if settings.at is None else (settings.at[0], settings.at[0] + 1)
    film = mp4.Mp4Settings(
        width=settings.width, height=settings.height, theme=settings.theme, fps=settings.fps, tokens=tokens,
        pace=settings.pace, slow=settings.slow,
    )  # fmt: skip
    own = Job(job.film, job.place.with_name(CLIPS), film, job.progress, job.cancelled)
    by_beat = settings.each == "beat" or settings.at is not None
    parts, height = parts_of(own, places, by_beat=by_beat), _rows_above_caption(job.film.frame(0.0).page, film)
    alike = (path for made, path in job.films.items() if isinstance(made, mp4.Mp4Settings) and by_itself(made) == film)
    made = next(alike, None)
    if made is not None and settings.each == "token":
        return cut(made, parts, height)
    try:
        mp4.write(own, [number for part in parts for number in part])
        return cut(own.place, parts, height)
    finally:
        own.place.unlink(missing_ok=True)


def _rows_above_caption(page: Page, film: mp4.Mp4Settings) -> int:
    """How many rows of a film's picture stand above its caption, an even number."""
    whole = QRectF(0, 0, film.width + film.width % 2, film.height + film.height % 2)
    return int(placement(page, whole).map(QPointF(0, Room(page).caption.y)).y()) // 2 * 2


def _add_slide(deck: Any, job: Job[PptxSettings], still: Still, clip: bytes | None, said: tuple[str, ...]) -> None:
    """A slide for a still; in its notes what is `said` in the lesson stands before the caption and the numbers."""
    settings, theme = job.settings, THEMES[job.settings.theme]
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # a title alone
    background = slide.background.fill
    background.solid()
    background.fore_color.rgb = _colour(theme, "paper")
    bare = without_caption(still.frame)
    box = _picture_box(deck, bare.page)
    caption = one_line(still.caption)
    _title(slide, deck, box[1], _title_of(job.film, still), theme)
    shown = bare if clip is None else _poster(job, still)
    poster = io.BytesIO(png(image(shown, theme, settings.width, round(settings.width * box[3] / box[2]))))
    if clip is None:
        shape = slide.shapes.add_picture(poster, *box)
    else:
        shape = slide.shapes.add_movie(io.BytesIO(clip), *box, poster_frame_image=poster, mime_type="video/mp4")
        _set_timing(slide, shape.shape_id, _seconds(job.film, still), settings)
    shape.name = one_line(f"{still.token + 1} {job.film.timeline.tokens[still.token]}")[:80]
    shape._element.xpath(".//p:cNvPr")[0].set("descr", caption)
    time = job.film.timeline.time_at_rest(still.token, still.beat)
    notes = (*said, caption, *map(one_line, job.film.numbers(time)))
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _title_of(film: FilmLike, still: Still) -> str:
    """ "12 Rafsun"; of a beat what it does too: "12 Rafsun · Forget"."""
    token = f"{still.token + 1} {one_line(film.timeline.tokens[still.token])}".rstrip()
    return token if still.whole else f"{token} · {film.timeline.beats[still.beat].title}"


def _poster(job: Job[PptxSettings], still: Still) -> Frame:
    """The picture that stands for a clip before it plays."""
    timeline, token, beat = job.film.timeline, still.token, still.beat
    start = timeline.opening(token, 0 if still.whole else beat)
    end = timeline.time_at_rest(token, beat)
    chosen = read_poster(job.settings.poster).between(start, end)
    return without_caption(job.film.frame(timeline.with_words(chosen)))


def _picture_box(deck: Any, page: Page) -> tuple[int, int, int, int]:
    """Left, top, width and height of the picture in EMU: at the foot of the slide, as wide as it is."""
    height = min(round(deck.slide_width * page.height / page.width), deck.slide_height)
    width = round(height * page.width / page.height)
    return (deck.slide_width - width) // 2, deck.slide_height - height, width, height


def _title(slide: Any, deck: Any, height: int, words: str, theme: Theme) -> None:
    """The caption above the picture, as large as it fits."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    shape, margin = slide.shapes.title, round(MARGIN * deck.slide_width)
    shape.left, shape.top, shape.width, shape.height = margin, 0, deck.slide_width - 2 * margin, height
    frame = shape.text_frame
    frame.text, frame.word_wrap, frame.vertical_anchor = words, True, MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    for run in frame.paragraphs[0].runs:  # some programs do not read what is said of the paragraph
        run.font.size = Pt(next(points for most, points in TITLES if len(words) <= most))
        run.font.color.rgb = _colour(theme, "ink")


def _colour(theme: Theme, role: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*theme.rgb(role))  # type: ignore[no-untyped-call]


def _seconds(film: FilmLike, still: Still) -> float:
    """About how long the clip of a still is."""
    beats = range(len(film.timeline.beats)) if still.whole else (still.beat,)
    return sum(film.timeline.seconds_of(still.token, beat) for beat in beats)


def _set_timing(slide: Any, shape: int, seconds: float, settings: PptxSettings) -> None:
    """Let the clip play at the next click, or with its slide."""
    from pptx.oxml import parse_xml

    (before,) = slide._element.xpath("./p:timing")
    before.addnext(parse_xml(timing(shape, seconds, with_slide=settings.autoplay, loop=settings.loop)))
    slide._element.remove(before)


FORMAT = Format(".pptx", "Slides (PowerPoint)", "Slides", False, PptxSettings, write, unused=unused)
