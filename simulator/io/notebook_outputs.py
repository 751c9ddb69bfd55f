"""What the cells of a notebook print and draw, computed here as Jupyter does it, and stored in them.

The code is what `simulator.io.notebook` writes: arithmetic of NumPy. It is run with the few functions that it needs.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

MODULES = {"base64": base64, "io": io, "numpy": np}


def _import(name: str, *rest: object) -> object:
    """What `import` does in the code of a cell. Raises KeyError for modules that it does not need."""
    return MODULES[name]


_FUNCTIONS = {
    "__import__": _import, "dict": dict, "enumerate": enumerate, "len": len, "range": range, "str": str,
}  # fmt: skip


class Plot(NamedTuple):
    """What the cell of a plot draws: a quantity of a layer (from 0) as a map, or as curves from 0 to 1."""

    layer: int
    quantity: str
    title: str
    curves: bool


def store_outputs(cells: Sequence[dict[str, Any]], draw: Callable[[Plot], bytes]) -> None:
    """Run the cells of code in turn, and put what they print into them; `draw` paints those of plots as PNG.

    A cell that fails has no outputs, nor has any after it: whoever runs the notebook will see why.
    """
    said: list[str] = []

    def tell(*words: object) -> None:
        said.append(" ".join(map(str, words)) + "\n")

    space: dict[str, Any] = {"__builtins__": {**_FUNCTIONS, "print": tell}, "__name__": "__main__"}
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    with np.errstate(all="ignore"):
        for number, cell in enumerate(code, start=1):
            said.clear()
            plot = cell["plot"]
            if plot is not None:
                cell["outputs"] = [_picture(draw(plot))]
            elif "matplotlib" not in cell["source"]:
                try:
                    exec(cell["source"], space)
                except Exception:
                    return
                if said:
                    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "".join(said)}]
            cell["execution_count"] = number


def _picture(png: bytes) -> dict[str, Any]:
    return {
        "output_type": "display_data",
        "metadata": {},
        "data": {"image/png": base64.b64encode(png).decode("ascii"), "text/plain": "<Figure>"},
    }
