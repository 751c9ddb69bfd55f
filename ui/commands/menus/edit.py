"""The Edit menu: every change can be taken back."""

from __future__ import annotations

from functools import partial

from msgspec.structs import astuple
from PySide6.QtGui import QGuiApplication

from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.dialogs.incoming import look_into, take
from ui.film.text.language import languages
from ui.film.text.vector_text import WRITINGS
from ui.settings.translation import translate


def _undo_title(context: Context) -> str:
    label = context.document.undo_label
    return f"{translate('Command', 'Undo')}: {label}" if label else translate("Command", "Undo")


def _redo_title(context: Context) -> str:
    label = context.document.redo_label
    return f"{translate('Command', 'Redo')}: {label}" if label else translate("Command", "Redo")


@command(
    "Undo", "Ctrl+Z", menu="Edit", icon="undo", title_now=_undo_title,
    ready=lambda context: bool(context.document.undo_label),
)  # fmt: skip
def undo(context: Context) -> None:
    """Take the last change of the lesson back."""
    context.document.undo()


@command(
    "Redo", "Ctrl+Shift+Z", "Ctrl+Y", menu="Edit", icon="redo", title_now=_redo_title,
    ready=lambda context: bool(context.document.redo_label),
)  # fmt: skip
def redo(context: Context) -> None:
    """Make the change again that was taken back last."""
    context.document.redo()


def _chosen_tokens(context: Context) -> tuple[int, int]:
    return context.selection.brush or (0, context.document.trace.steps)


@command("Let the network go on…", menu="Edit", line=True)
def let_go_on(context: Context) -> None:
    """Let a network whose read-out says which token comes next go on with its text; the film follows what it writes."""
    from ui.dialogs.going_on import GoingOnDialog  # late: the window is there sooner

    dialog = GoingOnDialog(context.document, context.player, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


@command("Select tokens from here", "[", menu="Edit", line=True)
def select_from_here(context: Context) -> None:
    """Select the tokens from this one on, for the sums and shares of the plots; Shift and the pointer do it too."""
    token = context.player.token
    context.selection.brush = (token, max(_chosen_tokens(context)[1], token + 1))


@command("Select tokens up to here", "]", menu="Edit")
def select_to_here(context: Context) -> None:
    """Let the selected tokens end with this one."""
    token = context.player.token
    context.selection.brush = (min(_chosen_tokens(context)[0], token), token + 1)


@command("Select no tokens", menu="Edit", ready=lambda context: context.selection.brush is not None)
def select_none(context: Context) -> None:
    """Let the selected tokens go: sums and shares of the plots are of all again."""
    context.selection.brush = None


@command("Paste as the sequence", "Ctrl+V", menu="Edit", line=True)
def paste(context: Context) -> None:
    """Use copied words or rows of numbers as the sequence, or open a lesson file that was copied."""
    found = look_into(QGuiApplication.clipboard().mimeData())
    if found is None:
        text = translate("Message", "There is nothing to paste: copy a sentence, rows of numbers, or a lesson file.")
        context.messages.tell(text)
    else:
        take(found, context.document, context.files, context.messages)


def _writings(context: Context) -> list[Option]:
    return [(key, translate("Vector", writing.title)) for key, writing in WRITINGS.items()]


@command("Copy the vector", "Ctrl+C", menu="Edit", line=True)
def copy_vector(context: Context) -> None:
    """Copy the vector that was clicked last, as it is at this token, with all its digits; in the way chosen last."""
    selection = context.selection
    values = context.document.trace.layers[selection.layer][selection.quantity][context.player.token]
    written = WRITINGS[selection.writing].write(selection.quantity, values)
    QGuiApplication.clipboard().setText(written)


@choice("Copy vectors as", menu="Edit", options=_writings, current=lambda context: context.selection.writing)
def choose_writing(context: Context, key: str) -> None:
    """Copy vectors as plain text, as a NumPy array or as LaTeX, this one at once."""
    context.selection.writing = key
    copy_vector(context)


@command("Copy the picture", "Ctrl+Shift+C", menu="Edit")
def copy_picture(context: Context) -> None:
    """Copy the picture of this moment, as exports show it, for slides and documents: as pixels and as a drawing."""
    from ui.export.clipboard import picture_data  # late: the window is there sooner

    time = context.player.time
    frame = context.stage.frame(time, for_others=True)
    frame = frame._replace(moving=frame.moving + context.stage.labels(time, for_others=True))
    QGuiApplication.clipboard().setMimeData(picture_data(frame, context.selection.theme))


def _frameworks(context: Context) -> list[Option]:
    from simulator.code.programs import FRAMEWORKS  # late: the window is there sooner

    return [(key, framework.title) for key, framework in FRAMEWORKS.items()]


@choice("Copy as code for", menu="Edit", options=_frameworks, current=lambda context: "")
def copy_code(context: Context, key: str) -> None:
    """Copy the network as a program for PyTorch, Keras or NumPy: it builds it, loads its weights and computes h."""
    from simulator.code.programs import FRAMEWORKS, write_program  # late: the window is there sooner
    from simulator.code.subject import CodeError

    trace, language = context.document.trace, languages()[context.selection.wording.language]
    translate_code = partial(language.translate, "Code")
    borders = tuple(map(astuple, context.document.lesson.borders))
    try:
        program = write_program(trace, context.document.lesson.title, key, translate=translate_code, borders=borders)
    except CodeError as error:
        context.messages.tell(str(error))
        return
    QGuiApplication.clipboard().setText(program.text)
    text = translate("Message", "The network is on the clipboard as a program for {framework}.")
    context.messages.tell(text.format(framework=FRAMEWORKS[key].title), "information")


@command("Own cell…", menu="Edit", line=True)
def edit_cell(context: Context) -> None:
    """Write the equations of a cell of your own, beginning with the layer in view, and see what they mean."""
    from ui.dialogs.cell_editor.dialog import CellEditor  # late: the window is there sooner

    editor = context.dialog_parent.findChild(CellEditor)
    if editor is None:
        editor = CellEditor(context.document, context.selection, context.stage, context.dialog_parent)
        context.closing.connect(editor.leave)
    editor.show_layer(context.selection.layer)
