"""Each kind of false sentence that a study of captions found (F1 to F35), at the place where it was found, is gone.

Worksheets are English in every language, so their kinds are asked for in English alone.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from simulator.lessons.edits.variants import with_kept_run
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.tokens import Numbers
from tests.ui.conftest import Objects
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.kinds import (
    LANGUAGES,
    Kind,
    all_beats,
    at,
    both_languages,
    case,
    cues,
    in_the_picture,
    in_the_window,
    in_window_language,
    on_a_worksheet,
)
from tests.ui.film.narration.worded import changed, held
from ui.film.film import Film, FilmOptions
from ui.film.marks import About
from ui.film.scene.chart_options import ChartOptions
from ui.panels.whatif.panel import WhatIfPanel
from ui.state.cue_stops import CueStops
from ui.state.stage import Stage

JENNY, GRU, STACK, BEATS = (find(key) for key in ("jenny-rafsun", "same-in-a-gru", "random-stack", "four-beats"))
STATE_HELD = changed("jenny-rafsun", held(0, "c", 0.5, (0,), 11))
KEPT_HELD = changed("jenny-rafsun", held(0, "kept", 0.9, (), 11))
TANH_HELD = changed("jenny-rafsun", held(0, "tanh_c", 0.2, (), 11))
ADDED_HELD = changed("jenny-rafsun", held(0, "added", 0.5, (0,), 11))
LARGE_LATER = changed("jenny-rafsun", held(0, "c", 100.0, (0,), 19))
BEYOND_1 = changed("same-in-a-gru", held(0, "h", 1.3, (0,), 15))
ERASED = changed("jenny-rafsun", held(0, "f", 0.0, (), 3), held(0, "added", 0.0, (), 3))
NEXT_TO_0 = replace(random_lesson("lstm", 2), holds=(held(0, "c", 1e-310, (), 0), held(0, "kept", 1.0, (), 1)))
HALF_OPEN = replace(random_lesson("lstm", 2), holds=(held(0, "a_f", -1e-7, (), 1, None),))
ROUNDED = replace(STACK, idealised=True)
TWO_ROUNDED = replace(random_lesson("lstm", 2), idealised=True)
TINY_INPUT = Lesson(
    title="Tiny", sequence=Numbers(((0.004, 1.0, 0.0),)), layers=(LayerSpec(cell="lstm", units=2, seed=7),)
)
HIGH_FIRST = replace(case("29"), layers=(LayerSpec(cell="lstm", units=2, seed=1), *case("29").layers))
IN_SIZES = ("unrolled", "stack", "kept")


def _two_widths() -> Lesson:
    """Two runs of memories that are 0, of another number of units."""
    zero = (held(0, "c", 0.0, (), 0, None),)
    made = with_kept_run(random_lesson("lstm", 1), "small").lesson.variants
    return replace(random_lesson("lstm", 2), holds=zero, variants=(replace(made[0], holds=zero),))


SHIPPED = {
    "F1": Kind(
        at(BEATS, 4, view="compare"), (r"(?<!the )most of what", r"hält D[^:]*am meisten[^:]*: 9,9[^(]*$"),
        (r"D .* the most of what .* 9\.9", r"am meisten von dem.*9,9.*\(A.unter 0,01"),
    ),
    "F2": Kind(
        at(GRU, 0, 3), ("changes nothing|hardly matters", "ändert nichts|kaum einen Unterschied"),
        r"1 − z.*10.0.% .*n\b",
    ),
    "F2.symbols": Kind(at(GRU, 0, 3, depth="symbols"), ("changes", "ändert"), "hₜ₋₁ = 0$"),
    "F3": Kind(
        at(GRU, 1, 1), (r"lets 99\.97.% of the past", r"lässt 99,97.% der Vergangenheit"),
        (r"open.* 0 here", r"offen.* hier 0"),
    ),
    "F3.start": Kind(at(GRU, 0, 1), (r"lets 99\.97.% of", r"lässt 99,97.% der"), ("no past", "keine Vergangenheit")),
    "F4": Kind(
        at(JENNY, 2, 1), ("every memory keeps", "Jeder gespeicherte Wert bleibt|Jeder Speicher behält"),
        ("gender, but nothing is stored", "gender .*, aber dort ist nichts gespeichert"),
    ),
    "F5": Kind(at(JENNY, 6, view="ledger", unit=2), ("most of it", "das meiste davon"), r"0.697.* 7 .*0.099.*0.100"),
    "F6": Kind(at(JENNY, 12, view="memory", layer=1, unit=1), ("nearly all", "fast ganz"), r"50.% (of|von) −0.001"),
    "F6.small": Kind(at(case("11"), 3, view="memory"), ("nearly all", "fast ganz"), r"49.6.% (of|von) \+0.001"),
    "F7": Kind(
        at(STACK, 0, 2, layer=2), (r"up: −0\.234", r"oben: −0,234"), (r"largest: −0\.234", r"am größten: −0,234"),
    ),
    "F7.small": Kind(at(case("69"), 0, 2), (r"up: \+", r"oben: \+"), (r"largest: \+", r"am größten: \+")),
    "F8": Kind(at(BEATS, 0, view="half-life"), r"\de\+\d", ("endless", "unendlich")),
    "F8.large": Kind(
        at(BEATS, 2, view="half-life"), r"\de\+\d", ("more than a million tok", "mehr als eine Million Tok"),
    ),
    "F9": Kind(
        at(JENNY, 0, view="half-life"), ("Half or more of what gender", "Von dem, was gender"),
        ("gender holds nothing yet", "enthält gender noch nichts"),
    ),
    "F10": Kind(
        at(find("own-cell"), 3, view="compare", layer=1), ("still holds", "hält kein Gedächtnis noch"),
        ("In no run did “I” write", "In keinem Lauf hat „I“"),
    ),
    "F11": Kind(
        in_the_picture(GRU, 0, view="ledger", unit=2), ("in all: h =", "zusammen 1: h ="),
        ("average, 0.9002 on the empty start", "0,9002"),
    ),
}  # fmt: skip
BY_A_HAND = {
    "F12": Kind(at(ADDED_HELD, 11, 2), r"\[0.5000[,;] 0[,;]", (r"0\.5000 in gender", r"0,5000 in gender")),
    "F12.state": Kind(at(STATE_HELD, 11, 3), r"c = \[0.5000[,;] 0.9914", r"c = 0.5000 in gender"),
    "F12.symbols": Kind(at(STATE_HELD, 11, 3, depth="symbols"), r"\], (set by|von) ", r"0.5000 in gender, (set|von)"),
    "F12.numbers": Kind(
        at(STATE_HELD, 11, 3, depth="numbers"), r"\], (set by|von) ", r"0.5000 in gender, (set|von)"
    ),
    "F12.small": Kind(
        at(case("75"), 0, 1, depth="numbers", notation="olah"), ("₋₁ is set by hand", "₋₁ ist von Hand"),
        r"(unit|Einheit) 3, (set by|von) ",
    ),
    "F12.worksheet": Kind(
        on_a_worksheet(ADDED_HELD, 11), r"is set by hand in this lesson|0\.100\b", "set by hand in gender",
        english=True,
    ),
    "F13": Kind(
        at(changed("random-stack", held(0, "f", 0.2, (0, 1, 2, 3, 4), 3)), 3, 1),
        r"(unit|Einheit) 1, (unit|Einheit) 2 (and|und) ", ("in 5 of 6 units", "in 5 von 6 Einheiten"),
    ),
    "F14": Kind(at(KEPT_HELD, 11, 1), ("erased|untouched", "gelöscht|unberührt"), r"([Ss]et by|on) .*\[0.9000"),
    "F14.small": Kind(at(case("31"), 1, 1), ("hardly matters", "kaum einen"), r"([Ss]et by|on H).* = 0.3000"),
    "F14.both": Kind(at(case("39"), 3, 3), r"0.5129\]? · \[?0.0001", r"z = 0.0001.*= 0.3000"),
    "F15": Kind(at(TANH_HELD, 11, 4, depth="numbers"), r"tanh\(\[?−0.9944", r"0.2000.*, (set by|von) "),
    "F15.tooltip": Kind(
        in_the_window(TANH_HELD, About(0, 11, "h", 0)), r"tanh\(−0.9944\) = 0.1999", r"0.9997 · 0.2000 = 0.1999"
    ),
    "F15.output": Kind(
        at(changed("jenny-rafsun", held(0, "h", 0.5, (), 11)), 11, 4), ("Out goes h", "Hinaus geht h"),
        (r"Set by hand.*h = \[0\.5", r"Von Hand.*h = \[0,5"),
    ),
    "F16": Kind(
        at(STATE_HELD, 11, view="memory"), (r"\+0\.500 is added", r"hinzu kommt \+0,500|\+0,500 kommt hinzu"),
        ("by hand: .0.500.*−0.994", "von Hand gesetzt: .0,500.*−0,994"),
    ),
    "F16.kept": Kind(
        at(STATE_HELD, 11, view="kept"), (r"1\.094 added: ", r"1,094 kommt hinzu: "),
        ("1.094 added.*by hand in gender: ", "1,094 kommt hinzu, .*von Hand"),
    ),
    "F16.network": Kind(
        at(case("71"), 0, view="unrolled"), ("adds 0.4761", "0,4761 hinzu"), (r"0\.995.*set by h", r"0,995.*von Hand"),
    ),
    "F16.small": Kind(
        at(case("15"), 0, view="kept"), (r"memory: c = \+0\.995", r"war: c = \+0,995|Gedächtnis: c"),
        (r"by hand: c", r"Hand gesetzt: c"),
    ),
    "F17": Kind(
        at(changed("jenny-rafsun", held(0, "c", 0.5, (0,), 5)), 5, view="half-life"), r"(be|Halbwertszeit) 0\.", "2067",
    ),
    "F18": Kind(
        at(changed("jenny-rafsun", held(0, "a_f", 0.2, (), 11)), 11, 1, view="unit"),
        r"(add up to|zusammen) 0.2000|−16",
        (r"the sum is set by hand: 0\.2000", "die Summe von Hand gesetzt: 0,2000"),
    ),
    "F19": Kind(all_beats(LARGE_LATER, 11), ("ext to nothing is", "steht fast nichts"), r"99.97.% .*(erased|gelöscht)"),
    "F19.write": Kind(at(LARGE_LATER, 2, 2), ("next to nothing", "fast nichts"), r"(writes|schreibt) \+0.995"),
    "F19.state": Kind(at(LARGE_LATER, 2, 3), (r"within 0\.99", r"bis auf 0,99"), r"(from|von) 0 (to|auf) \+0.995"),
    "F20": Kind(at(BEYOND_1, 16, 5), ("cannot pass 1", "nie über 1"), "words|gender|liking|new|neu"),
    "F20.small": Kind(at(case("49"), 2, 3), ("cannot pass 1", "nie über 1"), "−0.509"),
}  # fmt: skip
DEGENERATE = {
    "F21": Kind(
        at(ROUNDED, 0, 1, view="unit"), r"(makes|daraus) 1\b", ("0.6317 of it, rounded to 1", "0,6317, gerundet auf 1"),
    ),
    "F21.tooltip": Kind(in_the_window(ROUNDED, About(0, 3, "f", 0)), r"σ\(−0.1910\) = 0\Z", ("rounded", "gerundet")),
    "F21.worksheet": Kind(on_a_worksheet(TWO_ROUNDED, 3), r"sigma\(a_\{f\}\)\$ +&", "rounded to 0 or 1", english=True),
    "F22": Kind(
        at(case("79"), 1, 1), ("most tightly|at least 14", "am dichtesten|mindestens 14"), r" 8 (of|von) 64.* 10.0.%"
    ),
    "F22.signs": Kind(at(case("47"), 1, 3), r" 4 (of|von) 8 ", r" 5 (of|von) 8 "),
    "F22.symbols": Kind(
        at(case("73"), 3, 3, depth="symbols", notation="olah"), r"(unit|Einheit) 4;", r"(unit|Einheit) 4 (and|und) .*1;"
    ),
    "F23": Kind(
        at(ERASED, 3, view="ledger"), ("nothing has been written", "noch nichts geschrieben"),
        ("nothing is left of what was", "von dem, was geschrieben wurde, nichts"),
    ),
    "F23.small": Kind(
        at(case("01"), 1, view="ledger"), ("nothing has been written", "noch nichts geschrieben"),
        ("nothing is left of what was", "von dem, was geschrieben wurde, nichts"),
    ),
    "F25": Kind(
        at(changed("jenny-rafsun", held(0, "f", 0.0, (), 0, None)), 18, view="gradient"), ("no line", "keine Linie"),
        ("the gate is shut on the line|Nothing of the gradient", "Gate auf der Linie ist geschlossen|kommt nichts"),
    ),
    "F26": Kind(
        at(random_lesson("lstm-1997", 2), 0, view="half-life"), r"\de\+|(be|Halbwertszeit) \d",
        ("forgets nothing", "vergisst von selbst nichts"),
    ),
    "F27": Kind(
        at(JENNY, 10, view="gradient", chart_options=ChartOptions((0, 6))), ("after “is”", "nach „is“"),
        ("after “.”", "nach „.“"),
    ),
    "F28": Kind(at(case("45"), 0), ("memory starts", "Gedächtnis beginnt"), r"h = \[0.000010\]"),
    "F29": Kind(cues(JENNY, GateBelow(layer=1)), ("falls", "fällt"), (r"f is below 0\.1", r"pronoun .*0,00034")),
    "F29.mean": Kind(
        cues(HALF_OPEN, GateBelow(below=0.5, over="mean")),
        r"0.5000\)", r"0.4999+\d*\)",
    ),
    "F30.window": Kind(in_the_window(case("29"), About(0, 1, "k", 0)), r"\AK\b", r"\Ak "),
    "F31": Kind(
        at(case("29"), 1, notation="tutorial"), ("every gate", "jedes Gate"), r"y (from|von) .1. (into|in) w",
    ),
    "F31.gates": Kind(at(case("61"), 1), ("every gate", "jedes Gate"), r"h (from|von) .1. (into|in) f"),
    "F31.keeps": Kind(at(case("21"), 1, view="gates"), ("mixed anew", "neu gemischt"), r"\bk\b"),
    "F31.below": Kind(at(HIGH_FIRST, 0, layer=1), ("hands up its y", "ihr y "), ("hands up its h", "ihr h ")),
    "F31.compared": Kind(
        in_the_picture(replace(random_lesson("rnn", 2), holds=(held(0, "h", 0.5, (), 1),)), 1, view="compare"),
        ("written anew", "neu geschrieben"), ("no gates", "keine Gates"),
    ),
    **{f"F32.{view}": Kind(at(NEXT_TO_0, 1, view=view), "inf|∞", r"1[,;] 1\]") for view in IN_SIZES},
    "F33": Kind(on_a_worksheet(JENNY, 11, key=True), "without rounding", "to four decimals", english=True),
    "F33.input": Kind(
        on_a_worksheet(TINY_INPUT, 0), "that are 0 are left", "that are 0 in two decimals are left", english=True
    ),
    "F33.compared": Kind(at(_two_widths(), 0, view="compare"), ("the same here", "gleich"), ("are 0 here", "0")),
    "F34": Kind(
        at(GRU, 1, depth="symbols", notation="olah"), r"\[hₜ₋₁, xₜ\]", r"hₜ₋₁ .*(goes into|geht in) rₜ, zₜ (and|und) qₜ"
    ),
    "F34.pair": Kind(
        at(case("89"), 1, depth="symbols", notation="tutorial"), r"\[hₜ₋₁, xₜ\]", r"hₜ₋₁ .*(goes into|geht in) fₜ"
    ),
    "F34.named": Kind(
        at(case("91"), 1, depth="symbols", notation="tutorial"), "they go into|beide gehen", r"hₜ₋₁.* (into|in) zₜ"
    ),
    "F35.least": Kind(at(case("57"), 0, 1), "100.0000", ("over 99.99", "über 99,99")),
    "F35.most": Kind(at(case("27"), 4, 3), r"0.0008", ("0.0009 at most", "höchstens um 0,0009")),
    "F35.erased": Kind(
        at(case("83"), 1, 1), ("at least 99.97", "mindestens 99,97"), r"99.97.% (of each is erased|gelöscht|werden)",
    ),
    "F35.symbols": Kind(at(case("67"), 3, 1, depth="symbols", notation="tutorial"), "≥ 0.9993", "≥ 0.9992"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "language"), both_languages({**SHIPPED, **BY_A_HAND, **DEGENERATE}))
def test_what_is_false_is_not_said(qapp: QApplication, kind: Kind, language: str) -> None:
    kind.check(language)


@pytest.mark.parametrize("language", LANGUAGES, ids="F24-{}".format)
def test_a_gate_over_an_empty_memory_differs(qtbot: QtBot, objects: Objects, language: str) -> None:
    hold = held(0, "f", 1.0, (0,), 0)

    def told() -> str:
        panel = WhatIfPanel(objects.document, objects.player, objects.selection, objects.stage, objects.learned)
        qtbot.addWidget(panel)
        panel.show()
        objects.document.edit("held", with_hold(objects.document.newest_resolved, hold))
        return panel.difference.text()

    text = in_window_language(language, told)
    assert not re.search("but for rounding|bis auf Rundung", text)
    assert re.search("No state differs, but forget gate f of gender|Kein Zustand .*Forget-Gate f .*gender", text)


@pytest.mark.parametrize("language", LANGUAGES, ids="F30-{}".format)
def test_a_letter_that_begins_a_reason_stays_what_it_is(language: str) -> None:
    lesson = replace(BEATS, cues=(GateBelow(),))
    film = Film(lesson, run(lesson), FilmOptions(language=language))
    stops = CueStops(cast(Stage, cast(Any, SimpleNamespace(film=film))))
    reasons = [stops.reasons(stop) for stop in stops.stops]
    assert reasons and all(words.startswith("f ") for words in reasons)
