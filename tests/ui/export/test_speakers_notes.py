"""What a step notes for its speaker is handed out to nobody: neither on a page nor on a sheet of questions."""

from __future__ import annotations

import base64
import re
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from tests.ui.export.web.lesson.pages import LESSON, write_lesson
from ui.export.format import Settings
from ui.export.writers.html import HtmlSettings
from ui.export.writers.tex import TexSettings

SECRET = "for the speaker alone"


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("lesson.html", HtmlSettings(arrangement=LESSON)),
        ("questions.tex", TexSettings(arrangement="questions")),
    ],
)
def test_what_is_handed_out_has_no_notes_of_steps(
    qapp: QGuiApplication, tmp_path: Path, name: str, settings: Settings
) -> None:
    lesson = find("four-beats")
    assert lesson.storyline is not None
    steps = tuple(replace(step, notes=SECRET) for step in lesson.storyline.steps)
    noted = replace(lesson, storyline=replace(lesson.storyline, steps=steps))
    written = write_lesson(noted, tmp_path / name, settings).read_text(encoding="utf-8")
    packed = re.findall(r"[A-Za-z0-9+/=]{2000,}", written)
    told = written + "".join(zlib.decompress(base64.b64decode(each)).decode() for each in packed)
    assert "fourth tick" in told and SECRET not in told
