"""One still as a PNG, for a slide or a page; or all beats of a step side by side, as a contact sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.export.format import Description, Format, Job, StillSettings, setting
from ui.export.pages.sheets import layout_for, paint_sheet
from ui.export.pictures import still_places, stills
from ui.export.video.pixels import png
from ui.export.video.subtitles import one_line
from ui.export.video.titles import titled_png
from ui.film.drawing.page import page_for
from ui.paint.painter import image
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


def write(job: Job[PngSettings]) -> None:
    """Write the picture."""
    {"stills": _still, "sheet": _sheet}[job.settings.arrangement](job)


def _still(job: Job[PngSettings]) -> None:
    settings = job.settings
    for still in stills(job):
        picture = image(still.frame, THEMES[settings.theme], settings.width, settings.height)
        job.place.write_bytes(titled_png(png(picture), one_line(job.film.title)))


def _sheet(job: Job[PngSettings]) -> None:
    picture = png(_sheet_image(job, job.settings.width, job.settings.height))
    job.place.write_bytes(titled_png(picture, one_line(job.film.title)))


def _sheet_image(job: Job[PngSettings], width: int, height: int) -> QImage:
    """All beats of the step in so many pixels, laid out for the shape that is asked for."""
    settings = job.settings
    token, _ = still_places(job.film, settings)[0]
    found = list(stills(job._replace(settings=replace(settings, at=None, tokens=(token, token + 1)))))
    page = page_for(settings.width, settings.height)
    layout = layout_for(page, len(found), 26.0)
    made = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        rect = QRectF(0, 0, width, height)
        painter.fillRect(rect, THEMES[settings.theme].colour("paper"))
        paint_sheet(painter, rect, layout, job.film, found, THEMES[settings.theme], "")
    return made


def _preview(job: Job[PngSettings], wide: int, high: int) -> QImage | None:
    settings = job.settings
    if settings.arrangement == "stills":
        return None
    scale = min(wide / settings.width, high / settings.height)
    return _sheet_image(job, round(scale * settings.width), round(scale * settings.height))


FORMAT = Format(
    ".png", "Picture of one beat (PNG)", "Paper", False, PngSettings, write, needs_at=True, preview=_preview
)
