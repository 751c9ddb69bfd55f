"""The File menu: lessons in and out."""

from __future__ import annotations

from simulator.lessons.builtin import builtin_lessons
from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.settings import recent_files
from ui.settings.translation import translate
from ui.state.names import group_title, lesson_title
from ui.widgets.questions import ask_for_folder


def _lessons(context: Context) -> list[Option]:
    return [(key, lesson_title(lesson)) for key, lesson in builtin_lessons().items()]


def _lesson(context: Context) -> str:
    lesson = context.document.lesson
    return next((key for key, builtin in builtin_lessons().items() if builtin is lesson), "")


def lesson_group(key: str) -> str:
    """Under which heading a built-in lesson stands."""
    return group_title(builtin_lessons()[key].group)


@choice("Lesson", menu="File", options=_lessons, current=_lesson, part_of=lesson_group)
def choose_lesson(context: Context, key: str) -> None:
    """Open one of the built-in lessons. What is open is offered for saving first."""
    context.files.switch_to(key)


@command("Start page", "Ctrl+Home", menu="File")
def show_start_page(context: Context) -> None:
    """Show the lessons as moving pictures, and the files of last time."""
    context.show_start_page()


@command("Open…", "Ctrl+O", menu="File", icon="open")
def open_lesson(context: Context) -> None:
    """Open a lesson file, or a trained model. A file that cannot be read is explained, and what is open stays."""
    context.files.choose_and_open()


@command("Open a model…", "Ctrl+Shift+O", menu="File")
def open_model(context: Context) -> None:
    """Open a trained model of PyTorch, Keras, ONNX or NumPy: what is in it, which layers, and what it is to read."""
    context.files.choose_model()


@command("Prove against stored outputs…", menu="File")
def prove_stored(context: Context) -> None:
    """Hold what the network computes here against what its framework stored: by how much they differ, and where."""
    from ui.dialogs.proof.dialog import ProofDialog  # late: the window is there sooner

    dialog = ProofDialog(context.document, context.player, context.selection, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


_FORGET = "forget"


def _recent(context: Context) -> list[Option]:
    paths = recent_files.files()
    offered = list(zip(map(str, paths), recent_files.titles(paths), strict=True))
    return [*offered, (_FORGET, translate("Start", "Clear this list"))] if offered else []


@choice("Open recent", menu="File", options=_recent, current=lambda context: str(context.document.path or ""))
def open_recent(context: Context, key: str) -> None:
    """Open a file that was open not long ago. What is open is offered for saving first."""
    if key == _FORGET:
        recent_files.forget()
    else:
        context.files.switch_to(key)


@command("Save", "Ctrl+S", menu="File", icon="save", line=True)
def save_lesson(context: Context) -> None:
    """Save the lesson in its file; a built-in lesson gets a file of its own."""
    context.files.save()


@command("Save as…", "Ctrl+Shift+S", menu="File")
def save_lesson_as(context: Context) -> None:
    """Save the lesson in another file."""
    context.files.save_as()


@command("Pack into one file…", menu="File")
def pack_lesson(context: Context) -> None:
    """Write the lesson with the weights and the vocabulary that it refers to into one file, to be handed out."""
    context.files.pack()


@command("Export…", "Ctrl+E", menu="File", icon="export", line=True)
def export_film(context: Context) -> None:
    """Write the film, or a picture of it, to a file: video, GIF, PNG, SVG or PDF."""
    context.document.when_settled(lambda: _ask_for_export(context))


def _has_storyline(context: Context) -> bool:
    return context.document.newest.storyline is not None


@command("Export as web lesson…", menu="File", ready=_has_storyline)
def export_web_lesson(context: Context) -> None:
    """Write the lesson step by step with its questions: as a web page, or as a package for a learning platform."""
    from ui.export.presets import WEB_LESSON  # late, as below

    context.document.when_settled(lambda: _ask_for_export(context, WEB_LESSON))


def _ask_for_export(context: Context, preset: str = "") -> None:
    from ui.dialogs.export.dialog import ExportDialog  # late: the window is there sooner

    context.player.pause()
    dialog = ExportDialog(context.document, context.player, context.stage, context.exports, context.dialog_parent)
    if preset:
        place = dialog.presets.findText(translate("Export", preset))
        dialog.presets.setCurrentIndex(place)
        dialog.presets.activated.emit(place)
    dialog.pack_wanted.connect(lambda: write_lecture_pack(context))
    context.closing.connect(dialog.reject)
    dialog.open()


@command("Lecture pack…", "Ctrl+Shift+E", menu="File")
def write_lecture_pack(context: Context) -> None:
    """Write all that a lecture needs into one folder: films, slides, a web page, handouts, a worksheet and the data."""
    context.document.when_settled(lambda: _ask_for_pack(context))


def _ask_for_pack(context: Context) -> None:
    from ui.dialogs.pack import PackDialog  # late: the window is there sooner

    context.player.pause()
    dialog = PackDialog(context.stage, context.dialog_parent)
    dialog.folder_wanted.connect(lambda frames, largest: _write_pack(context, frames, largest))
    context.closing.connect(dialog.reject)
    dialog.open()


def _write_pack(context: Context, frames: bool, largest: int | None) -> None:
    from ui.jobs.pack_job import pack_job

    question = translate("Export", "Lecture pack: the folder in which a new one is made")
    folder = ask_for_folder(context.dialog_parent, question)
    if folder is not None:
        context.exports.add(pack_job(context.document.newest, context.selection, folder, frames, largest))


@command("Save my results…", menu="File", line=True)
def save_results(context: Context) -> None:
    """Write what was answered in lessons into a file to hand in: a table, or xAPI statements as JSON lines."""
    from ui.commands import results  # late: the window is there sooner

    results.save_results(context)


@command("Clear my results…", menu="File")
def clear_results(context: Context) -> None:
    """Throw away, after a question, what is kept on this machine of the steps and answers in lessons."""
    from ui.commands import results  # late, as above

    results.clear_results(context)


@command("Quit", "Ctrl+Q", menu="File", line=True)
def quit_program(context: Context) -> None:
    """Close the window. What was changed is offered for saving first."""
    context.close()
