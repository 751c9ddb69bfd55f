"""The ruler: places and seconds are two names of the same, forward and back, at any pace."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.film.motion.timeline import WORDS, Beat, Timeline

BEATS = (Beat("a", "A", "short", 0.5, 0.4), Beat("b", "B", "forget", 1.25, 1.0), Beat("c", "C", "output", 0.1, 0.05))
TOKENS = ("one", "two", "three", "four")
SECONDS = 1.85  # of all three beats


@st.composite
def rulers(draw: st.DrawFn) -> Timeline:
    paces = draw(st.just(()) | st.tuples(*[st.sampled_from([0.5, 1.0, 2.5, 4.0])] * len(TOKENS)))
    return Timeline(TOKENS, BEATS, draw(st.booleans()), paces, draw(st.booleans()))


@given(rulers())
def test_all_places_follow_each_other_without_a_gap(line: Timeline) -> None:
    places = line.places()
    assert sorted(places) == [(token, beat) for token in range(4) for beat in range(3)]
    assert [line.order(*place) for place in places] == list(range(12))
    assert [line.place(k) for k in range(12)] == places
    assert line.time_of(*places[0]) == 0.0
    for (token, beat), following in pairwise(places):
        ends = line.time_of(token, beat) + line.seconds_of(token, beat)
        assert ends == pytest.approx(line.time_of(*following)) == pytest.approx(line.time_of(token, beat, 1.0))
    assert line.duration == pytest.approx(line.time_of(*places[-1], 1.0))
    assert line.duration == pytest.approx(sum(SECONDS / line.pace(token) for token in range(4)))
    order = [token for token, beat in places if beat == 0]
    assert list(line.playing_order(0, 4)) == order == ([3, 2, 1, 0] if line.backward else [0, 1, 2, 3])
    assert list(line.playing_order(1, 3)) == [token for token in order if token in (1, 2)]


@given(rulers(), st.integers(0, 3), st.integers(0, 2), st.floats(0.01, 0.99))
def test_a_place_is_found_again_from_its_second_its_share_and_its_position(
    line: Timeline, token: int, beat: int, phase: float
) -> None:
    second = line.time_of(token, beat, phase)
    found = line.locate(second)
    assert (found.token, found.beat) == (token, beat) and found.phase == pytest.approx(phase)
    share = line.share(found)
    assert share == pytest.approx((sum(each.seconds for each in BEATS[:beat]) + phase * BEATS[beat].seconds) / SECONDS)
    again = line.at_share(token, share)
    assert (again.token, again.beat) == (token, beat) and again.phase == pytest.approx(phase, abs=1e-6)
    position = line.position(second)
    assert position == pytest.approx(token + (1.0 - share if line.backward else share))
    assert line.time_at(position) == pytest.approx(second)
    read = line.read(second)
    assert read == ((token, 2, 1.0) if line.looks_back else found)


@given(rulers())
def test_the_end_of_the_film_is_that_of_its_last_token(line: Timeline) -> None:
    end = 0.0 if line.backward else float(len(TOKENS))
    assert line.position(line.duration) == pytest.approx(end)
    assert line.time_at(end) == pytest.approx(line.duration)


@given(rulers(), st.floats(-5.0, 30.0))
def test_a_second_outside_the_film_is_held_at_its_ends(line: Timeline, second: float) -> None:
    first, last = line.playing_order(0, 4)[0], line.playing_order(0, 4)[-1]
    found = line.locate(second)
    if second <= 0.0:
        assert found == (first, 0, 0.0)
    if second >= line.duration:
        assert found == (last, 2, 1.0)
    assert 0.0 <= found.phase <= 1.0


@given(rulers())
def test_the_way_back_plays_the_same_from_its_end(line: Timeline) -> None:
    back, turned = line.back, line.turned
    assert back.looks_back and back.backward != line.backward and back.duration == pytest.approx(line.duration)
    assert back.beats == line.beats[::-1] and back.tokens == line.tokens
    for token in range(4):
        assert (turned.tokens[token], turned.pace(token)) == (line.tokens[3 - token], line.pace(3 - token))
        assert turned.time_of(token) == pytest.approx(line.time_of(3 - token))
        assert back.pace(token) == line.pace(token)
        assert back.time_of(token) == pytest.approx(line.duration - line.time_of(token, 2, 1.0))


@given(rulers(), st.integers(0, 3), st.integers(1, 4))
def test_some_tokens_play_between_the_first_of_them_and_the_end_of_the_last(
    line: Timeline, first: int, stop: int
) -> None:
    if first < stop:
        begin, end = line.span(first, stop)
        tokens = line.playing_order(first, stop)
        assert begin == pytest.approx(line.time_of(tokens[0]))
        assert end == pytest.approx(line.time_of(tokens[-1], 2, 1.0))


@given(rulers(), st.integers(0, 3), st.integers(0, 2))
def test_a_still_is_taken_while_a_beat_rests_and_once_its_words_stand_alone(
    line: Timeline, token: int, beat: int
) -> None:
    rest = line.locate(line.time_at_rest(token, beat))
    assert (rest.token, rest.beat) == (token, beat)
    assert rest.phase == pytest.approx((1.0 + BEATS[beat].action / BEATS[beat].seconds) / 2)
    begins, opens = line.time_of(token, beat), line.opening(token, beat)
    swapped = min(WORDS, BEATS[beat].seconds) / line.pace(token)
    assert opens - begins == pytest.approx(0.0 if line.order(token, beat) == 0 else swapped)
    inside = begins + 0.5 * line.seconds_of(token, beat)
    assert line.with_words(inside) == pytest.approx(max(inside, opens))
