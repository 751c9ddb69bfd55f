"""What is told on a machine that lacks something."""

import ast
import importlib.util
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ui.cli import machine_check as machine
from ui.cli.machine_check import PICTURES, X11, MachineError, check_packages, check_pictures, check_window

ROOT = Path(__file__).resolve().parents[3]
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's libraries and displays")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@linux
def test_this_machine_can_paint() -> None:
    check_pictures()


@linux
@pytest.mark.parametrize(
    ("system", "told", "not_told"),
    [
        ("debian", "sudo apt-get install libegl1 libgl1", "dnf"),
        ("ubuntu debian", "sudo apt-get install libegl1 libgl1", "dnf"),
        ("fedora", "sudo dnf install libglvnd-egl libglvnd-glx", "apt-get"),
        ("arch", "sudo dnf install libglvnd-egl libglvnd-glx", "never said"),
    ],
)
def test_missing_libraries_are_named_with_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch, system: str, told: str, not_told: str
) -> None:
    monkeypatch.setattr(machine, "loads", lambda file: file not in ("libGL.so.1", "libEGL.so.1"))
    monkeypatch.setattr(machine, "_system", lambda: system)
    with pytest.raises(MachineError) as caught:
        check_pictures()
    said = str(caught.value)
    assert "libGL.so.1, libEGL.so.1" in said
    assert told in said
    assert not_told not in said


@linux
def test_a_library_that_is_no_library_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "libbroken.so").write_bytes(b"not a library")
    assert not machine.loads(str(tmp_path / "libbroken.so"))
    assert machine.loads("libc.so.6")


@linux
def test_no_display_names_what_works_without(no_display: None) -> None:
    with pytest.raises(MachineError, match="there is no display") as caught:
        check_window()
    assert "lessons, export, trace and check" in str(caught.value)


@linux
def test_a_display_that_does_not_answer_is_named(no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(machine, "loads", lambda file: True)
    with pytest.raises(MachineError, match=r"does not answer \(DISPLAY=:987\)"):
        check_window()


@linux
def test_a_window_under_x11_needs_more_libraries(no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(machine, "loads", lambda file: file != "libxcb-cursor.so.0")
    monkeypatch.setattr(machine, "_system", lambda: "debian")
    with pytest.raises(MachineError, match="sudo apt-get install libxcb-cursor0"):
        check_window()


@linux
def test_wayland_is_taken_where_it_is_the_only_display(
    no_display: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setattr(machine, "loads", lambda file: "xcb" not in file)
    with pytest.raises(MachineError, match="WAYLAND_DISPLAY=wayland-7"):
        check_window()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        check_window()
    assert os.environ["QT_QPA_PLATFORM"] == "wayland"
    monkeypatch.delenv("QT_QPA_PLATFORM")


@linux
def test_a_platform_without_a_display_is_taken_as_it_is(no_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    check_window()


def test_missing_packages_are_named_with_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in ("av", "PySide6") else real(name))
    with pytest.raises(MachineError, match="PySide6-Essentials, av") as caught:
        check_packages()
    assert machine.INSTALL in str(caught.value)


def test_what_is_required_is_what_the_package_requires(monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^\w-]", each)[0] for each in project["dependencies"]}
    assert set(machine.required_packages()) == names >= {"networkx", "numpy", "PySide6-Essentials"}
    monkeypatch.setattr(machine, "PROJECT", ROOT / "none.toml")  # as in an installed package
    assert {name.lower() for name in machine.required_packages()} == {name.lower() for name in names}


def test_each_package_that_is_required_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    for installed in machine.required_packages():
        imported = machine.IMPORTED.get(installed.lower(), installed)
        monkeypatch.setattr(
            importlib.util, "find_spec", lambda name, gone=imported: None if name == gone else real(name)
        )
        with pytest.raises(MachineError, match=installed):
            check_packages()


def test_a_pair_that_crashes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.sys, "version_info", (3, 11, 2))
    monkeypatch.setattr(machine, "qt_version", lambda: "6.12.0")
    with pytest.raises(MachineError, match=r"PySide6-Essentials>=6\.11\.3,<6\.12"):
        check_packages()
    monkeypatch.setattr(machine.sys, "version_info", (3, 12, 0))
    check_packages()


def test_every_library_is_known_to_both_families() -> None:
    for library in PICTURES + X11:
        assert library.debian.startswith("lib")
        assert library.fedora


# The real command


def window(**changes: str) -> subprocess.CompletedProcess[str]:
    """Try to open the window in an environment without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=kept | changes,
        timeout=60,
    )


@linux
@pytest.mark.parametrize(
    ("changes", "said"),
    [({}, "there is no display"), ({"DISPLAY": ":987"}, "DISPLAY=:987"), ({"QT_QPA_PLATFORM": "xcb"}, "no display")],
)
def test_the_command_says_that_there_is_no_display(changes: dict[str, str], said: str) -> None:
    ended = window(**changes)
    assert ended.returncode == 3
    assert said in ended.stderr or "lacks" in ended.stderr  # a bare machine has no X11 libraries either
    assert "Traceback" not in ended.stderr


@linux
def test_the_command_says_which_library_is_broken(tmp_path: Path) -> None:
    (tmp_path / "libEGL.so.1").write_bytes(b"not a library")
    ended = window(LD_LIBRARY_PATH=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert ended.returncode == 3
    assert "libEGL.so.1" in ended.stderr
    assert "install" in ended.stderr
    assert "Traceback" not in ended.stderr


@linux
def test_an_export_says_which_library_is_broken(tmp_path: Path) -> None:
    (tmp_path / "libfontconfig.so.1").write_bytes(b"not a library")
    words = ["export", "jenny-rafsun", "-o", str(tmp_path / "film.mp4")]
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"LD_LIBRARY_PATH": str(tmp_path)},
    )
    assert ended.returncode == 3
    assert "libfontconfig.so.1" in ended.stderr
    assert not (tmp_path / "film.mp4").exists()


def test_a_python_without_the_packages_is_told_how_to_get_them(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-S", "-E", str(ROOT / "main.py"), "lessons"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert ended.returncode == 3
    assert "numpy" in ended.stderr
    assert "pip install" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_old_python_is_told_which_one_it_needs() -> None:
    program = "import sys; sys.version_info = (3, 9, 1); import main; sys.exit(main.main(['lessons']))"
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    assert ended.returncode == 3
    assert "Python 3.11" in ended.stderr


def test_an_old_python_can_read_the_file_that_tells() -> None:
    for name in ("main.py", "ui/cli/machine_check.py", "ui/__init__.py"):
        ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 8))
