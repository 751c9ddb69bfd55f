"""Before a lecture pack is written, its dialog says what it has, how large it is and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from simulator.analysis.telling_steps import key_step
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.conftest import let_go
from ui.dialogs.pack import PackDialog
from ui.export.batch.pack_estimate import FULL, estimate_pack, time_painting
from ui.export.batch.pack_parts import Part, parts
from ui.export.format import GROUPS
from ui.film.film import Film
from ui.window.main_window import MainWindow


def test_it_says_what_it_makes_how_large_and_how_long(open_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    dialog = PackDialog(window.stage, window)
    assert "measured" in dialog.needs.text(), "nothing waits for it"
    dialog.show()
    let_go()
    found = parts(window.document.trace, asks=True)
    qtbot.waitUntil(lambda: "about" in dialog.needs.text(), timeout=20_000)
    assert dialog.needs.text().startswith(f"{len(found)} files in one folder, about ")
    assert re.search(r"about \d+ MB\. It takes about \d+ (s|min|h)", dialog.needs.text())
    text = dialog.list.toPlainText()
    places = [text.index(part.name) for part in found if not part.name.startswith("frames")]
    assert places == sorted(places) and all(part.purpose in text for part in found)
    assert [line for line in text.splitlines() if line in GROUPS] == list(GROUPS)
    asked: list[bool] = []
    dialog.folder_wanted.connect(lambda: asked.append(True))
    dialog.cancel.click()
    assert not asked and not dialog.isVisible()


def test_it_asks_how_large_a_file_may_be(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    for typed, wanted in (("", None), ("50 MB", 50_000_000), ("huge", None)):
        dialog, asked = PackDialog(window.stage, window), list[object]()
        dialog.folder_wanted.connect(lambda frames, largest, asked=asked: asked.append((frames, largest)))
        dialog.largest.setEditText(typed)
        dialog.write.click()
        assert asked == [(False, wanted)]
    assert dialog.largest.accessibleName() == "No file larger than"


def test_the_estimate_follows_pictures_and_their_size() -> None:
    lesson = find("jenny-rafsun")
    trace = run(lesson)
    line, step = Film(lesson, trace).timeline, key_step(trace, 0)

    def needs(part: Part, painting: float = 0.01, processes: int = 1) -> tuple[float, float]:
        found = estimate_pack([part], line, trace, painting, processes)
        assert found.files == 1
        return found.size, found.seconds

    whole, small = Part("film.mp4", ""), Part("film.mp4", "", ("--size=960x540",))
    assert needs(small)[0] == pytest.approx(needs(whole)[0] / 4)
    assert needs(whole)[0] == pytest.approx(2200 * FULL * 30 * line.duration)
    assert needs(Part("step.gif", "", ("--fps=20", f"--tokens={step}:{step + 1}")))[0] < needs(Part("a.gif", ""))[0] / 5
    assert needs(whole, 0.02)[1] == pytest.approx(2 * needs(whole)[1])
    assert needs(whole, processes=4)[1] == pytest.approx(needs(whole)[1] / 4)
    pages, handout = Part("pages.pdf", ""), Part("handout.pdf", "", ("--as=handout",))
    assert needs(pages)[0] == pytest.approx(needs(handout)[0] * len(line.beats))
    part, quick = Part("pages.pdf", "", ("--tokens=3:8",)), Part("film.mp4", "", ("--set=pace=4",))
    assert needs(part)[0] == pytest.approx(needs(pages)[0] * 5 / trace.steps)
    assert needs(quick)[0] == pytest.approx(needs(whole)[0] / 4)
    assert needs(Part("run.csv", "", (), "Data", "trace"))[0] == 18.0 * sum(each.numbers for each in trace.layers)


def test_painting_is_timed_on_this_machine(qtbot: QtBot) -> None:
    lesson = find("worked-example")
    assert 0.0 < time_painting(Film(lesson, run(lesson))) < 5.0


def test_it_says_what_of_a_long_run_it_shows(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    assert not PackDialog(window.stage, window).extent.text()
    dialog = PackDialog(open_window("counter").stage, window)
    dialog.show()
    assert dialog.extent.isVisible() and dialog.extent.text().startswith("This run has 200 tokens. ")
