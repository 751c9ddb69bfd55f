"""The Learn menu: a network is trained, the way there is gone through, and what its units hold is asked."""

from __future__ import annotations

from simulator.lessons.schema import LessonError
from ui.commands.command import command
from ui.commands.context import Context
from ui.commands.opened import bring_to_front
from ui.settings import settings
from ui.settings.translation import translate
from ui.widgets.messages import not_done
from ui.widgets.questions import ask_for_target


@command("Train a network…", "Ctrl+T", menu="Learn")
def train_network(context: Context) -> None:
    """Train a network on a task, beside the window: the stage shows the sentence with the weights as they are now."""
    from ui.dialogs.training.dialog import TrainingDialog  # late: the window is there sooner

    if bring_to_front(context.dialog_parent, TrainingDialog):
        return
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


@command("Film along the training…", menu="Learn", line=True, ready=_is_there)
def film_training(context: Context) -> None:
    """Write a film of this moment of the sentence, with the weights of one snapshot of the training after the other."""
    context.document.when_settled(lambda: _ask_for_film(context))


def _ask_for_film(context: Context) -> None:
    from ui.cli.along_training import AlongTraining  # late: the window is there sooner
    from ui.export import format_of
    from ui.export.format import MovingSettings, with_values
    from ui.jobs.export_job import ExportJob

    training = context.learned.training
    if training is None:
        return
    title, kinds = translate("Training", "Film along the training"), translate("Training", "Films ({endings})")
    endings = "*.mp4 *.webm *.gif *.webp *.apng"
    suggested = settings.folder() / f"{training.task.key}-training.mp4"
    target = ask_for_target(context.dialog_parent, title, suggested, kinds.format(endings=endings), "mp4")
    if target is None:
        return
    chosen = format_of(str(target)).settings() if target.suffix.lower() in endings.replace("*", "").split() else None
    if not isinstance(chosen, MovingSettings):
        words = translate("Training", "{file}: end it with one of {endings}.")
        context.messages.tell(words.format(file=target.name, endings=endings.replace("*", "")))
        return
    place = context.player.place
    film = AlongTraining(training, context.document.lesson, context.stage.film.options, (place.token, place.beat))
    context.exports.add(ExportJob(film, str(target), with_values(chosen, {"theme": context.stage.theme.name})))


def _asks_for_locks(context: Context) -> bool:
    return context.document.newest.controls is not None


def _is_unlocked(context: Context) -> bool:
    return context.document.locks.is_unlocked


@command("Unlock the controls", menu="Learn", line=True, ready=_asks_for_locks, checked=_is_unlocked)
def unlock_controls(context: Context) -> None:
    """Show and edit what the lesson hides and locks for use in class, or keep to it again."""
    context.document.locks.unlock(not context.document.locks.is_unlocked)


@command("A race of cells…", menu="Learn", line=True)
def race_cells(context: Context) -> None:
    """Let several cells learn the same task at an equal number of weights, from several seeds, and see who is first."""
    from ui.dialogs.race.dialog import RaceDialog  # late: the window is there sooner

    if bring_to_front(context.dialog_parent, RaceDialog):
        return
    dialog = RaceDialog(context.document, context.selection, context.learned, context.exports, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


@command("Experiments…", menu="Learn")
def show_experiments(context: Context) -> None:
    """Repeat measurements beside the numbers of papers: how far gradients reach, which cells learn, what stays."""
    from ui.dialogs.experiments.dialog import ExperimentsDialog  # late: the window is there sooner

    dialog = ExperimentsDialog(context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()
