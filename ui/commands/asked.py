"""The page of questions in the window: it is opened, at a question, and what it shows is gone to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from simulator.lessons.builtin import find
from simulator.lessons.resolve import resolve
from ui.commands import commands
from ui.commands.context import Context
from ui.dialogs.palette import Entry
from ui.dialogs.questions.dialog import QuestionsPage
from ui.dialogs.questions.entries import QUESTIONS
from ui.dialogs.questions.question import Question
from ui.jobs.read_lesson import ReadFile
from ui.settings.translation import translate
from ui.state.lesson_file import LessonFile


def open_questions(context: Context, question: Question | None = None) -> QuestionsPage:
    """Open the page, at a question."""
    page = QuestionsPage(
        QUESTIONS, context.stage.theme, partial(go_to, context), partial(_do, context), _title, context.dialog_parent
    )
    context.closing.connect(page.reject)
    if question is not None:
        page.choose(question)
    page.show()
    return page


def question_entries(context: Context) -> Iterator[Entry]:
    """A line of the palette for each question, found by its words too."""
    for each in QUESTIONS:
        help_ = f"{each.lines[0]} {each.words}"
        title = f"{translate('Command', 'Questions')}: {each.title}"
        yield Entry(title, "", help_, partial(open_questions, context, each))


def go_to(context: Context, question: Question) -> None:
    """Show what a question is answered with: its lesson, view, layer and moment. What is open is offered for saving."""
    request = question.request()
    lesson = find(request.lesson)
    if context.document.lesson is not lesson and not context.files.may_close():
        return

    from ui.cli.export_request import typed_place  # late: the window is there sooner

    def show(is_open: bool) -> None:
        if not is_open:
            return
        context.selection.view = request.view
        context.selection.look_at(request.layer, request.unit)
        context.selection.returned = request.returned or ""
        context.player.rest_at(*typed_place(request.at or "0.0", context.stage.timeline))

    context.player.pause()
    context.files.show(ReadFile(LessonFile(None, lesson), resolve(lesson)), show)


def _do(context: Context, name: str) -> None:
    next(each for each in commands() if each.name == name)(context)  # type: ignore[call-arg]
    context.refresh_commands()


def _title(name: str) -> str:
    return next(each.translated_title for each in commands() if each.name == name)
