"""What to try next: real edits, found in the run of any lesson, that say nothing but what is true."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.text.tokens import Words
from tests.ui.conftest import Objects
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.study import printed
from tests.ui.panels.conftest import Shown
from ui.panels.whatif.offers import MOST, offers
from ui.panels.whatif.panel import WhatIfPanel
from ui.state.edits.number_edits import hold_words

LESSONS = {**builtin_lessons(), **{key: random_lesson(key, 3) for key in cells()}}


@pytest.mark.parametrize("key", LESSONS)
def test_every_offer_is_an_edit_that_changes_the_run_and_says_what_is_there(key: str) -> None:
    lesson = LESSONS[key]
    resolved, trace = resolve(lesson), run(lesson)
    for layer in range(len(lesson.layers)):
        found = offers(resolved, trace, layer)
        assert len({each.words for each in found}) == len(found)
        assert len(found) == MOST or (found and lesson.holds), "what is held by hand is not offered to be held"
        for each in found:
            after = each.change(resolved).lesson
            new = [hold for hold in after.holds if hold not in lesson.holds]
            if after.sequence != lesson.sequence:
                assert re.search(r"Take “.+” \(\d+\) out", each.words)
                continue
            (hold,) = new
            value = trace.layers[hold.layer][hold.quantity][hold.start, hold.units[0]]
            now = re.search(r"it is (.+)\)$", each.words)
            assert now is not None and printed.number(now[1]).equals(value)
            assert hold_words(hold, trace) in each.words
            said = {"open": 1.0, "shut": 0.0}.get(each.words.split(" (it")[0].split()[-1], 0.0)
            assert hold.values == (said,) and abs(value - said) > 0.0
            assert run(after).layers[hold.layer][hold.quantity][hold.start, hold.units[0]] == said


def test_beside_a_hold_the_other_gate_is_offered() -> None:
    held = with_hold(find("jenny-rafsun"), HoldSpec(0, "f", units=(0,), values=(1.0,), start=11, stop=12))
    words = [each.words for each in offers(held, run(held.lesson), 0)]
    assert words[0] == "Hold input gate i of gender in layer 1 at “Rafsun” (12) shut as well (it is 0.9997)"


def test_of_one_token_it_is_masked_once() -> None:
    lesson: Lesson = replace(random_lesson("lstm", 2), sequence=Words("Jenny"), notes={})
    resolved = resolve(lesson)
    last = offers(resolved, run(lesson), 0)[-1]
    assert last.words == "Mask “Jenny” (1): nothing of it enters"
    masked = last.change(resolved)
    assert masked.lesson.masked == (0,)
    assert not any(each.words.startswith("Mask") for each in offers(masked, run(masked.lesson), 0))


def test_a_click_tries_it_and_undo_takes_it_back(shown: Shown, objects: Objects) -> None:
    panel = shown(WhatIfPanel, None, (300, 1200), objects.learned)
    assert isinstance(panel, WhatIfPanel)
    before = objects.document.lesson
    button = panel.offers.buttons[0]
    said = button.words.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert objects.document.lesson.holds and panel.rows.rows and said.split(" (it")[0].split()[1] in "forget input"
    assert panel.without.text() == "Without: the lesson as it was opened." and panel.table.isVisible()
    assert button.words.text() != said, "what is done is offered no more"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.without.text() == "Without: the run before the last change."
    objects.document.undo()
    objects.document.undo()
    assert objects.document.lesson == before and button.words.text() == said
    objects.document.keep_ghost(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.without.text() == "Without: the lesson as it was opened.", "which is the run that is kept"
