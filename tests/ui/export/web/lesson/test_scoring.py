"""What the page says of an answer is what the window says: the same rules in JavaScript, held against Python's."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from simulator.lessons.guide.storyline.questions.answers import Answer
from simulator.lessons.guide.storyline.questions.kinds import Choice, Forgotten, Order, Predict, Question, Sketch
from simulator.lessons.guide.storyline.questions.scoring import judge
from tests.ui.export.writers.test_html import browser
from ui.export.web.page import WEB

__all__ = ["browser"]  # the fixture

Case = tuple[Question, Answer, list[float]]
COUNT = 500


def _close(dice: np.random.Generator, values: list[float]) -> list[float]:
    """Answers from right to far off."""
    off = float(10.0 ** dice.uniform(-3, 1))
    return [value + off * float(dice.normal()) for value in values]


def _predict(dice: np.random.Generator) -> Case:
    low, near = float(dice.choice([-2.0, 0.0, -1.0])), float(dice.choice([0.05, 0.1, 0.5, 3.0]))
    right = float(dice.choice([dice.uniform(low, 2), 0.0, 1.0, math.nan, 5.0], p=[0.7, 0.1, 0.1, 0.05, 0.05]))
    (guess,) = _close(dice, [0.0 if math.isnan(right) else right])
    return Predict(ask="", value="1", low=low, high=2.0, near=near), Answer((right,)), [guess]


def _sketch(dice: np.random.Generator) -> Case:
    right = dice.normal(size=int(dice.integers(2, 30))) * float(10.0 ** dice.uniform(-12, 3))
    right = np.full_like(right, dice.choice([0.0, right[0]])) if dice.random() < 0.1 else right
    if dice.random() < 0.05:
        right[int(dice.integers(len(right)))] = math.nan
    values = right.tolist()
    scale = max(1e-12, float(np.nanmax(np.abs(right))))
    given = [value * scale for value in _close(dice, [0.0 if math.isnan(v) else v / scale for v in values])]
    return Sketch(ask=""), Answer(tuple(values)), given


def _order(dice: np.random.Generator) -> Case:
    sizes = dice.normal(size=int(dice.integers(2, 9))).round(int(dice.integers(0, 4))).tolist()
    right = tuple(sorted(range(len(sizes)), key=lambda at: -abs(sizes[at])))
    return (
        Order(ask="", tokens=tuple(range(len(sizes)))),
        Answer(tuple(sizes), right),
        dice.permutation(len(sizes)).tolist(),
    )


def _forgotten(dice: np.random.Generator) -> Case:
    kept = dice.random(int(dice.choice([1, 3, 6, 20, 32, 64])))
    given = np.flatnonzero(dice.random(len(kept)) < dice.random()).tolist()
    return Forgotten(ask="", token=0), Answer(tuple(kept.tolist()), tuple(np.flatnonzero(kept < 0.5).tolist())), given


def _choice(dice: np.random.Generator) -> Case:
    right = np.flatnonzero(dice.random(4) < 0.4).tolist()
    return (
        Choice(ask="", options=()),
        Answer((), tuple(right)),
        dice.choice(4, int(dice.integers(0, 3)), replace=False).tolist(),
    )


MAKERS = (_predict, _sketch, _order, _forgotten, _choice)


def _asked(question: Question, right: Answer) -> dict[str, Any]:
    """A question as the page has it."""
    values = [None if math.isnan(value) else value for value in right.values]
    fields = {name: getattr(question, name) for name in ("low", "high", "near") if hasattr(question, name)}
    return {"kind": question.__struct_config__.tag, "values": values, "right": list(right.right), **fields}


JUDGE = """(cases) => cases.map(([question, given]) => {
  question.values = question.values.map((value) => value ?? NaN);
  const { score, said } = judge(question, given);
  return [score, said];
})"""


@pytest.mark.parametrize("count", [COUNT, pytest.param(20 * COUNT, marks=pytest.mark.full)])
@pytest.mark.parametrize("maker", MAKERS)
def test_javascript_judges_as_python_does(browser: Browser, maker: Any, count: int) -> None:
    dice = np.random.default_rng(16)
    cases: list[Case] = [maker(dice) for _ in range(count)]
    page = browser.new_page()
    page.set_content(f"<script>{(WEB / 'scoring.js').read_text(encoding='utf-8')}</script>")
    told = page.evaluate(JUDGE, json.loads(json.dumps([[_asked(q, r), given] for q, r, given in cases])))
    page.close()
    wanted = [list(judge(question, right, given)) for question, right, given in cases]
    wrong = [
        (case, page_says, says) for case, page_says, says in zip(cases, told, wanted, strict=True) if page_says != says
    ]
    assert not wrong, wrong[:3]
    assert len({said for _, said in wanted}) >= 2, "answers of every kind"


def test_halves_are_rounded_to_the_even_one_as_python_does(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(f"<script>{(WEB / 'scoring.js').read_text(encoding='utf-8')}</script>")
    scores = [at / 32 for at in range(33)] + [at / 640 for at in range(641)]
    told = page.evaluate("(scores) => scores.map(rounded)", scores)
    page.close()
    assert told == [round(score, 4) for score in scores]
