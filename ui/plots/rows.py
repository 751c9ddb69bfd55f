"""The numbers of a chart as lines of text, one for each: the table behind it for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ui.film.charts.chart import Chart
from ui.film.scene.derived.turned import other_end
from ui.film.scene.scene import Scene
from ui.film.scene.table import words
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import precise

MOST = 1000  # lines

NAMES = (
    QT_TRANSLATE_NOOP("Series", "share"),
    QT_TRANSLATE_NOOP("Series", "share from before the run"),
    QT_TRANSLATE_NOOP("Series", "change by the token"),
    QT_TRANSLATE_NOOP("Series", "half-life"),
    QT_TRANSLATE_NOOP("Series", "half-life while open"),
    QT_TRANSLATE_NOOP("Series", "half-life if the gate stays"),
    QT_TRANSLATE_NOOP("Series", "tokens until half is gone"),
)
"""What series are called that are no quantity of a cell."""


def rows(chart: Chart, scene: Scene, at: int) -> tuple[str, ...]:
    """The numbers of a chart up to a token, the first `MOST` of them: "cell state, gender, token 3 “Jenny”: 0.5"."""
    found = tuple(islice(_rows(chart, scene, at), MOST))
    if found or next(iter(chart.numbers(scene, at)), None) is not None:
        return found
    return (scene.language.translate("Plots", "There are no such numbers in this run"),)


def _rows(chart: Chart, scene: Scene, at: int) -> Iterator[str]:
    language, names = scene.language, scene.unit_names
    for series in chart.numbers(scene, at):
        what = _name(series.name, scene)
        for _, unit, name, token, word, value in series.rows(scene.trace.tokens, names):
            if token != "" and int(token) > at:
                continue
            parts = [what]
            if unit != "":
                numbered = language.translate("Series", "unit {number}").format(number=int(unit) + 1)
                parts.append(str(name) or numbered)
            if token != "":
                place = language.translate("Series", "token {number} {token}")
                parts.append(place.format(number=other_end(scene, int(token)) + 1, token=language.quote(str(word))))
            yield f"{', '.join(parts)}: {language.number(precise(float(value)))}"


def _name(name: str, scene: Scene) -> str:
    """What a series is called: a quantity by its words, what is counted of a gate with the bound."""
    head, blank, tail = name.partition(" ")
    if name in NAMES:
        return scene.language.translate("Series", name)
    if head in scene.layer_trace.quantities:
        if tail == "before":
            return words(f"{head}_prev", scene)
        return f"{words(head, scene)}{blank}{scene.language.number(tail)}"
    return name
