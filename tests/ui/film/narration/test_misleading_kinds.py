"""Each kind of misleading sentence that a study of captions found (M1 to M16), at the place where it was, is gone.

So are the phrases that were not German, or not English ("words").
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.edits.variants import with_cells_compared
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.run import run
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.kinds import (
    Kind,
    all_beats,
    at,
    both_languages,
    case,
    cues,
    equal_units,
    in_the_picture,
    table,
    tooltip,
)
from tests.ui.film.narration.worded import changed, held
from ui.film.marks import About

JENNY, GRU, STACK, BEATS = (find(key) for key in ("jenny-rafsun", "same-in-a-gru", "random-stack", "four-beats"))
OWN, ADDING, SIMPLE = (find(key) for key in ("own-cell", "worked-example", "simple-rnn"))
ROUNDED, MASKED = replace(STACK, idealised=True), replace(JENNY, masked=(11,))
NEGATIVE = changed("jenny-rafsun", held(0, "i", -0.5, (), 11))
HARDLY_HELD = changed("jenny-rafsun", held(0, "f", 0.999665, (1,), 3))
STARTED = replace(
    random_lesson("lstm", 2), layers=(replace(random_lesson("lstm", 2).layers[0], initial={"c": (0.9, 0.5)}),)
)
GROWING = changed("jenny-rafsun", held(0, "f", 10.0, (), 15, None))
ODD_NAMES = replace(
    JENNY,
    storyline=None,
    layers=(replace(JENNY.layers[0], unit_names=("all", "elsewhere", "none")), *JENNY.layers[1:]),
)
HAND = r"(Set by hand|Von Hand gesetzt)[^.]*: "


def _hand(quantity: str, beat: int) -> Kind:
    """A quantity of the LSTM that a hand holds, in sentences that said nothing of it."""
    lesson = changed("jenny-rafsun", held(0, quantity, 0.5, (), 11))
    return Kind(at(lesson, 11, beat), rf"\A(?!.*{HAND})", HAND + rf"{quantity}\b|{HAND}(kept|behalten)")


KINDS = {
    "M1": Kind(
        at(JENNY, 4, 1, layer=1), ("closes", "schließt"), ("stays shut on pronoun", "bleibt in pronoun geschlossen"),
    ),
    "M1.open": Kind(at(JENNY, 1, 1), ("stays open", "bleibt offen"), ("is open on words", "ist in words offen")),
    "M2": Kind(
        all_beats(JENNY, 19, view="backward"), (r"cₜ most comes back", r"cₜ kommt am meisten"),
        (r"cₜ the same comes back to fₜ ⊙ cₜ₋₁ and iₜ ⊙ gₜ", r"cₜ kommt zu fₜ ⊙ cₜ₋₁ und iₜ ⊙ gₜ dasselbe"),
    ),
    "M2.gru": Kind(
        at(random_lesson("gru", 3), 2, 0, view="backward"), ("hₜ most comes", "hₜ kommt am meisten"),
        "the same|dasselbe",
    ),
    "M2.units": Kind(
        at(equal_units("lstm", 4), 2, view="backward"), "at unit|bei Einheit", r"tanh.cₜ (is|zurückkommt, ist) −0.0231",
    ),
    "M3": Kind(
        at(ADDING, 1, view="stack", depth="symbols"), (r"added, Σ|added: Σ", r"hinzu, Σ|hinzu: Σ"),
        ("opposite sign.*= 7", r"8 → 7 \(behalten 8, hinzu 1\)|entgegengesetzt.*= 7"),
    ),
    "M3.kept": Kind(
        at(JENNY, 11, view="kept", layer=1), ("added: Σ", "hinzu: Σ"), ("signs differ.* 0.9795", "Vorzeichen.* 0,9795")
    ),
    "M4": Kind(
        at(BEATS, 1, 1, view="unit"), ("the products add|most from", "Die Produkte|am meisten aus"),
        (r"bias add up.*largest: \+70", r"Bias ergeben.*am größten: \+70"),
    ),
    "M5": Kind(at(JENNY, 9, view="ledger"), ("Without", "Ohne"), r"\+0.99"),
    "M5.masked": Kind(at(MASKED, 11, view="ledger"), ("Without", "Ohne"), r"\+0.99"),
    "M6": Kind(at(JENNY, 19, view="half-life"), ("outlasts", "überdauert"), ("is still there", "noch mehr als")),
    "M6.unit": Kind(at(JENNY, 11, view="half-life", layer=1), r"0.087\.", r"0.087 [Tt]oken"),
    "M7": Kind(at(BEATS, 0, 4), r"0.0000.%", ("under 0.01", "unter 0,01")),
    "M7.all": Kind(at(case("07"), 2, 1), r"100.0000.%", ("over 99.99", "über 99,99")),
    "M7.negative": Kind(at(NEGATIVE, 11, view="gates"), r" -50", r" −50.%"),
    "M7.large": Kind(at(case("35"), 3, 1), r"1000000.000", r"1000000\b"),
    "M7.powers": Kind(
        in_the_picture(GROWING, 16, view="gradient"), r"\de[+-]\d", r"1[.,]1·10⁻⁵"
    ),
    **{
        f"M8.{quantity}": _hand(quantity, beat)
        for quantity, beat in (("i", 2), ("g", 2), ("o", 4), ("h", 4), ("kept", 1), ("a_f", 1))
    },
    **{
        f"M8.{quantity}": Kind(
            at(changed("same-in-a-gru", held(0, quantity, 0.5, (), 11)), 11, beat), r"50.%|become|werden könnte",
            HAND + rf"{quantity} = \[0.5000",
        )
        for quantity, beat in (("r", 1), ("n", 2))
    },
    "M8.numbers": Kind(
        at(changed("jenny-rafsun", held(0, "f", 0.5, (), 11)), 11, 1, depth="numbers"), r"0.5471\]$",
        r"fₜ = \[0.5000.*(set by hand|von Hand gesetzt)",
    ),
    "M9": Kind(at(SIMPLE, 0, view="memory"), r"(from|von) 0 (to|auf) 0\b", ("as it was", "wie zuvor")),
    "M9.kept": Kind(at(SIMPLE, 0, view="kept"), r"(from|von) 0 (to|auf) 0\b", ("as it was", "wie zuvor")),
    "M9.tooltip": Kind(
        tooltip(HARDLY_HELD, About(0, 3, "f", 1), run(JENNY)), r": (\S+), (was|war) \1(?!\S)", r"0.9996",
    ),
    "M9.table": Kind(table(HARDLY_HELD, 3, run(JENNY)), r"(\d.\d+) \((was|war) \1\)", r"0.9996"),
    "M10": Kind(
        at(JENNY, 3, 2), ("next to nothing", "fast nichts"), ("words; nothing elsewhere", "words; sonst nichts"),
    ),
    "M10.count": Kind(at(STACK, 4, 2), r" 5 (of|von) 6 ", r"all.? 6 (units|Einheiten)"),
    "M10.largest": Kind(at(ROUNDED, 1, 4), r"(unit|Einheit) \d", r"hₜ (is|ist) 0"),
    "M11": Kind(
        all_beats(equal_units("lstm", 4), 2), r"(loss|change) is in|(sich|geht in) Einheit", r"4 (units|Einheiten)",
    ),
    "M12": Kind(at(JENNY, 11, 3, layer=1), r"0.979\)\.", r"noun \((from|von) \+0.977 (to|auf) −0.001\)"),
    "M12.step": Kind(at(GRU, 3, 5, layer=1), r"(only|nur noch) 0.2487", r"\+0.497 (to|auf) \+0.746"),
    "M12.gates": Kind(
        cues(replace(random_lesson("lstm", 2), idealised=True), Saturated(above=0.5)), "nearly|fast|nahezu",
        r"0 (or|oder) 1",
    ),
    "M13": Kind(
        at(SIMPLE, 0, 1), ("stays as it was", "bleibt, wie es war"),
        ("comes out as it went in", "h kommt .*heraus"),
    ),
    "M13.masked": Kind(at(MASKED, 11), r"\) comes in|\) kommt", ("only zeros come in", "Nur Nullen kommen")),
    "M13.one": Kind(at(JENNY, 1, 1), ("every memory", "Jeder gespeicherte Wert|Jeder Speicher"), r"words.*\+0.100"),
    "M14": Kind(all_beats(ODD_NAMES, 11), r"(?<![“„])\b(all|none|elsewhere: )\b", r"[“„]all[”“].*[“„]none[”“]"),
    "M15": Kind(
        at(with_cells_compared(JENNY).lesson, 10, view="compare", layer=1), r"C.0.02.%\)",
        ("nothing written: A", "nichts geschrieben: A"),
    ),
    "M16": Kind(at(OWN, 8, view="unit", layer=1), r"\bPronoun\b", (r"hₜ₋₁ of all units", r"hₜ₋₁ aller Einheiten")),
    "M16.gru": Kind(at(GRU, 8, view="unit"), r"\bGender\b", (r"hₜ₋₁ of all units", r"hₜ₋₁ aller Einheiten")),
    "M16.tokens": Kind(
        at(BEATS, 1, view="gradient"), r"after “tick”(?! \()|bei „tick“(?! \()",
        r"tick[”“] \(1\).*\(2\)|tick[”“] \(2\).*\(1\)",
    ),
    "M16.itself": Kind(at(JENNY, 11, 4, view="unit"), r"tanh.cₜ = tanh\(cₜ\)", r"tanh\(cₜ\) = tanh\(−0.9944\)"),
    "words.gate": Kind(at(case("29"), 1, view="gates"), r"the k|durch: k", r"(the gate|durch: Gate) kₜ 24.0"),
    "words.before": Kind(
        at(STARTED, 1, view="ledger"), ("by what stood", "von was"), r"\+0.073 (that stood there before|von vorher)"
    ),
    "words.backward": Kind(
        all_beats(random_lesson("gru", 3), 2, view="backward"), r"(Through|Durch) (kept|behalten|reset_q)", r"rₜ ⊙ qₜ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "language"), both_languages(KINDS))
def test_what_misleads_is_not_said(qapp: QApplication, kind: Kind, language: str) -> None:
    kind.check(language)
