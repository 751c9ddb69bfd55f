"""A film as plain shapes that any program can draw: boxes, circles, lines and words, in pixels and colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from ui.export.format import FilmLike
from ui.film.drawing.strips import shade_index
from ui.film.marks import Box, Curve, Mark, Node, Paragraph, Polygon, Row, Strip, Text, Wire
from ui.paint.theme import Theme

Shape: TypeAlias = dict[str, Any]
LAYERS = ("backdrop", "settled", "moving")


def shapes_of(film: FilmLike, theme: Theme, times: list[float]) -> dict[str, Any]:
    """The page, the paper's colour, and for each time the layers that differ from the picture before."""
    frames: list[dict[str, list[Shape]]] = []
    before: dict[str, tuple[Mark, ...]] = {}
    for time in times:
        frame = film.frame(time)
        now = {layer: getattr(frame, layer) for layer in LAYERS}
        frames.append({
            layer: [shape for mark in marks if mark.opacity > 0 for shape in _shapes(mark, theme)]
            for layer, marks in now.items() if before.get(layer) != marks
        })  # fmt: skip
        before = now
    page = film.frame(times[0]).page
    return {"page": [page.width, page.height], "paper": theme.colour("paper").name(), "frames": frames}


def _shapes(mark: Mark, theme: Theme) -> Iterator[Shape]:
    if isinstance(mark, Box):
        fill, stroke = (theme.colour(role).name() if role else None for role in (mark.fill, mark.stroke))
        yield _box(mark.x, mark.y, mark.width, mark.height, mark.radius, fill, mark.opacity, stroke, mark.stroke_width)
    elif isinstance(mark, Row):
        for k in range(mark.times if isinstance(mark.mark, Box) else 0):
            yield from _shapes(mark.mark._replace(x=mark.mark.x + k * mark.pitch), theme)
    elif isinstance(mark, Wire | Curve):
        stroke = theme.colour(mark.role).name()
        yield {"kind": "line", "points": mark.points, "stroke": stroke, "width": mark.width, "opacity": mark.opacity}
    elif isinstance(mark, Polygon):
        fill = theme.colour(mark.role).name()
        yield {"kind": "outline", "points": mark.points, "fill": fill, "stroke": None, "opacity": mark.opacity}
    elif isinstance(mark, Node):
        yield from _node(mark, theme)
    elif isinstance(mark, Strip):
        yield from _strip(mark, theme)
    elif isinstance(mark, Text):
        at = {"start": "left", "middle": "center", "end": "right"}[mark.anchor]
        yield _words(mark.x, mark.y, mark.plain, mark.size, theme.colour(mark.role).name(), mark.opacity, at)
    elif isinstance(mark, Paragraph):
        middle = mark.x + mark.width / 2, mark.y + mark.height / 2
        yield _words(*middle, mark.text, mark.size, theme.colour(mark.role).name(), mark.opacity)


def _node(mark: Node, theme: Theme) -> Iterator[Shape]:
    colour, card = theme.colour(mark.role).name(), theme.colour("card").name()
    face, ink = (colour, theme.colour(f"{mark.role}.on").name()) if mark.filled else (card, colour)
    if mark.width == mark.height:
        yield {
            "kind": "circle", "x": mark.x, "y": mark.y, "radius": mark.height / 2, "fill": face, "stroke": colour,
            "width": 3.0, "opacity": mark.opacity,
        }  # fmt: skip
    else:
        left, top = mark.x - mark.width / 2, mark.y - mark.height / 2
        yield _box(left, top, mark.width, mark.height, 14.0, face, mark.opacity, colour, 3.0)
    yield _words(mark.x, mark.y, mark.label, mark.height * 0.5, ink, mark.opacity)


def _strip(mark: Strip, theme: Theme) -> Iterator[Shape]:
    left, top = mark.x - mark.width / 2, mark.y - mark.height / 2
    card, edge = theme.colour("card").name(), theme.colour(mark.role).name()
    yield _box(left, top, mark.width, mark.height, 0.0, card, mark.opacity, edge, 2.0)
    for k, value in enumerate(mark.values):
        opacity = mark.opacity * (mark.shown[k] if mark.shown else 1.0)
        if opacity > 0:
            (x, y), wide, high = mark.cell(k), mark.cell_width, mark.cell_height
            if not mark.texts:
                shades = theme.gate_shades if mark.scale == "gate" else theme.signed_shades
                fill = shades[shade_index(value, mark.scale, mark.limit)][0]
                yield _box(x + 1, y + 1, wide - 2, high - 2, 0.0, fill.name(), opacity)
                continue
            (empty, ink), (filled, _) = theme.level(value, mark.scale)
            yield _box(x + 1, y + 1, wide - 2, high - 2, 0.0, empty.name(), opacity)
            yield _box(*mark.level(k), 0.0, filled.name(), opacity)
            yield _words(x + wide / 2, y + high / 2, mark.texts[k], mark.size, ink.name(), opacity)


def _box(
    x: float, y: float, wide: float, high: float, radius: float, fill: str | None, opacity: float,
    stroke: str | None = None, width: float = 0.0,
) -> Shape:  # fmt: skip
    return {
        "kind": "box", "x": x, "y": y, "wide": wide, "high": high, "radius": radius, "fill": fill, "stroke": stroke,
        "width": width, "opacity": opacity,
    }  # fmt: skip


def _words(x: float, y: float, text: str, size: float, fill: str, opacity: float, at: str = "") -> Shape:
    return {
        "kind": "words", "x": x, "y": y, "text": text, "size": size, "fill": fill, "opacity": opacity,
        "at": at or "center", "middle": not at,
    }  # fmt: skip
