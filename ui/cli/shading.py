"""What is typed of what shades a text: a quantity of the layer, or the chance that was given to each token."""

from __future__ import annotations

from simulator.analysis.charts.text import has_chances
from simulator.equations.expressions import did_you_mean
from simulator.lessons.schema import LessonError
from simulator.network.trace import Trace
from ui.film.scene.chart_options import ALL, ChartOptions


def typed_quantity(quantity: str | None, trace: Trace, layer: int) -> str:
    """A quantity of a layer by its name, "" for none. Raises LessonError where the layer has none of that name."""
    if quantity is None:
        return ""
    parsed = trace.layers[layer].layer.cell.parsed
    known = (*parsed.quantities, *parsed.given)
    if quantity not in known:
        remedy = did_you_mean(quantity, known)
        raise LessonError(f"layer {layer} has no quantity of that name.", remedy, f"--quantity {quantity}")
    return quantity


def typed_shading(quantity: str | None, chances: bool, trace: Trace, layer: int) -> ChartOptions:
    """What shades a text. Raises LessonError."""
    if chances and quantity is not None:
        raise LessonError("--quantity and --chances exclude each other.", "Leave one of them out.")
    if chances and not has_chances(trace):
        raise LessonError("No read-out says which token comes next.", "Leave --chances out.")
    return ALL._replace(quantity=typed_quantity(quantity, trace, layer), chances=chances)
