"""A sigmoid is never told as 0 or 1, however large its argument; what is set by hand or rounded is exactly that."""

from __future__ import annotations

import re

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import find
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.network.trace import Trace
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Paragraph, Strip, Text
from ui.film.scene.arithmetic import work_out
from ui.film.text.holding import meets
from ui.film.text.language import languages
from ui.film.text.limits import as_told, run_as_told
from ui.film.text.number_format import DOWN, LIMITS, UP, cell_number, percent, precise, read_number
from ui.film.text.spoken import spoken_text
from ui.film.views import views
from ui.state.names import describe_value

ONE, ZERO = "1 − <1.2·10⁻¹⁶", "<2.3·10⁻³⁰⁸"
MINUS_ONE = "−1 + <1.2·10⁻¹⁶"
GATE = r"(?<!∂)(?:f|i)ₜ(?: forget gate| input gate| Forget-Gate| Input-Gate)?"
BARE = re.compile(GATE + r"[^·.;,]{0,40}[=:\w] ?\[?(?<![\d.,−<])[01](?![\d.,·⁻]| −|\w)")


BARE_TANH = re.compile(r"(?<!∂)gₜ[^·.;,]{0,40}[=:] ?\[?[+−]?1(?![\d.,·⁻]| [−+]|\w)")


def saturated_tanh() -> Lesson:
    """A lesson whose new value is 1 in one unit and −1 in another, and is added whole, in doubles."""
    lesson = find("jenny-rafsun")
    spec = lesson.layers[0]
    zeros = tuple((0.0,) * 4 for _ in range(3))
    weights = spec.weights | {"b_g": (60.0, -60.0, 0.5), "b_i": (60.0,) * 3, "W_g": zeros, "W_i": zeros}
    return replace(lesson, layers=(replace(spec, weights=weights), *lesson.layers[1:]))


def saturated(**changes: object) -> Lesson:
    """A lesson whose forget gate is all 1, and whose input gate is 0 in a unit and 1 in the others, in doubles."""
    lesson = find("jenny-rafsun")
    spec = lesson.layers[0]
    zeros = tuple((0.0,) * 4 for _ in range(3))
    weights = spec.weights | {"b_f": (60.0,) * 3, "b_i": (-800.0, 60.0, 60.0), "W_f": zeros, "W_i": zeros}
    return replace(lesson, layers=(replace(spec, weights=weights), *lesson.layers[1:]), **changes)


def test_doubles_cannot_tell_these_gates_from_0_and_1() -> None:
    trace = run(saturated())
    assert np.all(trace["f"] == 1.0) and np.all(trace["i"] == [0.0, 1.0, 1.0])


def test_they_are_told_as_what_they_are_at_least() -> None:
    assert [precise(value) for value in LIMITS] == [ONE, "1 − <6.0·10⁻⁸", ZERO, "<1.2·10⁻³⁸"]
    assert [cell_number(value, "gate", 9) for value in LIMITS] == ["1−<2e−16", "1−<6e−8", "<3e−308", "<2e−38"]
    assert [cell_number(value, "gate", 6) for value in LIMITS] == ["≈1", "≈1", "≈0", "<2e−38"]
    assert [percent(value) for value in (LIMITS[0], LIMITS[2])] == [">99.99\u202f%", "<0.01\u202f%"]
    assert precise(1.0) == "1" and precise(0.0) == "0"
    assert spoken_text(ONE, languages()["en"]) == "1 minus less than 1.2 times ten to the minus 16"
    assert spoken_text(ZERO, languages()["de"]) == "kleiner als 2.3 mal zehn hoch minus 308"


def test_a_tanh_is_told_as_what_it_is_at_least_on_both_sides() -> None:
    assert [precise(-value) for value in LIMITS[:2]] == ["−" + ONE.replace("−", "+", 1), "−1 + <6.0·10⁻⁸"]
    assert precise(-LIMITS[0], UP) == "−1 + 1.2·10⁻¹⁶" and precise(-LIMITS[0], DOWN) == "−1" == precise(-1.0)
    assert [cell_number(value, "signed", 9) for value in (LIMITS[0], 1.0, -1.0)] == ["+1.000", "+1", "−1"]
    assert meets(-1.0, MINUS_ONE) and meets(-LIMITS[0], MINUS_ONE) and not meets(-1.0 + 2.0**-50, MINUS_ONE)
    assert read_number(MINUS_ONE) == -LIMITS[0]
    assert spoken_text(MINUS_ONE, languages()["en"]) == "minus 1 plus less than 1.2 times ten to the minus 16"


def test_no_tanh_and_no_product_with_one_is_told_as_1() -> None:
    lesson = saturated_tanh()
    trace = run(lesson)
    assert np.all(trace["g"][:, :2] == [1.0, -1.0]) and np.all(trace["added"][:, :2] == [1.0, -1.0])
    scene = Film(lesson, trace, FilmOptions(unit=0)).scene
    assert work_out(scene, "g", 2).endswith(f" = tanh(60) = {ONE}")
    assert work_out(scene, "added", 2).endswith(f" = ({ONE}) · ({ONE}) ≈ {ONE}")
    scene = Film(lesson, trace, FilmOptions(unit=1)).scene
    assert work_out(scene, "g", 2).endswith(f" = tanh(−60) = {MINUS_ONE}")
    assert work_out(scene, "added", 2).endswith(f" = ({ONE}) · ({MINUS_ONE}) ≈ {MINUS_ONE}")
    told = as_told(trace.layers[0], trace.idealised)
    assert np.array_equal(told["c"], trace["c"]) and np.all(np.abs(told["tanh_c"]) < 1.0)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("view", views())
