"""Windows of which there is one at a time: asking for it again brings it to the front."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def bring_to_front(parent: QWidget, kind: type[QDialog]) -> bool:
    """Bring the open dialog of this kind to the front; False where there is none."""
    for opened in parent.findChildren(kind):
        if opened.isVisible():
            opened.raise_()
            opened.activateWindow()
            return True
    return False
