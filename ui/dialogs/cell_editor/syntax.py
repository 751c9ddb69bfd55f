"""How equations are written, with every function and the names that mean something."""

from __future__ import annotations

from html import escape

from simulator.equations.expressions import CALLABLE, DEEPEST, LONGEST_EQUATION, LONGEST_NAME, MOST_EQUATIONS
from simulator.equations.functions import arity
from simulator.lessons.own_cells.registry import MOST_STATES
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.paint.theme import Theme
from ui.settings.translation import translate
from ui.widgets.style import MONO

NAMES = (
    ("x", QT_TRANSLATE_NOOP("CellEditor", "what enters: a token’s vector, or h of the layer below")),
    ("x_prev", QT_TRANSLATE_NOOP("CellEditor", "what entered one step before; zeros at the first")),
    ("h", QT_TRANSLATE_NOOP("CellEditor", "a state; h is what the layer hands on, if there is an h")),
    ("h_prev", QT_TRANSLATE_NOOP("CellEditor", "its value one step before; that makes h a state. So for any name")),
    ("W_f, U_f, V_f", QT_TRANSLATE_NOOP("CellEditor", "matrices: W_ for what enters, U_ for states, V_ for others")),
    ("P_f", QT_TRANSLATE_NOOP("CellEditor", "a vector of weights, multiplied unit by unit, as in peepholes")),
    ("b_f", QT_TRANSLATE_NOOP("CellEditor", "a vector that is added: a bias")),
    ("f, i, kept, …", QT_TRANSLATE_NOOP("CellEditor", "any other name is what its own line computes")),
)
SIGNS = (
    ("W_f @ x", QT_TRANSLATE_NOOP("CellEditor", "a matrix times a vector")),
    ("f * c_prev", QT_TRANSLATE_NOOP("CellEditor", "unit by unit; + − / are so too, also with a number: 1 - z")),
    ("# …", QT_TRANSLATE_NOOP("CellEditor", "a remark, to the end of the line")),
)
MEANINGS = {
    "sigmoid": QT_TRANSLATE_NOOP("CellEditor", "0 to 1: a gate"),
    "tanh": QT_TRANSLATE_NOOP("CellEditor", "−1 to 1"),
    "relu": QT_TRANSLATE_NOOP("CellEditor", "negative values become 0"),
    "hard_sigmoid": QT_TRANSLATE_NOOP("CellEditor", "0.2 · a + 0.5, cut off at 0 and 1: a gate"),
    "exp": QT_TRANSLATE_NOOP("CellEditor", "e to the power of a"),
    "log": QT_TRANSLATE_NOOP("CellEditor", "natural logarithm"),
    "softplus": QT_TRANSLATE_NOOP("CellEditor", "log(1 + exp(a)): a smooth relu"),
    "silu": QT_TRANSLATE_NOOP("CellEditor", "a · sigmoid(a), also called swish"),
    "elu": QT_TRANSLATE_NOOP("CellEditor", "a from 0 on, exp(a) − 1 below"),
    "square": QT_TRANSLATE_NOOP("CellEditor", "a · a"),
    "sin": QT_TRANSLATE_NOOP("CellEditor", "sine, of an angle in radians"),
    "cos": QT_TRANSLATE_NOOP("CellEditor", "cosine, of an angle in radians"),
    "step": QT_TRANSLATE_NOOP("CellEditor", "1 from 0 on, else 0: a gate without a slope"),
    "sign": QT_TRANSLATE_NOOP("CellEditor", "−1, 0 or 1"),
    "sqrt": QT_TRANSLATE_NOOP("CellEditor", "square root"),
    "abs": QT_TRANSLATE_NOOP("CellEditor", "size without sign"),
    "maximum": QT_TRANSLATE_NOOP("CellEditor", "the larger one of two, unit by unit"),
    "minimum": QT_TRANSLATE_NOOP("CellEditor", "the smaller one of two, unit by unit"),
    "sum": QT_TRANSLATE_NOOP("CellEditor", "all units of a vector added up: one number, which each unit gets"),
    "mean": QT_TRANSLATE_NOOP("CellEditor", "the mean over the units of a vector: one number, which each unit gets"),
    "max": QT_TRANSLATE_NOOP("CellEditor", "the largest over the units of a vector: one number, which each unit gets"),
}
_INTRO = QT_TRANSLATE_NOOP(
    "CellEditor", "A line gives a name its value: name = expression. The order of the lines is free; a line goes on "
    "while a parenthesis is open."
)  # fmt: skip
_MEMORY = QT_TRANSLATE_NOOP(
    "CellEditor", "Memory is read off lines such as c = f * c_prev + added: f keeps, added is written. Give what keeps "
    "and what is written a name of its own, and captions and plots can speak of it."
)  # fmt: skip
_LIMITS = QT_TRANSLATE_NOOP(
    "CellEditor", "Up to {equations} equations of {signs} names and signs, {depth} parentheses deep, {states} states, "
    "names of up to {letters} letters. Nothing typed here is ever run as a program."
)  # fmt: skip


def syntax_html(theme: Theme) -> str:
    """The page as HTML in the colours of a theme."""
    calls = [(f"{name}({', '.join('ab'[: arity(name)])})", MEANINGS[name]) for name in CALLABLE]
    limits = translate("CellEditor", _LIMITS).format(
        equations=MOST_EQUATIONS, signs=LONGEST_EQUATION, depth=DEEPEST, states=MOST_STATES, letters=LONGEST_NAME
    )
    parts = [
        _paragraph(translate("CellEditor", _INTRO)),
        _heading(translate("CellEditor", "Names"), theme), _table(NAMES, theme),
        _heading(translate("CellEditor", "Signs"), theme), _table(SIGNS, theme),
        _heading(translate("CellEditor", "Functions"), theme), _table(calls, theme),
        _heading(translate("CellEditor", "Memory"), theme), _paragraph(translate("CellEditor", _MEMORY)),
        _heading(translate("CellEditor", "Limits"), theme), _paragraph(limits),
    ]  # fmt: skip
    return "".join(parts)


def _paragraph(text: str) -> str:
    return f'<p style="margin-top:4px; margin-bottom:4px">{escape(text)}</p>'


def _heading(text: str, theme: Theme) -> str:
    colour = theme.roles["muted"]
    return f'<p style="margin-top:10px; margin-bottom:2px; color:{colour}; font-weight:600">{escape(text)}</p>'


def _table(rows: tuple[tuple[str, str], ...] | list[tuple[str, str]], theme: Theme) -> str:
    family, ink = escape(MONO.replace('"', "'")), theme.roles["input"]
    cells = "".join(
        f'<tr><td width="136" style="font-family:{family}; color:{ink}">{escape(code)}</td>'
        f"<td>{escape(translate('CellEditor', words))}</td></tr>"
        for code, words in rows
    )
    return f'<table width="100%" cellpadding="2">{cells}</table>'
