"""The line between two sequences that run one after the other."""

from __future__ import annotations

from simulator.lessons.schema import Border
from ui.film.marks import About, Curve

ANEW, ON = "border:anew", "border:on"
WIDE = 2.4


def border_line(border: Border, layer: int, x: float, top: float, bottom: float, opacity: float = 1.0) -> Curve:
    """An upright line: whole where the sequence begins anew, dashed where it goes on; by the step of a layer."""
    about = About(layer, border.token, "", part=ON if border.goes_on else ANEW)
    return Curve(((x, top), (x, bottom)), "muted", WIDE, border.goes_on, opacity, about)
