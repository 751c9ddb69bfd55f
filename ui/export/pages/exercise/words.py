"""What a worksheet says beside its numbers, in the language of its film; on paper and in LaTeX alike."""

from __future__ import annotations

import re

from simulator.analysis.worksheet import Task, Worksheet
from ui.film.text.language import Language
from ui.film.text.names import set_apart
from ui.film.text.notation import Notation
from ui.film.text.number_format import MINUS

_NUMBERED = re.compile(r"unit (\d+)")


class WorksheetWords:
    """The words of one exercise in a language."""

    def __init__(self, sheet: Worksheet, language: Language) -> None:
        self._sheet, self._language = sheet, language

    def title(self, answers: bool) -> str:
        """What the page is."""
        translate = self._language.translate
        return translate("Worksheet", "Answer key") if answers else translate("Worksheet", "Compute this step by hand")

    def name(self) -> str:
        """What stands before the line for a name."""
        return self._language.translate("Worksheet", "Name")

    def place(self) -> str:
        """Which step of which layer is computed."""
        sheet = self._sheet
        words = self._language.translate("Worksheet", "token {number}, {token} · {cell}, layer {layer}")
        return words.format(
            number=sheet.step + 1, token=self._language.quote(sheet.token), cell=sheet.cell.name, layer=sheet.layer + 1
        )

    def rounding(self) -> str:
        """How results are rounded on the way."""
        return self._language.translate(
            "Worksheet",
            "Round every result to three decimals before you go on with it; five in the fourth decimal goes away from "
            "zero.",
        )

    def product(self, signs: str) -> str:
        """What the sign of the product unit by unit means."""
        return self._language.translate("Worksheet", "{sign} multiplies unit by unit.").format(sign=signs)

    def given(self) -> str:
        """The heading of what is given."""
        return self._language.translate("Worksheet", "Given")

    def lines(self, answers: bool) -> str:
        """The heading of the lines to compute, or of their answers."""
        translate = self._language.translate
        return translate("Worksheet", "Answers") if answers else translate("Worksheet", "Compute")

    def run_itself(self) -> str:
        """The heading of the states as the run has them."""
        return self._language.translate("Worksheet", "The run itself, to four decimals")

    def left_out(self) -> str:
        """Which inputs stand nowhere, and why."""
        translate, names = self._language.translate, ", ".join(map(self.unit, self._sheet.left_out))
        if self._sheet.nearly_left_out:
            words = translate(
                "Worksheet", "Inputs that are 0 in two decimals are left out, and their weights: {names}."
            )
        else:
            words = translate("Worksheet", "Inputs that are 0 are left out, and their weights: {names}.")
        return words.format(names=names)

    def note(self, task: Task) -> str:
        """What is said behind a line that is not computed as it stands: which units are set by hand, and rounding."""
        translate = self._language.translate
        if task.is_given:
            return " " + translate("Worksheet", "is set by hand in this lesson")
        notes = [translate("Worksheet", "rounded to 0 or 1")] if task.rounded else []
        if task.by_hand:
            names = self._language.list_words([self._quoted(self._sheet.units[k]) for k in task.by_hand])
            notes.append(translate("Worksheet", "set by hand in {names}").format(names=names))
        return "".join(f", {note}" for note in notes)

    def unit(self, name: str) -> str:
        """A unit's own name, or its number in words."""
        numbered = _NUMBERED.fullmatch(name)
        return self._language.translate("Picture", "unit {number}").format(number=numbered[1]) if numbered else name

    def number(self, value: object) -> str:
        """A number with a true minus and the decimal sign of the language."""
        return self._language.number(str(value).replace("-", MINUS))

    def _quoted(self, name: str) -> str:
        return self.unit(name) if _NUMBERED.fullmatch(name) else set_apart(name, self._language)


def is_called_by_its_formula(task: Task, writing: Notation) -> bool:
    """Whether a quantity has no name but what computes it."""
    return task.name.startswith("tanh_") or task.name in dict(writing.unnamed)
