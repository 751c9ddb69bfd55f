"""Which lesson a command works on: a built-in one, a file, or a trained model that reads what is typed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.lessons.builtin import find
from simulator.lessons.schema import FileError, Lesson, LessonError
from ui.cli.requests import ModelRequest

if TYPE_CHECKING:
    from simulator.text.tokens import Sequence
    from simulator.weights.recognition.found import Recognised
    from simulator.weights.reference.stored import Reference
    from simulator.weights.vocabulary import Vocabulary

SHOWN = 8  # unknown tokens that are named
MODEL_OPTIONS = {"text": "text", "inputs": "inputs", "vocab": "vocab", "stack": "stack", "map": "by_hand"}
"""What is for a model alone, as it is typed, and the fields of a request."""


def chosen_lesson(chosen: ModelRequest) -> Lesson:
    """The lesson, or the model as one. Raises LessonError, and ModelError for the model's files."""
    if chosen.weights is None:
        for option, name in MODEL_OPTIONS.items():
            if getattr(chosen, name) is not None:
                raise LessonError(f"--{option} is for a trained model.", "Give that with --weights, or leave it out.")
        if not chosen.lesson:
            raise LessonError("No lesson is named.", "Give a lesson, or a trained model with --weights.")
        return find(chosen.lesson)
    if chosen.lesson:
        return _lesson_with_file(chosen, Path(chosen.weights))
    from simulator.lessons.models.from_model import lesson_from_model
    from simulator.weights.vocabulary import read_vocabulary

    vocabulary = None if chosen.vocab is None else read_vocabulary(Path(chosen.vocab))
    sequence = _sequence(chosen, vocabulary)
    lesson = lesson_from_model(recognised_in(chosen.weights, chosen.by_hand), sequence, vocabulary, chosen.stack)
    _tell_unknown(lesson, str(chosen.vocab))
    return lesson


def _tell_unknown(lesson: Lesson, vocabulary: str) -> None:
    """Say on stderr which words of the text a vocabulary has not. Raises LessonError where it has none of them."""
    from simulator.lessons.models.stored import unknown_in
    from simulator.text.tokens import sequence_tokens

    tokens = sequence_tokens(lesson.sequence)
    unknown = unknown_in(lesson, tokens)
    if not unknown:
        return
    listed = ", ".join(f"“{token}”" for token in unknown[:SHOWN]) + " …" * (len(unknown) > SHOWN)
    if len(unknown) == len(set(tokens)):
        raise LessonError(f"{vocabulary} has none of the tokens: {listed}.", "Give the vocabulary of this model.")
    print(f"{vocabulary} does not have {listed}: zeros enter there.", file=sys.stderr)


def recognised_in(model: str, by_hand: str | None, reference: Reference | None = None) -> Recognised:
    """The layers in the file of a model, as they are recognised or mapped in a file. Raises ModelError.

    A `reference` may have weights that the model asks for.
    """
    from simulator.weights.formats import open_model
    from simulator.weights.recognition import recognise
    from simulator.weights.recognition.by_hand import read_by_hand

    mapping = None if by_hand is None else read_by_hand(Path(by_hand))
    file = open_model(Path(model))
    return recognise(file if reference is None else reference.completed(file), mapping)


def _lesson_with_file(chosen: ModelRequest, weights: Path) -> Lesson:
    """The lesson, whose weights are in this file now. Raises LessonError."""
    for option, name in MODEL_OPTIONS.items():
        if option != "vocab" and getattr(chosen, name) is not None:
            problem = f"There are a lesson, {chosen.lesson}, and --{option}."
            raise LessonError(problem, "The lesson says what it reads: leave one of them out.")
    from simulator.lessons.models.places import check_places, with_file

    try:
        lesson = find(chosen.lesson)
    except FileError as error:
        if error.lesson is None:
            raise
        lesson = error.lesson
    found = with_file(lesson, weights, None if chosen.vocab is None else Path(chosen.vocab))
    check_places(found)
    return found


def _sequence(chosen: ModelRequest, vocabulary: Vocabulary | None) -> Sequence:
    """What the model reads."""
    from simulator.lessons.models.rows import rows_in
    from simulator.text.tokens import Characters, Words

    if (chosen.text is None) == (chosen.inputs is None):
        raise LessonError("What the model reads is not said.", "Give either --text or --inputs.")
    if chosen.text is not None:
        characters = vocabulary is not None and vocabulary.is_of_characters
        return Characters(chosen.text) if characters else Words(chosen.text)
    return rows_in(Path(str(chosen.inputs)))
