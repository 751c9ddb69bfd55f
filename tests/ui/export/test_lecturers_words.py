"""What a lesson's author says in it goes along with what is handed out, in a language and whatever signs are in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.file import save
from simulator.lessons.run import run
from ui.export import export
from ui.export.batch import lecture_pack
from ui.export.format import with_values
from ui.export.pages.dates import read_date
from ui.export.writers.ipynb import NotebookSettings
from ui.export.writers.pdf import PdfSettings, sheets_of
from ui.export.writers.tex import TexSettings
from ui.film.film import Film, FilmOptions
from ui.film.scene.lesson_words import words_of

ABOUT, NOTE = "Watch gender & *girl*: 100 % <b>gone</b>.", "Now $it$ goes_away #1."


@pytest.fixture
def film(qapp: QApplication) -> Film:
    lesson = replace(find("four-beats"), about=ABOUT, notes={1: NOTE, 2: "  "})
    return Film(lesson, run(lesson), FilmOptions())


def test_only_what_is_said_is_told(film: Film) -> None:
    words = words_of(film.scene)
    assert words.about == ABOUT and list(words.notes) == [1]
    assert words.notes[1] == ("At “tick” (2)", NOTE)
    assert words.at(0, 0) == (ABOUT,) and words.at(1, 0) == (NOTE,) and words.at(1, 1) == (ABOUT, NOTE)
    assert words.at(2, 0) == () and words_of(None).at(0, 0) == ()


def test_beamer_has_it_as_notes(film: Film, tmp_path: Path) -> None:
    settings = TexSettings(width=320, height=180, tokens=(0, 3))
    export(film, str(tmp_path / "slides.tex"), settings)
    frames = (tmp_path / "slides.tex").read_text().split("\\begin{frame}")[1:]
    assert [frame.count("\\note{") for frame in frames] == [1, 1, 0]
    assert r"\note{Watch gender \& *girl*: 100 \% \textless{}b\textgreater{}gone" in frames[0]
    assert r"\note{Now \$it\$ goes\_away \#1.}" in frames[1]


def test_a_notebook_begins_with_it(film: Film, tmp_path: Path) -> None:
    export(film, str(tmp_path / "run.ipynb"), NotebookSettings())
    cells = json.loads((tmp_path / "run.ipynb").read_text())["cells"]
    texts = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    assert texts[1] == r"Watch gender & \*girl\*: 100 % \<b\>gone\</b\>\."
    assert texts[2] == "### At “tick” \\(2\\)\n\nNow \\$it\\$ goes\\_away \\#1\\."


def test_the_page_of_a_pack_says_it(film: Film, tmp_path: Path) -> None:
    save(film.scene.lesson, tmp_path / "own.json")
    lecture_pack.finish(str(tmp_path / "own.json"), tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<p>Watch gender &amp; *girl*: 100 % &lt;b&gt;gone&lt;/b&gt;.</p>" in page
    assert "<dt>At “tick” (2)</dt><dd>Now $it$ goes_away #1.</dd>" in page


def test_a_handout_has_it_with_origin_and_date(tmp_path: Path, qapp: QApplication) -> None:
    lesson = replace(find("jenny-rafsun"), about="Watch the word she.", notes={1: "Love is kept apart."})
    film = Film(lesson, run(lesson), FilmOptions())
    settings = PdfSettings(arrangement="handout", each="token", tokens=(0, 3), date="Week 3")
    for said in (True, False):
        export(film, str(tmp_path / "handout.pdf"), with_values(settings, {"said": said}))
        (page,) = PdfReader(tmp_path / "handout.pdf").pages
        text = " ".join(page.extract_text().split())
        assert ("Watch the word she." in text) == ("Love is kept apart." in text) == said
        assert text.count("Love is kept apart.") <= 1
        assert "All weights set by hand, not trained; the gates are real sigmoids. · Week 3" in text and "1 / 1" in text


def test_words_that_are_long_are_whole_and_over_nothing(tmp_path: Path, qapp: QApplication) -> None:
    words = " ".join(f"word{k}" for k in range(60))
    lesson = replace(find("four-beats"), about=words, notes={0: words.replace("word", "note")})
    film = Film(lesson, run(lesson), FilmOptions())
    export(film, str(tmp_path / "handout.pdf"), PdfSettings(arrangement="handout", each="token", tokens=(0, 4)))
    text = " ".join(PdfReader(tmp_path / "handout.pdf").pages[0].extract_text().split())
    assert all(f"word{k}" in text and f"note{k}" in text for k in range(60))


@pytest.mark.parametrize(
    ("tokens", "places", "counts"),
    [
        ([0, 0, 0, 1, 1, 1], 4, [3, 3]),
        ([0, 0, 1, 1, 2, 2], 4, [4, 2]),
        ([0, 0, 0, 0, 0, 1], 4, [4, 2]),
        ([0, 1, 2, 3, 4], 4, [4, 1]),
        ([0, 1, 1, 1, 1, 1, 2], 4, [1, 4, 2]),
        ([0], 1, [1]),
    ],
)
def test_beats_of_a_token_stay_on_a_sheet(tokens: list[int], places: int, counts: list[int]) -> None:
    assert sheets_of(tokens, places) == counts


def test_a_date_is_todays_or_ones_own_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert read_date("today") == date.today().isoformat()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert read_date("today") == "1970-01-02"
    assert read_date(" none ") == "" and read_date("Week 3") == "Week 3"
    for wrong in ("x" * 41, "a\nb"):
        with pytest.raises(ValueError, match="a date has up to 40 letters"):
            read_date(wrong)
