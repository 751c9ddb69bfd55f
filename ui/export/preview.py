"""The first page of an export, small: what it will look like before it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from ui.export.files.background import has_paper
from ui.export.format import FilmLike, Format, Job, Settings, StillSettings, check
from ui.export.offscreen import ensure_application
from ui.export.uncaptioned import lay_out_film
from ui.paint.painter import image, transparent_image
from ui.paint.theme import THEMES


def preview(
    film: FilmLike, format: Format[Settings], settings: Settings, moment: float, most: tuple[int, int]
) -> QImage:
    """A picture of at most so many pixels: of the format's own page, or of the film at a second of it.

    Raises ExportError for what cannot be exported.
    """
    check(settings)
    ensure_application()
    place = film.timeline.locate(moment)
    film = lay_out_film(film, settings)
    scale = min(most[0] / settings.width, most[1] / settings.height)
    width, height = max(1, round(scale * settings.width)), max(1, round(scale * settings.height))
    if format.preview is not None:
        made = format.preview(Job(film, Path(), settings, lambda done, total: None, lambda: False), *most)
        if made is not None:
            return made
    time = film.timeline.time_of(*place)
    if not isinstance(settings, StillSettings) or settings.at is None:
        start, stop = film.timeline.span(*(settings.tokens or (0, len(film.timeline.tokens))))
        time = min(max(time, start), stop - 1e-6)
    paint_it = image if has_paper(settings) else transparent_image
    return paint_it(film.frame(time), THEMES[settings.theme], width, height)
