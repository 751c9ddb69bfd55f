"""The laws of a film: any order, twice the same, nothing jumps, and what travels is on its wire and true."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.film.films import CELLS, builtin_film, film
from ui.film.diagrams import diagrams
from ui.film.drawing.strips import HEAT_ASIDE, NUMBERS_UP_TO
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Frame, Mark, Paragraph, Strip, Text, Wire
from ui.film.views import views

PAGE = 1080.0


@pytest.mark.parametrize("cell", CELLS)
def test_any_order_and_twice_give_the_same_frame(cell: str) -> None:
    times = np.linspace(0.0, film(cell, 3).duration, 60).tolist()
    first = [film(cell, 3).frame(time) for time in times]
    shuffled = list(enumerate(times))
    random.Random(5).shuffle(shuffled)
    fresh = Film(film(cell, 3).scene.lesson, film(cell, 3).scene.trace)
    for k, time in shuffled:
        assert fresh.frame(time) == first[k]
        assert film(cell, 3).frame(time) == first[k]


def test_what_lies_before_and_behind_the_film_is_its_ends() -> None:
    made = film("lstm", 3)
    assert made.frame(-1.0) == made.frame(0.0)
    assert made.frame(made.duration + 1.0) == made.frame(made.duration)


def _words(mark: Mark) -> tuple[object, ...] | None:
    """What makes a text the same text in the next frame."""
    if isinstance(mark, Text):
        return ("text", mark.runs, mark.anchor, round(mark.x), round(mark.y))
    return ("paragraph", mark.text) if isinstance(mark, Paragraph) else None


def _pairs(made: Film, start: float, stop: float) -> Iterator[tuple[Frame, Frame]]:
    frames = [made.frame(start + k / 60) for k in range(int((stop - start) * 60))]
    return pairwise(frames)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [3, 16, 64])
def test_nothing_jumps(cell: str, units: int) -> None:
    made = film(cell, units)
    step = made.timeline.step_seconds
    for before, after in _pairs(made, 0.7 * step, 2.05 * step):
        _no_block_jumps(before, after)
        _nothing_flickers(made, before, after)


def _no_block_jumps(before: Frame, after: Frame) -> None:
    """A travelling block moves by at most 2 % of the page's height between two frames."""
    earlier = {
        (mark.wire, mark.about, mark.first): mark for mark in before.moving if isinstance(mark, Strip) and mark.wire
    }
    for mark in after.moving:
        if isinstance(mark, Strip) and mark.wire and (mark.wire, mark.about, mark.first) in earlier:
            other = earlier[mark.wire, mark.about, mark.first]
            assert abs(mark.x - other.x) + abs(mark.y - other.y) <= 0.02 * PAGE + 1e-6


def _blocks(made: Film, frame: Frame) -> set[tuple[object, ...]]:
    """The units that are on their way: not where their vector rests."""
    rests = [(station.x, station.y) for station in made.scene.diagram.stations.values()]
    return {
        (mark.about.quantity, mark.about.step, mark.first + k)
        for mark in frame.moving
        if isinstance(mark, Strip) and mark.about is not None and not mark.units and not _rests(mark, rests)
        for k in range(len(mark.values))
    }


def _rests(mark: Strip, rests: list[tuple[float, float]]) -> bool:
    aside = 0.0 if mark.texts else HEAT_ASIDE
    return not mark.wire and (mark.x - aside, mark.y) in rests


def _visible(frame: Frame) -> dict[tuple[object, ...], float]:
    """How opaque each unit of each vector at rest is, and each text."""
    seen: dict[tuple[object, ...], float] = {}
    for mark in frame.everything:
        if isinstance(mark, Strip) and mark.about is not None:
            for k in range(len(mark.values)):
                key: tuple[object, ...] = (mark.about.quantity, mark.about.step, mark.first + k, mark.x, mark.y)
                seen[key] = max(seen.get(key, 0.0), mark.opacity * (mark.shown[k] if mark.shown else 1.0))
        elif (words := _words(mark)) is not None:
            seen[words] = max(seen.get(words, 0.0), mark.opacity)
    return seen


