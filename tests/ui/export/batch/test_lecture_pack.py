"""The lecture pack: every file of it, a page that leads to them, and nothing that cannot be made."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields
from pypdf import PdfReader

from simulator.analysis.telling_steps import key_step
from simulator.lessons.builtin import find
from simulator.lessons.file import load
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.run import run
from tests.ui.cli.test_command_line import ROOT
from tests.ui.film.films import random_lesson
from ui.export import format_of
from ui.export.batch import lecture_pack as pack
from ui.export.batch.largest import make_smaller, read_size, smaller, too_large
from ui.export.batch.pack_parts import STUDENTS, TEACHER, does_ask
from ui.export.batch.runner import RECORD, Ended, Task
from ui.film.text.language import languages

pytestmark = pytest.mark.usefixtures("qapp")  # the page names letters that no font has


def test_the_parts_are_ones_that_can_be_made() -> None:
    names = [part.name for part in pack.parts(run(find("jenny-rafsun")))]
    assert len(set(names)) == len(names)
    for part in pack.parts(run(find("jenny-rafsun"))):
        if part.command == "export":
            assert format_of(part.name)
    endings = {Path(name).suffix for name in names}
    assert {
        ".mp4",
        ".webm",
        ".gif",
        ".pptx",
        ".tex",
        ".html",
        ".pdf",
        ".png",
        ".svg",
        ".ipynb",
        ".csv",
        ".json",
    } <= endings


def test_the_key_step_is_where_the_memory_turns() -> None:
    lesson = find("jenny-rafsun")
    assert run(lesson).tokens[key_step(run(lesson))] in ("Rafsun", "Jenny")


def test_large_layers_have_no_worksheet_and_no_package_means_no_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {part.name for part in pack.parts(run(random_lesson("lstm", 9)))}
    assert not [name for name in names if name.startswith("worksheet")]
    assert "slides.pptx" in names
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "slides.pptx" not in {part.name for part in pack.parts(run(random_lesson("lstm", 3)))}


def test_the_key_and_the_lecturers_slides_are_not_for_students() -> None:
    found = {part.name: part for part in pack.parts(run(find("jenny-rafsun")))}
    for name, part in found.items():
        tells = "key" in name or name.startswith("slides") or part.group == "Slides"
        assert (part.folder == TEACHER) == tells, name
    assert "--set=sheet=exercise" in found["worksheet.pdf"].options
    assert "--set=sheet=exercise" in found["worksheet.tex"].options


def test_a_lesson_that_asks_has_a_sheet_of_its_questions() -> None:
    lesson = find("jenny-rafsun")
    silent = with_fields(lesson, storyline=None)
    assert does_ask(lesson) and not does_ask(silent)
    assert not does_ask(with_fields(lesson, storyline=Storyline(aim="", steps=(Step(words=""),))))
    trace = run(lesson)
    asked, plain = ({part.name: part for part in pack.parts(trace, asks=asks)} for asks in (True, False))
    assert set(asked) - set(plain) == {"questions.pdf", "questions-key.pdf"}
    assert asked["questions.pdf"].options == ("--as=questions", "--set=sheet=exercise")
    assert asked["questions-key.pdf"].folder == TEACHER and "--set=sheet=key" in asked["questions-key.pdf"].options
    sheets = [task for task in pack.tasks("jenny-rafsun", Path("pack"), ()) if "questions" in task.target.name]
    assert [task.target.parent.name for task in sheets] == [STUDENTS, TEACHER]


def test_frames_are_there_only_when_they_are_asked_for() -> None:
    trace = run(find("worked-example"))
    assert "frames/" not in {part.name for part in pack.parts(trace)}
    assert "frames/" in {part.name for part in pack.parts(trace, frames=True)}


def test_a_size_that_is_asked_for_is_that_of_all_parts(tmp_path: Path) -> None:
    made = pack.tasks("worked-example", tmp_path, ["--size=640x360"], frames=True)
    sizes = {task.target.name: [word for word in task.words if word.startswith("--size")] for task in made}
    for name in ("film.mp4", "film.webm", "step.gif", "step.apng", "frames", "slides.pptx", "pages.pdf", "picture.png"):
        assert sizes[name] == ["--size=640x360"], name
    assert sizes["handout.pdf"] == sizes["worksheet.pdf"] == sizes["notebook.ipynb"] == []


def test_tables_are_written_as_the_language_has_it(tmp_path: Path) -> None:
    for key, wanted in (("de", ("--set=decimal=comma",)), ("en", ())):
        made = {task.target.name: task for task in pack.tasks("worked-example", tmp_path, (), 0, languages()[key])}
        assert made["run.csv"].words[4:] == wanted and not made["run.json"].words[4:]


def links(page: Path) -> list[str]:
    return re.findall(r'<a href="([^"]+)"', page.read_text(encoding="utf-8"))


def laid_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


FILES = {
    "students/film.mp4": b"x" * 2_500_000, "students/film.srt": b"x", "students/film.vtt": b"x",
    "students/pages.pdf": b"x", "teacher/worksheet-key.pdf": b"x", "teacher/slides.tex": b"x",
    "teacher/slides-pages.pdf": b"x",
}  # fmt: skip


def test_the_page_leads_to_all_that_is_there_and_says_what_is_not_for_students(tmp_path: Path) -> None:
    laid_out(tmp_path, FILES)
    pack.finish("worked-example", tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert set(links(tmp_path / "index.html")) == {*FILES, "students/index.html", "students/lesson.json"}
    assert "with <a" in page and "2.5 MB" in page and "http" not in page
    marked = [row for row in re.findall("<tr>.*?</tr>", page) if "Not for students" in row]
    assert [re.findall('href="([^"]+)"', row)[0] for row in marked] == [
        "teacher/slides.tex", "teacher/worksheet-key.pdf"
    ]  # fmt: skip
    assert load(tmp_path / "students/lesson.json") == find("worked-example")


def test_what_is_handed_out_has_a_page_that_leads_nowhere_else(tmp_path: Path) -> None:
    laid_out(tmp_path, FILES)
    pack.finish("worked-example", tmp_path, language=languages()["de"])
    place = tmp_path / "students"
    text = (place / "index.html").read_text(encoding="utf-8")
    assert set(links(place / "index.html")) == {"film.mp4", "film.srt", "film.vtt", "pages.pdf", "lesson.json"}
    for address in re.findall(r'(?:href|src|poster)="([^"]+)"', text):
        assert (place / address).exists(), address
    assert 'srclang="de"' in text and '<html lang="de">' in text
    assert not re.search("teacher|worksheet|Studierende", text)


def test_the_page_says_what_could_not_be_made(tmp_path: Path) -> None:
    laid_out(tmp_path, {"students/film.webm": b"of another run", "students/pages.pdf": b"x"})
    task = Task(tmp_path / "students" / "film.webm", "worked-example", ("export",))
    pack.finish("worked-example", tmp_path, failed=[Ended(task, "failed", "The disk is <full>.")])
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "film.webm could not be written: The disk is &lt;full&gt;." in page
    assert "students/film.webm" not in links(tmp_path / "index.html"), "what is there is of another run"


def test_what_is_too_large_is_made_smaller_or_said_to_be_so(tmp_path: Path) -> None:
    laid_out(
        tmp_path, {"students/film.mp4": b"x" * 90_000, "students/film.vtt": b"x", "students/run.json": b"x" * 90_000}
    )
    made = pack.tasks("worked-example", tmp_path, (), largest=40_000)
    assert {task.target.name for task in too_large(made, 40_000)} == {"film.mp4", "run.json"}
    (again,) = smaller(made, 40_000)
    assert again.target.name == "film.mp4" and [words[-1] for words in again.asked] == ["largest=40000"]
    assert again.words[-1] == "--size=1214x682" and not again.target.exists()
    (tmp_path / "students" / "film.mp4").write_bytes(b"x" * 45_000)
    (further,) = smaller([again], 40_000)
    assert further.words[-1] == "--size=1084x608", "smaller than the size that was tried"
    pack.finish("worked-example", tmp_path, largest=40_000)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "run.json is larger than 40 kB, and cannot be made smaller." in page


def test_what_is_too_large_is_made_again_until_it_is_not(tmp_path: Path) -> None:
    laid_out(tmp_path, {"students/film.mp4": b"x" * 90_000, "students/run.json": b"x" * 90_000})
    sizes = iter((60_000, 45_000, 30_000))
    made, rounds = pack.tasks("worked-example", tmp_path, (), largest=40_000), []

    def make(again: Sequence[Task]) -> list[Ended]:
        rounds.append([task.words[-1] for task in again])
        for task in again:
            task.target.write_bytes(b"x" * next(sizes))
        return []

    tasks, failed = make_smaller(made, 40_000, make)
    assert (len(rounds), failed) == (3, [])
    assert [task.words[-1] for task in tasks if task.target.name == "film.mp4"] == rounds[-1]
    assert [task.target.name for task in too_large(tasks, 40_000)] == ["run.json"]
    assert make_smaller(made, None, make) == (made, []) and too_large(made, None) == []


@pytest.mark.parametrize(
    ("text", "size"), [("", None), ("50MB", 50_000_000), ("1,5 GB", 1_500_000_000), ("800 kb", 800_000)]
)
def test_a_size_is_read_as_it_is_typed(text: str, size: int | None) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["0MB", "50", "MB", "-1MB", "many"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no size"):
        read_size(text)


@pytest.mark.full
def test_a_pack_is_made_and_what_was_damaged_or_is_too_large_is_made_anew(tmp_path: Path) -> None:
    place = tmp_path / "pack"

    def packed(*more: str) -> str:
        words = ("pack", "worked-example", "-o", str(place), "--size", "160x90", *more)
        return subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *words], capture_output=True, text=True, timeout=500, check=True
        ).stdout

    assert "24 made" in packed()
    for part in pack.parts(run(find("worked-example")), asks=True):
        assert (place / part.path).exists(), part.path
    made = {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
    assert set(links(place / "index.html")) == made - {"index.html", RECORD}, "each file is led to"
    for name in ("students/picture.png", "teacher/slides-pages.pdf"):
        data = bytearray((place / name).read_bytes())
        data[len(data) // 2] ^= 1
        (place / name).write_bytes(data)
    apng = place / "students" / "step.apng"
    largest = apng.stat().st_size - 1000
    assert largest > (place / "students" / "step.gif").stat().st_size
    said = packed("--largest", f"{largest / 1000:.3f}kB")
    assert "22 as it was, 2 made" in said.replace("2 made, 22 as it was", "22 as it was, 2 made")
    assert apng.stat().st_size <= largest
    sheet, key = (PdfReader(place / name).pages for name in ("students/worksheet.pdf", "teacher/worksheet-key.pdf"))
    assert len(sheet) == len(key) == 1
    assert "Compute this step" in sheet[0].extract_text() and "Answer key" in key[0].extract_text()
    assert "Answer key" not in (place / "students" / "worksheet.tex").read_text(encoding="utf-8")
