"""Random use of the whole window, then undo of everything: the first lesson must be there again, to the bit."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from simulator.lessons.edits.cell_form import forms, with_form
from simulator.lessons.edits.layers import with_cells, with_idealised, with_layer, with_layers, with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import with_token, with_token_before, without_token
from simulator.lessons.edits.whatif import (
    with_hold,
    with_initial,
    with_keep_bias,
    with_masked,
    with_weight,
)
from simulator.lessons.file import dumps
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.text.tokens import sequence_tokens
from tests.simulator.own_lessons import JANET, MGU
from tests.ui.conftest import let_go
from ui.commands import commands
from ui.commands.command import Choice, Command
from ui.window.main_window import MainWindow

LEFT_OUT = {
    "open_lesson", "open_model", "show_log", "save_lesson", "save_lesson_as", "export_film", "write_lecture_pack",
    "export_web_lesson", "quit_program", "show_help", "choose_lesson", "compare_file", "compare_sequence", "rename_run",
    "save_results",
    "clear_results",
}  # fmt: skip
CELLS = ["rnn", "lstm", "gru", "gru-before", "lstm-peephole"]


def random_edit(lesson: Lesson, chance: random.Random) -> Lesson:
    layer = chance.randrange(len(lesson.layers))
    kind = chance.randrange(10)
    if kind >= 6:
        return random_trial(lesson, layer, chance)
    if kind == 0:
        words = chance.choices(["Jenny", "Rafsun", "came", "love", ".", "x" * 40], k=chance.randrange(0, 30))
        return with_sequence(lesson, " ".join(words)).lesson
    if kind == 1:
        own = {spec.key: spec for spec in (*lesson.cells, MGU, JANET)}
        return with_layer(with_cells(lesson, own.values()), layer, cell=chance.choice([*CELLS, *own])).lesson
    if kind == 2:
        return with_layer(lesson, layer, units=chance.randrange(0, 40)).lesson
    if kind == 3:
        return with_layers(lesson, chance.randrange(0, 4)).lesson
    if kind == 4:
        return with_seed(lesson, chance.randrange(100)).lesson
    return with_idealised(lesson, not lesson.idealised).lesson


def random_trial(lesson: Lesson, layer: int, chance: random.Random) -> Lesson:
    """Something that one tries: a hold, an initial state, a weight, a bias, a token."""
    token, kind = chance.randrange(len(sequence_tokens(lesson.sequence))), chance.randrange(9)
    if kind == 0:
        name = chance.choice([*cells_of(lesson)[lesson.layers[layer].cell].parsed.quantities])
        return with_hold(lesson, HoldSpec(layer, name, values=(chance.choice([0.0, 0.5, 1.0]),), start=token)).lesson
    if kind == 1:
        return with_initial(lesson, layer, "h", (), chance.random()).lesson
    if kind == 2:
        name = chance.choice(list(resolve(lesson).layers[layer].weights))
        one_row = isinstance(resolve(lesson).layers[layer].weights[name][0], float)
        return with_weight(lesson, layer, name, (0,) if one_row else (0, 0), chance.uniform(-2, 2)).lesson
    if kind == 8:
        key = lesson.layers[layer].cell
        return with_form(lesson, layer, chance.choice(forms(key) or (key,))).lesson
    if kind == 3:
        return with_keep_bias(lesson, layer, chance.uniform(-8, 8)).lesson
    if kind == 4:
        return with_masked(lesson, token, chance.random() < 0.7).lesson
    if kind == 5:
        return without_token(lesson, token).lesson
    return (with_token, with_token_before)[kind - 6](lesson, token, chance.choice(["Jenny", "came now", "."]))


def random_act(window: MainWindow, chance: random.Random, left_out: Collection[str] = LEFT_OUT) -> str:
    """Do anything but what is left out, and say what."""
    kind = chance.randrange(5)
    if kind == 0:
        try:
            merge = chance.random() < 0.2
            window.document.edit("edit", random_edit(window.document.lesson, chance), merge=merge)
        except LessonError:
            return "an edit that is refused"
        return "an edit"
    if kind == 1:
        ruler = window.controls.transport.ruler
        QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(chance.randrange(ruler.width()), 20))
        return "a click on the ruler"
    if kind == 2:
        view = window.stage_view
        spot = QPoint(chance.randrange(view.width()), chance.randrange(view.height()))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
        return "a click on the stage"
    each = chance.choice([each for each in commands() if each.name not in left_out and each.ready(window)])
    if isinstance(each, Choice):
        key = chance.choice([key for key, _ in each.options(window)])
        each(window, key)
        return f"{each.name} {key}"
    each(window)
    return each.name


def check(window: MainWindow) -> None:
    """What must hold at any moment."""
    document, player, selection = window.document, window.player, window.selection
    assert selection.layer < len(document.lesson.layers)
    assert selection.unit < document.lesson.layers[selection.layer].units
    assert 0.0 <= player.time <= player.duration
    assert window.stage_view.frame.moment.token == player.token
    assert len(player.timeline.tokens) == document.trace.steps
    assert document.ghost is not document.trace


@pytest.mark.parametrize("seed", range(3))
def test_random_use_then_undo_gives_the_first_lesson(open_window: Callable[..., MainWindow], seed: int) -> None:
    chance = random.Random(seed)
    window = open_window(size=(900, 600))
    first, bytes_before = window.document.lesson, dumps(window.document.lesson)
    numbers = window.document.trace.layers[0].record.copy()
    edits = 0
    for _ in range(60):
        random_act(window, chance)
        check(window)
        let_go()
    while window.document.undo_label is not None:
        window.document.undo()
        check(window)
        edits += 1
    assert window.document.lesson is first
    assert dumps(window.document.lesson) == bytes_before
    assert (window.document.trace.layers[0].record == numbers).all()
    assert not window.document.is_modified
    assert edits > 0
    window.presentation.leave()


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_listeners_sees_a_state_that_fits(open_window: Callable[..., MainWindow], seed: int) -> None:
    """Whoever is told first may read all four objects: nothing is out of date for anybody."""
    chance = random.Random(seed)
    window = open_window(size=(900, 600))
    signals = [window.document.changed, window.selection.changed, window.stage.changed, window.player.moved]
    told: list[int] = []

    def look(*_: object) -> None:
        check(window)
        told.append(1)

    for signal in chance.sample(signals, len(signals)):
        signal.connect(look)
    window.selection.look_at(1, 1)
    window.player.end()
    window.document.edit("less", with_sequence(with_layers(window.document.lesson, 1), "Jenny came"))
    window.document.undo()
    assert len(told) >= 6


def test_commands_have_titles_words_and_unique_names() -> None:
    names = [each.name for each in commands()]
    assert len(names) == len(set(names))
    for each in commands():
        assert isinstance(each, Command | Choice)
        assert each.help.endswith(".")
        assert each.title
