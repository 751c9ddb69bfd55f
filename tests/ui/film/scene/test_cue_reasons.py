"""Why a film stops, in words: what falls and what is only below, by whose hand, and numbers beside their bound."""

from __future__ import annotations

from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.guide.cues import places
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.guide.cues.token import AtToken
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson
from tests.ui.film.films import random_lesson
from ui.film.film import Film
from ui.film.scene.cue_reasons import reason


def told(lesson: Lesson, *cues: Cue) -> list[str]:
    made = Film(lesson := replace(lesson, cues=cues), run(lesson))
    return [reason(made.scene, place) for place in places(made.scene.trace, lesson.cues)]


def hold(
    quantity: str, *values: float, units: tuple[int, ...] = (), start: int = 0, stop: int | None = None
) -> HoldSpec:
    return HoldSpec(0, quantity, units=units, values=values, start=start, stop=stop)


def test_a_gate_falls_only_where_it_was_above() -> None:
    assert set(told(find("jenny-rafsun"), GateBelow(layer=1))) == {"layer 2: f is below 0.1000 in pronoun (0.00034)"}
    assert told(find("four-beats"), GateBelow())[0] == "f falls below 0.1000 in beat (0.000042)"
    lesson = replace(find("jenny-rafsun"), readout=None)
    fell = [words for words in told(lesson, GateBelow()) if "falls" in words]
    assert "layer 1: f falls below 0.1000 in gender (0.00034)" in fell


def test_numbers_are_written_so_that_they_are_below_their_bound() -> None:
    lesson = replace(random_lesson("lstm", 2), holds=(hold("a_f", -1e-7, -2e-7, start=1),))
    words = told(lesson, GateBelow(below=0.5, over="mean"))
    assert words[-1].endswith("f is below 0.5000 on average (0.49999996)"), words
    assert told(lesson, GateBelow(below=0.5))[-1].endswith("(0.4999 to 0.49999998)")


def test_what_was_set_by_hand_does_not_fall() -> None:
    lesson = replace(random_lesson("lstm", 2), holds=(hold("f", 0.05, start=1, stop=2), hold("c", 1.0, -1.0, stop=1),
                                                       hold("c", -1.0, 1.0, start=1, stop=2)))  # fmt: skip
    assert "f is set by hand below 0.1000 in unit 1 and unit 2 (0.0500)" in told(lesson, GateBelow())
    assert "c is set by hand to the other sign in unit 1 and unit 2" in told(lesson, SignFlip())


def test_gates_that_are_0_or_1_are_not_nearly_so() -> None:
    lesson = random_lesson("lstm", 2)
    assert set(told(replace(lesson, idealised=True), Saturated(above=0.5))) == {"all of f, i and o are exactly 0 or 1"}
    assert all("exactly" not in words for words in told(find("jenny-rafsun"), Saturated(above=0.1)))


def test_units_and_tokens_are_told_as_names() -> None:
    lesson = replace(
        random_lesson("lstm", 2), layers=(LayerSpec(cell="lstm", units=2, seed=7, unit_names=("all", "Fox")),)
    )
    assert "c turns" not in told(replace(lesson, holds=(hold("f", 0.0),)), GateBelow(below=0.5))[0]
    assert "in “all” and Fox (0)" in told(replace(lesson, holds=(hold("f", 0.0),)), GateBelow(below=0.5))[0]
    assert told(lesson, AtToken(token=3)) == ["the chosen token “two” (4)"]
    many = replace(random_lesson("lstm", 64), holds=(hold("f", 0.0),))
    assert "in all 64 units" in told(many, GateBelow())[0]


def test_in_a_layer_that_reads_from_the_end_a_gate_falls_from_the_token_read_before() -> None:
    both = replace(
        random_lesson("lstm", 2), layers=(LayerSpec("lstm", 2, seed=4), LayerSpec("lstm", 2, seed=5, reverse=True))
    )
    cue = GateBelow(layer=1, gate="f", below=0.5)
    made = Film(lesson := replace(both, cues=(cue,)), run(lesson))
    gate, words = made.scene.trace.layers[1]["f"], {}
    for place in places(made.scene.trace, lesson.cues):
        words[place.step] = reason(made.scene, place)
    low = [token for token in range(len(gate)) if (gate[token] < 0.5).any()]
    assert list(words) == low and {"falls" in each for each in words.values()} == {False, True}
    for token, said in words.items():
        fell = token + 1 < len(gate) and ((gate[token] < 0.5) & (gate[token + 1] >= 0.5)).any()
        assert ("falls" in said) == fell, said
