"""Runs that a lesson is newly compared with are made before they are accepted."""

from __future__ import annotations

from msgspec.structs import replace

from simulator.lessons.edits.layers import with_seed
from simulator.lessons.edits.variants import with_cells_compared
from tests.ui.state.by_hand import EXPLODES, ByHand
from ui.state.document import Document


def test_what_is_newly_compared_is_run_before_it_is_accepted(document: Document, runner: ByHand) -> None:
    before, compared = document.lesson, with_cells_compared(document.lesson)
    document.edit("compare", compared, run_others=True)
    assert document.lesson is before and document.is_running and document.newest is compared.lesson
    document.edit("a title", replace(document.newest, title="Another"))
    assert runner.begun == [compared.lesson]  # it goes on
    runner.finish()
    assert document.lesson.title == "Another" and document.lesson.variants == compared.lesson.variants
    tried = {each.lesson.title: each.trace for each in document.compared}
    assert all(tried[each.lesson.title] is each.trace for each in document.runs[1:]) and len(document.runs) == 4
    document.undo()
    document.undo()
    assert document.lesson is before and not document.is_running


def test_another_seed_overtakes_what_is_newly_compared_and_runs_it_too(document: Document, runner: ByHand) -> None:
    document.edit("compare", with_cells_compared(document.lesson), run_others=True)
    document.edit("seed", with_seed(document.newest_resolved, 9))
    runner.finish()
    assert not document.is_running and len(document.lesson.variants) == 3
    assert [each.lesson.title for each in document.compared] == [each.title for each in document.lesson.variants]


def test_what_cannot_be_compared_is_taken_back(document: Document, runner: ByHand) -> None:
    told: list[object] = []
    document.failed.connect(told.append)
    before = document.lesson
    document.edit("compare", with_cells_compared(document.lesson), run_others=True)
    runner.fail()
    assert document.lesson is before and document.newest is before and told == [EXPLODES]
    assert not document.is_running
