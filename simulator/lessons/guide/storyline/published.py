"""The JSON schema of a lesson file, made from the code: what editors check and complete a lesson by."""

from __future__ import annotations

from typing import Any

import msgspec

from simulator.lessons.schema import FORMAT, Lesson

TITLE = "A lesson of Gatelight"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def lesson_schema() -> dict[str, Any]:
    """The schema, as JSON Schema 2020-12: every field with its type, and of every kind what it may hold.

    Sizes, tokens and expressions are not in it: they are checked against the lesson itself (`main.py check`).
    """
    made = msgspec.json.schema(Lesson)
    lesson = made["$defs"]["Lesson"]
    lesson["properties"]["format"] = {"const": FORMAT}
    lesson["required"] = ["format", *lesson.get("required", ())]
    return {"$schema": DIALECT, "title": TITLE, **made}
