"""A passage of a long text as a lesson of its own, which begins with the states that the network had there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as with_fields
from typing import NamedTuple

from msgspec.structs import replace

from simulator.engine.layer_run import run_layer
from simulator.engine.progress import Progress
from simulator.engine.ring_buffer import ROWS
from simulator.equations.parse import INPUT_BEFORE
from simulator.lessons.resolve import ResolvedLesson, resolve
from simulator.lessons.schema import LayerSpec, LessonError
from simulator.search.checkpoints import Checkpoints, States
from simulator.search.reading import text_vectors
from simulator.text.embedding import Table, embed
from simulator.text.tokens import Characters, Words, sequence_tokens

AROUND = 32  # tokens on each side of what is looked at, at least
LONGEST = 2048  # tokens of a passage


class Passage(NamedTuple):
    """A lesson on the tokens of a text from `start` on."""

    lesson: ResolvedLesson
    start: int


def read_passage(
    resolved: ResolvedLesson,
    tokens: Sequence[str],
    checkpoints: Checkpoints,
    span: range,
    about: str,
    progress: Progress | None = None,
) -> Passage:
    """The passage around a span, as a lesson with the network that read the tokens; of a long span its beginning.

    Its layers begin with the states that they had there, and it begins and ends where the run's own rings do, so that
    its run has the numbers of the whole run to the bit. `{first}` and `{last}` in `about` become its tokens, counted
    from 1. Raises LessonError where a text cannot stand for those tokens, or a cell needs more than its states.
    """
    start = max(span.start - AROUND, 0) // ROWS * ROWS
    stop = min(-((-span.stop - AROUND) // ROWS) * ROWS, start + LONGEST, len(tokens))
    if start and any(INPUT_BEFORE in each.cell.parsed.given for each in resolved.layers):
        problem = "A cell reads the input of the step before, with which a passage cannot begin."
        raise LessonError(problem, f"Go to one of the first {AROUND} tokens.", "layers")
    layers = _layers_from(resolved, states_before(resolved, tokens, checkpoints, start, progress))
    sequence, embedding = _sequence(resolved, tokens[start:stop]), resolved.lesson.embedding
    if isinstance(table := text_vectors(resolved), Table) and table is not resolved.vectors:
        embedding = table
    words = about.format(first=f"{start + 1:,}", last=f"{stop:,}")
    lesson = replace(
        resolved.lesson, sequence=sequence, embedding=embedding, layers=layers, changed=True, about=words,
        holds=(), masked=(), skipped=(), borders=(), cues=(), notes={}, storyline=None, variants=(),
    )  # fmt: skip
    return Passage(resolve(lesson), start)


def states_before(
    resolved: ResolvedLesson,
    tokens: Sequence[str],
    checkpoints: Checkpoints,
    step: int,
    progress: Progress | None = None,
) -> States:
    """The states of all layers before a step, a multiple of those of a ring: run from the checkpoint before it."""
    place, states = checkpoints.nearest(step)
    if place == step:
        return states
    entering = embed(tokens[place:step], text_vectors(resolved)).astype(resolved.lesson.dtype)
    found = []
    for each, before in zip(resolved.layers, states, strict=True):
        layer = with_fields(each.layer, initial=before)
        trace = run_layer(layer, entering, idealised=resolved.lesson.idealised, progress=progress)
        entering = trace[layer.cell.states[0]]
        found.append({name: trace[name][-1] for name in layer.cell.states})
    return tuple(found)


def _layers_from(resolved: ResolvedLesson, states: States) -> tuple[LayerSpec, ...]:
    pairs = zip(resolved.lesson.layers, states, strict=True)
    return tuple(
        replace(layer, initial={name: tuple(map(float, numbers)) for name, numbers in each.items()})
        for layer, each in pairs
    )


def _sequence(resolved: ResolvedLesson, tokens: Sequence[str]) -> Words | Characters:
    """A text that is cut into just these tokens. Raises LessonError where there is none."""
    kind = Words if isinstance(resolved.lesson.sequence, Words) else Characters
    sequence = kind((" " if kind is Words else "").join(tokens))
    if sequence_tokens(sequence) != tuple(tokens):
        raise LessonError("The passage by itself is cut into other tokens.", "Go to a place before it.", "sequence")
    return sequence
