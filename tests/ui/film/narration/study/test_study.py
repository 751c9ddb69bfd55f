"""The captions are true: the checkers notice what is not, random lessons, and all moments of the built-in ones."""

from __future__ import annotations

import ast
import json
import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from simulator.lessons.file import loads
from simulator.lessons.guide.cues import kinds
from simulator.lessons.run import run
from simulator.lessons.schema import HoldSpec, LessonError
from tests.lessons import lessons_of_every_run
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.study import checkers, table
from tests.ui.film.narration.study.claims import CHECKERS
from tests.ui.film.narration.study.claims import PARTS as PARTS_OF_SENTENCES
from tests.ui.film.narration.study.lessons import random_lessons
from tests.ui.film.narration.study.recording import Told, Use
from tests.ui.film.narration.study.said import CLOSED
from tests.ui.film.narration.study.study import CLAIMING, Finding, LessonStudy, Place, count, judge_use, study
from ui.film.narration import depths
from ui.film.views import views

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[5]
DOCS = ROOT / "docs" / "words.md"
SAMPLE, CAMPAIGN, PARTS = 5_000, 250_000, 25
MOMENTS = 2_000  # of the built-in lessons, in every run of the tests


@cache
def _index() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CASES / "index.json").read_text(encoding="utf-8"))
    return found


def _shown(findings: Iterable[Finding], most: int = 12) -> str:
    """The first findings of each kind, to be read where a test fails."""
    seen: Counter[tuple[object, str]] = Counter()
    lines = []
    for each in findings:
        seen[each.key, each.verdict] += 1
        if seen[each.key, each.verdict] == 1 and len(lines) < most:
            lines.append(f"{each.verdict}: {each.key[1]}\n  {each.reason}\n  {each.caption}\n  {tuple(each.place)}")
    return "\n".join([*lines, f"{sum(seen.values())} in all, of {len(seen)} kinds"])


@pytest.mark.parametrize("number", sorted(_index()))
def test_the_checkers_notice_what_was_once_said_wrongly(number: str) -> None:
    """Each recorded sentence is put before its checker, at its place in its lesson."""
    case = _index()[number]
    studied = LessonStudy(loads((CASES / f"{number}.json").read_bytes(), number))
    uses = tuple(Use(each["context"], each["source"], each["fields"], each["text"]) for each in case["uses"])
    told = Told(case["caption"], uses, "")
    moment = studied.moment(Place(**case["place"]))
    found = [fault for use in uses if use.source == case["source"] for fault in judge_use(use, told, moment)]
    assert case["verdict"] in {fault.verdict for fault in found}, (case["why"], found)


