"""The window never waits: a timer of 10 ms is heard all the while, through every command.

No stretch between two ticks is longer than 100 ms of what the window's own thread computes (`watching.py` says why that
is judged, and not the wall). GATELIGHT_WRITE_WAITS=1 asks for the table in docs/waits.md to be written anew.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.tokens import with_token
from simulator.lessons.edits.whatif import with_hold, with_weight
from simulator.lessons.file import load, save
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.conftest import let_go
from tests.ui.window.conftest import offered, question_over
from tests.ui.window.watching import Stretch, Watch
from ui.app import window_on
from ui.commands import commands
from ui.commands.command import Command
from ui.jobs import job, save_queue
from ui.jobs.ablation_job import AblationJob
from ui.plots.panel import USUAL, Plots
from ui.state.lesson_file import LessonFile
from ui.state.selection import TABS
from ui.widgets.controls import ChoiceBox
from ui.window.main_window import MainWindow

LONGEST = 0.1  # seconds
SIZES = [(1_000, 2, 512), (100_000, 1, 16)]
LOG = Path(__file__).resolve().parents[3] / "docs" / "waits.md"
ASKING = {  # commands that ask for a file or end the program, or take a program of their own
    "quit_program", "open_lesson", "open_model", "open_recent", "save_lesson", "save_lesson_as", "pack_lesson",
    "compare_file", "paste", "save_results", "clear_results",
    "choose_language", "choose_scale", "choose_lesson", "present", "present_talk",
    "toggle_speaker",
    "choose_theme",  # Qt gives every widget its style anew, whatever the lesson
}  # fmt: skip
Act = tuple[str, Callable[[], object]]
Watched = tuple[MainWindow, Watch]


def lesson(tokens: int, layers: int, units: int) -> Lesson:
    """Random words through layers of LSTMs."""
    chance = random.Random(1)
    words = " ".join(chance.choice(["one", "two", "three", "four", "five", "six"]) for _ in range(tokens))
    spec = (LayerSpec("lstm", units),) * layers
    return Lesson(title="Large", sequence=Words(words), embedding=Random(8, 1), layers=spec)


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Callable[[Lesson], Watched]]:
    """Opens a window as the program has it, and a watch."""
    opened: list[Watched] = []

    def opener(lesson: Lesson) -> Watched:
        window, watch = window_on(lesson), Watch()
        opened.append((window, watch))
        window.resize(1600, 1000)
        with qtbot.waitSignal(window.completed, timeout=60_000):
            window.show()
        return window, watch

    yield opener
    for window, watch in opened:
        watch.stop()
        window.player.pause()
        window.document.start(lesson(3, 1, 2))
        window.close()
        window.deleteLater()
    let_go()


def acts(window: MainWindow, chance: random.Random) -> list[Act]:
    """Edits, jumps, every plot in every mode, and every command, each of its choices too."""
    found = [*_edits(window, chance), *_plots(window)]
    for each in commands():
        if each.name in ASKING:
            continue
        if isinstance(each, Command):
            found.append((each.name, window.commands.actions[each.name].trigger))
        elif each.ready(window):
            options = [key for key, _ in each.options(window)]
            found += [(f"{each.name} {key}", partial(each, window, key)) for key in options]
    return found


def _edits(window: MainWindow, chance: random.Random) -> Iterator[Act]:
    document, player, selection = window.document, window.player, window.selection

    def edit(label: str, change: Callable[[object], object]) -> Act:
        return label, lambda: document.edit(label, change(document.newest_resolved))

    def hold(before: object) -> object:
        return with_hold(before, HoldSpec(0, "f", values=(chance.random(),), start=player.token))

    yield edit("another seed", lambda before: with_seed(before, chance.randrange(1000)))
    yield edit("a hold", hold)
    yield edit("another token", lambda before: with_token(before, player.token, chance.choice(["one", "six"])))
    yield edit("another sequence", lambda before: with_sequence(before, " ".join(reversed(before.tokens))))
    yield edit("a weight", lambda before: with_weight(before, selection.layer, "W_f", (0, 0), chance.uniform(-1, 1)))
    yield "a jump", lambda: player.rest_at(chance.randrange(document.trace.steps), 1)
    yield "another unit", lambda: selection.look_at(selection.layer, chance.randrange(8))
    yield "a keep bias", lambda: window.controls.whatif.bias.slider.setValue(chance.randrange(-100, 100))
    for tab in TABS:
        yield f"tab {tab}", partial(setattr, selection, "tab", tab)


def _plots(window: MainWindow) -> Iterator[Act]:
    panel = window.parts.plots.findChild(Plots)
    for key in [*panel.buttons, USUAL[0]]:
        _show_alone(panel, key)  # makes it
        modes = panel.shown[key].mode
        yield f"plot {key}", partial(_show_alone, panel, key)
        if modes is not None:
            for at in range(modes.count() if isinstance(modes, ChoiceBox) else len(modes._row_buttons)):
                yield f"plot {key}, {at + 1}", partial(_choose, modes, at)


def _show_alone(panel: Plots, key: str) -> None:
    for each in [key] * (key not in panel.shown) + [other for other in panel.shown if other != key]:
        panel.toggle(each)


def _choose(modes: object, at: int) -> None:
    if isinstance(modes, ChoiceBox):
        modes.setCurrentIndex(at)
        modes.activated.emit(at)
    else:
        modes._row_buttons[at].click()


def is_settled(window: MainWindow, watch: Watch) -> bool:
    """Whether nothing runs, and the loop has turned a few times since then; where the film plays, more often.

    What would be missing without each token of a long run goes on beside it for minutes, and is not waited for.
    """
    busy = any(not isinstance(each, AblationJob) for each in job._under_way)
    stage, plays = window.stage, window.player.playing
    follows = not plays and any(widget.isVisible() for widget, _ in stage.updates._wanted)
    if busy or follows or window.document.is_running or stage.film.waits or stage.zoomer.gliding:
        watch.ticks = 0
    return watch.ticks > (50 if plays else 3)


def stretches(window: MainWindow, watch: Watch, todo: list[Act], qtbot: QtBot) -> dict[str, Stretch]:
    """The longest stretch of each act."""
    found: dict[str, Stretch] = {}
    for name, act in todo:
        watch.begin()
        act()
        qtbot.waitUntil(partial(is_settled, window, watch), timeout=300_000)
        found[name] = watch.longest()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        window.player.pause()
        let_go()
    return found


def least_stretches(window: MainWindow, watch: Watch, todo: list[Act], qtbot: QtBot) -> dict[str, Stretch]:
    """The longest stretch of each act: of those that are too long the shortest of three times, since other work on the
    machine makes single ones longer.
    """
    least = stretches(window, watch, todo, qtbot)
    for _ in range(2):
        again = [act for act in todo if least[act[0]].computed > LONGEST]
        for name, found in stretches(window, watch, again, qtbot).items():
            first = least[name].first or least[name].computed
            least[name] = min(least[name], found)._replace(first=first)
    return least


def too_long(found: dict[str, Stretch]) -> str:
    """What took too long, and in what."""
    return "\n".join(f"{name}: {each}" for name, each in found.items() if each.computed > LONGEST)


def opening(window: MainWindow, wanted: Lesson, folder: Path) -> Act:
    """A lesson is opened from its file."""
    save(wanted, folder / "large.json")
    return "a file is opened", lambda: window.files.open(str(folder / "large.json"))


@pytest.mark.parametrize("size", [(200, 2, 64), (5_000, 1, 16)])
def test_no_stretch_is_long_in_a_sample_of_commands(
    watched: Callable[[Lesson], Watched], qtbot: QtBot, tmp_path: Path, size: tuple[int, int, int]
) -> None:
    chance = random.Random(size[0])
    window, watch = watched(lesson(20, size[1], 8))
    sample = chance.sample(acts(window, chance), 16)
    stretches(window, watch, sample, qtbot)  # what is used for the first time is loaded
    found = least_stretches(window, watch, [opening(window, lesson(*size), tmp_path), *sample], qtbot)
    assert window.document.path is not None and not too_long(found), too_long(found)


def keep_least(found: dict[str, Stretch], name: str, stretch: Stretch) -> None:
    """Take down a stretch of an act, where none was shorter."""
    found[name] = min(stretch, found.get(name, stretch))


def test_files_of_many_numbers_are_written_and_read_beside_the_window(
    watched: Callable[[Lesson], Watched],
    qtbot: QtBot,
    tmp_path: Path,
    own_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(save_queue, "AT_ONCE", 50)
    window, watch = watched(lesson(20, 1, 8))
    wanted = resolve(lesson(20, 1, 360))
    layer = replace(wanted.lesson.layers[0], weights=dict(wanted.layers[0].weights))
    large = replace(wanted.lesson, layers=(layer,))
    own_folder.mkdir()

    def edit() -> None:
        document = window.document
        document.edit("a hold", with_hold(document.newest_resolved, HoldSpec(0, "f", values=(0.0,), start=3)))

    def recover() -> None:
        box = question_over(window)
        assert box is not None
        next(each for each in box.buttons() if each.text() == "Recover").click()

    stretches(window, watch, [("what is used for the first time is loaded", edit)], qtbot)
    window.document.undo()
    found: dict[str, Stretch] = {}
    for number in range(3):  # on a machine that does other work one of them is longer now and then
        left = own_folder / f"99999999{number}-1.json"
        save(large, left)
        watch.begin()
        offered(window)
        qtbot.waitUntil(lambda: question_over(window) is not None, timeout=20_000)
        keep_least(found, "what a crash left is looked for", watch.longest())
        watch.begin()
        recover()
        copy = window.controls.recovery.copy
        qtbot.waitUntil(lambda left=left, copy=copy: not left.exists() and copy.exists(), timeout=20_000)
        keep_least(found, "what a crash left is recovered", watch.longest())
        if not too_long(found):
            break
    window.document.belong_to(LessonFile(tmp_path / "mine.json", None))
    acts_on_files = [("it is saved", window.files.save), opening(window, large, tmp_path), ("a copy is kept", edit)]
    found |= stretches(window, watch, acts_on_files, qtbot)
    assert load(window.controls.recovery.copy) == window.document.lesson
    assert load(tmp_path / "mine.json") == large == window.document.opened and window.document.is_modified
    if os.environ.get("GATELIGHT_WRITE_WAITS"):
        write_part(1, FILES.format(rows=table({"a lesson of 12 MB": found})))
    assert not too_long(found), too_long(found)


@pytest.mark.full
def test_no_stretch_is_long_through_every_command(
    watched: Callable[[Lesson], Watched], qtbot: QtBot, tmp_path: Path
) -> None:
    told: dict[str, dict[str, Stretch]] = {}
    for size in SIZES:
        window, watch = watched(lesson(20, size[1], 8))
        known = acts(window, random.Random(1))
        stretches(window, watch, known, qtbot)
        todo = [opening(window, lesson(*size), tmp_path), *known]
        told[f"{size[0]:,} × {size[1]} × {size[2]}"] = least_stretches(window, watch, todo, qtbot)
        window.hide()
    if os.environ.get("GATELIGHT_WRITE_WAITS"):
        count = len({name for found in told.values() for name in found})
        write_part(0, WORDS.format(rows=table(told), count=count))
    assert not any(map(too_long, told.values())), "\n".join(map(too_long, told.values()))


def write_part(at: int, text: str) -> None:
    """Write a part of docs/waits.md anew: what it says of commands, or of files of many numbers."""
    parts = re.split(r"\n\n(?=# )", LOG.read_text(encoding="utf-8"))
    parts[at] = text
    LOG.write_text("\n\n".join(part.strip("\n") for part in parts) + "\n", encoding="utf-8")


def table(told: dict[str, dict[str, Stretch]]) -> str:
    """What docs/waits.md says: the longest stretch of each act in each lesson, the longest first."""
    names = dict.fromkeys(name for found in told.values() for name in found)
    worst = sorted(names, key=lambda name: -max(found[name].computed for found in told.values() if name in found))
    lines = [f"| act | {' | '.join(told)} |", "|---|" + "---:|" * len(told)]
    for name in worst:
        cells = [found.get(name) for found in told.values()]
        lines.append(f"| {name} | {' | '.join(map(cell, cells))} |")
    return "\n".join(lines)


def cell(found: Stretch | None) -> str:
    """What a table says of a stretch, in milliseconds."""
    if found is None:
        return "–"
    before = f"{1000 * found.first:.0f} → " if found.first else ""
    return f"{before}{1000 * found.computed:.0f} ({1000 * found.wall:.0f})"


WORDS = """# How long the window waits

{count} acts in the whole window, on two large lessons (tokens × layers × units): every command and choice that does not
ask for a file, every plot in every mode, edits, a jump, a file that is opened. A timer of 10 ms is heard all the while;
of each act stands here the longest stretch between two ticks, in milliseconds that the window's own thread computed,
and in brackets those on the wall. Judged is what the thread computes, 100 at most: the wall also says what else the
machine does, and of an act that is too long the shortest of three times counts (the first stands before an arrow).
Written by
`pytest -m full tests/ui/window/test_never_waits.py` with `GATELIGHT_WRITE_WAITS=1`.

{rows}
"""

FILES = """# Files of many numbers

What is done with files of lessons, watched in the same way, on a lesson whose weights are 12 MB of text. It
is written, read and run beside the window; until it is there, the lesson counts as not saved, and what was open stays.

{rows}
"""
