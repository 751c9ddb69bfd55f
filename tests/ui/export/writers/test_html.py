"""The web page in a real Chromium: it plays, steps, scrubs; its pictures are the painter's, its numbers the trace's."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from tests.ui.export.reading import painted, psnr, seen, seen_each
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.pages.sheets import without_caption
from ui.export.writers.html import HtmlSettings
from ui.film.film import Film, FilmOptions
from ui.film.motion.timeline import Timeline
from ui.film.views import views

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


def opened(browser: Browser, film: Any, folder: Path, settings: HtmlSettings = HtmlSettings(), **how: Any) -> Page:  # noqa: B008
    """The film's page in the browser; any error in it fails."""
    export(film, str(folder / "film.html"), settings)
    page = browser.new_page(viewport={"width": 980, "height": 900}, **how)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("request", lambda asked: asked.url.startswith(("file:", "blob:", "data:")) or pytest.fail(asked.url))
    page.goto((folder / "film.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


def until(page: Page, true: str) -> None:
    """Wait until something is true in the page, which itself lets nobody evaluate texts."""
    for _ in range(600):
        if page.evaluate(true):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {true}")


def data_of(page: str) -> dict[str, Any]:
    """What a page carries."""
    found = re.search(r'id="film" type="text/plain">([^<]*)<', page)
    assert found is not None
    return json.loads(zlib.decompress(base64.b64decode(found[1])))


def picture(page: Page) -> np.ndarray:
    """What the canvas shows."""
    shown = page.evaluate("document.getElementById('picture').toDataURL('image/png')")
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(shown.partition(",")[2]))).convert("RGB"))


def jenny(**how: Any) -> Film:
    lesson = find("jenny-rafsun")
    return Film(lesson, run(lesson), FilmOptions(**how))


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_its_pictures_are_the_painters(browser: Browser, film: ShortFilm, tmp_path: Path, theme: str) -> None:
    page = opened(browser, film, tmp_path, HtmlSettings(theme=theme))
    for second in (0.2, 0.395, 0.8, 1.1, 2.9):
        page.evaluate(f"gatelight.go({second})")
        shown = picture(page)
        size = HtmlSettings(width=shown.shape[1], height=shown.shape[0], theme=theme)
        assert psnr(shown, painted(without_caption(film.frame(second)), size)) > 27, second


@pytest.mark.parametrize("view", list(views()))
def test_every_view_is_drawn_as_on_the_screen(browser: Browser, tmp_path: Path, view: str) -> None:
    film = jenny(view=view)
    page = opened(browser, film, tmp_path, HtmlSettings(tokens=(11, 12)))
    for beat in range(len(film.timeline.beats)):
        page.evaluate(f"gatelight.go(gatelight.atRest(0, {beat}))")
        shown = picture(page)
        frame = without_caption(film.frame(film.timeline.time_at_rest(11, beat)))
        assert psnr(shown, painted(frame, HtmlSettings(width=shown.shape[1], height=shown.shape[0]))) > 26, beat


def test_its_numbers_are_the_traces(browser: Browser, tmp_path: Path) -> None:
    film = jenny()
    page = opened(browser, film, tmp_path, HtmlSettings(tokens=(10, 13)))
    record = film.scene.trace.layers[0]
    for token in (10, 12):
        page.evaluate(f"gatelight.go(gatelight.atRest({token - 10}, 4))")
        frame = film.frame(film.timeline.time_at_rest(token, 4))
        told = 0
        for mark in frame.settled:
            about = getattr(mark, "about", None)
            if about is None or not hasattr(mark, "cell") or about.quantity not in record.quantities:
                continue
            for k in range(len(mark.values)):
                x, y = mark.cell(k)
                words = page.evaluate(f"gatelight.toldAt({x + mark.cell_width / 2}, {y + mark.cell_height / 2})")
                value = record[about.quantity][about.step, mark.first + k]
                assert float(words.rpartition(": ")[2].replace("−", "-")) == pytest.approx(value, rel=1e-5, abs=1e-12)
                assert film.scene.unit_names[mark.first + k] in words
                told += 1
        assert told > 20
        listed = seen_each(page, "#numbers li")
        assert tuple(listed) == film.numbers(film.timeline.time_at_rest(token, 4))


def test_keys_step_as_in_the_window(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)

    def after(key: str) -> tuple[int, int]:
        page.keyboard.press(key)
        place = page.evaluate("gatelight.locate(gatelight.now)")
        token, beat = place["step"], place["beat"]
        assert seen(page, "#caption") == film.caption(token, beat)
        assert f"Token {token + 1} of 3" in page.get_attribute("#time", "aria-valuetext")
        return token, beat

    keys = ["ArrowRight"] * 3 + ["ArrowLeft", "Shift+ArrowRight", "Shift+ArrowLeft", "End", "Home"]
    assert [after(key) for key in keys] == [(0, 0), (0, 1), (1, 0), (0, 1), (1, 1), (0, 1), (2, 1), (0, 0)]


