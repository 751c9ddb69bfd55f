"""The picture of a cell whose wires would find no way: operands are called by their letters where they are taken.

Every quantity stands in rows in the order of computing: the letters of what it takes, its operation, its result. What
is computed on the memory line stands on it, as in every picture. Where the results have no room as they stand
elsewhere, they are compact: shades, and the number of one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from simulator.equations.shape_inference import INPUT_BEFORE
from ui.film.diagrams import words
from ui.film.diagrams.automatic.beats import plans
from ui.film.diagrams.automatic.graph import Graph
from ui.film.diagrams.automatic.places import ASIDE, LEFT, RIGHT
from ui.film.diagrams.automatic.rows import (
    APART,
    FORK,
    FULL,
    Place,
    Rows,
    Size,
    block_of,
    lines_at,
    operation_of,
    place_rows,
    placed,
    rest_of,
    wide_of,
    width_of,
)
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
    Label,
    Operation,
    Path,
    Station,
    Tag,
    Trip,
)
from ui.film.drawing.strips import SLOT_WIDTH
from ui.film.marks import Point

SKY, UP = 104.0, 1540.0  # where what goes up leaves, and the way there
UNDER, STUB = 323.0, 310.0  # of what is taken on the memory line: its letters, and where its wires begin
TITLE = 348.0  # where the name of the memory line begins
OUT, OUT_ROOM = 1592.0, 52.0  # the letters of what goes on to the next token
ENTERS = 312.0  # where what comes in has come in
LEVELS: Mapping[int, tuple[float, ...]] = {
    0: (), 1: (816.0,), 2: (676.0, 872.0), 3: (480.0, 676.0, 872.0), 4: (384.0, 540.0, 696.0, 852.0),
}  # fmt: skip
LEVELS_OUT: Mapping[int, tuple[float, ...]] = {0: (), 1: (816.0,), 2: (622.0, 816.0), 3: (434.0, 628.0, 822.0)}
COMPACT_TOP, COMPACT_BOTTOM = 372.0, 856.0  # of what comes in where it is compact


def tagged(graph: Graph, size: Size) -> Diagram | None:
    """The picture of all that a graph has, at a size; None where there is no room for it."""
    made = _Tagged(graph, size)
    return made.diagram() if made.has_room else None


@dataclass(frozen=True, eq=False)
class _Tagged:
    graph: Graph
    size: Size

    @property
    def has_room(self) -> bool:
        """Whether everything finds its place."""
        incoming = len(self._incoming)
        return (self.size.compact or incoming in LEVELS) and self._rows is not None

    def diagram(self) -> Diagram:
        """All parts of the picture."""
        graph = self.graph
        return Diagram(
            cells=(graph.cell.key,),
            x=OUTLINE.x, y=OUTLINE.y, width=OUTLINE.width, height=OUTLINE.height,
            areas=tuple(self._areas()),
            stations=dict(self._stations()),
            operations=dict(self._operations()),
            feeds=dict(self._feeds()),
            births=dict(self._births()),
            extra=tuple(self._extra()),
            plans=plans(graph, tuple(self._read()), tuple(self._leave())),
            tags=tuple(self._tags()),
            compact=frozenset(self._compact()),
            left_out=graph.left_out,
        )  # fmt: skip

    # ---- places ------------------------------------------------------------------------------------------------------

    @cached_property
    def _incoming(self) -> tuple[str, ...]:
        """What comes in beside the memory line, from top to bottom."""
        given = (*(f"{state}_prev" for state in self.graph.cell.states), INPUT_BEFORE, "x")
        return tuple(name for name in given if name in self.graph.ways.after and name != self.graph.before)

    @cached_property
    def _outgoing(self) -> tuple[str, ...]:
        """The states that go on beside the memory line, what the cell gives last."""
        graph = self.graph
        states = [each for each in graph.cell.states if each != graph.memory and each in graph.nodes]
        return tuple(sorted(states, key=lambda state: state == graph.output))

    @cached_property
    def _levels(self) -> dict[str, float]:
        """The heights of what comes in and of what goes on."""
        found: dict[str, float] = {}
        for names, full in ((self._incoming, LEVELS), (self._outgoing, LEVELS_OUT)):
            if self.size.compact:
                step = (COMPACT_BOTTOM - COMPACT_TOP) / max(len(names) - 1, 1)
                levels = tuple(COMPACT_BOTTOM - step * k for k in reversed(range(len(names))))
            else:
                levels = full[len(names)]
            found |= dict(zip(names, levels, strict=True))
        return found

    @cached_property
    def _named(self) -> frozenset[str]:
        """What has an equation of its own."""
        return frozenset(equation.name for equation in self.graph.cell.parsed.equations)

    @cached_property
    def _line_x(self) -> dict[str, float]:
        """Where operations stand on the memory line."""
        line = self.graph.line
        first, step = {1: (760.0, 0.0), 2: (610.0, 420.0), 3: (530.0, 300.0)}.get(len(line), (505.0, 245.0))
        return {name: first + step * k for k, name in enumerate(line)}

    @cached_property
    def _under(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """What is taken on the memory line, in lines under it."""
        most = 5 if len(self.graph.line) < 4 else 4
        found = {}
        for name in self.graph.line:
            operands = [each for each in self.graph.nodes[name].operands if each != self.graph.straight(name)]
            found[name] = tuple(tuple(operands[k : k + most]) for k in range(0, len(operands), most))
        return found

    @cached_property
    def _rows(self) -> Rows | None:
        """The rows of what does not stand on the memory line; None where they have no room."""
        names = [name for name in self.graph.order if name not in self.graph.line]
        lower = max((len(lines) - 1 for lines in self._under.values() if lines), default=0)
        return place_rows([block_of(self.graph, name, self.size) for name in names], self.size, FULL.leading * lower)

    @cached_property
    def _all(self) -> tuple[Place, ...]:
        return tuple(place for row in self._rows or () for place in row)

    @cached_property
    def _line_rest(self) -> dict[str, float]:
        """Where the results rest on the memory line: the memory at its end, where nothing in the cell reads it."""
        graph = self.graph
        taken = any(graph.memory in each.operands for each in graph.nodes.values())
        at = {name: x + ASIDE for name, x in self._line_x.items()}
        return at if taken else {**at, graph.memory: RIGHT}

    # ---- parts -------------------------------------------------------------------------------------------------------

    def _role(self, name: str) -> str:
        return "short" if name in self.graph.cell.states else self.graph.roles.get(name, "short")

    def _operations(self) -> Iterator[tuple[str, Operation]]:
        for name, x in self._line_x.items():
            yield name, placed(operation_of(self.graph, name), x, MEMORY_Y)
        for place in self._all:
            yield place.block.name, placed(place.block.operation, *place.node)

    def _feeds(self) -> Iterator[tuple[tuple[str, str], Path]]:
        before, x = self.graph.before, LEFT
        for name, at in self._line_x.items():
            straight = self.graph.straight(name)
            if straight:
                start = x if straight == before else self._line_rest[straight]
                yield (name, straight), Path(((start, MEMORY_Y), (at, MEMORY_Y)), "memory", MEMORY_WIDTH)
            stub = Path(((at, STUB), (at, MEMORY_Y)), self.graph.roles[name], WIRE_WIDTH)
            yield from (((name, operand), stub) for line in self._under[name] for operand in line)
        for place in self._all:
            yield from self._ways_in(place)

    def _ways_in(self, place: Place) -> Iterator[tuple[tuple[str, str], Path]]:
        """The wires from letters into an operation: those of several lines meet in a fork before it."""
        (x, y), block = place.node, place.block
        begin, role = place.x + block.letters + 4.0, self.graph.roles[block.name]
        fork = x - block.operation.size[0] / 2 - FORK
        for level, line in lines_at(y, block.lines, self.size):
            points = ((begin, level), (fork, level), (fork, y), (x, y)) if level != y else ((begin, y), (x, y))
            yield from (((block.name, operand), Path(points, role, WIRE_WIDTH)) for operand in line)

    def _births(self) -> Iterator[tuple[str, Path]]:
        for name, x in self._line_x.items():
            points = ((x, MEMORY_Y), (self._line_rest[name], MEMORY_Y))
            yield name, Path(points, "memory", MEMORY_WIDTH)
        for place in self._all:
            yield (
                place.block.name,
                Path((place.node, rest_of(place, self.size)), self._role(place.block.name), WIRE_WIDTH),
            )

    @cached_property
    def _ins(self) -> dict[str, Path]:
        """The wires on which what stands at the left comes in."""
        return {
            name: Path(((LEFT, self._levels[name]), (ENTERS, self._levels[name])), "short", TRUNK_WIDTH, arrow=True)
            for name in self._incoming
        }

    def _out(self, state: str, end: float) -> tuple[Point, ...]:
        y = self._levels[state]
        return (OUT + OUT_ROOM, y), (end, y)

    @cached_property
    def _up(self) -> Path:
        """The way up of what the cell gives: from the memory line, or across it."""
        on_line = self.graph.output == self.graph.memory
        start = MEMORY_Y if on_line else STUB
        hops = () if on_line else ((UP, MEMORY_Y),)
        return Path(((UP, start), (UP, SKY)), "short", TRUNK_WIDTH, hops, arrow=True)

    def _extra(self) -> Iterator[Path]:
        """What comes in, and what leaves."""
        yield from self._ins.values()
        start = self._line_rest[self.graph.memory]
        if start != RIGHT:
            yield Path(((start, MEMORY_Y), (END, MEMORY_Y)), "memory", MEMORY_WIDTH, arrow=True)
        else:
            yield Path(((RIGHT, MEMORY_Y), (END, MEMORY_Y)), "memory", MEMORY_WIDTH, arrow=True)
        for state in self._outgoing:
            yield Path(self._out(state, END), "short", TRUNK_WIDTH, arrow=True)
        yield self._up

    def _stations(self) -> Iterator[tuple[str, Station]]:
        graph = self.graph
        if graph.before in graph.ways.after:
            yield graph.before, Station(graph.before, LEFT, MEMORY_Y)
        side, limit = ("right", 64.0) if len(self._incoming) > 3 and not self.size.compact else ("above", 0.0)
        for name in self._incoming:
            yield name, Station(name, LEFT, self._levels[name], side, limit)
        for name in graph.line:
            yield name, Station(name, self._line_rest[name], MEMORY_Y, "above", SLOT_WIDTH)
        for place in self._all:
            name = place.block.name
            limit = self.size.width + 8.0 if name in self._named else 0.0  # "tanh y1" has room over its sign
            yield name, Station(name, *rest_of(place, self.size), "above", limit)
        if self._line_rest[graph.memory] != RIGHT:
            yield f"{graph.memory}.out", Station(graph.memory, RIGHT, MEMORY_Y)
        for state in self._outgoing:
            yield f"{state}.out", Station(state, RIGHT, self._levels[state])

    def _compact(self) -> Iterator[str]:
        if self.size.compact:
            yield from (*self._incoming, *(place.block.name for place in self._all))

    def _tags(self) -> Iterator[Tag]:
        for name, x in self._line_x.items():
            for k, line in enumerate(self._under[name]):
                yield from _row_of_tags(line, x - wide_of(line) / 2, UNDER + FULL.leading * k)
        for place in self._all:
            right = place.x + place.block.letters
            for level, line in lines_at(place.y, place.block.lines, self.size):
                yield from _row_of_tags(line, right - wide_of(line), level)
        yield from (Tag(state, OUT, self._levels[state], OUT_ROOM - 4.0) for state in self._outgoing)
        if self.graph.output != self.graph.memory:
            yield Tag(self.graph.output, UP - width_of(self.graph.output) / 2, UNDER, width_of(self.graph.output))

    def _areas(self) -> Iterator[Area]:
        graph, line = self.graph, self.graph.before in self.graph.ways.after
        title = words.LONG_TERM if graph.output != graph.memory else words.BOTH_MEMORIES
        title = title if line and graph.on_line else words.SHORT_TERM
        first = min(self._line_rest[name] for name in graph.line) - SLOT_WIDTH / 2 - 8.0
        yield Area(*BAND, "memory", (Label(title, TITLE, BAND.y + 21.0, limit=first - TITLE),))
        for row in self._rows or ():
            for role, run in groupby(row, key=lambda place: graph.roles[place.block.name]):
                run_ = list(run)
                left, top = run_[0].x - 6.0, run_[0].y - self.size.over + 1.0
                right = rest_of(run_[-1], self.size)[0] + self.size.width / 2 + 3.0
                high = self.size.over + self.size.below - 1.0
                names = () if self.size.compact else tuple(label for place in run_ for label in self._names(place))
                yield Area(left, top, right - left, high, role, names)

    def _names(self, place: Place) -> Iterator[Label]:
        """What a gate is called, under its operation, a word a line."""
        (x, y), (wide, high) = place.node, place.block.operation.size
        for k, word in enumerate(self.graph.gates.get(place.block.name, ())):
            yield Label(word, x, y + high / 2 + 16.0 + 21.0 * k, "middle", wide + 20.0)

    # ---- what moves --------------------------------------------------------------------------------------------------

    def _read(self) -> Iterator[Trip]:
        yield from (Trip(name, path.points) for name, path in self._ins.items())

    def _leave(self) -> Iterator[Trip]:
        graph, rest = self.graph, self._line_rest[self.graph.memory]
        if rest != RIGHT:
            yield Trip(graph.memory, ((rest, MEMORY_Y), (RIGHT, MEMORY_Y)), f"{graph.memory}.out")
        for state in self._outgoing:
            yield Trip(state, self._out(state, RIGHT), f"{state}.out", rises=True)
        yield Trip(graph.output, self._up.points, rises=True)


def _row_of_tags(line: Sequence[str], x: float, y: float) -> Iterator[Tag]:
    for name in line:
        yield Tag(name, x, y, width_of(name))
        x += width_of(name) + APART
