"""Properties of a text, token by token, for words and for characters."""

from __future__ import annotations

import pytest

from simulator.analysis.text.properties import MARKED, PROPERTIES, Marks, read_marks, values_of
from simulator.text.tokens import TextError, characters, words


def shown(key: str, tokens: tuple[str, ...]) -> str:
    return "".join(f"{int(value):x}" for value in values_of(key, tokens))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('a "bc" d', "00111000"),
        ("„ab“ c", "111000"),
        ("«a» »b« c", "110011000"),
        ('"a\n\nb', "11100"),
        ("don't", "00000"),
    ],
)
def test_inside_quotes(text: str, inside: str) -> None:
    assert shown("quotes", characters(text)) == inside


def test_words_with_their_signs_are_inside_as_far_as_a_letter_of_them_is() -> None:
    assert shown("quotes", ("He", '"no', 'way"', "left")) == "0110"
    assert shown("quotes", words('He said "no way" twice')) == "0011100"


def test_brackets_and_how_deep_they_are() -> None:
    assert shown("depth", characters("a(b[c]d)e)f")) == "01122110000"
    assert shown("brackets", characters("a(b[c]d)e)f")) == "01111110000"
    assert shown("depth", ("f(x)", "y")) == "10"


def test_places_in_line_and_sentence() -> None:
    assert shown("line", characters("ab\ncd\n")) == "012012"
    assert shown("line", ("ab", "c", "def")) == "035"
    assert shown("sentence", words("He came . She left")) == "01201"
    assert shown("sentence", characters("a. b")) == "0101"


def test_the_length_of_a_word_grows_with_its_letters_and_is_that_of_a_token_that_is_one() -> None:
    assert shown("word", characters("it's a no")) == "123401012"
    assert shown("word", ("good", "girl", ".")) == "440"
    assert shown("word", ("un", "known ", "x")) == "201"


def test_what_a_person_marks_is_positive_or_negative() -> None:
    tokens = words("a good film and a bad end")
    positive, negative = read_marks("Good, 3:5", 7), read_marks("bad", 7)
    assert values_of(MARKED, tokens, positive, negative).tolist() == [0, 1, 0, 1, 1, -1, 0]
    assert read_marks("", 7) == Marks()
    assert read_marks("4–5", 7) == read_marks("4-5", 7) == read_marks("3:5", 7)
    for wrong in ("3:3", "5:9", "0–3", "5–4", "5–8"):
        with pytest.raises(TextError, match=wrong):
            read_marks(wrong, 7)


def test_a_property_never_looks_ahead() -> None:
    text = characters('It "was (so)\n' * 3 + '"end". Yes.')
    for key, each in PROPERTIES.items():
        whole = values_of(key, text, read_marks("s,4:9", len(text))) if each.marked else each.values(text)
        for cut in (1, 5, 14, 30):
            if not each.marked:
                assert each.values(text[:cut]).tolist() == whole[:cut].tolist(), (key, cut)
        assert len(whole) == len(text)


def test_a_text_without_tokens_has_no_numbers() -> None:
    assert all(len(values_of(key, ())) == 0 for key in PROPERTIES)