def test_no_picture_has_a_bare_1_for_a_tanh(view: str, language: str) -> None:
    lesson = saturated_tanh()
    film = Film(lesson, run(lesson), FilmOptions(view=view, depth="numbers", language=language))
    line, found = film.timeline, set[str]()
    for beat in range(len(line.beats)):
        frame = film.frame(line.time_at_rest(2, beat))
        for mark in frame.everything:
            if isinstance(mark, Text):
                found.add(mark.plain)
            elif isinstance(mark, Paragraph):
                found.add(mark.text)
            elif isinstance(mark, Strip) and view != "backward" and mark.about and mark.about.layer == 0:
                assert mark.about.quantity not in ("g", "tanh_c") or not {"+1", "−1", "1"} & set(mark.texts)
    assert [text for text in found if BARE_TANH.search(text)] == []


def test_a_simple_rnn_whose_memory_is_a_tanh() -> None:
    lesson = find("simple-rnn")
    spec = lesson.layers[0]
    weights = dict(resolve(lesson).layers[0].weights)
    weights["b_h"] = tuple(60.0 for _ in weights["b_h"])
    lesson = replace(lesson, layers=(replace(spec, weights=weights),))
    trace = run(lesson)
    assert np.all(trace["h"] == 1.0)
    assert work_out(Film(lesson, trace).scene, "h", 2).endswith(f" = {ONE}")


def test_what_is_printed_holds() -> None:
    for value in (1.0, LIMITS[0]):
        assert meets(value, ONE) and not meets(1.0 - 2.0**-50, ONE) and not meets(1.1, ONE)
    for value in (0.0, LIMITS[2], 5e-324):
        assert meets(value, ZERO) and not meets(1e-300, ZERO) and not meets(-1e-320, ZERO)
    assert read_number(ONE) == LIMITS[0] and read_number(ZERO) == 2.3e-308


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("depth", ["sentence", "symbols", "numbers"])
@pytest.mark.parametrize("view", views())
def test_no_picture_and_no_sentence_has_a_bare_0_or_1(view: str, depth: str, language: str) -> None:
    lesson = saturated()
    film = Film(lesson, run(lesson), FilmOptions(view=view, depth=depth, language=language))
    line, found = film.timeline, set[str]()
    for token in (0, 2, 11):
        for beat in range(len(line.beats)):
            frame = film.frame(line.time_at_rest(token, beat))
            found.update(film.numbers(line.time_at_rest(token, beat)))
            for mark in frame.everything:
                if isinstance(mark, Text):
                    found.add(mark.plain)
                elif isinstance(mark, Paragraph):
                    found.add(mark.text)
                elif isinstance(mark, Strip) and view != "backward" and mark.about and mark.about.layer == 0:
                    gate = mark.about.quantity in ("f", "i")
                    assert not gate or not {"0", "1", "1.0000", "0.0000", "1,0000", "0,0000"} & set(mark.texts)
    assert [text for text in found if BARE.search(text)] == []


def test_formulas_tables_and_names_have_it() -> None:
    lesson = saturated()
    trace = run(lesson)
    scene = Film(lesson, trace).scene
    assert work_out(scene, "f", 2).endswith(f" = σ(60) = {ONE}")
    assert work_out(scene, "i", 2).endswith(f" = σ(−800) = {ZERO}")
    assert work_out(scene, "kept", 2).endswith(f" = ({ONE}) · 0 = 0")
    assert f" = {ONE}" in describe_value(About(0, 2, "f", 0), trace)


def test_what_a_hand_or_the_lesson_has_made_so_is_exactly_so() -> None:
    lesson = saturated(holds=(HoldSpec(0, "f", values=(1.0,), units=(0,), start=2, stop=3),))
    trace = run(lesson)
    told = as_told(trace.layers[0], trace.idealised)
    assert told["f"][2].tolist() == [1.0, LIMITS[0], LIMITS[0]]
    assert told["f"][3].tolist() == [LIMITS[0]] * 3
    scene = Film(lesson, trace).scene
    assert work_out(scene, "f", 2) == "fₜ = 1; set by hand, not computed"
    rounded = run(saturated(idealised=True))
    assert as_told(rounded.layers[0], rounded.idealised) is rounded.layers[0]
    assert work_out(Film(saturated(idealised=True), rounded).scene, "f", 2).endswith(" 1")


def test_single_precision_has_its_own_limits() -> None:
    trace = run(saturated(dtype="float32"))
    told = as_told(trace.layers[0], trace.idealised)
    assert trace["f"].dtype == np.float32
    assert told["f"][0].tolist() == [LIMITS[1]] * 3 and told["i"][0, 0] == LIMITS[3]


def test_a_run_without_such_gates_is_told_as_it_is() -> None:
    trace = run(find("jenny-rafsun"))
    assert as_told(trace.layers[0], trace.idealised) is trace.layers[0]
    assert isinstance(run_as_told(trace), Trace) and run_as_told(trace).layers == trace.layers


def test_the_memory_is_that_of_the_run() -> None:
    lesson = saturated()
    trace = run(lesson)
    scene = Film(lesson, trace).scene
    assert np.array_equal(scene.layer_trace["c"], trace["c"]) and np.array_equal(scene.account.kept, trace["kept"])
    assert np.all(trace["f"] == 1.0), "what was computed is left as it is"
