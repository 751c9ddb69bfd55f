"""The film told as a story: each token with what was kept, lost and written, in words that a voice can say."""

from __future__ import annotations

import pytest

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from tests.ui.film.text.test_spoken import SILENT
from ui.film.film import Film, FilmOptions
from ui.film.narration.story import story
from ui.film.narration.summary import tell_whole
from ui.film.text.spoken import spoken_text


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("lesson", builtin_lessons())
def test_each_token_is_told_and_no_sign_is_silent(lesson: str, language: str) -> None:
    found = find(lesson)
    scene = Film(found, run(found), FilmOptions(language=language)).scene
    first, *passages = story(scene, range(scene.trace.steps))
    assert len(passages) == scene.trace.steps and first.paragraphs
    for token, passage in enumerate(passages):
        named = spoken_text(scene.language.quote(scene.trace.tokens[token]), scene.language)
        assert str(token + 1) in passage.heading and named in passage.heading
        assert len(passage.paragraphs) >= 2 * len(scene.layers)
        for layer in scene.layers:
            claimed = spoken_text(tell_whole(layer, token), scene.language)
            assert any(part.endswith(claimed) for part in passage.paragraphs)
        assert not SILENT.search(passage.plain()), passage


def test_what_was_lost_and_written_is_told() -> None:
    found = find("jenny-rafsun")
    scene = Film(found, run(found)).scene
    told = list(story(scene, range(11, 12)))[1].plain()
    assert "closes the forget gate on gender: 99.97 % of its plus 0.992 is erased" in told.replace("\u202f", " ")
    assert "writes minus 0.995 to gender" in told and "Almost untouched: liking and words" in told
    assert "Afterwards c cell state: gender minus 0.9944" in told and told.count("likeliest") == 1
