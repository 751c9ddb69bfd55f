"""Pages filled: a template of `resources/web` with its colours, its letters, its words, its data and its script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ui.export.files.font_subsets import font_faces
from ui.export.video.subtitles import one_line
from ui.export.web.film_data import compress_film_data
from ui.paint.letters import cuts_of
from ui.paint.text import font
from ui.paint.theme import RESOURCES, SANS, Theme

WEB = RESOURCES / "web"
_FIELD = re.compile(r"\{\{([\w.]+)\}\}")


def fill_page(
    template: str, scripts: Sequence[str], theme: Theme, language: str, data: dict[str, Any],
    said: Mapping[str, str], marked_up: Mapping[str, str],
) -> str:  # fmt: skip
    """The page of a template, such as "player", with its scripts in their order.

    `data` has a "title" and all that the scripts show; `said` are words that are put in as they are read, `marked_up`
    what is HTML already.
    """
    letters = cuts_of(_words([data, said]), font(16.0))
    others = {cut: found for cut, found in letters.items() if cut.family != SANS}
    known = {
        **theme.roles,
        "language": language,
        "title": escape(one_line(data["title"])),
        "scheme": "dark" if theme.colour("paper").lightnessF() < 0.5 else "light",
        "fonts": font_faces(others),
        "families": "".join(f'"{cut.family}", ' for cut in sorted(others)),
        "film": compress_film_data(data),
        "script": "\n".join((WEB / f"{name}.js").read_text(encoding="utf-8") for name in scripts),
        **{name: escape(words) for name, words in said.items()},
        **marked_up,
    }
    known["common"] = _filled((WEB / "page.css").read_text(encoding="utf-8").rstrip(), known)
    return _filled((WEB / f"{template}.html").read_text(encoding="utf-8"), known)


def _filled(text: str, known: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: known[found[1]], text)


def _words(data: Any) -> str:
    """All letters of what a page says as text, which are those of the lesson and of its captions."""
    if isinstance(data, Mapping):
        said = (value for key, value in data.items() if key not in ("glyphs", "drawings"))
        return "".join(set("".join(map(_words, (*said, *map(str, data))))))
    if isinstance(data, Sequence) and not isinstance(data, str):
        return "".join(set("".join(_words(each) for each in data if not isinstance(each, int | float))))
    return data if isinstance(data, str) else ""
