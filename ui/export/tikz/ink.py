"""The colours of a picture in TikZ: each role of the theme that is used is a name on top of the file."""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui.export.files.part_names import slug
from ui.paint.theme import Theme

SCALE = 0.25  # points of TeX for a logical pixel: a page of 1920 is 480 pt wide


class Ink:
    """Gives names to the colours that are used, in the order of their use."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._names: dict[str, str] = {}

    @property
    def is_on_white(self) -> bool:
        """Whether the picture is for white paper, as all but the dark theme are."""
        return self.theme.colour("paper").lightnessF() > 0.5

    def role(self, role: str) -> str:
        """The name of a role's colour; paper is white where it is nearly so."""
        if role == "paper" and self.is_on_white:
            return self._named(role, QColor("white"))
        return self._named(slug(role), self.theme.colour(role))

    def shade(self, colour: QColor) -> str:
        """The name of a colour that is no role: that of a value."""
        return self._named(f"value-{colour.name()[1:].upper()}", colour)

    def _named(self, name: str, colour: QColor) -> str:
        self._names.setdefault(name, colour.name()[1:].upper())
        return name

    def definitions(self) -> list[str]:
        """The lines that define them."""
        return [f"\\definecolor{{{name}}}{{HTML}}{{{value}}}" for name, value in self._names.items()]


def number(value: float) -> str:
    """A coordinate, no longer than it needs to be."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def place(x: float, y: float) -> str:
    """A coordinate of a picture."""
    return f"({number(x)},{number(y)})"


def points(length: float) -> str:
    """A length in points."""
    return f"{number(length * SCALE)}pt"


def options(*found: str, opacity: float = 1.0) -> str:
    """Options in brackets; those that are empty are left out."""
    given = [each for each in found if each] + [f"opacity={number(opacity)}"] * (opacity < 1.0)
    return f"[{', '.join(given)}]" if given else ""
