"""The controls of the window that lessons can name: `{control: …}` is what is written on one, `{key: …}` its key.

A lesson names a control by an id that stays, whatever is written on it. Tests hold this table against the window: a
control that is called otherwise, or is gone, fails there.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from simulator.lessons.guide.cues.fields import Problem


class Control(NamedTuple):
    """What is written on a control, in English, with the context of its translations, and its first key."""

    title: str
    key: str = ""
    context: str = "Command"


class Named(NamedTuple):
    """A control that a text names by its id: what is written on it, or its key."""

    id: str
    is_key: bool = False


CONTROLS: Mapping[str, Control] = MappingProxyType({
    # commands of the menus, by their names
    "save_lesson": Control("Save", "Ctrl+S"),
    "undo": Control("Undo", "Ctrl+Z"),
    "redo": Control("Redo", "Ctrl+Shift+Z"),
    "edit_cell": Control("Own cell…"),
    "hold_open": Control("Hold the gate open", "O"),
    "hold_shut": Control("Hold the gate shut", "Shift+O"),
    "hold_at": Control("Hold or set at…"),
    "let_go": Control("Let the number go", "Shift+R"),
    "mask_token": Control("Mask the token", "M"),
    "play_pause": Control("Play", "Space"),
    "play_beat": Control("Play the next beat", "PgDown"),
    "next_beat": Control("Next beat", "Right"),
    "previous_beat": Control("Previous beat", "Left"),
    "next_token": Control("Next token", "Shift+Right"),
    "previous_token": Control("Previous token", "Shift+Left"),
    "next_cue": Control("Next cue", "C"),
    "go_to_start": Control("Start", "Home"),
    "go_to_end": Control("End", "End"),
    "toggle_guide": Control("Guide", "Ctrl+G"),
    "come_back_to_guide": Control("Come back to the guide", "Ctrl+Shift+G"),
    "zoom_in": Control("Zoom in", "+"),
    "zoom_out": Control("Zoom out", "-"),
    "layer_above": Control("Layer above", "Alt+Up"),
    "layer_below": Control("Layer below", "Alt+Down"),
    "next_unit": Control("Next unit", "Down"),
    "previous_unit": Control("Previous unit", "Up"),
    "toggle_ghost": Control("Ghost behind the numbers", "G"),
    "toggle_signs": Control("What the signs mean", "L"),
    "toggle_left": Control("Sequence and network", "Ctrl+1"),
    "toggle_plots": Control("Plots", "Ctrl+3"),
    "toggle_table": Control("Table of numbers", "Ctrl+4"),
    "toggle_right": Control("Column on the right", "Ctrl+7"),
    "train_network": Control("Train a network…", "Ctrl+T"),
    "find_unit": Control("Which unit holds it…"),
    # the guide's card, the column on the right, the menu over a number and a token, the network at the left
    "guide-next": Control("Next", context="Guide"),
    "guide-back": Control("Back", context="Guide"),
    "guide-come-back": Control("Come back", context="Guide"),
    "tab-read": Control("Read", context="Column"),
    "tab-numbers": Control("Numbers", context="Column"),
    "tab-try": Control("Try", context="Column"),
    "hold-open": Control("Hold open at this token", context="Hold"),
    "hold-shut": Control("Hold shut at this token", context="Hold"),
    "hold-value": Control("Hold at…", context="Hold"),
    "mask-token": Control("Mask the token", context="Hold"),
    "equations": Control("Edit equations…", context="Layer"),
    "idealised": Control("Idealised gates", context="Network"),
})  # fmt: skip


def control_problem(named: Named) -> Problem | None:
    """What is wrong with a control that a text names; None where it is there, and has a key where that is wanted."""
    control = CONTROLS.get(named.id)
    if control is None:
        near = difflib.get_close_matches(named.id, CONTROLS, 3, 0.5) or [*CONTROLS][:8]
        return Problem(f"There is no control “{named.id[:40]}”.", f"Write one such as: {', '.join(near)}.")
    if named.is_key and not control.key:
        return Problem(f"The control “{named.id}” has no key.", f"Write {{control: {named.id}}}.")
    return None
