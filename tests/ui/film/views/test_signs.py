"""The card of signs: it has room, covers nothing, and tells of what the picture of this cell has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from simulator.lessons.run import run
from tests.ui.film.films import CELLS, random_lesson
from ui.film.drawing.page import page_for
from ui.film.drawing.strips import footprint
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Rect, Text

TITLE = {"en": "What the signs mean", "de": "Was die Zeichen bedeuten"}


def _film(cell: str, units: int, language: str = "en", signs: bool = True) -> Film:
    lesson = random_lesson(cell, units)
    return Film(lesson, run(lesson), FilmOptions(signs=signs, language=language))


def _card(film: Film) -> Rect | None:
    boxes = [mark for mark in film.composer.backdrop if isinstance(mark, Box) and mark.radius == 14]
    return Rect(*boxes[-1][:4]) if boxes else None


def _words(film: Film) -> list[str]:
    card = _card(film)
    assert card is not None
    return [
        mark.plain for mark in film.composer.backdrop
        if isinstance(mark, Text) and card.x < mark.x < card.x + card.width and card.y < mark.y < card.y + card.height
    ]  # fmt: skip


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (2560, 1080)])
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 3, 4, 8, 64])
def test_the_card_covers_nothing(cell: str, units: int, size: tuple[int, int]) -> None:
    film = _film(cell, units).on(page_for(*size))
    card, diagram = _card(film), film.scene.diagram
    assert card is not None and card.x >= 0.0
    assert card.x + card.width < diagram.x or card.y > diagram.y + diagram.height
    for station in diagram.stations.values():
        width, height = footprint(film.scene.layer_trace[station.quantity].shape[1])
        beside = station.x - width / 2 > card.x + card.width
        assert beside or station.y - height / 2 > card.y + card.height or station.y + height / 2 < card.y


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("view", ["cell", "backward"])
@pytest.mark.parametrize("cell", CELLS)
def test_it_covers_no_number_that_was(cell: str, view: str, language: str) -> None:
    for units in (1, 2, 3, 4, 5, 8):
        lesson = random_lesson(cell, units)
        before = replace(lesson, layers=tuple(replace(layer, seed=layer.seed + 5) for layer in lesson.layers))
        film = Film(lesson, run(lesson), FilmOptions(view=view, signs=True, language=language), ghost=run(before))
        card = _card(film)
        if card is None:
            continue
        for beat in range(len(film.timeline.beats)):
            frame = film.frame(film.timeline.time_at_rest(2, beat))
            for mark in (*frame.settled, *frame.moving):
                if isinstance(mark, Box) and mark.stroke and mark.opacity > 0.0:
                    across = mark.x < card.x + card.width and card.x < mark.x + mark.width
                    assert not (across and mark.y < card.y + card.height and card.y < mark.y + mark.height), units


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_tells_of_what_the_picture_has(language: str) -> None:
    lstm, rnn = (_words(_film(cell, 3, language)) for cell in ("lstm", "rnn"))
    assert lstm[0] == rnn[0] == TITLE[language]
    assert len(lstm) == 8 and len(rnn) == 4
    assert set(rnn) < set(lstm)


def test_without_it_the_picture_is_as_it_was() -> None:
    with_card, without = (_film("lstm", 3, signs=signs).composer.backdrop for signs in (True, False))
    assert with_card[: len(without)] == without and len(with_card) > len(without)
