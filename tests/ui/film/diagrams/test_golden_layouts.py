"""Layouts as text: what is found for a cell stays what it was looked at. `pytest --update-goldens` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.film.diagrams.layout_text import describe
from tests.ui.film.diagrams.test_automatic_layout import ALL
from tests.ui.film.diagrams.test_whole_cells import KNOWN, too_large
from ui.film.diagrams import diagram_of, small_diagram

GOLDENS = Path(__file__).with_name("goldens")
CELLS = {**ALL, **KNOWN, "too large": too_large(60)}
SMALL = {"smallest": (1320.0, 64.0, 654.0, 3), "small": (1800.0, 64.0, 900.0, 4)}


def same(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """A layout is the golden one, line by line."""
    golden = GOLDENS / f"{name.replace(', ', '-').replace(' ', '-')}.txt"
    if request.config.getoption("--update-goldens"):
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("key", CELLS)
def test_a_layout_is_as_it_was(key: str, request: pytest.FixtureRequest) -> None:
    same(key, describe(diagram_of(CELLS[key])), request)


@pytest.mark.parametrize("page", SMALL)
@pytest.mark.parametrize("key", ["slstm", "rwkv", "lstm-peephole, undrawn", "eleven gates", "over all units"])
def test_so_it_is_on_a_small_page(key: str, page: str, request: pytest.FixtureRequest) -> None:
    found = small_diagram(CELLS[key], diagram_of(CELLS[key]), *SMALL[page])
    assert found is not None
    same(f"{key} {page}", describe(found), request)
