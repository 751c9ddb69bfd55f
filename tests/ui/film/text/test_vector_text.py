"""Copied vectors are the run's: NumPy's to the bit, the text with all digits, LaTeX to six."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.film.text.vector_text import as_latex, as_numpy, as_text


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=9), st.sampled_from(["f4", "f8"])
)
def test_numpy_gets_the_same_bits_and_dtype(values: list[float], dtype: str) -> None:
    with np.errstate(over="ignore"):
        vector = np.array(values).astype(dtype)
    vector = vector[np.isfinite(vector)]
    copied = eval(as_numpy("c", vector), {"np": np})
    assert copied.dtype == vector.dtype and copied.tobytes() == vector.tobytes()


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=9))
def test_text_has_all_digits(values: list[float]) -> None:
    assert [float(part) for part in as_text("c", np.array(values)).split()] == values


def test_latex_is_a_column_vector() -> None:
    text = as_latex("c_prev", np.array([0.5, -1e-9]))
    assert text == r"c_{t-1} = \begin{bmatrix} 0.5 \\ -1 \cdot 10^{-9} \end{bmatrix}"


@pytest.mark.parametrize(("name", "letter"), [("f", "f_t"), ("a_f", "a_{f}"), ("kept", r"\mathrm{kept}")])
def test_latex_names(name: str, letter: str) -> None:
    assert re.match(re.escape(letter) + " = ", as_latex(name, np.array([1.0])))
