"""Films beside their encoder alone, in real time, many at once, ten minutes long, and beside other programs' films.

Run with `pytest -m full -s`. All are ratios measured in one process one after the other, since other work may share
the machine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import av
import pytest
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.benchmarks.matplotlib_film import animate
from tests.benchmarks.plain_shapes import shapes_of
from tests.ui.cli.test_command_line import ROOT, environment
from tests.ui.export.reading import psnr
from ui.export import export
from ui.export.batch.runner import Batch, Task
from ui.export.excerpt import Excerpt
from ui.export.format import Job
from ui.export.pictures import times
from ui.export.uncaptioned import lay_out_film
from ui.export.video.container import Coder, coded_pictures, planes_for, write_video
from ui.export.writers.mp4 import Mp4Settings
from ui.film.film import Film
from ui.paint.theme import THEMES

pytestmark = pytest.mark.full

OPTIONS = {"preset": "veryfast", "crf": "18"}
FASTSTART = {"movflags": "+faststart"}


@pytest.fixture
def film(qapp: QGuiApplication) -> Film:
    """The sentence of Jenny and Rafsun."""
    lesson = find("jenny-rafsun")
    return Film(lesson, run(lesson))


def seconds(do: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def job(film: Film, place: Path, settings: Mp4Settings) -> Job:
    """An export of which nobody is told."""
    return Job(lay_out_film(film, settings), place, settings, lambda done, total: None, lambda: False)


def test_a_film_is_nearly_as_quick_as_its_encoder_alone(film: Film, tmp_path: Path) -> None:
    """One encoder thread each: the film composes, paints and converts meanwhile (aim: 90 % of the encoder's pace)."""
    made = job(film, tmp_path / "film.mp4", Mp4Settings(tokens=(10, 11)))
    ready = [frame for _, frame in coded_pictures(made, planes_for(made.settings))]
    coder = Coder("mp4", FASTSTART, "libx264", {**OPTIONS, "threads": "1"})

    def encode() -> None:
        with av.open(str(tmp_path / "ready.mp4"), "w", format="mp4", options=FASTSTART) as container:
            stream = container.add_stream("libx264", rate=30)
            stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
            stream.codec_context.gop_size = 60
            stream.codec_context.options = dict(coder.options)
            for number, frame in enumerate(ready):
                frame.pts, frame.time_base = number, Fraction(1, 30)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))

    alone, whole = [], []
    for _ in range(5):
        alone.append(seconds(encode))
        whole.append(seconds(lambda: write_video(made, coder)))
    ratio = min(alone) / min(whole)
    print(f"\n{len(ready)} frames: encoder alone {min(alone):.2f} s, film {min(whole):.2f} s: {100 * ratio:.0f} %")
    assert ratio >= 0.9


def test_a_film_is_written_quicker_than_it_plays(film: Film, tmp_path: Path) -> None:
    """1080p30 on all cores (aim: 1.5 times real time)."""
    settings = Mp4Settings(tokens=(10, 12))
    length = len(times(film, settings, 30)) / 30
    taken = min(seconds(lambda: export(film, str(tmp_path / "film.mp4"), settings)) for _ in range(3))
    print(f"\n{length:.1f} s of film in {taken:.1f} s: {length / taken:.1f} times real time")
    assert length / taken >= 1.5


def test_several_films_scale_with_the_jobs(tmp_path: Path) -> None:
    """Four films of a token, one after the other and two at once. An encoder uses several cores even alone."""
    taken = {}
    for jobs in (1, 2):
        words = ("export", "jenny-rafsun", "--tokens=10:11", "-o")
        targets = [tmp_path / f"{jobs}-{k}.mp4" for k in range(4)]
        tasks = [Task(target, "jenny-rafsun", (*words, str(target))) for target in targets]
        batch = Batch(tasks, (sys.executable, str(ROOT / "main.py")), tmp_path)
        taken[jobs] = seconds(lambda batch=batch, jobs=jobs: batch.run(jobs, lambda ended: None))  # type: ignore[misc]
        assert all(target.exists() for target in targets)
    print(f"\nfour films, one at a time {taken[1]:.1f} s, two at once {taken[2]:.1f} s: {taken[1] / taken[2]:.2f} ×")
    assert taken[1] / taken[2] > 1.15


