"""The picture of a cell whose wires would find no way: operands are called by their letters where they are taken.

Every quantity stands in rows in the order of computing: the letters of what it takes, its operation, its result. What
is computed on the memory line stands on it, as in every picture. Where the results have no room as they stand
elsewhere, they are compact: shades, and the number of one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from simulator.equations.shape_inference import INPUT_BEFORE
from ui.film.diagrams import words
from ui.film.diagrams.automatic.beats import plans
from ui.film.diagrams.automatic.graph import Graph
from ui.film.diagrams.automatic.rows import (
    APART,
    Place,
    Rows,
    block_of,
    lines_at,
    operation_of,
    place_rows,
    placed,
    rest_of,
    wide_of,
    width_of,
)
from ui.film.diagrams.automatic.sheet import FULL, Sheet, Size
from ui.film.diagrams.diagram import (
    MEMORY_WIDTH,
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

TITLE = 14.0  # from the edge of the memory line's band to its name


def tagged(graph: Graph, sheet: Sheet) -> Diagram | None:
    """The picture of all that a graph has, on a sheet; None where there is no room for it."""
    made = _Tagged(graph, sheet)
    return made.diagram() if made.has_room else None


@dataclass(frozen=True, eq=False)
class _Tagged:
    graph: Graph
    sheet: Sheet

    @property
    def size(self) -> Size:
        """How large results stand."""
        return self.sheet.size

    @property
    def has_room(self) -> bool:
        """Whether everything finds its place."""
        sheet, levels = self.sheet, (len(self._incoming), len(self._outgoing))
        beside = sheet.incoming(levels[0]) is not None and sheet.outgoing(levels[1]) is not None
        return beside and self._rows is not None

    def diagram(self) -> Diagram:
        """All parts of the picture."""
        graph, outline = self.graph, self.sheet.outline
        return Diagram(
            cells=(graph.cell.key,),
            x=outline.x, y=outline.y, width=outline.width, height=outline.height,
            areas=tuple(self._areas()),
            stations=dict(self._stations()),
            operations=dict(self._operations()),
            feeds=dict(self._feeds()),
            births=dict(self._births()),
            extra=tuple(self._extra()),
            plans=plans(graph, tuple(self._read()), tuple(self._leave())),
            tags=tuple(self._tags()),
            compact=dict.fromkeys(self._compact(), self.size.numbers),
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
        incoming, outgoing = self._incoming, self._outgoing
        heights = (*(self.sheet.incoming(len(incoming)) or ()), *(self.sheet.outgoing(len(outgoing)) or ()))
        return dict(zip((*incoming, *outgoing), heights, strict=True))

    @cached_property
    def _named(self) -> frozenset[str]:
        """What has an equation of its own."""
        return frozenset(equation.name for equation in self.graph.cell.parsed.equations)

    @cached_property
    def _line_x(self) -> dict[str, float]:
        """Where operations stand on the memory line."""
        line = self.graph.line
        first, step = self.sheet.on_line(len(line))
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
        field, down = self.sheet.field, FULL.leading * lower
        field = field._replace(y=field.y + down, height=field.height - down)
        blocks = [block_of(self.graph, name, self.size) for name in names]
        return place_rows(blocks, self.size, field, spread=self.sheet.near)

    @cached_property
    def _all(self) -> tuple[Place, ...]:
        return tuple(place for row in self._rows or () for place in row)

    @cached_property
    def _line_rest(self) -> dict[str, float]:
        """Where the results rest on the memory line: the memory at its end, where nothing in the cell reads it."""
        graph = self.graph
        taken = any(graph.memory in each.operands for each in graph.nodes.values())
        at = {name: x + self.sheet.aside for name, x in self._line_x.items()}
        return at if taken else {**at, graph.memory: self.sheet.right}

    # ---- parts -------------------------------------------------------------------------------------------------------

    def _role(self, name: str) -> str:
        return "short" if name in self.graph.cell.states else self.graph.roles.get(name, "short")

    def _operations(self) -> Iterator[tuple[str, Operation]]:
        for name, x in self._line_x.items():
            yield name, placed(operation_of(self.graph, name, self.size), x, self.sheet.memory)
        for place in self._all:
            yield place.block.name, placed(place.block.operation, *place.node)

    def _feeds(self) -> Iterator[tuple[tuple[str, str], Path]]:
        before, x, level = self.graph.before, self.sheet.left, self.sheet.memory
        for name, at in self._line_x.items():
            straight = self.graph.straight(name)
            if straight:
                start = x if straight == before else self._line_rest[straight]
                yield (name, straight), Path(((start, level), (at, level)), "memory", MEMORY_WIDTH)
            stub = Path(((at, self.sheet.stub), (at, level)), self.graph.roles[name], WIRE_WIDTH)
            yield from (((name, operand), stub) for line in self._under[name] for operand in line)
        for place in self._all:
            yield from self._ways_in(place)

    def _ways_in(self, place: Place) -> Iterator[tuple[tuple[str, str], Path]]:
        """The wires from letters into an operation: those of several lines meet in a fork before it."""
        (x, y), block = place.node, place.block
        begin, role = place.x + block.letters + 4.0, self.graph.roles[block.name]
        fork = x - block.operation.size[0] / 2 - self.size.fork
        for level, line in lines_at(y, block.lines, self.size):
            points = ((begin, level), (fork, level), (fork, y), (x, y)) if level != y else ((begin, y), (x, y))
            yield from (((block.name, operand), Path(points, role, WIRE_WIDTH)) for operand in line)

    def _births(self) -> Iterator[tuple[str, Path]]:
        for name, x in self._line_x.items():
            points = ((x, self.sheet.memory), (self._line_rest[name], self.sheet.memory))
            yield name, Path(points, "memory", MEMORY_WIDTH)
        for place in self._all:
            yield (
                place.block.name,
                Path((place.node, rest_of(place, self.size)), self._role(place.block.name), WIRE_WIDTH),
            )

    @cached_property
    def _ins(self) -> dict[str, Path]:
        """The wires on which what stands at the left comes in."""
        x, end = self.sheet.left, self.sheet.enters
        levels = {name: self._levels[name] for name in self._incoming}
        return {
            name: Path(((x, level), (end, level)), "short", TRUNK_WIDTH, arrow=True) for name, level in levels.items()
        }

    def _out(self, state: str, end: float) -> tuple[Point, ...]:
        y = self._levels[state]
        return (self.sheet.out + self.sheet.letters, y), (end, y)

    @cached_property
    def _up(self) -> Path:
        """The way up of what the cell gives: from the memory line, or across it."""
        on_line = self.graph.output == self.graph.memory
        sheet = self.sheet
        start = sheet.memory if on_line else sheet.stub
        hops = () if on_line else ((sheet.up, sheet.memory),)
        return Path(((sheet.up, start), (sheet.up, sheet.sky)), "short", TRUNK_WIDTH, hops, arrow=True)

    def _extra(self) -> Iterator[Path]:
        """What comes in, and what leaves."""
        yield from self._ins.values()
        start, level = self._line_rest[self.graph.memory], self.sheet.memory
        yield Path(((start, level), (self.sheet.end, level)), "memory", MEMORY_WIDTH, arrow=True)
        for state in self._outgoing:
            yield Path(self._out(state, self.sheet.end), "short", TRUNK_WIDTH, arrow=True)
        yield self._up

    def _stations(self) -> Iterator[tuple[str, Station]]:
        graph, sheet = self.graph, self.sheet
        if graph.before in graph.ways.after:
            yield graph.before, Station(graph.before, sheet.left, sheet.memory)
        side, limit = ("right", 48.0) if len(self._incoming) > 3 and not self.size.numbers else ("above", 0.0)
        for name in self._incoming:
            yield name, Station(name, sheet.left, self._levels[name], side, limit)
        for name in graph.line:
            yield name, Station(name, self._line_rest[name], sheet.memory, "above", SLOT_WIDTH)
        for place in self._all:
            name = place.block.name
            inner = name not in self._named and not sheet.near  # "tanh y1" has room over its sign
            limit = 0.0 if inner else self.size.width + 8.0
            yield name, Station(name, *rest_of(place, self.size), "above", limit)
        if self._line_rest[graph.memory] != sheet.right:
            yield f"{graph.memory}.out", Station(graph.memory, sheet.right, sheet.memory)
        for state in self._outgoing:
            yield f"{state}.out", Station(state, sheet.right, self._levels[state])

    def _compact(self) -> Iterator[str]:
        if self.size.numbers:
            yield from (*self._incoming, *(place.block.name for place in self._all))
        if self.sheet.near:
            yield from (self.graph.before, *self.graph.line)

    def _tags(self) -> Iterator[Tag]:
        for name, x in self._line_x.items():
            for k, line in enumerate(self._under[name]):
                yield from _row_of_tags(line, x - wide_of(line) / 2, self.sheet.under + FULL.leading * k)
        for place in self._all:
            right = place.x + place.block.letters
            for level, line in lines_at(place.y, place.block.lines, self.size):
                yield from _row_of_tags(line, right - wide_of(line), level)
        out, room = self.sheet.out, self.sheet.letters - 4.0
        yield from (Tag(state, out, self._levels[state], room) for state in self._outgoing if room > 0.0)
        if self.graph.output != self.graph.memory:
            wide = width_of(self.graph.output)
            yield Tag(self.graph.output, self.sheet.up - wide / 2, self.sheet.under, wide)

    def _areas(self) -> Iterator[Area]:
        graph, line = self.graph, self.graph.before in self.graph.ways.after
        title = words.LONG_TERM if graph.output != graph.memory else words.BOTH_MEMORIES
        title = title if line and graph.on_line else words.SHORT_TERM
        first = min(rest - self._beside_title(name) for name, rest in self._line_rest.items()) - 8.0
        band, x = self.sheet.band, self.sheet.band.x + TITLE
        yield Area(*band, "memory", (Label(title, x, band.y + 21.0, limit=first - x),))
        for row in self._rows or ():
            for role, run in groupby(row, key=lambda place: graph.roles[place.block.name]):
                run_ = list(run)
                left, top = run_[0].x - 6.0, run_[0].y - self.size.over + 1.0
                right = rest_of(run_[-1], self.size)[0] + self.size.width / 2 + 3.0
                high = self.size.over + self.size.below - 1.0
                names = () if self.size.numbers else tuple(label for place in run_ for label in self._names(place))
                yield Area(left, top, right - left, high, role, names)

    def _beside_title(self, name: str) -> float:
        """What is level with the name of the memory line, to the left of a result's middle: it, or only its letters."""
        return width_of(name) / 2 if self.sheet.near else self.sheet.slot / 2

    def _names(self, place: Place) -> Iterator[Label]:
        """What a gate is called, under its operation, a word a line."""
        (x, y), (wide, high) = place.node, place.block.operation.size
        for k, word in enumerate(self.graph.gates.get(place.block.name, ())):
            yield Label(word, x, y + high / 2 + 16.0 + 21.0 * k, "middle", wide + 26.0)

    # ---- what moves --------------------------------------------------------------------------------------------------

    def _read(self) -> Iterator[Trip]:
        yield from (Trip(name, path.points) for name, path in self._ins.items())

    def _leave(self) -> Iterator[Trip]:
        graph, rest = self.graph, self._line_rest[self.graph.memory]
        level, right = self.sheet.memory, self.sheet.right
        if rest != right:
            yield Trip(graph.memory, ((rest, level), (right, level)), f"{graph.memory}.out")
        for state in self._outgoing:
            yield Trip(state, self._out(state, right), f"{state}.out", rises=True)
        yield Trip(graph.output, self._up.points, rises=True)


def _row_of_tags(line: Sequence[str], x: float, y: float) -> Iterator[Tag]:
    for name in line:
        yield Tag(name, x, y, width_of(name))
        x += width_of(name) + APART
