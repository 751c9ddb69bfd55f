"""The film as a text beside the window: it begins at the film's token and follows the lesson; exports have the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from tqdm import tqdm

from main import main
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.schema import HoldSpec
from tests.ui.conftest import let_go
from ui.dialogs.description import DescriptionDialog
from ui.window.main_window import MainWindow


def test_the_description_follows_film_and_lesson(window: MainWindow) -> None:
    window.commands.actions["show_description"].trigger()
    (dialog,) = window.findChildren(DescriptionDialog)
    here = dialog.text.textCursor().block().text()
    assert here == "Token 12 of 20: “Rafsun”"
    window.player.rest_at(2, 0)
    assert dialog.text.textCursor().block().text() == "Token 3 of 20: “Jenny”"
    before = dialog.text.toPlainText()
    hold = HoldSpec(layer=0, quantity="f", values=(0.0,), start=3, stop=4)
    window.document.edit("forget", with_hold(window.document.newest_resolved, hold))
    assert dialog.text.toPlainText() != before
    assert dialog.text.textCursor().block().text() == "Token 3 of 20: “Jenny”"
    dialog.close()
    let_go()


def test_both_formats_have_the_same_text(tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tqdm, "monitor_interval", 0)
    for ending in ("md", "txt"):
        assert main(["export", "jenny-rafsun", "-o", str(tmp_path / f"story.{ending}"), "--as", "description"]) == 0
    text = (tmp_path / "story.txt").read_text(encoding="utf-8")
    marked = (tmp_path / "story.md").read_text(encoding="utf-8")
    assert marked.replace("## ", "").removeprefix("# ").replace("\\", "") == text
    assert marked.count("\n## Token ") == 20
    window.commands.actions["show_description"].trigger()
    (dialog,) = window.findChildren(DescriptionDialog)
    assert dialog.text.toPlainText() + "\n" == text
    dialog.close()
    let_go()
