"""What stands still where gradients go back: the cell on a paper of its own, its wires with heads that point back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from ui.film.diagrams.diagram import Diagram, Path
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import footprint
from ui.film.marks import Box, Mark, Point, Polygon, Rect, Run, Text, Wire
from ui.film.scene.derived.turning import is_last, level_of
from ui.film.scene.gradient.lanes import BackLanes
from ui.film.scene.scene import Scene
from ui.film.views.backward.names import names
from ui.film.views.cell.backdrop import THIN, areas, beside_end, joint, part, slots, tags, working_card
from ui.film.views.parts.lanes import APART

HEAD, WIDE, ROOM = 15.0, 9.0, 44.0  # of a head on a wire: its length, half its width, and the free wire it needs
NOTHING = 300.0  # the room of the words at the wire from above
NONE = 0.4  # the opacity of a wire on which nothing comes back


def recoloured(diagram: Diagram) -> Diagram:
    """The diagram with the memory line in the ink of gradients."""

    def ink(path: Path) -> Path:
        return replace(path, role="back") if path.role == "memory" else path

    return replace(
        diagram,
        feeds={key: ink(path) for key, path in diagram.feeds.items()},
        births={key: ink(path) for key, path in diagram.births.items()},
        extra=tuple(map(ink, diagram.extra)),
        areas=tuple(replace(area, role="back") if area.role == "memory" else area for area in diagram.areas),
    )


def backdrop(
    scene: Scene, diagram: Diagram, units: Mapping[str, int], lanes: BackLanes, bed: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """The marks that are the same in every frame; `diagram` is recoloured, `bed` that of the `lanes`."""
    coloured, ends = tuple(areas(scene, diagram)), tuple(_ends(scene, diagram))
    words = (*coloured, *joint(scene, diagram), *tags(scene, diagram), *ends)
    high = lanes.height
    taken = [mark.area for mark in words if isinstance(mark, Text)]
    taken += [Rect(x0, lanes.line - high / 2, x1 - x0, high) for x0, x1 in lanes.beds]
    taken += _strands(diagram, lanes)
    paper = Box(*scene.page.field, fill="back.paper")
    card = Box(diagram.x, diagram.y, diagram.width, diagram.height, 28, "card", "card.line", 2.5)
    grounds = (paper, card, *coloured, *bed)
    return (
        *grounds,
        *_wires(scene, diagram, lanes, units),
        *joint(scene, diagram),
        *tags(scene, diagram),
        *slots(diagram, units, grounds),
        *names(scene, diagram, units, taken),
        *ends,
        *working_card(scene),
    )


def _strands(diagram: Diagram, lanes: BackLanes) -> Iterator[Rect]:
    """The room of the strands that lead from the gate to ×."""
    path = diagram.feeds.get(lanes.gate_way)
    if path is not None and len({x for x, _ in path.points}) == 1 and len(lanes.lanes) == lanes.units:
        (x, low), (_, high) = path.points[0], path.points[-1]
        half = lanes.units * APART / 2
        yield Rect(x - half, min(low, high), 2 * half, abs(low - high))


def _wires(scene: Scene, diagram: Diagram, lanes: BackLanes, units: Mapping[str, int]) -> Iterator[Mark]:
    """Every wire, thin under the lanes, with a head that points back where it is free."""
    solid = [
        Rect(each.x - each.size[0] / 2, each.y - each.size[1] / 2, *each.size) for each in diagram.operations.values()
    ]
    for station in diagram.stations.values():
        width, height = footprint(units[station.quantity], diagram.rows(station.quantity))
        solid.append(Rect(station.x - width / 2, station.y - height / 2, width, height))
    headed: list[Point] = []
    strand = diagram.feeds.get(lanes.gate_way)
    for k, path in enumerate(diagram.wires):
        about, above = part(scene, f"wire:{k}"), path.points[-1][1] < diagram.y
        level = path.points[0][1] == path.points[-1][1] == lanes.line
        width = THIN if level else path.width
        yield Wire(path.points, path.role, width, path.hops, opacity=NONE if above else 1.0, about=about)
        if path.arrow and not above:
            (x, y), long, half = path.points[-1], 8 + 1.6 * path.width, 5 + 0.85 * path.width
            yield Polygon(((x, y), (x + long, y - half), (x + long, y + half)), path.role)
        elif not above and not level and path != strand:
            found = _free(path, [*solid, *(Rect(x - ROOM, y - ROOM, 2 * ROOM, 2 * ROOM) for x, y in headed)])
            if found is not None:
                (x, y), (dx, dy) = found
                headed.append((x, y))
                yield _head((x, y), (dx, dy), path)


def _free(path: Path, solid: list[Rect]) -> tuple[Point, Point] | None:
    """The middle of the longest free piece of a wire, and the direction back along it."""
    best, found = ROOM, None
    for (x0, y0), (x1, y1) in pairwise(path.points):
        length = abs(x1 - x0) + abs(y1 - y0)
        if length == 0.0:
            continue
        dx, dy = (x1 - x0) / length, (y1 - y0) / length
        cuts = [(14.0, 14.0), (length - 14.0, length - 14.0)]
        for rect in solid:
            inside = rect.y <= y0 <= rect.y + rect.height if dy == 0.0 else rect.x <= x0 <= rect.x + rect.width
            low, high = (rect.x, rect.x + rect.width) if dy == 0.0 else (rect.y, rect.y + rect.height)
            ends = sorted(
                ((low - (x0 if dy == 0.0 else y0)) * (dx + dy), (high - (x0 if dy == 0.0 else y0)) * (dx + dy))
            )
            if inside and ends[1] > 0.0 and ends[0] < length:
                cuts.append((ends[0], ends[1]))
        reach = 0.0
        for low, high in sorted(cuts):
            if low - reach > best:
                best, at = low - reach, (low + reach) / 2
                found = ((x0 + at * dx, y0 + at * dy), (-dx, -dy))
            reach = max(reach, high)
    return found


def _head(at: Point, way: Point, path: Path) -> Polygon:
    (x, y), (dx, dy), wide = at, way, WIDE + path.width / 4
    tip, back = (x + dx * HEAD / 2, y + dy * HEAD / 2), (x - dx * HEAD / 2, y - dy * HEAD / 2)
    return Polygon(
        (tip, (back[0] - dy * wide, back[1] + dx * wide), (back[0] + dy * wide, back[1] - dx * wide)), path.role
    )


def _ends(scene: Scene, diagram: Diagram) -> Iterator[Mark]:
    """That nothing comes back from above: the memory that is asked for is this layer's own."""
    up = next((path for path in diagram.extra if path.points[-1][1] < diagram.y), None)
    if up is not None:
        last = is_last(scene)
        words = scene.language.translate("Backward", "nothing from above")
        if not last:
            words = scene.language.translate("Backward", "nothing from layer {number}").format(
                number=level_of(scene)[0] + 1
            )
        x, y = up.points[-1]
        about = part(scene, f"wire:{diagram.wires.index(up)}")
        aside, anchor = (24.0, "start") if x + NOTHING <= scene.page.width else (-24.0, "end")
        yield Text(x + aside, beside_end(diagram, y), (Run(words),), LETTERS, "muted", anchor, weight=500, about=about)
