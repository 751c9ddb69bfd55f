"""From places and wires to a diagram: stations, operations, paths with their bridges, areas, and the beats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from ui.film.diagrams import words
from ui.film.diagrams.automatic.beats import plans
from ui.film.diagrams.automatic.graph import BUS, Graph
from ui.film.diagrams.automatic.places import BUS_Y, HALF, HIGH_Y, LEFT, LOW_Y, RIGHT, Block
from ui.film.diagrams.automatic.wiring import JOIN, OVER_BUS, Points, Wiring, bus_ways
from ui.film.diagrams.diagram import (
    BAND,
    END,
    MEMORY_WIDTH,
    MEMORY_Y,
    OUTLINE,
    TRUNK_WIDTH,
    WIRE_WIDTH,
    Area,
    Diagram,
    Joint,
    Label,
    Operation,
    Path,
    Station,
    Trip,
)
from ui.film.drawing.strips import SLOT_HEIGHT

BOTTOM = (334.0, 784.0, 1234.0, 58.0)
LINE = 25.0  # from a word of a gate's name to the next
MARGIN = 8.0  # of an area around what stands in it
WIDTHS = {  # how wide the names of the memory line and of the bus are at most, in either language
    words.LONG_TERM: 244.0, words.SHORT_TERM: 236.0, words.BOTH_MEMORIES: 320.0, words.ITS_MEMORY: 138.0,
    words.BUS: 336.0, words.BUS_STATES: 396.0, words.BUS_PAST: 316.0, words.BUS_X: 200.0,
}  # fmt: skip
IN_TWO_LINES = 0.56  # of that width is enough
CLEAR, NEAR = 58.0, 14.0  # half of what travels along a wire, and a little room; a little room beside a wire
BEFORE, OVER, CORNER, ASIDE = 74.0, 176.0, 50.0, 64.0  # the room of a name before a wire that goes up, and elsewhere


def draw_diagram(graph: Graph, blocks: Mapping[str, Block], wiring: Wiring) -> Diagram:
    """The diagram of as much of a cell as the graph shows."""
    return _Drawing(graph, blocks, wiring).diagram()


@dataclass(frozen=True, eq=False)
class _Drawing:
    graph: Graph
    blocks: Mapping[str, Block]
    wiring: Wiring

    def diagram(self) -> Diagram:
        """All parts of the picture, with bridges where wires cross."""
        feeds, births, extra = dict(self._feeds()), dict(self._births()), dict(self._extra())
        hops = _hops([*((path, net) for path, net in self._paths_with_nets(feeds, births, extra))])
        bridged = {path: replace(path, hops=hops.get(path, ())) for path in (*feeds.values(), *births.values())}
        return Diagram(
            cells=(self.graph.cell.key,),
            x=OUTLINE.x, y=OUTLINE.y, width=OUTLINE.width, height=OUTLINE.height,
            areas=tuple(self._areas()),
            stations=dict(self._stations()),
            operations=dict(self._operations()),
            feeds={key: bridged[path] for key, path in feeds.items()},
            births={key: bridged[path] for key, path in births.items()},
            extra=tuple(replace(path, hops=hops.get(path, ())) for path in extra.values()),
            plans=plans(self.graph, tuple(self._read()), tuple(self._leave())),
            joint=self._joint(),
            left_out=self.graph.left_out,
        )  # fmt: skip

    # ---- wires -------------------------------------------------------------------------------------------------------

    def _role(self, name: str) -> str:
        """The colour of a vector on its wires."""
        if name in self.graph.line or name == self.graph.before:
            return "memory"
        return "short" if name in self.graph.cell.states else self.graph.roles.get(name, "short")

    def _feeds(self) -> Iterator[tuple[tuple[str, str], Path]]:
        line = self.graph.line
        for place, name in enumerate(line):
            block = self.blocks[name]
            if place or self.graph.on_line:
                before = line[place - 1] if place else self.graph.before
                start = self.blocks[before].rest_x if place else LEFT
                yield (name, before), Path(((start, MEMORY_Y), (block.x, MEMORY_Y)), "memory", MEMORY_WIDTH)
        for (name, operand), points in self.wiring.feeds.items():
            net = self.wiring.nets[points]
            role = "short" if net == BUS else self._role(operand)
            yield (name, operand), Path(points, role, WIRE_WIDTH)

    def _births(self) -> Iterator[tuple[str, Path]]:
        for name, block in self.blocks.items():
            width = MEMORY_WIDTH if block.row == "line" else WIRE_WIDTH
            points = ((block.x, block.y), (block.rest_x, block.rest_y))
            yield name, Path(points, self._role(name), width)

    def _extra(self) -> Iterator[tuple[str, Path]]:
        """The bus, and what leaves."""
        for name, way in bus_ways(self.graph).items():
            yield f"{BUS} {name}", Path(self._to_end(way), "short", TRUNK_WIDTH)
        start = self.blocks[self.graph.memory].rest_x
        yield self.graph.memory, Path(((start, MEMORY_Y), (END, MEMORY_Y)), "memory", MEMORY_WIDTH, arrow=True)
        for state, way in self.wiring.outs.items():
            if state == self.graph.output:
                yield state, Path((*way[:-1], (END, way[-1][1])), "short", TRUNK_WIDTH, arrow=True)
            else:
                yield state, Path(way, "short", WIRE_WIDTH, arrow=True)
        yield f"{self.graph.output} up", Path(self.wiring.up, "short", TRUNK_WIDTH, arrow=True)

    def _to_end(self, way: Points) -> Points:
        """A way to the bus, and along it to its end."""
        end = (self.wiring.bus_end, BUS_Y)
        straight = len(way) > 1 and way[-2][1] == BUS_Y
        return (*way[:-1], end) if straight else (*way, end) if end != way[-1] else way

    def _paths_with_nets(
        self, feeds: Mapping[tuple[str, str], Path], births: Mapping[str, Path], extra: Mapping[str, Path]
    ) -> Iterator[tuple[Path, str]]:
        """Every path and the vector whose wire it is a part of; those that bridge others last.

        A result's way from its sign to its place is a wire of its own: what leads away from there may cross it.
        """
        for key, path in extra.items():
            if key.startswith(BUS):
                yield path, BUS
        for name, path in births.items():
            yield path, f"{name} birth"
        for (_, operand), path in feeds.items():
            yield path, self.wiring.nets.get(path.points, operand)
        for key, path in extra.items():
            if not key.startswith(BUS):
                yield path, key.removesuffix(" up")

    # ---- things ------------------------------------------------------------------------------------------------------

    def _operations(self) -> Iterator[tuple[str, Operation]]:
        for name, block in self.blocks.items():
            drawn = block.drawn
            filled = drawn.sign in ("×", "+") or (drawn.mixes and len(drawn.operands) > 0)
            role, at = self.graph.roles[name], "beside" if block.row == "low" else "over"
            yield name, Operation(block.x, block.y, drawn.sign, role, filled, at, block.least)

    def _stations(self) -> Iterator[tuple[str, Station]]:
        graph = self.graph
        if graph.before in graph.ways.after:
            yield graph.before, Station(graph.before, LEFT, MEMORY_Y)
        ways = {name: way for name, way in bus_ways(graph).items() if name != graph.before}
        for name, way in ways.items():
            side, limit = ("above", 0.0) if len(ways) < 4 else ("right", ASIDE)
            yield name, Station(name, *way[0], side, limit)
        for name, block in self.blocks.items():
            yield name, Station(name, block.rest_x, block.rest_y, *self._side(block))
        if self.blocks[graph.memory].rest_x != RIGHT:
            yield f"{graph.memory}.out", Station(graph.memory, RIGHT, MEMORY_Y)
        if graph.output != graph.memory:
            yield f"{graph.output}.out", Station(graph.output, RIGHT, BUS_Y)

    def _side(self, block: Block) -> tuple[str, float]:
        """Where the name of a result stands, and how wide it may be."""
        name = block.drawn.name
        if block.row == "line":
            return "above", self._room_over(block)
        leaves = [path.points for (_, operand), path in self._feeds() if operand == name]
        leaves += [way for state, way in self.wiring.outs.items() if state == name]
        leaves += [self.wiring.up] if self.wiring.up[0] == (block.rest_x, block.rest_y) else []
        if any(points[0][0] == points[1][0] and points[1][1] < points[0][1] for points in leaves):
            return "before", BEFORE
        named = any(equation.name == name for equation in self.graph.cell.parsed.equations)
        if block.row == "low" and named and len(name.split("_")[0]) <= 2:
            return "corner", CORNER  # at the right may stand what the unit was in another run
        return "above", self._room_over(block)

    def _room_over(self, block: Block) -> float:
        """How wide the name over a result may be: as far as the next wire on either side."""
        top, bottom, room = block.place.y, block.rest_y - SLOT_HEIGHT / 2 + 8.0, OVER
        for way in (*self.wiring.feeds.values(), *self.wiring.outs.values(), self.wiring.up):
            for (x0, y0), (x1, y1) in pairwise(way):
                apart = max(min(x0, x1) - block.rest_x, block.rest_x - max(x0, x1))
                if apart > HALF and max(y0, y1) > top and min(y0, y1) < bottom:
                    room = min(room, 2 * (apart - WIRE_WIDTH))
        return room

    def _areas(self) -> Iterator[Area]:
        graph, line = self.graph, self.graph.before in self.graph.ways.after
        title = words.LONG_TERM if graph.output != graph.memory else words.BOTH_MEMORIES
        title = title if line and graph.on_line else words.SHORT_TERM
        x, room = self._room(WIDTHS[title])
        fits = [name for name in (title, words.ITS_MEMORY) if room >= WIDTHS[name]][:1]
        yield Area(*BAND, "memory", tuple(Label(name, x, BAND[1] + 21, limit=room) for name in fits))
        for row in ("high", "low"):
            here = sorted((block for block in self.blocks.values() if block.row == row), key=lambda block: block.x)
            for role, run in groupby(here, key=lambda block: self.graph.roles[block.drawn.name]):
                yield _around(list(run), role)
        if graph.bus:
            both = {f"{graph.output}_prev", "x"}
            says = words.BUS_STATES if "x" in graph.bus else words.BUS_PAST
            says = words.BUS if set(graph.bus) == both else words.BUS_X if graph.bus == ("x",) else says
            yield Area(*BOTTOM, "short", (self._beside_bus(says),))

    def _beside_bus(self, says: str) -> Label:
        """The name of the bus: behind its end, where nothing travels, or under it where there is no room for that."""
        begins = self.wiring.bus_end + CLEAR
        leaves = [x - CLEAR for way in self.wiring.outs.values() for x, y in way if y == BUS_Y]
        ends = min([BOTTOM[0] + BOTTOM[2] - 14.0, *leaves])
        if ends - begins < WIDTHS[says]:  # two lines of words reach up to a wire that runs there
            ways = (*self.wiring.feeds.values(), *self.wiring.outs.values(), self.wiring.up)
            begins = max([begins, *(x + NEAR for way in ways for x, y in way if y == OVER_BUS)])
        if ends - begins < IN_TWO_LINES * WIDTHS[says]:
            return Label(says, JOIN + 150, 836.5)
        return Label(says, (begins + ends) / 2, BUS_Y + 6.0, "middle", ends - begins)

    def _room(self, title: float) -> tuple[float, float]:
        """Where the name of the memory line begins and how wide it may be: the first place that is as wide as it is."""
        taken = [(BAND[0], BAND[0])]
        for block in self.blocks.values():
            if block.row == "line":
                taken.append((block.x - block.left, block.x + block.left))
                taken.append((block.rest_x - HALF, block.rest_x + HALF))
        taken += [(x, x) for x, _ in self.wiring.up[-1:]]
        taken = [*sorted(taken), (BAND[0] + BAND[2], RIGHT)]
        ends = accumulate((end for _, end in taken), max)
        places = [(end + 16.0, begin - end - 32.0) for end, (begin, _) in zip(ends, taken[1:], strict=False)]
        return next((place for place in places if place[1] >= title), max(places, key=lambda place: place[1]))

    def _joint(self) -> Joint | None:
        if not {"x", f"{self.graph.output}_prev"} <= set(self.graph.bus):
            return None
        return Joint(JOIN, BUS_Y, JOIN + 22, BUS_Y + 22)

    # ---- trips -------------------------------------------------------------------------------------------------------

    def _read(self) -> Iterator[Trip]:
        for name, way in bus_ways(self.graph).items():
            yield Trip(name, self._to_end(way))

    def _leave(self) -> Iterator[Trip]:
        graph = self.graph
        block = self.blocks[graph.memory]
        if block.rest_x != RIGHT:
            yield Trip(graph.memory, ((block.rest_x, MEMORY_Y), (RIGHT, MEMORY_Y)), f"{graph.memory}.out")
        for state, way in self.wiring.outs.items():
            if state == graph.output:
                yield Trip(state, (*way[:-1], (RIGHT, way[-1][1])), f"{state}.out")
            else:
                yield Trip(state, way)
        yield Trip(graph.output, self.wiring.up, rises=True)


def _around(run: list[Block], role: str) -> Area:
    """The area behind neighbours of one colour."""
    left = min(min(block.x - block.left, block.rest_x - HALF) for block in run) - MARGIN
    right = max(max(block.x + block.size[0] / 2, block.rest_x + HALF) for block in run) + MARGIN
    if run[0].row == "high":
        return Area(left, HIGH_Y - SLOT_HEIGHT / 2 - 40, right - left, SLOT_HEIGHT + 52, role, ())
    right = max([right, *(rect.x + rect.width + MARGIN for block in run if (rect := block.sum) is not None)])
    top = 548.0
    labels = tuple(label for block in run for label in _names(block))
    return Area(left, top, right - left, LOW_Y + 27 - top, role, labels)


def _names(block: Block) -> Iterator[Label]:
    """The name of a gate, in front of its node, a word a line."""
    rect = block.name
    if rect is not None:
        first = block.y + 8.0 - LINE / 2 * (len(block.says) - 1)
        for k, word in enumerate(block.says):
            yield Label(word, rect.x + rect.width, first + LINE * k, "end", rect.width)


def _hops(paths: list[tuple[Path, str]]) -> dict[Path, tuple[tuple[float, float], ...]]:
    """Where each path bridges others: of two that cross, the later one."""
    found: dict[Path, dict[tuple[float, float], None]] = {}
    for k, (path, net) in enumerate(paths):
        for other, other_net in paths[:k]:
            if net != other_net:
                for a in pairwise(path.points):
                    for b in pairwise(other.points):
                        found.setdefault(path, {}).update(dict.fromkeys(_crossing(a, b)))
    return {path: tuple(points) for path, points in found.items()}


def _crossing(a: Points, b: Points) -> Iterator[tuple[float, float]]:
    """Where two pieces cross inside both."""
    for (h0, h1), (v0, v1) in ((a, b), (b, a)):
        if h0[1] == h1[1] and v0[0] == v1[0]:
            (left, right), (top, bottom) = sorted((h0[0], h1[0])), sorted((v0[1], v1[1]))
            if left < v0[0] < right and top < h0[1] < bottom:
                yield v0[0], h0[1]
