"""Other runs to compare a lesson with: what they are as lessons of their own."""

from __future__ import annotations

from msgspec.structs import replace

from simulator.lessons.schema import Lesson, Variant
from simulator.lessons.sizes import handed_on

MOST_VARIANTS = 11
"""Beside the lesson itself: a family of twelve."""


def variant_lesson(lesson: Lesson, variant: Variant) -> Lesson:
    """The lesson that a variant is: what the variant says, and of the rest what fits it.

    A variant with layers of its own has only the holds that it names, and its own read-out, or the lesson's where that
    is as wide.
    """
    layers = variant.layers or lesson.layers
    holds = variant.holds
    if holds is None:
        holds = () if variant.layers else lesson.holds
    readout, skipped = variant.readout, lesson.skipped if variant.skipped is None else variant.skipped
    if readout is None and handed_on(layers) == handed_on(lesson.layers):
        readout = lesson.readout
    return replace(
        lesson, title=variant.title, changed=False, about="", origin=None, place=0, group="", layers=layers,
        readout=readout, holds=holds, idealised=lesson.idealised if variant.idealised is None else variant.idealised,
        sequence=variant.sequence or lesson.sequence,
        skipped=skipped, masked=tuple(token for token in lesson.masked if token not in skipped),
        cues=(), notes={}, storyline=None, controls=None, variants=(),
    )  # fmt: skip


WORDS = frozenset({
    "format", "title", "changed", "about", "origin", "place", "group", "level", "minutes", "cues", "notes", "variants",
    "storyline", "controls",
})  # fmt: skip
"""Fields of a lesson that no number of its run depends on."""


def runs_alike(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons give the same run: they differ in words and cues at most."""
    fields = (field for field in Lesson.__struct_fields__ if field not in WORDS)
    return one is other or all(getattr(one, field) == getattr(other, field) for field in fields)
