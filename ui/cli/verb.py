"""What a verb of the command line is: a line in `--help`, its options, and a function from a typed request to words."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import re
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar

from ui.cli import verbs
from ui.cli.output import finish_output
from ui.program import program_name

PLACES = ("--tokens", "--at", "--unit", "--units")  # options that may count from behind
DONE, WRONG, LACKING = 0, 2, 3  # exit codes: done, wrong use or a bad file, the machine lacks something

USAGE = "%(prog)s [-h] [--version] [COMMAND] …"
ABOUT = "Shows with true numbers how recurrent networks remember."
HELP = """\
commands:
{verbs}
  {name} COMMAND --help              all about one of them

Where no command is typed it is `open`: {name} jenny-rafsun

examples:
  {name} export jenny-rafsun -o film.mp4 --tokens 0:5
  {name} trace my-lesson.json -o run.npz
"""

Request = TypeVar("Request")
Options = TypeVar("Options", bound=Callable[[argparse.ArgumentParser], None])
Work = TypeVar("Work", bound=Callable[..., str])


class Verb(Generic[Request]):
    """A verb: `call` is how it is typed and `summary` what it does, in the list of all verbs; `about` and `examples`
    stand in its own help. What is typed becomes a `request`, whose fields are the options by their names and whose
    defaults hold where an option is left out. A verb with a lower `place` stands earlier in the list, one without a
    `summary` is for the program itself and stands in none.
    """

    def __init__(
        self, call: str, summary: str, request: type[Request], *, about: str, examples: str = "", place: int = 100
    ) -> None:
        self.call, self.summary, self.place = call, summary, place
        self._request, self._about, self._examples = request, about, examples
        self._options: Callable[[argparse.ArgumentParser], None] = lambda parser: None
        self._run: Callable[[Request], str] = lambda request: ""

    @property
    def name(self) -> str:
        """What is typed after main.py."""
        return self.call.split()[0]

    def options(self, options: Options) -> Options:
        """Decorate the function that gives a parser the options."""
        self._options = options
        return options

    def run(self, work: Work) -> Work:
        """Decorate the function that does what a request says and returns what to print."""
        self._run = work
        return work

    def fill(self, parser: argparse.ArgumentParser, words: Sequence[str]) -> None:
        """Give its own part of the program's parser what its help says, and the options that these words may have."""
        parser.description, parser.epilog = self._about, self._examples
        self._options(parser)

    def parse(self, words: Sequence[str]) -> Request:
        """The request in these words, which stand behind its name. Ends the program where they are wrong."""
        return self._request(**self.given(words))

    def given(self, words: Sequence[str]) -> dict[str, Any]:
        """What is given in these words, by the names of the options. Ends the program where they are wrong."""
        return vars(program_parser([self]).parse_args([self.name, *_with_negative_ranges(words)]))

    def main(self, words: Sequence[str]) -> int:
        """Do what the words say and print what there is to say. Returns the exit code.

        Where files were to be made, it is done even where nobody could be told.
        """
        request = self.parse(words)
        text = self._run(request)
        if text:
            print(text)
        if getattr(request, "target", None):
            sys.stdout.flush()
            return DONE
        return finish_output()


def find_verb(name: str) -> Verb[Any] | None:
    """The verb of this name, or None; no other verb's file is read."""
    module = f"{verbs.__name__}.{name.replace('-', '_')}"
    if not name.replace("-", "_").isidentifier():
        return None
    try:
        found: Verb[Any] = import_module(module).VERB
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    return found


def offered_verbs() -> list[Verb[Any]]:
    """The verbs that are offered to a person, in order."""
    import pkgutil

    names = (info.name.replace("_", "-") for info in pkgutil.iter_modules(verbs.__path__))
    found = sorted(filter(None, map(find_verb, names)), key=lambda verb: verb.place)
    return [verb for verb in found if verb.summary]


def explain_mistyped(words: Sequence[str], lessons: Collection[str]) -> str:
    """That there is no such command, where the first of these words is one that is mistyped; "" where it is none.

    A word that stands alone may be meant as one of the `lessons` or a file; before other words it is a command.
    """
    name = words[0]
    if not re.fullmatch(r"[\w-]+", name) or name.startswith("-") or name in lessons or os.path.lexists(name):
        return ""
    known = [verb.name for verb in offered_verbs()]
    near = difflib.get_close_matches(name, [*known, *lessons], 1)
    if near and near[0] not in lessons:
        return f"There is no command {name}. Did you mean {near[0]}?"
    alone = all(word.startswith("-") for word in words[1:])
    return "" if near or alone else f"There is no command {name}. The commands are: {', '.join(known)}."


class Parser(argparse.ArgumentParser):
    """A parser that shows texts as they stand, and of a `verb` has the options as soon as they are asked for.

    Options that are left out give no value.
    """

    def __init__(self, *, verb: Verb[Any] | None = None, **others: Any) -> None:
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
            **others,
        )
        self._verb = verb

    def fill(self, words: Sequence[str] = ()) -> None:
        """Have the options of the verb that these words may have."""
        verb, self._verb = self._verb, None
        if verb is not None:
            verb.fill(self, words)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse all of the words. Ends the program where there are others among them."""
        self.fill(args or ())
        found, others = super().parse_known_args(args, namespace)
        if others:
            self.error(f"unrecognized arguments: {' '.join(others)}")
        return found, others


def program_parser(verbs: Sequence[Verb[Any]]) -> Parser:
    """The parser of the whole command line, with these of its commands."""
    name = program_name()
    listed = "\n".join(f"  {name} {verb.call:<27} {verb.summary}" for verb in verbs)
    parser = Parser(prog=name, usage=USAGE, description=ABOUT, epilog=HELP.format(verbs=listed, name=name))
    parser.add_argument("--version", action=_TellVersion, nargs=0, help="show the version and end")
    commands = parser.add_subparsers(prog=name, metavar="COMMAND", help=argparse.SUPPRESS)
    for verb in verbs:
        commands.add_parser(verb.name, help=verb.summary, verb=verb)
    return parser


class _TellVersion(argparse.Action):
    """Prints the version, which is looked for only then, and ends."""

    def __call__(self, *_: object) -> None:
        """Tell it."""
        from ui.program import program_version

        print(f"Gatelight {program_version()}")
        raise SystemExit(DONE)


def check_machine(need: str = "") -> None:
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
def end_on(*kinds: type[Exception]) -> Iterator[None]:
    """Turn errors that a person can act on into a message and an exit code."""
    try:
        yield
    except kinds as error:
        print(_in_words(error), file=sys.stderr)
        raise SystemExit(WRONG) from None


def _in_words(error: Exception) -> str:
    """What went wrong, as a person says it."""
    if not isinstance(error, OSError) or error.filename is None:
        return str(error)
    from simulator.io.os_errors import explain_os_error

    return " ".join(explain_os_error(error, os.fsdecode(error.filename)))


@contextlib.contextmanager
def patience(message: str) -> Iterator[None]:
    """Say on stderr what is being done where it takes longer than a second."""
    timer = threading.Timer(1.0, print, (message,), {"file": sys.stderr, "flush": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _with_negative_ranges(words: Sequence[str]) -> list[str]:
    """The words with `--tokens -3:` as one, which argparse would take for two options."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in PLACES and re.match(r"-\d", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined
