"""Captions are true: every number in them is in the trace or follows from it, and other weights give other words."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.cells.cell import Cell, Memory
from simulator.engine.run import run_network
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.network.holds import Hold
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from simulator.network.network import Network
from tests.ui.film.films import CELLS, builtin_film, film, random_lesson
from ui.film.diagrams.diagram import Act, Plan
from ui.film.film import Film, FilmOptions
from ui.film.marks import Page
from ui.film.narration import caption_of, depths
from ui.film.narration.telling import LONGEST
from ui.film.scene.scene import Scene
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.text.number_format import MINUS

DEPTHS = tuple(depths())
NUMBER = re.compile(rf"(?<![\w”“.])[+{MINUS}]?\d+(?:[.,]\d+)?(?:·10[⁻⁰-⁹²³¹]+)?(?:\u202f%)?")
NEARLY_ONE = re.compile(rf"({MINUS}?)\b1[ \u00a0][+{MINUS}][ \u00a0](\d[.,]\d+·10⁻[⁰-⁹²³¹]+)")
NUMBERED = r"(?:unit|column|layer|Einheit|Spalte|Schicht)[ \u00a0]\d+"
COUNTED = r"(?:\d+ (?:of|von) |all |allen? )?\d+ (?:units|Einheiten)"
POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _true_values(scene: Scene, token: int) -> np.ndarray:
    """Every number of the step, and those that follow from it: sizes, shares, what is lost, changes."""
    record, memory = scene.layer_trace, scene.cell.memory
    names = (*record.quantities, "x", *(f"{state}_prev" for state in scene.cell.states))
    rows = [np.asarray(record[name][token]) for name in names]
    if memory.keep is not None:
        rows += [1.0 - record[memory.keep][token], _means(record[memory.keep][token])]
    rows += [record[memory.state][token] - record[f"{memory.state}_prev"][token]]
    values = np.concatenate([np.ravel(row) for row in rows])
    return np.concatenate([[0.0, 1.0], values, np.abs(values)])


def _means(keep: np.ndarray) -> np.ndarray:
    """The means over any of the units, for few units; the mean is over those that hold something."""
    if len(keep) > 10:
        return keep.mean(keepdims=True)
    masks = range(1, 2 ** len(keep))
    return np.array([np.mean([value for k, value in enumerate(keep) if mask >> k & 1]) for mask in masks])


def _numbers(caption: str, names: tuple[str, ...]) -> list[tuple[float, float]]:
    """The numbers of a caption with a unit of their last place, as bounds are rounded; names and words left out."""
    text = re.sub(r"(?:“[^”]*”|„[^“]*“)(?: \(\d+\))?", "", caption)
    text = re.sub(f"{NUMBERED}|{COUNTED}", "", text, flags=re.IGNORECASE)
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "", text)
    found = []
    for sign, word in NEARLY_ONE.findall(text):
        ((lacks, place),) = _numbers(word, ())
        found.append((-1.0 + lacks if sign else 1.0 - lacks, place))
    for word in NUMBER.findall(NEARLY_ONE.sub("", text)):
        factor = 0.01 if word.endswith("%") else 1.0
        digits, _, power = word.removesuffix("\u202f%").replace(MINUS, "-").replace(",", ".").partition("·10")
        factor *= 10.0 ** int(power.translate(POWERS)) if power else 1.0
        places = len(digits.partition(".")[2])
        found.append((float(digits) * factor, 1.0000001 * 10.0**-places * factor))
    return found


def _check(made: Film) -> int:
    checked = 0
    for token, beat in made.timeline.places():
        values, caption = _true_values(made.scene, token), made.caption(token, beat)
        assert caption
        assert len(caption) <= LONGEST, caption
        for number, margin in _numbers(caption, made.scene.unit_names):
            assert np.abs(values - number).min() <= margin + 1e-12, (caption, number)
            checked += 1
    return checked


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_captions_of_the_built_in_lessons_are_true(key: str, depth: str) -> None:
    lesson = builtin_lessons()[key]
    trace = run(lesson)
    for language, notation in (("en", "pytorch"), ("de", "tutorial")):
        films = [
            Film(lesson, trace, FilmOptions(layer=layer, depth=depth, language=language, notation=notation))
            for layer in range(len(trace.layers))
        ]
        assert sum(_check(made) for made in films) > 0


@settings(max_examples=60)
@given(
    cell=st.sampled_from(CELLS),
    units=st.integers(1, 9),
    seed=st.integers(0, 10_000),
    depth=st.sampled_from(DEPTHS),
    notation=st.sampled_from(tuple(NOTATIONS)),
    language=st.sampled_from(("en", "de")),
    letters=st.integers(1, 80),
)
def test_captions_of_random_networks_are_true_and_short(
    cell: str, units: int, seed: int, depth: str, notation: str, language: str, letters: int
) -> None:
    """Also where tokens and units have names of many letters."""
    names = tuple("abcdefghi"[k] * letters for k in range(units))
    words = " ".join(letter * letters for letter in "xyzx")
    layer = LayerSpec(cell=cell, units=units, seed=seed, unit_names=names)
    lesson = replace(random_lesson(cell, 3, words), layers=(layer,))
    _check(Film(lesson, run(lesson), FilmOptions(depth=depth, notation=notation, language=language)))


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("cell", CELLS)
def test_other_weights_give_other_captions(cell: str, depth: str) -> None:
    told_of = set()
    for seed in range(6):
        lesson = replace(random_lesson(cell, 3), layers=(LayerSpec(cell=cell, units=3, seed=seed),))
        made = Film(lesson, run(lesson), FilmOptions(depth=depth))
        told_of.add(tuple(made.caption(token, beat) for token, beat in made.timeline.places()))
    assert len(told_of) == 6


@pytest.mark.parametrize("cell", CELLS)
def test_depths_notations_and_languages_say_it_differently(cell: str) -> None:
    lesson = random_lesson(cell, 3)
    trace = run(lesson)

    def said(**how: str) -> str:
        return Film(lesson, trace, FilmOptions(**how)).caption(2, 1)

    assert len({said(depth=depth) for depth in DEPTHS}) == 3
    assert said() != said(language="de")
    formula = {said(depth="symbols", notation=notation) for notation in NOTATIONS}
    assert len(formula) > 1


def _said(made: Film, token: int, key: str) -> str:
    return made.caption(token, [beat.key for beat in made.timeline.beats].index(key))


def _film(key: str, **how: str) -> Film:
    lesson = builtin_lessons()[key]
    return Film(lesson, run(lesson), FilmOptions(**how))


def test_rafsun_closes_the_gate_on_one_unit_only() -> None:
    said = _said(builtin_film("jenny-rafsun"), 11, "forget")
    assert said == (
        "“Rafsun” closes the forget gate on gender: 99.97\u202f% of its +0.992 is erased. "
        "Almost untouched: liking and words (99.97\u202f% kept)."
    )


def test_the_same_with_symbols_with_numbers_and_in_german() -> None:
    assert _said(_film("jenny-rafsun", depth="symbols"), 11, "forget") == (
        "fₜ ⊙ cₜ₋₁: fₜ = 0.00034 closes on gender; fₜ = 0.9997 stays open on liking and words"
    )
    assert _said(_film("jenny-rafsun", depth="symbols", notation="olah"), 11, "memory") == (
        "Cₜ = fₜ ∗ Cₜ₋₁ + iₜ ∗ C̃ₜ: Cₜ turns its sign in gender; largest |Cₜ − Cₜ₋₁| in gender: 1.986"
    )
    assert _said(_film("jenny-rafsun", depth="numbers", language="de"), 11, "forget") == (
        "fₜ ⊙ cₜ₋₁ = [0,000335; 0,99966; 0,99966] · [0,99206; 0,99172; 1,0941] = [0,00033; 0,9914; 1,094]"
    )
    assert _said(_film("jenny-rafsun", language="de"), 11, "forget") == (
        "„Rafsun“ schließt das Forget-Gate in gender: Von +0,992 werden 99,97\u202f% gelöscht. "
        "Fast unberührt: liking und words (99,97\u202f% bleiben)."
    )


def test_the_tutorials_sums_are_spelled_out_and_called_set_by_hand() -> None:
    made = builtin_film("worked-example")
    said = [_said(made, 0, key) for key in ("forget", "input", "memory")]
    assert "[1, 2, 4] · [1, 0, 1] = [1, 0, 4]" in said[0] and "Set by hand" in said[0]
    assert "[0, 3, 0]" in said[1] and "Set by hand" in said[1]
    assert "[1, 0, 4] + [0, 3, 0] = [1, 3, 4]" in said[2]


@pytest.mark.parametrize("depth", ("symbols", "numbers"))
def test_what_was_set_by_hand_is_called_so_in_every_depth(depth: str) -> None:
    made = _film("worked-example", depth=depth)
    assert "set by hand" in _said(made, 0, "input")
    assert "set by hand" not in _said(made, 2, "input")


def test_the_gru_says_why_its_count_saturates() -> None:
    made = builtin_film("same-in-a-gru")
    memory = len(made.timeline.beats) - 1
    said = [made.caption(token, memory) for token in range(len(made.timeline.tokens))]
    assert any("h is a mean of old and new, z·h + (1−z)·n, and cannot pass 1" in text for text in said)


def test_no_name_of_a_unit_is_taken_for_a_word() -> None:
    lesson = builtin_lessons()["jenny-rafsun"]
    layers = (replace(lesson.layers[0], unit_names=("the", "x", "girl memory")), *lesson.layers[1:])
    lesson = replace(lesson, layers=layers, storyline=None)
    said = _said(Film(lesson, run(lesson)), 11, "forget")
    assert "on “the”: " in said and "“x” and “girl memory”" in said


OWN = Cell(
    key="own",
    name="A cell of one's own",
    states=("s",),
    memory=Memory("s", "k", "w"),
    equations="""
        k = sigmoid(W_k @ x + U_k @ s_prev + b_k)
        w = relu(W_w @ x + b_w)
        s = k * s_prev + w
    """,
    paper="",
)
UNKNOWN = Plan("all", "All", "short", "sing", (Act(("k", "w"), formula="w"), Act(("s",), formula="s")))


def _own(depth: str, units: int, says: str = "sing", holds: tuple[Hold, ...] = ()) -> tuple[Scene, list[str]]:
    layer = Layer(OWN, 2, units, initialise(OWN, 2, units, seed=3))
    trace = run_network(Network((layer,)), np.linspace(-1.0, 2.0, 8).reshape(4, 2), "abcd", holds=holds)
    lesson: Lesson = random_lesson("lstm", 1)
    scene = Scene(lesson, trace, 0, 0, Page(), depth=depth)
    plan = Plan(UNKNOWN.key, UNKNOWN.title, UNKNOWN.role, says, UNKNOWN.acts)
    return scene, [caption_of(scene, token, plan) for token in range(4)]


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("units", [1, 2, 7])
@pytest.mark.parametrize("says", ["sing", "keep", "write", "memory", "output", "reset", "candidate", "read"])
def test_a_cell_of_ones_own_is_told_by_its_equations(depth: str, units: int, says: str) -> None:
    scene, captions = _own(depth, units, says)
    for token, caption in enumerate(captions):
        values = _true_values(scene, token)
        for number, margin in _numbers(caption, scene.unit_names):
            assert np.abs(values - number).min() <= margin + 1e-12, (caption, number)
    assert len(set(captions)) == 4


def test_generic_words_name_gates_and_quantities() -> None:
    assert re.match(r"The gate kₜ lets .+ through\. ", _own("sentence", 2)[1][1])
    assert _own("symbols", 2)[1][1].startswith("sₜ = kₜ ⊙ sₜ₋₁ + wₜ: ")
    held = (Hold(0, "s", (0, 1), (0.25, 0.5), (1, 2)),)
    assert "Set by hand, not computed: s = [0.2500, 0.5000]." in _own("sentence", 2, holds=held)[1][1]


def test_an_unbounded_memory_is_not_said_to_be_bounded() -> None:
    assert "cannot pass 1" not in " ".join(_own("sentence", 2, "memory")[1])


def test_every_language_tells_every_beat() -> None:
    for key in languages():
        made = _film("jenny-rafsun", language=key)
        assert all(made.caption(token, beat) for token, beat in made.timeline.places())


def test_a_memory_that_only_grows_is_not_said_to_be_written_anew() -> None:
    for view in ("unrolled", "stack"):
        told = {film("lstm-1997", 3, view).caption(token, -1) for token in range(1, 4)}
        assert all("keeps 100\u202f% of its memory and adds" in caption for caption in told), told
    assert "anew" in film("rnn", 3, "stack").caption(1, -1)
