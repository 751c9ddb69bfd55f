"""What the stage says: where the film is, and what happens there."""

from __future__ import annotations

from typing import NamedTuple

from ui.film.marks import Text
from ui.film.scene.table import TableRow, value_words
from ui.film.text.language import Language
from ui.settings.translation import translate
from ui.state.stage import Stage


class StageWords(NamedTuple):
    """The place in the film, and the caption with what labels say."""

    place: str
    caption: str

    @property
    def both(self) -> str:
        """The place first."""
        return f"{self.place}\n{self.caption}"


def stage_words(stage: Stage, time: float, *, for_others: bool = False) -> StageWords:
    """The words of the picture at a time, in seconds; `for_others`: as those read it who do not work here."""
    film = stage.teller_at(time, for_others=for_others)
    timeline = stage.timeline
    moment = timeline.locate(time)
    words = translate("Stage", "Token {number} of {count}, “{token}”, {beat}")
    word, beat = timeline.tokens[moment.token], timeline.beats[moment.beat].title
    place = words.format(number=moment.token + 1, count=len(timeline.tokens), token=word, beat=beat)
    told = [mark.plain for mark in stage.labels(time) if isinstance(mark, Text)]
    return StageWords(place, "\n".join((film.caption(moment.token, moment.beat), *told)))


def row_words(row: TableRow, language: Language) -> str:
    """A number of the picture in a sentence: "Layer 1, forget gate, gender: 0.9997, set by hand"."""
    return translate("Panel", "Layer {layer}, {words}").format(layer=row.place, words=value_words(row, language))
