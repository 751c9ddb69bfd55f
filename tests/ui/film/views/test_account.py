"""What comes back to a unit's memory is printed as a product that holds in its own digits."""

from __future__ import annotations

import re

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.marks import Text
from ui.film.text.holding import meets
from ui.film.text.number_format import read_number

PRODUCT = re.compile(r"= (\S+) · (\S+) = (\S+)$")


def test_the_product_through_the_gate_holds_in_its_digits() -> None:
    lesson, found = find("jenny-rafsun"), 0
    film = Film(lesson, run(lesson), FilmOptions("backward"))
    for token, beat in film.timeline.places():
        frame = film.frame(film.timeline.time_at_rest(token, beat))
        words = {"".join(part.text for part in mark.runs) for mark in frame.everything if isinstance(mark, Text)}
        for told in filter(None, map(PRODUCT.search, words)):
            found += 1
            assert meets(read_number(told[1]) * read_number(told[2]), told[3]), told[0]
    assert found
