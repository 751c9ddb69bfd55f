"""Where the nodes of a cell stand: on the memory line, and in two rows below it, each near what it works with.

The lower row has the gates, each under the place where its result rests, beside the wire that brings x and h; the
upper row has what is made of them, results to the right of their nodes. Order and places come from barycentres.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean
from typing import Literal

from ui.film.diagrams.automatic.graph import BUS, MOST_ON_LINE, Drawn, Graph
from ui.film.diagrams.diagram import MEMORY_Y, Operation
from ui.film.drawing.strips import SLOT_HEIGHT, SLOT_WIDTH
from ui.film.marks import Rect

RowName = Literal["line", "high", "low"]
PITCH = 17.0  # between vertical tracks: two of them are as wide as a bridge
LEFT, RIGHT = 200.0, 1748.0  # where vectors enter and leave
HIGH_Y, LOW_Y, REST_Y, BUS_Y = 444.0, 755.0, 652.0, 816.0  # upper row; nodes and results of the lower row; bus
FIRST, LAST = 404.0, 1560.0  # between them stand nodes and results
HALF = SLOT_WIDTH / 2 + 3.0  # of an empty place with its frame
ASIDE = 7 * PITCH  # from a node to its result beside it
GAPS = ((128.0, 94.0, 60.0), (42.0, 26.0))  # between neighbours: wide ones, and narrow ones
TOTAL, NAME = 88.0, 98.0  # the room of a sum beside its node, and in front of a gate for its name
WIDEST = 340.0  # from one thing to the next at first
TURNS = 6
MOST_LOW, MOST_HIGH = 6, 5  # nodes in the rows


@dataclass(frozen=True)
class Block:
    """A node, centred on `x`, `y`, and the place `rest_x`, `rest_y` of its result.

    `total`: the sum that goes into it is shown too. Wires enter on `lanes`, so far from its middle; for them it is no
    narrower than `least`. `says` is what a gate is called.
    """

    drawn: Drawn
    row: RowName
    x: float
    y: float
    rest_x: float
    rest_y: float
    size: tuple[float, float]
    total: bool
    lanes: tuple[float, ...]
    least: float
    says: tuple[str, ...]

    @property
    def left(self) -> float:
        """How far the block reaches to the left of its node."""
        if self.row == "low":
            return max(HALF + 16.0, self.size[0] / 2 + NAME) if self.says else max(HALF, self.size[0] / 2)
        return max(self.size[0] / 2, TOTAL / 2 if self.total else 0.0)

    @property
    def right(self) -> float:
        """How far the block reaches to the right of its node."""
        half = self.size[0] / 2
        if self.rest_x == RIGHT:
            return half + 2 * PITCH
        return max(self.rest_x - self.x + HALF, half + TOTAL if self.total and self.row == "low" else half)

    @property
    def node(self) -> Rect:
        """What the node covers."""
        width, height = self.size
        return Rect(self.x - width / 2, self.y - height / 2, width, height)

    @property
    def place(self) -> Rect:
        """What the result and its name above it cover."""
        half = SLOT_HEIGHT / 2
        return Rect(self.rest_x - HALF, self.rest_y - half - 36, 2 * HALF, SLOT_HEIGHT + 39)

    @property
    def sum(self) -> Rect | None:
        """What the number beside or over the node covers."""
        if not self.total:
            return None
        width, height = self.size
        if self.row == "low":
            return Rect(self.x + width / 2, self.y - 22, TOTAL, 46)
        return Rect(self.x - TOTAL / 2, self.y - height / 2 - 28, TOTAL, 26)

    @property
    def name(self) -> Rect | None:
        """What the name of a gate covers, in front of its node."""
        if not self.says:
            return None
        left, right = self.x - self.left, self.x - self.size[0] / 2 - 4.0
        return Rect(left, self.y - 24, right - left, 48)

    def at(self, x: float) -> Block:
        """The block with its node elsewhere."""
        moved = self.rest_x if self.rest_x == RIGHT else x + round((self.rest_x - self.x) / PITCH) * PITCH
        return replace(self, x=x, rest_x=moved)


def may_have_room(graph: Graph) -> bool:
    """Whether a graph has no more nodes than the memory line and the rows hold."""
    return len(graph.operations.keys() - graph.hidden) <= MOST_ON_LINE + MOST_LOW + MOST_HIGH


def place_blocks(graph: Graph, gap: float) -> dict[str, Block] | None:
    """Where everything stands, neighbours `gap` apart at least; None where there is not enough room."""
    blocks = _blocks(graph)
    if blocks is None:
        return None
    rank = {name: k for k, name in enumerate(graph.order)}
    share = min((LAST - FIRST - 2 * HALF) / max(len(rank) - 1, 1), WIDEST)
    first = (FIRST + LAST - share * (len(rank) - 1)) / 2
    blocks = {name: block.at(first + share * rank[name]) for name, block in blocks.items()}
    for turn in range(TURNS):
        for row in ("low", "high", "line"):
            names = [name for name in blocks if blocks[name].row == row]
            wishes = {name: _wish(graph, blocks, name) if turn else blocks[name].x for name in names}
            names = list(graph.line) if row == "line" else _sort_row(graph, names, wishes, rank)
            xs = _settle_row([blocks[name] for name in names], [wishes[name] for name in names], gap)
            if xs is None:
                return None
            blocks |= {name: blocks[name].at(x) for name, x in zip(names, xs, strict=True)}
    return blocks


def move_block(blocks: Mapping[str, Block], name: str, by: str | int) -> dict[str, Block] | None:
    """The places with one block moved by so many tracks, or exchanged with its neighbour; None where it has no room."""
    one = blocks[name]
    if isinstance(by, int):
        found = {**blocks, name: one.at(one.x + by * PITCH)}
    else:
        other = blocks[by]
        left, right = min(one.x - one.left, other.x - other.left), max(one.x + one.right, other.x + other.right)
        first, last = (one, other) if one.x > other.x else (other, one)
        found = {**blocks, first.drawn.name: first.at(_track(left + first.left + PITCH / 2))}
        found[last.drawn.name] = last.at(_track(right - last.right - PITCH / 2))
    row = sorted((block for block in found.values() if block.row == one.row), key=lambda block: block.x)
    fits = all(a.x + a.right + GAPS[-1][-1] <= b.x - b.left for a, b in pairwise(row))
    return found if fits and row[0].x - row[0].left >= FIRST and row[-1].x + row[-1].right <= LAST else None


def _blocks(graph: Graph) -> dict[str, Block] | None:
    """Every node in its row, not yet in its place.

    None where a row would have too many, and where a node has fewer lanes than wires that come from the bus: on a lane
    there can be but one of the same net.
    """
    rows: dict[str, RowName] = dict.fromkeys(graph.line, "line")
    for name, drawn in graph.nodes.items():
        if name not in rows:
            nets = [job.net for job in graph.jobs if job.target == name]
            inner = len(nets) - nets.count(BUS)
            room = (1 if name in graph.cell.gates else 2) if BUS in nets else 0
            rows[name] = "low" if drawn.mixes and inner <= room else "high"
    count = [sum(row == each for row in rows.values()) for each in ("low", "high")]
    for name in graph.nodes:
        moves = rows[name] == "high" and graph.nodes[name].mixes and name in graph.cell.gates
        if moves and count[1] > 4 and count[0] < 5:
            rows[name] = "low"
            count = [count[0] + 1, count[1] - 1]
    if count[0] > MOST_LOW or count[1] > MOST_HIGH:
        return None
    blocks = {name: _block(graph, name, row) for name, row in rows.items()}
    on_bus = Counter(job.target for job in graph.jobs if job.net == BUS)
    return blocks if all(count <= len(blocks[name].lanes) for name, count in on_bus.items()) else None


def _block(graph: Graph, name: str, row: RowName) -> Block:
    drawn = graph.nodes[name]
    y = {"line": MEMORY_Y, "high": HIGH_Y, "low": LOW_Y}[row]
    rest_y = REST_Y if row == "low" else y
    total = f"a_{name}" in graph.operations and f"a_{name}" not in graph.nodes
    says = graph.gates.get(name, ()) if row == "low" else ()
    below = sum(job.target == name for job in graph.jobs) - _beside(graph, name, row, total, bool(says))
    lanes = _lanes(below, PITCH if drawn.sign in ("×", "+") else 2 * PITCH)
    least = 2 * lanes[-1] + 32.0
    size = Operation(0.0, y, drawn.sign, "short", least=max(least, 66.0)).size
    aside = 0.0 if row == "low" else ASIDE if size[0] <= 72 else ASIDE + PITCH * -(-(size[0] - 72) // (2 * PITCH))
    inside = any(graph.memory in each.operands for each in graph.nodes.values())
    rest_x = RIGHT if name == graph.memory and not inside else aside
    return Block(drawn, row, 0.0, y, rest_x, rest_y, size, total, lanes, max(least, 66.0), says)


def _beside(graph: Graph, name: str, row: RowName, total: bool, named: bool) -> int:
    """How many wires may enter a node at its sides, besides those from below."""
    if row == "low":
        return (not named) + (not total)
    return int(row == "high" or not graph.straight(name))


def _lanes(count: int, apart: float) -> tuple[float, ...]:
    """Where `count` wires run side by side, one of them in the middle."""
    half = max(count, 1) // 2
    return tuple(apart * k for k in range(-half, half + 1))


def _wish(graph: Graph, blocks: Mapping[str, Block], name: str) -> float:
    """Where a block would have its wires straight: over, under or beside what it takes from and gives to."""
    block = blocks[name]
    sources = [blocks[each] for each in block.drawn.operands if each in blocks]
    takers = [blocks[each.name] for each in graph.nodes.values() if name in each.operands]
    if block.row == "low":
        straight = [each.x for each in takers if each.row == "line"]
        straight = straight or [each.x for each in takers if each.row == "high" and _last(blocks, each, "low") == name]
        beside = [each.x - block.right - HALF for each in takers if each.row == "high"]
        wishes = straight or beside or [block.x]
        return fmean([*wishes, *(each.rest_x + 2 * HALF for each in sources if each.row == "high")])
    lifted = [each.rest_x for each in sources if each.row != block.row and each.row != "low"]
    below = [each.x for each in sources if each.row == "low" and not _leads_up(graph, each)]
    beside = [each.x + block.left + PITCH * 4 for each in sources if each.row == "low" and _leads_up(graph, each)]
    if block.row == "line":
        return max(
            (each.rest_x if each.row == "high" else each.x for each in sources if each.row != "line"), default=block.x
        )
    return max(lifted or below or beside or [block.x])


def _leads_up(graph: Graph, block: Block) -> bool:
    """Whether a gate of the lower row also goes straight up to the memory line."""
    return any(block.drawn.name in graph.nodes[name].operands for name in graph.line)


def _last(blocks: Mapping[str, Block], taker: Block, row: RowName) -> str:
    """The rightmost operand that a block takes from a row."""
    found = [blocks[each] for each in taker.drawn.operands if each in blocks and blocks[each].row == row]
    return max(found, key=lambda each: each.x).drawn.name if found else ""


def _sort_row(graph: Graph, names: Sequence[str], wishes: Mapping[str, float], rank: Mapping[str, int]) -> list[str]:
    """A row from left to right: as it is needed, by wishes, and nothing before what it is computed from in the row."""
    waiting = sorted(names, key=lambda name: (graph.stage(name), wishes[name], rank[name]))
    found: list[str] = []
    while waiting:
        ready = (name for name in waiting if not set(graph.nodes[name].operands) & (set(waiting) - {name}))
        found.append(next(ready))
        waiting.remove(found[-1])
    return found


def _settle_row(blocks: Sequence[Block], wishes: Sequence[float], gap: float) -> list[float] | None:
    """The places nearest to the wishes at which neighbours have room, on tracks; None where there is no room."""
    if not blocks:
        return []
    offsets, so_far = [0.0], 0.0
    for one, other in pairwise(blocks):
        so_far += PITCH * -(-(one.right + other.left + gap) // PITCH)
        offsets.append(so_far)
    low = _track(FIRST + blocks[0].left + PITCH)
    high = _track(LAST - blocks[-1].right) - so_far
    if low > high:
        return None
    level = _level([wish - offset for wish, offset in zip(wishes, offsets, strict=True)])
    return [_track(min(max(x, low), high) + offset) for x, offset in zip(level, offsets, strict=True)]


def _track(x: float) -> float:
    """The nearest vertical track."""
    return LEFT + PITCH * round((x - LEFT) / PITCH)


def _level(wishes: Sequence[float]) -> list[float]:
    """The rising numbers that are nearest to the wishes: neighbours that would cross take their mean."""
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        pools.append((wish, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [((a * n + b * m) / (n + m), n + m)]
    return [mean for mean, count in pools for _ in range(count)]
