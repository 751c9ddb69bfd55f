"""Which key does what a command is made with: letters and signs alone can be other keys, or none at all.

They are typed, or said to a machine that listens, by accident: each can be changed, and all be switched off.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from ui.settings import settings
from ui.settings.odd_things import read_kept

LONGEST = 40  # letters of the name of a key
_WITH_OTHERS = re.compile(r"(Shift\+)?F\d+|.*(Ctrl|Alt|Meta)\+.+")


class Keys(NamedTuple):
    """The keys that were chosen, by those that they stand for ("" for none), and whether letters alone act at all."""

    own: Mapping[str, str]
    letters_act: bool

    def now(self, key: str) -> str:
        """The key that is pressed now for what a command has by itself, "" for none."""
        if not is_letter(key):
            return key
        found = self.own.get(key, key)
        return found if self.letters_act or not is_letter(found) else ""


def is_letter(key: str) -> bool:
    """Whether a key, as Qt writes it, is a letter, a figure or a sign alone, with Shift or without."""
    return len(key.removeprefix("Shift+")) == 1


def can_be_key(key: str) -> bool:
    """Whether a command may have this key: no key that fields and buttons need for themselves."""
    return is_letter(key) or bool(_WITH_OTHERS.fullmatch(key))


def read_keys() -> Keys:
    """The keys as they are set; what cannot be read counts as not set."""
    kept = read_kept(settings.own_keys(), "own_keys")
    found = kept.items() if isinstance(kept, dict) else ()
    own = {key: new for key, new in found if isinstance(new, str) and len(new) <= LONGEST and is_letter(key)}
    return Keys({key: new for key, new in own.items() if not new or can_be_key(new)}, settings.letters_act())


def choose_key(key: str, instead: str) -> None:
    """Press another key from now on; the command's own again where both are the same."""
    chosen = {**read_keys().own, key: instead}
    settings.remember_own_keys(json.dumps({each: new for each, new in chosen.items() if each != new}))
