"""A claim about a gate counts the units that hold nothing too, or says which units it means, in every language."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from tests.ui.film.narration.kinds import Kind, Told, at, both_languages
from ui.film.film import Film, FilmOptions
from ui.film.narration.summary import summarize

GENDER, LIKING, WORDS = range(3)
HEARS_NAMES, HEARS_NOTHING = (-16.0, -16.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0)
JENNY = find("jenny-rafsun")


def _with(**rows: dict[int, Any]) -> Lesson:
    """The sentence, with other rows of its first layer's weights."""
    first, *others = JENNY.layers
    assert first.weights is not None
    weights = {
        name: tuple(rows.get(name, {}).get(unit, row) for unit, row in enumerate(value))
        for name, value in first.weights.items()
    }
    return replace(JENNY, layers=(replace(first, weights=weights), *others))


def _whole_token(lesson: Lesson, token: int) -> Told:
    """What is said of a token that is over."""
    return lambda language: summarize(Film(lesson, run(lesson), FilmOptions(language=language)).scene, token)


ALSO_ON_NOTHING = _with(W_f={LIKING: HEARS_NAMES}, W_g={LIKING: HEARS_NOTHING}, b_f={WORDS: 0.0})
SHUT_ON_NOTHING = _with(W_g={GENDER: HEARS_NOTHING}, b_f={WORDS: 0.0})

KINDS = {
    "elsewhere": Kind(
        at(ALSO_ON_NOTHING, 11, 1), (r"erased\. Elsewhere", r"gelöscht\. Anderswo"),
        (
            r"gender: 99\.97.%.* It is shut on liking as well, but nothing is stored there\. Elsewhere 50.% is kept",
            r"gender.* Auch in liking ist es geschlossen, .*nichts gespeichert\. Anderswo bleiben 50.%",
        ),
    ),
    "average": Kind(
        at(SHUT_ON_NOTHING, 11, 1), ("of a memory", "eines Werts"),
        (
            r"Where something is stored, the forget gate keeps 75\.0.% on average\. It is shut on gender, but nothing",
            r"Wo etwas gespeichert ist, behält das Forget-Gate im Mittel 75,0.%\. In gender ist es geschlossen",
        ),
    ),
    "average, half open": Kind(
        at(SHUT_ON_NOTHING, 12, 1), ("of a memory", "eines Werts"), ("something is stored, .* 75", "Wo etwas.* 75")
    ),
    "average of a whole token": Kind(
        _whole_token(SHUT_ON_NOTHING, 11), ("On average the forget gate|of a memory", "Im Mittel behält|eines Werts"),
        ("[Ww]here something is stored", "[Ww]o etwas gespeichert"),
    ),
    "jenny": Kind(
        at(JENNY, 2, 1), ("every memory|stays open", "Jeder|bleibt offen"),
        (r"liking and words.*shut on gender", r"liking und words.*In gender ist es geschlossen"),
    ),
    "jenny with symbols": Kind(
        at(JENNY, 2, 1, depth="symbols"), (r"open on gender", r"offen in gender"),
        (r"0\.00034 closes on gender.*0\.9997 stays open on liking and", "0,00034 schließt in gender.*liking und"),
    ),
    "jenny with numbers": Kind(
        at(JENNY, 2, 1, depth="numbers"), r"= \[0[.,]9997", r"fₜ ⊙ cₜ₋₁ = \[0[.,]000335[,;] 0[.,]99966[,;] 0[.,]99966\]"
    ),
    "jenny's gates": Kind(
        at(JENNY, 2, view="gates"), ("forget gate 99", "Forget-Gate 99"),
        (r"forget gate 0\.03.% to 99\.97", r"Forget-Gate 0,03.% bis 99,97"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "language"), both_languages(KINDS))
def test_a_unit_that_holds_nothing_is_counted_or_it_is_said_which_are(
    qapp: QApplication, kind: Kind, language: str
) -> None:
    kind.check(language)
