"""What every test needs before it starts: Qt without a screen, settings that are nobody's, and no test left out."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as main does; on a busy machine it is far quicker

import pytest
from hypothesis import settings
from PySide6.QtCore import QSettings, QStandardPaths

from simulator.lessons.builtin import builtin_lessons
from tests.lessons import IN_EVERY_RUN
from tests.sampling import Sample

SKIPS_ALLOWED = {  # the reason that is given: why that is right
    "LibreOffice is not installed": "a second reader of slides; python-pptx reads them everywhere",
    "Chromium is not installed": "a browser is no Python package; the page is read without one too",
    "Poppler is not installed": "a second reader of pages; pypdf reads them everywhere",
    "espeak-ng is not installed": "a voice is no Python package; a list of silent signs is looked for without one too",
    "LaTeX is not installed": "a gigabyte; what is written is read as text everywhere",
    "AT-SPI is not installed": "readers of Linux’s screens use it; Qt’s own tree is walked everywhere",
    "D-Bus is not installed": "desktops of Linux are asked through it; without it what they answer is read as text",
    "AppStream is not installed": "a second reader of what software centres read; it is parsed as XML everywhere",
    "Linux's libraries and displays": "other systems have neither, and main.py asks only Linux",
    "measured with Linux's own numbers": "other systems count memory in other units",
    "Manim is not installed": "a yardstick for benchmarks only; it needs libraries of the system",
    "PyTorch is not installed": "nothing depends on it; what is written for it is read as text everywhere",
    "Keras is not installed": "nothing depends on it; what is written for it is read as text everywhere",
    "The published schemas are not here": "they may not be handed on; what they ask is written down small",
    "no package index is reached": "models of other people are fetched, not stored",
}

settings.register_profile("house", deadline=None, derandomize=True)  # the same examples on machines quick and slow
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests away from what the user has set."""
    QStandardPaths.setTestModeEnabled(True)
    place = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, place)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave tests of single lessons to the long campaign, but those of the lessons of every run, and of very many cases
    those that are not of the sample.
    """
    long, sample = set(builtin_lessons()) - set(IN_EVERY_RUN), Sample()
    for item in items:
        if item.get_closest_marker("full") is None and not sample.has(item.nodeid):
            item.add_marker(pytest.mark.full)
        asked = getattr(item, "callspec", None)
        named = () if asked is None else (asked.params.get("key"), asked.params.get("lesson"))
        if any(isinstance(each, str) and each in long for each in named):
            item.add_marker(pytest.mark.full)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Let a test fail that is skipped for a reason which is not on the list."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """Let a file fail that is skipped as a whole for a reason which is not on the list."""
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        if reason not in SKIPS_ALLOWED:
            report.outcome = "failed"
            report.longrepr = f"skipped, which the tests do not allow: {reason}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden frames are written anew on demand."""
    parser.addoption("--update-goldens", action="store_true", help="write the golden frames as they are now")
