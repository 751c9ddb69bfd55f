"""Put like calls beside each other: choose an order of the registers in which several calls become one.

Registers of one step stand in one row, and the rows of successive steps follow each other in memory. Two
calls of the same ufunc become one where, operand for operand, what the first takes is directly followed by
what the second takes. That includes the end of the row before and the start of this one: `[c_prev, g] / [f,
i] -> [kept, added]` is one call when c stands last and g first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, permutations

from simulator.engine.lowering import INPUT, Instruction, Lowered, Place
from simulator.equations.parse import Equations

MOST_TRIED = 5  # so many calls are tried in every order


@dataclass(frozen=True)
class Order:
    """What is demanded of an order of registers: who follows whom (and whom each follows), who is first, who last."""

    registers: tuple[str, ...]
    follower: dict[str, str] = field(default_factory=dict)
    leader: dict[str, str] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None

    def with_demand(self, left: Place, right: Place) -> Order | None:
        """This order with `right` directly after `left` in memory, or None where that cannot be."""
        a, b = str(left.name), str(right.name)
        if (left.space, right.space) == ("before", "now"):
            return self._with_ends(first=b, last=a)
        if left.space != right.space or left.space == "number":
            return None
        if self.follower.get(a) == b:
            return self
        taken = a in self.follower or b in self.leader or a == self.last or b == self.first
        if taken or self._chain_from(b)[-1] == a:  # the last would close a circle
            return None
        order = replace(self, follower={**self.follower, a: b}, leader={**self.leader, b: a})
        return order if order._has_room() else None

    def _with_ends(self, first: str, last: str) -> Order | None:
        if self.first not in (None, first) or self.last not in (None, last):
            return None
        if first in self.leader or last in self.follower:
            return None
        order = replace(self, first=first, last=last)
        return order if order._has_room() else None

    def _has_room(self) -> bool:
        """Whether a chain from the first to the last, if there is one, leaves no register out."""
        if self.first is None:
            return True
        chain = self._chain_from(self.first)
        return chain[-1] != self.last or len(chain) == len(self.registers)

    def _chain_from(self, register: str) -> list[str]:
        chain = [register]
        while chain[-1] in self.follower:
            chain.append(self.follower[chain[-1]])
        return chain

    def in_memory(self) -> tuple[str, ...]:
        """All registers, each after whom it must follow, otherwise as they were given."""
        chains = [self._chain_from(register) for register in self.registers if register not in self.leader]
        chains.sort(key=lambda chain: (chain[0] != self.first, chain[-1] == self.last))
        return tuple(register for chain in chains for register in chain)


@dataclass(frozen=True)
class Group:
    """Instructions that are one call, in the order of their operands in memory."""

    members: tuple[Instruction, ...]


@dataclass(frozen=True)
class Schedule:
    """The calls of a step in their order, and the registers of a row and of the scratch in theirs."""

    lowered: Lowered
    groups: tuple[Group, ...]
    row: tuple[str, ...]
    scratch: tuple[str, ...]

    @property
    def last_group(self) -> dict[str, int]:
        """For each quantity of the loop the position of the call that completes it."""
        return {
            str(member.out.name): number
            for number, group in enumerate(self.groups)
            for member in group.members
            if member.out.space == "now"
        }


def schedule(equations: Equations, lowered: Lowered) -> Schedule:
    """Choose orders of registers that make the step's calls few. The same input gives the same order."""
    return _Scheduler(equations, lowered).result()


