"""From a layer's balance to bars: what was kept, forgotten and added, each with its look."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from simulator.charts.balance import Balance
from ui.plots.items import Part

LOOKS = {
    "kept": ("kept", Qt.BrushStyle.SolidPattern),
    "forgotten": ("forget", Qt.BrushStyle.BDiagPattern),
    "added": ("input", Qt.BrushStyle.SolidPattern),
    "by hand": ("accent", Qt.BrushStyle.DiagCrossPattern),
}


def bars(balance: Balance) -> tuple[Part, ...]:
    """At the left kept and, going on from it, forgotten: what was there. At the right, from kept on, what was added."""
    zero = np.zeros_like(balance.kept)
    kept, done = balance.kept, balance.kept + balance.added
    return (
        Part(zero, kept, *LOOKS["kept"], right=False),
        Part(kept, kept + balance.forgotten, *LOOKS["forgotten"], right=False),
        Part(kept, done, *LOOKS["added"], right=True),
        Part(done, done + balance.by_hand, *LOOKS["by hand"], right=True),
    )