def _templates() -> set[tuple[str, str]]:
    """Every template of the code that claims something, and the reasons of cues."""
    found = {("Cue", reason) for kind in kinds().values() for reason in kind.reasons}
    for path in ROOT.glob("ui/film/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > 1:
                texts = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
                key = (str(texts[0]), str(texts[-1])) if texts else ("", "")
                if len(texts) == 2 and (key[0] in CLAIMING or key in CHECKERS) and isinstance(texts[1], str):
                    found.add(key)
    return found


def test_every_sentence_has_a_checker_and_no_checker_is_left_over() -> None:
    checkers.load()
    known, told = {*CHECKERS, *PARTS_OF_SENTENCES}, _templates()
    recorded = {(use["context"], use["source"]) for case in _index().values() for use in case["uses"]}
    assert not told - known, f"nothing checks {sorted(told - known)}"
    assert not known - told - recorded, f"no more said: {sorted(known - told - recorded)}"


def test_a_sample_of_captions_of_random_lessons_is_true() -> None:
    wrong = [each for each in study(random_lessons(1), SAMPLE, 1) if each.verdict not in ("ok", "misleading")]
    assert not wrong, _shown(wrong)


def test_random_lessons_have_gates_that_are_shut_on_nothing_beside_memories_that_hold_something() -> None:
    found = 0
    for lesson in islice(random_lessons(1), 80):
        try:
            layers = run(lesson).layers
        except LessonError:  # whose run cannot be finished
            continue
        for each in layers:
            memory = each.layer.cell.memory
            if memory.keep is not None:
                shut, empty = each[memory.keep][1:] < CLOSED, each[memory.state][:-1] == 0.0
                found += int(((shut & empty).any(axis=1) & ~empty.all(axis=1)).sum())
    assert found >= 20


def test_a_memory_that_grows_out_of_next_to_nothing_can_be_told() -> None:
    """What is kept of 1e-310 is 1: a share beyond all numbers."""
    holds = (
        HoldSpec(0, "c", units=(0,), values=(1e-310,), stop=1),
        HoldSpec(0, "kept", units=(0,), values=(1.0,), start=1, stop=2),
    )
    studied = LessonStudy(replace(random_lesson("lstm", 1), holds=holds))
    ways = [studied.all_places(view, 0, 0, "sentence") for view in ("unrolled", "stack", "kept")]
    wrong = [each for places in ways for each in studied.findings(places) if each.verdict not in ("ok", "misleading")]
    assert not wrong, _shown(wrong)


def _part(number: int) -> tuple[dict[tuple[str, str], Counter[str]], list[tuple[str, ...]]]:
    """One part of the campaign, in a process of its own."""
    findings = list(study(random_lessons(100 + number), CAMPAIGN // PARTS, number))
    wrong = [
        (each.verdict, each.key[1], each.reason, each.caption, str(tuple(each.place)))
        for each in findings
        if each.verdict not in ("ok", "misleading")
    ]
    return dict(count(findings)), wrong[:100]


@pytest.mark.full
def test_a_campaign_of_captions_of_random_lessons_is_true() -> None:
    """GATELIGHT_WRITE_WORDS=1 asks for the table in docs/words.md to be written anew."""
    rows: dict[tuple[str, str], Counter[str]] = {}
    wrong: list[tuple[str, ...]] = []
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for part, bad in pool.map(_part, range(PARTS)):
            for key, counted in part.items():
                rows.setdefault(key, Counter()).update(counted)
            wrong += bad
    if os.environ.get("GATELIGHT_WRITE_WORDS"):
        DOCS.write_text(table.markdown(rows, CAMPAIGN), encoding="utf-8")
    assert not wrong, "\n".join(map(str, wrong[:20]))


def _ways_to_look() -> Iterator[tuple[LessonStudy, tuple[Place, ...]]]:
    """Every moment of every built-in lesson, a way to look after the other."""
    for lesson in lessons_of_every_run().values():
        studied = LessonStudy(lesson)
        for layer, layer_trace in enumerate(studied.trace.layers):
            for view in views():
                for depth in depths() if view == "cell" else ("sentence",):
                    units = range(layer_trace.layer.units) if view in ("unit", "memory", "half-life") else (0,)
                    for unit in islice(units, 4):
                        for language in ("en", "de"):
                            yield studied, studied.all_places(view, layer, unit, depth, language)


def test_a_sample_of_moments_of_the_built_in_lessons_is_true_and_plain() -> None:
    dice, wrong, seen = random.Random(7), [], 0
    ways = list(_ways_to_look())
    for studied, places in dice.sample(ways, len(ways)):
        chosen = places if len(places) <= 8 else tuple(sorted(dice.sample(places, 8)))
        wrong += [each for each in studied.findings(chosen) if each.verdict != "ok"]
        seen += len(chosen)
        if seen >= MOMENTS:
            break
    assert not wrong, _shown(wrong)


@pytest.mark.full
def test_every_moment_of_every_built_in_lesson_is_true_and_plain() -> None:
    wrong = [each for studied, places in _ways_to_look() for each in studied.findings(places) if each.verdict != "ok"]
    assert not wrong, _shown(wrong)
