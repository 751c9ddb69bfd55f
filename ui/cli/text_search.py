"""The hits of a search over a text, as lines or as a table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simulator.io.atomic_write import write_whole
from simulator.io.csv_dialect import Dialect
from simulator.io.os_errors import explain_os_error
from simulator.lessons.edits.hold_text import typed_range
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import LessonError
from simulator.search.matching import MOST_UNITS, Hit, find_hits, units_on
from simulator.search.reading import read_states, text_tokens
from simulator.search.texts import read_text, surroundings
from simulator.text.counting import count_of
from simulator.text.tokens import Characters
from ui.cli.csv_settings import typed_dialect
from ui.cli.lesson_choice import chosen_lesson
from ui.cli.requests import TABLE, SearchRequest

HEADER = ("start", "stop", "score", "units", "before", "span", "after")
_FIRST = 1000  # characters that a model reads as the sequence of its lesson


def search_text(given: SearchRequest) -> str:
    """The hits, the best first. Returns what to print. Raises LessonError, and ModelError for a model's files."""
    target = given.target or ""
    if target and Path(target).suffix.lower() != TABLE:
        raise LessonError(f"{target}: there is no such kind of table.", f"End it with {TABLE}.")
    dialect = typed_dialect(given.sets, target)
    if given.best < 1:
        raise LessonError(f"--best {given.best}: so many hits cannot be.", "Write 1 or more.")
    text = read_text(given.file)
    is_model = given.weights is not None and not given.lesson
    lesson = chosen_lesson(replace(given, text=text.lstrip()[:_FIRST]) if is_model else given)
    resolved = resolve(lesson)
    tokens = text_tokens(resolved, text)
    first, stop = typed_range(given.span, len(tokens), "token", f"--span {given.span}")
    quantity = given.quantity or _memory(resolved, given.layer)
    with read_states(resolved, tokens, given.layer, quantity) as states:
        span = range(first, stop)
        units = _units(given.units) or units_on(states.values, span, given.threshold)[:MOST_UNITS]
        if not units:
            problem = f"No unit's {quantity} stays beyond {given.threshold:g} over the whole span."
            raise LessonError(problem, "Name units, or take a lower --threshold or a shorter span.")
        hits = find_hits(states.values, units, span, given.by, given.threshold, given.best)
    is_character = isinstance(lesson.sequence, Characters)
    if target:
        _save(target, hits, tokens, is_character, dialect)
        return f"{target}: {count_of(len(hits), 'hit')}"
    named, of = ", ".join(map(str, units)), "units on" if given.by == "on" else "cosine"
    head = f"{quantity} of layer {given.layer}, units {named}, tokens {first}:{stop}; score: {of}"
    return "\n".join(
        [head, *(_line(hit, tokens, is_character) for hit in hits)] if hits else [head, "There are no others."]
    )


def _memory(resolved: ResolvedLesson, layer: int) -> str:
    """The memory of a layer's cell; of a layer that is not there nothing, which is told where it is read."""
    return resolved.layers[layer].cell.memory.state if 0 <= layer < len(resolved.layers) else ""


def _units(typed: str | None) -> tuple[int, ...]:
    """The units that are named."""
    if typed is None:
        return ()
    try:
        return tuple(int(part) for part in typed.split(","))
    except ValueError as error:
        raise LessonError(f"--units {typed}: these are no units.", "Write numbers with commas: 3,7.") from error


def _line(hit: Hit, tokens: Sequence[str], is_character: bool) -> str:
    """A hit with the span in brackets."""
    before, inside, after = surroundings(hit, tokens, is_character).line
    score = f"{hit.score:.6f}" if hit.score % 1 else f"{hit.score:g}"
    return f"{score:>9}  {f'{hit.start}:{hit.stop}':>15}  {before}[{inside}]{after}"


def _save(target: str, hits: Sequence[Hit], tokens: Sequence[str], is_character: bool, dialect: Dialect) -> None:
    """Write the hits as a table, whole or not at all. Raises LessonError."""

    def write(beside: Path) -> None:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=dialect.between, lineterminator="\n")
            writer.writerow(HEADER)
            for hit in hits:
                units = " ".join(map(str, hit.units))
                parts = surroundings(hit, tokens, is_character)
                writer.writerow(dialect.row((hit.start, hit.stop, hit.score, units, *parts)))

    try:
        write_whole(target, write)
    except OSError as error:
        raise LessonError(*explain_os_error(error, target)) from error
