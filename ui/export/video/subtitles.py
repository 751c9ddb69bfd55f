"""The words beside a film: chapters at its tokens, and its captions as subtitles for players and for those who search.

A caption stands from the beginning of its beat to the beginning of the next, the pauses at cues included. As subtitles
it is parted into two lines at a time, each part there for its share of the caption's time; where the caption is in the
picture, they stand above in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple
from unicodedata import category

from ui.export.format import FilmLike, MovingSettings
from ui.export.pictures import chosen_tokens, time_map

MILLISECOND = Fraction(1, 1000)
CHARACTERS = 42  # of a line of a subtitle, which has two: what is read at a glance
_BLANKS = re.compile(r"[^\S\u00a0\u202f\u2007\u2060]+")  # those at which a line may break
_PAUSES = ".;:,?!。，；："  # where what is said is parted, if it can be
_PAUSE = 400.0  # what parting there is worth, in squares of characters


class Caption(NamedTuple):
    """What is said from `start` to `stop` seconds of the file."""

    start: float
    stop: float
    text: str


def captions(film: FilmLike, settings: MovingSettings) -> Iterator[Caption]:
    """The captions of the chosen tokens in order; beats that say the same become one."""
    mapped, timeline = time_map(film, settings), film.timeline
    last: Caption | None = None
    for token in timeline.playing_order(*chosen_tokens(film, settings)):
        for beat in range(len(timeline.beats)):
            start = mapped.file_time(timeline.time_of(token, beat))
            text = one_line(film.caption(token, beat))
            if last is not None and text != last.text:
                yield last._replace(stop=start)
            if last is None or text != last.text:
                last = Caption(start, mapped.seconds, text)
    if last is not None:
        yield last


def chapters(film: FilmLike, settings: MovingSettings) -> list[Any]:
    """A chapter for each token as PyAV wants them, or none for one token alone."""
    mapped, timeline = time_map(film, settings), film.timeline
    first, stop = chosen_tokens(film, settings)
    tokens = timeline.playing_order(first, stop)
    starts = [round(mapped.file_time(timeline.time_of(token)) * 1000) for token in tokens]
    ends = [*starts[1:], round(mapped.seconds * 1000)]
    places = zip(tokens, starts, ends, strict=True)
    made = [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": MILLISECOND,
            "metadata": {"title": f"{token + 1} {_whole(timeline.tokens[token])}"},
        }
        for number, (token, start, end) in enumerate(places, 1)
    ]
    return made if len(made) > 1 else []


def one_line(text: str) -> str:
    """A text without line breaks and without the control characters that no format takes.

    Blanks at which no line may break stay: a number is not parted from its sign.
    """
    kept = "".join(c for c in text if c.isspace() or category(c) not in ("Cc", "Cs"))
    return _BLANKS.sub(" ", kept).strip()


def _whole(token: str, most: int = 80) -> str:
    """A token on one line, cut where it is longer than any list shows."""
    line = one_line(token)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def subtitles(film: FilmLike, settings: MovingSettings) -> Iterator[Caption]:
    """The captions as subtitles, with line breaks."""
    for each in captions(film, settings):
        parts = _parted(each.text)
        total, start, said = sum(map(len, parts)), each.start, 0
        for part in parts:
            said += len(part)
            stop = each.stop if said == total else each.start + (each.stop - each.start) * said / total
            yield Caption(start, stop, part)
            start = stop


def _parted(text: str) -> list[str]:
    """A text in as few parts as it needs, of like length and parted at pauses, each of so many lines at most."""
    words = [word[k : k + CHARACTERS] for word in text.split(" ") for k in range(0, max(len(word), 1), CHARACTERS)]
    best: list[tuple[int, float, list[str]]] = [(0, 0.0, [])]  # for the first so many words
    for stop in range(1, len(words) + 1):
        found = []
        for start in range(stop - 1, -1, -1):
            part = _in_lines(words[start:stop])
            if part is None:
                break
            count, cost, parts = best[start]
            pause = _PAUSE if words[stop - 1][-1:] in _PAUSES else 0.0
            found.append((count + 1, cost + len(part) ** 2 - pause, [*parts, part]))
        best.append(min(found, key=lambda each: each[:2]))
    return best[-1][2]


def _in_lines(words: list[str]) -> str | None:
    """Words on one line, or on lines of like length; None where they have no room."""
    whole = " ".join(words)
    if len(whole) <= CHARACTERS:
        return whole
    parts = [(" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words))]
    fitting = [each for each in parts if max(map(len, each)) <= CHARACTERS]
    return "\n".join(min(fitting, key=lambda each: max(map(len, each)))) if fitting else None


def srt(film: FilmLike, settings: MovingSettings) -> str:
    """SubRip text, for players: they know the place above in the picture by a sign of its kin, SubStation Alpha."""
    place = "{\\an8}" if settings.caption else ""
    blocks = (
        f"{number}\n{_time(each.start, ',')} --> {_time(each.stop, ',')}\n{place}{each.text}\n"
        for number, each in enumerate(subtitles(film, settings), start=1)
    )
    return "\n".join(blocks)


def vtt(film: FilmLike, settings: MovingSettings) -> str:
    """WebVTT, for web pages; what would be markup there is escaped."""
    blocks, place = ["WEBVTT\n"], " line:0" if settings.caption else ""
    for each in subtitles(film, settings):
        text = each.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_time(each.start, '.')} --> {_time(each.stop, '.')}{place}\n{text}\n")
    return "\n".join(blocks)


def _time(seconds: float, point: str) -> str:
    whole = round(seconds * 1000)
    minutes, milliseconds = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}{point}{milliseconds % 1000:03}"
