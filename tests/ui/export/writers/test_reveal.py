"""Slides for reveal.js: read as HTML, held against their film, and played by Chromium."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

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
    shown = [tuple(map(float, str(clip["data-src"]).partition("#t=")[2].split(","))) for clip in clips]
    with av.open(str(tmp_path / "slides-clips.mp4")) as container:
        length = float(container.streams.video[0].duration * container.streams.video[0].time_base)
    assert all(start < stop for start, stop in shown) and shown == sorted(shown)
    assert length - 0.1 < shown[-1][1] < length
    for number, clip in enumerate(clips):
        assert str(clip["data-src"]).startswith("slides-clips.mp4#") and clip["aria-label"]
        assert (clip.get("class") == "fragment") == bool(number % len(timeline.beats))
    assert "http" not in text and "slides-clips.mp4" in format_beside()


def format_beside() -> str:
    """What the format says that it writes beside the sections."""
    return "slides" + "".join(format_of("slides.html").companions(SMALL))


def test_chromium_stops_where_the_beat_ends(film: ShortFilm, tmp_path: Path, browser: Browser) -> None:
    export(film, str(tmp_path / "slides.html"), SMALL)
    page = browser.new_page()
    page.goto((tmp_path / "slides.html").as_uri())
    label, wanted = page.evaluate("""async () => {
        const clip = document.querySelectorAll("video")[1];
        clip.src = clip.dataset.src;
        await clip.play();
        await new Promise((done) => clip.addEventListener("pause", done));
        return [clip.currentTime, Number(clip.dataset.src.split(",")[1])];
    }""")
    assert abs(label - wanted) < 0.3
    page.close()
