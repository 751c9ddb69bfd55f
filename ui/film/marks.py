"""The vocabulary of a picture: flat marks in logical units, with roles instead of colours.

A frame is a list of marks, painted in order. Lengths are logical pixels of the page (1080 high), `x` grows to the right
and `y` downwards; opacities lie in [0, 1]. A mark that shows something of the run says so in `about`, for hover, click,
tooltip and screen reader. It has no clip, no pixmap and no composition mode: every device draws the same picture.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
NOW = -1
GAP = 1.0  # around what fills a cell that bears a number
LABEL_WIDTH = 43.0  # the room of a unit's label, before what fills the cell


class Page(NamedTuple):
    """The size of a picture; on a `compact` one vectors are shades and one number, and a `caption` may be left out."""

    width: float = 1920.0
    height: float = 1080.0
    compact: bool = False
    caption: bool = True

    @property
    def field(self) -> Rect:
        """The whole of it."""
        return Rect(0.0, 0.0, self.width, self.height)


class Rect(NamedTuple):
    """A part of a page; `x`, `y` is its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class About(NamedTuple):
    """What a mark shows: a quantity of a layer at a step; `unit` is None where it shows the whole vector.

    Of a weight matrix it shows the row `unit`, in it the `column`. Where runs are compared, `run` says of which it is.
    `part` names the part of the picture where it is more than the number itself, such as "operation" or "area:2"
    (`ui.film.narration.parts`); then `quantity` is what it computes, carries or shows, or "". A part that stands still
    has the step `NOW`: that of the moment.
    """

    layer: int
    step: int
    quantity: str
    unit: int | None = None
    column: int | None = None
    run: int = 0
    part: str = ""

    @property
    def number(self) -> About:
        """The quantity alone, without the part of the picture that shows it."""
        return self._replace(part="")


class Box(NamedTuple):
    """A rectangle, its corners rounded by `radius`; `x`, `y` is the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 2.0
    opacity: float = 1.0
    about: About | None = None


class Wire(NamedTuple):
    """A line along which values flow: horizontal and vertical pieces with rounded corners.

    `hops` are points where the wire crosses another and is led over it by a bridge. `arrow` puts a head on its end.
    """

    points: tuple[Point, ...]
    role: str
    width: float
    hops: tuple[Point, ...] = ()
    corner: float = 14.0
    arrow: bool = False
    opacity: float = 1.0
    about: About | None = None


class Node(NamedTuple):
    """An operation, centred on `x`, `y`: a circle (× or +) where `width == height`, else a box (σ, tanh).

    `glow` is how strongly it lights up while it computes.
    """

    x: float
    y: float
    width: float
    height: float
    label: str
    role: str
    filled: bool = True
    glow: float = 0.0
    opacity: float = 1.0
    about: About | None = None


class Strip(NamedTuple):
    """A vector's values as cells, in columns filled from top to bottom, centred on `x`, `y`.

    `texts` are the numbers as shown, one a cell: there a cell is filled from its left as far as its value is large, in
    the hue of its sign, or as far as a gate is open. Without them, cells are shaded as a whole.
    `scale` says what is full: "signed" ±`limit`, "gate" 1. `shown` is the opacity of each cell.
    Without a `role` it has no frame.
    `first` is the index of the first unit in the whole vector; `wire` names the route it travels on, if it does.
    `eye` is the index (in `values`) of the cell to ring, or -1; `pins` those of cells to ring less strongly.
    `held` marks cells whose value was set by hand.
    A lens shows chosen `units` of the vector instead of neighbouring ones, each with its label before what it fills.
    `falling` are what cells still hold of a larger value while they lose it: that part is hatched, a shade is theirs.
    `ghost` are the same cells in another run: where one differs, its level stands along the lower edge of the cell, its
    shade at the right edge.
    """

    x: float
    y: float
    values: tuple[float, ...]
    texts: tuple[str, ...]
    role: str
    scale: str
    limit: float
    cell_width: float
    cell_height: float
    columns: int
    rows: int
    size: float
    shown: tuple[float, ...] = ()
    first: int = 0
    wire: str = ""
    eye: int = -1
    held: tuple[bool, ...] = ()
    opacity: float = 1.0
    about: About | None = None
    units: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    pins: tuple[int, ...] = ()
    ghost: tuple[float, ...] = ()
    falling: tuple[float, ...] = ()

    def lost(self, k: int) -> Rect:
        """The part of cell `k` that it is losing: behind what its value fills; nothing where the sign turns."""
        now, level = self.level(k), self.level(k, self.falling[k])
        turns = self.values[k] * self.falling[k] < 0.0
        return now._replace(x=now.x + now.width, width=0.0 if turns else max(level.width - now.width, 0.0))

    def share(self, value: float) -> float:
        """How much of a cell a value fills, in [0, 1]; what is no number fills nothing."""
        size = value if self.scale == "gate" else abs(value) / self.limit if self.limit > 0.0 else 0.0
        return min(size, 1.0) if size > 0.0 else 0.0

    def level(self, k: int, value: float | None = None) -> Rect:
        """The part of cell `k` that its value fills, or another value in its place."""
        x, y = self.cell(k)
        width = self.share(self.values[k] if value is None else value) * (self.cell_width - self.aside - 2 * GAP)
        return Rect(x + self.aside + GAP, y + GAP, width, self.cell_height - 2 * GAP)

    @property
    def aside(self) -> float:
        """The room of the labels."""
        return LABEL_WIDTH if self.labels else 0.0

    @property
    def width(self) -> float:
        """The width of all columns."""
        return self.columns * self.cell_width

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.rows * self.cell_height

    def cell(self, k: int) -> Point:
        """The upper left corner of cell `k`."""
        column, row = divmod(k, self.rows)
        return (
            self.x - self.width / 2 + column * self.cell_width,
            self.y - self.height / 2 + row * self.cell_height,
        )


class Run(NamedTuple):
    """A piece of a line of text; `style` is any of italic, bold, sub, sup, math, struck, hollow, joined by blanks.

    What is hollow has a dashed outline.
    """

    text: str
    style: str = ""
    role: str | None = None


class Text(NamedTuple):
    """A line of text on the baseline `y`, anchored at `x` ("start", "middle" or "end").

    A line wider than `limit` is set smaller, down to 60 % or the least letters of a page, then shortened with an
    ellipsis.
    """

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float
    role: str
    anchor: str = "start"
    weight: int = 400
    limit: float = 0.0
    opacity: float = 1.0
    about: About | None = None

    @property
    def plain(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)

    @property
    def area(self) -> Rect:
        """About where the words stand; only the painter knows their width exactly."""
        width = 0.58 * self.size * len(self.plain)
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return Rect(left, self.y - 0.9 * self.size, width, 1.2 * self.size)


class Paragraph(NamedTuple):
    """Text broken into lines inside a rectangle, centred both ways or set from its upper left (`align` "start")."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float
    role: str
    align: str = "middle"
    weight: int = 400
    opacity: float = 1.0


