"""What the pointer does, and keys that belong to one place: the part of the help page that no command tells."""

from __future__ import annotations

from ui.film.text.language import QT_TRANSLATE_NOOP

GESTURES: tuple[tuple[str, str], ...] = (  # where and how, what it does; both are texts of the context "Help"
    (
        QT_TRANSLATE_NOOP("Help", "Point at a number"),
        QT_TRANSLATE_NOOP(
            "Help", "Says what it is, with all digits and its formula; what it came from and what it feeds lights up."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Click a number"),
        QT_TRANSLATE_NOOP("Help", "Turns the eye to its unit: formula, inspector, plots and table follow."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Ctrl or Shift and a click"),
        QT_TRANSLATE_NOOP("Help", "Pins the unit, so that it stays in view beside others, or lets it go."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Pull a number, or the handle beside it, up or down"),
        QT_TRANSLATE_NOOP("Help", "Holds it by hand, a gate between shut and open; with Shift in small steps."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Double click a number"),
        QT_TRANSLATE_NOOP("Help", "Lets it be typed at its place; so it does with a weight in the inspector."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Double click beside numbers"),
        QT_TRANSLATE_NOOP("Help", "Dives a level further in; Esc comes out again."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Wheel, or two fingers apart"),
        QT_TRANSLATE_NOOP("Help", "Zooms from the whole network down to one unit’s arithmetic, without a break."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Right click"),
        QT_TRANSLATE_NOOP("Help", "Holds a number by hand or lets it go, copies its vector, pins its unit."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Pull a weight up or down"),
        QT_TRANSLATE_NOOP("Help", "In the inspector: changes it and the run at once; with Shift in small steps."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Right click a token; F2, Ins and Del on it"),
        QT_TRANSLATE_NOOP("Help", "Changes it, puts another in before it, takes it out, or masks it."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "The ruler"),
        QT_TRANSLATE_NOOP(
            "Help",
            "A click goes to a beat, a drag moves the film, the wheel scrolls; a click on a red mark goes to a cue.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "The plots below the stage"),
        QT_TRANSLATE_NOOP(
            "Help", "A click or a drag moves the film, the wheel scrolls, Shift and a drag select tokens."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "The field of the sequence"),
        QT_TRANSLATE_NOOP("Help", "Enter runs the network, Shift+Enter begins a line, Esc takes the typing back."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Tab, Shift+Tab"),
        QT_TRANSLATE_NOOP("Help", "Go from part to part; everything can be reached and used without a mouse."),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Drop a file on the window"),
        QT_TRANSLATE_NOOP("Help", "Opens the lesson in it."),
    ),
)
