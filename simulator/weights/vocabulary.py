"""The vocabulary of a model: which number each of its tokens has, read from the files in which people keep that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from simulator.arrays import ReadOnly
from simulator.io.regular_file import read_regular
from simulator.text.counting import count_of
from simulator.text.tokens import characters, words
from simulator.weights.formats.zip_members import read_stored
from simulator.weights.tensor_tree import ModelError

MOST_BYTES = 64 * 2**20
UNKNOWN = ("<unk>", "<UNK>", "[UNK]", "<OOV>", "<oov>", "<unknown>")
"""What vocabularies call the token that stands for all unknown ones."""
_SHOWN = 8
_FORMS = (
    "Known are: JSON of tokens and their numbers, a JSON list, a tokenizer of Keras (JSON), and a token in each line."
)


@dataclass(frozen=True, eq=False, repr=False)
class Vocabulary(ReadOnly):
    """Tokens and their numbers; several tokens may have the same, and not every number has one.

    `path` is the file that it was read from, if any.
    """

    numbers: Mapping[str, int]
    path: Path | None = None

    def __repr__(self) -> str:
        kind = "characters" if self.is_of_characters else "words"
        return f"Vocabulary({count_of(len(self.numbers), 'token')}, {kind})"

    @cached_property
    def is_of_characters(self) -> bool:
        """Whether nearly all tokens are single characters; the others are then signs such as <s>."""
        single = sum(len(token) == 1 for token in self.numbers)
        return 2 * single > len(self.numbers)

    @cached_property
    def tokens(self) -> Mapping[int, str]:
        """The token of each number: the first that has it."""
        found: dict[int, str] = {}
        for token, number in self.numbers.items():
            found.setdefault(number, token)
        return MappingProxyType(found)

    def split(self, text: str) -> tuple[str, ...]:
        """The tokens of a text: characters, or words, in small letters where only those are known."""
        if self.is_of_characters:
            return characters(text)
        found = words(text)
        small = all(token == token.lower() for token in self.numbers)
        return tuple(token if token in self.numbers or not small else token.lower() for token in found)

    def ids(self, tokens: Sequence[str]) -> tuple[int, ...]:
        """The numbers of tokens. Raises ModelError for tokens that it does not know, where it has none for these."""
        found = {token: self.number(token) for token in tokens}
        unknown = [token for token, number in found.items() if number is None]
        if unknown:
            listed = ", ".join(f"“{token}”" for token in unknown[:_SHOWN])
            raise ModelError(f"The vocabulary does not know {listed}.", "Write it with tokens of the vocabulary.")
        return tuple(number for token in tokens if (number := found[token]) is not None)

    def number(self, token: str) -> int | None:
        """The number of a token, as it is or in small letters; None for one that is unknown and has none for these."""
        known = (self.numbers[each] for each in (token, token.lower(), *UNKNOWN) if each in self.numbers)
        return next(known, None)

    def knows(self, token: str) -> bool:
        """Whether a token has a number of its own, as it is or in small letters."""
        return token in self.numbers or token.lower() in self.numbers

    def token(self, number: int) -> str:
        """The token of a number; of one that has none, the number in brackets."""
        return self.tokens.get(number, f"[{number}]")

    def join(self, tokens: Sequence[str]) -> str:
        """Tokens as a text again: characters side by side, words with blanks between."""
        return ("" if self.is_of_characters else " ").join(tokens)


def read_vocabulary(path: Path, member: str = "") -> Vocabulary:
    """The vocabulary in a file, or in a `member` of an archive. Raises ModelError, naming the file."""
    try:
        data = read_stored(path, member, MOST_BYTES) if member else read_regular(path, MOST_BYTES + 1)
    except OSError as error:
        problem = f"Cannot be read: {error.strerror or error}."
        raise ModelError(problem, "Check the name and the rights.", str(path)) from error
    if len(data) > MOST_BYTES:
        raise ModelError(f"It is larger than {MOST_BYTES // 2**20} MB.", "Choose a vocabulary.", str(path))
    try:
        return Vocabulary(MappingProxyType(_numbers(data)), path)
    except ModelError as error:
        raise error.at(str(path)) from error


def _numbers(data: bytes) -> dict[str, int]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ModelError("It is no text in UTF-8.", _FORMS) from error
    if not text.strip():
        return _not_empty({})
    if text.lstrip()[:1] not in ("{", "["):
        return _listed(text.split("\n")[: -1 if text.endswith("\n") else None])
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"The JSON is broken: {error}.", _FORMS) from error
    return _listed(value) if isinstance(value, list) else _of_object(value)


def _listed(tokens: Sequence[Any]) -> dict[str, int]:
    """Tokens in the order of their numbers, from 0."""
    found: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if not isinstance(token, str):
            raise ModelError(f"Token {number} of its list is no text.", _FORMS)
        found.setdefault(token.removesuffix("\r"), number)
    if not found:
        raise ModelError("There is no token in it.", _FORMS)
    return found


def _of_object(value: Mapping[str, Any]) -> dict[str, int]:
    """Tokens with their numbers, the other way round, or what Keras's tokenizer writes."""
    config = value.get("config")
    if isinstance(config, dict) and isinstance(config.get("word_index"), str):
        try:
            value = msgspec.json.decode(config["word_index"])
        except msgspec.DecodeError as error:
            raise ModelError(f"The tokenizer's words are broken: {error}.", "Save the tokenizer again.") from error
    if all(isinstance(number, int) and not isinstance(number, bool) and number >= 0 for number in value.values()):
        return _not_empty(value)
    if all(isinstance(token, str) and key.isdecimal() for key, token in value.items()):
        return _not_empty({token: int(key) for key, token in value.items()})
    raise ModelError("Its object does not give each token a number.", _FORMS)


def _not_empty(numbers: Mapping[str, int]) -> dict[str, int]:
    if not numbers:
        raise ModelError("There is no token in it.", _FORMS)
    return dict(numbers)
