"""What the field of a question says, wherever it is answered: what is chosen from, and how high a line goes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from simulator.lessons.guide.storyline.acts import as_place
from simulator.lessons.guide.storyline.expressions.evaluate import scope
from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Question, Sketch, span
from simulator.lessons.guide.storyline.questions.scoring import Said
from simulator.lessons.guide.storyline.words import Words
from simulator.network.trace import Trace
from ui.film.text.language import QT_TRANSLATE_NOOP, Language

STEPS = 200
"""In so many steps the bar goes from its lower to its upper end."""

VERDICTS: dict[Said, str] = {
    "right": QT_TRANSLATE_NOOP("Guide", "Yes."),
    "near": QT_TRANSLATE_NOOP("Guide", "Nearly."),
    "partly": QT_TRANSLATE_NOOP("Guide", "Partly."),
    "otherwise": QT_TRANSLATE_NOOP("Guide", "It is otherwise."),
}


def labels_of(question: Question, trace: Trace, language: Language, tell: Callable[[Words], str]) -> tuple[str, ...]:
    """What stands in the field: the options, the units, the tokens to order or those that a line goes over; () for a
    number. `tell` puts the numbers of the run into a text.
    """
    match question:
        case Choice():
            return tuple(tell(option.words) for option in question.options)
        case Forgotten():
            layer = trace.layers[question.layer].layer
            template = language.translate("Naming", "unit {number}")
            return layer.unit_names or tuple(template.format(number=unit + 1) for unit in range(layer.units))
        case Order():
            own = scope(trace)
            places = [own.token(as_place(token)) for token in question.tokens]
            return tuple(f"{trace.tokens[place]} ({place + 1})" for place in places)
        case Sketch():
            start, stop = span(question, scope(trace))
            return tuple(trace.tokens[start:stop])
    return ()


def range_of_line(values: Sequence[float]) -> tuple[float, float]:
    """A round range that tells little of the line: from its sign's side to a round number above its largest.

    Where a token was left out there may be no number.
    """
    values = [value for value in values if math.isfinite(value)]
    largest = max(map(abs, values), default=0.0) or 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    high = next(step * power for step in (1.5, 3.0, 7.5, 15.0) if step * power > largest)
    return (-high if min(values, default=0.0) < 0 else 0.0), high


def first_guess(low: float, high: float) -> int:
    """At which of the `STEPS` a bar stands before it is moved: at 0, or in the middle where that is at its end."""
    return round(STEPS * (0.5 if low >= 0 else min(-low / (high - low), 1.0)))
