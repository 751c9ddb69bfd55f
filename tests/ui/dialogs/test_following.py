"""The list of units that follow a property: sorted by their scores over what has been read; a click selects one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from simulator.analysis.text.properties import values_of
from simulator.analysis.text.unit_scores import ranked, unit_scores
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from ui.commands.menus.view import choose_shading
from ui.dialogs import following
from ui.dialogs.following import FollowingDialog
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.window.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[FollowingDialog]:
    """The list beside the window, with the film at its end."""
    _rest_after(window, 19)
    window.commands.actions["show_following"].trigger()
    (made,) = window.findChildren(FollowingDialog)
    yield made
    made.close()
    let_go()


def _rest_after(window: MainWindow, token: int) -> None:
    window.player.rest_at(token, len(window.player.timeline.beats) - 1)


def _rows(dialog: FollowingDialog) -> list[tuple[str, str]]:
    items = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_units_are_sorted_and_a_click_shades_the_text_by_one(window: MainWindow, dialog: FollowingDialog) -> None:
    assert window.selection.view == "text"
    dialog.choose("word")
    trace = window.document.trace
    scores = unit_scores(trace.layers[0], "c", values_of("word", trace.tokens))
    assert dialog.scores is not None and np.array_equal(dialog.scores, scores)
    names = trace.layers[0].layer.unit_names
    order = ranked(scores).tolist()
    assert [name for name, _ in _rows(dialog)] == [names[unit] for unit in order]
    assert _rows(dialog)[0][1] == f"{scores[order[0]]:+.3f}".replace("-", "−")
    for item in (dialog.list.topLevelItem(2), dialog.list.topLevelItem(0)):
        dialog.list.itemClicked.emit(item, 0)
        assert item is not None and window.selection.unit == item.data(0, Qt.ItemDataRole.UserRole)
    options = window.selection.options
    assert (options.view, options.unit, options.chart_options.quantity) == ("text", order[0], "c")


def test_the_text_is_shaded_by_what_is_chosen_in_the_menu(window: MainWindow) -> None:
    choose_shading(window, "f")
    options = window.selection.options
    assert (options.view, options.chart_options.quantity) == ("text", "f")
    window.commands.actions["next_vector"].trigger()
    assert window.selection.options.chart_options.quantity == window.selection.quantity != "f"
    window.selection.view = "cell"
    assert window.selection.options.chart_options.quantity == ""


def test_only_what_has_been_read_counts(window: MainWindow, dialog: FollowingDialog) -> None:
    dialog.choose("sentence")
    trace = window.document.trace
    signal = values_of("sentence", trace.tokens)
    _rest_after(window, 9)
    assert dialog.scores is not None
    assert np.array_equal(dialog.scores, unit_scores(trace.layers[0], "c", signal, 10))
    window.player.rest_at(9, 0)
    assert np.array_equal(dialog.scores, unit_scores(trace.layers[0], "c", signal, 9))
    window.selection.whole_run = True
    assert np.array_equal(dialog.scores, unit_scores(trace.layers[0], "c", signal))


def test_it_follows_layer_quantity_and_run(window: MainWindow, dialog: FollowingDialog) -> None:
    dialog.choose("line")
    window.selection.look_at(1, 0, "h")
    trace = window.document.trace
    signal = values_of("line", trace.tokens)
    assert dialog.scores is not None
    assert np.array_equal(dialog.scores, unit_scores(trace.layers[1], "h", signal), equal_nan=True)
    hold = HoldSpec(layer=1, quantity="f", values=(0.0,), start=3, stop=9)
    window.document.edit("forget", with_hold(window.document.newest_resolved, hold))
    changed = unit_scores(window.document.trace.layers[1], "h", signal)
    assert np.array_equal(dialog.scores, changed, equal_nan=True)


def test_what_is_marked_is_typed_or_taken_from_the_selected_tokens(window: MainWindow, dialog: FollowingDialog) -> None:
    assert dialog.positive.isHidden() or not dialog.positive.isVisible()
    dialog.choose("marked")
    assert dialog.positive.isVisible()
    window.selection.brush = (2, 5)
    dialog.findChildren(QPushButton)[0].click()
    assert dialog.positive.text() == "3–5"
    dialog.negative.setText("Rafsun, he, boy")
    signal = np.zeros(20)
    signal[2:5] = 1.0
    signal[[11, 14, 19]] = -1.0
    assert dialog.scores is not None
    assert np.array_equal(dialog.scores, unit_scores(window.document.trace.layers[0], "c", signal))
    dialog.negative.setText("19–50")
    assert dialog.problem.isVisible() and "20 tokens" in dialog.problem.text()
    dialog.negative.setText("")
    assert not dialog.problem.isVisible()


def test_of_a_property_that_stands_still_no_unit_has_a_score(dialog: FollowingDialog) -> None:
    dialog.choose("quotes")
    assert {score for _, score in _rows(dialog)} == {"–"} and "too little changes" in dialog.what.text()


def test_a_large_run_is_scored_beside_the_window(
    window: MainWindow, dialog: FollowingDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "is_small", lambda _trace: False)
    dialog.choose("word")
    assert not dialog.is_sorted and "computed" in dialog.what.text()
    qtbot.waitUntil(lambda: dialog.is_sorted, timeout=10_000)
    trace = window.document.trace
    expected = unit_scores(trace.layers[0], "c", values_of("word", trace.tokens))
    assert dialog.scores is not None and np.array_equal(dialog.scores, expected)


@pytest.mark.parametrize("language", list(languages()))
def test_it_fits_a_small_screen(open_window: Callable[..., MainWindow], language: str) -> None:
    install_language(languages()[language])
    window = open_window()
    made = FollowingDialog(window.document, window.player, window.selection, window.stage, window)
    made.choose("marked")
    least = made.minimumSizeHint()
    assert least.width() <= 1024 and least.height() <= 570
    made.close()
    let_go()
    install_language(ENGLISH)