WATCH = """
said = [];
new MutationObserver(() => {
  const word = document.getElementById("play").innerText;
  if (said.at(-1) != word) said.push(word);
}).observe(document.getElementById("play"), {childList: true, characterData: true, subtree: true});
"""


def test_it_plays_stops_at_the_cue_and_goes_on_to_the_end(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.evaluate(WATCH)  # on a busy machine the film has stopped before anybody can ask
    page.keyboard.press("Space")
    until(page, "said.length == 2 && !gatelight.playing")
    assert page.evaluate("gatelight.now") == pytest.approx(1.4)
    page.click("#play")
    until(page, "said.length == 4 && !gatelight.playing")
    assert page.evaluate("gatelight.now") == pytest.approx(3.0)
    assert page.evaluate("said") == ["Pause", "Play", "Pause", "Play"]


def test_it_stops_at_a_cue_that_a_frame_falls_short_of_by_a_rounding(
    browser: Browser, film: ShortFilm, tmp_path: Path
) -> None:
    page = opened(browser, film, tmp_path)
    page.evaluate("performance.now = () => 0; requestAnimationFrame = (tick) => { window.tick = tick; }")
    page.evaluate("document.getElementById('play').click(); tick(1399.9999)")
    assert page.evaluate("[gatelight.playing, gatelight.now]") == [False, pytest.approx(1.4, abs=1e-12)]


def test_it_is_scrubbed_and_tokens_are_chosen(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.evaluate("e = document.getElementById('time'); e.value = 1.2; e.dispatchEvent(new Event('input'))")
    assert page.evaluate("gatelight.now") == pytest.approx(1.2)
    assert seen(page, "#caption") == film.caption(1, 0)
    page.click("#tokens button:nth-child(3)")
    assert seen(page, "#caption") == film.caption(2, 1)
    assert page.get_attribute("#tokens button:nth-child(3)", "aria-current") == "true"


def test_a_value_is_told_under_the_pointer(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    page.evaluate("gatelight.go(0.9)")
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 1600 / 1920 * box["width"], box["y"] + 578 / 1920 * box["width"])
    assert page.inner_text("#tip") == "c 0 of token 0"
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    assert page.inner_text("#tip") == ""


def test_screen_readers_hear_the_caption_and_find_everything_named(
    browser: Browser, film: ShortFilm, tmp_path: Path
) -> None:
    page = opened(browser, film, tmp_path)
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#caption", "aria-live") == "polite"
    canvas = page.locator("canvas")
    assert (canvas.get_attribute("role"), canvas.get_attribute("aria-describedby")) == ("img", "caption")
    assert "“one”: Read" in (canvas.get_attribute("aria-label") or "")
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, select, input')].filter("
        "e => !(e.ariaLabel || e.textContent.trim() || e.closest('label'))).length"
    )
    assert nameless == 0


def test_it_has_one_heading_and_the_picture_one_name(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path)
    assert page.locator("h1").all_text_contents() == [film.title]
    assert page.get_by_role("img").count() == 1
    assert page.get_by_role("img", name="Token 1 of 3, “one”: Read", exact=True).count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_prints_picture_caption_and_numbers(browser: Browser, film: ShortFilm, tmp_path: Path, theme: str) -> None:
    page = opened(browser, film, tmp_path, HtmlSettings(theme=theme))
    page.keyboard.press("End")
    wide = page.evaluate("document.getElementById('picture').width")
    (sheet,) = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False))).pages
    words = sheet.extract_text()
    assert film.caption(2, 1) in words and "0.75; second −0.75" in words
    assert "Play" not in words and "Larger" not in words
    assert max(image.image.width for image in sheet.images) >= 2 * wide
    assert page.evaluate("document.querySelector('details').open") is False, "as it was before"


@pytest.mark.parametrize("width", [320, 390, 1400])
def test_it_fits_any_screen(browser: Browser, film: ShortFilm, tmp_path: Path, width: int) -> None:
    page = opened(browser, film, tmp_path)
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate("[...document.querySelectorAll('button')].some(e => e.getBoundingClientRect().height < 44)")
    assert not small
    page.click("#large")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_who_wants_no_motion_sees_beats_at_rest(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path, reduced_motion="reduce")
    page.evaluate("gatelight.go(gatelight.atRest(0, 0))")
    resting = picture(page)
    page.evaluate("gatelight.go(0.05)")
    page.keyboard.press("Space")
    until(page, "gatelight.now > 0.1")
    place = page.evaluate("[gatelight.now, document.getElementById('picture').toDataURL('image/png')]")
    if place[0] < 0.4:
        got = np.asarray(Image.open(io.BytesIO(base64.b64decode(place[1].partition(",")[2]))).convert("RGB"))
        assert np.array_equal(got, resting)


