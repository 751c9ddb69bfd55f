"""Why a player stops at a cue, in the words of the scene's language, with the number that met the condition."""

from __future__ import annotations

from simulator.lessons.guide.cues import CuePlace
from simulator.lessons.guide.cues.cue import Letters, ReasonValue, Share, Token, Units
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, symbol
from ui.film.text.number_format import percent, precise

MOST_NAMED = 3


def reason(scene: Scene, place: CuePlace) -> str:
    """What is met at a place: "f falls below 0.1 in gender (0.0003)"."""
    cue, translate = scene.lesson.cues[place.cue], scene.language.translate
    template, values = cue.reason(scene.trace, place.match)
    own = scene.layers[place.layer]
    words = translate("Cue", template).format(**{name: _in_words(own, value) for name, value in values.items()})
    if cue.watched_layer is None or len(scene.trace.layers) == 1:
        return words
    return translate("Cue", "layer {number}: {reason}").format(number=place.layer + 1, reason=words)


def _in_words(scene: Scene, value: ReasonValue) -> str:
    match value:
        case Letters(names):
            return scene.language.list_words([plain(symbol(name, False, scene.writing)) for name in names])
        case Units(units) if len(units) <= MOST_NAMED:
            return scene.language.list_words([scene.unit_names[unit] for unit in units])
        case Units(units):
            text = scene.language.translate("Cue", "{count} of {total} units")
            return text.format(count=len(units), total=scene.layer_trace.layer.units)
        case Share(share):
            return scene.writing.number(percent(share))
        case Token(step):
            return scene.language.quote(scene.trace.tokens[step])
    return scene.writing.number(precise(value))
