"""A small grammar in which names, pronouns and nouns must agree: the texts of the task on pronouns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from numpy.random import Generator

FEMALE = ("Jenny", "Mary", "Anna", "Lisa", "Sara", "Emma", "Nora", "Ruth", "Clara", "Julia")
MALE = ("Rafsun", "Tom", "Peter", "Paul", "David", "Omar", "Ben", "Leo", "Adam", "Karim")
NAMES = (*FEMALE, *MALE)
WITH_OBJECT = ("love", "like", "know", "see", "meet")
WITHOUT = ("came", "left", "sang", "slept", "laughed")
ADJECTIVES = ("good", "kind", "tall", "clever", "happy")
NOUNS = {1: ("girl", "woman"), -1: ("boy", "man")}
THINGS = ("dog", "book", "garden", "house")
PLACES = ("town", "market", "school", "park")
OPPOSITES = {
    "she": ("he",), "he": ("she",), "her": ("him", "his"), "him": ("her",), "his": ("her",),
    "girl": ("boy",), "boy": ("girl",), "woman": ("man",), "man": ("woman",),
}  # fmt: skip
WORDS = (
    *NAMES, *WITH_OBJECT, *WITHOUT, *ADJECTIVES, *NOUNS[1], *NOUNS[-1], *THINGS, *PLACES, "she", "he", "her", "him",
    "his", "I", "we", "and", "with", "who", "lives", "in", "the", "after", "rain", "long", "is", "a", "very", ".",
)  # fmt: skip
HELD_OUT_OF = 5  # one in so many pairs of name and frame
NEUTRAL, CARRIED, OTHER_GENDER = 0.3, 0.43, 0.7


@dataclass(frozen=True)
class Text:
    """Words, and which of them stand in a clause whose pair of name and frame is held out of training."""

    words: tuple[str, ...]
    unseen: tuple[bool, ...]


def gender_of(name: str) -> float:
    """+1 of a female name, −1 of a male one, 0 of other words."""
    return 1.0 if name in FEMALE else -1.0 if name in MALE else 0.0


def is_held_out(name: int, frame: int) -> bool:
    """Whether a pair never occurs in training."""
    return (name + frame) % HELD_OUT_OF == 0


class _Clause:
    """Draws the parts of a clause about a person of a gender."""

    def __init__(self, random: Generator, gender: int) -> None:
        self._random = random
        female = gender > 0
        self.noun = self.one_of(NOUNS[gender])
        self.she, self.her, self.hers = ("she", "her", "her") if female else ("he", "him", "his")

    def one_of(self, words: tuple[str, ...]) -> str:
        return words[int(self._random.integers(len(words)))]

    def verb(self) -> str:
        return self.one_of(WITH_OBJECT)

    def did(self) -> str:
        return self.one_of(WITHOUT)

    def somewhere(self) -> str:
        place = f"in the {self.one_of(PLACES)}"
        return self.one_of(("", place, "after the rain", f"after the long rain {place}"))

    def relative(self) -> str:
        return self.one_of((f"who lives in the {self.one_of(PLACES)}", f"who we {self.verb()}"))

    def person(self) -> str:
        """What is said of somebody by a pronoun."""
        kind = int(self._random.integers(5))
        if kind < 2:
            return f"{self.she} is a {self.one_of(('', 'very'))} {self.one_of(ADJECTIVES)} {self.noun}"
        if kind == 2:
            return f"{self.she} {self.did()} {self.somewhere()}"
        return f"I {self.verb()} {self.her if kind == 3 else f'{self.hers} {self.one_of(THINGS)}'}"

    def neutral(self) -> str:
        """A clause about nobody."""
        thing = self.one_of(THINGS)
        return self.one_of(
            (
                f"we {self.did()} {self.somewhere()}",
                f"the {thing} is in the {self.one_of(PLACES)}",
                f"I {self.verb()} the {thing} {self.somewhere()}",
            )
        )


FRAMES: tuple[Callable[[_Clause, str], str], ...] = (
    lambda c, n: f"I {c.verb()} {n} {c.somewhere()} and {c.person()}",
    lambda c, n: f"{n} {c.did()} {c.somewhere()} and {c.person()}",
    lambda c, n: f"{n} {c.did()} with {c.hers} {c.one_of(THINGS)} {c.somewhere()} and {c.person()}",
    lambda c, n: f"I {c.verb()} {n} {c.relative()} and {c.person()}",
    lambda c, n: f"{n} {c.relative()} {c.did()} {c.somewhere()} and {c.person()}",
    lambda c, n: f"{n} {c.did()} {c.somewhere()} and I {c.verb()} {c.her}",
    lambda c, n: f"{n} is a {c.one_of(ADJECTIVES)} {c.noun} and {c.person()}",
)


def text_of(random: Generator, held_out: float) -> Text:
    """A text of 3 to 5 clauses, whose pairs of name and frame are held-out ones with this chance."""
    words: list[str] = []
    unseen: list[bool] = []
    gender = 1 if random.random() < 0.5 else -1
    for place in range(int(random.integers(3, 6))):
        drawn, apart = random.random(), False
        if place and drawn < NEUTRAL:
            clause = _Clause(random, gender).neutral()
        elif place and random.random() < CARRIED:
            clause = _Clause(random, gender).person()
        else:
            if place and random.random() < OTHER_GENDER:
                gender = -gender
            apart = random.random() < held_out
            name, frame = _pair(random, gender, apart)
            clause = FRAMES[frame](_Clause(random, gender), NAMES[name])
        said = (*clause.split(), ".")
        words += said
        unseen += [apart] * len(said)
    return Text(tuple(words), tuple(unseen))


def _pair(random: Generator, gender: int, held_out: bool) -> tuple[int, int]:
    """The numbers of a name of a gender and of a frame, as a pair held out or not."""
    while True:
        name = int(random.integers(len(FEMALE))) + (0 if gender > 0 else len(FEMALE))
        frame = int(random.integers(len(FRAMES)))
        if is_held_out(name, frame) == held_out:
            return name, frame
