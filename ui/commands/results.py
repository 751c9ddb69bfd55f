"""Results are given away as a file, or thrown away: what the File menu does with them. They are never sent."""

from __future__ import annotations

from pathlib import Path

from simulator.io.csv_dialect import COMMA, POINT
from simulator.lessons.guide.results.files import ENDINGS, STATEMENTS
from ui.commands.context import Context
from ui.jobs.results.giving import ClearResults, WriteResults
from ui.settings import settings
from ui.settings.translation import spoken_language, translate
from ui.widgets.questions import ask, ask_for_target, ask_for_words


def save_results(context: Context) -> None:
    """Ask for a file, and of one of statements whose they are, and write it beside the window."""
    parent = context.dialog_parent
    title = translate("Results", "Save my results")
    kinds = translate("Results", "Table for a spreadsheet (*.csv);;xAPI statements (*.jsonl)")
    name = translate("Results", "results")
    target = ask_for_target(parent, title, settings.folder() / f"{name}.csv", kinds, "csv")
    if target is None:
        return
    if target.suffix.lower() not in ENDINGS:
        context.messages.tell(translate("Results", "Results are a .csv or a .jsonl file."))
        return
    own: str | None = ""
    if target.suffix.lower() == STATEMENTS:
        label = translate("Results", "Your name, if the file is to say it:")
        own = ask_for_words(parent, title, label)
    if own is not None:
        _write(context, target, own)


def _write(context: Context, target: Path, name: str) -> None:
    dialect = COMMA if spoken_language().decimal_sign == COMMA.decimal else POINT
    job = WriteResults(target, name, dialect, context.dialog_parent)

    def tell(count: int) -> None:
        words = translate("Results", "{file} has your answers: {count}. Nothing was sent.")
        context.messages.tell(words.format(file=target.name, count=count), "information")

    job.finished.connect(tell)
    job.failed.connect(lambda why: context.messages.tell(translate("Results", "Not saved. {why}").format(why=why)))
    context.closing.connect(job.wait)
    job.start()


def clear_results(context: Context) -> None:
    """Ask whether all is to be thrown away, and do it beside the window."""
    question = translate("Results", "Clear what is kept of your steps and answers?")
    more = translate("Results", "It is kept on this machine alone. What was saved as a file stays.")
    if ask(context.dialog_parent, question, more, [translate("Results", "Clear")]) != 0:
        return
    job = ClearResults(context.dialog_parent)
    told = translate("Results", "Your results are cleared.")
    job.finished.connect(lambda _none: context.messages.tell(told, "information"))
    job.failed.connect(lambda why: context.messages.tell(translate("Results", "Not cleared. {why}").format(why=why)))
    context.closing.connect(job.wait)
    job.start()
