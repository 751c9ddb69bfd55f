"""How a movement begins and ends: pure functions from [0, 1] to [0, 1]."""

from __future__ import annotations


def clamp(value: float) -> float:
    """The value, held inside [0, 1]."""
    return 0.0 if value < 0.0 else 1.0 if value > 1.0 else value


def progress(time: float, start: float, seconds: float) -> float:
    """How far a stretch of `seconds` that begins at `start` has come at `time`, in [0, 1]."""
    if seconds <= 0.0:
        return 1.0 if time >= start else 0.0
    return clamp((time - start) / seconds)


def smooth(u: float) -> float:
    """Smoothstep: no velocity at either end, 1.5 times the mean velocity in the middle."""
    u = clamp(u)
    return u * u * (3.0 - 2.0 * u)


RAMP = 0.2  # the share of a way on which a movement speeds up, and that on which it slows down
TOP = 1.0 / (1.0 - RAMP)  # its largest velocity, in units of the mean


def cruise(u: float) -> float:
    """Speed up, travel evenly, slow down."""
    u = clamp(u)
    if u < RAMP:
        return TOP * u * u / (2.0 * RAMP)
    if u > 1.0 - RAMP:
        rest = 1.0 - u
        return 1.0 - TOP * rest * rest / (2.0 * RAMP)
    return TOP * (u - RAMP / 2.0)


def pulse(u: float) -> float:
    """Up and down again: 0 at both ends, 1 in the middle."""
    return smooth(2.0 * u) if u < 0.5 else smooth(2.0 - 2.0 * u)
