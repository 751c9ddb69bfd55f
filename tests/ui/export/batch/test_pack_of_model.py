"""Packs of opened models: everything that a pack of a built-in lesson has, and the model goes along."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from simulator.lessons.builtin import find
from simulator.lessons.file import load, save
from simulator.lessons.run import run
from tests.simulator.lessons.models.small_model import LETTERS, TEXT, lesson_of
from tests.ui.export.batch.test_lecture_pack import links
from ui.export.batch import lecture_pack as pack
from ui.export.batch.pack_parts import does_ask, lesson_path, parts

ROOT = Path(__file__).resolve().parents[4]


def open_model(folder: Path, units: int = 4, *, both: bool = False, outputs: int = len(LETTERS)) -> Path:
    """A file of a lesson that opens a model beside it."""
    folder.mkdir()
    save(lesson_of(folder, units, TEXT, both=both, tokens=outputs), folder / "lesson.json")
    return folder / "lesson.json"


def test_the_model_goes_along(tmp_path: Path) -> None:
    """The folder is moved and the model is gone, as on the machine of a student."""
    path = open_model(tmp_path / "mine", both=True)
    expected, target = run(load(path)), tmp_path / "pack"
    pack.finish(str(path), target, largest=1000)
    moved = tmp_path / "elsewhere"
    target.rename(moved)
    shutil.rmtree(tmp_path / "mine")
    for page in (moved / "index.html", moved / "students" / "index.html"):
        (link,) = (each for each in links(page) if "lesson." in each)
        assert (page.parent / link).name == "lesson.gatelight" and (page.parent / link).is_file()
        assert "lesson.gatelight is larger than 1 kB" in page.read_text(encoding="utf-8")
    found = run(load(moved / "students" / "lesson.gatelight"))
    assert found.outputs is not None and expected.outputs is not None
    assert np.array_equal(found.outputs, expected.outputs)


def test_what_comes_from_no_file_stays_a_text() -> None:
    assert lesson_path(find("worked-example")) == "students/lesson.json"


@pytest.mark.full
@pytest.mark.parametrize(
    ("units", "both", "outputs"), [(128, False, 28), (128, True, 28), (512, False, 28), (512, True, 28)]
)
def test_all_of_it_is_made(tmp_path: Path, units: int, both: bool, outputs: int) -> None:
    path, target = open_model(tmp_path / "mine", units, both=both, outputs=outputs), tmp_path / "pack"
    words = ("pack", str(path), "-o", str(target), "--size", "640x360", "--jobs", "1")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words], capture_output=True, check=False, env=environment
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    lesson = load(path)
    wanted = {part.path for part in parts(run(lesson), asks=does_ask(lesson))} | {lesson_path(lesson)}
    assert [name for name in wanted if not (target / name).exists()] == []
    assert wanted <= set(links(target / "index.html"))
