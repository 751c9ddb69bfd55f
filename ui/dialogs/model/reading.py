"""What a model is to read: a text with its vocabulary, or rows of numbers; and what is said of it while it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.text.number_table import AmbiguousNumbersError, read_numbers
from simulator.text.tokens import Characters, Numbers, Sequence, TextError, Words, sequence_tokens
from simulator.weights.vocabulary import UNKNOWN, Vocabulary
from ui.film.text.blanks import with_visible_blanks
from ui.panels.sequence.understood import describe_table
from ui.settings.translation import translate, write_count

SHOWN = 8  # unknown tokens that are named
RANDOM = "It reads {steps} steps of random numbers (seed {seed})."


@dataclass(frozen=True)
class Reading:
    """What is read, with its vocabulary where it is text; `note` is for the lesson where nobody gave it."""

    sequence: Sequence
    vocabulary: Vocabulary | None = None
    note: str = ""


@dataclass(frozen=True)
class Understood:
    """What was made of what is typed: what the model reads, None where it can read nothing of it, and that in words."""

    reading: Reading | None
    words: str


def read_text(text: str, vocabulary: Vocabulary | None, tokens: int) -> Understood:
    """A text for a model that knows so many tokens."""
    if vocabulary is None:
        return Understood(None, translate("Model", "Choose the vocabulary: it says which number each token has."))
    largest = max(vocabulary.numbers.values())
    if largest >= tokens:
        words = translate("Model", "This is another model’s vocabulary: it has a token {number}, the model {count}.")
        return Understood(None, words.format(number=write_count(largest), count=write_count(tokens)))
    sequence = Characters(text) if vocabulary.is_of_characters else Words(text)
    found = sequence_tokens(sequence)
    if not found:
        return Understood(None, translate("Model", "Type what the model is to read."))
    characters, words = translate("Model", "Characters: {count}"), translate("Model", "Words: {count}")
    told = (characters if vocabulary.is_of_characters else words).format(count=write_count(len(found)))
    return Understood(Reading(sequence, vocabulary), f"{told} · {_describe_unknown(found, vocabulary)}")


def _describe_unknown(found: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Which tokens a vocabulary does not know, and what becomes of them."""
    unknown = [token for token in dict.fromkeys(found) if _is_unknown(token, vocabulary)]
    if not unknown:
        return translate("Model", "the vocabulary knows all of them")
    listed = ", ".join(f"“{with_visible_blanks(token)}”" for token in unknown[:SHOWN]) + " …" * (len(unknown) > SHOWN)
    stands_in = next((each for each in UNKNOWN if each in vocabulary.numbers), None)
    if stands_in is None:
        words = translate("Model", "unknown to the vocabulary, so that nothing enters: {tokens}")
        return words.format(tokens=listed)
    words = translate("Model", "unknown to the vocabulary, read as {sign}: {tokens}")
    return words.format(tokens=listed, sign=stands_in)


def _is_unknown(token: str, vocabulary: Vocabulary) -> bool:
    return token not in vocabulary.numbers and token.lower() not in vocabulary.numbers


def read_typed_rows(text: str, width: int) -> Understood:
    """Rows of numbers that are typed."""
    if not text.strip():
        words = translate("Model", "Type rows of {width} numbers, one row a step.")
        return Understood(None, words.format(width=width))
    try:
        table = read_numbers(text)
    except AmbiguousNumbersError as error:
        table = next((each for each in error.offers if len(each.rows[0]) == width), error.offers[0])
    except TextError as error:
        return Understood(None, f"{error}.")
    found = understood_rows(Numbers(table.rows, table.names, table.labels), width)
    return found if found.reading is None else Understood(found.reading, describe_table(table))


def understood_rows(rows: Numbers, width: int, note: str = "") -> Understood:
    """Rows of numbers for a model that takes so many in each."""
    if not rows.rows or len(rows.rows[0]) != width:
        found = len(rows.rows[0]) if rows.rows else 0
        words = translate("Model", "These rows have {found} numbers each, and the model takes {width}.")
        return Understood(None, words.format(found=found, width=width))
    words = translate("Sequence", "Steps: {steps} · numbers in each: {width}")
    return Understood(Reading(rows, None, note), words.format(steps=write_count(len(rows.rows)), width=width))


def describe_vocabulary(vocabulary: Vocabulary) -> str:
    """How large a vocabulary is, and of what."""
    characters, words = translate("Model", "{count} tokens, characters"), translate("Model", "{count} tokens, words")
    several = characters if vocabulary.is_of_characters else words
    return several.format(count=write_count(len(vocabulary.numbers)))
