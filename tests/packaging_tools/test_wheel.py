"""The wheel, as somebody installs it: one package, in an environment of its own, run from another folder."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import numpy as np
import pytest

from packaging_tools.one_package import TREES, in_package
from simulator import run
from tests.packaging_tools.extras import EXTRAS, brought_by

ROOT = Path(__file__).parents[2]
OURS = {*TREES, "main", "packaging_tools", "tests"}  # names that are somebody else's, outside of the package
OWN_UI = "raise SystemExit('the ui.py of the folder was imported')"


class Installed(NamedTuple):
    """An environment in which the wheel is installed, and a folder of somebody's own to work in."""

    programs: Path
    folder: Path

    def run(self, words: Sequence[str], **others: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment in the folder."""
        surroundings = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
        return subprocess.run(
            [str(self.programs / words[0]), *words[1:]],
            cwd=self.folder,
            env=surroundings | {"QT_QPA_PLATFORM": "offscreen"} | others,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the source distribution, and of the wheel that is made of it."""
    folder = tmp_path_factory.mktemp("built")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, installed; what it requires is taken from the environment of the tests, but not what leads here."""
    environment, folder = tmp_path_factory.mktemp("environment"), tmp_path_factory.mktemp("of somebody")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, timeout=120)
    python = environment / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    options = ("--no-deps", "--no-index", "--no-compile", "--quiet", "--disable-pip-version-check")
    words = [sys.executable, "-m", "pip", "--python", python, "install", *options, wheel]
    subprocess.run(words, check=True, timeout=120)
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.strip()
    Path(own, "required.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")  # reads no .pth in there
    (folder / "ui.py").write_text(OWN_UI, encoding="utf-8")
    (folder / "simulator").mkdir()
    (folder / "simulator" / "__init__.py").write_text(OWN_UI, encoding="utf-8")
    (folder / "main.py").write_text(OWN_UI, encoding="utf-8")
    return Installed(environment / "bin", folder)


def test_the_wheel_holds_one_package(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        code = {name: wheel.read(name).decode() for name in names if name.endswith(".py")}
    assert {name.partition("/")[0] for name in names} == {"gatelight", "gatelight-0.1.0.dist-info"}
    assert "gatelight/py.typed" in names and "gatelight/resources/lessons/jenny-rafsun.json" in names
    assert not [name for name in names if "__pycache__" in name]
    imports = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
    foreign = {name: OURS & set(imports.findall(text)) for name, text in code.items()}
    assert {name: found for name, found in foreign.items() if found} == {}
    tracked = subprocess.run(["git", "ls-files", *TREES], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {f"gatelight/{name}" for name in tracked.split()} <= set(names)


def test_the_source_distribution_makes_the_same_wheel(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"main.py", "pyproject.toml", "README.md", "packaging_tools/one_package.py", "LICENSE"} <= names


@pytest.mark.parametrize(
    "tool", [["check_wheel_contents", "{wheel}"], ["twine", "check", "--strict", "{wheel}"]], ids=["contents", "twine"]
)
def test_nothing_to_complain_about(tool: list[str], built: Path) -> None:
    words = [word.format(wheel=next(built.glob("*.whl"))) for word in tool]
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_project_file_is_valid() -> None:
    words = [sys.executable, "-m", "validate_pyproject", "--disable", "trove_classifier", "pyproject.toml"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_tests_have_what_every_extra_brings(extra: str) -> None:
    assert brought_by(extra) and brought_by(extra) <= brought_by("test")


def test_imports_and_commands_are_written_anew() -> None:
    text = (
        'from ui.cli import verbs\n    from simulator import text\nimport numpy\n"main.py export --help"\n"main.py"\n'
    )
    wanted = (
        "from gatelight.ui.cli import verbs\n    from gatelight.simulator import text\nimport numpy\n"
        '"gatelight export --help"\n"main.py"\n'
    )
    assert in_package(text) == wanted


def test_the_commands_are_there(installed: Installed) -> None:
    told = installed.run(["gatelight", "--help"])
    assert told.returncode == 0 and "usage: gatelight" in told.stdout and "main.py" not in told.stdout
    assert installed.run(["gatelight", "--version"]).stdout == "Gatelight 0.1.0\n"
    listed = installed.run(["python", "-m", "gatelight", "lessons"])
    assert listed.returncode == 0 and "jenny-rafsun" in listed.stdout, listed.stderr


def test_pictures_are_those_of_the_checkout(installed: Installed) -> None:
    words = ["export", "worked-example", "-o", "a.png", "--at", "0.1", "--size", "640x360"]
    made = installed.run(["gatelight", *words])
    assert made.returncode == 0, made.stderr
    theirs = (installed.folder / "a.png").read_bytes()
    subprocess.run([sys.executable, ROOT / "main.py", *words], cwd=installed.folder, check=True, timeout=120)
    assert (installed.folder / "a.png").read_bytes() == theirs


def test_films_and_packs_are_written(installed: Installed) -> None:
    words = ["export", "worked-example", "-o", "a.mp4", "--size", "320x180", "--tokens", "0:1", "--fps", "5"]
    filmed = installed.run(["gatelight", *words])
    assert filmed.returncode == 0 and (installed.folder / "a.mp4").stat().st_size > 1000, filmed.stderr
    packed = installed.run(["gatelight", "pack", "worked-example", "-o", "lecture.gatelight"])
    assert packed.returncode == 0 and zipfile.is_zipfile(installed.folder / "lecture.gatelight"), packed.stderr
    batch = 'from gatelight.ui.program import program_command as c; print(" ".join(c()))'
    asked = installed.run(["python", "-c", batch])
    assert asked.stdout.strip() == f"{installed.programs / 'python'} -m gatelight", asked.stderr


def test_a_course_is_made_by_programs_of_its_own(installed: Installed) -> None:
    course = '{"exports": [{"lesson": "worked-example", "to": ["a.gif"], "tokens": "0:1", "size": "160x90"}]}'
    (installed.folder / "course.json").write_text(course, encoding="utf-8")
    made = installed.run(["gatelight", "render", "course.json"])
    assert made.returncode == 0, made.stderr
    assert {"a.gif"} <= {path.name for path in installed.folder.iterdir()}


@pytest.mark.full
def test_a_whole_pack_is_made_by_programs_of_its_own(installed: Installed) -> None:
    made = installed.run(["gatelight", "pack", "worked-example", "-o", "lecture", "--size", "320x180"])
    assert made.returncode == 0, made.stderr
    assert {"index.html", "students", "teacher"} <= {path.name for path in (installed.folder / "lecture").iterdir()}


def test_a_notebook_has_its_numbers(installed: Installed) -> None:
    script = "import gatelight as gl, numpy as np; r = gl.run('jenny-rafsun'); np.save('c.npy', r['c'])"
    done = installed.run(["python", "-c", script])
    assert done.returncode == 0, done.stderr
    np.testing.assert_array_equal(np.load(installed.folder / "c.npy"), run("jenny-rafsun")["c"])


def test_the_window_loads_nothing_but_the_package(installed: Installed) -> None:
    """Its modules are named by Python itself; SIGTERM ends it as a log-out does."""
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    words = [installed.programs / "python", "-X", "importtime", "-m", "gatelight", "jenny-rafsun"]
    surroundings |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(installed.folder / "config")}
    loaded: list[str] = []
    with subprocess.Popen(words, cwd=installed.folder, env=surroundings, stderr=subprocess.PIPE, text=True) as window:
        assert window.stderr is not None
        for line in window.stderr:
            loaded.append(line.rpartition("|")[2].strip())
            if loaded[-1] == "gatelight.ui.window.main_window":
                Timer(4.0, window.send_signal, (signal.SIGTERM,)).start()
        assert window.wait(timeout=60) == 128 + signal.SIGTERM
    assert "gatelight.ui.stage.view" in loaded
    assert not OURS & set(loaded)
