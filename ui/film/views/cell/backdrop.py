"""What stands still in the close-up: the cell, its areas, the wires, the empty places and their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from simulator.equations.parse import INPUTS
from simulator.network.between import input_names_of
from ui.film.diagrams.diagram import MEMORY_WIDTH, Diagram, Path, Station
from ui.film.drawing.page import LEAST, LETTERS
from ui.film.drawing.strips import COMPACT_NAME, footprint, shape
from ui.film.drawing.words import LEADING, break_words, line_width, width_of
from ui.film.marks import NOW, About, Box, Curve, Mark, Rect, Run, Text, Wire
from ui.film.scene.arithmetic import picture_name
from ui.film.scene.derived.turning import is_last, level_of
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, symbol

CARD = Rect(388.0, 862.0, 1202.0, 72.0)  # the formula's card on the least page
THIN = 2.0  # the memory line under its lanes
EDGE, BETWEEN = 1.3, 0.6  # the lines around and between the rows of what is not computed yet: opaque, as a PDF can dash
ASIDE, LEAST_NAME = 2.0, 72.0  # the margin before the names of units, and the least room for them
LARGE = 27.0  # the size of a vector's letters where they have room
SIDE = 24.0  # from the wire out of the cell to the words beside it
OVER = 7.0  # over the outline of the cell, the words beside a wire
MOST_LEFT_OUT = 8  # names of what the picture has no room for
NAMES_UP_TO = 4  # units whose names stand beside a strip


def backdrop(scene: Scene, diagram: Diagram, units: Mapping[str, int], lanes: Iterable[Mark] = ()) -> tuple[Mark, ...]:
    """The marks that are the same in every frame; `lanes` are those of the memory line's bed, where it has one."""
    bed = tuple(lanes)
    card = Box(diagram.x, diagram.y, diagram.width, diagram.height, 28, "card", "card.line", 2.5)
    grounds = (card, *areas(scene, diagram), *bed)
    return (
        *grounds,
        *_wires(scene, diagram, bool(bed)),
        *joint(scene, diagram),
        *tags(scene, diagram),
        *slots(diagram, units, grounds),
        *_station_names(scene, diagram, units),
        *_ends(scene, diagram),
        *working_card(scene),
    )


def part(scene: Scene, kind: str, quantity: str = "") -> About:
    """What a part of the picture that stands still is, in the scene's layer."""
    return About(scene.layer, NOW, quantity, part=kind)


def _wires(scene: Scene, diagram: Diagram, laned: bool) -> Iterator[Wire]:
    """Every wire; the memory line is thin where what it holds lies on it in lanes, up to the head at its end."""
    for k, path in enumerate(diagram.wires):
        about = part(scene, f"wire:{k}")
        if not laned or path.width != MEMORY_WIDTH:
            yield Wire(path.points, path.role, path.width, path.hops, arrow=path.arrow, about=about)
            continue
        yield Wire(path.points, path.role, THIN, path.hops, about=about)
        if path.arrow:
            (x, y), rest = path.points[-1], 26.0
            yield Wire(((x - rest, y), (x, y)), path.role, path.width, arrow=True, about=about)


def areas(scene: Scene, diagram: Diagram) -> Iterator[Mark]:
    """The coloured parts of the cell and their names."""
    for k, area in enumerate(diagram.areas):
        about = part(scene, f"area:{k}")
        yield Box(area.x, area.y, area.width, area.height, 18, f"{area.role}.area", about=about)
    for k, area in enumerate(diagram.areas):
        about = part(scene, f"area:{k}")
        for label in area.labels:
            text = scene.language.translate("Diagram", label.text)
            lines = break_words(text, label.limit, bold=True) if label.anchor == "middle" and label.limit else (text,)
            for n, line in enumerate(lines):
                y, runs = label.y + LEADING * (n - (len(lines) - 1) / 2), (Run(line),)
                yield Text(label.x, y, runs, LETTERS, area.role, label.anchor, 600, limit=label.limit, about=about)


def joint(scene: Scene, diagram: Diagram) -> Iterator[Mark]:
    """Where h and x become one vector [h, x]: two cells, one above the other, in a notation that joins them."""
    joint = diagram.joint
    if joint is None or not scene.writing.joined:
        return
    width, height = 26.0, 40.0
    about = part(scene, "joint")
    yield Box(joint.x - width / 2, joint.y - height / 2, width, height, 7, "card", "short", 3, about=about)
    yield Box(joint.x - width / 2, joint.y - 1.5, width, 3, 0, "short")
    before, now = (symbol(name, notation=scene.writing) for name in (f"{scene.cell.states[0]}_prev", "x"))
    runs = (Run("["), *before, Run(", "), *now, Run("]"))
    yield Text(joint.label_x, joint.label_y, runs, LETTERS, "short", joint.anchor, 600, about=about)


