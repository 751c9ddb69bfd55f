"""Plan a backward pass through one layer's loop: which gradients must be had step by step, and in which
order.

These are few: gradients that come together from several sides (of h, of c), and those of the sums whose
matrices lead to the step before. A quantity that gets its gradient from one other, unit by unit, needs none
of its own in the loop: it is that other one times a factor, and factors are computed for many steps at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from simulator.autodiff.derivatives import Link
from simulator.equations.dependencies import Phases
from simulator.equations.parse import Equations


@dataclass(frozen=True)
class Chain:
    """A gradient that is that of `root` times a factor: it arrives through `link` alone, or is the root
    itself.
    """

    root: str
    link: Link | None = None


@dataclass(frozen=True)
class Sums:
    """Sums, equally wide, whose gradients are chains from one root; `columns` is their place among all."""

    names: tuple[str, ...]
    root: str
    columns: slice


@dataclass(frozen=True)
class Meeting:
    """A gradient that comes together: unit by unit, through the matrices of sums, and from the step after.

    `name` is a quantity, or a state one step before. `later` is the state one step before whose gradient, at
    the step after, is one of this quantity.
    """

    name: str
    singles: tuple[Link, ...]
    products: tuple[Link, ...]
    later: str | None


@dataclass
class BackwardPlan:
    """What is computed in one step, in its `order`. `chains` has each quantity of the loop that gets a gradient.

    `columns` are the places of sums beside each other, `width` numbers in all.
    """

    order: list[Sums | Meeting] = field(default_factory=list)
    chains: dict[str, Chain] = field(default_factory=dict)
    columns: dict[str, slice] = field(default_factory=dict)
    width: int = 0


def plan_backward(
    equations: Equations, onward: Mapping[str, list[Link]], seeded: Collection[str], widths: Mapping[str, int]
) -> BackwardPlan:
    """Plan the loop. `onward` has each operation's links, as far as anything passes; `seeded` names
    quantities and states one step before that have a gradient from outside the loop.
    """
    return _Planner(equations, onward, seeded, widths).plan


class _Planner:
    def __init__(
        self,
        equations: Equations,
        onward: Mapping[str, list[Link]],
        seeded: Collection[str],
        widths: Mapping[str, int],
    ) -> None:
        self.plan = BackwardPlan()
        self._onward, self._seeded, self._widths = onward, seeded, widths
        self._loop = Phases.of(equations).loop
        self._befores = [f"{state}_prev" for state in equations.states]
        names = [name for name in reversed(equations.quantities) if name in self._loop]
        self._arriving: dict[str, list[Link]] = {}
        for name in names:
            for link in onward[name]:
                self._arriving.setdefault(link.target, []).append(link)
        self._waiting: list[str] = []
        for name in names:
            self._quantity(name)
        self._place_sums()
        for before in self._befores:
            if self._arrives(before):
                self._meet(before, None)

    def _arrives(self, name: str) -> bool:
        return name in self._arriving or name in self._seeded

    def _quantity(self, name: str) -> None:
        """Take in a quantity, after all that are computed from it."""
        chains = self.plan.chains
        arriving = [link for link in self._arriving.get(name, ()) if link.source in chains]
        before = f"{name}_prev"
        later = before if before in self._befores and self._arrives(before) else None
        alone = later is None and name not in self._seeded
        if alone and not arriving:
            return
        if alone and len(arriving) == 1 and arriving[0].slope and not arriving[0].gathers:
            chains[name] = Chain(chains[arriving[0].source].root, arriving[0])
        else:
            self._meet(name, later)
            chains[name] = Chain(name)
        if any(
            not link.slope and (link.target in self._loop or link.target in self._befores)
            for link in self._onward[name]
        ):
            self._waiting.append(name)

    def _meet(self, name: str, later: str | None) -> None:
        arriving = [link for link in self._arriving.get(name, ()) if link.source in self.plan.chains]
        products = tuple(link for link in arriving if not link.slope)
        if products:
            self._place_sums()
        singles = tuple(link for link in arriving if link.slope)
        self.plan.order.append(Meeting(name, singles, products, later))

    def _place_sums(self) -> None:
        """Give the sums that wait their places, beside each other where they can be one call."""
        alike: dict[tuple[str, int], list[str]] = {}
        for name in self._waiting:
            alike.setdefault((self.plan.chains[name].root, self._widths[name]), []).append(name)
        for (root, width), names in alike.items():
            start = self.plan.width
            for k, name in enumerate(names):
                self.plan.columns[name] = slice(start + k * width, start + (k + 1) * width)
            self.plan.width += width * len(names)
            self.plan.order.append(Sums(tuple(names), root, slice(start, self.plan.width)))
        self._waiting = []
