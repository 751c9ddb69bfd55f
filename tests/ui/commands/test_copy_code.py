"""The network goes to the clipboard as a program; what a framework does not have is told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from ui.commands.listings import palette_entries
from ui.commands.menus.edit import copy_code
from ui.window.main_window import MainWindow


def test_a_program_is_copied_for_each_framework(window: MainWindow) -> None:
    for key, line in {
        "pytorch": "nn.LSTM(4, 3)",
        "keras": "keras.layers.LSTM(3",
        "numpy": "def step_of_lstm(x, ",
    }.items():
        copy_code(window, key)
        text = QGuiApplication.clipboard().text()
        compile(text, key, "exec")
        assert line in text and "numbers.npz" not in text
        assert not window.messages.is_problem
    assert any("Copy as code" in entry.title for entry in palette_entries(window))


def test_what_keras_does_not_have_is_told(open_window: Callable[..., MainWindow]) -> None:
    window = open_window("own-cell")
    QGuiApplication.clipboard().setText("before")
    copy_code(window, "keras")
    assert QGuiApplication.clipboard().text() == "before"
    assert "Minimal gated unit" in window.messages.text
