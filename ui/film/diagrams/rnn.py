"""The picture of the simple RNN: x and h are mixed and squeezed by tanh, and nothing is carried past."""

from __future__ import annotations

from ui.film.diagrams import words
from ui.film.diagrams.diagram import (
    TRUNK_WIDTH,
    Act,
    Area,
    Diagram,
    Joint,
    Label,
    Operation,
    Path,
    Plan,
    Station,
    Trip,
)

LEFT, JOIN, MIX, SUM, TANH, REST, UP, RIGHT, END = 200.0, 470.0, 660.0, 860.0, 1040.0, 1230.0, 1450.0, 1748.0, 1878.0
LINE_Y = 470.0
X_Y = 770.0

_FROM_H = ((LEFT, LINE_Y), (MIX, LINE_Y))
_FROM_X = ((LEFT, X_Y), (JOIN, X_Y), (JOIN, LINE_Y), (MIX, LINE_Y))
_OUT = ((REST, LINE_Y), (RIGHT, LINE_Y))
_UP = ((UP, LINE_Y), (UP, 104.0))

RNN = Diagram(
    cells=("rnn",),
    x=388.0,
    y=262.0,
    width=1172.0,
    height=416.0,
    areas=(
        Area(412, 286, 1124, 368, "short", (Label(words.ONLY_MEMORY, 1512, 632, "end"),)),
    ),
    stations={
        "h_prev": Station("h_prev", LEFT, LINE_Y),
        "x": Station("x", LEFT, X_Y),
        "a_h": Station("a_h", SUM, LINE_Y),
        "h": Station("h", REST, LINE_Y),
        "h.out": Station("h", RIGHT, LINE_Y),
    },
    operations={
        "a_h": Operation(MIX, LINE_Y, "W x + U h + b", "short", filled=False),
        "h": Operation(TANH, LINE_Y, "tanh", "short"),
    },
    feeds={
        ("a_h", "h_prev"): Path(_FROM_H, "short", TRUNK_WIDTH),
        ("a_h", "x"): Path(_FROM_X, "short", TRUNK_WIDTH),
        ("h", "a_h"): Path(((SUM, LINE_Y), (TANH, LINE_Y)), "short", TRUNK_WIDTH),
    },
    births={
        "a_h": Path(((MIX, LINE_Y), (SUM, LINE_Y)), "short", TRUNK_WIDTH),
        "h": Path(((TANH, LINE_Y), (REST, LINE_Y)), "short", TRUNK_WIDTH),
    },
    extra=(
        Path((*_OUT, (END, LINE_Y)), "short", TRUNK_WIDTH, arrow=True),
        Path(_UP, "short", TRUNK_WIDTH, arrow=True),
    ),
    plans=(
        Plan("read", words.TO_READ, "short", "read", (Act(("a_h",), formula="a_h"),)),
        Plan("mix", words.TO_MIX, "short", "mix", (Act(("h",), formula="h"),)),
        Plan(
            "pass",
            words.TO_PASS_ON,
            "short",
            "pass on",
            (Act(trips=(Trip("h", _OUT, "h.out"), Trip("h", _UP, rises=True)), formula="h"),),
        ),
    ),
    joint=Joint(JOIN, LINE_Y, JOIN, LINE_Y - 30, "middle"),
)  # fmt: skip

DIAGRAMS = (RNN,)
