"""From a layer's balance to bars: what was kept, forgotten and added, each with its look."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from simulator.analysis.charts.kept import Balance
from ui.plots.graph.bars import BarSegments

LOOKS = {
    "kept": ("kept", Qt.BrushStyle.SolidPattern),
    "forgotten": ("forget", Qt.BrushStyle.BDiagPattern),
    "added": ("input", Qt.BrushStyle.SolidPattern),
    "by hand": ("ink", Qt.BrushStyle.DiagCrossPattern),
}


def bars(balance: Balance) -> tuple[BarSegments, ...]:
    """At the left kept and, going on from it, forgotten: what was there. At the right, from kept on, what was added."""
    zero = np.zeros_like(balance.kept)
    kept, done = balance.kept, balance.kept + balance.added
    return (
        BarSegments(zero, kept, *LOOKS["kept"], right=False),
        BarSegments(kept, kept + balance.forgotten, *LOOKS["forgotten"], right=False),
        BarSegments(kept, done, *LOOKS["added"], right=True),
        BarSegments(done, done + balance.by_hand, *LOOKS["by hand"], right=True),
    )
