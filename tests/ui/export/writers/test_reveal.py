"""Slides for reveal.js: read as HTML, held against their film, and played by Chromium."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import av
import pytest
from playwright.sync_api import Browser

from tests.ui.export.short_film import ShortFilm
from tests.ui.export.writers.test_html import browser
from ui.export import export, format_of
from ui.export.writers.html import HtmlSettings

__all__ = ["browser"]  # the fixture
SMALL = HtmlSettings(arrangement="reveal", width=160, height=90)
pytestmark = pytest.mark.usefixtures("qapp")


class Read(HTMLParser):
    """The elements of a file by their names, in order, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, list[dict[str, str | None]]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.setdefault(tag, []).append(dict(attrs))


def test_each_click_plays_a_beat_of_the_film_beside(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "slides.html"), SMALL)
    assert {path.name for path in tmp_path.iterdir()} == {"slides.html", "slides-clips.mp4"}
    text = (tmp_path / "slides.html").read_text(encoding="utf-8")
    found, timeline = Read(text).found, film.timeline
    assert len(found["section"]) == len(timeline.tokens) == len(found["aside"])
    clips = found["video"]
    assert len(clips) == len(timeline.tokens) * len(timeline.beats)
    shown = [tuple(map(float, str(clip["data-part"]).split(","))) for clip in clips]
    with av.open(str(tmp_path / "slides-clips.mp4")) as container:
        length = float(container.streams.video[0].duration * container.streams.video[0].time_base)
    assert all(start < stop for start, stop in shown) and shown == sorted(shown)
    assert length - 0.1 < shown[-1][1] < length
    for clip in clips:
        assert str(clip["data-src"]).startswith("slides-clips.mp4#") and clip["aria-label"]
    stacked = [each.get("class") for each in found["div"]]
    assert stacked == ["r-stack", None, *["fragment"] * (len(timeline.beats) - 1)] * len(timeline.tokens)
    assert "http" not in text and "slides-clips.mp4" in format_beside()


def test_what_is_said_of_them_is_in_the_films_language(film: ShortFilm, tmp_path: Path) -> None:
    film.language, film.title = "de", "A --> B"
    export(film, str(tmp_path / "folien.html"), HtmlSettings(arrangement="reveal", width=64, height=64, tokens=(0, 1)))
    comment, ended, rest = (tmp_path / "folien.html").read_text(encoding="utf-8").partition("-->")
    assert "Folien für reveal.js" in comment and "{{< include folien.html >}}" in comment
    assert ended and rest.startswith("\n<section")


def test_its_film_is_found_whatever_the_file_is_called(film: ShortFilm, tmp_path: Path) -> None:
    settings = HtmlSettings(arrangement="reveal", width=64, height=64, tokens=(0, 1))
    export(film, str(tmp_path / 'one "half" #1, 50%25.html'), settings)
    clips = Read((tmp_path / 'one "half" #1, 50%25.html').read_text(encoding="utf-8")).found["video"]
    places = {urlsplit(str(clip["data-src"])) for clip in clips}
    assert all((tmp_path / unquote(place.path)).is_file() and place.fragment.startswith("t=") for place in places)


def format_beside() -> str:
    """What the format says that it writes beside the sections."""
    return "slides" + "".join(format_of("slides.html").companions(SMALL))


@pytest.mark.full
def test_chromium_plays_a_beat_when_its_fragment_comes(film: ShortFilm, tmp_path: Path, browser: Browser) -> None:
    """reveal.js itself is not there: its events are, as it gives them."""
    export(film, str(tmp_path / "slides.html"), SMALL)
    page = browser.new_page()
    page.goto((tmp_path / "slides.html").as_uri())
    began, ended, wanted = page.evaluate("""async () => {
        const fragment = document.querySelectorAll(".fragment")[0], clip = fragment.firstChild;
        clip.src = clip.dataset.src;
        const at = (kind) => new Promise((done) => clip.addEventListener(kind, () => done(clip.currentTime)));
        const [began, ended] = [at("playing"), at("pause")];
        document.dispatchEvent(Object.assign(new Event("fragmentshown"), { fragment }));
        return [await began, await ended, clip.dataset.part.split(",").map(Number)];
    }""")
    assert abs(began - wanted[0]) < 0.2 and 0 <= ended - wanted[1] < 0.3
    page.close()
