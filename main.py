"""Gatelight from the command line: open the window, or do what a verb says without one.

Exit codes: 0 done, 2 wrong use or a bad file, 3 the machine lacks something, 130 stopped with Ctrl-C. Nothing is
imported before it is needed, so that every command starts at once and runs where Qt cannot.
"""

from __future__ import annotations

import _signal  # what `signal` stands on: that one takes a while to load
import os
import sys

if __name__ == "__main__" and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # Ctrl-C while the rest is loaded is no traceback

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

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
    from ui.cli.output import finish_output, prepare_streams
    from ui.cli.signals import answer_signals, end_at_once

    prepare_streams()
    answer_signals(end_at_once)
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return do_command(words)
    except SystemExit as ended:  # of a help page, say
        raise SystemExit(ended.code or finish_output()) from None
    except BrokenPipeError:  # whoever read what we print has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def do_command(words: Sequence[str]) -> int:
    """Do what the command in these words says, or open the window where there is none. Returns the exit code."""
    from ui.cli.verb import check_machine, explain_mistyped, find_verb, offered_verbs, program_parser

    if words and words[0].startswith("-"):
        program_parser(offered_verbs()).parse_args(words)  # tells what is asked for, or what is wrong, and ends
    verb = find_verb(words[0]) if words else None
    if verb and verb.name != "open":
        return verb.main(words[1:])
    if words and not verb:
        check_machine()
        from simulator.lessons.builtin import builtin_lessons

        if problem := explain_mistyped(words, builtin_lessons()):
            print(problem, file=sys.stderr)
            return WRONG
    return open_window(words[1:] if verb else words)


def open_window(words: Sequence[str]) -> int:
    """Open the window on what these words say."""
    from signal import SIG_DFL

    from ui.cli.signals import answer_signals
    from ui.cli.verbs.open import VERB, prepare

    answer_signals(SIG_DFL)  # Python hears nothing while Qt waits for the mouse
    request = VERB.parse(words)
    prepare(request)
    code: int = load_application().run(request.lesson)
    return code


def load_application() -> ModuleType:
    """The module that opens the window, loaded without garbage collections, of which `ui.app` makes the next one.

    They would look through all that is being loaded again and again, which takes a tenth of the start.
    """
    import gc

    gc.disable()
    from ui import app

    return app


if __name__ == "__main__":
    sys.exit(main())
