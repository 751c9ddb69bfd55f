"""What is done beside the window for a search: a text is cut into tokens and read, and hits are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.engine.progress import Progress
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import Lesson
from simulator.search.matching import MOST_UNITS, By, Hit, find_hits, units_on
from simulator.search.reading import TextStates, read_states, text_tokens, text_vectors
from simulator.search.texts import read_text
from simulator.text.embedding import unknown_tokens
from simulator.text.tokens import Words
from ui.film.text.blanks import with_visible_blanks
from ui.settings.translation import translate, write_count

NAMED, LONGEST = 8, 20  # unknown tokens that are named, and letters of each
_AT_ONCE = 2**14  # tokens


@dataclass(frozen=True, eq=False)
class LoadedText:
    """A text as a network reads it: its tokens, and those of them that its vocabulary does not know, each once."""

    name: str
    text: str
    tokens: tuple[str, ...]
    unknown: tuple[str, ...]
    between: str  # what stands between two tokens

    @property
    def is_character(self) -> bool:
        """Whether its tokens are characters."""
        return not self.between

    @cached_property
    def joined(self) -> str:
        """The tokens as one text."""
        return self.between.join(self.tokens)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where in `joined` each token begins, and where one behind the last would."""
        lengths = np.zeros(len(self.tokens) + 1, np.int64)
        for first in range(0, len(self.tokens), _AT_ONCE):  # between two parts the window gets its turn
            part = self.tokens[first : first + _AT_ONCE]
            lengths[first + 1 : first + 1 + len(part)] = list(map(len, part))
        lengths[1:] += len(self.between)
        return np.cumsum(lengths)

    def find(self, words: str, after: int) -> int | None:
        """The token in which words begin, the next after a token, or else from the beginning on; None for none."""
        place = self.joined.find(words, int(self.starts[min(after + 1, len(self.tokens))]))
        place = self.joined.find(words) if place < 0 else place
        return None if place < 0 else int(np.searchsorted(self.starts, place, "right")) - 1


def describe(loaded: LoadedText) -> str:
    """What a text is, and which of its tokens the network does not know."""
    words = translate("Search", "{name}: {count} tokens.")
    told = words.format(name=loaded.name, count=write_count(len(loaded.tokens)))
    if not loaded.unknown:
        return told
    shown = ", ".join(f"“{with_visible_blanks(token[:LONGEST])}”" for token in loaded.unknown[:NAMED])
    more = translate("Search", "{told} Unknown to the network, entering as zeros or as all unknown ones do: {tokens}")
    left = translate("Search", " and {count} more").format(count=write_count(len(loaded.unknown) - NAMED))
    return more.format(told=told, tokens=shown) + (left if len(loaded.unknown) > NAMED else "")


class Wanted(NamedTuple):
    """What is looked for: what these units (none: those that are on) did over a span."""

    units: tuple[int, ...]
    span: range
    by: By
    threshold: float
    most: int


class Found(NamedTuple):
    """What was found: for which units, and the hits, the best first."""

    units: tuple[int, ...]
    hits: tuple[Hit, ...]


def load_file(resolved: ResolvedLesson, path: Path, progress: Progress) -> LoadedText:
    """A text in a file, cut as the lesson cuts its own. Raises LessonError and Cancelled."""
    progress(0, 2)
    return cut(resolved, path.name, read_text(str(path)), progress)


def cut(resolved: ResolvedLesson, name: str, text: str, progress: Progress) -> LoadedText:
    """A text, cut as the lesson cuts its own. Raises LessonError and Cancelled."""
    progress(1, 2)
    tokens = text_tokens(resolved, text)
    between = " " if isinstance(resolved.lesson.sequence, Words) else ""
    found = LoadedText(name, text, tokens, unknown_tokens(tokens, text_vectors(resolved)), between)
    assert len(found.starts) == len(tokens) + 1  # found here, beside the window
    progress(2, 2)
    return found


def read(resolved: ResolvedLesson, tokens: Sequence[str], layer: int, quantity: str, progress: Progress) -> TextStates:
    """What the units of a layer did over a text. Raises LessonError and Cancelled."""
    return read_states(resolved, tokens, layer, quantity, progress, with_checkpoints=True)


def search(states: TextStates, wanted: Wanted, progress: Progress) -> Found:
    """The hits; no units are those that are on over the span. Raises LessonError and Cancelled."""
    values = states.values  # once: another layer may be read meanwhile
    units = wanted.units or units_on(values, wanted.span, wanted.threshold)[:MOST_UNITS]
    if not units:
        return Found((), ())
    hits = find_hits(values, units, wanted.span, wanted.by, wanted.threshold, wanted.most, progress)
    return Found(units, tuple(hits))


def reads_alike(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons have the same network, reading the same kind of tokens in the same way."""
    names = ("layers", "cells", "embedding", "files", "dtype", "idealised")
    same = all(getattr(one, name) == getattr(other, name) for name in names)
    return same and type(one.sequence) is type(other.sequence)
