"""Formulas and numbers as they are heard: from the same equation as they are typeset, with no sign that is silent."""

from __future__ import annotations

import re

import pytest

from simulator.cells import find_cell
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from ui.film.film import Film, FilmOptions
from ui.film.marks import Run
from ui.film.text.formula import plain, symbol, typeset
from ui.film.text.language import ENGLISH, languages
from ui.film.text.spoken import spoken, spoken_text

SILENT = re.compile(r"[^\w\s.,:;!?()\[\]“”„‘’'\"%\-–—…&/#*<>@]|[ₐ-ₜ₀-₋⁰-⁻_]")


@pytest.mark.parametrize(
    ("cell", "name", "english", "german"),
    [
        ("lstm", "kept", "kept equals f times c before", "behalten gleich f mal c davor"),
        ("lstm", "h", "h equals o times tanh of (c)", "h gleich o mal tanh von (c)"),
        ("gru", "replace", "replace equals 1 minus z", "ersetzen gleich 1 minus z"),
    ],
)
def test_an_equation_is_heard_as_it_is_typeset(cell: str, name: str, english: str, german: str) -> None:
    tree = {each.name: each.expression for each in find_cell(cell).parsed.equations}[name]
    runs = (*symbol(name), Run(" = "), *typeset(tree))
    assert spoken(runs, ENGLISH) == english == spoken_text(plain(runs), ENGLISH)
    assert spoken(runs, languages()["de"]).split(" ", 1)[1] == german.split(" ", 1)[1]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("h = z · h_prev + (1 − z) · n", "h equals z times h prev plus (1 minus z) times n"),
        ("tanh(W · x + U · h_prev)", "tanh of (W times x plus U times h prev)"),
        ("o · tanh(c) differs", "o times tanh of (c) differs"),
        ("one write i · g adds", "one write i times g adds"),
        ("LSTM · layer 1 of 2 · units: gender", "LSTM, layer 1 of 2, units: gender"),
        ("1.1·10⁻⁷", "1.1 times ten to the minus 7"),
        ("log₁₀ of w₁₂", "log 10 of w 12"),
        ("from +0.992 to −0.994", "from plus 0.992 to minus 0.994"),
        ("“Rafsun”, token 12 of 20 · Memory", "“Rafsun”, token 12 of 20, Memory"),
        ("cₜ = 0.9 · (−0.5) + 0.2 · 0.3", "c equals 0.9 times (minus 0.5) plus 0.2 times 0.3"),
        ("σ(W_f\u2009xₜ)", "sigma of (W f times x)"),
        ("W_if\u2009xₜ + b_in", "W i f times x plus b i n"),
        ("step/s and/or", "step/s and/or"),
        ("Σ |·|", "sum of sizes"),
        ("of |c|", "of size of c"),
        ("kept +3e−4", "kept plus 3 times ten to the minus 4"),
        ("Token 11 of 20: .", "Token 11 of 20: full stop"),
        ("“?”, token 3 of 20. “Why?”", "“question mark”, token 3 of 20. “Why?”"),
    ],
)
def test_signs_are_heard(text: str, heard: str) -> None:
    assert spoken_text(text, ENGLISH) == heard


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("lesson", builtin_lessons())
def test_no_sign_of_a_lesson_is_silent(lesson: str, language: str) -> None:
    found = find(lesson)
    trace = run(found)
    for view in ("cell", "unit", "stack", "backward"):
        film = Film(found, trace, FilmOptions(view, language=language))
        for token in range(len(film.timeline.tokens)):
            for beat in range(len(film.timeline.beats)):
                numbers = film.numbers(film.timeline.time_at_rest(token, beat))
                for text in (film.caption(token, beat), *numbers):
                    words = spoken_text(text, languages()[language])
                    assert not SILENT.search(words), (text, words)
