"""How claims are put into words: what a language and a notation call units, tokens, letters and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from simulator.arrays import Array64
from simulator.cells.cell import Cell, Memory
from simulator.equations.expressions import Expression, Name
from simulator.network.between import input_names_of
from simulator.network.trace import LayerTrace
from ui.film.diagrams.diagram import Plan
from ui.film.narration.amounts import Amount, Form, least, most
from ui.film.narration.step import Step, by_size
from ui.film.scene.derived.turned import other_end
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.formula import inline, plain, symbol, typeset
from ui.film.text.language import Language
from ui.film.text.names import set_apart, shorten
from ui.film.text.number_format import precise

SPELLED = 4  # vectors up to this size are spelled out
LONGEST = 184  # letters of a caption: two lines of about 95, less what a word at a line's end may cost
NAMED = ((3, 24), (2, 20), (1, 14))  # how many units are named, in how many letters each: briefer and briefer
ROOMS = tuple(room for _, room in NAMED)
LONGEST_FORMULA = 110  # letters, so that something can be said of it


@dataclass(frozen=True, eq=False)
class Telling:
    """A step of the scene's layer and a beat of it; at most `named` units are named, in `room` letters each."""

    now: Step
    plan: Plan
    named: int = 3
    room: int = 24

    @property
    def scene(self) -> Scene:
        """What is looked at."""
        return self.now.scene

    @property
    def layer_trace(self) -> LayerTrace:
        """What was computed."""
        return self.scene.layer_trace

    @property
    def cell(self) -> Cell:
        """The kind of cell."""
        return self.now.cell

    @property
    def memory(self) -> Memory:
        """What in the cell is memory."""
        return self.cell.memory

    @property
    def language(self) -> Language:
        """The language that is told in."""
        return self.scene.language

    def translate(self, context: str, source: str, comment: str = "") -> str:
        """A template in this language."""
        return self.language.translate(context, source, comment)

    # ---- names -------------------------------------------------------------------------------------------------------

    @property
    def token(self) -> str:
        """The token of this step, in quotation marks, with a word where it is masked."""
        return self.word(self.now.at)

    def word(self, step: int) -> str:
        """The token of a step, in quotation marks, with a word where it is masked or left out."""
        quoted = self.language.quote(shorten(self.scene.trace.tokens[step], self.room))
        if step in self.scene.trace.skipped:
            return self.translate("Caption", "{token} (left out)").format(token=quoted)
        masked = self.translate("Caption", "{token} (masked)")
        return masked.format(token=quoted) if step in self.scene.lesson.masked else quoted

    def other_word(self, step: int) -> str:
        """The token of a step that need not be this one: of several that are equal, with its place from 1."""
        tokens, word = self.scene.trace.tokens, self.word(step)
        if tokens.count(tokens[step]) == 1:
            return word
        return self.translate("Caption", "{token} ({number})").format(
            token=word, number=other_end(self.scene, step) + 1
        )

    @property
    def word_before(self) -> str:
        """The token of the step before this one, with its place where it is the same word."""
        tokens, at = self.scene.trace.tokens, self.now.at
        return self.other_word(at - 1) if tokens[at] == tokens[at - 1] else self.word(at - 1)

    def unit(self, k: int) -> str:
        """What a unit is called; in quotation marks where it would not be seen to be a name."""
        names = self.scene.unit_names
        if k < len(names):
            name = shorten(names[k], self.room)
            return set_apart(name, self.language) if self.layer_trace.layer.unit_names else name
        return self.translate("Picture", "unit {number}").format(number=k + 1)

    def column(self, k: int) -> str:
        """What a column of the input is called."""
        names = input_names_of(self.scene.trace, self.scene.layer)
        if names:
            return set_apart(shorten(names[k], self.room), self.language)
        return self.translate("Caption", "column {number}").format(number=k + 1)

    def columns(self, columns: Sequence[int], total: int) -> str:
        """What columns of the input are called; of more than are named, "5 of 8 columns"."""
        if len(columns) <= self.named:
            return self.list_words([self.column(k) for k in columns])
        if len(columns) == total:
            return self.translate("Caption", "all {total} columns").format(total=total)
        return self.translate("Caption", "{count} of {total} columns").format(count=len(columns), total=total)

    def units(self, units: Sequence[int], total: int = 0) -> str:
        """ "gender, liking and words"; of more than are named, "5 of 8 units", `total` being those of the layer."""
        total = total or self.layer_trace.layer.units
        if len(units) <= self.named:
            return self.list_words([self.unit(k) for k in units])
        if len(units) == total:
            return self.translate("Caption", "all {total} units").format(total=total)
        return self.translate("Caption", "{count} of {total} units").format(count=len(units), total=total)

    def entry(self, name: str, k: int) -> str:
        """An entry of a quantity: a unit of the layer, or a column where it is as wide as the input."""
        return self.column(k) if self.has_columns(name) else self.unit(k)

    def entries(self, name: str, entries: Sequence[int], total: int) -> str:
        """The same of several entries."""
        return self.columns(entries, total) if self.has_columns(name) else self.units(entries, total)

    def has_columns(self, name: str) -> bool:
        """Whether the entries of a quantity are columns of the input."""
        return self.cell.parsed.has_columns(name)

    def list_words(self, parts: Sequence[str]) -> str:
        """Parts of a sentence, one after the other."""
        return self.language.list_words(parts)

    # ---- letters -----------------------------------------------------------------------------------------------------

    def letter(self, name: str) -> str:
        """How a quantity is called in a sentence: "c"."""
        return plain(symbol(name, False, self.scene.writing))

    def symbol(self, name: str) -> str:
        """How a quantity is called in a formula, "cₜ₋₁"; what has no letter is told by what it is computed from.

        What a hand has set is not computed, and keeps its word.
        """
        wordy = len(self.scene.writing.letter(name).split("_")[0]) > 2
        if wordy and name in self.scene.definitions and not self.now.is_held(name):
            return self.formula(Name(name))
        return self.own_symbol(name)

    def own_symbol(self, name: str) -> str:
        """The letter or the word of a quantity itself, whatever it is computed from: "cₜ", "kept"."""
        return plain(symbol(name, notation=self.scene.writing))

    def formula(self, tree: Expression) -> str:
        """An expression in the letters of the notation, words such as kept replaced by what they stand for.

        What would be too long for a caption keeps its words, or is cut off. A word that a hand has set stays.
        """
        spelled = {
            name: made for name, made in self.scene.definitions.items()
            if len(name.split("_")[0]) > 1 and not self.now.is_held(name)
        }  # fmt: skip
        whole, short = (plain(typeset(each, notation=self.scene.writing)) for each in (inline(tree, spelled), tree))
        text = whole if len(whole) <= LONGEST_FORMULA else short
        return text if len(text) <= LONGEST_FORMULA else text[:LONGEST_FORMULA].rstrip() + " …"

    def gate_name(self, name: str) -> str:
        """What a gate is called, without its article: "forget gate", "gate k"."""
        label = self.cell.label(name)
        text = self.translate("Table", label) if label else ""
        return self._rounded(name, text or self.translate("Caption", "gate {letter}").format(letter=self.symbol(name)))

    def gate_and_way(self, name: str) -> str:
        """The same, and of a gate of which papers differ in what open means, whether it keeps or replaces."""
        if not self.cell.label(name):
            return self.gate_name(name)
        return self._rounded(name, words(name, self.scene))

    def _rounded(self, name: str, gate: str) -> str:
        return self.translate("Caption", "rounded {gate}").format(gate=gate) if self.now.is_rounded(name) else gate

    @cached_property
    def equation(self) -> str:
        """The quantity whose equation the beat ends with; "" where it has none."""
        formulas = [act.formula for act in self.plan.acts if self.scene.expression(act.formula) is not None]
        return formulas[-1] if formulas else ""

    @cached_property
    def computed(self) -> tuple[str, ...]:
        """The quantities that the beat computes, in order."""
        return tuple(name for act in self.plan.acts for name in act.computes)

    @property
    def gate(self) -> str:
        """The gate that the beat computes, the first of several; "" where it computes none."""
        return next((name for name in self.computed if name in self.cell.gates), "")

    # ---- numbers -----------------------------------------------------------------------------------------------------

    def amount(self, amount: Amount) -> str:
        """A number of a claim: a share next to nothing or all as "under 0.01 %" or "over 99.99 %"."""
        text = self.language.number(amount.text)
        if amount.edge == "under":
            return self.translate("Caption", "under {share}").format(share=text)
        if amount.edge == "over":
            return self.translate("Caption", "over {share}").format(share=text)
        return text

    def signed_number(self, value: float) -> str:
        """A number in a sentence: "−0.994", with more decimals where it would read as zero."""
        return self.amount(Amount(float(value), "signed"))

    def figure(self, value: float, more: int = 0) -> str:
        """A number in a formula, with so many digits more than usual."""
        return self.language.number(precise(float(value), more=more))

    def share(self, value: float) -> str:
        """A share as a percentage, never rounded to all or nothing."""
        return self.amount(Amount(float(value), "share"))

    def between(self, values: Array64, form: Form) -> str:
        """ "10 % to 99.97 %": the least, rounded down, to the most, rounded up; one number where all print alike.

        A share next to nothing or to all is "under 0.01 %" or "over 99.99 %" here too.
        """
        lowest, highest = least(values, form), most(values, form)
        if lowest == highest:
            return self.amount(lowest)
        ends = (Amount(each.value, form) for each in (lowest, highest))
        lowest, highest = (end if end.edge else each for end, each in zip(ends, (lowest, highest), strict=True))
        text = self.translate("Caption", "{least} to {most}")
        return text.format(least=self.amount(lowest), most=self.amount(highest))

    def vector(self, values: Array64, more: int = 0) -> str:
        """A small vector, spelled out, with so many digits more than usual."""
        return self.language.vector([self.figure(value, more) for value in values])

    def name_values(self, name: str, entries: Iterable[int]) -> list[str]:
        """ "−0.759 in gender", "+0.758 in liking"; the number alone where a quantity has one."""
        values = self.now.row(name)
        if len(values) == 1:
            return [self.signed_number(values[0])]
        part = self.translate("Caption", "{value} in {unit}")
        return [part.format(value=self.signed_number(values[k]), unit=self.entry(name, k)) for k in entries]

    def largest(self, values: Array64) -> list[int]:
        """The units of the largest values, as many as are named, in the order of their size.

        None that is printed like one left out is among them: where all are alike, there are none.
        """
        order, sizes = by_size(values), [Amount(abs(float(value)), "signed") for value in values]
        count = min(self.named, len(order))
        while 0 < count < len(order) and sizes[order[count - 1]].is_written_like(sizes[order[count]]):
            count -= 1
        return order[:count]


class Depth(NamedTuple):
    """How deep captions go: the key on the command line, the title and the place in a menu, and what words them.

    `tell` gives the parts of a caption, the weightiest first; `between` stands between two of them.
    """

    key: str
    title: str
    place: int
    tell: Callable[[Telling], tuple[str, ...]]
    between: str


def fits(text: str) -> bool:
    """Whether a caption needs two lines at most."""
    return len(text) <= LONGEST
