"""Lay out JSON so that a person can read a lesson: a field a line, short matrices too, exact numbers."""

from typing import Any

import msgspec

_WIDE = 100
_CONTAINERS = (list, tuple, dict)


def lay_out(value: Any, depth: int = 0) -> str:
    """The value as JSON text. Whole numbers are written without a point; every number reads back exactly."""
    if isinstance(value, dict) and value:
        entries = [f"{_text(key)}: {lay_out(item, depth + 1)}" for key, item in value.items()]
        return _on_one_line("{", entries, "}", depth) if depth > 1 else _block("{", entries, "}", depth)
    if isinstance(value, list | tuple) and value:
        if not any(isinstance(item, _CONTAINERS) for item in value):
            texts = all(isinstance(item, str) for item in value)
            entries = [_text(item) for item in value]
            return _on_one_line("[", entries, "]", depth) if texts else f"[{', '.join(entries)}]"
        return _on_one_line("[", [lay_out(item, depth + 1) for item in value], "]", depth)
    return _text(value)


def _on_one_line(opening: str, entries: list[str], closing: str, depth: int) -> str:
    """On one line if it fits, else an entry a line."""
    long = sum(map(len, entries)) + 2 * (len(entries) + depth) > _WIDE
    if long or any("\n" in entry for entry in entries):
        return _block(opening, entries, closing, depth)
    return f"{opening}{', '.join(entries)}{closing}"


def _block(opening: str, entries: list[str], closing: str, depth: int) -> str:
    margin = "\n" + "  " * depth
    return f"{opening}{margin}  {f',{margin}  '.join(entries)}{margin}{closing}"


def _text(value: Any) -> str:
    if isinstance(value, float):
        written = repr(value)
        return written.removesuffix(".0") if written != "-0.0" and "e" not in written else written
    return msgspec.json.encode(value).decode()
