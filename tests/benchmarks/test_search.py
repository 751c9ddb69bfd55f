"""How long a search over a million tokens takes, for 32 units. Run with `pytest -m full`."""

from __future__ import annotations

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from simulator.search.matching import By, find_hits

pytestmark = pytest.mark.full
STEPS, UNITS = 1_000_000, 32


@pytest.mark.parametrize("by", ["on", "curve"])
def test_a_million_tokens_are_searched_in_seconds(benchmark: BenchmarkFixture, by: By) -> None:
    values = np.random.default_rng(0).standard_normal((UNITS, STEPS)).astype(np.float32)
    span = range(500_000, 500_100)
    values[:, span.start : span.stop] = np.abs(values[:, span.start : span.stop]) + 0.3
    hits = benchmark.pedantic(find_hits, (values, range(UNITS), span, by, 0.3, 50), rounds=1)
    assert len(hits) == 50
    assert benchmark.stats.stats.max < 10
