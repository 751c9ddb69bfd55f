"""A box to choose from that no label names: a screen reader is given what is chosen in place of its name."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def tell_what_is_chosen(box: QComboBox) -> None:
    """Let a box say what is chosen in it, and then what it is for. Its name and its tooltip are there already."""
    box.setAccessibleDescription("\n".join(filter(None, (box.accessibleName(), box.toolTip()))))
