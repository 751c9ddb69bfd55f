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
from typing import NamedTuple

from simulator.equations.shape_inference import INPUT_BEFORE
from ui.film.diagrams import words
from ui.film.diagrams.automatic.beats import plans
from ui.film.diagrams.automatic.graph import Graph
from ui.film.diagrams.automatic.places import ASIDE, LEFT, RIGHT
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
from ui.film.drawing.strips import COMPACT_HEIGHT, COMPACT_WIDTH, SLOT_HEIGHT, SLOT_WIDTH
from ui.film.marks import Point
from ui.film.text.notation import WORDS

TOP, BOTTOM = 338.0, 846.0  # of the rows
FIRST, LAST = 334.0, 1576.0  # their ends
SKY, UP = 104.0, 1540.0  # where what goes up leaves, and the way there
UNDER, STUB = 323.0, 310.0  # of what is taken on the memory line: its letters, and where its wires begin
TRUNK, FORK = 14.0, 14.0  # the room of a wire behind letters, and of the fork where many meet
LETTER, WIDE, BELOW, WORD = (
    14.0,
    21.0,
    10.0,
    112.0,
)  # the room of a letter, of m and w, of one below the line; the most that a name gets
TANH, TRANSLATED = 54.0, 100.0  # the room of "tanh", and the least of words that another language has others for
BESIDE, LEAST = 14.0, 8.0  # between an operation and its result, and between two blocks
SPREAD = 66.0  # the most that is added between two blocks
TITLE = 348.0  # where the name of the memory line begins
OUT, OUT_ROOM = 1592.0, 52.0  # the letters of what goes on to the next token
ENTERS = 312.0  # where what comes in has come in
LONGEST = 6  # letters on an operation
LEVELS: Mapping[int, tuple[float, ...]] = {
    0: (), 1: (816.0,), 2: (676.0, 872.0), 3: (480.0, 676.0, 872.0), 4: (384.0, 540.0, 696.0, 852.0),
}  # fmt: skip
LEVELS_OUT: Mapping[int, tuple[float, ...]] = {0: (), 1: (816.0,), 2: (622.0, 816.0), 3: (434.0, 628.0, 822.0)}
COMPACT_TOP, COMPACT_BOTTOM = 372.0, 856.0  # of what comes in where it is compact


class Size(NamedTuple):
    """How large results stand, how much a row needs over and below their middles, how many rows there may be.

    In a row are so many `lines` of letters, one `leading` below the other.
    """

    compact: bool
    width: float
    over: float
    below: float
    lines: int
    rows: int
    leading: float


FULL = Size(False, SLOT_WIDTH + 6.0, SLOT_HEIGHT / 2 + 36.0, SLOT_HEIGHT / 2 + 1.0, 4, 3, 26.0)
COMPACT = Size(True, COMPACT_WIDTH + 6.0, COMPACT_HEIGHT / 2 + 27.0, COMPACT_HEIGHT / 2 + 13.0, 3, 6, 23.0)


class Block(NamedTuple):
    """A quantity that is to stand in a row: the lines of what it takes, its operation, and the widths of its parts."""

    name: str
    lines: tuple[tuple[str, ...], ...]
    operation: Operation
    letters: float
    wide: float

    @property
    def fork(self) -> float:
        """The room of the wires behind the letters."""
        return (TRUNK + FORK * (len(self.lines) > 2)) * bool(self.lines)


class Place(NamedTuple):
    """Where a block stands: its left edge and its middle."""

    block: Block
    x: float
    y: float

    @property
    def node(self) -> Point:
        """The middle of its operation."""
        return self.x + self.block.letters + self.block.fork + self.block.operation.size[0] / 2, self.y


def tagged(graph: Graph, size: Size) -> Diagram | None:
    """The picture of all that a graph has, at a size; None where there is no room for it."""
    made = _Tagged(graph, size)
    return made.diagram() if made.has_room else None


def width_of(name: str) -> float:
    """About how wide the letters of a quantity are."""
    head, _, tail = name.partition("_")
    if head == "tanh" and tail:
        return TANH + width_of(tail)
    letters = sum(WIDE if letter in "mwMW" else LETTER for letter in head)
    if len(head) > 2 and not tail:
        return min(max(letters, TRANSLATED * (name in WORDS)), WORD)
    return min(letters + BELOW * len({"prev": "t−1"}.get(tail, tail) or "t"), WORD)


