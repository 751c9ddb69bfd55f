"""What the parts of a picture are called where somebody edits it: `forget-gate`, `c-line`, `layer-2-candidate`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ui.film.marks import NOW, About, Mark, Row
from ui.film.narration.parts import sentence
from ui.film.scene.scene import Scene

GROUND = "ground"
"""What shows no part of the run: paper, titles, frames."""


class PartNames:
    """Names of the parts of one picture, by what its marks are about; the same for every beat of a film.

    Where a picture has several tokens side by side, their numbers are in the names, and those of layers too.
    """

    def __init__(self, scene: Scene | None, marks: Iterable[Mark]) -> None:
        self._scene = scene
        abouts = [about for mark in marks if (about := about_of(mark)) is not None]
        self._tokens = len({about.step for about in abouts if about.step != NOW}) > 2
        self._runs = any(about.run for about in abouts)

    def name_with_kind(self, mark: Mark) -> str:
        """The name of a part, and behind it what of it a mark is where that is no number: an operation, a name."""
        about, name = about_of(mark), self.name(mark)
        kind = "" if about is None or not about.quantity else about.part.partition(":")[0]
        return name if kind in ("", "lane") or name == GROUND else f"{name}-{slug(kind)}"

    def title(self, mark: Mark) -> str:
        """What the part that a mark is of does or is called, in the language of the film; "" where it shows none."""
        about = about_of(mark)
        if about is None or self._scene is None or self.name(mark) == GROUND:
            return ""
        label = self._scene.trace.layers[about.layer].layer.cell.label(about.quantity) if about.quantity else ""
        if label:
            return self._scene.language.translate("Table", label)
        name = self._scene.language.translate("Quantity", about.quantity) if about.quantity else ""
        return sentence(self._scene, about._replace(step=NOW)) or name

    def name(self, mark: Mark) -> str:
        """The name of the part that a mark is of: letters, digits and hyphens."""
        about = about_of(mark)
        if about is None or self._scene is None or not 0 <= about.layer < len(self._scene.trace.layers):
            return GROUND
        own = self._own(about)
        before = [f"run-{about.run + 1}"] * self._runs
        if len(self._scene.trace.layers) > 1:
            before.append(f"layer-{about.layer + 1}")
        if self._tokens and about.step != NOW:
            before.append(f"token-{about.step + 1}")
        return "-".join([*before, own])

    def _own(self, about: About) -> str:
        """The part itself, without layer and token."""
        assert self._scene is not None
        kind, _, which = about.part.partition(":")
        cell, diagram = self._scene.trace.layers[about.layer].layer.cell, self._scene.rows[about.layer].diagram
        if kind == "area" and int(which) < len(diagram.areas):
            return f"{diagram.areas[int(which)].role}-area"
        if kind == "wire" and int(which) < len(diagram.wires):
            role = diagram.wires[int(which)].role
            return f"{cell.memory.state if role == 'memory' else role}-line"
        if about.quantity == cell.memory.state and kind == "lane":
            return f"{cell.memory.state}-line"
        if about.quantity:
            return slug(cell.label(about.quantity) or about.quantity)
        return slug(about.part) or GROUND


def about_of(mark: Mark) -> About | None:
    """What a mark is about."""
    return about_of(mark.mark) if isinstance(mark, Row) else getattr(mark, "about", None)


def slug(text: str) -> str:
    """A text as a name: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")
