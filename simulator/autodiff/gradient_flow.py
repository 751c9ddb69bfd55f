"""Which way a gradient comes back inside one step: what each operation passes to each vector that it took.

The gradient of a quantity is the sum of what comes back from everything that took it. Here the parts are told apart:
by the derivatives that backpropagation itself uses, through inner results that nobody looks at.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.derivatives import Link, gathered, links
from simulator.equations.parse import is_weight
from simulator.network.operands import Operands
from simulator.network.trace import LayerTrace


class GradientFlow:
    """What comes back in one layer, given its gradients by quantity, [T, width] each (`Gradients.quantities`).

    `shown` are the quantities between which flows are asked for; what lies between them is passed through. Through
    held units, and through gates where they are `idealised`, nothing comes back.
    """

    def __init__(
        self,
        layer_trace: LayerTrace,
        gradients: Mapping[str, Array],
        shown: Collection[str],
        *,
        idealised: bool = False,
    ) -> None:
        self._layer_trace, self._gradients, self._shown = layer_trace, gradients, frozenset(shown)
        cut = frozenset(layer_trace.layer.cell.gates) if idealised else frozenset()
        self._links = {
            each.name: [] if each.name in cut else [link for link in links(each) if not is_weight(link.target)]
            for each in layer_trace.layer.cell.parsed.operations
        }

    def flow(self, name: str, operand: str, step: int) -> Array:
        """What `name` passes back to the vector `operand` it was computed from at a step, [width]. Raises KeyError.

        At a step that was left out, all of a state's to the state before it, and nothing else.
        """
        if step in self._layer_trace.skipped:
            passes = operand == f"{name}_prev"
            width = self._layer_trace.layer.width(operand)
            return self._gradients[name][step] if passes else np.zeros(width, self._gradients[name].dtype)
        return self._pass_back(name, self._gradients[name][step], operand, step)

    def _pass_back(self, name: str, gradient: Array, operand: str, step: int) -> Array:
        found: Array = np.zeros(self._layer_trace.layer.width(operand))
        if self._layer_trace.holds:
            gradient = np.where(self._layer_trace.held_units(name, step), 0.0, gradient)
        for link in self._links[name]:
            if link.target == operand:
                found = found + self._through(link, gradient, step)
            elif link.target in self._links and link.target not in self._shown:
                found = found + self._pass_back(link.target, self._through(link, gradient, step), operand, step)
        return found

    def _through(self, link: Link, gradient: Array, step: int) -> Array:
        read = Operands(self._layer_trace, step)
        with np.errstate(all="ignore"):
            if link.slope is not None:
                return np.asarray((gathered(gradient) if link.gathers else gradient) * link.slope(read))
            return np.asarray(link.sign * (gradient @ read(link.partner)))
