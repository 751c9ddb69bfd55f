"""What a video site asks for beside a film: a description with the times of its chapters, and a thumbnail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ui.export.format import FilmLike, Job, MovingSettings
from ui.export.pictures import chosen_tokens, time_map
from ui.export.video.poster import poster_png
from ui.export.video.subtitles import one_line
from ui.film.scene.lesson_words import words_of

DESCRIPTION, THUMBNAIL = "-description.txt", "-thumbnail.png"  # behind a film's name
THUMBNAIL_SIZE = 1280, 720
LEAST, FEWEST = 10.0, 3  # sites take chapters of ten seconds or more, the first at 0:00, and no fewer than three
MOST = 5000  # characters of a description


class Part(NamedTuple):
    """Tokens that are one chapter, and the second at which it begins."""

    start: float
    title: str


def parts(film: FilmLike, settings: MovingSettings) -> list[Part]:
    """The chapters as sites take them: tokens one after the other until they last long enough. [] for too few."""
    mapped, timeline = time_map(film, settings), film.timeline
    tokens = timeline.playing_order(*chosen_tokens(film, settings))
    starts = [mapped.file_time(timeline.time_of(token)) for token in tokens]
    made: list[list[int]] = []
    for number in range(len(tokens)):
        if not made or starts[number] - starts[made[-1][0]] >= LEAST:
            made.append([])
        made[-1].append(number)
    if len(made) > 1 and mapped.seconds - starts[made[-1][0]] < LEAST:
        last = made.pop()
        made[-1] += last
    if len(made) < FEWEST:
        return []
    names = [one_line(token) for token in timeline.tokens]
    found = (Part(starts[each[0]], " ".join(names[tokens[k]] for k in each)) for each in made)
    return [part._replace(start=0.0) if number == 0 else part for number, part in enumerate(found)]


def describe_film(film: FilmLike, settings: MovingSettings) -> str:
    """The description: the title, what its author says of it, where the weights come from, and the chapters."""
    scene = film.scene
    about, origin = ("", "") if scene is None else (words_of(scene).about, scene.origin)
    lines = [film.title, *filter(None, (about, origin))]
    text = "\n\n".join(one_line(line) for line in lines)
    return "\n".join(_within(text, list(_lines(parts(film, settings)))))


def write_beside(job: Job[MovingSettings], poster: str) -> None:
    """Write both beside the film; the thumbnail is the moment that is its poster."""
    job.beside(DESCRIPTION).write_text(describe_film(job.film, job.settings) + "\n", encoding="utf-8")
    job.beside(THUMBNAIL).write_bytes(poster_png(job, poster, *THUMBNAIL_SIZE))


def _lines(found: list[Part]) -> Iterator[str]:
    """A line for each chapter: its time, and its tokens."""
    hours = bool(found) and found[-1].start >= 3600
    for part in found:
        minutes, seconds = divmod(int(part.start), 60)
        time = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        yield f"{time} {part.title if len(part.title) <= 80 else part.title[:79] + '…'}"


def _within(text: str, chapters: list[str]) -> list[str]:
    """The text and the chapters, within what a site takes: the text is cut, not the chapters."""
    room = MOST - sum(len(line) + 1 for line in chapters) - 2
    cut = text if len(text) <= room else text[: max(room - 1, 0)] + "…"
    return [cut, "", *chapters] if chapters else [cut]
