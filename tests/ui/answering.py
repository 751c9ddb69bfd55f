"""Answers questions that are about to come, as a person would: by one of their buttons."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

MOST_TRIES = 250
WAIT = 20  # milliseconds between two of them


def answer(*words: str) -> list[str]:
    """Give one answer after the other, each to the next question; returns what was asked."""
    asked: list[str] = []
    waiting, answered = list(words), list[QMessageBox]()

    def look(tries: int = MOST_TRIES) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box not in answered:
            answered.append(box)
            asked.append(box.text())
            wanted = waiting.pop(0)
            next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == wanted).click()
        if waiting and tries:
            QTimer.singleShot(WAIT, lambda: look(tries - 1))

    QTimer.singleShot(0, look)
    return asked
