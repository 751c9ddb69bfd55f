"""A run told as a story, token by token: what each layer kept, lost and wrote, what it remembers, what comes out.

Made of the claims that captions are made of, all that hold and not only those for which a caption has room.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ui.film.marks import Moment
from ui.film.narration.summary import tell_whole
from ui.film.narration.table_text import lines
from ui.film.scene.derived.turned import other_end
from ui.film.scene.derived.turning import layer_number
from ui.film.scene.lesson_words import words_of
from ui.film.scene.scene import Scene
from ui.film.scene.table import Table, table
from ui.film.text.spoken import spoken_text


class Passage(NamedTuple):
    """A part of the story: its heading, and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]

    def plain(self) -> str:
        """Heading and paragraphs below each other, as they are heard."""
        return "\n\n".join((self.heading, *self.paragraphs))


def story(scene: Scene, tokens: range) -> Iterator[Passage]:
    """What the lesson is about, and then a passage for each of these tokens; no sign in it is silent."""
    translate, language = scene.language.translate, scene.language
    about, notes = words_of(scene)
    named = translate("Story", "layer {number} ({cell}, units: {units})")
    cells = [
        named.format(
            number=layer_number(each), cell=each.authors_words(each.cell.name), units=each.layer_trace.layer.units
        )
        for each in scene.layers
    ]
    whole = translate("Story", "{count} tokens are read one after the other by {layers}.")
    first = whole.format(count=len(scene.trace.tokens), layers=language.list_words(cells))
    yield _heard(scene, scene.title, *((about,) if about else ()), first)
    for token in tokens:
        heading = translate("Story", "Token {number} of {count}: {token}").format(
            number=token + 1, count=len(scene.trace.tokens), token=language.quote(scene.trace.tokens[token])
        )
        note = [text for _, text in (notes[token],)] if token in notes else []
        told = [part for each in scene.layers for part in _layer(each, token)]
        yield _heard(scene, heading, *told, *note)


def _layer(scene: Scene, token: int) -> Iterator[str]:
    """What a layer did at a token, and its memory after it."""
    scene, token = scene.as_read, other_end(scene, token)
    several = len(scene.trace.layers) > 1
    head = scene.language.translate("Story", "Layer {number}.").format(number=layer_number(scene))
    yield f"{head} {tell_whole(scene, token)}" if several else tell_whole(scene, token)
    end = Moment(token, len(scene.timeline.beats) - 1, 1.0)
    groups = table(scene, end, False).groups
    memory = tuple(each for each in groups if each.quantity == scene.cell.memory.state)
    for line in lines(Table(memory), scene.language, False):
        yield scene.language.translate("Story", "Afterwards {memory}.").format(memory=line)


def _heard(scene: Scene, heading: str, *paragraphs: str) -> Passage:
    """A passage in words that have no silent signs."""
    told = tuple(spoken_text(each, scene.language) for each in paragraphs)
    return Passage(spoken_text(heading, scene.language), told)
