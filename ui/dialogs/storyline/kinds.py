"""What acts, questions and cues are called, and the fields that each kind of them has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from msgspec.structs import fields
from PySide6.QtWidgets import QWidget

from simulator.lessons.guide.cues.cue import Cue
from simulator.lessons.guide.cues.fields import BoundField, ChoiceField, GateField, LayerField, TokenField
from simulator.lessons.guide.storyline.acts import Act, Change, Open, Reach, Select, Until
from simulator.lessons.guide.storyline.questions.kinds import (
    MOST_OPTIONS,
    Choice,
    Drawn,
    Forgotten,
    Option,
    Order,
    Predict,
    Question,
    Sketch,
)
from simulator.lessons.run import Run
from ui.dialogs.storyline.fields import (
    choice_field,
    count_field,
    number_field,
    place_field,
    places_field,
    plain_field,
    text_field,
)
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views import views
from ui.settings.translation import translate
from ui.state.authoring.steps import Path
from ui.state.names import layer_number

ACTS: dict[type[Act], str] = {
    Until: QT_TRANSLATE_NOOP("Storyline", "until a condition holds"),
    Change: QT_TRANSLATE_NOOP("Storyline", "until something is changed"),
    Reach: QT_TRANSLATE_NOOP("Storyline", "until a token is reached"),
    Open: QT_TRANSLATE_NOOP("Storyline", "until a view is open"),
    Select: QT_TRANSLATE_NOOP("Storyline", "until a unit is selected"),
}
QUESTIONS: dict[type[Question], str] = {
    Predict: QT_TRANSLATE_NOOP("Storyline", "predict a number"),
    Sketch: QT_TRANSLATE_NOOP("Storyline", "sketch a line"),
    Forgotten: QT_TRANSLATE_NOOP("Storyline", "what is forgotten"),
    Order: QT_TRANSLATE_NOOP("Storyline", "put tokens in order"),
    Choice: QT_TRANSLATE_NOOP("Storyline", "choose an answer"),
    Drawn: QT_TRANSLATE_NOOP("Storyline", "drawn from a number"),
}
TITLES = {
    "condition": QT_TRANSLATE_NOOP("Storyline", "Condition"),
    "by": QT_TRANSLATE_NOOP("Storyline", "What a press sets"),
    "weight": QT_TRANSLATE_NOOP("Storyline", "Weight"),
    "layer": QT_TRANSLATE_NOOP("Storyline", "Layer"),
    "token": QT_TRANSLATE_NOOP("Storyline", "Token"),
    "view": QT_TRANSLATE_NOOP("Storyline", "View"),
    "unit": QT_TRANSLATE_NOOP("Storyline", "Unit"),
    "ask": QT_TRANSLATE_NOOP("Storyline", "What is asked"),
    "why": QT_TRANSLATE_NOOP("Storyline", "Why"),
    "value": QT_TRANSLATE_NOOP("Storyline", "Value"),
    "low": QT_TRANSLATE_NOOP("Storyline", "Lowest"),
    "high": QT_TRANSLATE_NOOP("Storyline", "Highest"),
    "near": QT_TRANSLATE_NOOP("Storyline", "Right within"),
    "quantity": QT_TRANSLATE_NOOP("Storyline", "Quantity"),
    "first": QT_TRANSLATE_NOOP("Storyline", "First token"),
    "last": QT_TRANSLATE_NOOP("Storyline", "Last token"),
    "tokens": QT_TRANSLATE_NOOP("Storyline", "Tokens"),
    "count": QT_TRANSLATE_NOOP("Storyline", "How many"),
    "words": QT_TRANSLATE_NOOP("Storyline", "Answer"),
}
Row = tuple[str, QWidget]
Put = Callable[[Path, Any], None]


class Around(NamedTuple):
    """What fields choose from, and whom they tell: the run, the language of texts, and what puts a value in."""

    trace: Run
    language: str
    put: Put


def layer_items(trace: Run) -> list[tuple[str, object]]:
    """The layers by their numbers in the picture."""
    called = translate("Cues", "layer {number}")
    return [(called.format(number=layer_number(trace.made_of, at)), at) for at in range(len(trace.layers))]


def view_items() -> list[tuple[str, object]]:
    """The views by their titles."""
    return [(translate("View", view.title), key) for key, view in views().items()]


def unit_items(trace: Run, layer: int) -> list[tuple[str, object]]:
    """The units of a layer by name or number."""
    record = trace.layers[min(layer, len(trace.layers) - 1)].layer
    numbered = translate("Naming", "unit {number}")
    named = [(name, name) for name in record.unit_names]
    return [*named] or [(numbered.format(number=unit + 1), unit) for unit in range(record.units)]


def fields_of(part: Act | Question, path: Path, around: Around) -> Iterator[Row]:
    """The fields of an act or a question that stands at a place of a step."""
    for field in fields(type(part)):
        if field.name != "options":
            yield _row(part, field.name, (*path, field.name), around)
    if isinstance(part, Choice):
        yield from _options(part.options, (*path, "options"), around)


def _options(options: Sequence[Option], path: Path, around: Around) -> Iterator[Row]:
    words, condition = translate("Storyline", "Answer {number}"), translate("Storyline", "right if")
    for at, option in enumerate(options):
        name = words.format(number=at + 1)
        yield name, text_field(name, option.words, around.language, partial(around.put, (*path, at, "words")))
        right = plain_field(f"{name}, {condition}", option.condition, partial(around.put, (*path, at, "condition")))
        yield condition, right
    most = [(str(count), count) for count in range(2, MOST_OPTIONS + 1)]
    name = translate("Storyline", "Answers")
    yield name, choice_field(name, most, len(options), lambda count: around.put(path, partial(_as_many, count)))


def _as_many(count: int, options: Sequence[Option]) -> tuple[Option, ...]:
    return (*options, *(Option("", "1 = 2") for _ in range(count - len(options))))[:count]


def _row(part: Any, name: str, path: Path, around: Around) -> Row:
    value, take, trace = getattr(part, name), partial(around.put, path), around.trace
    title = translate("Storyline", TITLES[name])
    if name in ("ask", "why"):
        return title, text_field(title, value, around.language, take)
    if name == "layer":
        return title, choice_field(title, layer_items(trace), value, take)
    if name == "view":
        return title, choice_field(title, view_items(), value, take)
    if name == "unit":
        return title, choice_field(title, unit_items(trace, getattr(part, "layer", 0)), value, take)
    if name in ("token", "first", "last"):
        return title, place_field(title, value, take)
    if name == "tokens":
        return title, places_field(title, value, take)
    if name in ("low", "high", "near"):
        return title, number_field(title, value, take)
    if name == "count":
        return title, count_field(title, value, 1, take)
    return title, plain_field(title, value, take)


def fields_of_cue(cue: Cue, path: Path, around: Around) -> Iterator[Row]:
    """The fields of a cue that stands at a place of a step."""
    for name, field in cue.form.items():
        value, take = getattr(cue, name), partial(around.put, (*path, name))
        match field:
            case LayerField():
                title = translate("Storyline", TITLES["layer"])
                yield title, choice_field(title, layer_items(around.trace), value, take)
            case TokenField():
                title = translate("Storyline", TITLES["token"])
                yield title, count_field(title, value, 0, take)
            case GateField():
                title, gates = translate("Storyline", "Gate"), _gates(cue, around.trace)
                yield title, choice_field(title, [(translate("Cues", field.none), ""), *gates], value, take)
            case ChoiceField():
                title = translate("Storyline", "Which")
                items = [(translate("Cues", words), key) for key, words in field.choices.items()]
                yield title, choice_field(title, items, value, take)
            case BoundField():
                title = translate("Cues", field.title)
                yield title, number_field(title, value, take)


def _gates(cue: Cue, trace: Run) -> list[tuple[str, object]]:
    layer = min(cue.watched_layer or 0, len(trace.layers) - 1)
    return [(gate, gate) for gate in trace.layers[layer].layer.cell.gates]
