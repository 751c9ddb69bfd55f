"""Records as somebody leaves them who answers one question of each kind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.lessons.guide.results.records import Answered, Finished, Kept, Seen

BEGAN = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
OWN = {"lesson": "jenny-rafsun", "title": "Forgetting Jenny", "sha256": "ab" * 32}


def at(minutes: int) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


def answered(minutes: int, **others: object) -> Answered:
    """An answer to a choice of two, the first of which is right."""
    usual: dict[str, object] = {
        "step": 4, "kind": "choice", "asked": "Which?", "answer": (0.0,), "right": (0.0,), "options": ("a", "b"),
        "score": 1.0,
    }  # fmt: skip
    return Answered(time=at(minutes), **{**OWN, **usual, **others})  # type: ignore[arg-type]


RECORDS: tuple[Kept, ...] = (
    Seen(time=at(0), **OWN, step=0, steps=8),
    Seen(time=at(1), **OWN, step=4, steps=8),
    answered(2, kind="predict", asked="f?", answer=(0.25,), right=(0.1,), options=(), score=0.8, near=0.05),
    answered(3, step=5, asked="=1+1", answer=(1.0,), right=(0.0,), options=("=a", "b"), score=0.0),
    answered(4, step=5, asked="=1+1", answer=(0.0,), right=(0.0,), options=("=a", "b"), score=1.0),
    answered(5, step=6, kind="forgotten", answer=(), right=(0.0, 2.0), options=("x", "y", "z"), score=1 / 3),
    answered(6, step=7, kind="order", answer=(1.0, 0.0), right=(0.0, 1.0), score=0.0, seed=31, number=0),
    answered(7, step=7, kind="sketch", answer=(0.5, -1.0), right=(0.5, 1.0), options=(), score=0.5, seed=31, number=1),
    Finished(time=at(8), **OWN),
)
