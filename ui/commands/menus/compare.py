"""The Compare menu: the lesson's run beside other runs of the same sequence, which are saved with the lesson."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.sequence import sequence_text
from simulator.lessons.edits.variants import (
    equals,
    with_cell,
    with_cells_compared,
    with_equals_compared,
    with_kept_run,
    with_other,
    with_sequence_compared,
    with_variant_title,
    without_variant,
)
from simulator.lessons.file import load
from simulator.lessons.schema import Lesson, LessonError, Variant
from simulator.lessons.variants import MOST_VARIANTS
from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.commands.menus.file import lesson_group
from ui.settings.translation import translate
from ui.state.edits.token_edits import LessonChange
from ui.state.names import authors_words, lesson_title
from ui.widgets.questions import ask_for_name, where_to_open

_VIEW = "compare"


@command("Runs beside each other", "V", menu="Compare", checked=lambda context: context.selection.view == _VIEW)
def toggle_compare(context: Context) -> None:
    """Look at the run beside those that it is compared with, or at its cell again."""
    context.selection.view = "cell" if context.selection.view == _VIEW else _VIEW


def _has_room(context: Context) -> bool:
    return len(context.document.lesson.variants) < MOST_VARIANTS


@command(
    "Lessons set by hand alike", menu="Compare", line=True,
    ready=lambda context: bool(equals(context.document.newest_resolved)),
)  # fmt: skip
def compare_equals(context: Context) -> None:
    """Compare equals: with the lessons that are set by hand for the same inputs, and with nothing else."""
    _edit(context, translate("Compare", "compare lessons set by hand"), with_equals_compared)


@command("Untrained RNN, LSTM and GRU", menu="Compare")
def compare_cells(context: Context) -> None:
    """Compare with a simple RNN, an LSTM and a GRU of the same sizes and seeds, not trained, and with nothing else."""
    _edit(context, translate("Compare", "compare RNN, LSTM and GRU"), with_cells_compared)


def _cells(context: Context) -> list[Option]:
    if not _has_room(context):
        return []
    return [(key, cell.name) for key, cell in context.document.resolved.cells.items()]


@choice("The same in another cell", menu="Compare", options=_cells, current=lambda context: "")
def compare_cell(context: Context, key: str) -> None:
    """Compare with the same in another cell: with the same weights where they fit it, else initialised."""
    _edit(context, translate("Compare", "compare with another cell"), lambda lesson: with_cell(lesson, key))


@command("Keep this run to compare", "Shift+V", menu="Compare", ready=_has_room)
def keep_run(context: Context) -> None:
    """Keep the run as it is now beside what becomes of it."""
    title = translate("Compare", "before")
    _edit(context, translate("Compare", "keep the run to compare"), lambda lesson: with_kept_run(lesson, title))


@command("With another sequence…", menu="Compare", ready=_has_room)
def compare_sequence(context: Context) -> None:
    """Compare with the same network on another sequence, aligned at the words that both have."""
    text = sequence_text(context.document.newest)
    title = translate("Compare", "Compare with another sequence")
    typed = ask_for_name(context.dialog_parent, title, translate("Compare", "The other sequence:"), text)
    if typed:
        _edit(
            context,
            translate("Compare", "compare another sequence"),
            lambda lesson: with_sequence_compared(lesson, typed),
        )


def _lessons(context: Context) -> list[Option]:
    if not _has_room(context):
        return []
    return [(key, lesson_title(lesson)) for key, lesson in builtin_lessons().items()]


@choice("Network of another lesson", menu="Compare", options=_lessons, current=lambda context: "", part_of=lesson_group)
def compare_lesson(context: Context, key: str) -> None:
    """Compare with the network of a built-in lesson, run on the sequence of this one."""
    _compare_with(context, lambda: builtin_lessons()[key])


@command("Network of another file…", menu="Compare", ready=_has_room)
def compare_file(context: Context) -> None:
    """Compare with the network of a lesson file, run on the sequence of this one."""
    path = where_to_open(context.dialog_parent)
    if path is not None:
        _compare_with(context, lambda: load(Path(path)))


def _others(context: Context) -> list[Option]:
    return [(str(at), authors_words(variant.title)) for at, variant in enumerate(context.document.lesson.variants)]


@choice("Rename", menu="Compare", line=True, options=_others, current=lambda context: "")
def rename_run(context: Context, key: str) -> None:
    """Give a run that this one is compared with another title."""
    at = int(key)
    before = context.document.lesson.variants[at].title
    title = ask_for_name(
        context.dialog_parent, translate("Command", "Rename"), translate("Compare", "Title of the run"), before
    )
    if title and title != before:
        label = translate("Compare", "rename a run")
        _edit(context, label, lambda lesson: with_variant_title(lesson, at, title))


@choice("Take away", menu="Compare", options=_others, current=lambda context: "")
def remove_run(context: Context, key: str) -> None:
    """Compare no longer with one of the other runs."""
    at = int(key)
    _edit(context, translate("Compare", "take a run away"), lambda lesson: without_variant(lesson, at))


def _compare_with(context: Context, other: Callable[[], Lesson]) -> None:
    label = translate("Compare", "compare with another network")
    _edit(context, label, lambda lesson: with_other(lesson, other()))


def _edit(context: Context, label: str, change: LessonChange) -> None:
    """Make a change of what is compared and show it; what cannot be read or run is told and changes nothing."""
    document = context.document
    try:
        after = change(document.newest_resolved)
        document.edit(label, after, run_others=True)
    except LessonError as error:
        context.messages.tell(translate("Compare", "Not compared. {error}").format(error=error))
        return
    context.messages.clear()
    document.when_settled(partial(_show, context, after.lesson.variants))


def _show(context: Context, variants: tuple[Variant, ...]) -> None:
    """Look at the runs, unless they could not be finished or others have taken their place."""
    if context.document.lesson.variants == variants:
        context.selection.view = _VIEW