def tags(scene: Scene, diagram: Diagram) -> Iterator[Mark]:
    """The letters of what is taken without a wire from where it rests."""
    for tag in diagram.tags:
        runs, role = symbol(tag.quantity, notation=scene.writing), diagram.role(tag.quantity)
        about = part(scene, "name", tag.quantity)
        yield Text(tag.x, tag.y + 8.0, runs, LETTERS, role, "start", 600, limit=tag.limit, about=about)


def slots(diagram: Diagram, units: Mapping[str, int], grounds: Sequence[Mark]) -> Iterator[Mark]:
    """A dashed outline wherever a vector will rest, with its rows to come, so that one sees where to look.

    No wire is seen in it: it has the colour of what lies below it among `grounds`, else that of the paper.
    """
    fields = [mark for mark in reversed(grounds) if isinstance(mark, Box) and mark.fill is not None]
    for station in diagram.stations.values():
        count = units[station.quantity]
        rows = diagram.rows(station.quantity)
        width, height = footprint(count, rows)
        field, form = Rect(station.x - width / 2, station.y - height / 2, width, height), shape(count, rows)
        lines = form.rows if form.characters and form.columns == 1 else 1
        below = (
            each.fill for each in fields
            if each.x < station.x < each.x + each.width and each.y < station.y < each.y + each.height
        )  # fmt: skip
        yield Box(*field, fill=next(below, "paper"))
        yield from outline(field, diagram.role(station.quantity), lines)


def outline(field: Rect, role: str, rows: int = 1) -> Iterator[Curve]:
    """The place of what is not computed yet, with a line between each two of its rows."""
    x, y, width, height = field
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    yield Curve(corners, role, EDGE, True)
    for k in range(1, rows):
        level = y + k * height / rows
        yield Curve(((x + 5.0, level), (x + width - 5.0, level)), role, BETWEEN, True)


def _station_names(scene: Scene, diagram: Diagram, units: Mapping[str, int]) -> Iterator[Mark]:
    for key, station in diagram.stations.items():
        rows = diagram.rows(station.quantity)
        width, height = footprint(units[station.quantity], rows)
        aside = 7.0 if scene.page.compact and rows else 13.0
        over = 12.0 if not rows else 9.0 if diagram.tags else 11.0
        runs = picture_name(scene, station.quantity, RoleOf(diagram))
        if diagram.tags:  # where it is taken, it is called by its letters
            runs = symbol(station.quantity, notation=scene.writing)
        if key == "x" and (level := level_of(scene)[0]) > 1:
            below = scene.language.translate("Picture", "of layer {number}").format(number=level - 1)
            output = symbol("h", notation=scene.writing)
            runs = (*runs, Run(" = ", role="muted"), *output, Run(f" {below}", role="muted"))
        places = {
            "above": (station.x, station.y - height / 2 - over, "middle"),
            "below": (station.x, station.y + height / 2 + 44, "middle"),
            "left": (station.x - width / 2 - aside - 1, station.y + 8, "end"),
            "right": (station.x + width / 2 + aside, station.y - 15, "start"),
            "beside": (station.x + width / 2 + 7.0, station.y + 8, "start"),
            "before": (station.x - 10, station.y - height / 2 - 13, "end"),
            "corner": (station.x - width / 2, station.y - height / 2 - 13, "start"),
            "far corner": (station.x + width / 2, station.y - height / 2 - 13, "end"),
        }
        x, y, anchor = places[station.side]
        limit = min(station.limit or COMPACT_NAME, COMPACT_NAME) if rows else station.limit
        large = len(runs) <= 2 and not rows and (not limit or line_width(runs, LARGE) <= limit)
        size = LARGE if large else LETTERS
        if limit and line_width(runs, LETTERS) > limit:
            runs = symbol(station.quantity, notation=scene.writing)
        if limit and line_width(runs, LETTERS) > limit:
            continue  # no name, but a long formula: it stands in the card
        role, about = diagram.role(station.quantity), part(scene, "name", station.quantity)
        yield Text(x, y, runs, size, role, anchor, 600, limit=limit, about=about)
        if key in scene.cell.parsed.given and not rows:
            yield from unit_names(scene, station, units)


