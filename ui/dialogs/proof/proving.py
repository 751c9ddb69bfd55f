"""What is done beside the window for a proof, and the sentences that tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.engine.progress import Progress
from simulator.lessons.models.proved import lesson_of_case, on_stored_inputs, prove_lesson
from simulator.lessons.resolve import ResolvedLesson
from simulator.network.levels import Reads, levels_of
from simulator.weights.formats import open_model
from simulator.weights.proof import Compared, prove
from simulator.weights.recognition import recognise
from simulator.weights.recognition.found import Recognised
from simulator.weights.reference.files import open_reference
from simulator.weights.reference.stored import Reference
from ui.film.text.number_format import significant
from ui.settings.translation import translate, write_count, write_number

DIGITS = 2  # of a difference


@dataclass(frozen=True, eq=False)
class Proof:
    """What was compared: the lesson's network, or the model of a test case where one is `recognised`."""

    resolved: ResolvedLesson
    reference: Reference
    recognised: Recognised | None
    compared: tuple[Compared, ...]

    @property
    def steps(self) -> int:
        """How many steps were stored."""
        return len(self.reference.runs[0].inputs)


def find_proof(resolved: ResolvedLesson, path: Path, progress: Progress) -> Proof:
    """Hold a lesson's network against a file, or a test case's model against its own data.

    Raises LessonError, ModelError and Cancelled.
    """
    progress(0, 0)
    reference = open_reference(path)
    if reference.model is None:
        return Proof(resolved, reference, None, prove_lesson(resolved, reference, progress))
    recognised = recognise(reference.completed(open_model(reference.model)))
    return Proof(resolved, reference, recognised, prove(recognised, reference))


def lesson_of(proof: Proof, _progress: Progress) -> ResolvedLesson:
    """What was compared as a lesson on the inputs that were stored. Raises LessonError and ModelError."""
    words = translate("Proof", "On the inputs that are stored in {name}.")
    about = words.format(name=proof.reference.name)
    if proof.recognised is not None:
        return lesson_of_case(proof.recognised, proof.reference, about)
    return on_stored_inputs(proof.resolved, proof.reference.runs[0], about)


def place_of(layers: Sequence[Reads], name: str) -> tuple[int, str]:
    """The layer and the quantity that "layer0/reverse/h" means."""
    level, *way, quantity = name.removeprefix("layer").split("/")
    there = levels_of(layers)[int(level)]
    return next((at for at in there if layers[at].reverse == bool(way)), there[0]), quantity


def write_difference(value: float) -> str:
    """A difference with the digits that count."""
    return write_number(significant(value, DIGITS))


def describe_proof(proof: Proof, tolerance: float) -> str:
    """Whether it is the same, in a sentence with numbers."""
    most = max(proof.compared, key=lambda each: each.largest)
    parts = sorted(
        (each for each in proof.compared if each.first_beyond(tolerance) is not None), key=_reading(tolerance)
    )
    numbers = {
        "count": len(proof.compared),
        "steps": write_count(proof.steps),
        "most": write_difference(most.largest),
        "name": most.name,
        "step": write_count(most.worst + 1),
        "tolerance": write_difference(tolerance),
    }
    if not parts:
        words = translate(
            "Proof",
            "The same: over {steps} steps, stored states ({count}) differ by {most} at most ({name}, step {step}); "
            "up to {tolerance} is taken for rounding.",
        )
        return words.format(**numbers)
    words = translate(
        "Proof",
        "Not the same: {parts} differs by more than {tolerance} first at step {first} of {steps}; the most is {most} "
        "({name}, step {step}).",
    )
    first = parts[0].first_beyond(tolerance)
    assert first is not None
    return words.format(**numbers, parts=parts[0].name, first=write_count(first + 1))


def _reading(tolerance: float) -> Callable[[Compared], tuple[bool, int, str]]:
    """The order in which states part: by step as they are read, of the same step the lower layer first."""

    def key(each: Compared) -> tuple[bool, int, str]:
        first, backward = each.first_beyond(tolerance) or 0, "/reverse/" in each.name
        return backward, -first if backward else first, each.name

    return key
