"""Golden frames as text: words and geometry exact, values within 0.002. `pytest --update-goldens` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.film.films import builtin_film, film
from tests.ui.film.golden_text import describe
from ui.film.film import Film, FilmOptions

GOLDENS = Path(__file__).with_name("goldens")
NUMBER = re.compile(r"[+−-]?\d+\.\d+")


def _returned(view: str) -> Film:
    """The first lesson with what PyTorch returns of it."""
    made = builtin_film("jenny-rafsun")
    return Film(made.scene.lesson, made.scene.trace, FilmOptions(view=view, returned="pytorch"))


PLACES = {
    "rafsun-gates-at-work": (lambda: builtin_film("jenny-rafsun"), 11, 1, 0.6),
    "rafsun-memory": (lambda: builtin_film("jenny-rafsun"), 11, 3, 0.99),
    "rafsun-read-out": (lambda: builtin_film("jenny-rafsun", 1), 12, 4, 0.99),
    "by-hand": (lambda: builtin_film("worked-example"), 0, 3, 0.99),
    "gru-replaced": (lambda: builtin_film("same-in-a-gru"), 11, 4, 0.7),
    "rnn-mixing": (lambda: builtin_film("simple-rnn"), 2, 0, 0.5),
    "peephole": (lambda: builtin_film("four-beats"), 4, 2, 0.5),
    "lstm-64-units": (lambda: film("lstm", 64), 1, 4, 0.8),
    "rafsun-unrolled": (lambda: builtin_film("jenny-rafsun", view="unrolled"), 11, 2, 0.5),
    "rafsun-stack": (lambda: builtin_film("jenny-rafsun", view="stack"), 11, 3, 0.5),
    "rafsun-unit": (lambda: builtin_film("jenny-rafsun", view="unit"), 11, 2, 0.6),
    "rafsun-memory-line": (lambda: builtin_film("jenny-rafsun", view="memory"), 11, 3, 0.99),
    "rafsun-ledger": (lambda: builtin_film("jenny-rafsun", view="ledger"), 11, 3, 0.5),
    "gru-unit": (lambda: film("gru", 64, "unit"), 1, 2, 0.9),
    "rafsun-weights": (lambda: builtin_film("jenny-rafsun", view="weights"), 0, 0, 0.5),
    "rafsun-returned": (lambda: _returned("unrolled"), 19, 4, 0.9),
    "rafsun-gradient": (lambda: builtin_film("jenny-rafsun", view="backward"), 11, 3, 0.6),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_a_frame_is_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    make, token, beat, phase = PLACES[name]
    made: Film = make()
    text = describe(made.frame(made.timeline.time_of(token, beat, phase)))
    golden = GOLDENS / f"{name}.txt"
    if request.config.getoption("--update-goldens"):
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    wanted = golden.read_text(encoding="utf-8").splitlines()
    found = text.splitlines()
    for line, (old, new) in enumerate(zip(wanted, found, strict=False), start=1):
        assert NUMBER.sub("#", new) == NUMBER.sub("#", old), f"line {line}"
        for a, b in zip(NUMBER.findall(old), NUMBER.findall(new), strict=True):
            assert abs(float(a.replace("−", "-")) - float(b.replace("−", "-"))) <= 0.002, f"line {line}: {old} / {new}"
    assert len(found) == len(wanted)
