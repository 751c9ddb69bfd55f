"""What the pages tell to type, and the pictures that come of it."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ui.cli.verb import find_verb

_TYPED = re.compile(r"^(?:gatelight|main\.py) (.+?)(?: {3,}.*)?$", re.MULTILINE)
_SHOWN = re.compile(r"""(?:\]\(|src=")(?:\.\./)*made/([\w.-]+)""")


class Typed(NamedTuple):
    """What is typed behind the program's name on a page, as words."""

    page: str
    words: tuple[str, ...]

    @property
    def target(self) -> str:
        """The name of the file that it writes; "" where it writes none."""
        return next((self.words[at + 1] for at, word in enumerate(self.words[:-1]) if word == "-o"), "")


def typed_in(page: str, text: str) -> list[Typed]:
    """All commands of a page."""
    return [Typed(page, tuple(shlex.split(line))) for line in _TYPED.findall(text)]


def shown_in(text: str) -> set[str]:
    """The names of the files that a page shows of what it tells to type."""
    return set(_SHOWN.findall(text))


def makers(pages: Path) -> Iterator[Typed]:
    """The commands that make what the pages of a folder show. Raises ValueError for what no command makes."""
    for page in sorted(pages.rglob("*.md")):
        text, name = page.read_text(encoding="utf-8"), page.relative_to(pages).as_posix()
        shown, typed = shown_in(text), typed_in(name, text)
        if missing := shown - {each.target for each in typed}:
            raise ValueError(f"{name} shows {', '.join(sorted(missing))}, and tells no command that makes it")
        yield from (each for each in typed if each.target in shown)


def run(typed: Typed) -> str:
    """Do what a command says, in the working folder. Returns what it prints; raises ValueError where it fails."""
    verb, said, errors = find_verb(typed.words[0]), io.StringIO(), io.StringIO()
    if verb is None:
        raise ValueError(f"{typed.page}: there is no command {typed.words[0]}")
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(errors):
            verb.main(typed.words[1:])
    except SystemExit as ended:
        if ended.code:
            raise ValueError(f"{typed.page}: {shlex.join(typed.words)}: {errors.getvalue()}") from None
    return said.getvalue()
