"""Why a player stops at a cue, in the words of the scene's language, with the number that met the condition."""

from __future__ import annotations

from simulator.lessons.guide.cues import CuePlace
from simulator.lessons.guide.cues.cue import Below, Letters, ReasonValue, Share, Token, Units
from ui.film.scene.derived.turning import layer_number
from ui.film.scene.scene import Scene
from ui.film.text.apart import tell_apart
from ui.film.text.formula import plain, symbol
from ui.film.text.names import set_apart
from ui.film.text.number_format import DOWN, UP, nearly, precise, read_number

MOST_NAMED = 3


def reason(scene: Scene, place: CuePlace) -> str:
    """What is met at a place: "f falls below 0.1 in gender (0.0003)"."""
    cue, translate = scene.lesson.cues[place.cue], scene.language.translate
    template, values = cue.reason(scene.trace, place.match)
    own = scene.layers[place.layer]
    words = translate("Cue", template).format(**{name: _in_words(own, value) for name, value in values.items()})
    if cue.watched_layer is None or len(scene.trace.layers) == 1:
        return words
    return translate("Cue", "layer {number}: {reason}").format(number=layer_number(own), reason=words)


def _in_words(scene: Scene, value: ReasonValue) -> str:
    language = scene.language
    match value:
        case Letters(names):
            return language.list_words([plain(symbol(name, False, scene.writing)) for name in names])
        case Units(units, total):
            return _units(scene, units, total or scene.layer_trace.layer.units)
        case Share(share):
            return scene.writing.number(nearly(share))
        case Token(step):
            return _token(scene, step)
        case Below(values, bound):
            return _range(scene, values, bound)
    return scene.writing.number(precise(value))


def _units(scene: Scene, units: tuple[int, ...], total: int) -> str:
    translate, names = scene.language.translate, scene.layer_trace.layer.unit_names
    if len(units) <= MOST_NAMED:
        numbered = translate("Picture", "unit {number}")
        known = {k: set_apart(names[k], scene.language) for k in units if k < len(names)}
        return scene.language.list_words([known.get(k, numbered.format(number=k + 1)) for k in units])
    if len(units) == total:
        return translate("Caption", "all {total} units").format(total=total)
    return translate("Cue", "{count} of {total} units").format(count=len(units), total=total)


def _token(scene: Scene, step: int) -> str:
    """A token in quotation marks; of several of one word, with its place from 1."""
    tokens, quoted = scene.trace.tokens, scene.language.quote(scene.trace.tokens[step])
    if tokens.count(tokens[step]) == 1:
        return quoted
    return scene.language.translate("Caption", "{token} ({number})").format(token=quoted, number=step + 1)


def _range(scene: Scene, values: tuple[float, ...], bound: float) -> str:
    """The least number to the most, none of them written like the bound that they are below."""
    least, most = (tell_apart(value, bound)[0] for value in (min(values), max(values)))
    if least == most:
        return scene.writing.number(least)
    lowest, highest = precise(min(values), DOWN), precise(max(values), UP)
    if read_number(highest) >= bound:
        highest = most
    words = (scene.writing.number(text) for text in (lowest, highest))
    return scene.language.translate("Caption", "{least} to {most}").format(
        **dict(zip(("least", "most"), words, strict=True))
    )
