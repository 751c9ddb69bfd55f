"""The bundle: what it is made of, what stands beside the program, and the whole of it, run where nothing else is."""

from __future__ import annotations

import configparser
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import IcnsImagePlugin, IcoImagePlugin, Image

from packaging_tools.bundle import DESKTOP, DRAWING, SHARED, SPEC, write_beside
from packaging_tools.icons import LINUX, MACOS, WINDOWS, write_icns, write_ico
from tests.packaging_tools.extras import brought_by
from ui import program
from ui.cli import machine_check
from ui.dialogs.about import LIBRARIES, SOURCES
from ui.paint.theme import RESOURCES

ROOT = Path(__file__).parents[2]
NOTHING = {"LANG": "C.UTF-8", "PATH": "/nowhere"}  # neither Python nor Qt nor ffmpeg is there


def test_icons_are_in_the_sizes_that_each_system_wants(tmp_path: Path) -> None:
    write_beside(tmp_path)
    theme = tmp_path / "share" / "icons" / "hicolor"
    for size in LINUX:
        with Image.open(theme / f"{size}x{size}" / "apps" / "gatelight.png") as icon:
            assert icon.size == (size, size) and icon.getbbox() is not None
    assert (theme / "scalable" / "apps" / "gatelight.svg").read_bytes() == DRAWING.read_bytes()
    write_ico(DRAWING, tmp_path / "a.ico")
    with Image.open(tmp_path / "a.ico") as ico:
        assert isinstance(ico, IcoImagePlugin.IcoImageFile)
        assert ico.info["sizes"] == {(size, size) for size in WINDOWS}
    write_icns(DRAWING, tmp_path / "a.icns")
    with Image.open(tmp_path / "a.icns") as icns:
        assert isinstance(icns, IcnsImagePlugin.IcnsImageFile)
        assert {wide * scale for wide, _, scale in icns.info["sizes"]} == set(MACOS)


def test_a_desktop_finds_the_program_and_its_lessons(tmp_path: Path) -> None:
    write_beside(tmp_path)
    told = {name: tmp_path / "share" / where for name, where in SHARED.items()}
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(told["gatelight.desktop"], encoding="utf-8")
    asked = entry["Desktop Entry"]
    assert (asked["Exec"], asked["Icon"], asked["Terminal"]) == ("gatelight %f", "gatelight", "false")
    mime = ElementTree.parse(told["gatelight-mime.xml"]).getroot()[0]
    assert asked["MimeType"].rstrip(";") == mime.get("type")
    about = ElementTree.parse(told["gatelight.metainfo.xml"]).getroot()
    assert about.findtext("launchable") == "gatelight.desktop" and "GPL-3.0-or-later" in about.findtext(
        "project_license", ""
    )


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="AppStream is not installed")
def test_what_a_software_centre_reads_is_valid() -> None:
    words = ["appstreamcli", "validate", "--no-net", DESKTOP / "gatelight.metainfo.xml"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


def test_its_licence_and_the_sources_are_told(tmp_path: Path) -> None:
    write_beside(tmp_path)
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert "{" not in readme and (tmp_path / "LICENSE").is_file()
    assert "as a whole is under the GPL, version 3 or later" in readme
    assert [place for place in SOURCES.values() if place not in readme] == []
    told = re.sub(r"\s+", " ", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert "the bundle as a whole is under the GPL" in told


def test_what_the_spec_names_is_there() -> None:
    """PyInstaller itself runs it in the whole test; here it is Python, and what it names can be imported."""
    text = SPEC.read_text(encoding="utf-8")
    compile(text, str(SPEC), "exec")
    hidden = re.search(r'collect_submodules\("av"\), (.*)\]', text)
    assert hidden is not None
    for name in re.findall(r'"(\w+)"', hidden[1]):
        assert importlib.util.find_spec(name) is not None
    assert (SPEC.parent / "launch.py").is_file()
    brought = brought_by("bundle") | {name.lower() for name in machine_check.required_packages()}
    assert {name.lower() for name in LIBRARIES} <= brought


def test_in_a_bundle_nothing_is_looked_for_beside_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "IS_FROZEN", True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program.program_command() == (sys.executable,) and program.program_name() == "gatelight"
    sources = program.program_sources()
    assert Path(sys.executable) in sources and RESOURCES / "lessons" / "jenny-rafsun.json" in sources
    assert not [path for path in sources if path.suffix == ".py" and RESOURCES not in path.parents]
    monkeypatch.setattr(machine_check, "required_packages", lambda: ("never-installed",))
    machine_check.check_packages()


@pytest.mark.full
def test_the_bundle_does_what_the_checkout_does(tmp_path: Path) -> None:
    """Built in a clean environment, run without one: picture, slides, a course, a pack with all of its formats."""
    environment, made = tmp_path / "environment", tmp_path / "made"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True, timeout=120)
    python = environment / "bin" / "python"
    quiet = ("--quiet", "--disable-pip-version-check")
    subprocess.run([python, "-m", "pip", "install", *quiet, f"{ROOT}[bundle]"], check=True, timeout=900)
    bundling = [python, "-m", "packaging_tools.bundle", "-o", made, "--folder-only"]
    subprocess.run(bundling, cwd=ROOT, check=True, timeout=1800)
    gatelight = next(made.glob("gatelight-*/gatelight"))

    def run(*words: str) -> str:
        done = subprocess.run(
            [gatelight, *words],
            cwd=tmp_path,
            env=NOTHING | {"HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=3000,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("--version") == "Gatelight 0.1.0\n" and "jenny-rafsun" in run("lessons")
    words = ["export", "jenny-rafsun", "-o", "a.png", "--at", "11.3", "--size", "1280x720"]
    run(*words)
    theirs = (tmp_path / "a.png").read_bytes()
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, ROOT / "main.py", *words], cwd=tmp_path, env=surroundings, check=True, timeout=300)
    assert (tmp_path / "a.png").read_bytes() == theirs
    model = ROOT / "tests" / "reference" / "models" / "keras.weights.h5"  # which a process of its own reads
    assert "lstm" in run("check", str(model)).lower()
    run("export", "worked-example", "-o", "a.pptx", "--tokens", "0:1", "--size", "320x180")
    assert zipfile.is_zipfile(tmp_path / "a.pptx")
    course = '{"exports": [{"lesson": "worked-example", "to": ["b.gif"], "tokens": "0:1", "size": "160x90"}]}'
    (tmp_path / "course.json").write_text(course, encoding="utf-8")
    assert "b.gif" in run("render", "course.json") or (tmp_path / "b.gif").is_file()
    assert "b.gif" not in run("render", "course.json")  # nothing has changed
    run("pack", "worked-example", "-o", "lecture", "--size", "320x180")
    assert {"index.html", "students", "teacher"} <= {path.name for path in (tmp_path / "lecture").iterdir()}
