"""A web page: one file without network use, in which the film can be played, stepped, scrubbed and read.

The picture is drawn from the film's own shapes as vectors, at any size, by a small player (`resources/web`).
"""

from __future__ import annotations

import re
from functools import partial
from html import escape

from ui.export.format import Format, Job, PacedSettings
from ui.export.video.subtitles import one_line
from ui.export.web.film_data import compress_film_data, film_data
from ui.film.text.language import languages
from ui.paint.theme import RESOURCES, THEMES

WEB = RESOURCES / "web"


def write(job: Job[PacedSettings]) -> None:
    """Write the page."""
    theme = THEMES[job.settings.theme]
    translate = partial(languages()[job.film.language].translate, "Picture")
    filled = {
        "language": job.film.language,
        "title": escape(one_line(job.film.title)),
        "scheme": "dark" if theme.colour("paper").lightnessF() < 0.5 else "light",
        "film": compress_film_data(film_data(job)),
        "look": translate("What to look for"),
        "script": (WEB / "player.js").read_text(encoding="utf-8"),
    }
    template = (WEB / "player.html").read_text(encoding="utf-8")
    page = re.sub(r"\{\{([\w.]+)\}\}", lambda found: filled.get(found[1]) or theme.roles[found[1]], template)
    job.place.write_text(page, encoding="utf-8")


FORMAT = Format(".html", "Web page (HTML)", "Web", False, PacedSettings, write, tells=True)
