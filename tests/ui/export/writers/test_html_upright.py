"""The web page on a phone held upright: the picture is laid out for it, and all else stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.ui.export.reading import painted, psnr, seen
from tests.ui.export.writers.test_html import browser, data_of, jenny, opened, picture, until
from ui.export import export
from ui.export.pages.sheets import without_caption
from ui.export.writers.html import HtmlSettings
from ui.film.drawing.page import page_for

__all__ = ["browser"]  # the fixture

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_phone_held_upright_shows_the_picture_laid_out_for_it(browser: Browser, tmp_path: Path) -> None:
    film = jenny()
    page = opened(browser, film, tmp_path, HtmlSettings(tokens=(11, 12)))
    wide = page.evaluate("[picture.width, picture.height]")
    page.set_viewport_size({"width": 390, "height": 844})
    until(page, "document.getElementById('picture').height > document.getElementById('picture').width")
    upright = film.on(page_for(9, 16))
    for beat in range(len(film.timeline.beats)):
        page.evaluate(f"gatelight.go(gatelight.atRest(0, {beat}))")
        shown = picture(page)
        frame = without_caption(upright.frame(film.timeline.time_at_rest(11, beat)))
        assert shown.shape[0] / shown.shape[1] == pytest.approx(frame.page.height / frame.page.width, rel=0.01)
        assert psnr(shown, painted(frame, HtmlSettings(width=shown.shape[1], height=shown.shape[0]))) > 23, beat
        assert seen(page, "#caption") == film.caption(11, beat)
        assert page.locator("#numbers li").count() == len(film.numbers(film.timeline.time_at_rest(11, beat)))
    page.keyboard.press("Home")
    assert page.evaluate("gatelight.now") == 0
    mark = next(mark for mark in frame.settled if getattr(mark, "about", None) and hasattr(mark, "cell"))
    x, y = mark.cell(0)
    page.keyboard.press("End")
    assert page.evaluate(f"gatelight.toldAt({x + mark.cell_width / 2}, {y + mark.cell_height / 2})")
    page.set_viewport_size({"width": 980, "height": 900})
    until(page, "document.getElementById('picture').height < document.getElementById('picture').width")
    assert page.evaluate("[picture.width, picture.height]") == wide


def test_a_page_for_phones_alone_holds_one_layout_and_both_are_not_twice_as_large(tmp_path: Path) -> None:
    film, sizes = jenny(), {}
    for name, settings in (
        ("wide", HtmlSettings(tokens=(11, 12))),
        ("upright", HtmlSettings(tokens=(11, 12), width=1080, height=1920)),
    ):
        export(film, str(tmp_path / f"{name}.html"), settings)
        text = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        data, sizes[name] = data_of(text), len(text)
        assert (data["upright"] is None) == (name == "upright")
        told = [beat for step in data["steps"] for beat in step["beats"]]
        assert all(("upright" in beat) == (name == "wide") for beat in told)
        assert name == "upright" or all(len(beat["upright"]) < 0.6 * len(beat["samples"]) for beat in told)
    assert sizes["wide"] < 2 * sizes["upright"]
