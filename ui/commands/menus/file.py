"""The File menu: lessons in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import LessonError
from ui.commands.command import Option, choice, command
from ui.settings import recent_files as recent
from ui.settings.translation import translate
from ui.widgets.questions import Answer, ask_to_save, where_to_open, where_to_save

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def _lessons(window: MainWindow) -> list[Option]:
    return [(key, lesson.title) for key, lesson in builtin_lessons().items()]


def _lesson(window: MainWindow) -> str:
    lesson = window.document.lesson
    return next((key for key, builtin in builtin_lessons().items() if builtin is lesson), "")


@choice("Lesson", menu="File", options=_lessons, current=_lesson)
def choose_lesson(window: MainWindow, key: str) -> None:
    """Open one of the built-in lessons. What is open is offered for saving first."""
    if may_close(window):
        open_in(window, key)


@command("Start page", "Ctrl+Home", menu="File")
def show_start_page(window: MainWindow) -> None:
    """Show the lessons as moving pictures, and the files of last time."""
    window.show_start_page()


@command("Open…", "Ctrl+O", menu="File", icon="open")
def open_lesson(window: MainWindow) -> None:
    """Open a lesson file. A file that cannot be read is explained, and what is open stays."""
    if may_close(window):
        path = where_to_open(window)
        if path is not None:
            open_in(window, str(path))


_FORGET = "forget"


def _recent(window: MainWindow) -> list[Option]:
    paths = recent.files()
    offered = list(zip(map(str, paths), recent.titles(paths), strict=True))
    return [*offered, (_FORGET, translate("Start", "Clear this list"))] if offered else []


@choice("Open recent", menu="File", options=_recent, current=lambda window: str(window.document.path or ""))
def open_recent(window: MainWindow, key: str) -> None:
    """Open a file that was open not long ago. What is open is offered for saving first."""
    if key == _FORGET:
        recent.forget()
    elif may_close(window):
        open_in(window, key)


@command("Save", "Ctrl+S", menu="File", icon="save", line=True)
def save_lesson(window: MainWindow) -> None:
    """Save the lesson in its file; a built-in lesson gets a file of its own."""
    if window.document.path is None:
        save_lesson_as(window)
    else:
        _save(window, window.document.path)


@command("Save as…", "Ctrl+Shift+S", menu="File")
def save_lesson_as(window: MainWindow) -> None:
    """Save the lesson in another file."""
    path = where_to_save(window, window.document)
    if path is not None:
        _save(window, path)


@command("Export…", "Ctrl+E", menu="File", icon="export", line=True)
def export_film(window: MainWindow) -> None:
    """Write the film, or a picture of it, to a file: video, GIF, PNG, SVG or PDF."""
    window.show_export()


@command("Lecture pack…", "Ctrl+Shift+E", menu="File")
def write_lecture_pack(window: MainWindow) -> None:
    """Write all that a lecture needs into one folder: films, slides, a web page, handouts, a worksheet and the data."""
    window.write_pack()


@command("Quit", "Ctrl+Q", menu="File", line=True)
def quit_program(window: MainWindow) -> None:
    """Close the window. What was changed is offered for saving first."""
    window.close()


def may_close(window: MainWindow) -> bool:
    """Whether what is open may give way: unchanged, saved now, or thrown away on purpose."""
    if not window.document.is_modified:
        return True
    answer = ask_to_save(window, window.document.lesson.title)
    if answer is Answer.SAVE:
        save_lesson(window)
        return not window.document.is_modified
    return answer is Answer.DISCARD


def open_in(window: MainWindow, key_or_path: str) -> None:
    """Open a built-in lesson or a file in the window; what is wrong with it is told and changes nothing."""
    lessons = builtin_lessons()
    try:
        if key_or_path in lessons:
            window.document.start(lessons[key_or_path])
        else:
            window.document.open(Path(key_or_path))
            recent.remember(Path(key_or_path))
    except LessonError as error:
        window.messages.tell(translate("Message", "Not opened. {error}").format(error=error))
        return
    window.messages.clear()
    window.show_opening()


def _save(window: MainWindow, path: Path) -> None:
    try:
        window.document.save(path)
    except LessonError as error:
        window.messages.tell(translate("Message", "Not saved. {error}").format(error=error))
        return
    recent.remember(path)
    window.messages.clear()
