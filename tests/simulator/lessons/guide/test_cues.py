"""Cues: met where the run meets them, and nowhere else; ill-fitting ones are told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.cells import find_cell
from simulator.engine.run import run_network
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.layers import with_cues, with_layer
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.file import dumps, loads
from simulator.lessons.guide.cues import places
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.guide.cues.token import AtToken
from simulator.lessons.report import describe
from simulator.lessons.run import run
from simulator.lessons.schema import LessonError
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer, NetworkError
from simulator.network.network import Network

JENNY = run(builtin_lessons()["jenny-rafsun"])
RNN = run(builtin_lessons()["simple-rnn"])


def test_the_forget_gate_falls_at_both_names_and_at_the_word_of_liking() -> None:
    steps = {place.step for place in places(JENNY, [GateBelow()])}
    assert {2, 11} <= steps
    assert steps == set(np.flatnonzero((JENNY.layers[0]["f"] < 0.1).any(axis=1)).tolist())


def test_the_sign_flips_at_rafsun_alone() -> None:
    assert [(p.step, p.quantity) for p in places(JENNY, [SignFlip()])] == [(11, "c")]


@given(st.floats(0.0, 1.0), st.sampled_from(["any", "mean"]), st.sampled_from(["f", "i", "o"]))
def test_a_gate_below_a_bound(bound: float, over: str, gate: str) -> None:
    cue = GateBelow(layer=1, gate=gate, below=bound, over=over)  # type: ignore[arg-type]
    values = JENNY.layers[1][gate]
    low = values.min(axis=1) if over == "any" else values.mean(axis=1)
    assert [p.step for p in places(JENNY, [cue])] == np.flatnonzero(low < bound).tolist()


def test_saturation_over_all_gates() -> None:
    found = places(JENNY, [Saturated(above=0.99)])
    assert [p.step for p in found] == list(range(20))  # K = 8: every gate of layer 0 is shut or open
    assert places(JENNY, [Saturated(layer=1, gate="f", above=0.99)]) == ()


def test_several_cues_come_in_the_order_of_the_run() -> None:
    found = places(JENNY, [AtToken(15), SignFlip(), AtToken(3)])
    assert [(p.step, p.cue) for p in found] == [(3, 2), (11, 1), (15, 0)]


def test_places_are_found_once_for_a_run_and_its_cues() -> None:
    cues = (AtToken(15), SignFlip())
    assert places(JENNY, cues) is places(JENNY, list(cues))
    assert len(places(JENNY, cues[:1])) == 1 and len(places(JENNY, cues)) == 2


def test_a_turn_starts_at_a_sign_and_ends_at_the_other_by_at_least_so_much() -> None:
    first = replace(JENNY.layers[0], rows=np.array([[0.0], [2.0], [-0.5], [0.0], [-1.0], [1e-200], [-1e-200]]),
                    places={"c": slice(0, 1)}, inputs=np.zeros((6, 1)))  # fmt: skip
    trace = replace(JENNY, layers=(first,), inputs=first.inputs)
    assert [p.step for p in places(trace, [SignFlip(least=0.0)])] == [1, 4, 5], "0 has no sign"
    assert [p.step for p in places(trace, [SignFlip(least=0.5)])] == [1]
    assert places(trace, [SignFlip(least=0.6)]) == ()


def test_a_cell_without_gates_meets_no_gate_cue() -> None:
    assert places(RNN, [GateBelow(), Saturated()]) == ()


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        (AtToken(20), "no token 20. Tokens are 0 to 19."), (SignFlip(layer=2), "no layer 2. Layers are 0 to 1."),
        (GateBelow(gate="z"), "Write one of: f, i, o"),
    ],
)  # fmt: skip
def test_a_cue_that_fits_nothing_is_told(cue: object, words: str) -> None:
    with pytest.raises(NetworkError, match=words):
        places(JENNY, [cue])  # type: ignore[list-item]


def test_a_lesson_keeps_its_cues_in_its_file() -> None:
    cues = (GateBelow(gate="i", below=0.2, over="mean"), SignFlip(layer=1), Saturated(above=0.5), AtToken(4))
    lesson = with_cues(builtin_lessons()["jenny-rafsun"], cues).lesson
    assert loads(dumps(lesson)).cues == cues
    assert sum(line.startswith("stops: ") for line in describe(lesson)) == 4


@pytest.mark.parametrize(
    ("cue", "field"),
    [
        (AtToken(20), "cues[0].token"),
        (SignFlip(layer=2), "cues[0].layer"),
        (GateBelow(gate="z"), "cues[0].gate"),
        (GateBelow(below=float("nan")), "cues[0].below"),
    ],
)
def test_a_lesson_names_the_field_of_a_cue_that_does_not_fit(cue: Cue, field: str) -> None:
    with pytest.raises(LessonError) as caught:
        with_cues(builtin_lessons()["jenny-rafsun"], [cue])
    assert caught.value.field == field


def test_an_edit_drops_the_cues_that_fit_no_more() -> None:
    cues = [AtToken(15), AtToken(1), GateBelow(gate="f"), SignFlip()]
    lesson = with_cues(builtin_lessons()["jenny-rafsun"], cues)
    shorter = with_sequence(lesson, "I love Jenny").lesson
    assert shorter.cues == (AtToken(1), GateBelow(gate="f"), SignFlip())
    assert with_layer(shorter, 0, cell="gru").lesson.cues == (AtToken(1), SignFlip())


def test_what_keeps_may_be_one_minus_a_gate() -> None:
    """A coupled LSTM forgets as much as it lets in: what keeps is no gate of its own, and can fall all the same."""
    lstm = find_cell("lstm")
    lines = [line.strip() for line in lstm.equations.strip().splitlines()]
    assert lines[0].startswith("f = ") and lines[1].startswith("i = ")
    equations = "\n".join((lines[1], "f = 1 - i", *lines[2:]))
    coupled = replace(lstm, key="coupled", equations=equations, gates={}, quantities={})
    layer = Layer(coupled, 2, 3, initialise(coupled, 2, 3, "pytorch", 1))
    trace = run_network(Network((layer,)), np.random.default_rng(0).normal(size=(20, 2)), ["a"] * 20)
    assert "f" not in coupled.gates
    low = np.flatnonzero(trace.layers[0]["f"].min(axis=1) < 0.4).tolist()
    assert low and [place.step for place in places(trace, [GateBelow(below=0.4)])] == low


def test_a_cue_says_which_gate_it_watches() -> None:
    assert "the gate that keeps of layer 0" in GateBelow().describe()
    assert "where i of layer 1" in GateBelow(layer=1, gate="i").describe()


def test_a_cue_at_a_token_is_met_in_the_first_layer() -> None:
    assert [place.layer for place in places(JENNY, [AtToken(3)])] == [0]
