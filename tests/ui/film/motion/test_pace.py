"""Pace: how quickly tokens pass, what is slow, and what passes quickly because nothing new happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.film.films import builtin_film
from ui.film.motion.pace import QUIET, READ, Pace, read_pace, read_slow
from ui.film.motion.timeline import Beat, Timeline

BEATS = tuple(Beat(f"b{k}", "B", "short", 0.5 + 0.3 * k, 0.4) for k in range(4))
PACES = st.lists(st.floats(0.1, 40.0), min_size=1, max_size=30)


@given(PACES, st.booleans(), st.data())
def test_a_place_becomes_a_time_and_the_time_the_place(paces: list[float], backward: bool, data: st.DataObject) -> None:
    line = Timeline(("a",) * len(paces), BEATS, backward, tuple(paces))
    token, beat = data.draw(st.integers(0, len(paces) - 1)), data.draw(st.integers(0, 3))
    phase = data.draw(st.floats(0.001, 0.999))
    time = line.time_of(token, beat, phase)
    found = line.locate(time)
    assert found[:2] == (token, beat) and found.phase == pytest.approx(phase, abs=1e-6)
    assert line.time_at(line.position(time)) == pytest.approx(time)
    assert int(line.position(time)) == token
    assert line.duration == pytest.approx(sum(line.step_seconds / pace for pace in paces))


@given(PACES, st.booleans())
def test_the_film_has_no_gap_between_tokens(paces: list[float], backward: bool) -> None:
    line = Timeline(("a",) * len(paces), BEATS, backward, tuple(paces))
    end = 0.0
    for token, beat in line.places():
        assert line.time_of(token, beat) == pytest.approx(end, abs=1e-9)
        end = line.time_of(token, beat) + line.seconds_of(token, beat)
    assert end == pytest.approx(line.duration)
    assert line.span(0, len(paces)) == (0.0, pytest.approx(line.duration))


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("1", Pace(1.0)), ("2", Pace(2.0)), ("× 4", Pace(4.0)), ("2x", Pace(2.0)), ("0.5", Pace(0.5)),
        ("0,5", Pace(0.5)),        ("8 s", Pace(token_seconds=8.0)), ("2.5s", Pace(token_seconds=2.5)),
        ("16", Pace(16.0)), (".1", Pace(0.1)),
    ],
)  # fmt: skip
def test_a_pace_is_read(text: str, pace: Pace) -> None:
    assert read_pace(text) == pace


@pytest.mark.parametrize("text", ["", "0", "0.05", "17", "200 s", "0.1 s", "quick", "2 2", "-1", "nan", "1e1"])
def test_what_is_no_pace_says_what_is(text: str) -> None:
    with pytest.raises(ValueError, match=r"0\.1 to 16 times as quick"):
        read_pace(text)


def test_where_it_is_slow_is_read() -> None:
    assert read_slow("") == ((), False)
    assert read_slow("cues") == ((), True)
    assert read_slow("2, 10:13,cues , -1") == (((2, 3), (10, 13), (-1, None)), True)
    assert read_slow("-3:, :2, -2") == (((-3, None), (None, 2), (-2, -1)), False)
    for text in ("x", "1:2:3", "1.5", "cues 2", "1 2"):
        with pytest.raises(ValueError, match="tokens from 0"):
            read_slow(text)


def test_quiet_tokens_are_quick_and_slow_ones_as_written() -> None:
    assert Pace().of_tokens(3, 10.0, [1], [2]) == (1.0, QUIET, 1.0)
    assert Pace(4.0, slow=((1, 2),), at_cues=True).of_tokens(4, 10.0, [1, 3], [2]) == (4.0, 1.0, 1.0, 4.0 * QUIET)
    assert Pace(0.5, slow=((-1, None), (99, 100))).of_tokens(2, 10.0, [], []) == (0.5, 0.5)
    assert Pace(token_seconds=5.0).of_tokens(2, 10.0, [], [1]) == (2.0, 2.0)


def test_a_caption_is_read_where_there_is_time_for_it() -> None:
    assert Pace.is_read(READ) and not Pace.is_read(READ - 0.01)


def test_the_lesson_passes_quickly_where_nothing_new_happens_and_never_at_a_cue_or_a_note() -> None:
    film = builtin_film("jenny-rafsun")
    scene, line = film.scene, film.timeline
    quick = {token for token in range(20) if line.pace(token) > 1.0}
    assert {4, 5, 6, 7, 8} <= quick
    assert quick.isdisjoint({0, 1, 2, 11, *scene.lesson.notes, *(line.locate(time).token for time in film.stops())})


def test_the_same_moment_looks_the_same_at_every_pace() -> None:
    film = builtin_film("jenny-rafsun")
    quick = film.paced(Pace(3.0, slow=((2, 3),)))
    assert quick.duration < film.duration / 2
    for token, beat, phase in ((0, 0, 0.3), (2, 1, 0.6), (11, 3, 0.25), (19, 4, 0.9)):
        then, now = (each.frame(each.timeline.time_of(token, beat, phase)) for each in (film, quick))
        assert then.moment[:2] == now.moment[:2] and then.backdrop == now.backdrop
        assert [type(mark) for mark in then.moving] == [type(mark) for mark in now.moving]
