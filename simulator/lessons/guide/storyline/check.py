"""Check a storyline beyond its types: every token, unit, layer, expression and language, before anything is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from simulator.lessons.guide.cues import find_misfit
from simulator.lessons.guide.cues.fields import Problem
from simulator.lessons.guide.cues.fields import Scope as CueScope
from simulator.lessons.guide.storyline.acts import (
    MOST_NAME,
    layer_problem,
    problem_of,
    token_problem,
    unit_problem,
    view_problem,
)
from simulator.lessons.guide.storyline.controls import Named, control_problem
from simulator.lessons.guide.storyline.expressions import scope as scopes
from simulator.lessons.guide.storyline.expressions.scope import LayerScope, Scope
from simulator.lessons.guide.storyline.expressions.tree import ExpressionError
from simulator.lessons.guide.storyline.questions.kinds import Choice
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.guide.storyline.words import LANGUAGE, Inserted, Words, each_text, parts
from simulator.lessons.models.check_model import count_outputs
from simulator.lessons.models.stored import vectors_of
from simulator.lessons.schema import Lesson, LessonError
from simulator.lessons.sizes import LayerSizes, stands_beside
from simulator.text.embedding import OneHot, input_names
from simulator.text.tokens import Numbers

MOST_STEPS, MOST_PINS, LONGEST = 200, 16, 4_000
_NO_QUANTITY = Problem("is a weight.", "Write a quantity.")


def scope_of_lesson(lesson: Lesson, tokens: Sequence[str], layers: Sequence[LayerSizes]) -> Scope:
    """What an expression can name in the run of a lesson that was not run yet."""
    found: list[LayerScope] = []
    entering, level = _input_names(lesson, tokens), list[tuple[str, ...]]()
    for at, (spec, sizes) in enumerate(zip(lesson.layers, layers, strict=True)):
        if at and not stands_beside(lesson.layers, at):
            entering, level = tuple(chain(*level)) if all(level) else (), []
        level.append(spec.unit_names)
        states = {f"{state}_prev": sizes.quantities[state] for state in sizes.cell.states}
        units = spec.unit_names or ("",) * sizes.units
        inputs = entering if len(entering) == sizes.inputs else ("",) * sizes.inputs
        gates = tuple(sizes.cell.gates)
        found.append(LayerScope({**sizes.quantities, **states}, sizes.weights, units, inputs, gates))
    readout = lesson.readout
    outputs = count_outputs(lesson.files, readout)
    return Scope(tokens, found, outputs, () if readout is None else readout.names)


def _input_names(lesson: Lesson, tokens: Sequence[str]) -> tuple[str, ...]:
    if isinstance(lesson.sequence, Numbers):
        return lesson.sequence.names
    return input_names(tokens, vectors_of(lesson) or OneHot())


def check_storyline(tokens: Sequence[str], runs: Sequence[tuple[Lesson, Sequence[LayerSizes]]]) -> None:
    """Raise LessonError for the first thing in a storyline that could not be shown, said or asked.

    It is that of the first of the `runs`; the others are those it is compared with.
    """
    story, layers = runs[0][0].storyline, runs[0][1]
    if story is None:
        return
    known = [scope_of_lesson(each, tokens, sizes) for each, sizes in runs]
    if not 1 <= len(story.steps) <= MOST_STEPS:
        raise LessonError(f"There cannot be {len(story.steps):,} steps.", f"Take 1 to {MOST_STEPS}.", "storyline.steps")
    for name in ("aim", "before"):
        _check_words(getattr(story, name), f"storyline.{name}", known, 0)
    cue_scope = CueScope(len(known[0].tokens), tuple(sizes.cell for sizes in layers))
    for at, step in enumerate(story.steps):
        field = f"storyline.steps[{at}]"
        for name, problem in _problems(step, known, cue_scope):
            raise LessonError(problem.problem, problem.remedy, f"{field}.{name}")
        for name, words in _words_of(step):
            _check_words(words, f"{field}.{name}", known, step.layer)


def _problems(step: Step, known: Sequence[Scope], cue_scope: CueScope) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the places of a step, with its act and with its question."""
    if problem := layer_problem(step.layer, known):
        yield "layer", problem
        return
    own = known[0]
    found: list[tuple[str, Problem | None]] = [("view", view_problem(step.view))]
    if step.token is not None:
        found.append(("token", token_problem(step.token, own)))
    if step.once and step.once not in own.layer(step.layer).widths:
        found.append(("once", problem_of(step.once, known, step.layer) or _NO_QUANTITY))
    if step.quantity and step.quantity not in own.layer(step.layer).widths:
        found.append(("quantity", problem_of(step.quantity, known, step.layer) or _NO_QUANTITY))
    found.append(("beat", _beat_problem(step)))
    found.append(("unit", unit_problem(step.unit, own, step.layer)))
    if len(step.pins) > MOST_PINS:
        found.append(("pins", Problem(f"{len(step.pins)} units cannot be pinned.", f"Take up to {MOST_PINS}.")))
    found += [(f"pins[{at}]", unit_problem(unit, own, step.layer)) for at, unit in enumerate(step.pins)]
    yield from ((name, problem) for name, problem in found if problem is not None)
    if step.cue is not None and (wrong := find_misfit(step.cue, cue_scope)) is not None:
        yield f"cue.{wrong[0]}", wrong[1]
    for name in ("act", "question"):
        part = getattr(step, name)
        if part is not None:
            yield from ((f"{name}.{inner}", problem) for inner, problem in part.problems(known, step.layer))


