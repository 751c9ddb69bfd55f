"""Several files in one program, told line by line on stdout: how packs and courses are made."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ui.cli.signals import end_with_reader
from ui.cli.verb import Verb, check_machine, find_verb

if TYPE_CHECKING:
    from ui.export.together import Told, Wanted

OFTEN = 0.2  # seconds between two words of one file's progress


class MakeRequest(NamedTuple):
    """Nothing is typed: what to make is read from stdin."""


VERB = Verb(
    "make",
    "",
    MakeRequest,
    about="Make the files that a line of JSON on stdin, a list of command lines, asks for; end when stdin is closed.",
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """None."""


@VERB.run
def run(request: MakeRequest) -> str:
    """Make all of them; those that show the same film in one pass."""
    check_machine("pictures")
    from ui.export.together import export_together

    lines: list[list[str]] = json.loads(sys.stdin.readline())
    end_with_reader()
    telling, films = _Telling(), _Films()
    exports = [number for number, words in enumerate(lines) if words[0] == "export"]
    wanted = {number: found for number in exports if (found := films.wanted(number, lines[number], telling))}
    numbers = list(wanted)

    def tell(told: Told) -> None:
        number = numbers[told.number]
        telling.tell_export(number, wanted[number], told)

    export_together(list(wanted.values()), tell)
    for number, words in enumerate(lines):
        if words[0] != "export":
            telling.tell_other(number, words)
    return ""


class _Films:
    """Films that several exports show are made once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}

    def wanted(self, number: int, words: Sequence[str], telling: _Telling) -> Wanted | None:
        """The export that these words ask for; None where they are wrong, which is told."""
        from simulator.lessons.schema import LessonError
        from ui.cli.export_request import film_of, settings_of
        from ui.cli.verbs.export import VERB as EXPORT
        from ui.export.format import ExportError
        from ui.export.together import Wanted
        from ui.export.writers import format_of

        said = io.StringIO()
        try:
            with contextlib.redirect_stderr(said):
                asked = EXPORT.parse(words[1:])
            shown = asked.film_options, format_of(asked.target).tells
            if shown not in self._known:
                self._known[shown] = film_of(asked)
            film = self._known[shown]
            return Wanted(film, asked.target, settings_of(asked, film.timeline))
        except (ExportError, LessonError) as error:
            telling.tell(number, failed=str(error))
        except SystemExit:
            telling.tell(number, failed=_last_line(said.getvalue()))
        return None


class _Telling:
    """Writes what becomes of each file as a line of JSON: its "number", and "done" and "total", "made" or "failed"."""

    def __init__(self) -> None:
        self._told: dict[int, float] = {}
        self._lock = threading.Lock()

    def tell(self, number: int, **what: object) -> None:
        """Write one line, whichever thread it comes from: no other one may come in between."""
        with self._lock:
            sys.stdout.write(json.dumps({"number": number, **what}) + "\n")
            sys.stdout.flush()

    def tell_export(self, number: int, wanted: Wanted, told: Told) -> None:
        """How far an export is, or how it ended."""
        from ui.cli.film_writer import describe_written

        now = time.monotonic()
        if told.error is not None:
            self.tell(number, failed=str(told.error))
        elif told.ended:
            self.tell(number, made=describe_written(wanted.target, wanted.settings, told.total))
        elif now - self._told.get(number, 0.0) > OFTEN:
            self._told[number] = now
            self.tell(number, done=told.done, total=told.total)

    def tell_other(self, number: int, words: Sequence[str]) -> None:
        """Do what another verb does, and tell how it ended."""
        verb = find_verb(words[0])
        said, errors = io.StringIO(), io.StringIO()
        self.tell(number, done=0, total=1)
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(errors):
                assert verb is not None
                verb.main(words[1:])
        except SystemExit:
            self.tell(number, failed=_last_line(errors.getvalue()))
        else:
            self.tell(number, made=said.getvalue().strip())


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["It ended without a word."])[-1]
