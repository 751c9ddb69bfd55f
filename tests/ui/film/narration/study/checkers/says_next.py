"""Sentences about the read-out after a token."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same_text
from tests.ui.film.narration.study.said import Said

PART = "{word} ({chance})"
parts("Caption", PART)


@checks("Caption", "Likeliest: {words}.", "Still likeliest: {words}.", "Now likeliest: {words}.", "likeliest: {words}")
def check_likeliest(said: Said) -> Iterator[Fault]:
    """Each output is the likeliest of its group, each group with one is told, and it was it before or not."""
    told = _told(said)
    if sorted(told) != _likeliest(said, said.at.step):
        yield false(f"{sorted(told)} are not {_likeliest(said, said.at.step)}")
    for output, chance in told.items():
        if chance:
            yield from same_text(said, chance, float(_chances(said, said.at.step)[output]), "its chance")
    if "Now" in said.use.source or "Still" in said.use.source:
        same = said.at.step > 0 and sorted(told) == _likeliest(said, said.at.step - 1)
        if not said.at.step or same != ("Still" in said.use.source):
            yield false("it is the other way round at the token before")


@checks("Caption", "The read-out is undecided.", "the read-out is undecided")
def check_undecided(said: Said) -> Iterator[Fault]:
    """No output stands out of its group."""
    if _likeliest(said, said.at.step):
        yield misleading(f"{_likeliest(said, said.at.step)} are likeliest")


GIVES = "{word} = {value}"
parts("Caption", GIVES)


@checks("Caption", "The read-out gives {words}.", "read-out: {words}")
def check_gives(said: Said) -> Iterator[Fault]:
    """All outputs are told, none of them competes with another, and each has its number."""
    readout, outputs = said.at.trace.readout, said.at.trace.outputs
    assert readout is not None and outputs is not None
    if "softmax" in readout.kinds:
        yield false("of chances that sum to 1 the likeliest is told")
    told = [use.fields["value"] for use in said.parts("words", GIVES)]
    if len(told) != len(readout.names):
        yield false(f"{len(told)} of {len(readout.names)} outputs are told")
    for value, now in zip(told, outputs[said.at.step].tolist(), strict=False):
        yield from same_text(said, value, now, "its value")


def _told(said: Said) -> dict[int, str]:
    """The outputs that are named, with their chances as they are printed."""
    words = {use.fields["word"]: use.fields["chance"] for use in said.parts("words", PART)}
    if not words:
        words = dict.fromkeys(re.findall(r"[“„].+?[”“]", said["words"]), "")
    readout = said.at.trace.readout
    assert readout is not None
    found: dict[int, str] = {}
    for word, chance in words.items():
        inner = word[1:-1]
        for k, name in enumerate(" ".join(each.split()) for each in readout.names):
            if k not in found and (name == inner or (inner[-1:] == "…" and name.startswith(inner[:-1]))):
                found[k] = chance
                break
    return found


def _chances(said: Said, step: int) -> np.ndarray:
    chances = said.at.trace.outputs
    assert chances is not None
    return np.asarray(chances[step], dtype=np.float64)


def _likeliest(said: Said, step: int) -> list[int]:
    """Of each group the output that is seen to be likelier than the rest, in per mille."""
    readout, chances = said.at.trace.readout, _chances(said, step)
    found = []
    groups = zip(readout.groups, readout.kinds, strict=True) if readout is not None else ()
    for group in (group for group, kind in groups if kind == "softmax"):
        best = max(group, key=lambda k: chances[k])
        others = [float(chances[k]) for k in group if k != best]
        if others and f"{chances[best]:.3f}" != f"{max(others):.3f}":
            found.append(int(best))
    return sorted(found)
