"""The sizes on the start page, which grow with it."""

from __future__ import annotations

from ui.widgets.style import TEXT


def page_sheet(scale: float) -> str:
    """The sizes of what is not painted by the page itself."""
    text, mark = max(12, round(TEXT * scale)), round(15 * scale)
    return (
        f"QLabel, QPushButton, QCheckBox {{ font-size: {text}px; }}"
        f"QPushButton {{ padding: {round(5 * scale)}px {round(13 * scale)}px; border-radius: {round(8 * scale)}px; }}"
        f"QCheckBox::indicator {{ width: {mark}px; height: {mark}px; }}"
        f"QCheckBox {{ spacing: {round(8 * scale)}px; }}"
        f"QLabel#startName {{ font-size: {round(30 * scale)}px; font-weight: 700; }}"
        f"QLabel#startSentence {{ font-size: {max(12, round(16 * scale))}px; }}"
        f"QLabel#startHeading {{ font-size: {max(12, round(14 * scale))}px; font-weight: 600; }}"
    )
