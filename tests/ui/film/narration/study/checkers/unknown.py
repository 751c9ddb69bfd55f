"""Sentences about tokens that the lesson's table does not know."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.text.embedding import Table
from tests.ui.film.narration.study.claims import Fault, checks, false
from tests.ui.film.narration.study.said import Moment, Said


def is_unknown(at: Moment) -> bool:
    """Whether a table has no vector for the token, and says of some others that they have none on purpose."""
    table, token = at.lesson.embedding, at.trace.tokens[at.step]
    return isinstance(table, Table) and table.silent is not None and token not in (*table.vectors, *table.silent)


@checks(
    "Caption", "{token} is not in the table", "{token} is not in the table: {x} is 0.",
    "{token} is not in the table: {x} is what any unknown token has.",
    "{token} is not in the table: {x} is 0 but for the constant {value}.",
    "{token} is not in the table: {x} is 0 but for {count} constants.",
)  # fmt: skip
def check_not_in_the_table(said: Said) -> Iterator[Fault]:
    """The first layer is given the table's default; what of it is not 0 is told, and all tokens have it where it is."""
    at = said.at
    if not at.fits_token(said["token"], at.step):
        yield false(f"{said['token']} is not the token of this step")
    if at.scene.layer or at.step in at.lesson.masked or not is_unknown(at):
        yield false("the token is known, masked, or does not enter this layer")
        return
    table, row = at.lesson.embedding, at.row("x")
    assert isinstance(table, Table)
    if not np.array_equal(row, np.asarray(table.default, dtype=at.layer_trace.inputs.dtype).astype(np.float64)):
        yield false("something else than the table's default enters")
    if said.has("x") and "x" not in at.means(said["x"]):
        yield false(f"{said['x']} is not what enters")
    given = np.flatnonzero(row)
    same = [
        k for k in given if table.vectors and all(vector[k] == table.default[k] for vector in table.vectors.values())
    ]
    if "x} is 0" in said.use.source and len(same) < len(given):
        yield false("what enters is not 0, and not all tokens have it")
    if said.use.source.endswith("is 0.") and len(given):
        yield false("what enters is not 0")
    if said.has("value") and (len(given) != 1 or not said.number(said["value"]).equals(float(row[given[0]]))):
        yield false(f"the constant is not {said['value']}")
    if said.has("count") and int(said["count"]) != len(given):
        yield false(f"it is not {said['count']} constants")