class RoleOf:
    """The colour of a name in a formula: that of its wire; weights and numbers have none."""

    def __init__(self, diagram: Diagram) -> None:
        self._roles = diagram.roles

    def __call__(self, name: str) -> str | None:
        return self._roles.get(name)

    def __hash__(self) -> int:
        return hash(tuple(self._roles.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoleOf) and other._roles == self._roles


def unit_names(scene: Scene, station: Station, units: Mapping[str, int]) -> Iterator[Mark]:
    """The names of a few units at the left of a vector."""
    count = units[station.quantity]
    names: tuple[str, ...]
    if station.quantity not in INPUTS:
        names = scene.layer_trace.layer.unit_names
    else:
        names = input_names_of(scene.trace, scene.layer)
    form = shape(count)
    room = station.x - form.width / 2 - 12.0 - ASIDE
    if count > NAMES_UP_TO or len(names) != count or min(room, 120.0) < LEAST_NAME:
        return
    for k, name in enumerate(names):
        y = station.y - form.height / 2 + (k + 0.5) * form.cell_height + 8
        yield Text(
            station.x - form.width / 2 - 12, y, (Run(name),), LETTERS, "muted", "end", 400, limit=min(room, 120.0)
        )


def beside_end(diagram: Diagram, y: float) -> float:
    """The baseline of words beside the end of a wire that goes up out of the cell: they do not reach its outline."""
    return min(y + 12.0, diagram.y - OVER)


def _way_up(diagram: Diagram) -> Path | None:
    """The wire that leaves the cell at its top, if one does."""
    return next((path for path in diagram.extra if path.points[-1][1] < diagram.y), None)


def _leads_to(scene: Scene) -> str:
    """Where that wire leads to."""
    translate = scene.language.translate
    if not is_last(scene):
        return translate("Picture", "to layer {number}").format(number=level_of(scene)[0] + 1)
    return translate("Picture", "to the read-out") if scene.trace.readout else translate("Picture", "output")


def left_of_way_up(scene: Scene, diagram: Diagram) -> float:
    """Where that wire and its words begin, from the left: before them a second line of the header ends."""
    up = _way_up(diagram)
    if up is None:
        return scene.room.right
    words = 0.0 if scene.page.width >= LEAST.width else SIDE + width_of(_leads_to(scene))
    return up.points[-1][0] - max(words, SIDE)


def _ends(scene: Scene, diagram: Diagram) -> Iterator[Mark]:
    """Where the wires that leave the picture lead to, and where x comes from."""
    up = _way_up(diagram)
    if up is not None:
        x, y = up.points[-1]
        about = part(scene, f"wire:{diagram.wires.index(up)}")
        side, anchor = (SIDE, "start") if scene.page.width >= LEAST.width else (-SIDE, "end")  # there is the token
        words = (Run(_leads_to(scene)),)
        yield Text(x + side, beside_end(diagram, y), words, LETTERS, "short", anchor, 500, about=about)


def working_card(scene: Scene) -> Iterator[Mark]:
    """The card of the formula, where there is room for it."""
    if scene.room.has_working(scene.spare):
        yield Box(*card(scene), 16, "card", "card.line", about=part(scene, "formula"))


def card(scene: Scene) -> Rect:
    """Where the formula's card lies on the scene's page."""
    left, right = scene.fit.x(CARD.x), scene.fit.x(CARD.x + CARD.width)
    return CARD._replace(x=left, y=scene.fit.y(CARD.y), width=right - left)


def whereabouts(scene: Scene) -> tuple[str, ...]:
    """Which cell is looked at: "LSTM", "layer 1 of 3", "units: gender, boy, girl"; what its picture leaves out."""
    layer, translate = scene.layer_trace.layer, scene.language.translate
    units = ", ".join(layer.unit_names) if len(layer.unit_names) in range(1, 7) else f"{layer.units}"
    place, (number, count) = translate("Picture", "layer {number} of {count}"), level_of(scene)
    return (
        scene.authors_words(layer.cell.name),
        *_left_out(scene),
        *((translate("Picture", "reads from the end"),) if scene.reads_from_end else ()),
        place.format(number=number, count=count),
        translate("Picture", "units: {units}").format(units=units),
    )


def _left_out(scene: Scene) -> Iterator[str]:
    """What of the cell the picture has no room for."""
    names = scene.diagram.left_out
    if names:
        letters = [plain(symbol(name, timed=False, notation=scene.writing)) for name in names[:MOST_LEFT_OUT]]
        more = scene.language.translate("Picture", "{count} more").format(count=len(names) - len(letters))
        listed = scene.language.list_words([*letters, *([more] if len(names) > len(letters) else [])])
        yield scene.language.translate("Picture", "not in the picture: {names}").format(names=listed)
