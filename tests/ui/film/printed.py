"""Reads printed equations as somebody does who has only what is printed, and works them out again."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALL = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
FUNCTIONS: dict[str, Any] = {
    "tanh": np.tanh,
    "exp": np.exp,
    "maximum": np.maximum,
    "minimum": np.minimum,
    "log": np.log,
    "relu": lambda a: np.maximum(a, 0),
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "hard_sigmoid": lambda a: np.clip(0.2 * a + 0.5, 0.0, 1.0),
    "vector": lambda *numbers: np.array(numbers),
}
NUMBER = r"\d+(?:\.\d+)?(?:e-?\d+)?"


def worth(text: str) -> NDArray[np.float64] | None:
    """What a printed formula of numbers or vectors alone comes to; None for one with letters in it."""
    text = _as_code(text).replace("[", "vector(").replace("]", ")")
    if not re.fullmatch(rf"(?:{NUMBER}|{'|'.join(FUNCTIONS)}|[-+*/(), ])+", text):
        return None
    with np.errstate(all="ignore"):
        return np.atleast_1d(np.asarray(eval(text, {"__builtins__": {}}, FUNCTIONS), dtype=np.float64))


def _as_code(text: str) -> str:
    text = re.sub(r"·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: f"e{found[1].translate(SMALL)}", text)
    return text.replace("σ", "sigmoid").replace("·", "*").replace("−", "-").replace("\u00a0", " ")


def last_places(text: str) -> list[float]:
    """Of each number of a printed result, what one more in its last digit is; a whole one is exact to four decimals."""
    found = []
    for number in re.split(r", ", text.strip("[]")):
        mantissa, _, power = re.split(r" [-+] ", _as_code(number))[-1].partition("e")
        decimals = len(mantissa.partition(".")[2]) or 4
        found.append(10.0 ** (int(power or 0) - decimals))
    return found


def check_chain(told: str) -> tuple[int, int]:
    """Holds everything that is printed as equal and made of numbers against the result, at the result's own digits.

    How many comparisons there were, and how many of them are said to be about.
    """
    exact = about = 0
    parts = re.split(r" ([=≈]) ", told.partition(";")[0])
    result, signs = worth(parts[-1]), parts[1::2]
    if result is None:
        return 0, 0
    places = last_places(parts[-1])
    for part in parts[:-2:2]:
        value = worth(part)
        if value is None:
            continue
        with np.errstate(all="ignore"):
            pairs = zip(np.broadcast_to(value, result.shape), result, places, strict=True)
            met = all(one == two or abs(one - two) <= 0.5001 * place for one, two, place in pairs)
        if signs[-1] == "≈":
            about += 1
        else:
            assert met or math.isnan(float(value.sum())), told
            exact += 1
    return exact + about, about
