"""Statements of xAPI held against a schema that is not ours."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

HERE = Path(__file__).parent
_SCHEMA = json.loads((HERE / "schema.json").read_text(encoding="utf-8"))
_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("iri")
def is_iri(value: object) -> bool:
    """Whether a text begins with a scheme and has no blank in it."""
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", value) and urlsplit(value))


@_FORMATS.checks("uuid")
def is_uuid(value: object) -> bool:
    """Whether a text is a UUID."""
    return isinstance(value, str) and bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value))


@_FORMATS.checks("langtag")
def is_language(value: object) -> bool:
    """Whether a text is the tag of a language."""
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", value))


@_FORMATS.checks("iso_date", raises=ValueError)
def is_time(value: object) -> bool:
    """Whether a text is a time that says its zone."""
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def check_statement(statement: dict[str, Any]) -> None:
    """Raise what is wrong with a statement, by the schema and by what it cannot say: numeric ranges, ids of choices."""
    registry: Registry[Any] = Registry().with_resource("tcapi:1.0.1", DRAFT4.create_resource(_SCHEMA))
    wanted = {"$ref": "tcapi:1.0.1#statement"}
    Draft4Validator(wanted, registry=registry, format_checker=_FORMATS).validate(statement)
    assert is_time(statement["timestamp"]) and is_uuid(statement["id"])
    score = statement["result"].get("score", {}).get("scaled", 0.0)
    assert -1 <= score <= 1
    definition = statement["object"]["definition"]
    ids = {each["id"] for each in definition.get("choices", ())}
    if definition.get("interactionType") in ("choice", "sequencing"):
        for text in (*definition["correctResponsesPattern"], statement["result"]["response"]):
            assert not text or set(text.split("[,]")) <= ids, text
    if definition.get("interactionType") == "numeric":
        float(statement["result"]["response"])
        for text in definition["correctResponsesPattern"]:
            least, _, most = text.partition("[:]")
            assert float(least) <= float(most)
