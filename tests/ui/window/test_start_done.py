"""The start page says at each lesson what was done of it, as soon as that is read."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.guide.results.records import Answered, Finished, Seen
from ui.settings import kept_results
from ui.window.main_window import MainWindow
from ui.window.start.words import sign_of
from ui.window.start_page import StartPage


def test_the_cards_say_quietly_what_was_done(window: MainWindow, qtbot: QtBot) -> None:
    own = {"time": datetime(2026, 3, 5, tzinfo=UTC), "sha256": "ab"}
    answer = {"kind": "predict", "asked": "?", "answer": (1.0,), "right": (0.5,), "score": 0.85}
    first, second, *others = builtin_lessons()
    kept_results.add(
        kept_results.place(),
        [
            *(Seen(lesson=first, step=step, steps=8, **own) for step in range(8)),
            Answered(lesson=first, step=4, **answer, **own),
            Finished(lesson=first, **own),
            *(Seen(lesson=second, step=step, steps=7, **own) for step in (0, 1, 1)),
            Answered(lesson=others[0], step=4, **answer, **own),
        ],
    )
    window.show_start_page()
    page = window.findChild(StartPage)
    cards = {card.key: card for card in page.cards}
    assert all(card.done is None for card in page.cards), "the page waits for no file"
    qtbot.waitUntil(lambda: cards[first].done is not None)
    assert [sign_of(cards[key].done) for key in (first, second, *others)] == ["✓ 85 %", "2 / 7"] + [""] * len(others)
    assert "Done, 8 of 8 steps seen, questions answered: 1, of the points 85" in cards[first].accessibleDescription()
    assert cards[second].accessibleDescription().startswith("2 of 7 steps seen. ")
    assert "questions answered: 1" in cards[others[0]].toolTip() and "Done" not in cards[others[1]].toolTip()
    for card in page.cards[:2]:
        with_sign, done = card.grab().toImage(), card.done
        card.show_done(None)
        assert card.grab().toImage() != with_sign
        card.show_done(done)
    kept_results.clear(kept_results.place())
    page.leave()
    window.show_start_page()
    qtbot.waitUntil(lambda: cards[first].done is None)
    page.leave()
