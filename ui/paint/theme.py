"""Roles to colours: the only place that knows what anything looks like in ink.

A role is a word such as "memory", "memory.area" or "ink", or the shade of a value, "shade:signed:128", and what stands
on it, "shade:signed:128.on". Signed values go from blue over the neutral to orange, by
tables that are even to the eye (`resources/colours`); gates go from light (shut) to dark (open) in every theme.
Gradients have an ink and a paper of their own, "back" and "back.paper".
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLoggingCategory, Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication

from ui.film.text.language import QT_TRANSLATE_NOOP

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SANS, SERIF, MATH = "Gatelight Sans", "Gatelight Serif", "Gatelight Math"  # see resources/fonts/make_fonts.py
_SCRIPTS = """
    Letters Chinese Arabic Devanagari Hebrew Hangul Traditional Japanese Thai Bengali Tamil Telugu Gujarati Gurmukhi
    Kannada Malayalam Oriya Sinhala Khmer Lao Myanmar Georgian Armenian Ethiopic Syriac Emoji Mathematics Symbols Shapes
"""
SCRIPTS = tuple(f"Gatelight {name}" for name in _SCRIPTS.split())  # see resources/fonts/make_noto.py
FAMILIES = (SANS, MATH, *SCRIPTS)
os.environ.setdefault("QT_DISABLE_EMOJI_SEGMENTER", "1")  # or a machine's coloured emoji would come before ours
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # handing a small translucent fill to threads takes 20 times as long
Rgb = tuple[int, int, int]

_LIGHT = {
    "paper": "#fcfaf6", "card": "#ffffff", "card.line": "#d5dae1", "slot": "#dfe3ea", "panel": "#f8f9fb",
    "edge": "#878e96", "ink": "#17202b", "muted": "#5d6875", "faint": "#69727d", "accent": "#2a68cc",
    "accent.on": "#ffffff", "caption.fill": "#17202b", "caption.ink": "#f7f8fa", "eye": "#17202b", "grid": "#e3e6ea",
    "memory": "#c73636", "memory.bed": "#f8dcdc", "memory.area": "#fcefef", "memory.on": "#ffffff",
    "forget": "#7a55bd", "forget.area": "#f2eef9", "forget.on": "#ffffff",
    "input": "#2a68cc", "input.area": "#eaf1fb", "input.on": "#ffffff",
    "output": "#1f7344", "output.area": "#eaf5ee", "output.on": "#ffffff",
    "short": "#0a7280", "short.area": "#e6f6f8", "short.on": "#ffffff",
    "plus": "#c46200", "minus": "#3887e3", "kept": "#888e97",
    "gate.shut": "#ffffff", "gate.open": "#4a4a52",
    "back": "#232a86", "back.paper": "#eef0fa", "back.area": "#e4e7f6", "back.bed": "#cfd5ee", "back.on": "#ffffff",
    "back.caption.fill": "#1d2268", "back.caption.ink": "#f7f8fa",
}  # fmt: skip
_DARK = {
    "paper": "#14181e", "card": "#1c222a", "card.line": "#3a434f", "slot": "#333c47", "panel": "#191e25",
    "edge": "#6b727d", "ink": "#eef1f5", "muted": "#a3aebb", "faint": "#8792a0", "accent": "#7fb0ff",
    "accent.on": "#10151b", "caption.fill": "#0a0d11", "caption.ink": "#f2f4f7", "eye": "#ffffff", "grid": "#2b333d",
    "memory": "#f27272", "memory.bed": "#4a2a2d", "memory.area": "#332022", "memory.on": "#1a0e0e",
    "forget": "#b799f0", "forget.area": "#28213a", "forget.on": "#15101f",
    "input": "#80b1ff", "input.area": "#1b2840", "input.on": "#0c1422",
    "output": "#66c891", "output.area": "#1a3025", "output.on": "#0b1710",
    "short": "#4fc6d6", "short.area": "#15303a", "short.on": "#08181c",
    "plus": "#e17808", "minus": "#24a5fb", "kept": "#77828f",
    "gate.shut": "#dde2e9", "gate.open": "#59626f",
    "back": "#a9b4ff", "back.paper": "#15162c", "back.area": "#202346", "back.bed": "#323766", "back.on": "#0d0f2a",
    "back.caption.fill": "#0b0c22", "back.caption.ink": "#d3d9ff",
}  # fmt: skip
_PROJECTOR = _LIGHT | {
    "paper": "#ffffff", "card": "#ffffff", "card.line": "#8b96a3", "slot": "#b8c0ca", "panel": "#ffffff",
    "edge": "#6b7580", "ink": "#000000", "muted": "#39424d", "faint": "#5b6570", "accent": "#0a3c8f", "grid": "#c5ccd4",
    "caption.fill": "#000000", "caption.ink": "#ffffff", "eye": "#000000",
    "memory": "#860f0f", "memory.bed": "#f4c9c9",
    "memory.area": "#fbe3e3", "forget": "#55289e", "forget.area": "#e9e0f8",
    "input": "#0a3c8f", "input.area": "#dde9fb", "output": "#075a2d", "output.area": "#dcf1e4",
    "short": "#045463", "short.area": "#d7f1f5", "gate.open": "#959598",
    "back": "#14186b", "back.paper": "#f1f3fc", "back.area": "#dde1f6", "back.bed": "#c3caec",
    "back.caption.fill": "#0d1052", "back.caption.ink": "#ffffff",
}  # fmt: skip


_PRINT = _LIGHT | {
    "paper": "#ffffff", "card": "#ffffff", "card.line": "#8a8a8a", "slot": "#c4c4c4", "panel": "#ffffff",
    "edge": "#7a7a7a", "ink": "#000000", "muted": "#3c3c3c", "faint": "#6c6c6c", "accent": "#2e2e2e", "grid": "#cfcfcf",
    "caption.fill": "#ffffff", "caption.ink": "#000000", "eye": "#000000",
    "memory": "#1c1c1c", "memory.bed": "#dddddd",
    "memory.area": "#eeeeee", "forget": "#3d3d3d", "forget.area": "#f4f4f4",
    "input": "#2a2a2a", "input.area": "#f4f4f4", "output": "#474747", "output.area": "#f4f4f4",
    "short": "#383838", "short.area": "#ededed",
    "plus": "#3a3a3a", "minus": "#8c8c8c", "kept": "#929292", "gate.open": "#3c3c3c",
    "back": "#242424", "back.paper": "#f1f1f1", "back.area": "#e6e6e6", "back.bed": "#cccccc",
    "back.caption.fill": "#dcdcdc", "back.caption.ink": "#000000",
}  # fmt: skip

_INKS = {ink: QColor(*ink) for ink in ((0, 0, 0), (255, 255, 255))}  # for numbers on shades


def _rgb(text: str) -> Rgb:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def luminance(rgb: Rgb) -> float:
    """Relative luminance in [0, 1] (WCAG 2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: Rgb, b: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@cache
def _signed_tables() -> Mapping[str, list[Rgb]]:
    text = (RESOURCES / "colours" / "signed.json").read_text(encoding="utf-8")
    return {name: [(r, g, b) for r, g, b in rows] for name, rows in json.loads(text).items()}


class Level(NamedTuple):
    """A row that is filled as far as its value is large: the colours (ground, ink on it) of the rest, of the filled."""

    empty: tuple[QColor, QColor]
    filled: tuple[QColor, QColor]


@dataclass(frozen=True)
class Theme:
    """The colours of one look: `roles` as "#rrggbb", `signed` the name of the table for values with a sign.

    `hatched`: values below zero are hatched even where they bear numbers, because colour does not tell them.
    """

    name: str
    title: str
    roles: Mapping[str, str]
    signed: str
    hatched: bool = False
    _colours: dict[str, QColor] = field(default_factory=dict, compare=False, repr=False)

    def rgb(self, role: str) -> Rgb:
        """The colour of a role. KeyError names a role that the theme lacks."""
        if role.startswith("shade:"):
            _, scale, which = role.split(":")
            shades = self.gate_shades if scale == "gate" else self.signed_shades
            colour = shades[int(which.removesuffix(".on"))][which.endswith(".on")]
            return colour.red(), colour.green(), colour.blue()
        return _rgb(self.roles[role])

    def colour(self, role: str) -> QColor:
        """The colour of a role as Qt's."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(*self.rgb(role))
        return found

    @cached_property
    def signed_shades(self) -> list[tuple[QColor, QColor]]:
        """129 pairs (fill, ink on it) from -limit to +limit; the 65th is zero."""
        return [self._with_ink(rgb) for rgb in _signed_tables()[self.signed]]

    @cached_property
    def gate_shades(self) -> list[tuple[QColor, QColor]]:
        """129 pairs (fill, ink on it) from shut (0) to open (1)."""
        shut, opened = self.rgb("gate.shut"), self.rgb("gate.open")
        steps = [k / 128 for k in range(129)]
        channels = [[round(a + (b - a) * u) for u in steps] for a, b in zip(shut, opened, strict=True)]
        return [self._with_ink(rgb) for rgb in zip(*channels, strict=True)]

    @cached_property
    def gate_level(self) -> Level:
        """What the number of a gate stands on: all that could be open, and the part that is."""
        return Level(self._with_ink(self.rgb("gate.shut")), self._with_ink(self.rgb("gate.open")))

    @cached_property
    def signed_levels(self) -> tuple[Level, Level]:
        """What a number stands on: all of its row, and the part that is filled; below zero, and above."""
        empty = self._with_ink(self.rgb("level.empty"))
        return Level(empty, self.signed_shades[0]), Level(empty, self.signed_shades[-1])

    def levels(self, scale: str) -> tuple[Level, Level]:
        """The colours of a number's row, below zero and from there on: of a gate, the same."""
        return (self.gate_level, self.gate_level) if scale == "gate" else self.signed_levels

    def level(self, value: float, scale: str) -> Level:
        """The colours of the row of one number."""
        return self.levels(scale)[value >= 0.0]

    @cached_property
    def signed_pixels(self) -> NDArray[np.uint32]:
        """The fills of `signed_shades` as pixels 0xAARRGGBB."""
        return np.array([fill.rgba() for fill, _ in self.signed_shades], dtype=np.uint32)

    @cached_property
    def gate_pixels(self) -> NDArray[np.uint32]:
        """The fills of `gate_shades` as pixels 0xAARRGGBB."""
        return np.array([fill.rgba() for fill, _ in self.gate_shades], dtype=np.uint32)

    def _with_ink(self, rgb: Rgb) -> tuple[QColor, QColor]:
        better = max(_INKS, key=lambda ink: contrast(rgb, ink))
        return QColor(*rgb), _INKS[better]


def _with_pale_roles(roles: Mapping[str, str]) -> Mapping[str, str]:
    """The roles, and those that are others shining through the paper: painted as what is seen, which is quick."""
    return {**roles, "awaited": _blend(roles, "paper", "slot"), "level.empty": _blend(roles, "card", "slot")}


def _blend(roles: Mapping[str, str], ground: str, over: str) -> str:
    """A colour seen through another one."""
    channels = zip(_rgb(roles[ground]), _rgb(roles[over]), strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(below + 0.35 * (above - below)) for below, above in channels))


THEMES: Mapping[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme("light", QT_TRANSLATE_NOOP("Theme", "Light"), _with_pale_roles(_LIGHT), "light"),
        Theme("dark", QT_TRANSLATE_NOOP("Theme", "Dark"), _with_pale_roles(_DARK), "dark"),
        Theme("projector", QT_TRANSLATE_NOOP("Theme", "Projector"), _with_pale_roles(_PROJECTOR), "projector"),
        Theme("print", QT_TRANSLATE_NOOP("Theme", "Print"), _with_pale_roles(_PRINT), "print", hatched=True),
    )
}


def system_theme() -> str:
    """The theme that fits how the system is set: more contrast, or dark. Needs a running QGuiApplication."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "projector"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the fonts that are shipped, once; returns their families. Needs a running QGuiApplication."""
    families: list[str] = []
    for path in sorted((RESOURCES / "fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    QLoggingCategory.setFilterRules("qt.text.font.db=false")  # told of each font that lacks a token's script
    return tuple(dict.fromkeys(families))
