"""All that is read stands out from its ground by at least 4.5 to 1, in every theme.

Excepted is what fades in or out, and what a beat does not use, which the spotlight veils.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.film.diagrams.test_automatic_layout import ALL
from tests.ui.film.diagrams.test_automatic_layout import film as laid_out
from tests.ui.film.films import CELLS, builtin_film
from tests.ui.film.views.test_layout_laws import film, haunted
from ui.film.film import Film
from ui.film.marks import Box, Frame, Node, Paragraph, Text
from ui.film.views import views
from ui.paint.text import line_of
from ui.paint.theme import THEMES, contrast, load_fonts

LEAST = 4.5


def inks(frame: Frame) -> Iterator[tuple[str, str, str]]:
    """The role of all that is read, that of the ground it stands on, and what it says."""
    grounds: list[Box] = []
    read: list[tuple[float, float, str, str, str]] = []
    for mark in frame.everything:
        if isinstance(mark, Box) and mark.fill is not None:
            if mark.opacity >= 1.0:
                grounds.append(mark)
            else:
                read = [each for each in read if not _covers(mark, *each[:2])]  # veiled, or it fades
        elif mark.opacity < 1.0:
            continue
        elif isinstance(mark, Text):
            pieces, left = line_of(mark)
            for piece in pieces:
                x, y = left + piece.x + 4.0, mark.y - 0.3 * mark.size
                read.append((x, y, piece.role or mark.role, _ground(grounds, x, y), piece.text))
        elif isinstance(mark, Node) and mark.label:
            roles = (f"{mark.role}.on", mark.role) if mark.filled else (mark.role, "card")
            read.append((mark.x, mark.y, *roles, mark.label))
        elif isinstance(mark, Paragraph):
            x, y = mark.x + mark.width / 2, mark.y + mark.height / 2
            read.append((x, y, mark.role, _ground(grounds, x, y), mark.text))
    return ((role, ground, text) for _, _, role, ground, text in read)


def _ground(grounds: list[Box], x: float, y: float) -> str:
    return next((box.fill or "" for box in reversed(grounds) if _covers(box, x, y)), "paper")


def _covers(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def can_be_read(made: Film) -> None:
    """At the end of every beat of a token, in every theme."""
    load_fonts()
    beats = range(len(made.timeline.beats))
    pairs = {pair for beat in beats for pair in inks(made.frame(made.timeline.time_at_rest(1, beat)))}
    assert len(pairs) > 5
    for theme, (role, ground, text) in product(THEMES.values(), pairs):
        assert contrast(theme.rgb(role), theme.rgb(ground)) >= LEAST, (theme.name, role, ground, text)


@pytest.mark.parametrize("view", views())
@pytest.mark.parametrize(("cell", "units"), list(product(CELLS, (1, 3, 8, 64))))
def test_words_stand_out_from_their_ground(qapp: QApplication, view: str, cell: str, units: int) -> None:
    can_be_read(film(view, cell, units))


@pytest.mark.parametrize("view", views())
def test_so_they_do_in_lessons_and_beside_a_ghost(qapp: QApplication, view: str) -> None:
    can_be_read(builtin_film("jenny-rafsun", 1, view))
    can_be_read(haunted(view, "gru", 3))


@pytest.mark.parametrize("key", list(ALL)[::4])
def test_so_they_do_in_cells_that_are_laid_out(qapp: QApplication, key: str) -> None:
    can_be_read(laid_out(key, 4))


def test_what_is_faint_can_be_read_too() -> None:
    for theme, ground in product(THEMES.values(), ("paper", "card", "panel")):
        assert contrast(theme.rgb("faint"), theme.rgb(ground)) >= LEAST, (theme.name, ground)
