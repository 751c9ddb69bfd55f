"""One still as a PNG, for a slide or a page; or all beats of a step side by side, as a contact sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.export.files.background import has_paper, transparency
from ui.export.format import Description, Format, Job, StillSettings, Unused, setting
from ui.export.pages.sheets import layout_for, paint_sheet
from ui.export.pictures import Still, still_places, stills
from ui.export.video.pixels import png
from ui.export.video.subtitles import one_line
from ui.export.video.titles import described_png
from ui.film.drawing.page import page_for
from ui.paint.painter import image, transparent_image
from ui.paint.theme import THEMES


@dataclass(frozen=True)
class PngSettings(StillSettings):
    """One picture, or all of a step."""

    arrangement: str = setting(
        "stills",
        Description(
            "Kind of picture",
            "one beat, or a whole step on one sheet",
            choices=(("stills", "The picture of one beat"), ("sheet", "All beats of the step, side by side")),
        ),
    )
    background: str = transparency()


def unused(settings: PngSettings) -> tuple[Unused, ...]:
    """What this kind of picture has no use for."""
    whole = Unused(("background",), "a sheet of several pictures has its paper")
    return (whole,) if settings.arrangement == "sheet" else ()


def write(job: Job[PngSettings]) -> None:
    """Write the picture."""
    {"stills": _still, "sheet": _sheet}[job.settings.arrangement](job)


def _still(job: Job[PngSettings]) -> None:
    settings = job.settings
    for still in stills(job):
        paint_it = image if has_paper(settings) else transparent_image
        picture = paint_it(still.frame, THEMES[settings.theme], settings.width, settings.height)
        job.place.write_bytes(described_png(png(picture), one_line(job.film.title), one_line(still.caption)))


def _sheet(job: Job[PngSettings]) -> None:
    found = _stills_of_step(job)
    picture = png(_sheet_image(job, found, job.settings.width, job.settings.height))
    captions = " ".join(one_line(still.caption) for still in found)
    job.place.write_bytes(described_png(picture, one_line(job.film.title), captions))


def _stills_of_step(job: Job[PngSettings]) -> list[Still]:
    """The pictures of all beats of the step."""
    token, _ = still_places(job.film, job.settings)[0]
    return list(stills(job._replace(settings=replace(job.settings, at=None, tokens=(token, token + 1)))))


def _sheet_image(job: Job[PngSettings], found: Sequence[Still], width: int, height: int) -> QImage:
    """All beats of the step in so many pixels, laid out for the shape that is asked for."""
    settings = job.settings
    layout = layout_for(page_for(settings.width, settings.height), len(found), 26.0)
    made = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        rect = QRectF(0, 0, width, height)
        painter.fillRect(rect, THEMES[settings.theme].colour("paper"))
        paint_sheet(painter, rect, layout, job.film, found, THEMES[settings.theme])
    return made


def _preview(job: Job[PngSettings], wide: int, high: int) -> QImage | None:
    settings = job.settings
    if settings.arrangement == "stills":
        return None
    scale = min(wide / settings.width, high / settings.height)
    return _sheet_image(job, _stills_of_step(job), round(scale * settings.width), round(scale * settings.height))


FORMAT = Format(
    ".png",
    "Picture of one beat (PNG)",
    "Paper",
    False,
    PngSettings,
    write,
    needs_at=True,
    preview=_preview,
    unused=unused,
)
