"""What a text-to-speech really says of the stories of the built-in lessons: a program of others reads each word."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache

import pytest

from simulator.analysis.worksheet import worksheet
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.lessons import lessons_of_every_run
from ui.export.pages.exercise.plain import BLANK, passages
from ui.film.film import Film, FilmOptions
from ui.film.narration.story import story

VOICES = {"en": "en-gb", "de": "de"}
PAUSES = ".,:;!?()[]“”„‘’'\"-–—…"
"""Signs that are heard as a pause, or as the voice that rises, in every text."""
WORD = re.compile(r"\S+")


@cache
def program() -> str:
    """espeak-ng, which reads text to blind people on many systems."""
    found = shutil.which("espeak-ng")
    if found is None:
        pytest.skip("espeak-ng is not installed")
    return found


def sounds(words: list[str], language: str) -> list[str]:
    """What is said of each word alone."""
    text = "\n\n".join(f"{word}." for word in words)
    command = [program(), "-q", "--ipa", "-v", VOICES[language]]
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=True)
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


def told(language: str) -> str:
    """All stories, and an exercise of each lesson with its key."""
    parts = []
    for key in lessons_of_every_run():
        lesson = find(key)
        scene = Film(lesson, run(lesson), FilmOptions(language=language)).scene
        parts += [each.plain() for each in story(scene, range(scene.trace.steps))]
        parts += [each.plain() for each in passages([worksheet(scene.trace, 0, 1)], scene, (False, True))]
    return "\n".join(parts).replace(BLANK, "")


@pytest.mark.parametrize("language", VOICES)
def test_no_sign_and_no_word_is_passed_over(qapp: object, language: str) -> None:
    program()
    text = told(language)
    signs = sorted(
        {letter for letter in text if not letter.isalnum() and not letter.isspace() and letter not in PAUSES}
    )
    for sign in signs:
        assert len(sounds([f"a {sign} b"], language)[0]) > len(sounds(["a b"], language)[0]), sign
    words = sorted({stripped for word in WORD.findall(text) if (stripped := word.strip(PAUSES))})
    assert len(words) > 500
    heard = sounds(words, language)
    assert len(heard) == len(words), "a word without any sound"


def test_a_sign_that_is_passed_over_is_found() -> None:
    assert sounds(["a ⊙ b"], "en") == sounds(["a b"], "en")
