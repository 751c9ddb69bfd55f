"""The page about the lesson's file, from the schema that reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from simulator.lessons.guide.storyline.published import lesson_schema

HEAD = """\
# The file of a lesson

A lesson is one JSON file (`.json`), or a `.gatelight` file, which is a ZIP of that and of all it refers to. Layers,
units and tokens count from 0. A field that is not listed here is an error, which is told with its place.
`gatelight check FILE` reads a file and tells what is in it. This page is written from the program's own schema, which
`gatelight schema` prints for editors; {download}`here it is <lesson.schema.json>`.

The smallest lesson, whose weights are drawn:

```json
SMALLEST
```
"""
SMALLEST = """\
{
  "format": 1,
  "title": "Mine",
  "sequence": {"kind": "words", "text": "one two three"},
  "embedding": {"kind": "one-hot"},
  "layers": [{"cell": "lstm", "units": 2}]
}"""


def page() -> str:
    """The page: a section for each kind of value, the lesson first."""
    kinds: dict[str, Any] = lesson_schema()["$defs"]
    first = ["Lesson", *sorted(name for name in kinds if name != "Lesson" and kinds[name].get("type") == "object")]
    return HEAD.replace("SMALLEST", SMALLEST) + "\n".join(_section(name, kinds[name]) for name in first)


def _section(name: str, kind: Mapping[str, Any]) -> str:
    about = re.sub(r"\n(?!\n)", " ", kind.get("description", "").replace("\n\n", "\0")).replace("\0", "\n\n")
    rows = [
        f"| `{field}` | {_type(what)} | {_default(what, field in kind.get('required', ()))} |"
        for field, what in kind.get("properties", {}).items()
    ]
    return "\n".join(
        [f"\n({_anchor(name)})=\n\n## {name}\n\n{about}\n", "| field | holds | left out |", "|---|---|---|", *rows, ""]
    )


def _type(what: Mapping[str, Any]) -> str:
    """A type in words, with links to the sections of others."""
    if "$ref" in what:
        name = what["$ref"].rpartition("/")[2]
        return f"[{name}](#{_anchor(name)})"
    if "anyOf" in what:
        return " or ".join(dict.fromkeys(_type(each) for each in what["anyOf"]))
    if "enum" in what:
        return ", ".join(f"`{value!r}`".replace("'", '"') for value in what["enum"])
    if "const" in what:
        return f"`{what['const']!r}`".replace("'", '"')
    if what.get("type") == "array":
        inner = what.get("items") or {}
        return f"a list of {_type(inner)}" if inner else "a list"
    if what.get("type") == "object":
        inner = what.get("additionalProperties") or {}
        return f"an object, by name: {_type(inner)}" if inner else "an object"
    return {
        "string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
        "null": "null",
    }.get(str(what.get("type")), "any value")  # fmt: skip


def _default(what: Mapping[str, Any], is_required: bool) -> str:
    if is_required:
        return "must be there"
    default = what.get("default")
    return f"`{msgspec.json.encode(default).decode()}`" if "default" in what else ""


def _anchor(name: str) -> str:
    return f"format-{name.lower().strip('_')}"
