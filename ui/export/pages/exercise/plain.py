"""Worksheets as text, to be heard, read in Braille, and filled in with any editor: no sign in them is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.analysis.worksheet import GivenNumbers, Task, Worksheet
from ui.export.pages.exercise.words import WorksheetWords, is_called_by_its_formula
from ui.film.marks import Run
from ui.film.narration.story import Passage
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol, typeset
from ui.film.text.spoken import spoken, spoken_text

BLANK = "____"


def passages(sheets: Sequence[Worksheet], scene: Scene, sides: Sequence[bool]) -> Iterator[Passage]:
    """Each exercise, then its answers; `sides` says which of both."""
    for answers in sides:
        for sheet in sheets:
            words = WorksheetWords(sheet, scene.language)
            heading = f"{words.title(answers)}: {scene.title}, {words.place()}"
            told = (_given(sheet, words, scene) if not answers else iter(()), _lines(sheet, words, scene, answers))
            parts = tuple(part for each in told for part in each)
            yield Passage(spoken_text(heading, scene.language), parts)


def _given(sheet: Worksheet, words: WorksheetWords, scene: Scene) -> Iterator[str]:
    """How it is computed, and with which numbers: matrices row by row."""
    language = scene.language
    yield f"{words.name()}: {BLANK}"
    sigmoid = language.translate("Worksheet", "Sigma of a is 1 over the sum of 1 and e to the power of minus a.")
    yield f"{words.rounding()} {sigmoid}"
    yield f"{words.given()}:"
    for given in sheet.vectors:
        names = map(words.unit, given.columns or sheet.units)
        numbers = (value for (value,) in given.values)
        yield _heard(given, scene) + ": " + _pairs(names, numbers, words, scene)
    if sheet.left_out:
        yield spoken_text(words.left_out(), language)
    row = language.translate("Worksheet", "{matrix}, row of {unit}")
    for given in sheet.matrices:
        if len(given.values[0]) == 1:
            numbers = (value for (value,) in given.values)
            yield _heard(given, scene) + ": " + _pairs(map(words.unit, sheet.units), numbers, words, scene)
            continue
        for name, values in zip(sheet.units, given.values, strict=True):
            head = row.format(matrix=_heard(given, scene), unit=words.unit(name))
            yield head + ": " + "; ".join(spoken_text(words.number(value), language) for value in values)


def _lines(sheet: Worksheet, words: WorksheetWords, scene: Scene, answers: bool) -> Iterator[str]:
    """What is to be computed, line by line, with a blank or the answer for each unit."""
    yield f"{words.lines(answers)}:"
    for task in sheet.tasks:
        shown = [value if answers or k in task.by_hand else BLANK for k, value in enumerate(task.answers)]
        yield _formula(task, words, scene) + ": " + _pairs(map(words.unit, sheet.units), shown, words, scene)
    if answers:
        yield f"{words.run_itself()}:"
        for state, values in sheet.true.items():
            numbers = (f"{value:.4f}" for value in values)
            name = spoken(symbol(state, notation=scene.writing), scene.language)
            yield name + ": " + _pairs(map(words.unit, sheet.units), numbers, words, scene)


def _formula(task: Task, words: WorksheetWords, scene: Scene) -> str:
    name, tree = symbol(task.name, notation=scene.writing), typeset(task.expression, notation=scene.writing)
    runs = tree if is_called_by_its_formula(task, scene.writing) else (*name, Run(" = "), *tree)
    return spoken(name if task.is_given else runs, scene.language) + words.note(task)


def _heard(given: GivenNumbers, scene: Scene) -> str:
    return spoken(symbol(given.name, notation=scene.writing), scene.language)


def _pairs(
    names: Iterator[str], values: Sequence[object] | Iterator[object], words: WorksheetWords, scene: Scene
) -> str:
    """Names with what belongs to them: "gender minus 0.99; liking ____"."""
    told = (value if value == BLANK else spoken_text(words.number(value), scene.language) for value in values)
    return "; ".join(f"{name} {value}" for name, value in zip(names, told, strict=True))
