"""What a notebook shows: a picture with words for those who do not see it, and the stepper."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from typing import Any, NamedTuple

from simulator.lessons.run import Run
from ui.export.film_export import export, film_of, settings_and_options
from ui.export.format import ExportError, Settings, with_values
from ui.export.writers import format_of
from ui.film.film import Film
from ui.notebook.session import session_folder

WIDE, HIGH = 960, 540  # pixels of what is shown in the output of a cell
STEPPER_HIGH = 720  # with the words and the buttons below the picture


class Picture(NamedTuple):
    """A still as PNG, and what it tells, in words."""

    png: bytes
    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        coded = base64.b64encode(self.png).decode("ascii")
        return {"image/png": coded, "text/plain": self.words}, {"image/png": {"alt": self.words}}


class Stepper(NamedTuple):
    """A page by itself that plays and steps, and its title."""

    page: str
    title: str

    def __repr__(self) -> str:
        return f"Stepper({self.title!r})"

    def _repr_html_(self) -> str:
        """A frame of its own: nothing of the page reaches the notebook around it."""
        page, title = escape(self.page), escape(self.title)
        style = f"width:100%;max-width:1280px;height:{STEPPER_HIGH}px;border:0"
        return f'<iframe title="{title}" srcdoc="{page}" style="{style}" allow="fullscreen"></iframe>'


def picture(run: Run, token: int, beat: int, options: Mapping[str, object], other: Run | None = None) -> Picture:
    """A picture of a moment; token and beat count from 0, or from the end. Raises ExportError."""
    film, settings = _asked(run, "still.png", {"width": WIDE, "height": HIGH, **options}, other)
    places = len(film.timeline.tokens), len(film.timeline.beats)
    for what, at, count in zip(("token", "beat"), (token, beat), places, strict=True):
        if not -count <= at < count:
            raise ExportError(f"There is no {what} {at}.", f"Count to {count - 1}, or from -1 back to {-count}.")
    place = token % places[0], beat % places[1]
    data = _written(film, "still.png", with_values(settings, {"at": place}))
    words = film.caption(*place).replace("\n", " ")
    return Picture(data, f"{film.title}. Token {place[0] + 1}, “{film.timeline.tokens[place[0]]}”: {words}")


def stepper(run: Run, options: Mapping[str, object]) -> Stepper:
    """The page that plays and steps. Raises ExportError."""
    film, settings = _asked(run, "stepper.html", options)
    return Stepper(_written(film, "stepper.html", settings).decode("utf-8"), film.title)


def _asked(run: Run, name: str, given: Mapping[str, object], other: Run | None = None) -> tuple[Film, Settings]:
    format = format_of(name)
    span = given.get("tokens")
    chosen = {"tokens": (span.start, span.stop)} if isinstance(span, range) else {}
    own, options = settings_and_options(format, {**given, **chosen})
    return film_of(run, options, other), with_values(format.settings(), own)


def _written(film: Film, name: str, settings: Settings) -> bytes:
    """What the export of this name holds."""
    target = session_folder() / name
    export(film, str(target), settings)
    return target.read_bytes()
