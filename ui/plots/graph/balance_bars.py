"""From a layer's balance to bars: what was kept, forgotten and added, each with its look."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from simulator.analysis.charts.kept import Balance
from ui.film.marks import Box, Mark
from ui.plots.graph.items import BarSegments

LOOKS = {
    "kept": ("kept", Qt.BrushStyle.SolidPattern),
    "forgotten": ("forget", Qt.BrushStyle.BDiagPattern),
    "added": ("input", Qt.BrushStyle.SolidPattern),
    "by hand": ("accent", Qt.BrushStyle.DiagCrossPattern),
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


def swatch(role: str, pattern: Qt.BrushStyle, x: float, y: float, width: float) -> tuple[Mark, ...]:
    """A small bar as it is filled in the plot: solid, or in outline where it is hatched there."""
    solid = pattern == Qt.BrushStyle.SolidPattern
    return (Box(x + 1, y - 5, width - 4, 10, 2, role if solid else None, role, 1.2),)