@pytest.mark.parametrize("token", ["", "سلام", "記憶の門", "🙂", "</script><b>", "Donaudampfschifffahrt" * 20])
def test_any_word_leaves_the_page_whole(browser: Browser, film: ShortFilm, tmp_path: Path, token: str) -> None:
    film.timeline, film.title = Timeline((token, "b"), film.timeline.beats), f"{token} & more"
    page = opened(browser, film, tmp_path)
    page.keyboard.press("ArrowRight")
    assert seen(page, "#caption") == " ".join(film.caption(0, 0).split())
    assert page.title() == f"{token} & more".strip()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_letters_that_a_reader_may_lack_come_along(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    film.timeline, film.title = Timeline(("字 總", "한글 ไทย বাংলা"), film.timeline.beats), "最"
    page = opened(browser, film, tmp_path)
    page.evaluate("document.fonts.ready")
    for family, letters in {
        "Chinese": "字最",
        "Traditional": "總",
        "Hangul": "한글",
        "Thai": "ไทย",
        "Bengali": "বাংলা",
    }.items():
        assert page.evaluate(f"document.fonts.check('20px \"Gatelight {family}\"', '{letters}')"), family
        assert page.evaluate(f"[...document.fonts].some(font => font.family.includes('Gatelight {family}'))"), family
    own = 'system-ui, "Gatelight Bengali", "Gatelight Chinese"'
    assert page.evaluate("getComputedStyle(document.getElementById('caption')).fontFamily").startswith(own)


def test_a_token_alone_has_its_page(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    page = opened(browser, film, tmp_path, HtmlSettings(tokens=(1, 2)))
    page.keyboard.press("End")
    assert seen(page, "#caption") == film.caption(1, 1)
    assert page.inner_text("#place") == "Token 2 of 3, “two”: Write"


@pytest.mark.parametrize("lesson", [key for key in builtin_lessons() if key in ("worked-example", "random-stack")])
def test_the_page_of_a_lesson_is_small_and_alone(qapp: QGuiApplication, tmp_path: Path, lesson: str) -> None:
    found = find(lesson)
    export(Film(found, run(found)), str(tmp_path / "film.html"), HtmlSettings(tokens=(0, 3)))
    text = (tmp_path / "film.html").read_text(encoding="utf-8")
    assert len(text) < 600_000
    assert not re.search(r"(src|href)=|https?://|@import", text)
    carried = data_of(text)
    assert [step["token"] for step in carried["steps"]] == list(found_tokens(found))


def found_tokens(lesson: Any) -> tuple[str, ...]:
    """The first three tokens of a lesson's run."""
    return run(lesson).tokens[:3]


def test_twice_the_same_page(film: ShortFilm, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(film, str(tmp_path / f"{name}.html"), replace(HtmlSettings(), theme="dark"))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_what_the_lesson_tells_stands_below_the_picture_and_its_notes_follow(
    browser: Browser, qapp: QGuiApplication, tmp_path: Path
) -> None:
    lesson = find("jenny-rafsun")
    page = opened(browser, Film(lesson, run(lesson)), tmp_path, HtmlSettings(tokens=(10, 13)))
    page.set_viewport_size({"width": 390, "height": 844})  # a phone held upright
    assert page.inner_text("#look h2") == "What to look for" and page.inner_text("#about") == lesson.about
    places = set()
    for step, noted in enumerate((9, 11, 11)):
        page.evaluate(f"gatelight.go(gatelight.atRest({step}, 0))")
        assert page.inner_text("#note") == lesson.notes[noted]
        assert f"({noted + 1})" in page.inner_text("#where")
        places.add(
            page.evaluate("document.querySelector('details').offsetTop - document.getElementById('card').offsetTop")
        )
    assert len(places) == 1, "nothing below moves when another note is told"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    size = page.evaluate("parseFloat(getComputedStyle(document.getElementById('note')).fontSize)")
    assert size >= 16 and page.is_visible("#about") and page.is_visible("#note")


def test_a_film_that_tells_nothing_has_no_card(browser: Browser, film: ShortFilm, tmp_path: Path) -> None:
    assert not opened(browser, film, tmp_path).is_visible("#card")
