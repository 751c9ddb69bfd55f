"""Tokens become the vectors that enter the network: from a table, drawn at random, or one-hot."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.embedding import (
    Embedding,
    OneHot,
    Random,
    Table,
    constants,
    embed,
    input_names,
    random_vector,
    unknown_tokens,
    unlisted_tokens,
)

TABLE = Table(("Jenny", "1"), {"Jenny": (1.0, 1.0), "café": (0.5, 1.0)}, (0.0, 1.0))


def test_a_table_gives_its_vectors_and_the_default() -> None:
    vectors = embed(("I", "Jenny", "jenny"), TABLE)
    assert vectors.tolist() == [[0, 1], [1, 1], [0, 1]]
    assert vectors.dtype == np.float64
    assert input_names(("I",), TABLE) == ("Jenny", "1")


def test_a_table_knows_a_token_however_its_accent_is_coded() -> None:
    assert embed(("cafe\u0301",), TABLE).tolist() == [[0.5, 1.0]]
    assert unlisted_tokens(("cafe\u0301", "I", "Jenny", "I"), TABLE) == ("I",)


def test_what_a_table_neither_lists_nor_means_to_be_silent_is_unknown() -> None:
    told = Table(TABLE.names, TABLE.vectors, TABLE.default, silent=("I", "cafe\u0301"))
    assert unknown_tokens(("Anna", "I", "Jenny", "Anna", "café", "."), told) == ("Anna", ".")
    assert unknown_tokens(("Anna", "I"), TABLE) == ()


@pytest.mark.parametrize("embedding", [Random(2), OneHot(), None])
def test_where_each_token_has_a_vector_of_its_own_none_is_unknown(embedding: Embedding | None) -> None:
    assert unknown_tokens(("Anna",), embedding) == ()


def test_a_constant_is_the_same_for_all_tokens_and_not_0() -> None:
    assert constants(TABLE) == (1,)
    assert constants(Table(("a", "b", "c"), {"x": (0.0, 2.0, 1.0), "y": (0.0, 2.0, 3.0)}, (0.0, 2.0, 1.0))) == (1,)
    assert constants(Table(("a",), {}, (1.0,))) == ()


def test_one_hot_has_a_column_for_each_different_token() -> None:
    assert embed(("b", "a", "b"), OneHot()).tolist() == [[1, 0], [0, 1], [1, 0]]
    assert input_names(("b", "a", "b"), OneHot()) == ("b", "a")


def test_random_vectors_are_these_for_ever() -> None:
    """Lessons with random embeddings must run alike on every machine and with every later version."""
    assert random_vector("Jenny", 3, 1).tolist() == [
        -0.24833433685856576,
        -0.5348887620228435,
        0.5209796089022551,
    ]
    assert input_names(("Jenny",), Random(3)) == ()


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_a_token_has_the_same_vector_wherever_it_stands(tokens: list[str]) -> None:
    shuffled = sorted(tokens)
    by_token = dict(zip(shuffled, embed(shuffled, Random(4, 7)).tolist(), strict=True))
    assert embed(tokens, Random(4, 7)).tolist() == [by_token[token] for token in tokens]


def test_random_vectors_differ_by_token_and_seed_and_lie_between_minus_one_and_one() -> None:
    vectors = embed([f"token {k}" for k in range(500)], Random(8, 3))
    assert len(np.unique(vectors)) == 4000
    assert vectors.min() >= -1 and vectors.max() < 1
    assert abs(vectors.mean()) < 0.03 and abs(vectors.std() - 3**-0.5) < 0.02
    assert not np.any(vectors[0] == random_vector("token 0", 8, 4))


def test_no_token_gives_no_row() -> None:
    assert embed((), Random(4)).shape == (0, 4)
    assert embed((), TABLE).shape == (0, 2)


def test_an_accent_however_it_is_coded_draws_the_same_vector() -> None:
    assert np.array_equal(random_vector("cafe\u0301", 4, 1), random_vector("caf\u00e9", 4, 1))
