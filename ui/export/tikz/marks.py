"""Marks as commands of TikZ, each a line of its own that can be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ui.export.tikz.ink import Ink, options, place, points
from ui.export.tikz.strips import strip_lines
from ui.export.tikz.words import line, plain, size, text_of
from ui.film.marks import Bars, Box, Curve, Mark, Node, Paragraph, Point, Polygon, River, Row, Strip, Text, Wire
from ui.film.text.formula import set_symbols
from ui.paint.strips import shade_indices
from ui.paint.text import break_lines, set_line
from ui.paint.wire_path import HOP, arrow_head

ANCHORS = {"start": "base west", "middle": "base", "end": "base east"}
_ROUND = 4 / 3 * HOP  # how far the handles of a bridge stand out


def lines_of(mark: Mark, ink: Ink, name: str) -> Iterator[str]:
    """The commands that draw a mark; `name` is that of an operation, or of the ends of a wire."""
    if mark.opacity > 0.0:
        yield from _DRAW[type(mark)](mark, ink, name)


def _box(mark: Box, ink: Ink, _: str) -> Iterator[str]:
    fill = f"fill={ink.role(mark.fill)}" if mark.fill else ""
    stroke = f"draw={ink.role(mark.stroke)}" if mark.stroke else ""
    if fill or stroke:
        corners = f"rounded corners={points(min(mark.radius, mark.width / 2, mark.height / 2))}" if mark.radius else ""
        width = f"line width={points(mark.stroke_width)}" if stroke else ""
        start, end = place(mark.x, mark.y), place(mark.x + mark.width, mark.y + mark.height)
        yield f"\\path{options(fill, stroke, width, corners, opacity=mark.opacity)} {start} rectangle {end};"


def _wire(mark: Wire, ink: Ink, name: str) -> Iterator[str]:
    found = options("wire", ink.role(mark.role), f"line width={points(mark.width)}", opacity=mark.opacity)
    start, end = (f" coordinate ({name}-{where})" if name else "" for where in ("start", "end"))
    yield f"\\draw{found} {place(*mark.points[0])}{start}{_path(mark)}{end};"
    if mark.arrow:
        head = arrow_head(mark.points, mark.width)
        corners = " -- ".join(place(head.at(k).x(), head.at(k).y()) for k in range(3))
        yield f"\\fill{options(ink.role(mark.role), opacity=mark.opacity)} {corners} -- cycle;"


def _path(mark: Wire) -> str:
    """The way of a wire from its first point on, and the bridges over others."""
    made = ""
    for (x0, y0), (x1, y1) in zip(mark.points, mark.points[1:], strict=False):
        length = abs(x1 - x0) + abs(y1 - y0)
        if length:
            ux, uy = (x1 - x0) / length, (y1 - y0) / length
            on_it = [hop for hop in mark.hops if _is_between(hop, (x0, y0), (x1, y1))]
            for x, y in sorted(on_it, key=lambda hop: abs(hop[0] - x0) + abs(hop[1] - y0)):
                made += _bridge(x, y, ux, uy)
            made += f" -- {place(x1, y1)}"
    return made


def _bridge(x: float, y: float, ux: float, uy: float) -> str:
    """Half a circle that a wire takes over another: upwards, or to the left."""
    out = (0.0, -_ROUND) if ux else (-_ROUND, 0.0)
    start, end = (x - ux * HOP, y - uy * HOP), (x + ux * HOP, y + uy * HOP)
    handles = (place(px + out[0], py + out[1]) for px, py in (start, end))
    arc = f"{place(*start)} .. controls {' and '.join(handles)} .. {place(*end)}"
    return f" {{[sharp corners] -- {arc}}}"


def _is_between(point: Point, a: Point, b: Point) -> bool:
    return min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])


def _node(mark: Node, ink: Ink, name: str) -> Iterator[str]:
    role, fill = ink.role(mark.role), ink.role(mark.role if mark.filled else "card")
    text = ink.role(f"{mark.role}.on" if mark.filled else mark.role)
    shape = "circle" if mark.width == mark.height else "operation box"
    sizes = f"minimum width={points(mark.width)}, minimum height={points(mark.height)}"
    letters = 0.75 if mark.label in ("×", "+") else 0.5
    look = (f"draw={role}", f"fill={fill}", f"text={text}")
    found = options("operation", shape, *look, sizes, size(mark.height * letters), opacity=mark.opacity)
    named = f" ({name})" if name else ""
    yield f"\\node{found}{named} at {place(mark.x, mark.y)} {{\\textbf{{\\boldmath {plain(mark.label)}}}}};"


def _text(mark: Text, ink: Ink, _: str) -> Iterator[str]:
    words, letters = text_of(mark, ink)
    if words.strip("~ "):
        set_as = f"anchor={ANCHORS[mark.anchor]}", f"text={ink.role(mark.role)}"
        found = options("label", *set_as, size(letters), opacity=mark.opacity)
        yield f"\\node{found} at {place(mark.x, mark.y)} {{{words}}};"


def _paragraph(mark: Paragraph, ink: Ink, _: str) -> Iterator[str]:
    centred = mark.align == "middle"
    lines, letters = break_lines(mark.text, mark.size, mark.weight, mark.width, mark.height, centred)
    runs = (set_line(set_symbols(each), letters, mark.weight, 0.0)[0] for each in lines)
    words = " \\\\ ".join(line(each, ink, mark.role, mark.weight) for each in runs)
    x, y = (mark.x + mark.width / 2, mark.y + mark.height / 2) if centred else (mark.x, mark.y)
    set_as = ("anchor=center", "align=center") if centred else ("anchor=north west", "align=left")
    found = options("label", *set_as, f"text={ink.role(mark.role)}", size(letters), opacity=mark.opacity)
    yield f"\\node{found} at {place(x, y)} {{{words}}};"


def _curve(mark: Curve, ink: Ink, _: str) -> Iterator[str]:
    dash = f"dash pattern=on {points(4 * mark.width)} off {points(2 * mark.width)}" if mark.dashed else ""
    found = options("curve", ink.role(mark.role), f"line width={points(mark.width)}", dash, opacity=mark.opacity)
    yield f"\\draw{found} {' -- '.join(place(*point) for point in mark.points)};"


def _polygon(mark: Polygon, ink: Ink, _: str) -> Iterator[str]:
    corners = " -- ".join(place(*point) for point in mark.points)
    yield f"\\fill{options(ink.role(mark.role), opacity=mark.opacity)} {corners} -- cycle;"


def _river(mark: River, ink: Ink, _: str) -> Iterator[str]:
    """A piece between two places after the other, each in one shade."""
    shades = ink.theme.signed_shades
    for k in range(len(mark.xs) - 1):
        middle = (mark.values[k] + mark.values[k + 1]) / 2
        colour = ink.shade(shades[int(shade_indices((middle,), "signed", mark.limit)[0])][0])
        corners = (
            (mark.xs[k], mark.tops[k]), (mark.xs[k + 1], mark.tops[k + 1]),
            (mark.xs[k + 1], mark.bottoms[k + 1]), (mark.xs[k], mark.bottoms[k]),
        )  # fmt: skip
        if abs(mark.bottoms[k] - mark.tops[k]) + abs(mark.bottoms[k + 1] - mark.tops[k + 1]) > 0.05:
            outline = " -- ".join(place(*each) for each in corners)
            yield f"\\fill{options(colour, opacity=mark.opacity)} {outline} -- cycle;"


def _bars(mark: Bars, ink: Ink, _: str) -> Iterator[str]:
    for k, value in enumerate(mark.values):
        x, high = mark.x + k * mark.pitch, mark.height * value
        if high > 0.0:
            start, end = place(x, mark.base - high), place(x + mark.width, mark.base)
            yield f"\\fill{options(ink.role(mark.role), opacity=mark.opacity)} {start} rectangle {end};"


def _row(mark: Row, ink: Ink, _: str) -> Iterator[str]:
    """The same again and again, in a loop of TikZ."""
    for each in lines_of(mark.mark._replace(opacity=mark.opacity * mark.mark.opacity), ink, ""):
        moved = each.replace("[", f"[xshift=\\k*{points(mark.pitch)}, ", 1)
        yield f"\\foreach \\k in {{0,...,{mark.times - 1}}} {moved}" if mark.times > 1 else each


def _strip(mark: Strip, ink: Ink, _: str) -> Iterator[str]:
    yield from strip_lines(mark, ink)


_DRAW: dict[type, Callable[[Any, Ink, str], Iterator[str]]] = {
    Box: _box,
    Wire: _wire,
    Node: _node,
    Strip: _strip,
    Text: _text,
    Paragraph: _paragraph,
    Curve: _curve,
    Polygon: _polygon,
    River: _river,
    Bars: _bars,
    Row: _row,
}