MEMORY = """
import sys
from pathlib import Path
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["test", "-platform", "offscreen"])
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from simulator.lessons.edits.sequence import with_sequence
from ui.export import export
from ui.export.writers.mp4 import Mp4Settings
from ui.film.film import Film
lesson = with_sequence(find("jenny-rafsun"), " ".join(["Jenny came and Rafsun"] * 14)).lesson
film = Film(lesson, run(lesson))
export(film, sys.argv[1], Mp4Settings(width=1280, height=720, tokens=(0, int(sys.argv[2]))))
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(film.timeline.span(0, int(sys.argv[2]))[1], int(most.split()[1]) / 1024)  # rusage would count whoever started us
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measured with Linux's own numbers")
def test_ten_minutes_need_no_more_memory_than_ten_seconds(tmp_path: Path) -> None:
    """Films of one token (12 s) and of 53 (10 min) at 720p30 (aim: 50 MB more)."""
    found = []
    for tokens in (1, 53):
        command = [sys.executable, "-c", MEMORY, str(tmp_path / "film.mp4"), str(tokens)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment(), cwd=ROOT)
        length, used = map(float, done.stdout.split())
        found.append(used)
        print(f"\n{length:.0f} s of film: {used:.0f} MB")
    assert length > 595
    assert found[1] - found[0] < 50


class Beat(NamedTuple):
    """A beat of 2.5 seconds, 1920 pixels wide, and its film by Gatelight."""

    shapes: dict[str, Any]
    target: Path
    taken: float
    count: int

    def compare(self, name: str, other: Path, taken: float) -> float:
        """How many times as quick ours is, once the other is found to be the same film but for its letters."""
        pictures = []
        for path in (other, self.target):
            with av.open(str(path)) as container:
                frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
            assert len(frames) == self.count
            pictures.append(frames[-1])
        like = psnr(*pictures)
        print(f"\n{self.count} frames: {name} {taken:.1f} s, ours {self.taken:.2f} s: {taken / self.taken:.0f} ×")
        print(f"the last pictures are {like:.0f} dB alike")
        assert like > 16
        return taken / self.taken


@pytest.fixture
def beat(film: Film, tmp_path: Path) -> Beat:
    """The beat in which a token is read, as plain shapes and as a film."""
    part, theme = Excerpt(film, 10, 0), THEMES["light"]
    page = part.frame(0.0).page
    settings = Mp4Settings(width=round(page.width), height=round(page.height))
    at = times(part, settings, 30)
    made = Job(part, tmp_path / "ours.mp4", settings, lambda done, total: None, lambda: False)
    coder = Coder("mp4", FASTSTART, "libx264", {**OPTIONS, "threads": "4"})
    taken = min(seconds(lambda: write_video(made, coder)) for _ in range(3))
    return Beat(shapes_of(part, theme, at), made.place, taken, len(at))


def test_a_film_is_ten_times_as_quick_as_matplotlibs(beat: Beat, tmp_path: Path) -> None:
    """The same pictures, encoder and options; FuncAnimation keeps what stands still, as ours does."""
    target = tmp_path / "theirs.mp4"
    taken = seconds(lambda: animate(beat.shapes, target, 30, {**OPTIONS, "threads": "4"}))
    assert beat.compare("Matplotlib", target, taken) >= 10


def test_a_film_is_ten_times_as_quick_as_manims(beat: Beat, tmp_path: Path) -> None:
    """The same pictures; what Manim needs to start, measured with a film of one frame, is not counted."""
    manim = shutil.which("manim")
    if manim is None:
        pytest.skip("Manim is not installed")
    taken = []
    for count in (1, beat.count):
        (tmp_path / "film.json").write_text(json.dumps({**beat.shapes, "frames": beat.shapes["frames"][:count]}))
        size = ",".join(str(round(side)) for side in beat.shapes["page"])
        scene = str(Path(__file__).with_name("manim_film.py"))
        command = [manim, "render", "--disable_caching", "-r", size, "--fps", "30", "--media_dir", str(tmp_path), scene]
        variables = {**os.environ, "GATELIGHT_FILM": str(tmp_path / "film.json")}
        run_it = partial(subprocess.run, [*command, "Film"], check=True, capture_output=True, env=variables)
        taken.append(seconds(run_it))
    target = next(path for path in tmp_path.rglob("Film.mp4") if "partial" not in str(path))
    assert beat.compare("Manim", target, taken[1] - taken[0]) >= 10
