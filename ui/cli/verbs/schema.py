"""The JSON schema of lesson files, for editors and for programs that write lessons."""

from __future__ import annotations

from typing import NamedTuple

from ui.cli.verb import Verb, check_machine


class SchemaRequest(NamedTuple):
    """There is nothing to ask."""


VERB = Verb(
    "schema",
    "the JSON schema of lesson files",
    SchemaRequest,
    about="""The JSON schema of lesson files (JSON Schema 2020-12), as text.

An editor that knows it completes fields and marks wrong ones while a lesson is written; what depends on the lesson
itself, such as tokens and units, is checked by main.py check.""",
    place=75,
)


@VERB.run
def run(request: SchemaRequest) -> str:
    """The schema, made from the code."""
    check_machine()
    import msgspec

    from simulator.lessons.guide.storyline.published import lesson_schema

    return msgspec.json.format(msgspec.json.encode(lesson_schema()), indent=2).decode()
