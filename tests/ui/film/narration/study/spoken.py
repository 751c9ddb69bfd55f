"""What is said beside captions: tooltips, the lines of the table, worked-out arithmetic, and the reasons of cues."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import numpy as np

from simulator.lessons.guide.cues import places
from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.guide.cues.saturated import Saturated
from simulator.lessons.guide.cues.sign_flip import SignFlip
from simulator.lessons.run import Run, run
from simulator.lessons.schema import LessonError
from tests.ui.film.narration.study.arithmetic import ARITHMETIC, check_arithmetic
from tests.ui.film.narration.study.claims import Fault, false, misleading
from tests.ui.film.narration.study.printed import last, number, reads_alike
from tests.ui.film.narration.study.recording import RecordingLanguage, Told
from tests.ui.film.narration.study.said import Moment
from ui.film.marks import About
from ui.film.marks import Moment as Time
from ui.film.narration.table_text import lines
from ui.film.narration.tooltip import tooltip_of
from ui.film.scene.arithmetic import work_out
from ui.film.scene.cue_reasons import reason
from ui.film.scene.scene import Scene
from ui.film.scene.table import READOUT, table

Spoken = tuple[tuple[str, str], str, list[Fault]]
TOOLTIP, LINE, SUM = ("Tooltip", "{name}, {unit}: {value}"), ("Table", "{name}: {values}"), ARITHMETIC
HAND = ("Picture", "set by hand, not computed")
CUES: tuple[Cue, ...] = (
    GateBelow(), GateBelow(over="mean", below=0.5), SignFlip(), SignFlip(least=0.0), Saturated(above=0.5),
)  # fmt: skip


def spoken(scene: Scene, dice: random.Random, most: int) -> Iterator[tuple[int, Spoken]]:
    """What is said at so many random places of a scene, with the step: the key, the text, and what is wrong with it."""
    for _ in range(most):
        step = dice.randrange(scene.trace.steps)
        moment = Moment(scene, step, len(scene.diagram.plans) - 1, "cell")
        quantities = (*moment.layer_trace.quantities, *sorted(moment.entering))
        name = dice.choice(quantities)
        passed_on = {*moment.cell.states, *(f"{state}_prev" for state in moment.cell.states)}
        if step in moment.lesson.skipped and name not in passed_on:
            told = tooltip_of(scene, About(scene.layer, step, name, 0))
            yield step, (TOOLTIP, told, [false(f"{name} was not computed")] if told else [])
            continue
        for found in (*_tooltips(moment, name, dice), *_lines(moment, dice), *_worked_out(moment, dice)):
            yield step, found


def _both_at_1(one: float, other: float) -> bool:
    """Whether two numbers are so near to 1, or to −1, that of neither more can be told."""
    return min(abs(one), abs(other)) >= 1.0 - np.finfo(np.asarray(one).dtype).epsneg and one * other > 0.0


def _tooltips(moment: Moment, name: str, dice: random.Random) -> Iterator[Spoken]:
    row, sign = moment.row(name), moment.scene.language.decimal_sign
    unit = dice.randrange(len(row))
    text = tooltip_of(moment.scene, About(moment.scene.layer, moment.step, name, unit))
    parts = text.rpartition(": ")[2].split(", ")
    faults = []
    if not number(parts[0], sign).equals(float(row[unit]), rounded=True):
        faults.append(false(f"{name} is {row[unit]!r}"))
    ghost = moment.scene.was(name, moment.step)
    if ghost is not None and ghost[unit] != row[unit] and not _both_at_1(ghost[unit], row[unit]):
        was = last(parts[-1]) if len(parts) > 1 else ""
        if not was or not number(was, sign).equals(float(ghost[unit]), rounded=True):
            faults.append(false(f"it was {ghost[unit]!r}"))
        elif reads_alike((was, parts[0])):
            faults.append(misleading("what it is and what it was print alike"))
    held = _held(moment, name, unit)
    notes, translate = parts[1:], moment.scene.language.translate
    words = "masked, set by hand" if name == "x" else "set by hand"
    if held != (translate("Picture", words) in text):
        faults.append(false("it is set by hand, or is not"))
    rounded = moment.trace.idealised and name in moment.cell.gates and not held
    if rounded != (translate("Picture", "rounded to 0 or 1") in notes):
        faults.append(false("it is rounded, or is not"))
    yield TOOLTIP, text, faults


def _held(moment: Moment, name: str, unit: int) -> bool:
    """Whether a number was set by hand, or is one of the zeros of a masked token."""
    if name == "x":
        return moment.scene.layer == 0 and moment.step in moment.lesson.masked
    return name in moment.layer_trace.quantities and bool(moment.held(name)[unit])


def _lines(moment: Moment, dice: random.Random) -> Iterator[Spoken]:
    """One line of the table at the end of the step."""
    beats = len(moment.scene.diagram.plans)
    made = table(moment.scene, Time(moment.step, beats - 1, 0.999), False)
    groups = [group for group in made.groups if any(group.known) and group.quantity != READOUT]
    told = list(lines(made, moment.scene.language, several_layers=False))
    if not groups or dice.random() < 0.5:
        return
    at = dice.randrange(len(groups))
    group, sign, faults = groups[at], moment.scene.language.decimal_sign, []
    row = moment.row(group.quantity)
    values = told[at].partition(": ")[2] if group.words == "" else told[at].rpartition(": ")[2]
    for k, piece in enumerate(each for each in values.removesuffix(" …").split("; ")):
        now, bracket, was = piece.rpartition(" (")
        shown = last(now if bracket else piece)
        if not number(shown, sign).equals(float(row[group.first + k]), rounded=True):
            faults.append(false(f"{piece}: it is {row[group.first + k]!r}"))
        by_hand = moment.scene.language.translate("Picture", "set by hand") in was
        if _held(moment, group.quantity, group.first + k) != by_hand:
            faults.append(false(f"{piece}: it is set by hand, or is not"))
        if bracket and reads_alike((shown, last(was.rstrip(")")))):
            faults.append(misleading(f"{piece}: the numbers print alike"))
    yield LINE, told[at], faults[:1]


def _worked_out(moment: Moment, dice: random.Random) -> Iterator[Spoken]:
    """The arithmetic of the unit in view."""
    quantities = [name for name in moment.layer_trace.quantities if moment.scene.unit < len(moment.row(name))]
    if moment.step in moment.lesson.skipped:
        quantities = [name for name in quantities if name in moment.cell.states]
    if quantities:
        name = dice.choice(quantities)
        text = work_out(moment.scene, name, moment.step)
        by_hand = moment.scene.language.translate("Picture", "set by hand, not computed") in text
        wrong = bool(moment.held(name)[moment.scene.unit]) != by_hand
        yield HAND, text, [false(f"{name} is set by hand, or is not")] if wrong else []
        for equation, faults in check_arithmetic(text, moment):
            yield SUM, equation, faults


def cue_reasons(scene: Scene, language: RecordingLanguage, most: int) -> Iterator[tuple[Moment, Told]]:
    """Some of the places where cues of every kind are met, and what is told there."""
    layer = scene.layer
    cues = tuple(msgspec.structs.replace(cue, layer=layer) for cue in CUES)
    own = replace(scene, lesson=msgspec.structs.replace(scene.lesson, cues=cues))
    for place in places(scene.trace, cues)[:most]:
        told = language.told(lambda at=place: reason(own, at))  # type: ignore[misc]
        yield Moment(own, place.step, 0, "cue"), told


def ghost_of(trace: Run) -> Run | None:
    """The run without what was set by hand, to stand behind it; None where nothing was, or it cannot be finished."""
    if not trace.lesson.holds:
        return None
    try:
        return run(msgspec.structs.replace(trace.lesson, holds=()))
    except LessonError:
        return None
