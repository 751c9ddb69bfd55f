"""Turn tokens into the vectors that enter layer 0."""

import hashlib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec import Struct

from simulator.arrays import Array, Array64, ReadOnly
from simulator.text.tokens import Vector


class Table(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="table"):
    """A vector for each listed token, and `default` for every other; `names` name the columns.

    Tokens in `silent` take the default on purpose; any other that is not listed is unknown. Without `silent`, all
    tokens of the lesson's sequence that are not listed are meant so, and none is unknown.
    """

    names: tuple[str, ...]
    vectors: Mapping[str, Vector]
    default: Vector
    silent: tuple[str, ...] | None = None


class Random(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="random"):
    """A vector of `size` numbers from −1 to 1 for each token, drawn from its own spelling and the seed."""

    size: int
    seed: int = 0


class OneHot(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="one-hot"):
    """One column a different token, in order of first appearance: 1 in its own column, 0 elsewhere."""


class Stored(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="stored"):
    """A vector for each token of a vocabulary, a row of a tensor in a file of the lesson, which is named by its key.

    `vocabulary` is the key of the file that says which number each token has; without one `numbers` says it.
    """

    file: str
    tensor: str
    vocabulary: str = ""
    numbers: Mapping[str, int] | None = None


Embedding = Table | Random | OneHot | Stored


@dataclass(frozen=True, eq=False, repr=False)
class StoredVectors(ReadOnly):
    """The vectors that a `Stored` embedding means: `count` of them, of `width` numbers each.

    `numbers` gives the number of each token, `knows` whether the vocabulary has it: a token that it does not know can
    have the number of all unknown ones, or none (None), and enters as zeros then. `rows` reads the vectors of numbers.
    """

    width: int
    count: int
    numbers: Callable[[str], int | None]
    knows: Callable[[str], bool]
    rows: Callable[[Sequence[int]], Array]


Vectors = Table | Random | OneHot | StoredVectors
"""What gives each token its vector."""


def embed(tokens: Sequence[str], embedding: Vectors) -> Array64:
    """The vector of each token, one row a step: [step, input] in float64."""
    if isinstance(embedding, StoredVectors):
        return _read_vectors(tokens, embedding)
    if isinstance(embedding, Table):
        vectors = {_normal(name): vector for name, vector in embedding.vectors.items()}
        rows = [vectors.get(_normal(token), embedding.default) for token in tokens]
        return np.array(rows, dtype=np.float64).reshape(len(tokens), len(embedding.default))
    if isinstance(embedding, Random):
        drawn = {token: random_vector(token, embedding.size, embedding.seed) for token in set(tokens)}
        return np.array([drawn[token] for token in tokens]).reshape(len(tokens), embedding.size)
    column = {token: at for at, token in enumerate(dict.fromkeys(tokens))}
    return np.eye(len(column))[[column[token] for token in tokens]]


def _read_vectors(tokens: Sequence[str], stored: StoredVectors) -> Array64:
    """The rows of the tokens' numbers, each read once; zeros for tokens without a number."""
    different = {token: number for token in set(tokens) if (number := stored.numbers(token)) is not None}
    found = np.zeros((len(different) + 1, stored.width))
    if different:
        found[1:] = stored.rows(list(different.values()))
    place = {token: at for at, token in enumerate(different, start=1)}
    vectors: Array64 = found[[place.get(token, 0) for token in tokens]]
    return vectors


def input_names(tokens: Sequence[str], embedding: Vectors) -> tuple[str, ...]:
    """Names of the columns of `embed`: the table's, the tokens for one-hot, none for others."""
    if isinstance(embedding, Table):
        return embedding.names
    return tuple(dict.fromkeys(tokens)) if isinstance(embedding, OneHot) else ()


def unlisted_tokens(tokens: Sequence[str], table: Table) -> tuple[str, ...]:
    """The different tokens that have no vector of their own in the table and take its default."""
    listed = {_normal(name) for name in table.vectors}
    return tuple(token for token in dict.fromkeys(tokens) if _normal(token) not in listed)


def unknown_tokens(tokens: Sequence[str], embedding: Vectors | None) -> tuple[str, ...]:
    """The different tokens that a table neither lists nor means to be silent, or that a vocabulary does not know, in
    order of first appearance.
    """
    if isinstance(embedding, StoredVectors):
        return tuple(token for token in dict.fromkeys(tokens) if not embedding.knows(token))
    if not isinstance(embedding, Table) or embedding.silent is None:
        return ()
    silent = {_normal(name) for name in embedding.silent}
    return tuple(token for token in unlisted_tokens(tokens, embedding) if _normal(token) not in silent)


def constants(table: Table) -> tuple[int, ...]:
    """The columns in which all tokens of a table have the same number, one that is not 0: they tell none apart."""
    vectors = tuple(table.vectors.values())
    columns = enumerate(table.default) if vectors else ()
    return tuple(at for at, number in columns if number != 0.0 and all(vector[at] == number for vector in vectors))


def random_vector(token: str, size: int, seed: int) -> Array64:
    """`size` numbers in [−1, 1) from the token's spelling and the seed alone.

    The same token has the same vector in every sequence, on every machine and with every version of NumPy.
    """
    drawn = hashlib.shake_256(f"{seed} {_normal(token)}".encode()).digest(8 * size)
    bits = np.frombuffer(drawn, dtype="<u8") >> np.uint64(11)
    return bits.astype(np.float64) * 2.0**-52 - 1.0


def _normal(token: str) -> str:
    return unicodedata.normalize("NFC", token)
