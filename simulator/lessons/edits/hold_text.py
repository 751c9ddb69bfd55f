"""A value set by hand, as it is typed: layer0/f[3]=1@5: holds f of unit 3 of layer 0 at 1 from token 5 on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from simulator.equations.expressions import did_you_mean
from simulator.lessons.edits.whatif import with_hold
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import HoldSpec, Lesson, LessonError
from simulator.text.counting import count_of

SHAPE = "layer0/f[3]=1@5:"
_PARTS = re.compile(
    r"""\s*layer\s*(?P<layer>\d+)\s*/\s*(?P<quantity>\w+)\s*
        (?:\[(?P<units>[^\]]*)\])?\s*=\s*(?P<values>[^@]*?)\s*(?:@\s*(?P<tokens>.*?))?\s*""",
    re.VERBOSE,
)


def parse_hold(text: str, lesson: Lesson | ResolvedLesson) -> HoldSpec:
    """The hold that a text such as `layer0/f[3]=1@5:` means in a lesson.

    Units in brackets: numbers, names of the lesson's units, or A:B without B, with commas between; none are all.
    Values: one for all units, or one for each, with commas between. Tokens: @5 that one, @5: from there on, @:5 before
    it, @2:5, nothing all of them; -1 is the last. Everything counts from 0. Raises LessonError, which has the text in
    its `field`.
    """
    match = _PARTS.fullmatch(text)
    if match is None:
        remedy = f"Write it like {SHAPE} (layer, quantity, units, value, tokens)."
        raise LessonError("cannot be understood.", remedy, text)
    at, quantity, resolved = int(match["layer"]), match["quantity"], resolve(lesson)
    if at >= len(resolved.layers):
        raise LessonError(f"There is no layer {at}.", f"Layers are 0 to {len(resolved.layers) - 1}.", text)
    layer, widths = resolved.layers[at].spec, resolved.layers[at].sizes.quantities
    if quantity not in widths:
        raise LessonError(f"Layer {at} computes no “{quantity}”.", did_you_mean(quantity, widths), text)
    width = widths[quantity]
    names = layer.unit_names if width == layer.units else ()
    units = typed_units(match["units"], width, names, text)
    values = _values(match["values"], len(units) or width, text)
    start, stop = typed_range(match["tokens"] or ":", len(resolved.tokens), "token", text)
    end = stop if stop < len(resolved.tokens) else None
    return HoldSpec(at, quantity, units=units, values=values, start=start, stop=end)


def with_typed_holds(lesson: Lesson | ResolvedLesson, texts: Iterable[str]) -> ResolvedLesson:
    """The lesson with all that is typed held, in this order. Raises LessonError."""
    resolved = resolve(lesson)
    for text in texts:
        resolved = with_hold(resolved, parse_hold(text, resolved))
    return resolved


def hold_text(hold: HoldSpec) -> str:
    """The text that `parse_hold` understands as this hold."""
    units = f"[{','.join(map(str, hold.units))}]" if hold.units else ""
    values = ",".join(f"{value:.17g}" if float(f"{value:g}") != value else f"{value:g}" for value in hold.values)
    single = hold.stop == hold.start + 1
    held = "" if (hold.start, hold.stop) == (0, None) else f"@{hold.start}" + ("" if single else f":{hold.stop or ''}")
    return f"layer{hold.layer}/{hold.quantity}{units}={values}{held}"


def typed_units(given: str | None, width: int, names: Sequence[str], text: str) -> tuple[int, ...]:
    """The units meant by numbers, names or A:B without B, with commas between; () for all. Raises LessonError, whose
    field is `text`.
    """
    if given is None or given.strip() == ":":
        return ()
    found: list[int] = []
    for part in map(str.strip, given.split(",")):
        if part in names:
            found.append(names.index(part))
        else:
            found += range(*typed_range(part, width, "unit", text, names))
    double = [unit for at, unit in enumerate(found) if unit in found[:at]]
    if double:
        raise LessonError(f"Unit {double[0]} is there twice.", "Name each unit once.", text)
    return tuple(found)


def _values(given: str, count: int, text: str) -> tuple[float, ...]:
    try:
        values = tuple(float(part) for part in given.split(","))
    except ValueError:
        raise LessonError(f"“{given}” is no number.", "Write a value after =, such as 1 or 0.5,0,1.", text) from None
    if not all(abs(value) <= 1e15 for value in values):
        raise LessonError(f"The value cannot be {given}.", "Write numbers between -1e15 and 1e15.", text)
    if len(values) not in (1, count):
        remedy = "Write one value for all units, or one for each."
        raise LessonError(f"There are {len(values)} values for {count_of(count, 'unit')}.", remedy, text)
    return values


def typed_one(given: str, count: int, what: str, text: str, names: Sequence[str] = ()) -> int:
    """The one that a number means, counted from 0, or from the end where negative. Raises LessonError, whose field is
    `text`.
    """
    if ":" in given:
        raise LessonError(f"This is to be one {what}.", f"Write a number from 0 to {count - 1}.", text)
    return typed_range(given, count, what, text, names)[0]


def typed_range(given: str, count: int, what: str, text: str, names: Sequence[str] = ()) -> tuple[int, int]:
    """The first, and the one after the last, of A:B, A:, :B or A alone, counted from 0, or from the end where negative.

    Whatever is typed as a range or a place is read by this rule. Raises LessonError, whose field is `text`.
    """
    match = re.fullmatch(r"\s*(-?\d{1,9})?\s*(:)?\s*(-?\d{1,9})?\s*", given)
    if match is None or not match.group().strip() or (match[2] is None and match[3] is not None):
        known = f" The {what}s are called {', '.join(names)}." if names else ""
        raise LessonError(f"“{given}” names no {what}.", f"Write numbers like 5, 5: or 2:5.{known}", text)
    first, last = match[1], match[3] if match[2] else match[1]
    start = _place(first, 0, count)
    stop = _place(last, count, count) if match[2] else start + 1
    if not 0 <= start < stop <= count:
        called = f" ({', '.join(f'{k} {name}' for k, name in enumerate(names))})" if names else ""
        remedy = f"{what.capitalize()}s are 0 to {count - 1}{called}; A:B leaves out B."
        if 0 <= stop <= start <= count:
            raise LessonError(f"{given.strip()} has no {what} in it: it ends before it begins.", remedy, text)
        raise LessonError(f"There is no {what} {given.strip()}.", remedy, text)
    return start, stop


def _place(given: str | None, otherwise: int, count: int) -> int:
    if given is None:
        return otherwise
    return int(given) + count if given.startswith("-") else int(given)
