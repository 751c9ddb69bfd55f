"""What a shell completes: commands, options, lessons, files, and the names of views and themes."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from simulator.io.os_errors import how_to_install
from ui.cli.verb import LACKING, WRONG, Verb, check_machine, offered_verbs, program_parser

NAME = "gatelight"
SHELLS = ("bash", "fish", "zsh")
LESSONS = "_gatelight_lessons"
FILES = ("COURSE.json", "FILE", "MAP.json", "MODEL", "OUT", "OUTPUT", "REFERENCE")
FOLDERS = ("DIR",)
IS_LESSON = ("LESSON", "OTHER")
PREAMBLE = {
    "bash": '{name}() {{ compgen -W \'{keys}\' -- "$1"; compgen -f -- "$1"; }}',
    "fish": "function {name}\n  printf '%s\\n' {keys}\n  __fish_complete_path (commandline -ct)\nend",
    "zsh": "{name}() {{ _alternative 'lessons:lesson:({keys})' 'files:file:_files' }}",
}
"""What completes a lesson, in each shell: the keys of those that come along, and files."""


class CompletionRequest(NamedTuple):
    """For which shell."""

    shell: str


VERB = Verb(
    "completion SHELL",
    "what a shell needs to complete all this",
    CompletionRequest,
    about="Print a script for bash, zsh or fish that completes what is typed after gatelight.",
    examples="""examples:
  %(prog)s bash > ~/.local/share/bash-completion/completions/gatelight
  %(prog)s zsh > ~/.zfunc/_gatelight         with fpath+=~/.zfunc before compinit in ~/.zshrc
  %(prog)s fish > ~/.config/fish/completions/gatelight.fish""",
    place=90,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", metavar="SHELL", help=", ".join(SHELLS))


@VERB.run
def run(request: CompletionRequest) -> str:
    """The script."""
    if request.shell not in SHELLS:
        print(f"There is no script for {request.shell}. Write one of: {', '.join(SHELLS)}.", file=sys.stderr)
        raise SystemExit(WRONG)
    check_machine()
    try:
        import shtab  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        print(f"Completion needs the Python package shtab. {how_to_install('shtab')}", file=sys.stderr)
        raise SystemExit(LACKING) from None
    from simulator.lessons.builtin import builtin_lessons

    lessons = PREAMBLE[request.shell].format(name=LESSONS, keys=" ".join(builtin_lessons()))
    script: str = shtab.complete(completed_parser(shtab), shell=request.shell, preamble=lessons)
    return script


def completed_parser(shtab: Any) -> ArgumentParser:
    """The program's parser, whose arguments say how they are completed."""
    parser = program_parser(offered_verbs())
    parser.prog = NAME
    names = _names()
    commands = next(each for each in parser._actions if isinstance(each, _SubParsersAction))
    commands.help = None  # shtab leaves out what help pages do not list
    for inside in commands.choices.values():
        inside.fill()
        for action in inside._actions:
            _complete(action, shtab, names)
    return parser


def _complete(action: Action, shtab: Any, names: Mapping[str, Callable[[], Iterable[str]]]) -> None:
    """Say how an argument is completed."""
    shown = str(action.metavar)
    if shown in IS_LESSON:
        action.complete = {"bash": LESSONS, "zsh": LESSONS, "fish": f"({LESSONS})"}  # type: ignore[attr-defined]
    elif shown in FILES or shown in FOLDERS:
        action.complete = shtab.FILE if shown in FILES else shtab.DIR  # type: ignore[attr-defined]
    elif action.dest in names and action.choices is None and action.nargs != 0:
        action.choices = tuple(names[action.dest]())


def _names() -> dict[str, Callable[[], Iterable[str]]]:
    """What options can be, by their names."""
    from ui.film.charts import charts
    from ui.film.narration import depths
    from ui.film.text.language import languages
    from ui.film.text.notation import NOTATIONS
    from ui.film.views import views
    from ui.paint.theme import THEMES

    return {
        "view": views,
        "kind": charts,
        "theme": lambda: THEMES,
        "notation": lambda: NOTATIONS,
        "captions": depths,
        "language": languages,
        "shell": lambda: SHELLS,
    }
