"""The lecture pack: every file of it, a page that leads to them, and nothing that cannot be made."""

import importlib.util
import re
from pathlib import Path

import msgspec
import pytest

from simulator.analysis.key_step import key_step
from simulator.lessons.builtin import find
from simulator.lessons.file import load, save
from simulator.lessons.run import run
from tests.ui.cli.test_command_line import gatelight
from tests.ui.film.films import random_lesson
from ui.export import format_of
from ui.export.batch import lecture_pack as pack
from ui.export.batch.runner import Ended, Task

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
    assert "worksheet.pdf" not in names
    assert "slides.pptx" in names
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "slides.pptx" not in {part.name for part in pack.parts(run(random_lesson("lstm", 3)))}


def test_the_page_leads_to_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"x" * 2_500_000)
    (tmp_path / "pages.pdf").write_bytes(b"x")
    pack.finish("worked-example", tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'<a href="([^"]+)"', page)
    assert linked == ["film.mp4", "pages.pdf", "lesson.json"]
    assert "2.5 MB" in page
    assert "http" not in page
    assert load(tmp_path / "lesson.json") == find("worked-example")


def test_the_page_says_what_could_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "film.webm").write_bytes(b"of another run")
    (tmp_path / "pages.pdf").write_bytes(b"x")
    task = Task(tmp_path / "film.webm", "worked-example", ("export",))
    pack.finish("worked-example", tmp_path, failed=[Ended(task, "failed", "The disk is <full>.")])
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "film.webm could not be written: The disk is &lt;full&gt;." in page
    assert re.findall(r'<a href="([^"]+)"', page) == ["pages.pdf", "lesson.json"], "what is there is of another run"


@pytest.mark.full
def test_a_pack_is_made(tmp_path: Path) -> None:
    ended = gatelight("pack", "worked-example", "-o", str(tmp_path / "pack"), "--size", "320x180")
    assert ended.returncode == 0, ended.stderr
    made = {path.name for path in (tmp_path / "pack").iterdir()}
    parts = {part.name.rstrip("/") for part in pack.parts(run(find("worked-example")))}
    assert parts | {"index.html", "film.vtt"} <= made
    linked = re.findall(r'<a href="([^"]+)"', (tmp_path / "pack" / "index.html").read_text(encoding="utf-8"))
    assert {link.rstrip("/") for link in linked} <= made


def test_letters_that_no_font_has_are_named_on_the_page_and_on_the_command_line(tmp_path: Path) -> None:
    save(msgspec.structs.replace(find("four-beats"), title="字 𒀀"), tmp_path / "odd.json")
    pack.finish(str(tmp_path / "odd.json"), tmp_path)
    told = "No font here can draw 𒀀 (U+12000). A question mark in a frame stands there instead."
    assert f'<p class="failed">{told}</p>' in (tmp_path / "index.html").read_text(encoding="utf-8")
    done = gatelight("export", str(tmp_path / "odd.json"), "-o", str(tmp_path / "odd.png"), "--at", "0")
    assert done.returncode == 0 and told in done.stderr
