"""What a chart says of itself and of a token: the layer it shows, names of units, letters with their number."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ui.film.marks import Run
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import level_of
from ui.film.scene.scene import Scene
from ui.film.text.formula import Runs, symbol
from ui.film.text.language import Language
from ui.film.text.number_format import cell_number, decimal, scientific, superscript

COUNTED = 1e6  # tokens: more are told by powers of ten


def whereabouts(scene: Scene, what: str) -> tuple[str, str]:
    """Which layer is charted and what of it, and its cell: "layer 1 of 2: memory c of each unit", "LSTM"."""
    place = scene.language.translate("Picture", "layer {number} of {count}")
    number, count = level_of(scene)
    layer, cell = place.format(number=number, count=count), scene.authors_words(scene.cell.name)
    if scene.reads_from_end:
        cell = scene.language.translate("Picture", "{cell}, reads from the end").format(cell=cell)
    return f"{layer}: {what}", cell


def writes_anew(scene: Scene) -> bool:
    """Whether the cell keeps nothing as it is: it has no gate that keeps, and no sum that it adds to."""
    return scene.cell.memory.is_anew


def teller(scene: Scene, token: int) -> Telling:
    """What there is to tell of a token."""
    return Telling(Step(scene, token), scene.diagram.plans[0])


def letter(scene: Scene, name: str, role: str | None = None, *, timed: bool = False) -> Runs:
    """A quantity's letter in the scene's notation."""
    return tuple(run._replace(role=role) for run in symbol(name, timed, scene.writing))


def signed_number(scene: Scene, value: float) -> str:
    """A value as it stands beside a chart: "+0.992"."""
    return scene.writing.number(cell_number(value, "signed", 8))


def equals(runs: Runs, text: str) -> Runs:
    """ "c = +0.992"."""
    return (*runs, Run(" = "), Run(text, "bold"))


def describe_groups(scene: Scene, tokens: int, units: int = 1) -> Sequence[str]:
    """What to say where neighbours share a bar or a shade, as a part of a line; nothing where none do."""
    translate, text = scene.language.translate, []
    if tokens > 1:
        text.append(translate("Chart", "means of {count} tokens").format(count=tokens))
    if units > 1:
        text.append(translate("Chart", "means of {count} units").format(count=units))
    return text


def size_of(scene: Scene, exponent: float) -> str:
    """A size that is given as an exponent of ten, far below what numbers can hold: "0.998", "3.1·10⁻⁷⁷¹", "0"."""
    if math.isnan(exponent):
        return "nan"
    if math.isinf(exponent):
        return "0" if exponent < 0 else "∞"
    if -4.0 <= exponent < 5.0:
        return scene.writing.number(_without_power(10.0**exponent, 3))
    whole = math.floor(exponent)
    mantissa = f"{10.0 ** (exponent - whole):.1f}"
    if mantissa == "10.0":
        whole, mantissa = whole + 1, "1.0"
    return scene.writing.number(f"{mantissa}·10{superscript(whole)}")


def tokens_of(language: Language, value: float) -> str:
    """How many tokens, with two digits or more: "6.9", "0.087", "14335", "7.0·10¹²", "∞"."""
    if not math.isfinite(value):
        return decimal(value, 0)
    if value >= COUNTED:
        mantissa, exponent = scientific(value, 1)
        return language.number(f"{mantissa}·10{superscript(exponent)}")
    return language.number(_without_power(value, 2))


def _without_power(value: float, digits: int) -> str:
    """A number below a million with so many digits, or with all that stand before the point."""
    text = f"{value:.{digits}g}"
    return f"{value:.0f}" if "e+" in text else text
