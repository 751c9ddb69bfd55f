"""Words, characters and rows of numbers are cut where a reader would cut them."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.tokens import _words, characters, number_token, words

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("I love Jenny.", ("I", "love", "Jenny", ".")),
        ("girl . Rafsun", ("girl", ".", "Rafsun")),
        ("don't, she’s", ("don't", ",", "she’s")),
        ("by-hand -x x- a--b", ("by-hand", "-", "x", "x", "-", "a", "-", "-", "b")),
        ("3.14 and 1,000.", ("3.14", "and", "1,000", ".")),
        ("x_1 _y", ("x_1", "_y")),
        ("Straße naïve Ωmega", ("Straße", "naïve", "Ωmega")),
        ("हिन्दी में", ("हिन्दी", "में")),
        ("שָׁלוֹם עולם", ("שָׁלוֹם", "עולם")),
        ("我爱你。", ("我", "爱", "你", "。")),
        ("hi👩🏽‍🚀🇩🇪!", ("hi", "👩🏽‍🚀", "🇩🇪", "!")),
        ("a\u200bb\ufeffc", ("a", "b", "c")),
        ("  \n\t ", ()),
        ("", ()),
    ],
)
def test_words(text: str, tokens: tuple[str, ...]) -> None:
    assert words(text) == tuple(unicodedata.normalize("NFC", token) for token in tokens)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("ab c", ("a", "b", " ", "c")),
        ("e\u0301x", ("é", "x")),
        ("x\u0336y", ("x\u0336", "y")),
        ("👨‍👩‍👧‍👦!", ("👨‍👩‍👧‍👦", "!")),
        ("👍🏿👍", ("👍🏿", "👍")),
        ("❤️‍🔥", ("❤️‍🔥",)),
        ("🇩🇪🇫🇷🇯", ("🇩🇪", "🇫🇷", "🇯")),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿a", ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "a")),
        ("한국", ("한", "국")),
        (unicodedata.normalize("NFD", "한국"), ("한", "국")),
        ("a\r\nb\n", ("a", "\n", "b", "\n")),
    ],
)
def test_characters_as_a_reader_sees_them(text: str, tokens: tuple[str, ...]) -> None:
    assert characters(text) == tokens


@given(st.text())
def test_characters_joined_are_the_text(text: str) -> None:
    assert "".join(characters(text)) == unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    assert all(characters(text))


@given(st.text())
def test_words_lose_only_white_space_and_what_is_invisible(text: str) -> None:
    found = words(text)
    assert all(token.strip() for token in found)
    visible = [c for c in characters(text) if not c.isspace() and unicodedata.category(c[0]) not in ("Cf", "Cc")]
    assert "".join(found) == "".join(visible)


@given(st.lists(st.sampled_from(["love", "don't", "é", "я", "3.14", "!", "我", "👩🏽‍🚀", "."]), max_size=8))
def test_words_apart_by_spaces_are_the_tokens(tokens: list[str]) -> None:
    assert words("  ".join(tokens)) == tuple(tokens)


def test_labels_of_number_rows_are_short() -> None:
    assert number_token((1.0, -0.25, 3.14159)) == "1 −0.25 3.14"
    assert number_token((1.0, 2.0, 3.0, 4.0)) == "1 2 3 …"


@given(
    st.text(st.sampled_from("ab1.,'’- \t\n\r\x1f\x85\u00a0\u200b\ufeffäé字\u0301\u200d👩🇩🇪ᄒ한"), max_size=40)
    | st.text(max_size=40)
)
def test_words_are_found_part_by_part_as_in_the_whole(text: str) -> None:
    assert words(text) == _words(characters(text))


def test_many_words_are_found_in_little_time() -> None:
    """Seconds of this thread; each character by itself took half a second."""
    for word in ("three, ", "größe. ", "don't "):
        text = word * 100_000
        begun = time.thread_time()
        found = words(text)
        assert time.thread_time() - begun < 0.2
        assert len(found) == (100_000 if word == "don't " else 200_000)
