"""What axe finds in the web page and in a pack's pages: nothing, in both languages and in every theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.export.writers.test_html import browser
from ui.export import export
from ui.export.batch import lecture_pack
from ui.export.writers.html import HtmlSettings
from ui.film.film import Film, FilmOptions
from ui.film.text.language import languages
from ui.paint.theme import THEMES

__all__ = ["browser"]  # the fixture

pytestmark = pytest.mark.usefixtures("qapp")

STATES: dict[str, Callable[[Page], object]] = {
    "as it opens": lambda page: None,
    "at a token with a note": lambda page: page.evaluate("gatelight.go(gatelight.atRest(1, 2))"),
    "playing": lambda page: page.click("#play"),
    "larger": lambda page: page.click("#large"),
    "with its numbers": lambda page: page.locator("summary").first.click(),
    "with its keys": lambda page: page.locator("summary").last.click(),
    "black": lambda page: page.keyboard.press("b"),
    "narrow": lambda page: page.set_viewport_size({"width": 320, "height": 256}),
}
"""What brings the page into a state, by its name."""


def found_by_axe(page: Page) -> list[str]:
    """The rules that a page breaks, each with where."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    told: dict[str, Any] = page.evaluate("axe.run(document)")
    return [f"{each['id']}: {node['html']}" for each in told["violations"] for node in each["nodes"]]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 980, "height": 900})
    yield made
    made.close()


IN_EVERY_RUN = {("en", "light"), ("de", "dark")}
PAGES = [
    pytest.param(language, theme, marks=() if (language, theme) in IN_EVERY_RUN else pytest.mark.full)
    for language in ("en", "de")
    for theme in THEMES
]


@pytest.mark.parametrize(("language", "theme"), PAGES)
def test_axe_finds_nothing_in_a_page(page: Page, tmp_path: Path, language: str, theme: str) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions(language=language))
    export(film, str(tmp_path / "film.html"), HtmlSettings(theme=theme, tokens=(10, 12)))
    page.goto((tmp_path / "film.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    for _ in range(2):  # as it opens, and with all that can be unfolded
        assert found_by_axe(page) == []
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def test_axe_finds_nothing_in_any_state(page: Page, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    export(Film(lesson, run(lesson)), str(tmp_path / "film.html"), HtmlSettings(tokens=(10, 13)))
    for name, act in STATES.items():
        page.set_viewport_size({"width": 980, "height": 900})
        page.goto((tmp_path / "film.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        act(page)
        assert found_by_axe(page) == [], name


@pytest.mark.parametrize("language", ["en", "de"])
def test_axe_finds_nothing_in_the_pages_of_a_pack(page: Page, tmp_path: Path, language: str) -> None:
    for part in lecture_pack.parts(run(find("worked-example"))):
        place = tmp_path / part.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x" * 2000)
    lecture_pack.finish("worked-example", tmp_path, language=languages()[language], largest=1000)
    for name in ("index.html", "students/index.html"):
        page.goto((tmp_path / name).as_uri())
        assert found_by_axe(page) == [], name


def test_axe_does_find_faults(page: Page) -> None:
    page.set_content("<html><body><img src='data:,'><p style='color: #ccc'>pale</p></body></html>")
    assert {each.partition(":")[0] for each in found_by_axe(page)} >= {"image-alt", "html-has-lang", "color-contrast"}
