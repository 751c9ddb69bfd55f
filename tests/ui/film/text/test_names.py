"""Names inside sentences: cut, on one line, and set apart where they would be read as the sentence's own words."""

from __future__ import annotations

import re

import pytest

from ui.film.text.language import ENGLISH, languages
from ui.film.text.names import set_apart, shorten

CONTEXTS = {f"{kind}aption" for kind in ("C", "Chart c", "Network c", "Compare c", "Unit c", "Backward c")} | {"Cue"}
_WORD = re.compile(r"[^\W\d_][^\W\d_-]+")


def _texts() -> list[tuple[str, str]]:
    """Every template of a sentence by the key of its language: English as written, others as translated."""
    found = []
    for key, language in languages().items():
        for message, forms in language.table.items():
            if message.context in CONTEXTS:
                found += [("en", message.source), *((key, form) for form in forms)]
    return found


def test_the_words_of_every_sentence_are_set_apart_as_names() -> None:
    texts = _texts()
    assert len(texts) > 300
    words = {(key, word) for key, text in texts for word in _WORD.findall(re.sub(r"\{\w+\}", " ", text))}
    plain = sorted({word.lower() for key, word in words if set_apart(word, languages()[key]) == word})
    assert not plain, plain


@pytest.mark.parametrize("name", ["all", "All", "elsewhere", "0.5", "x", "my memory", "", "none", "gate", "+1", "und"])
def test_what_could_be_read_as_something_else_is_quoted(name: str) -> None:
    assert set_apart(name, ENGLISH) == f"“{name}”"


@pytest.mark.parametrize("name", ["gender", "liking", "words", "pronoun", "beat", "A-flat", "farbe"])
def test_a_plain_name_stands_as_it_is(name: str) -> None:
    assert set_apart(name, ENGLISH) == name


def test_a_name_is_cut_and_on_one_line() -> None:
    assert shorten("one  two\nthree", 40) == "one two three"
    assert shorten("abcdefgh", 5) == "abcd…"
