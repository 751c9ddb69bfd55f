"""The web page for who hears it, drives it by keys, or sees it in colours of their own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.ui.export.short_film import ShortFilm
from tests.ui.export.writers.test_html import browser, opened, until

__all__ = ["browser"]

pytestmark = pytest.mark.usefixtures("qapp")


def test_while_it_plays_the_place_is_heard_at_most_each_two_seconds(
    browser: Browser, film: ShortFilm, tmp_path: Path
) -> None:
    page = opened(browser, film, tmp_path)
    page.evaluate(
        "window.told = []; new MutationObserver(() => told.push([performance.now(), document.getElementById('live')"
        ".textContent])).observe(document.getElementById('live'), { childList: true })"
    )
    page.select_option("#speed", "0.5")
    page.click("#play")
    until(page, "!gatelight.playing")
    told = page.evaluate("told")
    assert len(told) >= 2 and told[0][1].startswith("Token 1 of 3") and told[-1][1].startswith("Token 2 of 3")
    between = [later[0] - sooner[0] for sooner, later in pairwise(told[:-1])]
    assert all(each >= 1990 for each in between)  # the last one says where it stopped, at once


def test_the_larger_picture_is_scrolled_by_keys(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.click("#large")
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    until(page, "document.getElementById('stage').scrollLeft > 10")
    assert page.evaluate("gatelight.now") == 0
    page.focus("#picture")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("gatelight.now") > 0


def test_single_letters_can_be_switched_off(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.locator("summary").last.click()
    page.focus("#letters")
    page.keyboard.press(" ")
    assert not page.is_checked("#letters") and not page.evaluate("gatelight.playing")
    for key in ("b", "."):
        page.keyboard.press(key)
        assert page.locator("#black").is_hidden()
    page.check("#letters")
    page.keyboard.press("b")
    assert page.locator("#black").is_visible()


def test_in_forced_colours_the_token_and_what_is_pressed_are_marked(
    browser: Browser, film: ShortFilm, tmp_path: Path
) -> None:
    page = opened(browser, film, tmp_path, forced_colors="active")
    page.click("#large")

    def width(selector: str) -> str:
        return str(page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).borderTopWidth"))

    assert width("#tokens button[aria-current=true]") == "3px" != width("#tokens button[aria-current=false]")
    colours = [page.evaluate(f"getComputedStyle(document.getElementById('{each}')).backgroundColor") for each in
               ("large", "full")]  # fmt: skip
    assert colours[0] != colours[1]
    assert width("#caption") == "1px"
