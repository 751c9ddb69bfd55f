"""The memory line of the close-up: lanes as thick as what they hold, what falls away at ×, what rises in at +."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from simulator.lessons.run import run
from tests.ui.film.films import CELLS, builtin_film, film, random_lesson
from ui.film.film import Film
from ui.film.marks import Box, Curve, Frame, Node
from ui.film.scene.lanes import DASHED_FROM, FULL, LEAST, MOST, Lanes
from ui.film.views.cell.memory_line import LONG, MemoryLine
from ui.film.views.cell.spotlight import LEFT
from ui.film.views.stack.view import StackView

LANED = tuple(cell for cell in CELLS if cell != "rnn")


def _boxes(frame: Frame, role: str) -> list[Box]:
    return [mark for mark in frame.everything if isinstance(mark, Box) and mark.fill == role]


def _lanes(frame: Frame, made: Lanes) -> Iterator[tuple[str, int, Box]]:
    """The lanes of a frame, by the stage and the number of the lane that they lie on."""
    for box in _boxes(frame, "memory"):
        for stretch in made.stretches:
            if box.x == pytest.approx(stretch.x0):
                middle = box.y + box.height / 2 - stretch.y
                k = min(range(len(made.lanes)), key=lambda k: abs(made.lanes[k].offset - middle))
                assert made.lanes[k].offset == pytest.approx(middle)
                yield stretch.stage, k, box
                break


@pytest.mark.parametrize("cell", LANED)
@pytest.mark.parametrize("units", [1, 3, 4, 6, 8, 16, 64])
def test_lanes_are_as_thick_as_what_they_hold(cell: str, units: int) -> None:
    made = film(cell, units)
    lanes, layer_trace = Lanes(made.scene), made.scene.layer_trace
    state, last = made.scene.cell.memory.state, len(made.timeline.beats) - 1
    assert len(lanes.lanes) == (units if units <= MOST else 2)
    for token in range(layer_trace.steps):
        frame = made.frame(made.timeline.time_at_rest(token, last))
        found = list(_lanes(frame, lanes))
        stages = {"old": f"{state}_prev", "kept": lanes.kept_name, "new": state}
        seen = set()
        for stage, k, box in found:
            values = layer_trace[stages[stage]][token].astype(float)
            if units > MOST:
                values = np.array([np.maximum(values, 0).sum(), np.minimum(values, 0).sum()])
            assert box.height == pytest.approx(FULL * lanes.lanes[k].room * abs(values[k]) / lanes.limit)
            seen.add((stage, k))
        for stage, name in stages.items():
            values = layer_trace[name][token] if name else ()
            for k, value in enumerate(values if units <= MOST else ()):
                wide = lanes.width(k, float(value)) >= LEAST
                assert ((stage, k) in seen) == wide, (stage, k)


def test_a_memory_that_is_written_anew_has_no_lanes() -> None:
    made = film("rnn", 3)
    assert not Lanes(made.scene).stretches
    assert not _boxes(made.frame(made.timeline.time_at_rest(1, 1)), "memory.bed")


@pytest.mark.parametrize("cell", ["lstm", "lstm-peephole", "gru", "gru-before"])
def test_what_falls_is_the_share_that_is_not_kept(cell: str) -> None:
    made = film(cell, 4)
    scene, lanes = made.scene, Lanes(made.scene)
    beat = next(
        k for k, each in enumerate(scene.movements) if any(f.wire == f"{lanes.kept_name}>" for f in each.flights)
    )
    fell = 0
    for token in (1, 2, 3):
        amounts = lanes.amounts(token)
        heights = {
            round(lanes.width(k, amounts.old[k]) - lanes.width(k, amounts.kept[k]), 6) for k in range(4)
        }  # fmt: skip
        gate = scene.layer_trace[scene.cell.memory.keep or ""][token]
        for k in range(4):
            lost = 1.0 - lanes.width(k, amounts.kept[k]) / lanes.width(k, amounts.old[k])
            assert lost == pytest.approx(1.0 - float(gate[k]))
        for phase in np.linspace(0.0, 1.0, 60):
            for box in made.frame(made.timeline.time_of(token, beat, float(phase))).moving:
                if isinstance(box, Box) and box.stroke == "forget" and box.width == LONG:
                    assert round(box.height, 6) in heights
                    fell += 1
        rest = made.frame(made.timeline.time_at_rest(token, beat))
        assert not any(isinstance(box, Box) and box.width == LONG for box in rest.moving)
    assert fell > 30


def test_what_falls_goes_down_and_fades() -> None:
    made = builtin_film("jenny-rafsun")
    frames = (made.frame(made.timeline.time_of(11, 1, float(phase))) for phase in np.linspace(0.4, 0.99, 80))
    boxes = (mark for frame in frames for mark in frame.moving if isinstance(mark, Box) and mark.width == LONG)
    drops = [(box.y, box.opacity) for box in boxes if box.stroke == "forget" and box.height > 10.0]
    assert len(drops) > 20 and [y for y, _ in drops] == sorted(y for y, _ in drops)
    assert drops[-1][1] < 0.3 and max(opacity for _, opacity in drops) == 1.0


def test_what_is_added_is_blue_until_its_beat_ends() -> None:
    made = builtin_film("jenny-rafsun")
    lanes = Lanes(made.scene)
    amounts = lanes.amounts(11)
    frame = made.frame(made.timeline.time_of(11, 3, 0.6))
    blue = [box for box in _boxes(frame, "input") if box.x == pytest.approx(lanes.stretches[3].x0)]
    widths = sorted(box.height for box in blue)
    grown = lanes.width(2, amounts.new[2]) - lanes.width(2, amounts.kept[2])
    assert widths == [pytest.approx(grown), pytest.approx(lanes.width(0, amounts.new[0]))]
    rest = made.frame(made.timeline.time_at_rest(11, 3))
    assert not [
        box for box in _boxes(rest, "input") if box.x == pytest.approx(lanes.stretches[3].x0) and box.opacity > 0
    ]


def test_a_lane_below_zero_is_dashed() -> None:
    made = builtin_film("jenny-rafsun")
    lanes = Lanes(made.scene)
    frame = made.frame(made.timeline.time_at_rest(12, 4))
    dashes = [mark for mark in frame.settled if isinstance(mark, Curve) and mark.role == "memory.on"]
    assert {round(mark.points[0][1] - lanes.stretches[0].y, 3) for mark in dashes} == {round(lanes.lanes[0].offset, 3)}
    assert lanes.width(0, lanes.amounts(12).old[0]) > DASHED_FROM


def test_a_valve_is_shut_as_far_as_its_gate() -> None:
    made = builtin_film("jenny-rafsun")
    line = MemoryLine(made.scene)
    frame = made.frame(made.timeline.time_at_rest(11, 1))
    x = (line.lanes.times_at or (0.0, 0.0))[0] - 44.0
    slots = [
        box for box in _boxes(frame, "card") if box.stroke == "forget" and box.x + box.width / 2 == pytest.approx(x)
    ]
    shut = [box for box in _boxes(frame, "forget") if box.x + box.width / 2 == pytest.approx(x)]
    assert len(slots) == 3
    gate = made.scene.layer_trace["f"][11]
    assert [box.height / slots[0].height for box in shut] == pytest.approx([1.0 - gate[0]], abs=1e-9)
    before = made.frame(made.timeline.time_at_rest(11, 0))
    assert not [box for box in _boxes(before, "card") if box.stroke == "forget"]


@pytest.mark.parametrize("beat", range(5))
def test_what_a_beat_does_not_use_steps_back(beat: int) -> None:
    made = builtin_film("jenny-rafsun")
    frame = made.frame(made.timeline.time_at_rest(11, beat))
    used = {0: {"memory", "short"}, 1: {"memory", "forget", "short"}, 2: {"memory", "input", "short"}}
    used |= {3: {"memory", "input"}, 4: {"memory", "output", "short"}}
    veiled = {
        area.role for area in made.scene.diagram.areas for box in frame.settled
        if isinstance(box, Box) and box[:4] == (area.x, area.y, area.width, area.height)
        and box.opacity == pytest.approx(1.0 - LEFT)
    }  # fmt: skip
    assert veiled == {"memory", "forget", "input", "output", "short"} - used[beat]
    dim = {mark.role for mark in frame.moving if isinstance(mark, Node) and mark.opacity < 0.5}
    assert dim == {role for role in veiled if role != "short"} - {"memory"}


def test_nothing_dimmed_is_painted_again_while_it_rests() -> None:
    made = builtin_film("jenny-rafsun")
    start, stop = (made.timeline.time_of(11, 2, phase) for phase in (0.5, 0.6))
    one, other = made.frame(start), made.frame(stop)
    assert not [mark for mark in one.moving if isinstance(mark, Box) and mark.fill == "card" and mark.opacity < 1.0]
    assert {mark for mark in one.settled if isinstance(mark, Box)} == {m for m in other.settled if isinstance(m, Box)}


@pytest.mark.parametrize("cell", CELLS)
def test_what_is_not_computed_is_a_dashed_outline(cell: str) -> None:
    made = film(cell, 3)
    frame = made.frame(0.0)
    outlines = [mark for mark in frame.backdrop if isinstance(mark, Curve) and mark.dashed and len(mark.points) == 5]
    assert len(outlines) == len(made.scene.diagram.stations)
    assert {mark.role for mark in outlines} == {
        made.scene.diagram.role(s.quantity) for s in made.scene.diagram.stations.values()
    }


def test_memories_next_to_nothing_and_beyond_all_numbers_are_drawn() -> None:
    lesson = random_lesson("lstm", 3)
    made = Film(lesson, run(lesson))
    lanes = Lanes(made.scene)
    assert lanes.width(0, float("inf")) == pytest.approx(FULL * lanes.lanes[0].room)
    assert lanes.width(0, 1e-320) < LEAST and not lanes.width(0, 0.0)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 3, 6, 64])
def test_the_stack_has_the_same_lanes_in_every_row(cell: str, units: int) -> None:
    made = film(cell, units, "stack")
    view, state = made.composer, made.scene.cell.memory.state
    assert isinstance(view, StackView)
    lanes = view.lines[0].lanes
    assert bool(lanes.stretches) == (not made.scene.cell.memory.is_anew)
    for token in range(1, 4):
        frame = made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))
        for stage, k, box in _lanes(frame, lanes):
            assert box.height == pytest.approx(lanes.width(k, lanes.amounts(token).of(stage)[k])), (state, stage, k)
        heights = [lanes.width(k, value) for k, value in enumerate(lanes.amounts(token).new)]
        seen = {k for stage, k, _ in _lanes(frame, lanes) if stage == "new"}
        assert seen == ({k for k, high in enumerate(heights) if high >= LEAST} if lanes.stretches else set())


def test_in_the_stack_what_falls_is_what_is_not_kept() -> None:
    made = film("lstm", 3, "stack")
    assert isinstance(made.composer, StackView)
    lanes, fell = made.composer.lines[0].lanes, 0
    for time in np.linspace(made.timeline.time_of(2, 0, 0.0), made.timeline.time_of(2, 2, 0.0), 120):
        for box in made.frame(float(time)).moving:
            if isinstance(box, Box) and box.stroke == "forget":
                amounts = lanes.amounts(2)
                lost = [lanes.width(k, amounts.old[k]) - lanes.width(k, amounts.kept[k]) for k in range(3)]
                assert any(box.height == pytest.approx(each) for each in lost)
                fell += 1
    assert fell > 5
