"""The numbers of a picture as lines of text: for speaker's notes, and for whoever reads instead of looking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from simulator.analysis.measures import gate_means
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.scene import Scene
from ui.film.scene.table import Group, Table, words
from ui.film.text.apart import tell_apart
from ui.film.text.formula import plain, symbol
from ui.film.text.language import Language
from ui.film.text.number_format import precise

MOST = 24  # numbers a line
LONGEST = 80  # letters of a name


def lines(table: Table, language: Language, several_layers: bool) -> Iterator[str]:
    """A line for each quantity that has been computed: "fₜ forget gate: gender 0.9997; liking 0.9997"."""
    for group in table.groups:
        known = [k for k in range(len(group.values)) if group.known[k]]
        if known:
            place = language.translate("Picture", "layer {number}").format(number=group.place)
            head = f"{group.symbol} {group.words}".strip()
            yield f"{f'{place}, ' if several_layers else ''}{head}: {_values(group, known, language)}"


def compared_lines(scene: Scene, steps: Sequence[int]) -> Iterator[str]:
    """A line for each run that is compared: after its step of `steps` its memory, means of gates, what is left of the
    first one. None of a run that has no step yet, which is −1.
    """
    translate, number = scene.language.translate, scene.language.number
    for k, (each, step) in enumerate(zip(scene.compared, steps, strict=True)):
        if step < 0:
            continue
        state, layer_trace = each.cell.memory.state, each.told
        t = Telling(Step(each, step), each.diagram.plans[0], room=LONGEST)
        values = layer_trace[state][step].tolist()
        text = [f"{t.unit(unit)} {number(precise(value))}" for unit, value in enumerate(values[:MOST])]
        memory = f"{plain(symbol(state, notation=each.writing))} {words(state, each)}: {'; '.join(text)}"
        parts = [memory + (" …" if len(values) > MOST else "")]
        for gate, means in gate_means(layer_trace).items():
            template = translate("Compare", "{gate}, on average: {value}")
            if layer_trace[gate].shape[1] == 1:
                template = translate("Compare", "{gate}: {value}")
            parts.append(template.format(gate=words(gate, each), value=number(precise(float(means[step])))))
        left = float(each.left_of_first[step])
        template = translate("Compare", "share that is left of {token}: {value}")
        if np.isnan(each.left_of_first[0]):
            template = translate("Compare", "{token} wrote nothing")
        parts.append(template.format(token=t.other_word(0), value=number(precise(left))))
        title = translate("Compare", "this lesson") if k == 0 else each.run_title
        head = translate("Compare", "{run}, after {token}").format(
            run=f"{title} ({each.authors_words(each.cell.name)})", token=t.token
        )
        yield f"{head}. {'. '.join(parts)}"


def _values(group: Group, known: list[int], language: Language) -> str:
    text = "; ".join(_value(group, k, language) for k in known[:MOST])
    return text + (" …" if len(known) > MOST else "")


def _value(group: Group, k: int, language: Language) -> str:
    """A number with its name, and in brackets whether it was set by hand, and what it is in the ghost."""
    row, text, notes = group.row(k), language.number(precise(group.values[k])), []
    if row.held:
        notes.append(language.translate("Picture", "set by hand"))
    if row.was is not None:
        text, then = map(language.number, tell_apart(group.values[k], row.was))
        notes.append(language.translate("Picture", "was {value}").format(value=then))
    return f"{group.call(k)} {text}" + (f" ({', '.join(notes)})" if notes else "")
