"""What a person does in the field of a sequence."""

from __future__ import annotations

from PySide6.QtTest import QTest

from ui.panels.sequence.panel import SequencePanel


def type_in(panel: SequencePanel, text: str) -> None:
    """Type a text in the place of all that stands in the field."""
    panel.field.setFocus()
    panel.field.selectAll()
    QTest.keyClicks(panel.field, text)