@dataclass(frozen=True, eq=False)
class _Tagged:
    graph: Graph
    size: Size

    @property
    def has_room(self) -> bool:
        """Whether everything finds its place."""
        incoming = len(self._incoming)
        return (self.size.compact or incoming in LEVELS) and self._places is not None

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

    def _operation(self, name: str) -> Operation:
        drawn = self.graph.nodes[name]
        sign = "Σ" if len(drawn.sign) > LONGEST and drawn.mixes else drawn.sign
        filled = sign in ("×", "+") or (drawn.mixes and len(drawn.operands) > 0)
        return Operation(0.0, 0.0, sign, self.graph.roles[name], filled, True)

    def _block(self, name: str) -> Block:
        operands, operation = self.graph.nodes[name].operands, self._operation(name)
        count = min(self.size.lines, len(operands))
        lines = tuple(operands[k::count] for k in range(count))
        letters = max((sum(map(width_of, line)) + 8.0 * (len(line) - 1) for line in lines), default=0.0)
        fork = (TRUNK + FORK * (count > 2)) * bool(count)
        return Block(name, lines, operation, letters, letters + fork + operation.size[0] + BESIDE + self.size.width)

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
    def _places(self) -> tuple[tuple[Place, ...], ...] | None:
        """The rows; None where they have no room."""
        blocks = [self._block(name) for name in self.graph.order if name not in self.graph.line]
        if not blocks:
            return ()
        top = TOP + FULL.leading * max(0, *(len(lines) - 1 for lines in self._under.values()), 0)
        need = self.size.over + self.size.below
        rows = min(int((BOTTOM - top) // need), self.size.rows)
        found = [each for each in (self._in_columns(blocks, rows), self._in_lines(blocks, rows)) if each is not None]
        if not found:
            return None
        lines = min(found, key=len)
        pitch = min((BOTTOM - top) / len(lines), 1.35 * need)
        begin = top + (BOTTOM - top - pitch * len(lines)) / 2 + (pitch - need) / 2 + self.size.over
        return tuple(tuple(Place(block, x, begin + k * pitch) for block, x in line) for k, line in enumerate(lines))

    def _in_columns(self, blocks: Sequence[Block], rows: int) -> list[list[tuple[Block, float]]] | None:
        """The rows with all operations under each other; None where the widest block leaves too few columns."""
        letters, nodes = max(each.letters for each in blocks), max(each.operation.size[0] for each in blocks)
        fork = max(each.fork for each in blocks)
        wide = letters + fork + nodes + BESIDE + self.size.width
        columns = int((LAST - FIRST + LEAST) // (wide + LEAST))
        if columns == 0 or -(-len(blocks) // columns) > rows:
            return None
        count = -(-len(blocks) // columns)
        columns = -(-len(blocks) // count)
        gap = min((LAST - FIRST - columns * wide) / max(columns - 1, 1), LEAST + SPREAD) if columns > 1 else 0.0
        first = (FIRST + LAST - columns * wide - (columns - 1) * gap) / 2
        found: list[list[tuple[Block, float]]] = []
        for k in range(0, len(blocks), columns):
            line = []
            for at, block in enumerate(blocks[k : k + columns]):
                middle = first + at * (wide + gap) + letters + fork + nodes / 2
                line.append((block, middle - block.operation.size[0] / 2 - block.fork - block.letters))
            found.append(line)
        return found

    def _in_lines(self, blocks: Sequence[Block], rows: int) -> list[list[tuple[Block, float]]] | None:
        """The rows as text is broken, as even as can be; None where there are too many."""
        room = LAST - FIRST
        widths = sorted({sum(each.wide for each in blocks[i:j]) + LEAST * (j - i - 1)
                         for i in range(len(blocks)) for j in range(i + 1, len(blocks) + 1)})  # fmt: skip
        broken = (_broken(blocks, width) for width in widths if width <= room)
        lines = next((each for each in broken if each is not None and len(each) <= rows), None)
        if lines is None:
            return None
        found = []
        for line in lines:
            wide = sum(each.wide for each in line)
            gap = min((room - wide) / (len(line) - 1), LEAST + SPREAD) if len(line) > 1 else 0.0
            x = FIRST + (room - wide - gap * (len(line) - 1)) / 2
            placed = []
            for block in line:
                placed.append((block, x))
                x += block.wide + gap
            found.append(placed)
        return found

    def _lines(self, y: float, lines: Sequence[tuple[str, ...]]) -> Iterator[tuple[float, tuple[str, ...]]]:
        """The heights of lines around a middle."""
        for k, line in enumerate(lines):
            yield y + self.size.leading * (k - (len(lines) - 1) / 2), line

    @cached_property
    def _all(self) -> tuple[Place, ...]:
        return tuple(place for row in self._places or () for place in row)

    def _rest(self, place: Place) -> Point:
        """Where a result rests."""
        x, y = place.node
        return x + place.block.operation.size[0] / 2 + BESIDE + self.size.width / 2, y

    @cached_property
    def _line_rest(self) -> dict[str, float]:
        """Where the results rest on the memory line: the memory at its end, where nothing in the cell reads it."""
        graph = self.graph
        taken = any(graph.memory in each.operands for each in graph.nodes.values())
        at = {name: x + ASIDE for name, x in self._line_x.items()}
        return at if taken else {**at, graph.memory: RIGHT}

    # ---- parts -------------------------------------------------------------------------------------------------------

    def _role(self, name: str) -> str:
        if name in self.graph.line or name == self.graph.before:
            return "memory"
        return "short" if name in self.graph.cell.states else self.graph.roles.get(name, "short")

    def _operations(self) -> Iterator[tuple[str, Operation]]:
        for name, x in self._line_x.items():
            yield name, _at(self._operation(name), x, MEMORY_Y)
        for place in self._all:
            yield place.block.name, _at(place.block.operation, *place.node)

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
        """The wires from letters into an operation: of up to two lines straight, of more through a fork."""
        (x, y), block = place.node, place.block
        begin, role = place.x + block.letters + 4.0, self.graph.roles[block.name]
        fork = x - block.operation.size[0] / 2 - FORK
        for level, line in self._lines(y, block.lines):
            points: tuple[Point, ...] = ((begin, level), (x, level), (x, y))
            if len(block.lines) > 2:
                points = ((begin, level), (fork, level), (fork, y), (x, y))
            way = Path(tuple(dict.fromkeys(points)) if level != y else ((begin, y), (x, y)), role, WIRE_WIDTH)
            yield from (((block.name, operand), way) for operand in line)

    def _births(self) -> Iterator[tuple[str, Path]]:
        for name, x in self._line_x.items():
            points = ((x, MEMORY_Y), (self._line_rest[name], MEMORY_Y))
            yield name, Path(points, "memory", MEMORY_WIDTH)
        for place in self._all:
            yield place.block.name, Path((place.node, self._rest(place)), self._role(place.block.name), WIRE_WIDTH)

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
            yield place.block.name, Station(place.block.name, *self._rest(place), "above", self.size.width + 8.0)
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
                yield from _row_of_tags(line, x - _wide(line) / 2, UNDER + FULL.leading * k)
        for place in self._all:
            right = place.x + place.block.letters
            for level, line in self._lines(place.y, place.block.lines):
                yield from _row_of_tags(line, right - _wide(line), level)
        yield from (Tag(state, OUT, self._levels[state], OUT_ROOM - 4.0) for state in self._outgoing)
        if self.graph.output != self.graph.memory:
            yield Tag(self.graph.output, UP - width_of(self.graph.output) / 2, UNDER, width_of(self.graph.output))

    def _areas(self) -> Iterator[Area]:
        graph, line = self.graph, self.graph.before in self.graph.ways.after
        title = words.LONG_TERM if graph.output != graph.memory else words.BOTH_MEMORIES
        title = title if line and graph.on_line else words.SHORT_TERM
        first = min(self._line_rest[name] for name in graph.line) - SLOT_WIDTH / 2 - 8.0
        yield Area(*BAND, "memory", (Label(title, TITLE, BAND.y + 21.0, limit=first - TITLE),))
        for row in self._places or ():
            for role, run in groupby(row, key=lambda place: graph.roles[place.block.name]):
                run_ = list(run)
                left, top = run_[0].x - 6.0, run_[0].y - self.size.over + 2.0
                right = self._rest(run_[-1])[0] + self.size.width / 2 + 3.0
                high = self.size.over + self.size.below - 4.0
                names = () if self.size.compact else tuple(label for place in run_ for label in self._names(place))
                yield Area(left, top, right - left, high, role, names)

    def _names(self, place: Place) -> Iterator[Label]:
        """What a gate is called, under its operation, a word a line."""
        (x, y), (wide, high) = place.node, place.block.operation.size
        for k, word in enumerate(self.graph.gates.get(place.block.name, ())):
            yield Label(word, x, y + high / 2 + 18.0 + 21.0 * k, "middle", wide + 20.0)

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


def _broken(blocks: Sequence[Block], room: float) -> list[list[Block]] | None:
    """Blocks in lines that are so wide; None where one alone is wider."""
    lines: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if block.wide > room:
            return None
        if lines[-1] and used + LEAST + block.wide > room:
            lines.append([])
        used = block.wide + (used + LEAST if lines[-1] else 0.0)
        lines[-1].append(block)
    return lines


def _at(operation: Operation, x: float, y: float) -> Operation:
    return Operation(x, y, operation.sign, operation.role, operation.filled, operation.sum_over, operation.least)


def _wide(line: Sequence[str]) -> float:
    return sum(map(width_of, line)) + 8.0 * (len(line) - 1)


def _row_of_tags(line: Sequence[str], x: float, y: float) -> Iterator[Tag]:
    for name in line:
        yield Tag(name, x, y, width_of(name))
        x += width_of(name) + 8.0
