"""What is printed alike is found among many numbers without printing all of them."""

from __future__ import annotations

import numpy as np
import pytest

from ui.film.narration.amounts import Amount, Form, are_alike, stands_out, written_like


@pytest.mark.parametrize("form", ["figure", "signed"])
@pytest.mark.parametrize("scale", [1e-9, 1e-3, 0.3, 1.0, 50.0, 1e6])
def test_it_is_what_printing_each_of_them_finds(form: Form, scale: float) -> None:
    random = np.random.default_rng(1)
    values = np.concatenate([random.uniform(0, scale, 80), np.full(3, scale), [0.0, np.nextafter(scale, 2 * scale)]])
    random.shuffle(values)
    for amount in (Amount(float(each), form) for each in (values.max(), *values[:4], 2 * scale)):
        printed = tuple(k for k, each in enumerate(values.tolist()) if Amount(each, form).is_written_like(amount))
        assert written_like(amount, values) == printed
    for size in values[:4].tolist():
        for others in (values, values[values < size], values[values < 0.9 * size]):
            each_alone = all(other < size and not are_alike(other, size) for other in others.tolist())
            assert stands_out(size, others.tolist()) == (size > 0.0 and each_alone)


def test_nothing_stands_out_beside_what_is_no_number() -> None:
    assert not stands_out(1.0, [0.5, float("nan")]) and not stands_out(0.0, []) and stands_out(1.0, [])
