"""The command line's words become the film's notation, depth and language, or an error that says what exists."""

from __future__ import annotations

import pytest

from ui.export.format import ExportError
from ui.export.request import Words, understood


def test_notation_captions_and_language_reach_the_film() -> None:
    words = Words("jenny-rafsun", "film.mp4", notation="tutorial", captions="numbers", language="de")
    scene = understood(words).film.scene
    assert (scene.notation.key, scene.depth, scene.language.key) == ("tutorial", "numbers", "de")


@pytest.mark.parametrize(
    ("given", "choices"),
    [
        ({"notation": "greek"}, "tutorial, olah, pytorch"),
        ({"captions": "novel"}, "sentence, symbols, numbers"),
        ({"language": "xx"}, "en, de"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(given: dict[str, str], choices: str) -> None:
    with pytest.raises(ExportError, match=f"--{next(iter(given))} .*Choose {choices}"):
        understood(Words("jenny-rafsun", "film.mp4", **given))
