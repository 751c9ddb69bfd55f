"""What the tests of web lessons share: a lesson that asks in every way, its page in a browser, and keys alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from simulator.lessons.builtin import find
from simulator.lessons.guide.storyline.acts import Until
from simulator.lessons.guide.storyline.questions.drawn import draw
from simulator.lessons.guide.storyline.questions.kinds import (
    Choice,
    Drawn,
    Forgotten,
    Option,
    Order,
    Predict,
    Question,
    Sketch,
)
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.export import export
from ui.export.format import Settings
from ui.export.writers.html import HtmlSettings
from ui.film.film import Film, FilmOptions
from ui.film.text.language import languages

ASKED: tuple[Question, ...] = (
    Predict(ask="How much of gender?", why="{c[gender] at Rafsun}", value="c[gender] at Rafsun", low=-1.0, near=0.05),
    Sketch(ask="Draw gender.", why="It is {c[gender] at last} at the end.", unit="gender", first=8, last=14),
    Forgotten(ask="Which are forgotten?", why="f = {f at Rafsun}", token="Rafsun"),
    Order(ask="Which wrote most?", why="Jenny did.", tokens=("I", "Jenny", "and"), unit="gender"),
    Choice(ask="Which is right?", options=(Option("this", "1 = 2"), Option("that", "1 = 1"), Option("none", "1 = 2"))),
    Drawn(ask="Questions of all kinds.", count=2),
)
LESSON = "web-lesson"


def asking_lesson(*asked: Question, **changes: Any) -> Lesson:
    """A lesson with these questions, in its steps behind the first; then something to do, and what comes of it."""
    steps = (
        Step(words="c begins at {c_prev[gender] at first}.", title="Begin"),
        *(Step(words="Asked.", title=f"Question {number}", question=each) for number, each in enumerate(asked, 1)),
        Step(words="Do it.", to_try="Or try this.", act=Until("f[gender] at Rafsun > 0.9"), token="Rafsun"),
        Step(words="Now f is {f[gender]}.", keeps=True, token="Rafsun"),
    )
    return replace(find("jenny-rafsun"), storyline=Storyline(aim="Ask.", before="Nothing.", steps=steps), **changes)


def write_lesson(lesson: Lesson, place: Path, settings: Settings | None = None, **options: Any) -> Path:
    """The page of a lesson, or its package, in a file."""
    film = Film(lesson, run(lesson), FilmOptions(**options))
    export(film, str(place), settings or HtmlSettings(arrangement=LESSON))
    return place


def opened(browser: Browser, place: Path, **how: Any) -> Page:
    """A page of a lesson in the browser; any error in it fails, and so does anything that it loads."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, **how)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("request", lambda asked: asked.url.startswith(("file:", "blob:", "data:")) or pytest.fail(asked.url))
    page.goto(place.as_uri())
    page.wait_for_selector("html[data-ready]")
    return page


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is selected has the keyboard."""
    for _ in range(80):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"never reached: {selector}")


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def check_by_key(page: Page) -> str:
    """Check the answer with the keyboard; returns the verdict, which then has the keyboard."""
    tab_to(page, "fieldset button.main")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "verdict"
    return page.evaluate("document.activeElement.innerText")


def asked_in(lesson: Lesson, number: int) -> list[Question]:
    """The questions of the lesson, drawn ones as the window draws them from a number."""
    say, trace = partial(languages()["en"].translate, "Course"), run(lesson)
    drawn = draw(ASKED[-1], trace, number, say)  # type: ignore[arg-type]
    return [*ASKED[:-1], *drawn]
