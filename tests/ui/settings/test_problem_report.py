"""A report says what a developer asks for first, and nothing that is somebody's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.program import program_version
from ui.settings import problem_report as reports
from ui.window.main_window import MainWindow


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of somebody's own."""
    file = tmp_path / "gatelight.log"
    monkeypatch.setattr(reports, "log_file", lambda: file)
    return file


def test_the_last_lines_stand_in_it_without_what_is_personal(log: Path, qapp: object) -> None:
    home = Path.home()
    lines = [f"line {k}" for k in range(100)]
    lines += [
        f'File "{home}/private/lesson of mine.py", line 3',
        "unforeseen error in “My secret title”: KeyError('x')",
    ]
    log.write_text("\n".join(lines), encoding="utf-8")
    report = reports.problem_report()
    assert f"Gatelight: {program_version()}" in report and "offscreen" in report and "Screens: " in report
    assert "line 99" in report and "line 41" not in report.split("log:")[1].splitlines()
    assert str(home) not in report and "private" not in report and "of mine" not in report and "secret" not in report
    assert "KeyError('x')" in report and "line 3" in report


def test_no_log_is_said(log: Path, qapp: object) -> None:
    assert reports.problem_report().endswith("(none)")
    log.mkdir()
    assert reports.problem_report().endswith("(none)")


def test_the_commands_do_it(log: Path, open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window()
    actions, told = window.commands.actions, window.controls.messages
    actions["report_problem"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Gatelight: ") and "Nothing was sent" in told.accessibleName()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    actions["show_log"].trigger()
    assert not opened and "is not opened" in told.accessibleName()
    log.write_text("", encoding="utf-8")
    actions["show_log"].trigger()
    assert [url.toLocalFile() for url in opened] == [str(log)]
