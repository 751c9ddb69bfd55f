"""The arrays that numbers stand in; comments and docstrings give their axes, such as [step, unit]."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]  # of one of DTYPES
Array64 = NDArray[np.float64]
DTYPES = ("float64", "float32")
"""In which a network can compute."""