def _beat_problem(step: Step) -> Problem | None:
    """What is wrong with a step's beat, as far as can be told without the film."""
    if step.beat and step.once:
        return Problem("A step stands at a beat or once a quantity is computed.", "Write beat or once.")
    if view_problem(step.beat) is None:
        return None
    return Problem(f"There is no beat “{step.beat[:MOST_NAME]}”.", "Write a beat, such as read or forget.")


def _words_of(step: Step) -> Iterator[tuple[str, Words]]:
    yield from (("title", step.title), ("words", step.words), ("to_try", step.to_try), ("notes", step.notes))
    if step.question is not None:
        yield from (("question.ask", step.question.ask), ("question.why", step.question.why))
        if isinstance(step.question, Choice):
            options = enumerate(step.question.options)
            yield from ((f"question.options[{at}].words", option.words) for at, option in options)


def texts_of(story: Storyline) -> Iterator[tuple[str, str]]:
    """All texts of a storyline with their fields, for what is checked of every text of a lesson."""
    yield from each_text(story.aim, "storyline.aim")
    yield from each_text(story.before, "storyline.before")
    for at, step in enumerate(story.steps[:MOST_STEPS]):
        for name, words in _words_of(step):
            yield from each_text(words, f"storyline.steps[{at}].{name}")


def _check_words(words: Words, field: str, known: Sequence[Scope], layer: int) -> None:
    """Languages that can be some, texts that are not too long, and expressions that mean something here."""
    if isinstance(words, Mapping):
        for language in words:
            if not LANGUAGE.fullmatch(language):
                shown = language[:20]
                raise LessonError(f"There is no language “{shown}”.", "Write a key such as en or de.", field)
    for place, text in each_text(words, field):
        if len(text) > LONGEST:
            raise LessonError(f"has {len(text):,} letters.", f"Take up to {LONGEST:,}.", place)
        try:
            for part in parts(text):
                if isinstance(part, Inserted):
                    scopes.check(part.node, known, layer)
                elif isinstance(part, Named) and (problem := control_problem(part)) is not None:
                    raise LessonError(problem.problem, problem.remedy, place)
        except ExpressionError as error:
            raise LessonError(error.problem, error.remedy, place) from error
