"""What charts say holds: of empty memories, of hands, of signs, of ties, of what is endless, and of equal tokens."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.charts.gradient import reach_back
from simulator.analysis.charts.half_life import lives
from simulator.analysis.charts.ledger import shares
from simulator.lessons.builtin import find
from simulator.lessons.file import loads
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson
from tests.lessons import lessons_of_every_run
from tests.ui.film.films import random_lesson
from ui.film.charts.claims import gradient, half_life, kept, ledger, memory
from ui.film.charts.claims.caption import PartlyByHand
from ui.film.charts.parts.labels import size_of, tokens_of
from ui.film.film import Film, FilmOptions
from ui.film.marks import Text
from ui.film.narration.amounts import Amount
from ui.film.narration.step import Step
from ui.film.narration.telling import fits
from ui.film.scene.chart_options import ChartOptions
from ui.film.text.language import ENGLISH, languages

CASES = Path(__file__).parent / "cases"
JENNY = "jenny-rafsun"
VIEWS = ("memory", "kept", "gates", "half-life", "gradient", "ledger")


def _held(key: str, *holds: HoldSpec) -> Lesson:
    return replace(find(key), holds=holds)


def _film(lesson: Lesson, view: str, **options: Any) -> Film:
    return Film(lesson, run(lesson), FilmOptions(view=view, **options))


def _case(number: str, view: str, token: int, unit: int = 0, layer: int = 0) -> str:
    lesson = loads(json.dumps({"format": 1, **json.loads((CASES / f"{number}.json").read_text("utf-8"))}).encode())
    return _film(lesson, view, unit=unit, layer=layer).caption(token, -1)


# ---- the ledger ------------------------------------------------------------------------------------------------------


def test_most_of_it_is_more_than_half_with_the_signs() -> None:
    made = _film(find(JENNY), "ledger", unit=2)
    told = made.caption(6, -1)
    assert told == "After “a”, c of words is +0.697, in 7 parts of +0.099 to +0.100."
    seen = set()
    for lesson in (find(JENNY), random_lesson("lstm", 4, "a b c d e f g h")):
        for unit in range(3):
            film = _film(lesson, "ledger", unit=unit)
            found = shares(film.scene.trace, 0, (unit,))
            for token in range(film.scene.trace.steps):
                row, value, told = found.shares[token], found.value[token], film.caption(token, -1)
                claim = ledger.LargestParts(found, ledger.largest_parts(row), "most")
                named = row[list(claim.parts)].sum()
                if "most of it" in told:
                    assert 0.499 < named / value < 1.001
                seen.add("most of it" in told)
    assert seen == {True, False}


def test_what_a_token_s_absence_would_change_is_told_where_it_is_news() -> None:
    for key in lessons_of_every_run():
        film = _film(find(key), "ledger")
        for token in range(film.scene.trace.steps):
            told = film.caption(token, -1)
            if "Without" in told:
                is_now, without = told.split("Without")
                assert without.rstrip(".").split()[-1] not in is_now
    lesson = replace(find(JENNY), masked=(5,))
    assert "Without" not in _film(lesson, "ledger").caption(5, -1)
    assert "Without" not in _case("63", "ledger", 0, 1)


def test_nothing_left_is_not_nothing_written() -> None:
    lesson = _held(JENNY, *(HoldSpec(0, name, values=(0.0,), start=3, stop=4) for name in ("f", "added")))
    made = _film(lesson, "ledger")
    assert made.caption(3, -1) == "After “and”, nothing is left of what was written."
    assert made.caption(1, -1) == "After “love”, nothing has been written yet."
    assert _case("01", "ledger", 1) == "After “I”, nothing is left of what was written."


def test_the_weights_of_an_average_are_told_with_what_the_empty_start_weighs() -> None:
    made = _film(find("same-in-a-gru"), "ledger", unit=2)
    heads = {}
    for token in (0, 3):
        rest = made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))
        texts = [mark.plain for mark in rest.everything if isinstance(mark, Text)]
        heads[token] = next(text for text in texts if text.startswith("average"))
    assert heads[0] == "average, 0.9002 on the empty start: h = +0.099"
    assert "on the empty start" in heads[3]


def test_what_a_hand_wrote_is_said_to_be_by_hand() -> None:
    made = _film(_held(JENNY, HoldSpec(0, "c", values=(0.5,), units=(0,), start=5, stop=6)), "ledger")
    assert "+0.500 by hand at" in made.caption(5, -1)
    assert "by hand" not in made.caption(4, -1)


def test_what_is_told_as_all_of_it_leaves_next_to_nothing_out() -> None:
    told = _film(find(JENNY), "ledger", layer=1, unit=1).caption(14, -1)
    assert told.startswith("After “he”, c of noun is −0.857, most of it: −0.122 by “came”")


def test_rounding_is_not_written_by_anyone() -> None:
    lesson = replace(random_lesson("lstm", 1), dtype="float32", holds=(HoldSpec(0, "added", values=(100.0,), stop=1),))
    lesson = replace(lesson, layers=(replace(lesson.layers[0], initial={"c": (1.149,)}),))
    assert "+100.000 by hand at “one”" in _film(lesson, "ledger").caption(0, -1)


def test_equal_parts_are_a_tie() -> None:
    told = _film(find("four-beats"), "ledger").caption(3, -1)
    assert told == "After “tick”, c of beat is +2.002, in 4 parts of +0.500."


# ---- kept and memory -------------------------------------------------------------------------------------------------


def test_nearly_all_is_told_by_the_share() -> None:
    told = _film(find(JENNY), "memory", layer=1, unit=1).caption(12, -1)
    assert told == "At “came”, 50\u202f% of −0.001 is kept in noun; −0.490 is added, and c is −0.490."
    assert "49.6\u202f% of +0.001 is kept" in _case("11", "memory", 3)


def test_a_memory_that_a_hand_has_set_is_said_to_be_so() -> None:
    lesson = _held(JENNY, HoldSpec(0, "c", values=(0.5,), units=(0,), start=11, stop=12))
    told = _film(lesson, "memory").caption(11, -1)
    assert told == "At “Rafsun”, c of gender is set by hand: +0.500; what is kept and added would make −0.994."
    told = _film(lesson, "kept").caption(11, -1)
    assert "and the rest is by hand in gender: Σ|c| = 2.685" in told
    assert _case("15", "kept", 0) == (
        "At “she”, +0.476 is added to an empty memory, and the rest is by hand: c = +0.995."
    )
    assert "set by hand: −1" in _case("09", "memory", 1)
    for number, view in (("13", "memory"), ("17", "memory"), ("19", "kept")):
        assert "by hand" in _case(number, view, int(number != "17"))


def test_sums_of_sizes_are_not_told_to_add_up_where_signs_break_them() -> None:
    told = _film(find("worked-example"), "kept").caption(1, -1)
    assert "100\u202f% of 8 is kept, 1 added; where signs differ the two cancel, and Σ|c| is 7." in told
    told = _film(find(JENNY), "kept", layer=1).caption(11, -1)
    assert "where signs differ the two cancel" in told


def test_what_was_kept_by_hand_out_of_nothing_is_no_share() -> None:
    hands = (HoldSpec(0, "c", values=(1.0, 0.0), stop=1), HoldSpec(0, "kept", values=(0.5,), start=1, stop=2))
    told = _film(replace(random_lesson("lstm", 2), holds=hands), "kept").caption(1, -1)
    assert told.startswith("At “two”, 1 is kept of 1, ")


def test_what_is_written_anew_is_not_told_as_a_share_of_nothing() -> None:
    lesson = replace(random_lesson("rnn", 2), holds=(HoldSpec(0, "h", units=(0,), values=(0.5,), start=1, stop=2),))
    assert "nothing is kept, " in _film(lesson, "kept").caption(1, -1)


def test_hands_are_told_in_short_where_there_is_little_room() -> None:
    names = tuple(f"a rather long name {k}" for k in range(4))
    layer = LayerSpec(cell="lstm", units=4, seed=7, unit_names=names)
    hands = tuple(HoldSpec(0, name, values=(0.25, 0.5, 0.125, 0.75), start=1) for name in ("f", "kept", "added"))
    lesson = replace(random_lesson("lstm", 4), layers=(layer,), holds=hands)
    told = _film(lesson, "memory").caption(1, -1)
    assert told.endswith("Set by hand, at least in part: f, kept and added.") and fits(told)
    gates = _film(replace(lesson, holds=(hands[0],)), "gates").caption(1, -1)
    assert "the 3 gates let through" in gates and "Set by hand" in gates
    assert not PartlyByHand(()).holds(Step(_film(lesson, "memory").scene, 1))


def test_numbers_that_print_alike_are_not_told_to_differ() -> None:
    made = _film(find("simple-rnn"), "memory")
    assert made.caption(0, -1) == "At “I”, fades is written anew: h is 0, as it was."
    assert _film(find("simple-rnn"), "kept").caption(1, -1) == "At “love”, nothing is kept: Σ|h| is 0, as it was."
    hands = (HoldSpec(0, "c", values=(0.50004,), stop=1), HoldSpec(0, "kept", values=(0.5001,), start=1, stop=2))
    told = _film(replace(random_lesson("lstm", 1), holds=hands), "memory").caption(1, -1)
    assert "goes from +0.5 to +0.5001;" in told


# ---- half-life -------------------------------------------------------------------------------------------------------


def test_half_lives_have_their_unit_and_what_is_endless_has_no_number() -> None:
    film = _film(find("four-beats"), "half-life")
    assert film.caption(0, -1).endswith("With the gate as it is at “tick”, the half-life would be endless.")
    assert "more than a million tokens" in film.caption(2, -1)
    told = film.caption(11, -1)
    assert told.startswith(
        "After “tick” (12), more than half of what beat held after “tick” (9) is still there, 3 tokens"
    )
    for key in lessons_of_every_run():
        for token in range(len(run(find(key)).tokens)):
            assert "e+" not in _film_of(key).caption(token, -1)
    assert [tokens_of(ENGLISH, each) for each in (6.93, 0.0871, 99.7, 14335.2, 7e12, np.inf)] == [
        "6.9", "0.087", "100", "14335", "7.0·10¹²", "∞",
    ]  # fmt: skip


_FILMS: dict[str, Film] = {}


def _film_of(key: str) -> Film:
    if key not in _FILMS:
        _FILMS[key] = _film(find(key), "half-life")
    return _FILMS[key]


def test_a_unit_that_holds_nothing_loses_nothing() -> None:
    assert _film(find(JENNY), "half-life").caption(0, -1).startswith("After “I”, gender holds nothing yet.")


def test_a_memory_that_was_set_by_hand_does_not_say_what_the_gate_is() -> None:
    lesson = _held(JENNY, HoldSpec(0, "c", values=(0.5,), units=(0,), start=5, stop=6))
    made = _film(lesson, "half-life")
    assert "would be 2067 tokens" in made.caption(5, -1)
    assert "is replaced by hand." in made.caption(5, -1) and "by hand" not in made.caption(4, -1)


def test_what_is_kept_with_the_other_sign_is_not_gone() -> None:
    lesson = replace(random_lesson("lstm", 1), holds=(HoldSpec(0, "f", values=(-0.9,), start=2, stop=3),))
    told = _film(lesson, "half-life").caption(2, -1)
    assert told.startswith("At “three”, what unit 1 held after “two” (2) is kept with the other sign.")
    lesson = replace(lesson, holds=(HoldSpec(0, "f", values=(-0.1,), start=2, stop=3),))
    assert "held after “two” (2), just before, is gone." in _film(lesson, "half-life").caption(2, -1)


def test_a_hand_is_told_before_what_would_be() -> None:
    told = _film(find("worked-example"), "half-life").caption(0, -1)
    assert told.index("Set by hand") < told.index("With the gate")


def test_a_cell_without_a_gate_that_keeps_forgets_nothing() -> None:
    told = _film(random_lesson("lstm-1997", 2), "half-life").caption(0, -1)
    assert told.endswith("This cell forgets nothing by itself.")


# ---- gradient --------------------------------------------------------------------------------------------------------


def test_a_gate_that_is_shut_is_no_missing_line() -> None:
    made = _film(_held(JENNY, HoldSpec(0, "f", values=(0.0,))), "gradient")
    straight = [made.caption(token, -1) for token in range(19)]
    assert all("no line" not in told for told in straight)
    assert any("the gate is shut on the line" in told or "Nothing of the gradient" in told for told in straight)
    assert "no line leads there straight" in _film(find("simple-rnn"), "gradient").caption(3, -1)


def test_a_gradient_goes_back_from_the_token_to_the_first_one_that_is_shown() -> None:
    made = _film(find(JENNY), "gradient", chart_options=ChartOptions((0, 5)))
    first, last = (made.scene.trace.tokens[k] for k in (0, 4))
    assert f"of gender after “{made.scene.trace.tokens[10]}” is" in made.caption(10, -1)
    assert made.caption(4, -1).startswith(f"By c after “{first}”, the gradient of c of gender after “{last}” is")
    assert made.caption(0, -1).startswith(f"At “{first}” the gradient")


def test_equal_tokens_are_told_apart_by_their_places() -> None:
    made = _film(find("four-beats"), "gradient")
    assert made.caption(11, -1).startswith("By c after “tick” (1), the gradient of c of beat after “tick” (12) is")
    assert "by “tick” (1) and +0.500 by “tick” (2)" in _film(find("four-beats"), "ledger").caption(1, -1)


def test_what_comes_straight_and_beside_it_is_told_alone_where_it_does_not_add_up() -> None:
    told = _case("21", "gradient", 2, layer=1)
    assert "is 1.8·10⁻⁵; straight alone it is 1.9·10⁻⁵, through the gates alone 7.1·10⁻⁷" in told


def test_sizes_are_written_without_the_computer_s_powers() -> None:
    scene = _film(find(JENNY), "gradient").scene
    found = [size_of(scene, exponent) for exponent in (3.85, 4.99, 0.0, -3.2, -70.0, np.nan, -np.inf, np.inf)]
    assert found == ["7079", "97724", "1", "0.000631", "1.0·10⁻⁷⁰", "nan", "0", "∞"]


# ---- gates -----------------------------------------------------------------------------------------------------------


def test_a_cell_without_gates_that_keeps_does_not_mix_everything_anew() -> None:
    told = _film(random_lesson("rnn", 2), "gates").caption(1, -1)
    assert told == "At “two”, everything is mixed anew, for there is no gate."
    told = _case("21", "gates", 1)
    assert "everything is mixed anew" not in told and "is kept by k" in told


# ---- claims of wrong contents, and of anything -----------------------------------------------------------------------


def test_claims_with_wrong_contents_do_not_hold() -> None:
    scene = _film(find(JENNY), "memory").scene
    step, trace = Step(scene, 11), scene.trace
    units = tuple(range(3))
    found, reach = lives(trace.layers[0], 1), reach_back(trace, 0, 0, 19)
    parts = shares(trace, 0, (0,))
    wrong = (
        memory.ShareKept(0, Amount(0.5, "share")), memory.AllKept(0), memory.SetByHand(0), memory.StaysEmpty(0),
        memory.AddedToEmpty(0), memory.WrittenAnew(0), kept.Unchanged(units), kept.NothingKept(units),
        kept.KeptAndAdded(units, "empty", "sum"), kept.KeptAndAdded(units, "share", "by hand"),
        kept.KeptAndAdded((0,), "share", "cancels"), half_life.HoldsNothing(0), half_life.FirstHeld(0),
        half_life.HalfIsGone(found, 1), half_life.ReplacedByHand(found, 1), half_life.StillThere(found, 5),
        half_life.IfItStayed(0, "endless"),
        half_life.IfItStayed(0, "never forgets"), gradient.Begins(reach), gradient.ComesBack(reach, "no line"),
        gradient.ComesBack(reach, "shut"), ledger.NothingThere(parts), ledger.LargestParts(parts, (1,), "some"),
        ledger.PartsAlike(parts, 1), ledger.WithoutTheToken(parts, Amount(0.123, "signed")),
    )  # fmt: skip
    assert [claim for claim in wrong if claim.holds(step)] == []


def _odd_lessons() -> Iterator[Lesson]:
    for cell in ("lstm", "gru", "rnn", "lstm-1997"):
        for units in (1, 2, 64):
            lesson = random_lesson(cell, units, "all a a 0.5 all")
            yield lesson
            yield replace(lesson, masked=(1,), idealised=True)
            state = "c" if cell.startswith("lstm") else "h"
            for value in (1e-310, 1e15, 0.0, -0.5):
                hold = HoldSpec(0, state, values=(value,), start=1, stop=2)
                yield replace(lesson, holds=(hold, HoldSpec(0, state, values=(1.0,), units=(0,), start=3)))
    lstm = Lesson(
        title="Memories next to nothing",
        sequence=random_lesson("lstm", 2).sequence,
        embedding=random_lesson("lstm", 2).embedding,
        layers=(LayerSpec(cell="lstm", units=2, seed=1, unit_names=("all", "elsewhere")),),
        holds=(HoldSpec(0, "c", values=(1e-310,), stop=1), HoldSpec(0, "kept", values=(1.0,), start=1, stop=2)),
    )
    yield lstm


@pytest.mark.parametrize("view", VIEWS)
def test_no_lesson_s_caption_raises_or_is_too_long(view: str) -> None:
    for lesson in _odd_lessons():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            trace = run(lesson)
        for language in languages():
            made = Film(lesson, trace, FilmOptions(view=view, language=language))
            for token in range(len(trace.tokens)):
                told = made.caption(token, -1)
                assert told and fits(told) and not re.search(r"\de[+-]", told), told
