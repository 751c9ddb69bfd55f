"""Makes the colour tables for signed values: perceptually even steps from blue over the neutral middle to orange.

Run with the `test` extra installed: `python resources/colours/make_maps.py`. Lightness and chroma change linearly in
CAM02-UCS from the middle to either end, and both ends have the same lightness, so that equal sizes look equally strong.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from colorspacious import cspace_convert

HALF = 64
ENDS = {  # lightness of the middle, lightness of the ends, chroma, hue angles (degrees) of minus and plus in CAM02-UCS
    "light": (98.5, 57.0, 31.0, 250.0, 57.0),
    "projector": (100.0, 67.5, 33.0, 250.0, 57.0),  # light enough for black numbers of 7:1 on every shade
    "print": (100.0, 66.0, 0.0, 0.0, 0.0),  # the sign is told by hatching
    "dark": (24.0, 66.0, 32.0, 242.0, 59.0),
}


def table(middle: float, end: float, chroma: float, minus: float, plus: float) -> list[list[int]]:
    """The colours as rows of red, green, blue in 0..255; the middle row is neutral."""
    rows = []
    for k in range(-HALF, HALF + 1):
        u = abs(k) / HALF
        hue = np.radians(minus if k < 0 else plus)
        lab = (middle + (end - middle) * u, chroma * u * np.cos(hue), chroma * u * np.sin(hue))
        rgb = cspace_convert(lab, "CAM02-UCS", "sRGB255")
        rows.append([round(min(255.0, max(0.0, value))) for value in rgb])
    return rows


if __name__ == "__main__":
    maps = {name: table(*ends) for name, ends in ENDS.items()}
    target = Path(__file__).with_name("signed.json")
    rows = (f' "{name}": [\n  ' + ",\n  ".join(json.dumps(row) for row in rows) + "\n ]" for name, rows in maps.items())
    target.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
