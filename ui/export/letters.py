"""What is said of letters of a lesson that are not drawn with the fonts that come along."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.tokens import Numbers
from ui.export.offscreen import ensure_application
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.paint.letters import check_letters

_MISSING = QT_TRANSLATE_NOOP(
    "Export", "No font here can draw {letters}. A question mark in a frame stands there instead."
)
_BORROWED = QT_TRANSLATE_NOOP(
    "Export", "{letters} can only be drawn in fonts of this machine ({fonts}). Pictures made elsewhere may lack them."
)
_ASCII = bytes(range(128))
_MOST = 12  # letters that are named


def describe_letters(lesson: Lesson, translate: Callable[[str, str], str]) -> list[str]:
    """A sentence for the letters that nothing draws, and one for those that only this machine's fonts do; often none.

    Raises ExportError as `ensure_application` does.
    """
    letters = _letters_of(lesson)
    if not letters:
        return []
    ensure_application()
    found = check_letters(letters)
    said = [translate("Export", _MISSING).format(letters=_named(found.missing))] if found.missing else []
    if found.borrowed:
        borrowed, fonts = "".join(sorted("".join(found.borrowed.values()))), ", ".join(sorted(found.borrowed))
        said.append(translate("Export", _BORROWED).format(letters=_named(borrowed), fonts=fonts))
    return said


def _letters_of(lesson: Lesson) -> str:
    """All that is written in a lesson beyond ASCII; numbers, which may be many, are passed over."""
    if isinstance(lesson.sequence, Numbers):
        lesson = replace(lesson, sequence=replace(lesson.sequence, rows=()))
    variants = tuple(replace(each, layers=_without_weights(each.layers)) for each in lesson.variants)
    light = replace(lesson, layers=_without_weights(lesson.layers), variants=variants)
    return msgspec.json.encode(light).translate(None, _ASCII).decode("utf-8")


def _without_weights(layers: tuple[LayerSpec, ...]) -> tuple[LayerSpec, ...]:
    return tuple(replace(each, weights=None, initial={}) for each in layers)


def _named(letters: str) -> str:
    """Letters with their numbers, by which one that is not seen can be looked up: ⴰ (U+2D30)."""
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:_MOST])
    return named if len(letters) <= _MOST else f"{named} …"
