"""The units that follow a property, as a table, and what is said of them."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from simulator.training.units.found_units import Found, UnitScore
from ui.dialogs.training.unit_work import Asked
from ui.film.text.number_format import NEAREST, UP, Rounding, decimal, percent
from ui.settings.translation import translate, write_number
from ui.widgets.controls import GRID, make_table
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip


def unit_name(quantity: str, unit: int) -> str:
    """A number of a unit, counted from 1."""
    return f"{quantity}[{unit + 1}]"


def _share(value: float, rounding: Rounding = NEAREST) -> str:
    return "–" if math.isnan(value) else write_number(percent(value, rounding))


def describe(found: Found, asked: Asked) -> str:
    """Which unit follows the property best, what a probe tells without it, and what becomes of answers with it held."""
    best = found.best
    name = translate("Units", "the marked words")
    if asked.name:
        name = translate("Units", "“{name}”").format(name=translate("Task", asked.name))
    words = translate("Units", "Unit {unit} of layer {layer} follows {property} best: r = {r} in {quantity}.")
    told = words.format(
        unit=best.unit + 1, layer=best.layer + 1, property=name, quantity=best.quantity,
        r=write_number(decimal(best.correlation, 3, plus=True)),
    )  # fmt: skip
    return f"{told} {_describe_probe(found)} {_describe_held(found)}"


def _describe_probe(found: Found) -> str:
    words = translate(
        "Units",
        "A linear probe of the last layer’s units tells it at {all} of the tokens, without this one at {others}.",
    )
    if math.isnan(found.without_best):
        words = translate("Units", "A linear probe of the last layer’s units tells it at {all} of the tokens.")
    return words.format(all=_share(found.probed), others=_share(found.without_best))


def _describe_held(found: Found) -> str:
    own = found.best.layer, found.best.unit
    held = found.held.get(own)
    if held is None:
        return translate("Units", "This cell has no gate to hold, so that its memory stays as it is.")
    if math.isnan(held.first):
        return translate("Units", "No answer that was right comes after a change of it.")
    most = max((each.first for key, each in found.held.items() if key != own), default=math.nan)
    words, rounding = translate("Units", "Held, it turns {first} of the first answers."), NEAREST
    if most <= held.first:
        words = translate("Units", "Held, it turns {first} of the first answers; no other unit more than {most}.")
        rounding = UP
    elif most > held.first:
        words = translate("Units", "Held, it turns {first} of the first answers; another unit turns {most}.")
    return words.format(first=_share(held.first), most=_share(most, rounding))


def unit_list() -> QTreeWidget:
    """The empty table."""
    made = QTreeWidget()
    made.setAccessibleName(translate("Units", "Units with their scores"))
    made.setToolTip(tip(translate("Units", "Enter or a double click goes to the unit.")))
    names = (
        translate("Units", "Layer"),
        translate("Units", "Unit"),
        translate("Units", "Number"),
        translate("Units", "Correlation"),
        translate("Units", "First turned"),
        translate("Units", "Later turned"),
        translate("Units", "First, held on"),
    )
    made.setHeaderLabels(names)
    make_table(made)
    made.setMinimumHeight(22 * GRID)
    return made


def unit_row(score: UnitScore, found: Found) -> QTreeWidgetItem:
    """A row of the table."""
    held = found.held.get((score.layer, score.unit))
    turned = [math.nan] * 3 if held is None else [held.first, held.later, held.clause]
    correlation = write_number(decimal(score.correlation, 3, plus=True))
    cells = [str(score.layer + 1), str(score.unit + 1), score.quantity, correlation, *map(_share, turned)]
    item = QTreeWidgetItem(cells)
    for column, text in enumerate(cells):
        item.setData(column, Qt.ItemDataRole.AccessibleTextRole, aloud(text))
    return item
