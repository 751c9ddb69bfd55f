"""What the authors of the built-in lessons wrote is known in every language, and a file keeps what it was given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.file import load, save
from simulator.lessons.origin_words import authors_texts, describe_lesson_origin, describe_title
from ui.film.text.language import languages

NAMES = {"JANET", "LSTM", "GRU", "minGRU", "minLSTM", "sLSTM", "Simple RNN", "LSTM, chrono"}
"""The same everywhere, with a year or without."""
YEAR = re.compile(r" \d{4}$")


@pytest.mark.parametrize("stored", list(builtin_lessons()))
@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_every_text_of_a_lesson_is_translated(language: str, stored: str) -> None:
    lesson = builtin_lessons()[stored]
    texts = [text for text in authors_texts(lesson) if text]
    assert {lesson.title, lesson.about, *lesson.notes.values()} <= set(texts)
    told = {text: languages()[language].find("Lesson", text) for text in texts}
    missing = [text for text, words in told.items() if not words or (words == text and YEAR.sub("", text) not in NAMES)]
    assert not missing
    points = [words for words in told.values() if words and any(f"0.{digit}" in words for digit in range(10))]
    assert not points, "numbers have the decimal sign of the language"


def test_title_and_origin_are_told_in_the_language_and_kept_in_the_file_as_they_were_written(tmp_path: Path) -> None:
    lesson = builtin_lessons()["jenny-rafsun"]

    def german(text: str) -> str:
        return languages()["de"].translate("Lesson", text)

    assert describe_title(lesson, german) == "Jenny vergessen, Rafsun behalten"
    changed = describe_title(replace(lesson, changed=True), german)
    assert changed.startswith("Jenny vergessen, Rafsun behalten (")
    assert describe_lesson_origin(lesson, german).startswith("Alle Gewichte von Hand gesetzt")
    save(lesson, tmp_path / "saved.json")
    assert (load(tmp_path / "saved.json").title, load(tmp_path / "saved.json").notes) == (lesson.title, lesson.notes)
    own = replace(lesson, title="My own title")
    assert describe_title(own, german) == "My own title"
