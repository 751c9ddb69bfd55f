"""Pauses at cues: what a second of the file shows, and when the file shows a second of the film."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.export.short_film import ShortFilm
from ui.export.format import MovingSettings
from ui.export.pictures import time_map, times
from ui.export.video.time_map import TimeMap


def test_without_pauses_it_is_the_films_own_time() -> None:
    plain = TimeMap(2.0, 5.0)
    assert plain.seconds == 3.0
    assert [plain.film_time(k / 4) for k in range(12)] == [2.0 + k / 4 for k in range(12)]


def test_it_stands_still_at_each_stop() -> None:
    mapped = TimeMap(1.0, 4.0, (1.0, 2.5), 2.0)
    assert mapped.seconds == 7.0
    shown = [mapped.film_time(k / 2) for k in range(14)]
    assert shown == [1.0, 1.0, 1.0, 1.0, 1.0, 1.5, 2.0, 2.5, 2.5, 2.5, 2.5, 2.5, 3.0, 3.5]


@given(
    st.floats(0, 100),
    st.floats(0.1, 50),
    st.lists(st.floats(0, 0.999), max_size=6, unique=True),
    st.floats(0.0, 20),
    st.floats(0, 0.999),
)
def test_the_file_shows_all_of_the_film_in_order(
    start: float, long: float, shares: list[float], pause: float, at: float
) -> None:
    stops = tuple(sorted({start + share * long for share in shares}))
    mapped = TimeMap(start, start + long, stops, pause)
    shown = [mapped.film_time(mapped.seconds * k / 97) for k in range(97)]
    assert all(b >= a - 1e-9 for a, b in pairwise(shown))
    assert start <= shown[0] <= shown[-1] <= start + long + 1e-9
    time = start + at * long
    assert mapped.film_time(mapped.file_time(time)) == pytest.approx(time, abs=1e-9)


def test_a_film_takes_its_pauses_from_its_cues() -> None:
    film = ShortFilm()
    assert time_map(film, MovingSettings(cue_pause=2.0)) == TimeMap(0.0, 3.0, (1.4,), 2.0)
    assert time_map(film, MovingSettings(cue_pause=2.0, tokens=(2, 3))) == TimeMap(2.0, 3.0, (), 2.0, 2.24)
    assert time_map(film, MovingSettings()) == TimeMap(0.0, 3.0)
    at = times(film, MovingSettings(cue_pause=2.0, fps=10), 10)
    assert len(at) == 50
    assert at.count(1.4) >= 20
