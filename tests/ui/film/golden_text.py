"""Frames as text, one line a mark, so that a difference between two pictures can be read."""

from __future__ import annotations

from ui.film.marks import (
    Bars,
    Box,
    Curve,
    Frame,
    Mark,
    Node,
    Paragraph,
    Polygon,
    River,
    Row,
    Strip,
    Text,
    Wire,
)


def describe(frame: Frame) -> str:
    """The whole frame: words and geometry as they are, values with three decimals."""
    return "\n".join(_line(mark) for mark in frame.everything) + "\n"


def _line(mark: Mark) -> str:
    text = f"{type(mark).__name__} {_what(mark)}"
    return text if mark.opacity == 1.0 else f"{text} opacity {mark.opacity:.3f}"


def _what(mark: Mark) -> str:
    if isinstance(mark, Strip):
        about = mark.about
        name = f"layer{about.layer}/{about.quantity}[{about.step}]" if about else "-"
        values = " ".join(f"{value:+.3f}" for value in mark.values)
        way = f" on {mark.wire}" if mark.wire else ""
        size = f"{mark.columns}×{mark.rows}"
        return f"{name} at ({mark.x:.1f}, {mark.y:.1f}) {size}{way} {values} | {' '.join(mark.texts)}"
    if isinstance(mark, Text):
        return f"at ({mark.x:.1f}, {mark.y:.1f}) {mark.size:g} {mark.role} {mark.plain!r}"
    if isinstance(mark, Paragraph):
        return f"at ({mark.x:.1f}, {mark.y:.1f}) {mark.size:g} {mark.role} {mark.text!r}"
    if isinstance(mark, Node):
        return f"{mark.label!r} at ({mark.x:.1f}, {mark.y:.1f}) {mark.role} glow {mark.glow:.3f}"
    if isinstance(mark, Wire | Curve | Polygon):
        points = " ".join(f"({x:.1f}, {y:.1f})" for x, y in mark.points)
        return f"{mark.role} {points}"
    if isinstance(mark, River):
        levels = " ".join(
            f"{x:.1f}: {top:.1f} {bottom:.1f} {value:+.3f}"
            for x, top, bottom, value in zip(mark.xs, mark.tops, mark.bottoms, mark.values, strict=True)
        )
        return f"limit {mark.limit:.3f} {levels}"
    if isinstance(mark, Bars):
        values = " ".join(f"{value:.3f}" for value in mark.values)
        return f"at ({mark.x:.1f}, {mark.base:.1f}) every {mark.pitch:.1f} up to {mark.height:.1f} {mark.role} {values}"
    if isinstance(mark, Row):
        return f"of {mark.times} every {mark.pitch:.1f}: {_line(mark.mark)}"
    assert isinstance(mark, Box)
    return f"at ({mark.x:.1f}, {mark.y:.1f}) {mark.width:.1f}×{mark.height:.1f} {mark.fill} {mark.stroke}"
