"""A diagram as text, one line a part, so that a difference between two layouts can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ui.film.diagrams.diagram import Diagram, Path
from ui.film.marks import Point


def describe(diagram: Diagram) -> str:
    """All of a diagram: where its parts stand, how its wires run, what its beats compute."""
    return "\n".join(_lines(diagram)) + "\n"


def _lines(diagram: Diagram) -> Iterator[str]:
    yield f"cell at {_at(diagram.x, diagram.y)} {diagram.width:.1f}×{diagram.height:.1f}"
    for area in diagram.areas:
        labels = " ".join(f"{each.text!r} {_at(each.x, each.y)} {each.anchor} {each.limit:.1f}" for each in area.labels)
        yield f"area {area.role} at {_at(area.x, area.y)} {area.width:.1f}×{area.height:.1f} {labels}".rstrip()
    for key, station in diagram.stations.items():
        yield f"{key}: rests at {_at(station.x, station.y)} {station.side} {station.limit:.1f} {diagram.rows(key)}"
    for name, each in diagram.operations.items():
        look = f"{each.sign!r} {each.role} {each.size[0]:.1f} filled {each.filled} sum {each.sum_at!r}"
        yield f"{name}: computed at {_at(each.x, each.y)} {look}"
    for (name, operand), path in diagram.feeds.items():
        yield f"{operand} > {name}: {_way(path)}"
    for name, path in diagram.births.items():
        yield f"{name} >: {_way(path)}"
    yield from (f"besides: {_way(path)}" for path in diagram.extra)
    yield from (f"tag {each.quantity} {_at(each.x, each.y)} {each.limit:.1f}" for each in diagram.tags)
    if diagram.joint is not None:
        yield f"joint {_at(diagram.joint.x, diagram.joint.y)} {_at(diagram.joint.label_x, diagram.joint.label_y)}"
    for plan in diagram.plans:
        yield f"beat {plan.key} {plan.title!r} {plan.role} {plan.says}"
        for act in plan.acts:
            trips = " ".join(f"{trip.quantity}>{trip.lands} {_points(trip.points)}" for trip in act.trips)
            inline = ",".join(sorted(act.inline))
            yield f"  {','.join(act.computes)} by {act.formula} ({inline}) {trips}".rstrip()
    yield f"left out {','.join(diagram.left_out)}"


def _at(x: float, y: float) -> str:
    return f"({x:.1f}, {y:.1f})"


def _points(points: Iterable[Point]) -> str:
    return " ".join(_at(x, y) for x, y in points)


def _way(path: Path) -> str:
    hops = f" over {_points(path.hops)}" if path.hops else ""
    return f"{path.role} {path.width:g} {_points(path.points)}{hops}{' arrow' if path.arrow else ''}"
