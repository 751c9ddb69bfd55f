"""The Learn menu: a network is trained, the way there is gone through, and what its units hold is asked."""

from __future__ import annotations

from simulator.lessons.schema import LessonError
from ui.commands.command import command
from ui.commands.context import Context
from ui.widgets.messages import not_done


@command("Train a network…", "Ctrl+T", menu="Learn")
def train_network(context: Context) -> None:
    """Train a network on a task, beside the window: the stage shows the sentence with the weights as they are now."""
    from ui.dialogs.training.dialog import TrainingDialog  # late: the window is there sooner

    dialog = TrainingDialog(context.document, context.selection, context.learned, context.dialog_parent)
    dialog.units_wanted.connect(lambda: find_unit(context))
    context.closing.connect(dialog.reject)
    dialog.show()


def _has_training(context: Context) -> bool:
    return context.learned.training is not None


@command("Which unit holds it…", menu="Learn", ready=_has_training)
def find_unit(context: Context) -> None:
    """Rank all units by how well they follow a property of the tokens, and hold each of them over fresh examples."""
    from ui.dialogs.training.units_dialog import UnitsDialog  # late: the window is there sooner

    dialog = UnitsDialog(context.document, context.selection, context.learned, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


def _is_there(context: Context) -> bool:
    return context.learned.is_there


def _go(context: Context, by: int) -> None:
    try:
        context.learned.go_to(context.learned.at + by)
    except LessonError as error:
        context.messages.tell(not_done(error))


@command("Earlier in the training", "Shift+Down", menu="Learn", line=True, ready=_is_there)
def go_earlier(context: Context) -> None:
    """Show the weights of the snapshot before: the same sentence earlier in the training."""
    _go(context, -1)


@command("Later in the training", "Shift+Up", menu="Learn", ready=_is_there)
def go_later(context: Context) -> None:
    """Show the weights of the next snapshot: the same sentence later in the training."""
    _go(context, 1)
