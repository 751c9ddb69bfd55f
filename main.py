"""Gatelight from the command line: open the window, or export, trace and check without one.

Exit codes: 0 done, 2 wrong use or a bad file, 3 the machine lacks something, 130 stopped with Ctrl-C. Nothing is
imported before it is needed, so that every command starts at once and runs where Qt cannot.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

from ui.command_help import (
    ABOUT,
    EXPERIMENT_HELP,
    EXPORT_HELP,
    HOLD_HELP,
    PLOT_HELP,
    RENDER_HELP,
    WINDOW_HELP,
    WITH_HELP,
)

DONE, WRONG, LACKING = 0, 2, 3

OLD_PYTHON = f"""\
Gatelight needs Python 3.11 or newer; this is Python {sys.version.split()[0]} ({sys.executable}).
  Debian 12, Ubuntu 24.04 or newer:  sudo apt-get install python3 python3-venv
  Fedora:                            sudo dnf install python3
Then make the environment again with that one: python3 -m venv .venv"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says. Returns the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 an older Python gets this far, and is told
        print(OLD_PYTHON, file=sys.stderr)
        return LACKING
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one step's products are too small to share among processors
    words = list(sys.argv[1:] if arguments is None else arguments)
    verb = VERBS.get(words[0]) if words else None
    _hear(signal.SIG_DFL if verb is None else _leave)  # the window: Python hears nothing while Qt waits for the mouse
    try:
        code = verb(words[1:]) if verb else open_window(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read what we print has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _hear(answer: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Answer like this to Ctrl-C and to being ended, unless whoever started us wants them unheard."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, answer)


def _leave(number: int, frame: FrameType | None) -> None:
    """End at once: nothing is half written. (An exception would be lost, or worse, while Qt is being loaded.)"""
    os.write(2, b"\nStopped.\n")
    os._exit(128 + number)


def _tidy_up(number: int, frame: FrameType | None) -> None:
    """End as soon as what is half written is removed."""
    raise SystemExit(128 + number)


def lessons(words: Sequence[str]) -> int:
    """Print key and title of each built-in lesson, one a line."""
    _parser("lessons", "The built-in lessons: key and title, one a line.").parse_args(words)
    _check_machine()
    from simulator.lessons.builtin import builtin_lessons

    width = max(map(len, builtin_lessons()))
    for key, lesson in builtin_lessons().items():
        print(f"{key:<{width}}  {lesson.title}")
    return DONE


def export(words: Sequence[str]) -> int:
    """Write a film, a picture or pages."""
    parser = _parser("export", "Write a film, a picture or pages of a lesson.", EXPORT_HELP)
    parser.add_argument("lesson", metavar="LESSON", help="the key of a built-in lesson, or a lesson file")
    parser.add_argument("-o", dest="target", metavar="OUT", required=True, help="the file or folder to write")
    parser.add_argument("--size", metavar="WxH", help="in pixels (1920x1080)")
    parser.add_argument("--fps", metavar="N", type=float, help="frames a second of a film (30; 25 for a GIF)")
    parser.add_argument("--theme", default="light", help="light, dark, projector or print (light)")
    parser.add_argument("--view", default="cell", help="what the film shows (cell)")
    parser.add_argument("--with", dest="others", metavar="OTHER", action="append", default=[], help=WITH_HELP)
    parser.add_argument("--notation", default="pytorch", help="whose letters: tutorial, olah or pytorch (pytorch)")
    parser.add_argument("--captions", default="sentence", help="sentence, symbols or numbers (sentence)")
    parser.add_argument("--language", default="en", help="of captions and labels: en or de (en)")
    parser.add_argument("--as", dest="arrangement", metavar="KIND", help="kind of pages or slides (stills)")
    parser.add_argument("--tokens", metavar="A:B", help="only these tokens")
    parser.add_argument("--layer", metavar="N", type=int, default=0, help="the layer in view (0)")
    parser.add_argument("--unit", metavar="N", type=int, default=0, help="the unit whose arithmetic is shown (0)")
    parser.add_argument("--at", metavar="TOKEN[.BEAT]", help="one picture: when this beat, or the token, is done")
    parser.add_argument("--cue-pause", metavar="SECONDS", type=float, help="how long a film stops at each cue (0)")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", default=[], help="a setting")
    parser.add_argument(
        "--settings",
        action=_Settings,
        default=argparse.SUPPRESS,
        metavar="OUT",
        help="list the settings of a format, and end",
    )
    given = vars(parser.parse_args(_joined(words)))
    _check_machine("pictures")
    from simulator.lessons.run import LessonError
    from ui.cli.export import run
    from ui.export import ExportError

    with _wrong(LessonError, ExportError):
        print(run(**given))
    return DONE


def trace(words: Sequence[str]) -> int:
    """Write every vector of a run."""
    parser = _parser("trace", "Write every vector of a run, and the weights that made it.")
    parser.add_argument("lesson", metavar="LESSON", help="the key of a built-in lesson, or a lesson file")
    parser.add_argument("-o", dest="target", metavar="OUT", required=True, help=".npz, .csv or .json")
    parser.add_argument("--hold", dest="holds", metavar="WHAT", action="append", default=[], help=HOLD_HELP)
    given = parser.parse_args(words)
    _check_machine()
    from simulator.io.os_errors import explained
    from simulator.io.trace_files import RecordError, save_trace
    from simulator.lessons.builtin import find
    from simulator.lessons.edits.hold_text import with_typed_holds
    from simulator.lessons.run import LessonError, run

    with _patience(f"Computing and writing {given.target} …"), _wrong(LessonError, RecordError):
        record = run(with_typed_holds(find(given.lesson), given.holds))
        _hear(_tidy_up)
        try:
            save_trace(record, given.target)
        except OSError as error:
            raise LessonError(*explained(error, given.target)) from error
    tokens, layers = record.steps, len(record.layers)
    print(f"{given.target}: {tokens} token{'s' * (tokens != 1)}, {layers} layer{'s' * (layers != 1)}")
    return DONE


def plot(words: Sequence[str]) -> int:
    """Write a chart of a run, as a picture or as numbers."""
    parser = _parser("plot", "Write a chart of a run, as a picture or as numbers.", PLOT_HELP)
    _check_machine()
    from simulator.lessons.run import LessonError
    from ui.cli import plot as plot_command

    given = plot_command.understood(parser, _joined(words))
    if not plot_command.is_table(given):
        _check_machine("pictures")
    with _patience(f"Computing and writing {given.target} …"), _wrong(LessonError):
        print(plot_command.run(given))
    return DONE


def check(words: Sequence[str]) -> int:
    """Print what a lesson file holds, or what is wrong with it."""
    parser = _parser("check", "What a lesson file holds, or what is wrong with it.")
    parser.add_argument("lesson", metavar="FILE", help="a lesson file, or the key of a built-in lesson")
    given = parser.parse_args(words)
    _check_machine()
    from simulator.lessons.builtin import find
    from simulator.lessons.report import describe
    from simulator.lessons.run import LessonError, run

    with _patience("Running the lesson …"), _wrong(LessonError):
        lesson = find(given.lesson)
        run(lesson)
    print("\n".join(describe(lesson)))
    return DONE


def experiment(words: Sequence[str]) -> int:
    """Print, or plot, how much of the first token is left in each cell."""
    about = "How much of the first token is left after more of them, in an RNN, an LSTM and a GRU."
    parser = _parser("experiment", about, EXPERIMENT_HELP)
    parser.add_argument("--after", metavar="N,N,…", default="10,100,1000", help="how many tokens later (10,100,1000)")
    parser.add_argument("--units", metavar="N", type=int, default=32, help="units of each network (32)")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="of weights and inputs (0)")
    parser.add_argument("-o", dest="target", metavar="OUT", help="write curves: .png, .svg or .pdf, or .csv")
    parser.add_argument("--theme", default="light", help="light, dark, projector or print (light)")
    parser.add_argument("--size", metavar="WxH", help="in pixels (1920x1080)")
    given = parser.parse_args(words)
    _check_machine("" if given.target is None or given.target.lower().endswith(".csv") else "pictures")
    from simulator.experiments.first_token import ExperimentError, table
    from ui.cli import experiment as experiment_command

    with _patience("Computing …"), _wrong(ExperimentError):
        if given.target is None:
            print(table(given.after, given.units, given.seed))
        else:
            told = (given.after, given.units, given.seed, given.theme, given.size)
            print(experiment_command.write(given.target, *told))
    return DONE


def pack(words: Sequence[str]) -> int:
    """Write everything that a lecture needs of a lesson into one folder."""
    about = "All that a lecture needs of a lesson, in one folder: films, slides, web page, paper, data."
    return _batch(_parser("pack", about), words, "pack")


def render(words: Sequence[str]) -> int:
    """Render many lessons and formats, only what has changed."""
    about = "Render a course: many lessons and formats, only what has changed."
    return _batch(_parser("render", about, RENDER_HELP), words, "course")


def _batch(parser: argparse.ArgumentParser, words: Sequence[str], what: str) -> int:
    _check_machine("pictures")
    from simulator.lessons.run import LessonError
    from ui.cli import render as batch_command

    given = batch_command.understood(parser, words, what)
    _hear(_tidy_up)
    with _wrong(LessonError, OSError):
        failed = batch_command.run(given, (sys.executable, str(Path(__file__).resolve())), what)
    return WRONG if failed else DONE


def open_window(words: Sequence[str]) -> int:
    """Open the window on a lesson."""
    parser = _parser("", ABOUT, WINDOW_HELP)
    parser.add_argument("lesson", metavar="FILE", nargs="?", help="a lesson file, or the key of a built-in lesson")
    parser.add_argument("--version", action="version", version=f"Gatelight {_version()}")
    given = parser.parse_args(words)
    _check_machine()
    from simulator.lessons.builtin import find
    from simulator.lessons.run import LessonError

    if given.lesson is not None:
        with _wrong(LessonError):
            find(given.lesson)
    _check_machine("window")
    from ui.app import run

    return run(given.lesson)


class _Settings(argparse.Action):
    """Prints what a format can be told, and ends."""

    def __call__(
        self, parser: argparse.ArgumentParser, _: argparse.Namespace, target: object, option: object = ""
    ) -> None:
        """List the settings of the format that `target` ends with."""
        _check_machine("pictures")
        from ui.cli.export import settings_of
        from ui.export import ExportError

        with _wrong(ExportError):
            print(settings_of(str(target)))
        raise SystemExit(DONE)


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "lessons": lessons,
    "export": export,
    "pack": pack,
    "render": render,
    "trace": trace,
    "plot": plot,
    "check": check,
    "experiment": experiment,
}


