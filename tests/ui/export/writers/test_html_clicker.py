"""The web page before an audience: driven by a clicker, on the whole screen, black."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.ui.export.reading import seen
from tests.ui.export.short_film import ShortFilm
from tests.ui.export.writers.test_html import browser, jenny, opened, until
from ui.export.writers.html import HtmlSettings

__all__ = ["browser"]  # the fixture

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_clicker_drives_it_from_start_to_end(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    """Page Down plays what is left of a token, then the next; pressed while it plays it shows the token's end."""
    page = opened(browser, film, tmp_path)
    shown = []
    for _ in range(20):
        page.keyboard.press("PageDown")
        until(page, "!gatelight.playing")
        shown.append((page.evaluate("gatelight.now"), seen(page, "#caption"), page.inner_text("#place")))
        if shown[-1][0] == 3.0:
            break
    assert [second for second, _, _ in shown] == pytest.approx([1.0, 1.4, 2.0, 3.0], abs=1e-5)  # 1.4 is a cue
    told = [(0, 1), (1, 1), (1, 1), (2, 1)]
    assert [words for _, words, _ in shown] == [film.caption(*place) for place in told]
    assert all(f"Token {place[0] + 1} of 3" in shown[k][2] for k, place in enumerate(told))
    page.keyboard.press("PageDown")
    assert page.evaluate("[gatelight.playing, gatelight.now]") == [False, 3.0], "the end is the end"
    back = []
    for _ in range(4):
        page.keyboard.press("PageUp")
        back.append(page.evaluate("gatelight.now"))
    assert back == pytest.approx([2.0, 1.0, 0.0, 0.0])
    page.keyboard.press("PageDown")
    until(page, "gatelight.now > 0.05")
    page.keyboard.press("PageDown")
    assert page.evaluate("[gatelight.playing, gatelight.now]") == [False, pytest.approx(1.0, abs=1e-5)]


def test_a_lesson_is_driven_by_page_down_alone(browser: Browser, tmp_path: Path) -> None:
    film = jenny()
    page = opened(browser, film, tmp_path, HtmlSettings(tokens=(10, 13)))
    page.evaluate("speed.value = ''; speed.append(new Option('9', '9', true, true))")
    places, end = [], page.evaluate("Number(time.max)")
    while len(places) < 20 and page.evaluate("gatelight.now") < end:
        page.keyboard.press("PageDown")
        until(page, "!gatelight.playing")
        places.append(page.inner_text("#place"))
    title = film.timeline.beats[-1].title
    ends = [f"Token {k + 1} of {len(film.timeline.tokens)}, “{film.timeline.tokens[k]}”: {title}" for k in (10, 11, 12)]
    assert [place for place in places if place in ends] == ends
    assert places[-1] == ends[-1]


def test_b_covers_the_screen_and_the_next_key_uncovers_it(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    for key, after in (("b", "b"), (".", "PageDown"), ("Shift+B", "ArrowRight")):
        page.keyboard.press("Space")
        page.keyboard.press(key)
        covered = page.get_by_role("img", name="The screen is black")
        assert covered.bounding_box() == {"x": 0, "y": 0, "width": 980, "height": 900}
        now = page.evaluate("gatelight.now")
        page.keyboard.press(after)
        assert covered.count() == 0
        assert page.evaluate("[gatelight.playing, gatelight.now]") == [False, now]
    page.keyboard.press("b")
    page.mouse.click(400, 400)
    assert not page.is_visible("#black")


def test_f_shows_the_picture_alone_on_the_whole_screen(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.keyboard.press("f")
    until(page, "document.fullscreenElement !== null")
    shown = page.locator("canvas").bounding_box()
    caption = page.locator("#caption").bounding_box()
    assert shown is not None and caption is not None
    size = page.evaluate("[innerWidth, innerHeight]")
    assert shown["width"] > 0.95 * size[0] or caption["y"] + caption["height"] > 0.95 * size[1]
    assert caption["y"] + caption["height"] <= size[1] + 1
    assert not page.is_visible("#play") and not page.is_visible("#help")
    page.keyboard.press("PageDown")
    until(page, "gatelight.now > 0.05")
    page.keyboard.press("F")
    until(page, "document.fullscreenElement === null")
    assert page.is_visible("#play")


def test_its_keys_are_told_in_its_help(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.click("#help summary")
    told = page.locator("#keys dt").all_inner_texts()
    for key in ("Space", "Page Down", "Page Up", "Home", "End", "F", "B", "→", "Shift+←"):
        assert any(key in each for each in told), key
    assert page.evaluate("[...keys.children].every(e => e.textContent.trim())")


def test_a_page_opens_with_its_poster_and_plays_from_its_beginning(
    browser: Browser, film: ShortFilm, tmp_path: Path
) -> None:
    for poster, second, place in (("start", 0.0, 1), ("end", 3.0, 3), ("0.5", 1.64, 2), ("1.3 s", 1.3, 2)):
        page = opened(browser, film, tmp_path, HtmlSettings(poster=poster))
        assert page.evaluate("gatelight.now") == pytest.approx(second)
        assert f"Token {place} of 3" in page.inner_text("#place")
        page.keyboard.press("PageDown")
        assert page.evaluate("gatelight.now") < 0.5
        until(page, "!gatelight.playing")
        assert page.evaluate("gatelight.now") == pytest.approx(1.0, abs=1e-5)
        page.close()
    page = opened(browser, film, tmp_path, HtmlSettings(poster="end"))
    page.keyboard.press("Space")
    assert page.evaluate("gatelight.now") < 0.5
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    until(page, "gatelight.now > 0.05")
    page.close()
    page = opened(browser, film, tmp_path, HtmlSettings(poster="0.5"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert page.evaluate("gatelight.now") >= 1.5, "whoever has gone somewhere goes on from there"
