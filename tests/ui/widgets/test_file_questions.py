"""The question for a file to write: a name without an ending gets that of the kind which was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.questions import ask_for_target

KINDS = "Table (*.csv);;Statements (*.jsonl *.json);;All files (*)"


@pytest.mark.parametrize(
    ("chosen", "wanted"), [("", "csv"), ("Statements (*.jsonl *.json)", "jsonl"), ("All files (*)", "csv")]
)
def test_the_ending_is_that_of_the_kind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, wanted: str
) -> None:
    parent, endings = QWidget(), list[str]()
    qtbot.addWidget(parent)

    def answer(dialog: QFileDialog) -> int:
        if chosen:
            dialog.filterSelected.emit(chosen)
        endings.append(dialog.defaultSuffix())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", answer)
    assert ask_for_target(parent, "Save", tmp_path / "a.csv", KINDS, "csv") is None
    assert endings == [wanted]
