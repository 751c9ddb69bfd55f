"""The part of a backward pass that must go step by step: a layer's loop, from the last step to the first."""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np

from simulator.arrays import Array
from simulator.autodiff.adjoints import Adjoints
from simulator.autodiff.backward_plan import BackwardPlan, Meeting, Sums
from simulator.autodiff.derivatives import Link
from simulator.network.operands import Operands

Call = partial[object]
Calls = list[Call]  # one for each step of a block


class BackwardLoop:
    """Carries gradients back through a layer's loop, block by block of steps, from the last to the first.

    `adjoints` holds what arrives from outside, and gets what is computed. `sums` has the gradients of the
    plan's sums beside each other, with 0 at units whose gradient does not pass. `passes` has a factor
    [T, width] of 0 and 1 for each quantity that does not let every gradient pass.
    """

    def __init__(
        self,
        plan: BackwardPlan,
        adjoints: Adjoints,
        weights: Mapping[str, Array],
        passes: Mapping[str, Array],
    ) -> None:
        self._plan, self._adjoints, self._weights, self._passes = plan, adjoints, weights, passes
        self._seeded = frozenset(adjoints.arrays)
        self.columns = plan.columns
        self.sums = adjoints.zeros(plan.width)
        self._scratch: dict[int, Array] = {}
        for item in plan.order:
            if isinstance(item, Meeting):
                adjoints.begin(item.name)
        self._matrices = {
            item.name: self._matrix(item) for item in plan.order if isinstance(item, Meeting) and item.products
        }
        for name, chain in plan.chains.items():
            if chain.link is not None and name in plan.columns and name not in passes:
                adjoints.arrays[name] = self.sums[..., plan.columns[name]]

    def block(self, steps: slice, read: Operands) -> None:
        """Go through some steps; `read` gives what the forward run computed in them."""
        factors: dict[str, Array | float] = {}
        for name, chain in self._plan.chains.items():
            factors[name] = 1.0 if chain.link is None else self._factor(chain.link, factors, steps, read)
        calls: list[Calls] = []
        for item in self._plan.order:
            if isinstance(item, Sums):
                calls.append(self._sums(item, factors, steps))
            else:
                calls += self._meeting(item, factors, steps, read)
        by_step = list(zip(*calls, strict=True))
        deque(map(operator.call, (call for step in reversed(by_step) for call in step)), maxlen=0)
        for name, chain in self._plan.chains.items():
            if chain.link is not None and (name not in self._plan.columns or name in self._passes):
                gradient = self._adjoints.arrays[chain.root][steps] * self._adjoints.spread(factors[name])
                self._adjoints.begin(name)[steps] = gradient

    def _factor(self, link: Link, factors: Mapping[str, Array | float], steps: slice, read: Operands) -> Array | float:
        """What a link makes of the root's gradient, from the factor of its source on."""
        assert link.slope is not None
        factor = factors[link.source] * link.slope(read)
        return factor * self._passes[link.source][steps] if link.source in self._passes else factor

    def _rows(self, name: str, steps: slice, later: int = 0) -> list[Array]:
        return list(self._adjoints.arrays[name][steps.start + later : steps.stop + later])

    def _sums(self, item: Sums, factors: Mapping[str, Array | float], steps: slice) -> Calls:
        """The gradients of neighbouring sums from that of their root, in one call a step."""
        root, out = self._adjoints.arrays[item.root][steps], self.sums[steps][..., item.columns]
        shape = (len(root), root.shape[-1])
        each = []
        for name in item.names:
            factor = factors[name] * self._passes[name][steps] if name in self._passes else factors[name]
            each.append(np.broadcast_to(np.asarray(factor, root.dtype), shape))
        if len(each) == 1:
            return [partial(np.multiply, *rows) for rows in zip(root, each[0], out, strict=True)]
        beside = np.stack(each, axis=1)  # step, sum, unit
        outs = out.reshape(*out.shape[:-1], len(each), shape[1])
        return [partial(np.multiply, *rows) for rows in zip(root[..., None, :], beside, outs, strict=True)]

    def _meeting(
        self, item: Meeting, factors: Mapping[str, Array | float], steps: slice, read: Operands
    ) -> list[Calls]:
        """What arrives is written to its place, or to scratch and added if something is there already."""
        outs = self._rows(item.name, steps)
        begun = item.name in self._seeded
        calls: list[Calls] = []
        for write in [*self._singles(item, factors, steps, read), *self._products_of(item, steps)]:
            if begun:
                scratch = [self._scratch.setdefault(outs[0].shape[-1], np.empty_like(outs[0]))] * len(outs)
                calls.append(write(scratch))
                calls.append([partial(np.add, out, part, out) for out, part in zip(outs, scratch, strict=True)])
            else:
                calls.append(write(outs))
                begun = True
        if item.later:
            pairs = zip(outs, self._rows(item.later, steps, later=1), strict=True)
            calls.append([partial(np.add, out, part, out) if begun else partial(np.positive, part, out)
                          for out, part in pairs])  # fmt: skip
        return calls

    def _singles(
        self, item: Meeting, factors: Mapping[str, Array | float], steps: slice, read: Operands
    ) -> Iterator[Callable[[list[Array]], Calls]]:
        for link in item.singles:
            roots = self._rows(self._plan.chains[link.source].root, steps)
            if link.gathers:
                yield self._gathering(link, roots, factors, steps, read)
                continue
            factor = np.asarray(self._factor(link, factors, steps, read), roots[0].dtype)
            each = np.broadcast_to(factor, (len(roots), roots[0].shape[-1]))

            def write(outs: list[Array], roots: list[Array] = roots, each: Array = each) -> Calls:
                return [partial(np.multiply, *rows) for rows in zip(roots, each, outs, strict=True)]

            yield write

    def _gathering(
        self, link: Link, roots: list[Array], factors: Mapping[str, Array | float], steps: slice, read: Operands
    ) -> Callable[[list[Array]], Calls]:
        """A gradient through a number of all units: it is added up over them, and goes to each by its slope."""
        assert link.slope is not None
        factor = factors[link.source]
        if link.source in self._passes:
            factor = factor * self._passes[link.source][steps]
        each = np.broadcast_to(np.asarray(factor, roots[0].dtype), (len(roots), roots[0].shape[-1]))
        slopes = np.asarray(link.slope(read), roots[0].dtype)
        gather: Callable[..., object] = _gather
        return lambda outs: [partial(gather, *rows) for rows in zip(roots, each, slopes, outs, strict=True)]

    def _products_of(self, item: Meeting, steps: slice) -> Iterator[Callable[[list[Array]], Calls]]:
        if not item.products:
            return
        columns, matrix = self._matrices[item.name]
        sums = list(self.sums[steps][..., columns])

        def write(outs: list[Array]) -> Calls:
            if self._adjoints.lead:
                return [partial(part.dot, matrix, out) for part, out in zip(sums, outs, strict=True)]
            product = matrix.T.dot
            return [partial(product, part, out) for part, out in zip(sums, outs, strict=True)]

        yield write

    def _matrix(self, item: Meeting) -> tuple[slice, Array]:
        """The weights that a gradient arrives through, one below the other, and the columns of their sums."""
        places = [self._plan.columns[link.source] for link in item.products]
        columns = slice(min(place.start for place in places), max(place.stop for place in places))
        first = self._weights[item.products[0].partner]
        matrix = np.zeros((columns.stop - columns.start, first.shape[1]), first.dtype)
        for link, place in zip(item.products, places, strict=True):
            matrix[place.start - columns.start : place.stop - columns.start] += link.sign * self._weights[link.partner]
        return columns, matrix


def _gather(root: Array, factor: Array, slope: Array, out: Array) -> None:
    """The gradient of a root [units] or [S, units] times a factor, added up over units, times a slope."""
    np.multiply(root.dot(factor)[..., None], slope, out)
