"""Derivatives as lines of text: ∂c_T/∂f_t, what one of a memory after the last token is called."""

from __future__ import annotations

from ui.film.marks import Run
from ui.film.text.formula import Runs, symbol
from ui.film.text.notation import Notation


def target_symbol(writing: Notation, state: str) -> Runs:
    """The memory after the last token: "c_T"."""
    return (*symbol(state, False, writing), Run("T", "sub math"))


def below_the_line(name: Runs) -> Runs:
    """What stands below the line of a derivative; what is no single letter is in brackets."""
    return (Run("∂"), *as_factor(name))


def as_factor(name: Runs) -> Runs:
    """A name behind a sign, in brackets where it is more than a letter."""
    single = sum("sub" not in run.style.split() for run in name) == 1
    return name if single else (Run("("), *name, Run(")"))


def quotient(top: Runs, name: Runs) -> Runs:
    """A derivative in one line, "∂c_T/∂f_t"; without a `top` "∂/∂f_t"."""
    return (Run("∂"), *top, Run("/"), *below_the_line(name))