def _nothing_flickers(made: Film, before: Frame, after: Frame) -> None:
    """What is not on its way changes its opacity by at most 0.15 between two frames."""
    was, now = _visible(before), _visible(after)
    travelling = _blocks(made, before) | _blocks(made, after)
    for key in was.keys() | now.keys():
        if key[:3] not in travelling:
            assert abs(was.get(key, 0.0) - now.get(key, 0.0)) <= 0.15 + 1e-6, key


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 3, 8, 16, 64, 512])
def test_in_the_middle_of_a_beat_vectors_lie_on_their_wires_and_carry_the_trace(cell: str, units: int) -> None:
    made = film(cell, units)
    wires = [mark for mark in made.frame(0.0).backdrop if isinstance(mark, Wire)]
    record = made.scene.layer_trace
    seen = 0
    for token, beat in made.timeline.places():
        for phase in (0.15, 0.3, 0.5, 0.7):
            frame = made.frame(made.timeline.time_of(token, beat, phase))
            for mark in frame.moving:
                if isinstance(mark, Strip) and mark.wire:
                    seen += 1
                    assert any(_on(wire, mark.x, mark.y) for wire in wires), (mark.wire, mark.x, mark.y)
                    assert mark.about is not None
                    row = record[mark.about.quantity][token]
                    assert list(mark.values) == row[mark.first : mark.first + len(mark.values)].tolist()
    assert seen > len(made.timeline.places())


def _on(wire: Wire, x: float, y: float) -> bool:
    for (x0, y0), (x1, y1) in pairwise(wire.points):
        inside_x = min(x0, x1) - 1e-6 <= x <= max(x0, x1) + 1e-6
        if inside_x and min(y0, y1) - 1e-6 <= y <= max(y0, y1) + 1e-6:
            return True
    return False


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 4, 8, 24, 100])
def test_at_the_end_of_a_token_every_place_holds_the_true_vector(cell: str, units: int) -> None:
    made = film(cell, units)
    last = len(made.timeline.beats) - 1
    for token in range(len(made.timeline.tokens)):
        frame = made.frame(made.timeline.time_at_rest(token, last))
        strips = [mark for mark in frame.settled if isinstance(mark, Strip)]
        shown = [mark for mark in strips if not mark.units]
        lenses = [mark for mark in strips if mark.units]
        stations = diagrams()[cell].stations.values()
        assert len(shown) == len(stations)
        assert len(lenses) == sum(made.scene.layer_trace[s.quantity].shape[1] > NUMBERS_UP_TO for s in stations)
        for mark in lenses:
            assert mark.about is not None
            assert list(mark.values) == made.scene.layer_trace[mark.about.quantity][token][list(mark.units)].tolist()
            assert made.scene.unit in mark.units
        for mark in shown:
            assert mark.about is not None and mark.about.step == token
            assert list(mark.values) == made.scene.layer_trace[mark.about.quantity][token].tolist()
        assert not any(isinstance(mark, Strip) for mark in frame.moving)


def test_what_was_set_by_hand_is_marked_where_it_was_and_nowhere_else() -> None:
    made = builtin_film("worked-example")
    last = len(made.timeline.beats) - 1
    badges = []
    for token in range(len(made.timeline.tokens)):
        frame = made.frame(made.timeline.time_at_rest(token, last))
        badged = (mark.about for mark in frame.settled if isinstance(mark, Box) and mark.about is not None)
        names = {about.quantity for about in badged if not about.part}
        held = [mark.x for mark in frame.settled if isinstance(mark, Text) and mark.plain == "held"]
        strips = (mark for mark in frame.settled if isinstance(mark, Strip) and mark.about is not None)
        names |= {
            s.about.quantity for s in strips if s.about and any(abs(s.x + s.width / 2 + 10 - x) < 1 for x in held)
        }
        badges.append(names)
    assert badges[0] == {"f", "added"}
    assert "f" not in badges[2] and "added" not in badges[2]


@pytest.mark.parametrize("view", views())
def test_no_word_and_no_number_comes_or_goes_while_a_beat_rests(view: str) -> None:
    """So that a still, and who steps from beat to beat, never has one half come over one half gone."""
    for key in ("jenny-rafsun", "same-in-a-gru", "simple-rnn"):
        lesson = find(key)
        trace = run(lesson)
        for layer in range(len(trace.layers)):
            made = Film(lesson, trace, FilmOptions(view=view, layer=layer))
            for beat in range(len(made.timeline.beats)):
                times = made.timeline.time_at_rest(4, beat), made.timeline.time_of(4, beat, 0.99)
                still, later = (_opacities(made.frame(time)) for time in times)
                assert still == later, made.timeline.beats[beat].key


def _opacities(frame: Frame) -> Counter[tuple[str, float]]:
    """How opaque each word and each number is."""
    return Counter(
        (mark.plain, round(mark.opacity, 6))
        for mark in frame.everything if isinstance(mark, Text) and mark.opacity > 0.0
    )  # fmt: skip
