"""Two screens of a real X server: plugged, unplugged, moved, mirrored, swapped, in other modes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.presenter.x_server import DESK, HALL, MODES, is_there, x_server

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import os, sys, time
from PySide6.QtWidgets import QApplication
application = QApplication([])
from simulator.lessons.builtin import find
from tests.ui.presenter.halls import notes_are_seen
from tests.ui.presenter.x_server import xrandr
from ui.window.main_window import MainWindow

def pass_time(seconds=1.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)

window = MainWindow(find("worked-example"))
window.setGeometry(100, 100, 900, 600)
window.show()
pass_time()
show = window.presentation
show.start()
pass_time()
for line in sys.argv[1:]:
    if line == "swap":
        show.swap()
    elif line:
        xrandr(os.environ["DISPLAY"], *line.split())
    pass_time()
    wanted = show.arrangement
    audience, speaker = wanted.audience, wanted.speaker
    assert audience.area.contains(show.audience.geometry().center()), (line, wanted, show.audience.geometry())
    assert speaker is None or speaker.area.contains(show.speaker.geometry().center()), (line, wanted)
    assert speaker is None or not show.speaker.is_covered, line
    assert (show.speaker is None) == (speaker is None), line
    assert not notes_are_seen(show), line
    print(audience.name, speaker.name if speaker else "none")
window.close()
"""
STEPS = (  # what is done, and then the audience's screen and the speaker's
    ("", (HALL, DESK)),
    (f"--output {HALL} --off", (DESK, "none")),
    (f"--output {HALL} --mode {MODES[1]} --pos 1280x0", (HALL, DESK)),
    (f"--output {HALL} --mode {MODES[0]}", (HALL, DESK)),
    ("swap", (DESK, HALL)),
    (f"--output {HALL} --off", (DESK, "none")),
    (f"--output {HALL} --mode {MODES[1]} --pos 3840x0", (DESK, HALL)),
)
needs_server = pytest.mark.skipif(not is_there(), reason="needs an X server with the dummy driver, and rights")


def seen(folder: Path, steps: list[str]) -> list[tuple[str, ...]]:
    """The audience's screen and the speaker's after each step."""
    with x_server(folder) as display:
        environment = os.environ | {
            "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(folder), "PYTHONPATH": str(ROOT)
        }  # fmt: skip
        ended = subprocess.run(
            [sys.executable, "-c", PROGRAM, *steps], env=environment, cwd=ROOT, capture_output=True, text=True,
            check=False, timeout=300,
        )  # fmt: skip
    if "Could not load the Qt platform plugin" in ended.stderr:
        pytest.skip("needs the libraries of Qt's platform xcb")
    assert ended.returncode == 0, ended.stderr
    return [tuple(line.split()) for line in ended.stdout.splitlines()]


@pytest.mark.full
@needs_server
def test_notes_are_never_on_the_audiences_screen(tmp_path: Path) -> None:
    assert seen(tmp_path, [done for done, _ in STEPS]) == [there for _, there in STEPS]


@pytest.mark.full
@needs_server
@pytest.mark.parametrize("seed", range(3))
def test_notes_are_never_there_however_screens_are_arranged(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    steps = [""]
    for _ in range(40):
        moved = chance.choice([DESK, HALL])
        place = f"{chance.choice([0, 640, 1280, 2560])}x{chance.choice([0, 1024])}"
        there = f"--output {moved} --mode {chance.choice(MODES)} --pos {place}"
        steps.append(chance.choice([there, there, f"--output {HALL} --off", "swap"]))
    assert len(seen(tmp_path, steps)) == len(steps)