class _Scheduler:
    def __init__(self, equations: Equations, lowered: Lowered) -> None:
        self._lowered = lowered
        self._calls = lowered.instructions
        self._needs = _dependencies(self._calls)
        self._group_of = list(range(len(self._calls)))
        self._groups = {k: [k] for k in range(len(self._calls))}
        registers = equations.quantities + lowered.entering + ((INPUT,) if lowered.carrier else ())
        outs = [call.out for call in self._calls]
        scratch = tuple(dict.fromkeys(str(out.name) for out in outs if out.space == "scratch"))
        self._orders: dict[str, Order] = {"row": Order(registers), "scratch": Order(scratch)}
        if lowered.carrier:
            state = equations.state_before(lowered.carrier)
            self._demand([(Place("now", INPUT), Place("now", str(state)))])

    def result(self) -> Schedule:
        for cluster in self._clusters():
            self._join_in_best_order(cluster)
        self._join_pairs()
        self._bring_together(self._lowered.prefilled)
        for names in (self._lowered.negated, self._lowered.reciprocal):
            self._bring_together(sorted(names))
        groups = tuple(Group(tuple(self._calls[k] for k in self._groups[g])) for g in self._in_time())
        return Schedule(self._lowered, groups, self._orders["row"].in_memory(), self._orders["scratch"].in_memory())

    # -- joining ---------------------------------------------------------------------------------------------

    def _clusters(self) -> list[list[int]]:
        """Like calls that become ready at the same time. Those with the least choice come first: the
        smallest, and last those that only write to scratch.
        """
        depths: list[int] = []
        for needs in self._needs:
            depths.append(1 + max((depths[k] for k in needs), default=-1))
        clusters: dict[object, list[int]] = {}
        for k, call in enumerate(self._calls):
            clusters.setdefault((call.ufunc, depths[k], call.out.space, len(call.operands)), []).append(k)
        several = [cluster for cluster in clusters.values() if len(cluster) > 1]
        return sorted(several, key=lambda cluster: (self._calls[cluster[0]].out.space == "scratch", len(cluster)))

    def _join_in_best_order(self, cluster: list[int]) -> None:
        if len(cluster) <= MOST_TRIED:
            for size in range(len(cluster), 2, -1):
                for order in permutations(cluster, size):
                    if self._join_all(order):
                        return
        self._join_pairs(cluster)

    def _join_all(self, order: Sequence[int]) -> bool:
        saved = self._orders.copy(), self._group_of.copy(), dict(self._groups)
        for left, right in pairwise(order):
            if not self._join(self._group_of[left], self._group_of[right]):
                self._orders, self._group_of, self._groups = saved
                return False
        return True

    def _join_pairs(self, among: Iterable[int] | None = None) -> None:
        """Join any two groups that can be, until none can."""
        calls = range(len(self._calls)) if among is None else among
        alike: dict[object, set[int]] = {}
        for k in calls:
            call = self._calls[k]
            alike.setdefault((call.ufunc, call.out.space, len(call.operands)), set()).add(self._group_of[k])
        for groups in alike.values():
            for a in sorted(groups):
                for b in sorted(groups - {a}):
                    if {a, b} <= groups and self._join(a, b):
                        groups.remove(b)

    def _join(self, a: int, b: int) -> bool:
        """Let group b continue group a, if their calls are alike and the registers can stand so."""
        left, right = self._calls[self._groups[a][-1]], self._calls[self._groups[b][0]]
        if left.ufunc is not right.ufunc or len(left.operands) != len(right.operands):
            return False
        if left.reduction or right.reduction:  # each has a vector of its own
            return False
        pairs = [(left.out, right.out)]
        for one, other in zip(left.operands, right.operands, strict=True):
            if left.ufunc is None or one.space == other.space == "number":
                if one != other:
                    return False
            elif not one.space == other.space == "weight":  # weights are laid side by side for each call
                pairs.append((one, other))
        members, orders = self._groups[a] + self._groups[b], self._orders
        if not self._demand(pairs):
            return False
        if self._would_go_round(members):
            self._orders = orders
            return False
        self._groups = {key: group for key, group in self._groups.items() if key not in (a, b)} | {a: members}
        for k in members:
            self._group_of[k] = a
        return True

    def _demand(self, pairs: Iterable[tuple[Place, Place]]) -> bool:
        orders = dict(self._orders)
        for left, right in pairs:
            which = "scratch" if left.space == "scratch" else "row"
            if "weight" in (left.space, right.space):
                return False
            order = orders[which].with_demand(left, right)
            if order is None:
                return False
            orders[which] = order
        self._orders = orders
        return True

    def _bring_together(self, names: Iterable[str]) -> None:
        """Let registers treated alike in bulk stand side by side, where nothing speaks against it."""
        for a in names:
            for b in names:
                if a != b:
                    self._demand([(Place("now", a), Place("now", b))])

    # -- time ------------------------------------------------------------------------------------------------

    def _would_go_round(self, members: list[int]) -> bool:
        """Whether one of these calls needs another of them, by any way through the groups."""
        inside = set(members)
        waiting = [k for member in members for k in self._needs[member]]
        seen: set[int] = set()
        while waiting:
            k = waiting.pop()
            if k in inside:
                return True
            if k in seen:
                continue
            for fellow in self._groups[self._group_of[k]]:
                seen.add(fellow)
                waiting += self._needs[fellow]
        return False

    def _in_time(self) -> list[int]:
        """Groups in an order in which each comes after what it needs, otherwise as their first calls were
        given.
        """
        done: list[int] = []
        waiting = sorted(self._groups, key=lambda g: min(self._groups[g]))
        while waiting:
            ready = next(
                g for g in waiting
                if all(self._group_of[k] in done for each in self._groups[g] for k in self._needs[each])
            )  # fmt: skip
            waiting.remove(ready)
            done.append(ready)
        return done


def _dependencies(calls: Sequence[Instruction]) -> list[set[int]]:
    """For each call the earlier ones it must come after: who wrote what it reads or writes, who read what it
    writes.
    """
    writer: dict[Place, int] = {}
    readers: dict[Place, list[int]] = {}
    needs: list[set[int]] = []
    for k, call in enumerate(calls):
        places = [place for place in call.operands if place.space in ("now", "scratch")]
        before = {writer[place] for place in [*places, call.out] if place in writer}
        before |= {reader for reader in readers.get(call.out, []) if reader != k}
        needs.append(before)
        for place in places:
            readers.setdefault(place, []).append(k)
        writer[call.out] = k
        readers[call.out] = []
    return needs
