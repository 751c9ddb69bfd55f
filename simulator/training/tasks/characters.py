"""Characters: the next character of a text of one's own. After Karpathy, Johnson & Fei-Fei 2015."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from simulator.text.tokens import characters
from simulator.training.settings import TrainingError
from simulator.training.task import Examples, Measure, Problem, Sizes, Task, bits_a_token, same_lengths, whole

HELD_OUT = 0.1  # of the text, its end
MOST_CHARACTERS = 200
FEWEST = 50


def of_text(text: str, name: str) -> Task:
    """The task of a text. Raises TrainingError for one that is too short, or of too many different characters."""
    found = characters(text)
    known = tuple(sorted(set(found)))
    if len(found) < FEWEST:
        raise TrainingError(f"{name}: a text needs at least {FEWEST} characters; this one has {len(found)}.")
    if len(known) > MOST_CHARACTERS:
        raise TrainingError(
            f"{name}: there are {len(known)} different characters; at most {MOST_CHARACTERS} can be learned. "
            "Take out rare ones."
        )
    places = {character: at for at, character in enumerate(known)}
    numbers = np.array([places[character] for character in found])
    about = f"The next character of {name}: {len(found):,} characters, {len(known)} different ones."
    return Task(TASK.key, TASK.title, about, TASK.measure, lambda sizes: _problem(numbers, known, sizes), TASK.sizes,
                TASK.recipe, file=TASK.file)  # fmt: skip


def _problem(numbers: np.ndarray[tuple[int], np.dtype[np.intp]], known: tuple[str, ...], sizes: Sizes) -> Problem:
    cut = max(len(numbers) - max(int(len(numbers) * HELD_OUT), 20), 2)
    learned, held_out = numbers[:cut], numbers[cut:]
    steps = min(whole(sizes, "T", 2), len(learned) - 1)

    def windows(part: np.ndarray[tuple[int], np.dtype[np.intp]], random: Generator, count: int) -> Examples:
        length = min(steps, len(part) - 1)
        starts = random.integers(0, len(part) - length, count)
        rows = part[starts + np.arange(length + 1)[:, None]]
        return same_lengths(rows[:-1], rows[1:], np.ones((length, count)))

    return Problem(
        known, known, lambda random, count: windows(learned, random, count),
        lambda random, count: windows(held_out, random, count), steps, apart="the last tenth of the text",
        characters=True,
    )  # fmt: skip


def _without_text(sizes: Sizes) -> Problem:
    raise TrainingError("characters: give the file of a text in its place, such as book.txt.")


TASK = Task(
    "characters",
    "Characters",
    "The next character of a text of your own; its last tenth is held out.",
    Measure("bits a character on the held-out part", bits_a_token, 0.0, falls=True),
    _without_text,
    {"T": 64},
    {"cell": "lstm", "units": (64,), "rate": 5e-3, "schedule": "cosine", "forget_bias": 1.0, "steps": 2000},
    file="text",
)
