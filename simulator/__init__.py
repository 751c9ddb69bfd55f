"""The numbers of Gatelight: cells as equations, their run, their trace. Imports NumPy and nothing of ui/.

What a notebook needs is listed here, and loaded when it is used; the cells are in `simulator.cells`:

    from simulator import ledger, run

    ledger(run("jenny-rafsun"), step=11).shares
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.analysis.ablation import Replay, replay, without
    from simulator.analysis.budget import Budget, budget
    from simulator.analysis.gradient_horizon import Horizon, horizon
    from simulator.analysis.ledger import Ledger, ledger
    from simulator.analysis.measures import MemoryAccount, Saturation, half_lives, memory_account, saturation
    from simulator.autodiff.gradient_target import Target, target_gradients
    from simulator.autodiff.gradients import Gradients, gradients
    from simulator.cells import find_cell
    from simulator.cells.cell import Cell
    from simulator.engine.progress import Cancelled, Progress
    from simulator.engine.run import run_network
    from simulator.io.trace_files import save_trace
    from simulator.lessons.builtin import builtin_lessons, find
    from simulator.lessons.file import load, save
    from simulator.lessons.resolve import ResolvedLesson, resolve
    from simulator.lessons.run import Run, run
    from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, LessonError, ReadoutSpec
    from simulator.network.holds import Hold
    from simulator.network.initialisers import initialise
    from simulator.network.layer import Layer, NetworkError
    from simulator.network.network import Network
    from simulator.network.readout import Readout
    from simulator.network.trace import LayerTrace, Trace
    from simulator.text.embedding import OneHot, Random, Table
    from simulator.text.tokens import Characters, Numbers, Words

__all__ = [
    "Budget",
    "Cancelled",
    "Cell",
    "Characters",
    "Gradients",
    "Hold",
    "HoldSpec",
    "Horizon",
    "Layer",
    "LayerSpec",
    "LayerTrace",
    "Ledger",
    "Lesson",
    "LessonError",
    "MemoryAccount",
    "Network",
    "NetworkError",
    "Numbers",
    "OneHot",
    "Progress",
    "Random",
    "Readout",
    "ReadoutSpec",
    "Replay",
    "ResolvedLesson",
    "Run",
    "Saturation",
    "Table",
    "Target",
    "Trace",
    "Words",
    "budget",
    "builtin_lessons",
    "find",
    "find_cell",
    "gradients",
    "half_lives",
    "horizon",
    "initialise",
    "ledger",
    "load",
    "memory_account",
    "replay",
    "resolve",
    "run",
    "run_network",
    "saturation",
    "save",
    "save_trace",
    "target_gradients",
    "without",
]

_MODULES = {
    "analysis.ablation": ("Replay", "replay", "without"),
    "analysis.budget": ("Budget", "budget"),
    "analysis.gradient_horizon": ("Horizon", "horizon"),
    "analysis.ledger": ("Ledger", "ledger"),
    "analysis.measures": ("MemoryAccount", "Saturation", "half_lives", "memory_account", "saturation"),
    "autodiff.gradient_target": ("Target", "target_gradients"),
    "autodiff.gradients": ("Gradients", "gradients"),
    "cells": ("find_cell",),
    "cells.cell": ("Cell",),
    "engine.progress": ("Cancelled", "Progress"),
    "engine.run": ("run_network",),
    "io.trace_files": ("save_trace",),
    "lessons.builtin": ("builtin_lessons", "find"),
    "lessons.file": ("load", "save"),
    "lessons.resolve": ("ResolvedLesson", "resolve"),
    "lessons.run": ("Run", "run"),
    "lessons.schema": ("HoldSpec", "LayerSpec", "Lesson", "LessonError", "ReadoutSpec"),
    "network.holds": ("Hold",),
    "network.initialisers": ("initialise",),
    "network.layer": ("Layer", "NetworkError"),
    "network.network": ("Network",),
    "network.readout": ("Readout",),
    "network.trace": ("LayerTrace", "Trace"),
    "text.embedding": ("OneHot", "Random", "Table"),
    "text.tokens": ("Characters", "Numbers", "Words"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


if not TYPE_CHECKING:  # a type checker would take any name for one that is there

    def __getattr__(name: str) -> object:
        """What is listed above, from the module that it stands in."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
