"""The same film by Manim Community: `manim render` is given this file, which needs nothing of Gatelight.

The film of plain shapes is in the JSON file that the variable GATELIGHT_FILM names. Words are made once and copied.
"""

import json
import os
from functools import cache
from pathlib import Path

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    Polygon,
    Rectangle,
    RoundedRectangle,
    Scene,
    Text,
    VGroup,
    VMobject,
    config,
)

FILM = json.loads(Path(os.environ["GATELIGHT_FILM"]).read_text(encoding="utf-8"))
WIDE, HIGH = FILM["page"]
UNIT = config.frame_width / WIDE  # of Manim's lengths, a pixel


def place(x: float, y: float) -> list[float]:
    """A point of the page in Manim's coordinates."""
    return [(x - WIDE / 2) * UNIT, (HIGH / 2 - y) * UNIT, 0.0]


@cache
def words(text: str) -> Text:
    """A text, as large as Manim makes it."""
    return Text(text, font="DejaVu Sans", font_size=48)


def drawn(shape: dict) -> VMobject:
    """What Manim draws for a shape."""
    if shape["kind"] == "words":
        made = words(shape["text"]).copy().set_color(shape["fill"]).set_opacity(shape["opacity"])
        made.scale(shape["size"] * UNIT / 0.68)
        edge = {"left": LEFT, "right": RIGHT}.get(shape["at"])
        side = DOWN if not shape["middle"] else None
        made.move_to(place(shape["x"], shape["y"]))
        if edge is not None:
            made.shift(made.get_center() - made.get_critical_point(edge))
        return made if side is None else made.shift(UP * made.height / 2)
    if shape["kind"] == "line":
        made = VMobject(stroke_color=shape["stroke"], stroke_width=shape["width"], stroke_opacity=shape["opacity"])
        return made.set_points_as_corners([place(*point) for point in shape["points"]])
    how = {
        "fill_color": shape["fill"] or "#000000",
        "fill_opacity": shape["opacity"] if shape["fill"] else 0.0,
        "stroke_color": shape["stroke"] or "#000000",
        "stroke_width": shape.get("width", 0.0) if shape["stroke"] else 0.0,
    }
    if shape["kind"] == "outline":
        return Polygon(*[place(*point) for point in shape["points"]], **how)
    if shape["kind"] == "circle":
        return Circle(radius=shape["radius"] * UNIT, **how).move_to(place(shape["x"], shape["y"]))
    size = {"width": max(shape["wide"], 0.1) * UNIT, "height": max(shape["high"], 0.1) * UNIT}
    middle = place(shape["x"] + shape["wide"] / 2, shape["y"] + shape["high"] / 2)
    if shape["radius"]:
        return RoundedRectangle(corner_radius=shape["radius"] * UNIT, **size, **how).move_to(middle)
    return Rectangle(**size, **how).move_to(middle)


class Film(Scene):
    """Shows frame after frame; what stands still is kept."""

    def construct(self) -> None:
        """Draw and wait, a frame long each."""
        self.camera.background_color = FILM["paper"]
        shown = {}
        for frame in FILM["frames"]:
            for layer, shapes in frame.items():
                if layer in shown:
                    self.remove(shown[layer])
                shown[layer] = VGroup(*[drawn(shape) for shape in shapes])
            self.clear()
            self.add(*[shown[layer] for layer in ("backdrop", "settled", "moving") if layer in shown])
            self.wait(1 / config.frame_rate)
