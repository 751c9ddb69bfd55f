"""A package of SCORM 1.2 in a real Chromium: what a stub of a platform is told, and what it gives back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.guide.storyline.questions.kinds import Sketch
from simulator.text.tokens import Words
from tests.ui.export.web.lesson.pages import ASKED, asking_lesson, write_lesson
from tests.ui.export.web.lesson.platforms import ALL_STEPS, RIGHT, SITE, WRONG, in_frame, served
from tests.ui.export.writers.test_html import browser
from ui.export.writers.zip import PackageSettings

__all__ = ["browser"]  # the fixture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def scorm(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    return write_lesson(
        asking_lesson(*ASKED), tmp_path_factory.mktemp("scorm") / "asked.zip", PackageSettings(passed=60)
    )


def test_scorm_is_told_how_far_one_is_and_at_the_end_the_points(browser: Browser, scorm: Path) -> None:
    page = served(browser, scorm)
    frame = in_frame(page)
    assert page.evaluate("log[0]") == ["LMSInitialize", ""]
    assert page.evaluate("values['cmi.core.lesson_status']") == "incomplete"
    assert frame.is_disabled("#number input") and int(frame.input_value("#number input")) == frame.evaluate(
        "numberOf('ada', 100)"
    )
    frame.evaluate(ALL_STEPS)
    assert page.evaluate("values['cmi.core.score.raw']") is None, "nothing is answered yet"
    frame.evaluate(RIGHT)
    told = page.evaluate("values")
    assert told["cmi.core.lesson_status"] == "passed" and told["cmi.core.lesson_location"] == "9"
    assert (told["cmi.core.score.min"], told["cmi.core.score.max"]) == ("0", "100")
    assert float(told["cmi.core.score.raw"]) == pytest.approx(100 * frame.evaluate("gatelight.state().share"))
    assert float(told["cmi.core.score.raw"]) > 95
    assert "passed" in frame.inner_text("#reported")
    page.evaluate("document.getElementById('page').remove()")
    assert page.evaluate("log.slice(-2)") == [["LMSCommit", ""], ["LMSFinish", ""]]
    assert re.fullmatch(r"\d{4}:\d\d:\d\d\.\d\d", page.evaluate("values['cmi.core.session_time']"))
    assert page.evaluate("values['cmi.core.exit']") == ""


def test_scorm_gives_back_where_one_was_and_what_was_passed_stays_so(browser: Browser, scorm: Path) -> None:
    page = served(browser, scorm)
    frame = in_frame(page)
    frame.evaluate("gatelight.go(1)")
    frame.press("fieldset:visible input", "ArrowRight")
    frame.click("fieldset:visible button.main")
    page.evaluate("document.getElementById('page').remove()")
    kept = page.evaluate("values")
    assert kept["cmi.core.exit"] == "suspend" and kept["cmi.core.lesson_status"] == "incomplete"
    frame = in_frame(page, kept)
    assert (
        frame.evaluate("gatelight.state().answered") == 1 and frame.locator("h2:visible").inner_text() == "Question 1"
    )
    frame.evaluate(f"{ALL_STEPS}; {WRONG}".replace("gatelight.boxes", "gatelight.boxes.slice(1)"))
    assert page.evaluate("values['cmi.core.lesson_status']") == "failed" and "not passed yet" in frame.inner_text(
        "#reported"
    )
    frame.click("#again")
    frame.evaluate(RIGHT)
    assert page.evaluate("values['cmi.core.lesson_status']") == "passed"
    best = page.evaluate("values['cmi.core.score.raw']")
    frame.evaluate("gatelight.go(99)")
    frame.click("#again")
    frame.evaluate(WRONG)
    assert page.evaluate("[values['cmi.core.lesson_status'], values['cmi.core.score.raw']]") == ["passed", best]


def test_scorm_records_nothing_when_one_only_looks(browser: Browser, scorm: Path) -> None:
    page = served(browser, scorm)
    frame = in_frame(page, {"cmi.core.lesson_mode": "review", "cmi.core.lesson_status": "passed"})
    frame.evaluate(f"{ALL_STEPS}; {WRONG}")
    page.evaluate("document.getElementById('page').remove()")
    assert page.evaluate("log") == [["LMSInitialize", ""], ["LMSFinish", ""]]


def test_without_a_platform_a_package_says_so_and_works(browser: Browser, scorm: Path) -> None:
    page = served(browser, scorm)
    page.goto(f"{SITE}/index.html")
    page.wait_for_selector("html[data-ready]")
    assert page.inner_text("#problem") == "No learning platform is found: nothing is reported."
    page.evaluate(f"{ALL_STEPS}; {RIGHT}")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("gatelight.state().isDone") is True


def test_what_scorm_keeps_has_room_for_the_longest_lines(browser: Browser, tmp_path: Path) -> None:
    lines = [Sketch(ask=f"Line {k}", unit="gender", last=199) for k in range(12)]
    lesson = asking_lesson(*lines, sequence=Words("Rafsun " + "I " * 200), notes={})
    page = served(browser, write_lesson(lesson, tmp_path / "lines.zip", PackageSettings()))
    frame = in_frame(page)
    frame.evaluate(f"{ALL_STEPS}; {RIGHT}")
    kept = page.evaluate("values['cmi.suspend_data']")
    assert 2000 < len(kept) <= 4096
    points = frame.evaluate("gatelight.state().points")
    again = in_frame(page, {"cmi.suspend_data": kept})
    assert again.evaluate("[gatelight.state().answered, gatelight.state().points]") == [12, points]


@pytest.mark.full
@pytest.mark.parametrize("key", builtin_lessons())
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_lesson_that_came_along_can_be_passed(browser: Browser, tmp_path: Path, key: str, language: str) -> None:
    lesson = builtin_lessons()[key]
    page = served(browser, write_lesson(lesson, tmp_path / "lesson.zip", PackageSettings(), language=language))
    frame = in_frame(page)
    frame.evaluate(f"{ALL_STEPS}; {RIGHT}")
    state = frame.evaluate("gatelight.state()")
    assert state["isDone"] and (state["share"] is None or state["share"] > 0.9), state
    assert page.evaluate("values['cmi.core.lesson_status']") == ("passed" if state["isJudged"] else "completed")
