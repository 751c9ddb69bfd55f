"""What a web lesson carries, read from its page: steps, questions, pictures; and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.guide.storyline.steps import Step
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.ui.export.web.lesson.pages import (
    ASKED,
    asked_in,
    asking_lesson,
    write_lesson,
)
from tests.ui.export.writers.test_html import data_of
from ui.cli.export_request import resolve_export
from ui.cli.requests import ExportRequest
from ui.export.format import ExportError
from ui.export.web.lesson.questions import NUMBERS
from ui.export.writers.html import HtmlSettings
from ui.export.writers.zip import PackageSettings
from ui.film.film import Film, FilmOptions
from ui.film.scene.chart_options import ChartOptions

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return asking_lesson(*ASKED)


@pytest.fixture(scope="module")
def place(lesson: Lesson, tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    return write_lesson(lesson, tmp_path_factory.mktemp("lesson") / "asked.html")


def test_each_number_draws_what_the_window_draws(place: Path, lesson: Lesson) -> None:
    carried = data_of(place.read_text(encoding="utf-8"))
    step = carried["steps"][6]
    assert len(step["questions"]) == NUMBERS
    for number in (1, 2, NUMBERS):
        asked = [carried["questions"][at]["ask"] for at in step["questions"][number - 1]]
        assert asked == [question.ask for question in asked_in(lesson, number)[5:]], number


def test_what_a_page_cannot_do_is_said_and_what_would_come_of_it_is_left_out(place: Path) -> None:
    steps = data_of(place.read_text(encoding="utf-8"))["steps"]
    assert [step["number"] for step in steps] == list(range(1, 9)), "the last one tells of what was changed"
    assert [step["waits"] for step in steps] == [False] * 7 + [True]
    assert steps[7]["to_try"] == "Or try this." and steps[0]["words"] == "c begins at 0."


def test_a_step_shows_what_it_names(lesson: Lesson, tmp_path: Path) -> None:
    assert lesson.storyline is not None
    steps = (
        Step(words="", view="cell", token="Rafsun", beat="forget", unit="liking"),
        Step(words="", view="text", token="Rafsun", quantity="f", layer=0),
        Step(words="", view="stack", token="girl"),
    )
    story = replace(lesson.storyline, steps=steps)
    trace = run(lesson)
    page = write_lesson(replace(lesson, storyline=story), tmp_path / "shown.html").read_text(encoding="utf-8")
    pictures = [step["picture"] for step in data_of(page)["steps"]]
    cell, text = Film(lesson, trace, FilmOptions("cell", 0, 1)), Film(lesson, trace, FilmOptions("text"))
    beat = [each.key for each in cell.timeline.beats].index("forget")
    assert _read(pictures[0]["caption"]) == cell.caption(11, beat)
    assert pictures[0]["numbers"] and len(pictures[0]["lists"]) == 3 and pictures[0]["upright_size"][1] > 1000
    own = Film(lesson, trace, FilmOptions("text", chart_options=ChartOptions(quantity="f")))
    last = len(own.timeline.beats) - 1
    assert _read(pictures[1]["caption"]) == own.caption(11, last) != text.caption(11, last)
    assert [picture["name"].partition(",")[0] for picture in pictures] == ["Cell", "Text", "Stack"]
    assert "token 12 of 20, “Rafsun”" in pictures[0]["name"] and "token 10 of 20" in pictures[2]["name"]


def _read(line: str | list[str]) -> str:
    """A text as it is read, beside which may stand how it is heard."""
    return line if isinstance(line, str) else line[0]


def test_a_question_beside_what_is_changed_is_asked_without_the_words_about_it(lesson: Lesson, tmp_path: Path) -> None:
    assert lesson.storyline is not None
    last = replace(lesson.storyline.steps[-1], title="Said", to_try="More.", question=ASKED[4])
    story = replace(lesson.storyline, steps=(lesson.storyline.steps[0], last))
    written = write_lesson(replace(lesson, storyline=story), tmp_path / "kept.html").read_text(encoding="utf-8")
    step = data_of(written)["steps"][1]
    assert (step["words"], step["to_try"], step["title"], step["number"]) == ("", "", "Said", 2)
    assert [data_of(written)["questions"][at]["ask"] for at in step["questions"][0]] == [ASKED[4].ask]


def test_it_uses_no_network_and_is_the_same_each_time(lesson: Lesson, place: Path, tmp_path: Path) -> None:
    text = place.read_text(encoding="utf-8")
    assert not re.search(r"""(src|href)=|https?://|@import|url\((?!['"]?data:)""", text)
    assert "connect-src" not in text
    again = tmp_path / "asked.html"
    assert write_lesson(lesson, again).read_bytes() == place.read_bytes()


def test_a_lesson_without_a_storyline_is_refused_with_the_reason(tmp_path: Path) -> None:
    without = replace(find("jenny-rafsun"), storyline=None)
    for name, settings in (("a.html", HtmlSettings(arrangement="web-lesson")), ("a.zip", None)):
        with pytest.raises(ExportError, match="has no storyline"):
            write_lesson(without, tmp_path / name, settings or PackageSettings())
        assert not (tmp_path / name).exists()


def test_options_that_say_what_is_shown_are_refused(tmp_path: Path) -> None:
    for options in ({"view": "stack"}, {"tokens": "0:2"}, {"sets": ("pace=2",)}):
        with pytest.raises(ExportError, match="of no use"):
            resolve_export(
                ExportRequest("jenny-rafsun", target=str(tmp_path / "a.html"), arrangement="web-lesson", **options)
            )
