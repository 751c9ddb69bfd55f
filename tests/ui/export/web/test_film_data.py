"""What a web page's pictures tell under the pointer: lines, areas, signs and numbers."""

from __future__ import annotations

import pytest

from tests.ui.film.films import builtin_film
from ui.export.web.film_data import Shapes
from ui.film.marks import NOW, Wire
from ui.paint.theme import THEMES


@pytest.mark.usefixtures("qapp")
def test_lines_areas_signs_and_numbers_tell_what_they_are() -> None:
    film = builtin_film("jenny-rafsun")
    shapes, frame = Shapes(film, THEMES["light"]), film.frame(film.timeline.time_at_rest(11, 3))
    shapes.lists_of(frame)
    told = {entry for entries in shapes.areas.entries for entry in entries if isinstance(entry, str)}
    lines = [mark for mark in frame.backdrop if isinstance(mark, Wire) and mark.about is not None]
    assert lines and all(mark.about is not None and mark.about.step == NOW for mark in lines)
    assert {film.tooltip(mark.about) for mark in lines if mark.about is not None} <= told
    assert any(words.startswith("× multiplies what is stored") for words in told)
    assert any(words.startswith("The forget gate fₜ says for each unit") for words in told)
    assert any(words.startswith("cell state cₜ, gender: −0.994") for words in told)
