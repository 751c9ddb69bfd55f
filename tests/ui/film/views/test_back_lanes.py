"""The gradient in its lanes: as thick as the derivative, cut at × by the same gate, on a paper of its own."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest

from simulator.lessons.run import run
from tests.lessons import lessons_of_every_run
from tests.ui.film.films import CELLS, builtin_film, film
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box, Frame, Mark, Node, Polygon, Strip, Text
from ui.film.scene.gradient.lanes import BackLanes
from ui.film.scene.gradient.terms import Derivatives
from ui.film.scene.lanes import FULL, LEAST, MOST
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.text.number_format import precise
from ui.film.views.backward.memory_line import LONG
from ui.film.views.backward.view import BackwardView
from ui.film.views.cell.spotlight import LEFT
from ui.paint.text import set_line
from ui.paint.theme import load_fonts

GATED = tuple(cell for cell in CELLS if cell != "rnn")


def _view(made: Film) -> BackwardView:
    assert isinstance(made.composer, BackwardView)
    return made.composer


@cache
def _lanes(cell: str, units: int) -> BackLanes:
    return _view(film(cell, units, "backward")).line.lanes


def _boxes(frame: Frame, lanes: BackLanes) -> Iterator[tuple[int, int, Box]]:
    """The lanes of a frame, by the piece and the number of the lane."""
    for mark in frame.everything:
        if isinstance(mark, Box) and mark.about is not None and mark.about.part.startswith("back:lane:"):
            offset = mark.y + mark.height / 2 - lanes.line
            (k,) = [k for k, lane in enumerate(lanes.lanes) if lane.offset == pytest.approx(offset)]
            yield int(mark.about.part.rpartition(":")[2]), k, mark


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 3, 8, 16, 64])
def test_lanes_are_as_thick_as_the_gradient_at_rest(cell: str, units: int) -> None:
    made, lanes = film(cell, units, "backward"), _lanes(cell, units)
    flow, state = lanes.flow, lanes.state
    for token in (3, 2, 0):
        frame = made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))
        seen = {}
        for piece, k, box in _boxes(frame, lanes):
            value = lanes.amounts_on(lanes.pieces[piece].ways, token)[k]
            assert box.height == pytest.approx(FULL * lanes.lanes[k].room * min(abs(value) / lanes.limit, 1.0))
            seen[piece, k] = box
        for number, piece in enumerate(lanes.pieces):
            for k, value in enumerate(lanes.amounts_on(piece.ways, token)):
                assert ((number, k) in seen) == (lanes.width(k, value) >= LEAST)
        births = [n for n, piece in enumerate(lanes.pieces) if any(
            lanes.ways[way].flights and lanes.ways[way].flights[0].wire == f"{state}>" for way in piece.ways
        )]  # fmt: skip
        for number in births if units <= MOST else ():  # before the sign that made it, a lane is what the strip says
            amounts = lanes.amounts_on(lanes.pieces[number].ways, token)
            assert amounts == pytest.approx(flow.gradient(state, token).tolist())


@pytest.mark.parametrize("cell", CELLS)
def test_a_lane_in_motion_is_the_sum_of_what_has_come(cell: str) -> None:
    made, lanes = film(cell, 3, "backward"), _lanes(cell, 3)
    moved = 0
    for beat in range(len(made.timeline.beats)):
        for phase in np.linspace(0.05, 0.95, 25):
            frame = made.frame(made.timeline.time_of(2, beat, float(phase)))
            for number, k, box in _boxes(frame, lanes):
                ways = lanes.pieces[number].ways
                sums = [
                    lanes.width(k, lanes.amounts_on(some, 2 if box.about is None else box.about.step)[k])
                    for count in range(1, len(ways) + 1) for some in combinations(ways, count)
                ]  # fmt: skip
                assert any(box.height == pytest.approx(width) for width in sums)
                moved += box in frame.moving
    assert moved > 20


@pytest.mark.parametrize(("cell", "units"), [("lstm", 3), ("gru", 3), ("lstm-peephole", 3), ("rnn", 3), ("lstm", 16)])
def test_no_lane_jumps(cell: str, units: int) -> None:
    made, lanes = film(cell, units, "backward"), _lanes(cell, units)
    step = made.timeline.step_seconds

    def reach(frame: Frame) -> dict[tuple[int, int, int], tuple[float, float]]:
        """How far the lanes of a piece reach to the left, and how opaque they are."""
        found: dict[tuple[int, int, int], tuple[float, float]] = {}
        for piece, k, box in _boxes(frame, lanes):
            key = piece, k, box.about.step if box.about is not None else 0
            found[key] = min(found.get(key, (1e9, 0.0))[0], box.x), box.opacity
        return found

    frames = [reach(made.frame(0.9 * step + n / 60)) for n in range(int(1.3 * step * 60))]
    for before, after in pairwise(frames):
        for key in before.keys() | after.keys():
            right = lanes.pieces[key[0]].x1
            (x0, a), (x1, b) = (each.get(key, (right, 0.0)) for each in (before, after))
            faded = min(a, b) == 0.0 and max(a, b) < 0.2
            assert faded or abs(x0 - x1) <= 0.02 * 1080 + 1e-6, key
            assert faded or 0.0 in (a, b) or abs(a - b) <= 0.15 + 1e-6


@pytest.mark.parametrize("cell", GATED)
@pytest.mark.parametrize("units", [1, 3, 8])
def test_what_falls_is_the_share_that_does_not_get_through(cell: str, units: int) -> None:
    made, lanes = film(cell, units, "backward"), _lanes(cell, units)
    beat, keep = _view(made).line.cuts_in, made.scene.cell.memory.keep or ""
    fell = 0
    for token in (1, 2, 3):
        gate = made.scene.layer_trace[keep][token].tolist()
        come = lanes.flow.gradient(lanes.kept_name, token).tolist()
        lost = [FULL * lanes.lanes[k].room * abs(come[k]) * (1.0 - gate[k]) / lanes.limit for k in range(units)]
        for phase in np.linspace(0.0, 1.0, 40):
            for mark in made.frame(made.timeline.time_of(token, beat, float(phase))).moving:
                if isinstance(mark, Box) and mark.stroke == "forget" and mark.width == LONG:
                    assert any(mark.height == pytest.approx(each) for each in lost)
                    fell += 1
        rest = made.frame(made.timeline.time_at_rest(token, beat))
        assert not any(isinstance(mark, Box) and mark.width == LONG for mark in rest.everything)
    assert fell > 5


def test_what_is_lost_at_rafsun_is_told_with_its_amount() -> None:
    made = builtin_film("jenny-rafsun", view="backward")
    beat = _view(made).line.cuts_in
    texts = {
        mark.plain for phase in np.linspace(0.5, 0.9, 20)
        for mark in made.frame(made.timeline.time_of(11, beat, float(phase))).moving if isinstance(mark, Text)
    }  # fmt: skip
    assert "lost: 0.9970" in texts
    assert made.caption(11, beat).startswith(
        "Going back, the gradient meets the same gate: of 0.9973 for gender, 0.00033 gets through. What was forgotten"
    )


@pytest.mark.parametrize("cell", GATED)
def test_the_valve_is_open_as_far_as_the_gate(cell: str) -> None:
    made, lanes = film(cell, 3, "backward"), _lanes(cell, 3)
    gate = made.scene.layer_trace[made.scene.cell.memory.keep or ""][2]
    frame = made.frame(made.timeline.time_at_rest(2, 1))
    slots = [
        mark for mark in frame.everything
        if isinstance(mark, Box) and mark.about is not None and mark.about.part == "back:valve"
    ]  # fmt: skip
    assert len(slots) == 3 == len({slot.x for slot in slots}) + 2
    for k, slot in enumerate(slots):
        shut = [
            mark.height for mark in frame.everything
            if isinstance(mark, Box) and mark.about is None and (mark.x, mark.y) == (slot.x, slot.y)
        ]  # fmt: skip
        assert shut == [pytest.approx((1.0 - float(gate[k])) * slot.height)]
        assert made.tooltip(slot.about).split("\n")[1].endswith(f"{float(gate[k]):.6g}")  # type: ignore[arg-type]
    assert lanes.times_at is not None


def test_through_a_simple_rnn_no_lane_goes() -> None:
    made, lanes = film("rnn", 3, "backward"), _lanes("rnn", 3)
    assert len(lanes.boxes) == 2 and lanes.times_at is None
    for piece in lanes.pieces:
        assert not any(piece.x0 < (left + right) / 2 < piece.x1 for left, right in lanes.boxes)
    across = [lanes.amounts_on(piece.ways, 2) for piece in lanes.pieces]
    assert len({tuple(np.round(each, 12)) for each in across}) == 3  # other numbers behind tanh, and behind U
    assert made.frame(0.0).backdrop[0].fill == "back.paper"  # type: ignore[union-attr]


@pytest.mark.parametrize("cell", ["lstm", "rnn"])
def test_any_order_gives_the_same_frame(cell: str) -> None:
    times = np.linspace(0.0, film(cell, 3, "backward").duration, 40).tolist()
    first = [film(cell, 3, "backward").frame(time) for time in times]
    shuffled = list(enumerate(times))
    random.Random(5).shuffle(shuffled)
    scene = film(cell, 3, "backward").scene
    fresh = Film(scene.lesson, scene.trace, FilmOptions(view="backward"))
    assert all(fresh.frame(time) == first[k] for k, time in shuffled)


@pytest.mark.parametrize("cell", CELLS)
def test_every_head_points_back(cell: str) -> None:
    made = film(cell, 3, "backward")
    last = made.scene.trace.steps - 1
    frame = made.frame(made.timeline.time_at_rest(last, len(made.timeline.beats) - 1))
    heads = [mark for mark in frame.everything if isinstance(mark, Polygon)]
    assert any(mark.role == "back.on" for mark in heads)
    for mark in heads:
        if mark.role == "back.on":
            assert mark.points[0][0] < mark.points[1][0] == mark.points[2][0]
    assert not [mark for mark in frame.backdrop if getattr(mark, "arrow", False)]
    ends = [path.points[-1] for path in made.scene.diagram.extra if path.arrow and path.points[-1][0] > 1600]
    assert {mark.points[0] for mark in heads} >= set(ends)  # the tip where in the close-up the wire ended


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("cell", CELLS)
def test_every_vector_is_called_a_derivative(qapp: object, cell: str, notation: str) -> None:
    scene = film(cell, 3, "backward").scene
    made = Film(scene.lesson, scene.trace, FilmOptions(view="backward", notation=notation))
    names = [
        mark for mark in made.frame(0.0).backdrop
        if isinstance(mark, Text) and mark.about is not None and mark.about.part == "name"
    ]  # fmt: skip
    named = {mark.about.quantity for mark in names if mark.about is not None}
    assert named == {station.quantity for station in made.scene.diagram.stations.values()}
    assert all(mark.plain.startswith("∂") and mark.role == "back" for mark in names)
    letter = NOTATIONS[notation].letter(made.scene.cell.memory.state)
    assert any(f"∂{letter}T/∂{letter}t" in mark.plain for mark in names)


@pytest.mark.parametrize("language", languages())
def test_the_badge_covers_nothing(qapp: object, language: str) -> None:
    load_fonts()
    for key, lesson in lessons_of_every_run().items():
        made = Film(lesson, run(lesson), FilmOptions(view="backward", language=language))
        backdrop = made.frame(0.0).backdrop
        (badge,) = [mark for mark in backdrop if isinstance(mark, Box) and mark.fill == "back" and mark.y < 60]
        (title,) = [mark for mark in backdrop if isinstance(mark, Text) and mark.weight == 700 and mark.y == 56]
        words = next(mark for mark in backdrop if isinstance(mark, Text) and mark.role == "back.on")
        assert title.x + set_line(title.runs, title.size, 700, title.limit)[1] < badge.x, key
        assert badge.x + badge.width < made.scene.room.right - 300
        assert set_line(words.runs, words.size, 600, words.limit)[1] < badge.width


def test_what_a_beat_does_not_use_steps_back_here_too() -> None:
    made = builtin_film("jenny-rafsun", view="backward")
    for beat, bright in enumerate(({"output"}, {"input"}, {"input"}, {"forget"}, set())):
        frame = made.frame(made.timeline.time_at_rest(11, beat))
        clear = {mark.role for mark in frame.moving if isinstance(mark, Node) and mark.opacity > 0.9}
        assert clear >= bright and all(
            mark.opacity in (1.0, pytest.approx(LEFT)) for mark in frame.moving if isinstance(mark, Node)
        )
        assert ("output" in clear) == (beat == 0)


@pytest.mark.parametrize("cell", CELLS)
def test_the_terms_of_a_derivative_add_up_to_it(cell: str) -> None:
    made = film(cell, 3, "backward")
    flow = _view(made).flow
    derivatives, checked = Derivatives(flow), 0
    for quantity in dict.fromkeys(station.quantity for station in made.scene.diagram.stations.values()):
        for token in (3, 1) if quantity != "x" else ():
            terms = list(derivatives.terms(quantity, token))
            total = float(flow.gradient(quantity, token)[0])
            if terms:
                assert sum(math.prod(term.factors) for term in terms) == pytest.approx(total, rel=1e-9, abs=1e-14)
                checked += 1
            assert derivatives.lines(quantity, token)[-1][-1].text == made.scene.writing.number(precise(total))
    assert checked > 4


def test_strips_and_lanes_have_one_scale_for_the_film() -> None:
    made = builtin_film("jenny-rafsun", view="backward")
    limits = {
        mark.limit for token in (19, 11, 3) for mark in _settled(made, token)
        if isinstance(mark, Strip) and mark.about is not None and mark.about.quantity in ("c", "c_prev", "kept")
    }  # fmt: skip
    assert limits == {_view(made).line.lanes.limit} and _view(made).line.lanes.limit >= 1.0


def _settled(made: Film, token: int) -> tuple[Mark, ...]:
    return made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1)).settled
