"""The real command in a process of its own, without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.file import save
from simulator.lessons.run import run
from tests.ui.cli.forked import run_command
from ui.export import formats
from ui.export.format import describe_settings

ROOT = Path(__file__).resolve().parents[3]
LESSON = "worked-example"
SMALL = ("--size", "320x180")


def environment(**changes: str) -> dict[str, str]:
    """This environment without a display and without a word on which platform Qt should take."""
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONWARNINGS")
    return {name: value for name, value in os.environ.items() if name not in left_out} | changes


def python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project's folder to its end."""
    return subprocess.run(
        [sys.executable, *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(),
        timeout=120,
    )


def gatelight(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return run_command(words, ROOT, environment(), 120)


def done(*words: str) -> str:
    """Run the command, which must end well; returns what it printed."""
    ended = gatelight(*words)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def refused(*words: str, code: int = 2) -> str:
    """Run the command, which must end with this code and a message; returns the message."""
    ended = gatelight(*words)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
    return ended.stderr


# Help


def test_help_of_export_names_every_option_and_format() -> None:
    text = done("export", "--help")
    for word in ("--size", "--fps", "--theme", "--view", "--as", "--tokens", "--layer", "--unit", "--at", "-o"):
        assert word in text
    for ending in (ending if ending != "/" else "frames/" for ending in formats()):
        assert ending in text


def test_the_version_is_told() -> None:
    assert done("--version").startswith("Gatelight 0.")


# Lessons, check, trace


def test_lessons_lists_key_and_title() -> None:
    lines = done("lessons").splitlines()
    assert {line.split()[0]: line.split(maxsplit=1)[1] for line in lines} == {
        key: lesson.title for key, lesson in builtin_lessons().items()
    }


def test_lessons_may_be_cut_off() -> None:
    command = f"'{sys.executable}' '{ROOT / 'main.py'}' lessons | head -n 1"
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True, env=environment())
    assert ended.stderr == ""


def test_check_tells_what_a_file_holds(tmp_path: Path) -> None:
    save(find(LESSON), tmp_path / "mine.json")
    text = done("check", str(tmp_path / "mine.json"))
    assert find(LESSON).title in text
    assert "layer 0" in text


def test_check_tells_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    save(find(LESSON), tmp_path / "mine.json")
    broken = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    broken["layers"][0]["units"] = "three"
    (tmp_path / "mine.json").write_text(json.dumps(broken), encoding="utf-8")
    said = refused("check", str(tmp_path / "mine.json"))
    assert "mine.json" in said
    assert "layers[0].units" in said


def test_a_missing_file_is_told() -> None:
    assert "no-such.json" in refused("check", "no-such.json")


def test_a_wrong_key_lists_those_there_are() -> None:
    said = refused("trace", "wurked-example", "-o", "run.npz")
    assert all(key in said for key in builtin_lessons())


@pytest.mark.parametrize("ending", [".npz", ".csv", ".json"])
def test_trace_writes_the_run(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"run{ending}"
    done("trace", LESSON, "-o", str(target))
    record = run(find(LESSON))
    if ending == ".npz":
        with np.load(target) as found:
            np.testing.assert_array_equal(found["layer0/c"], record.layers[0]["c"])
    elif ending == ".json":
        np.testing.assert_array_equal(json.loads(target.read_text())["layer0/c"], record.layers[0]["c"])
    else:
        assert len(target.read_text(encoding="utf-8-sig").splitlines()) == record.steps + 1


def test_trace_with_values_set_by_hand(tmp_path: Path) -> None:
    target = tmp_path / "run.npz"
    done("trace", LESSON, "-o", str(target), "--hold", "layer0/f[1]=0.25@3:", "--hold", "layer0/c=1,2,3@0")
    with np.load(target) as found:
        assert (found["layer0/f"][3:, 1] == 0.25).all() and found["layer0/f"][2, 1] != 0.25
        assert found["layer0/c"][0].tolist() == [1, 2, 3]
    said = refused("trace", LESSON, "-o", str(target), "--hold", "layer0/f[3]=1")
    assert "layer0/f[3]=1: There is no unit 3. Units are 0 to 2" in said


def test_numbers_have_the_decimal_sign_that_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    assert gatelight("trace", LESSON, "-o", str(target), "--set", "decimal=comma").returncode == 0
    header, first, *_ = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(first.split(";")) == len(header.split(";")) > 5 and "," in first and "." not in first
    assert "of no use" in refused("trace", LESSON, "-o", str(tmp_path / "a.json"), "--set", "decimal=comma")
    assert "decimal=point or decimal=comma" in refused("trace", LESSON, "-o", str(target), "--set", "decimal=,")


def test_trace_names_its_endings() -> None:
    assert ".npz, .csv, .json" in refused("trace", LESSON, "-o", "run.txt")


def test_trace_into_a_missing_folder(tmp_path: Path) -> None:
    assert "There is no folder" in refused("trace", LESSON, "-o", str(tmp_path / "no" / "run.npz"))


@pytest.mark.parametrize(
    "words",
    [
        ["lessons"],
        ["check", LESSON],
        ["trace", LESSON, "-o", os.devnull + ".npz"],
        ["plot", LESSON, "--kind", "memory", "--tokens", "-2:", "-o", os.devnull + ".csv"],
    ],
)
def test_what_needs_no_qt_does_not_load_it(words: list[str], tmp_path: Path) -> None:
    words = [word.replace(os.devnull, str(tmp_path / "run")) for word in words]
    program = (
        f"import sys, main; code = main.main({words!r}); print({{'PySide6', 'pyqtgraph', 'av'}} & set(sys.modules))"
    )
    ended = python("-c", program)
    assert ended.stdout.splitlines()[-1] == "set()", ended.stderr


def test_an_export_does_not_load_pyqtgraph(tmp_path: Path) -> None:
    words = ["export", LESSON, "-o", str(tmp_path / "still.png"), "--at", "0", *SMALL]
    program = f"import sys, main; main.main({words!r}); print('pyqtgraph' in sys.modules)"
    ended = python("-c", program)
    assert ended.stdout.splitlines()[-1] == "False", ended.stderr


# Exports


def test_export_of_a_film(tmp_path: Path) -> None:
    said = done("export", LESSON, "-o", str(tmp_path / "film.mp4"), "--tokens", "0:1", "--fps", "10", *SMALL)
    with av.open(str(tmp_path / "film.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, stream.average_rate) == (320, 180, 10)
        assert f"{stream.frames} pictures" in said


@pytest.mark.parametrize("ending", list(formats()))
def test_the_settings_of_a_format_are_listed(ending: str) -> None:
    text = done("export", "--settings", f"film{ending}")
    for name, description in describe_settings(formats()[ending].settings).items():
        assert f"{name.replace('_', '-')}=" in text
        assert description.title in text


def test_a_setting_is_taken(tmp_path: Path) -> None:
    options = ["--tokens", "0:1", "--fps", "5", *SMALL]
    done("export", LESSON, "-o", str(tmp_path / "film.apng"), "--set", "repeat=false", *options)
    with Image.open(tmp_path / "film.apng") as picture:
        assert picture.info["loop"] == 1
    done("export", LESSON, "-o", str(tmp_path / "film.webm"), "--set", "subtitles=both", *options)
    assert {"film.srt", "film.vtt"} <= {path.name for path in tmp_path.iterdir()}


def test_export_of_a_gif(tmp_path: Path) -> None:
    done("export", LESSON, "-o", str(tmp_path / "film.gif"), "--tokens", "0:1", "--fps", "10", *SMALL)
    with Image.open(tmp_path / "film.gif") as picture:
        assert picture.size == (320, 180)
        assert picture.is_animated


def test_export_of_a_folder(tmp_path: Path) -> None:
    done("export", LESSON, "-o", f"{tmp_path}/frames/", "--tokens", "0:1", "--fps", "2", *SMALL)
    assert (tmp_path / "frames" / "frame-00000.png").exists()


def test_export_of_a_still_in_another_theme(tmp_path: Path) -> None:
    for theme in ("light", "dark"):
        done("export", LESSON, "-o", str(tmp_path / f"{theme}.png"), "--at", "0.1", "--theme", theme, *SMALL)
    corners = [Image.open(tmp_path / f"{theme}.png").convert("L").getpixel((0, 0)) for theme in ("light", "dark")]
    assert corners[0] > 200 > 60 > corners[1]


def test_export_of_pages(tmp_path: Path) -> None:
    done("export", LESSON, "-o", str(tmp_path / "pages.pdf"), "--tokens", "0:2")
    done("export", LESSON, "-o", str(tmp_path / "page.pdf"), "--at", "0.0")
    done("export", LESSON, "-o", str(tmp_path / "page.svg"), "--at", "0")
    assert len(PdfReader(tmp_path / "pages.pdf").pages) > 1
    assert len(PdfReader(tmp_path / "page.pdf").pages) == 1
    assert "<svg" in (tmp_path / "page.svg").read_text(encoding="utf-8")


def test_export_of_a_lesson_file(tmp_path: Path) -> None:
    save(find(LESSON), tmp_path / "mine.json")
    done("export", str(tmp_path / "mine.json"), "-o", str(tmp_path / "still.png"), "--at", "0", *SMALL)
    assert (tmp_path / "still.png").exists()


@pytest.mark.parametrize("tokens", ["-1:", ":1", ":-1", "0:"])
def test_ranges_may_be_open_or_count_from_behind(tmp_path: Path, tokens: str) -> None:
    done("export", LESSON, "-o", str(tmp_path / "pages.pdf"), "--tokens", tokens)
    count = len(run(find(LESSON)).tokens)
    wanted = len(range(count)[slice(*(int(part) if part else None for part in tokens.split(":")))])
    beats = len(PdfReader(tmp_path / "pages.pdf").pages) / wanted
    assert beats == int(beats)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["film.bmp"], ".mp4"),
        (["film"], "with / for a folder"),
        (["still.png"], "--at"),
        (["film.mp4", "--view", "sideways"], "cell"),
        (["pages.pdf", "--as", "poster"], "Choose stills, handout, worksheet"),
        (["film.gif", "--as", "poster"], "one kind"),
        (["film.mp4", "--theme", "pink"], "Choose light, dark, "),
        (["film.mp4", "--tokens", "5:2"], "Tokens are 0 to"),
        (["film.mp4", "--tokens", "0:99"], "Tokens are 0 to"),
        (["film.mp4", "--tokens", "all"], "2:5"),
        (["film.mp4", "--layer", "9"], "The layers of worked-example are"),
        (["film.mp4", "--unit", "99"], "The units of layer 0 are 0 to"),
        (["still.png", "--at", "99"], "Tokens are 0 to"),
        (["still.png", "--at", "0.99"], "Forget"),
        (["still.png", "--at", "here"], "names no token"),
        (["still.png", "--at", "0.x"], "The beats are called"),
        (["still.png", "--at", "0:2"], "This is to be one token."),
        (["still.png", "--at", "-99.0"], "Tokens are 0 to"),
        (["still.png", "--at", "0", "--tokens", "0:1"], "exclude each other"),
        (["film.mp4", "--at", "0"], "--at is for stills"),
        (["pages.pdf", "--fps", "30"], "--fps is for films"),
        (["film.mp4", "--size", "big"], "1920x1080"),
        (["film.mp4", "--size", "10x10"], "64 to 7680"),
        (["film.mp4", "--fps", "0"], "1 to 120"),
        (["film.mp4", "--fps", "many"], "--fps"),
        (["film.mp4", "--sound", "loud"], "--sound"),
        (["film.mp4", "--set", "sound=loud"], "quality"),
        (["film.mp4", "--set", "quality=loud"], "14, 18, 23, 28"),
        (["film.mp4", "--set", "width=wide"], "64 to 7680"),
        (["film.mp4", "--as", "stills"], "one kind"),
        (["film.mp4", "--cue-pause", "-1"], "0 to 600"),
        (["page.svg", "--cue-pause", "1"], "--cue-pause is for films"),
        (["/no/such/folder/film.mp4"], "There is no folder /no/such/folder"),
    ],
)
def test_wrong_use_says_what_is_right(tmp_path: Path, words: list[str], said: str) -> None:
    target, *options = words
    assert said in refused("export", LESSON, "-o", str(tmp_path / target), *options)
    assert list(tmp_path.iterdir()) == []


def test_a_bad_lesson_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    assert "bad.json" in refused("export", str(tmp_path / "bad.json"), "-o", str(tmp_path / "film.mp4"))


def test_the_products_of_a_step_are_not_shared_among_processors() -> None:
    """They are so small that waiting for each other takes longer, and far longer where others compute too."""
    told = "import os, main; os.environ.pop('{0}', None); main.main(['lessons']); print(os.environ['{0}'])"
    ended = python("-c", told.format("OPENBLAS_NUM_THREADS"))
    assert ended.stdout.splitlines()[-1] == "1"


def test_an_experiment_is_a_table_with_its_seed() -> None:
    said = done("experiment", "--after", "5,20", "--units", "6", "--seed", "3")
    assert "6 units" in said and "seed 3" in said and len(said.splitlines()) == 15
    assert "Write them like 10,100,1000" in refused("experiment", "--after", "x")


def test_an_experiment_is_a_plot_too(tmp_path: Path) -> None:
    told = ("--after", "3,12", "--units", "6")
    assert "keep gates keep" in done("experiment", "-o", str(tmp_path / "a.png"), "--size", "400x300", *told)
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (400, 300)
    done("experiment", "-o", str(tmp_path / "a.csv"), *told)
    header, *rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("cell,weights,lag,kept") and len(rows) == 6 * 13
    assert "End it with .png, .svg, .pdf or .csv" in refused("experiment", "-o", str(tmp_path / "a.gif"), *told)
    assert "no folder" in refused("experiment", "-o", str(tmp_path / "none" / "a.csv"), *told)