class Curve(NamedTuple):
    """A line through points."""

    points: tuple[Point, ...]
    role: str
    width: float
    dashed: bool = False
    opacity: float = 1.0
    about: About | None = None


class Polygon(NamedTuple):
    """A filled outline."""

    points: tuple[Point, ...]
    role: str
    opacity: float = 1.0
    about: About | None = None


class River(NamedTuple):
    """A stream from left to right: at each of `xs` it reaches from `tops` to `bottoms` and is shaded by `values`.

    Shades are those of signed values, full at ±`limit`; between two places they run over into each other.
    """

    xs: tuple[float, ...]
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    values: tuple[float, ...]
    limit: float
    opacity: float = 1.0
    about: About | None = None


class Bars(NamedTuple):
    """Shares in [0, 1] as bars that stand on `base`, `pitch` apart; the first begins at `x`, a full one is `height`.

    `about` tells of the first; bar `k` shows the same `k` steps later.
    """

    x: float
    pitch: float
    base: float
    width: float
    height: float
    values: tuple[float, ...]
    role: str
    opacity: float = 1.0
    about: About | None = None


class Row(NamedTuple):
    """The same box or straight wire some `times`, `pitch` apart; number `k` shows the same `k` steps later.

    A box with a fill has sharp corners.
    """

    mark: Box | Wire
    pitch: float
    times: int
    opacity: float = 1.0


Mark: TypeAlias = Box | Wire | Node | Strip | Text | Paragraph | Curve | Polygon | River | Bars | Row


class Moment(NamedTuple):
    """A place in time: token and beat from 0, and how far that beat has come, in [0, 1]."""

    token: int
    beat: int
    phase: float


class Planes(NamedTuple):
    """The marks of a moment: those that stand still for a while, and over them those that move or fade."""

    settled: tuple[Mark, ...]
    moving: tuple[Mark, ...]


class Frame(NamedTuple):
    """One picture, painted in the order of its planes, and what it says in words.

    `backdrop` is one object for many frames; `settled` is equal from frame to frame while nothing lands or goes.
    """

    page: Page
    backdrop: tuple[Mark, ...]
    settled: tuple[Mark, ...]
    moving: tuple[Mark, ...]
    caption: str
    moment: Moment

    @property
    def everything(self) -> tuple[Mark, ...]:
        """All marks in the order in which they are painted."""
        return self.backdrop + self.settled + self.moving
