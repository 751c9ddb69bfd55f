"""What a lesson hides or locks of the window for use in class. It is no protection: who wants can unlock it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from simulator.lessons.guide.cues.fields import Problem
from simulator.lessons.guide.storyline.controls import CONTROLS

Part = Literal["sequence", "network", "whatif", "compare"]
PARTS: tuple[Part, ...] = ("sequence", "network", "whatif", "compare")
"""What can be locked of a lesson, however it is edited: tokens, layers, what is held, what it is compared with."""
HIDEABLE = ("left", "sequence", "network", "plots", "table", "read", "numbers", "whatif")
"""The parts of the window that can be hidden, by their names there."""
LOCKABLE = (*PARTS, *(name for name, control in CONTROLS.items() if control.context == "Command"))
"""What can be locked: parts of the lesson, and commands of the menus by their names."""
MOST = 100


class Controls(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Parts of the window that are hidden, and what of the lesson and which commands are locked."""

    hide: tuple[Annotated[str, Meta(extra_json_schema={"enum": [*HIDEABLE]})], ...] = ()
    lock: tuple[Annotated[str, Meta(extra_json_schema={"enum": [*LOCKABLE]})], ...] = ()

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """What cannot be hidden or locked, with its field."""
        for field, names, known in (("hide", self.hide, HIDEABLE), ("lock", self.lock, LOCKABLE)):
            if len(names) > MOST:
                yield field, Problem(f"There cannot be {len(names):,} of them.", f"Take up to {MOST}.")
            for at, name in enumerate(names[:MOST]):
                if name not in known:
                    near = difflib.get_close_matches(name[:40], known, 3, 0.5) or known[: len(HIDEABLE)]
                    done = "hidden" if field == "hide" else "locked"
                    problem = f"There is no control “{name[:40]}” that can be {done}."
                    yield f"{field}[{at}]", Problem(problem, f"Write one such as: {', '.join(near)}.")
