"""Numbers of the window are written in its language: thousands, decimals and axes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import ui
from ui.film.text.language import languages
from ui.plots.graph.number_axis import NumberAxis
from ui.settings import translation

WINDOW = ("dialogs", "panels", "plots", "presenter", "stage", "widgets", "window")


def test_thousands_stand_apart_as_the_language_has_it() -> None:
    assert [languages()[key].count(1234567) for key in ("en", "de")] == ["1,234,567", "1\u202f234\u202f567"]
    assert [languages()[key].count(-999) for key in ("en", "de")] == ["-999", "-999"]


@pytest.mark.parametrize("part", WINDOW)
def test_nothing_in_the_window_writes_thousands_of_its_own(part: str) -> None:
    files = list((Path(ui.__file__).parent / part).rglob("*.py"))
    assert files
    assert not [file.name for file in files if ":,}" in file.read_text(encoding="utf-8")]


def test_axes_have_the_decimal_sign_of_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    axis = NumberAxis("left")
    assert axis.tickStrings([0.5, 1.0], 1.0, 0.5) == ["0.5", "1.0"]
    monkeypatch.setattr(translation, "_spoken", [languages()["de"]])
    assert axis.tickStrings([0.5, 1.0], 1.0, 0.5) == ["0,5", "1,0"]
