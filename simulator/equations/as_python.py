"""Expressions of equations as Python: what notebooks and programs of a network are made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number

NUMPY_FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        "sigmoid": "def sigmoid(a):\n"
        "    return np.where(a < 0, np.exp(np.minimum(a, 0)) / (1 + np.exp(-np.abs(a))), 1 / (1 + np.exp(-np.abs(a))))",
        "relu": "def relu(a):\n    return np.maximum(a, 0)",
        "hard_sigmoid": "def hard_sigmoid(a):\n    return np.clip(0.2 * a + 0.5, 0, 1)",
        "softplus": "def softplus(a):\n    return np.logaddexp(a, 0)",
        "silu": "def silu(a):\n    return a * sigmoid(a)",
        "elu": "def elu(a):\n    return np.where(a > 0, a, np.expm1(np.minimum(a, 0)))",
        "step": "def step(a):\n    return np.heaviside(a, 1)",
    }
)
"""How functions of equations are written with NumPy, where NumPy has none of the name."""
NEEDED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType({"silu": ("sigmoid",)})
"""The functions that one of them calls."""
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 2}


def as_python(tree: Expression, strength: int = 0, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """An expression as Python; `strength` is that of the sign outside it, `names` are those spelled otherwise."""
    if isinstance(tree, Name):
        return names.get(tree.name, tree.name)
    if isinstance(tree, Number):
        text = repr(tree.value).removesuffix(".0")
        return f"({text})" if tree.value < 0 else text
    if isinstance(tree, Negative):
        return f"(-{as_python(tree.operand, 3, names)})"
    if isinstance(tree, Call):
        return f"{tree.function}({', '.join(as_python(each, 0, names) for each in tree.arguments)})"
    assert isinstance(tree, Binary)
    own = _STRENGTH[tree.op]
    inside = f"{as_python(tree.left, own, names)} {tree.op} {as_python(tree.right, own + 1, names)}"
    return f"({inside})" if own < strength else inside


def spell_names(quantities: Collection[str], needed: frozenset[str]) -> dict[str, str]:
    """How quantities are called in code: as in the equations, but for words that the code itself needs."""
    taken = {*needed, *quantities}
    spelled = {}
    for name in quantities:
        spelled[name] = name
        while name in needed and spelled[name] in taken:
            spelled[name] += "_"
        taken.add(spelled[name])
    return spelled
