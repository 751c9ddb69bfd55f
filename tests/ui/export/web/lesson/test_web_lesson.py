"""The web lesson in a real Chromium: worked through by keys alone, scored as in the window, kept, saved, and alone."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from simulator.lessons.guide.results.files import table_of
from simulator.lessons.guide.results.records import Answered, Finished, sha256_of
from simulator.lessons.guide.storyline.questions.answers import answer
from simulator.lessons.guide.storyline.questions.kinds import Forgotten, Predict, Question, Sketch
from simulator.lessons.guide.storyline.questions.scoring import judge
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.ui.export.test_hostile_lessons import ODD, read_page
from tests.ui.export.web.lesson.pages import (
    ASKED,
    asked_in,
    asking_lesson,
    check_by_key,
    opened,
    press,
    tab_to,
    write_lesson,
)
from tests.ui.export.web.test_axe import found_by_axe
from tests.ui.export.writers.test_html import browser
from ui.export.web.lesson.questions import NUMBERS
from ui.export.writers.html import HtmlSettings
from ui.paint.theme import THEMES

__all__ = ["browser"]  # the fixture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return asking_lesson(*ASKED)


@pytest.fixture(scope="module")
def place(lesson: Lesson, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    return write_lesson(lesson, tmp_path_factory.mktemp("lesson") / "asked.html")


def boxes(page: Page) -> list[dict[str, Any]]:
    """The questions that stand on the page, with what is given as an answer."""
    found = page.evaluate(
        "gatelight.boxes.map((box) => ({ask: box.question.ask, labels: box.question.labels, given: box.field.given()}))"
    )
    return list(found)


def expected(lesson: Lesson, question: Question, given: list[float]) -> tuple[float, str]:
    """What the window says of an answer."""
    trace = run(lesson)
    return judge(question, answer(question, lambda _: trace), given)


ANSWERS = (("input", "Home", "ArrowRight"), (".pad", *["ArrowUp"] * 3, *["ArrowRight"] * 2, *["ArrowUp"] * 20),
           ("input", "Space"), ("li:nth-child(2) .token", "ArrowUp"), ("input", "Space", "ArrowDown"))  # fmt: skip
"""By which keys the questions are answered, each beginning where the keyboard is to be."""
SAID = {"right": "Yes.", "near": "Nearly.", "partly": "Partly.", "otherwise": "It is otherwise."}


def work_through(page: Page) -> list[str]:
    """Answer all questions and come to the end by keys alone; returns what is said of the answers."""
    said = []
    tab_to(page, "#next")
    for where, *keys in ANSWERS:
        press(page, "Enter")
        assert page.evaluate("document.activeElement.tagName") == "H2"
        tab_to(page, f"section:not([hidden]) fieldset {where}")
        press(page, *keys)
        said.append(check_by_key(page))
        tab_to(page, "#next")
    press(page, "Enter")
    for _ in range(2):  # the drawn ones, as they stand
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('fieldset button.main')"):
                break
            if page.evaluate("document.activeElement.matches('input[type=radio], input[type=checkbox]')"):
                page.keyboard.press("Space")
            if page.evaluate("document.activeElement.matches('fieldset input[type=range]')"):
                page.keyboard.press("ArrowRight")
        press(page, "Enter")
        said.append(page.evaluate("document.activeElement.innerText"))
    for _ in range(2):  # past what is to be done, to the end
        tab_to(page, "#next")
        press(page, "Enter")
    return said


def test_it_is_worked_through_by_keys_alone_with_the_scores_of_the_window(
    browser: Browser, place: Path, lesson: Lesson
) -> None:
    page = opened(browser, place)
    said, questions = work_through(page), asked_in(lesson, 1)
    given = [each["given"] for each in boxes(page)]
    assert [each["ask"] for each in boxes(page)] == [question.ask for question in questions]
    assert given[0] == [-0.99] and given[2] == [0] and given[3] == [1, 0, 2] and given[4] == [1]
    assert given[1] == pytest.approx([-1.5 + 3 * level / 200 for level in (115, 115, *[200] * 5)])
    verdicts = [expected(lesson, question, answers) for question, answers in zip(questions, given, strict=True)]
    for words, (_, kind) in zip(said, verdicts, strict=True):
        assert words.startswith(SAID[kind])
    assert "−0.994" in said[0], "the reason, from the run"
    kept = page.evaluate("JSON.parse(gatelight.kept()).answers")
    assert [each[1] for each in kept.values()] == [score for score, _ in verdicts]
    points = sum(score for score, _ in verdicts)
    assert page.inner_text("#total").startswith(f"{points:.2f} of 7 points ({100 * points / 7:.0f} %)")
    assert page.evaluate("gatelight.state().isDone") is True
    assert page.evaluate("document.activeElement.textContent") == "Summary"


def test_one_goes_on_where_one_was_and_can_begin_again(browser: Browser, place: Path) -> None:
    page = opened(browser, place)
    page.evaluate("gatelight.go(2)")
    page.locator(".pad:visible").press("ArrowUp")
    page.locator("fieldset:visible button.main").click()
    before = page.evaluate("[gatelight.kept(), gatelight.boxes[1].field.given()]")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("h2:visible").inner_text() == "Question 2"
    assert page.locator(".verdict:visible").is_visible() and not page.locator("fieldset:visible button.main").count()
    assert page.evaluate("[gatelight.kept(), gatelight.boxes[1].field.given()]") == before
    page.evaluate("gatelight.go(99)")
    page.click("#again")
    assert page.locator("h2:visible").inner_text() == "Begin"
    assert page.evaluate("gatelight.state().answered") == 0 and page.locator(".verdict:visible").count() == 0


def test_what_is_kept_of_another_lesson_or_by_nobody_is_passed_over(browser: Browser, place: Path) -> None:
    page = opened(browser, place)
    key = page.evaluate("`gatelight ${gatelight.film.id}`")
    own = page.evaluate("gatelight.film.id")
    odd: tuple[object, ...] = (7, {"1.0": None, "1.1": [], "2.0": ["zz", "x", 1]}, {"1.0": 5, "x": [[], {}, []]})
    mine = (json.dumps({"id": own, "answers": each, "at": 1e9, "seen": "x,99,-1", "number": "2"}) for each in odd)
    for kept in ("no JSON", "[]", "null", '{"id": "another", "at": 3}', *mine):
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        page.wait_for_selector("html[data-ready]")
        assert page.evaluate("gatelight.state().answered") == 0 and page.locator("h2:visible").inner_text() == "Begin"


def test_results_are_saved_as_the_window_saves_them(browser: Browser, place: Path, lesson: Lesson) -> None:
    page = opened(browser, place)
    work_through(page)
    tab_to(page, "#save")
    with page.expect_download() as saved:
        press(page, "Enter")
    assert saved.value.suggested_filename == "asked-results.csv"
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["kind"] for row in rows[:5]] == ["predict", "sketch", "forgotten", "order", "choice"]
    times = [datetime.fromisoformat(row["time"]) for row in rows]
    assert all(0 <= (datetime.now(UTC) - time).total_seconds() < 600 for time in times)
    about = {"lesson": "asked", "title": lesson.title, "sha256": sha256_of(lesson)}
    trace, records = run(lesson), list[Answered | Finished]()
    for at, (box, question) in enumerate(zip(boxes(page), asked_in(lesson, 1), strict=True)):
        right = answer(question, lambda _: trace)
        options = () if isinstance(question, Predict | Sketch) else tuple(box["labels"])
        drawn = {"seed": 1, "number": at - 5} if at > 4 else {}
        given = tuple(round(float(value), 6) for value in box["given"])
        held = tuple(map(float, right.right)) if options else right.values
        score = judge(question, right, box["given"]).score
        kind = str(question.__struct_config__.tag)
        asked = Answered(
            time=times[at], step=min(at, 5) + 1, kind=kind, asked=box["ask"], answer=given, right=held, score=score,
            options=options, **about, **drawn,
        )  # fmt: skip
        records.append(asked)
    assert text == table_of([*records, Finished(time=times[-1], **about)])


def test_another_number_asks_others_and_keeps_what_is_not_drawn(browser: Browser, place: Path, lesson: Lesson) -> None:
    page = opened(browser, place)
    page.evaluate("gatelight.go(1)")
    page.locator("fieldset:visible input").press("ArrowRight")
    page.locator("fieldset:visible button.main").click()
    page.evaluate("gatelight.go(6)")
    for bar in page.locator("fieldset:visible input[type=range]").all():
        bar.press("ArrowRight")
    page.locator("fieldset:visible button.main:enabled").first.click()
    assert page.evaluate("gatelight.state().answered") == 2
    page.fill("#number input", "29")
    page.keyboard.press("Tab")
    assert [each["ask"] for each in boxes(page)][5:] == [each.ask for each in asked_in(lesson, 29)[5:]]
    assert page.evaluate("gatelight.state().answered") == 1
    page.fill("#number input", "1000")
    page.keyboard.press("Tab")
    assert page.input_value("#number input") == str(NUMBERS) and page.evaluate("gatelight.number") == NUMBERS


def test_a_line_and_a_bar_are_drawn_and_tokens_pulled_with_the_pointer(browser: Browser, place: Path) -> None:
    page = opened(browser, place)
    page.evaluate("gatelight.go(2)")
    box = page.locator(".pad:visible").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.02 * box["width"], box["y"] + 0.97 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.98 * box["width"], box["y"] + 0.03 * box["height"])
    page.mouse.up()
    assert page.evaluate("gatelight.boxes[1].field.given()") == pytest.approx(
        [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5], abs=0.04
    )
    page.evaluate("gatelight.go(4)")
    first, last = (page.locator(".order li .token").nth(at).bounding_box() for at in (0, 2))
    assert first is not None and last is not None
    page.mouse.move(first["x"] + 20, first["y"] + 10)
    page.mouse.down()
    for share in range(11):
        page.mouse.move(first["x"] + 20, first["y"] + 10 + share / 10 * (last["y"] + last["height"] - first["y"] - 12))
    page.mouse.up()
    assert page.evaluate("gatelight.boxes[3].field.given()") == [1, 2, 0]
    page.locator(".order li:nth-child(3) button:nth-child(2)").click()
    assert page.evaluate("gatelight.boxes[3].field.given()") == [1, 0, 2]


ALL = "document.querySelectorAll('.step, details').forEach((each) => { each.hidden = false; each.open = true; })"
ANSWER = "document.querySelectorAll('fieldset button.main').forEach((each) => { each.disabled = false; each.click(); })"
OTHERS = [pytest.param("en", theme, marks=pytest.mark.full) for theme in THEMES]


@pytest.mark.parametrize(("language", "theme"), [("de", "dark"), *OTHERS])
def test_axe_finds_nothing(browser: Browser, lesson: Lesson, tmp_path: Path, language: str, theme: str) -> None:
    settings = HtmlSettings(arrangement="web-lesson", theme=theme)
    page = opened(browser, write_lesson(lesson, tmp_path / "axe.html", settings, language=language))
    for state in ("0", ALL, f"{ANSWER}; gatelight.go(99); {ALL}"):  # as it opens, with all steps, with all answered
        page.evaluate(state)
        assert found_by_axe(page) == [], state


@pytest.mark.parametrize("width", [320, 390, pytest.param(1280, marks=pytest.mark.full)])
def test_it_fits_any_screen(browser: Browser, place: Path, width: int) -> None:
    page = opened(browser, place)
    page.set_viewport_size({"width": width, "height": 844})
    for state in range(9):
        page.evaluate(f"gatelight.go({state})")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
        small = "[...document.querySelectorAll('button, label')].some(e => e.offsetHeight && e.offsetHeight < 44)"
        assert not page.evaluate(small), state


def test_all_steps_are_printed(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, write_lesson(asking_lesson(ASKED[0]), tmp_path / "short.html"))
    page.set_viewport_size({"width": 400, "height": 600})
    words = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    for said in ("Begin", "Question 1", "Or try this.", "Ask."):
        assert said in words, said
    assert "Check" not in words and "Next" not in words
    assert page.locator("section:visible").count() == 1, "as it was before"


@pytest.mark.parametrize("odd", [ODD[0], *(pytest.param(odd, marks=pytest.mark.full) for odd in ODD[1:7])])
def test_hostile_words_stay_words(browser: Browser, tmp_path: Path, odd: str) -> None:
    braced = odd.replace("{", "{{").replace("}", "}}")
    ask: Question = Predict(ask=braced, why=braced, value="0.5")
    lesson = asking_lesson(ask, Forgotten(ask=braced, token=0), title=f"T {odd}", notes={})
    layer = lesson.layers[0]
    place = write_lesson(lesson, tmp_path / "odd.html")
    read_page(place)
    page = opened(browser, place)
    page.evaluate("gatelight.go(1)")
    page.locator("fieldset:visible input").press("ArrowRight")
    page.locator("fieldset:visible button.main").click()
    seen = page.evaluate("document.querySelector('section:not([hidden]) .ask').textContent")
    assert odd in seen and odd in page.evaluate("document.querySelector('.verdict').textContent")
    assert page.evaluate("[...document.querySelectorAll('section b, body > b, main > b, i:not(.bar i)')].length") == 0
    assert layer.units == 3
