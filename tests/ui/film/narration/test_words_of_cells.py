"""Nothing is said of a cell that does not hold: the whole truth of a state, hands, zeros, ties, and what is new."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec
from simulator.text.tokens import Words
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.worded import caption, changed, held
from ui.film.film import Film, FilmOptions

JENNY, GRU, RANDOM = (changed(key) for key in ("jenny-rafsun", "same-in-a-gru", "random-stack"))
LANGUAGES = ("en", "de")
DEPTHS = ("sentence", "symbols", "numbers")


def said(english: str, german: str, language: str) -> str:
    return english if language == "en" else german


# ---- a gate that also writes, and a past that is not there -----------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_update_gate_without_a_memory_still_lets_something_in(language: str) -> None:
    text = caption(GRU, 0, 3, language=language)
    assert text == said(
        "Nothing is in memory to keep; 1 − z lets 0.03\u202f% to 10.0\u202f% of n in.",
        "Im Gedächtnis steht nichts, was zu behalten wäre; 1 − z lässt 0,03\u202f% bis 10,0\u202f% von n herein.",
        language,
    )
    assert "changes" not in caption(GRU, 0, 3, depth="symbols")


@pytest.mark.parametrize("cell", ["gru", "gru-before", "lstm-coupled"])
def test_only_a_gate_that_does_nothing_else_changes_nothing(cell: str) -> None:
    lesson = random_lesson(cell, 3)
    made = Film(lesson, run(lesson), FilmOptions())
    captions = [made.caption(0, beat) for beat in range(len(made.timeline.beats))]
    assert not any("changes nothing" in text for text in captions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reset_gate_lets_in_only_a_past_that_is_there(language: str) -> None:
    first, second = (caption(GRU, token, 1, language=language) for token in (0, 1))
    assert said("h is 0: there is no past", "h ist 0: Es gibt keine Vergangenheit", language) in first
    assert (
        said("the weights of h in the candidate give 0", "die Gewichte von h im Kandidaten geben", language) in second
    )
    bias = random_lesson("gru", 1)
    assert "past into the candidate" not in caption(bias, 0, 1) and "past into the candidate" in caption(bias, 2, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gate_that_shuts_on_nothing_is_told(language: str) -> None:
    text = caption(JENNY, 2, 1, language=language)
    assert (
        said("It is shut on gender, but nothing", "In gender ist es geschlossen, aber dort ist nichts", language)
        in text
    )
    assert "liking" in text and "words" in text


def test_only_an_empty_start_is_one() -> None:
    lesson = replace(
        random_lesson("lstm", 2), layers=(replace(random_lesson("lstm", 2).layers[0], initial={"h": (0.5, 0.5)}),)
    )
    assert caption(lesson, 0, 0).endswith("The lesson starts with h = [0.5000, 0.5000] and c = [0, 0].")


# ---- by hand ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(
    ("quantity", "value", "units", "beat", "words"),
    [
        ("added", 0.5, (0,), 2, "in gender"),
        ("c", 0.5, (0,), 3, "in gender"),
        ("kept", 0.9, (), 1, "[0.9000, 0.9000, 0.9000]"),
        ("tanh_c", 0.2, (), 4, "[0.2000, 0.2000, 0.2000]"),
        ("h", 0.5, (), 4, "[0.5000, 0.5000, 0.5000]"),
        ("f", 0.5, (1, 2), 1, "in liking {and} words"),
        ("i", 0.5, (1,), 2, "in liking"),
        ("g", 0.5, (1,), 2, "in liking"),
        ("o", 0.5, (2,), 4, "in words"),
        ("a_o", 0.5, (2,), 4, "in words"),
    ],
)
def test_a_hand_is_told_with_its_units(
    quantity: str, value: float, units: tuple[int, ...], beat: int, words: str, depth: str, language: str
) -> None:
    lesson = changed("jenny-rafsun", held(0, quantity, value, units, 11))
    text = caption(lesson, 11, beat, depth=depth, language=language)
    words = words.format(**{"and": said("and", "und", language)})
    words = words if language == "en" else words.replace(", ", "; ").replace(".", ",")
    assert said("et by hand", "on Hand gesetzt", language) in text
    assert words in text, text
    assert "tanh(−0" not in text.replace("tanh([", "tanh(") or quantity not in ("tanh_c", "h")


def test_what_a_hand_keeps_is_not_told_as_what_a_gate_erased() -> None:
    lesson = changed("jenny-rafsun", held(0, "kept", 0.9, (), 11))
    assert "erased" not in caption(lesson, 11, 1)
    lesson = changed("jenny-rafsun", held(0, "f", 0.0, (0,), 11))
    assert "“Rafsun” closes" not in caption(lesson, 11, 1)


def test_of_many_units_a_hand_is_counted() -> None:
    lesson = changed("random-stack", held(0, "f", 0.2, (0, 1, 2, 3, 4), 3))
    assert caption(lesson, 3, 1).startswith("Set by hand, not computed: f = 0.2000 in 5 of 6 units.")


def test_a_large_value_elsewhere_in_the_run_changes_no_sentence() -> None:
    lesson = changed("jenny-rafsun", held(0, "c", 100.0, (0,), 19))
    for token in range(19):
        for beat in range(1, 5):
            assert caption(lesson, token, beat) == caption(JENNY, token, beat)


@pytest.mark.parametrize("quantity", ["h", "replace", "z"])
def test_a_memory_that_a_hand_has_moved_is_not_said_to_be_bounded(quantity: str) -> None:
    lesson = changed("same-in-a-gru", held(0, quantity, 2.0, (2,), 3))
    made = Film(lesson, run(lesson))
    assert not any("cannot pass 1" in made.caption(token, 5) for token in range(len(made.timeline.tokens)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_gates_that_are_rounded_are_told_as_rounded(language: str) -> None:
    lesson = changed("jenny-rafsun", idealised=True)
    word = said("rounded", "gerundete", language)
    assert word in caption(lesson, 11, 1, language=language) and word in caption(lesson, 11, 4, language=language)
    rounded = said("rounded to 0 or 1", "auf 0 oder 1 gerundet", language)
    for depth in ("symbols", "numbers"):
        assert f"fₜ {rounded}" in caption(lesson, 11, 1, depth=depth, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_masked_token_zeros_come_in(language: str) -> None:
    text = caption(changed("jenny-rafsun", masked=(2,)), 2, 0, language=language)
    assert said("only zeros come in as x", "Nur Nullen kommen als x herein", language) in text


# ---- what is new -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_shut_before_stays_shut(language: str) -> None:
    text = caption(JENNY, 4, 1, layer=1, language=language)
    assert text.startswith(
        said("The forget gate stays shut on pronoun: ", "Das Forget-Gate bleibt in pronoun geschlossen: ", language)
    )
    assert caption(JENNY, 11, 1, language=language).startswith(said("“Rafsun” closes", "„Rafsun“ schließt", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_new_is_one_short_sentence(language: str) -> None:
    assert caption(JENNY, 6, 1, language=language) == said(
        "Nothing new: the forget gate stays open.", "Nichts Neues: Das Forget-Gate bleibt offen.", language
    )


def test_the_sum_is_said_once() -> None:
    captions = [caption(JENNY, token, 3) for token in range(20)]
    assert [token for token, text in enumerate(captions) if "Kept plus added" in text] == [0]


def test_where_the_input_goes_is_said_once() -> None:
    captions = [caption(JENNY, token, 0) for token in range(20)]
    assert [token for token, text in enumerate(captions) if "every gate" in text] == [1]


# ---- zeros, ties, many units -----------------------------------------------------------------------------------------


def _equal_units(cell: str, units: int) -> str:
    """All that is said of a lesson whose units have the same weights."""
    lesson = random_lesson(cell, 1)
    given = run(lesson).layers[0].layer.weights
    weights: dict[str, tuple[Any, ...]] = {}
    for name, value in given.items():
        rows = np.repeat(value, units, axis=0)
        rows = np.repeat(rows, units, axis=1) if name.startswith("U") else rows
        weights[name] = tuple(rows.tolist()) if rows.ndim == 1 else tuple(map(tuple, rows.tolist()))
    layer = LayerSpec(cell=cell, units=units, weights=weights)
    lesson = replace(lesson, layers=(layer,))
    made = Film(lesson, run(lesson), FilmOptions())
    return " ".join(made.caption(token, beat) for token, beat in made.timeline.places())


def test_equal_units_are_a_tie() -> None:
    text = _equal_units("lstm", 4)
    assert "The largest loss is in" not in text and "The largest change is in unit" not in text
    assert "The largest change is the same in all 4 units" in text
    assert "to each of 4 units" in text


def test_of_four_units_no_three_are_all() -> None:
    text = caption(RANDOM, 0, 2, layer=2)
    assert "; largest: " in text and "unit 3" not in text


def test_signs_that_turn_in_small_numbers_are_counted() -> None:
    assert caption(JENNY, 11, 3, layer=1) == (
        "The sign turns in pronoun (from +0.979 to −0.979) and noun (from +0.977 to −0.001)."
    )


def test_a_share_next_to_nothing_is_not_nothing() -> None:
    text = caption(changed("four-beats"), 0, 4)
    assert text.startswith("The output gate lets under 0.01\u202f% of tanh(c) through.")


def test_nothing_elsewhere_is_nothing() -> None:
    assert caption(JENNY, 3, 2) == "“and” writes +0.100 to words; nothing elsewhere."


def test_a_memory_written_anew_that_stays_is_not_mixed_and_kept_in_one_breath() -> None:
    text = caption(changed("simple-rnn"), 0, 1)
    assert "stays as it was" not in text


@pytest.mark.parametrize("notation", ["olah", "tutorial"])
def test_one_vector_goes_only_into_what_multiplies_it(notation: str) -> None:
    text = caption(GRU, 1, 0, depth="symbols", notation=notation)
    assert "[hₜ₋₁, xₜ]" not in text and text.endswith("hₜ₋₁ from “I” goes into rₜ, zₜ and qₜ")


def test_equal_tokens_are_told_apart_by_their_place() -> None:
    lesson = replace(random_lesson("lstm", 2), sequence=Words("one one two"))
    assert "h from “one” (1)" in caption(lesson, 1, 0)
