"""JSON as dicts and lists; every slip that plain JSON readers let pass is an error here."""

from __future__ import annotations

import gc
import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

IN_RANGE = "Write a number between -1e15 and 1e15."
_CONTAINERS = (dict, list)
_MOST_DIGITS, _LONGEST = 4000, 24  # of a whole number that Python reads; of one that is told


class JsonError(ValueError):
    """What is wrong with a text as JSON: the `problem`, the `remedy`, and the key that it is about, if any."""

    def __init__(self, problem: str, remedy: str, key: str = "") -> None:
        super().__init__(problem, remedy, key)
        self.problem, self.remedy, self.key = problem, remedy, key


def read_strictly(data: bytes) -> Any:
    """The value in these bytes. Raises JsonError, for a key that is given twice in one object too."""
    try:
        value = msgspec.json.decode(data)
        keys = _count_keys(value)
    except RecursionError as error:
        raise _too_deep() from error
    except (msgspec.DecodeError, ValueError) as error:
        _read_slowly(data)
        raise JsonError(f"The text is broken: {error}.", "Compare it with a lesson saved here.") from error
    if keys < _count_written_keys(data):
        _read_slowly(data)
    return value


@contextmanager
def without_collections() -> Iterator[None]:
    """Hold back garbage collections, which would look through all that is being read again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _count_keys(value: Any) -> int:
    """How many keys the objects inside have."""
    if type(value) is dict:
        return len(value) + sum(_count_keys(item) for item in value.values() if type(item) in _CONTAINERS)
    return sum(_count_keys(item) for item in value if type(item) in _CONTAINERS) if type(value) is list else 0


def _count_written_keys(data: bytes) -> int:
    """How many keys are written, or more: a text may hold what looks like one, and never the other way round."""
    return data.count(b'":') + sum(1 for _ in re.finditer(rb'"\s+:', data))


def _read_slowly(data: bytes) -> None:
    """Read with Python's own reader, which tells the line and the key. Raises JsonError where something is wrong."""
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_once, parse_float=_number, parse_int=_whole_number, parse_constant=_Far
        )
        for place, far in _far_numbers(value):
            raise JsonError(f"cannot be {shorten_number(far.text)}.", IN_RANGE, place)
    except UnicodeDecodeError as error:
        problem = f"The file is not text in UTF-8 (byte {error.start})."
        raise JsonError(problem, "Choose a lesson file, or save it as UTF-8.") from error
    except json.JSONDecodeError as error:
        problem = f"This is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        raise JsonError(problem, "Look for a missing comma, quote or bracket there.") from error
    except RecursionError as error:
        raise _too_deep() from error
    except JsonError:
        raise


def _too_deep() -> JsonError:
    return JsonError("The lists are nested too deeply.", "A weight is a list of rows of numbers.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set[str]()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise JsonError(f"“{twice}” is given twice in one object.", "Keep one of them.", twice)
    return found


class _Far:
    """A number that is not one that a computer counts with, as it is written."""

    def __init__(self, text: str) -> None:
        self.text = text


def _number(text: str) -> float | _Far:
    number = float(text)
    return number if math.isfinite(number) else _Far(text)


def _whole_number(text: str) -> int | _Far:
    return int(text) if len(text) <= _MOST_DIGITS else _Far(text)


def _far_numbers(value: Any, place: str = "") -> Iterator[tuple[str, _Far]]:
    """The numbers that are none, each with its place, such as "layers[0].weights.b[2]"."""
    if isinstance(value, _Far):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _far_numbers(item, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _far_numbers(item, f"{place}[{at}]")


def shorten_number(text: str) -> str:
    """A number as it is written, or the beginning of one that is long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
