"""Pronouns: texts in which she, her, girl and their like must go with the last name, which may stand far back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.training.strings.grammar import FRAMES, HELD_OUT_OF, OPPOSITES, WORDS, Text, gender_of, text_of
from simulator.training.task import Examples, Measure, Problem, Sizes, Task, padded, whole

POOL = 2000  # texts to train on, the same for all seeds
NUMBERS = {word: at for at, word in enumerate(WORDS)}
SENTENCE = "I love Jenny and she is a very good girl . Rafsun came and he is a very good boy ."


@lru_cache(maxsize=4)
def _pool(count: int) -> tuple[Text, ...]:
    """Texts without the pairs that are held out, the shortest first."""
    random = np.random.default_rng(0)
    return tuple(sorted((text_of(random, 0.0) for _ in range(count)), key=lambda text: len(text.words)))


def _examples(texts: Sequence[Text], weight: float) -> Examples:
    rows = [[NUMBERS[word] for word in text.words] for text in texts]
    inputs, lengths = padded([row[:-1] for row in rows])
    targets, _ = padded([row[1:] for row in rows])
    real = np.arange(len(inputs))[:, None] < lengths
    gendered = np.isin(targets, [NUMBERS[word] for word in OPPOSITES]) & real
    unseen = padded([text.unseen[1:] for text in texts])[0].astype(bool)
    weights = np.where(gendered, weight, 1.0) * real
    judged = gendered & unseen if unseen.any() else gendered
    return Examples(inputs, targets, weights, lengths, judged, {"telling": gendered})


def _make(sizes: Sizes) -> Problem:
    weight, pool = float(sizes["gendered"]), whole(sizes, "texts", 100)

    def draw(random: Generator, count: int) -> Examples:
        texts = _pool(pool)
        first = int(random.integers(0, max(1, len(texts) - count + 1)))
        return _examples(texts[first : first + count], weight)  # of like length

    def fresh(random: Generator, count: int) -> Examples:
        return _examples([text_of(random, 0.5) for _ in range(count)], weight)

    longest = 100
    apart = f"{len(FRAMES) * 20 // HELD_OUT_OF} of {len(FRAMES) * 20} pairs of a name and a frame of the sentence"
    return Problem(
        WORDS,
        WORDS,
        draw,
        fresh,
        longest,
        apart=apart,
        marks=_marks,
        sentence=SENTENCE,
        right=true_ahead,
    )


def _marks(tokens: Sequence[str]) -> Mapping[str, Array]:
    """+1 from a female name on, −1 from a male one on."""
    found, now = [], 0.0
    for token in tokens:
        now = gender_of(token) or now
        found.append(now)
    return {"gender of the last name": np.array(found)}


def right_rather_than_opposite(examples: Examples, logits: Array) -> float:
    """The share of judged words that are likelier than what would stand there of the other gender."""
    right = true_ahead(examples, logits)
    return float(right[examples.counted].mean())


def true_ahead(examples: Examples, logits: Array) -> NDArray[np.bool_]:
    """Where the true next word is likelier than what would stand there of the other gender [steps, sequences]."""
    own = np.take_along_axis(logits, examples.targets[:, None], axis=1)[:, 0]
    found = np.ones(examples.targets.shape, bool)
    for word, opposites in OPPOSITES.items():
        others = logits[:, [NUMBERS[other] for other in opposites]].max(axis=1)
        here = examples.targets == NUMBERS[word]
        found[here] = (own > others)[here]
    return found


TASK = Task(
    "pronouns",
    "Pronouns",
    "Texts of a small grammar: the next word. She, he, her, him, his, girl, boy, woman and man must go with the last "
    "name, which may stand sentences back.",
    Measure("gendered words right on pairs of name and frame never seen", right_rather_than_opposite, 0.98),
    _make,
    {"gendered": 5, "texts": POOL},
    {
        "cell": "lstm", "units": (12,), "rate": 3e-2, "schedule": "cosine", "steps": 800, "initialiser": "pytorch",
        "biases": {"b_f": 4.0, "b_i": -2.0}, "penalties": {"added": 0.05},
    },
)  # fmt: skip
