"""A sentence that still knows what it was made of, so that it can be said in another language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class Said(str):
    """A text: its `template` in English with the `fields` put in."""

    __slots__ = ("fields", "template")
    template: str
    fields: Mapping[str, Any]


def say(template: str, **fields: Any) -> Said:
    """A template such as "{count} rows" with its fields put in."""
    made = Said(template.format(**fields))
    made.template, made.fields = template, MappingProxyType(fields)
    return made