def _parser(verb: str, description: str, examples: str = "") -> argparse.ArgumentParser:
    name = Path(sys.argv[0]).name if sys.argv[0].endswith(("main.py", "gatelight")) else "main.py"
    return argparse.ArgumentParser(
        prog=f"{name} {verb}".strip(),
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _joined(words: Sequence[str]) -> list[str]:
    """The words with `--tokens -3:` as one, which argparse would take for two options."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--tokens" and re.match(r"-\d", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gatelight")
    except PackageNotFoundError:  # started from a folder that was never installed
        import tomllib

        project = Path(__file__).with_name("pyproject.toml").read_text(encoding="utf-8")
        return str(tomllib.loads(project)["project"]["version"])


def _check_machine(need: str = "") -> None:
    """End with a message where packages are missing, or what `need` ("pictures" or "window") needs."""
    from ui.cli.machine_check import MachineError, check_packages, check_pictures, check_window

    try:
        check_packages()
        if need:
            {"pictures": check_pictures, "window": check_window}[need]()
    except MachineError as error:
        print(error, file=sys.stderr)
        raise SystemExit(LACKING) from None


@contextlib.contextmanager
def _wrong(*kinds: type[Exception]) -> Iterator[None]:
    """Turn errors that a person can act on into a message and an exit code."""
    try:
        yield
    except kinds as error:
        print(error, file=sys.stderr)
        raise SystemExit(WRONG) from None


@contextlib.contextmanager
def _patience(message: str) -> Iterator[None]:
    """Say on stderr what is being done where it takes longer than a second."""
    timer = threading.Timer(1.0, print, (message,), {"file": sys.stderr, "flush": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


if __name__ == "__main__":
    sys.exit(main())
