"""The classic picture of the LSTM: the memory line on top, the gates below it, the bus of [h, x] at the bottom.

With and without peepholes; the layout is the same, the peepholes are three more wires that come from the memory line.
"""

from __future__ import annotations

from dataclasses import replace

from ui.film.diagrams import words
from ui.film.diagrams.diagram import (
    MEMORY_WIDTH,
    MEMORY_Y,
    TRUNK_WIDTH,
    TRUNK_Y,
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
from ui.film.marks import Point

F, I, G, O, OUT, UP = 516.0, 758.0, 930.0, 1140.0, 1392.0, 1520.0  # noqa: E741 the columns bear the gates' names
WRITE = (I + G) / 2  # where i and g meet and go up to the plus
JOIN, LEFT, RIGHT, END = 340.0, 200.0, 1748.0, 1878.0
BOX_Y, REST_Y, MEET_Y, ADDED_Y = 708.0, 586.0, 492.0, 393.0
OUT_Y, TANH_Y = 540.0, 335.0


def _memory(*points: Point) -> Path:
    return Path(points, "memory", MEMORY_WIDTH)


def _tap(x: float) -> Path:
    """The piece of wire by which [h, x] rises from the bus into a gate."""
    return Path(((x, TRUNK_Y), (x, BOX_Y)), "short")


_BUS_H = ((LEFT, 668.0), (JOIN, 668.0), (JOIN, TRUNK_Y), (O, TRUNK_Y))
_BUS_X = ((LEFT, 862.0), (JOIN, 862.0), (JOIN, TRUNK_Y), (O, TRUNK_Y))
_OUT_C = ((1000.0, MEMORY_Y), (RIGHT, MEMORY_Y))
_OUT_H = ((OUT, 654.0), (OUT, TRUNK_Y), (RIGHT, TRUNK_Y))
_UP = ((UP, TRUNK_Y), (UP, 104.0))


def _forget_gate(x: float) -> tuple[Label, Label]:
    """The name of the forget gate in two lines, beside what climbs in it."""
    return Label(words.FORGET, x, 349, limit=86), Label(words.GATE, x, 374, limit=86)


LSTM = Diagram(
    cells=("lstm",),
    x=388.0,
    y=128.0,
    width=1202.0,
    height=716.0,
    areas=(
        Area(404, 134, 1170, 178, "memory", (Label(words.LONG_TERM, 420, 155),)),
        Area(404, 324, 260, 422, "forget", _forget_gate(576)),
        Area(
            676, 324, 390, 422, "input",
            (Label(words.TO_LET_IN, 688, 349), Label(words.GATE, 688, 374), Label(words.CANDIDATE, 1040, 349, "end")),
        ),
        Area(1078, 324, 400, 422, "output", (Label(words.OUTPUT_GATE, 1092, 352),)),
        Area(
            404, 760, 1170, 72, "short",
            (Label(words.SHORT, 1254, 789, "middle"), Label(words.MEMORY, 1254, 814, "middle")),
        ),
    ),
    stations={
        "c_prev": Station("c_prev", LEFT, MEMORY_Y),
        "h_prev": Station("h_prev", LEFT, 668.0),
        "x": Station("x", LEFT, 862.0),
        "f": Station("f", F, REST_Y, "corner"),
        "kept": Station("kept", 717.0, MEMORY_Y),
        "i": Station("i", I, REST_Y, "corner"),
        "g": Station("g", G, REST_Y, "far corner"),
        "added": Station("added", WRITE, ADDED_Y, "left"),
        "c": Station("c", 1000.0, MEMORY_Y),
        "o": Station("o", 1228.0, OUT_Y, "corner"),
        "tanh_c": Station("tanh_c", OUT, 430.0, "left"),
        "h": Station("h", OUT, 654.0, "left"),
        "c.out": Station("c", RIGHT, MEMORY_Y),
        "h.out": Station("h", RIGHT, TRUNK_Y),
    },
    operations={
        "f": Operation(F, BOX_Y, "σ", "forget"),
        "kept": Operation(F, MEMORY_Y, "×", "forget"),
        "i": Operation(I, BOX_Y, "σ", "input"),
        "g": Operation(G, BOX_Y, "tanh", "input"),
        "added": Operation(WRITE, MEET_Y, "×", "input"),
        "c": Operation(WRITE, MEMORY_Y, "+", "input"),
        "o": Operation(O, BOX_Y, "σ", "output"),
        "tanh_c": Operation(OUT, TANH_Y, "tanh", "output", filled=False),
        "h": Operation(OUT, OUT_Y, "×", "output"),
    },
    feeds={
        ("f", "h_prev"): _tap(F),
        ("f", "x"): _tap(F),
        ("kept", "c_prev"): _memory((LEFT, MEMORY_Y), (F, MEMORY_Y)),
        ("kept", "f"): Path(((F, REST_Y), (F, MEMORY_Y)), "forget"),
        ("i", "h_prev"): _tap(I),
        ("i", "x"): _tap(I),
        ("g", "h_prev"): _tap(G),
        ("g", "x"): _tap(G),
        ("added", "i"): Path(((I, REST_Y), (I, MEET_Y), (WRITE, MEET_Y)), "input"),
        ("added", "g"): Path(((G, REST_Y), (G, MEET_Y), (WRITE, MEET_Y)), "input"),
        ("c", "kept"): _memory((717.0, MEMORY_Y), (WRITE, MEMORY_Y)),
        ("c", "added"): Path(((WRITE, ADDED_Y), (WRITE, MEMORY_Y)), "input"),
        ("o", "h_prev"): _tap(O),
        ("o", "x"): _tap(O),
        ("tanh_c", "c"): Path(((1000.0, MEMORY_Y), (OUT, MEMORY_Y), (OUT, TANH_Y)), "memory"),
        ("h", "o"): Path(((1228.0, OUT_Y), (OUT, OUT_Y)), "output"),
        ("h", "tanh_c"): Path(((OUT, 430.0), (OUT, OUT_Y)), "output"),
    },
    births={
        "f": Path(((F, BOX_Y), (F, REST_Y)), "forget"),
        "kept": _memory((F, MEMORY_Y), (717.0, MEMORY_Y)),
        "i": Path(((I, BOX_Y), (I, REST_Y)), "input"),
        "g": Path(((G, BOX_Y), (G, REST_Y)), "input"),
        "added": Path(((WRITE, MEET_Y), (WRITE, ADDED_Y)), "input"),
        "c": _memory((WRITE, MEMORY_Y), (1000.0, MEMORY_Y)),
        "o": Path(((O, BOX_Y), (O, OUT_Y), (1228.0, OUT_Y)), "output"),
        "tanh_c": Path(((OUT, TANH_Y), (OUT, 430.0)), "output"),
        "h": Path(((OUT, OUT_Y), (OUT, 654.0)), "short", TRUNK_WIDTH),
    },
    extra=(
        Path(_BUS_H, "short", TRUNK_WIDTH),
        Path(_BUS_X, "short", TRUNK_WIDTH),
        Path((*_OUT_C, (END, MEMORY_Y)), "memory", MEMORY_WIDTH, arrow=True),
        Path((*_OUT_H, (END, TRUNK_Y)), "short", TRUNK_WIDTH, arrow=True),
        Path(_UP, "short", TRUNK_WIDTH, hops=((UP, MEMORY_Y),), arrow=True),
    ),
    plans=(
        Plan("read", words.TO_READ, "short", "read", (Act(trips=(Trip("h_prev", _BUS_H), Trip("x", _BUS_X))),)),
        Plan("forget", words.TO_FORGET, "forget", "keep", (Act(("f",), formula="f"), Act(("kept",), formula="kept"))),
        Plan(
            "input", words.TO_INPUT, "input", "write", (Act(("i", "g"), formula="g"), Act(("added",), formula="added"))
        ),
        Plan(
            "memory",
            words.TO_REMEMBER,
            "memory",
            "memory",
            (Act(("c",), formula="c", inline=frozenset(("kept", "added"))),),
        ),
        Plan(
            "output",
            words.TO_OUTPUT,
            "output",
            "output",
            (
                Act(("o", "tanh_c"), formula="o"),
                Act(("h",), formula="h"),
                Act(
                    trips=(Trip("c", _OUT_C, "c.out"), Trip("h", _OUT_H, "h.out"), Trip("h", _UP, rises=True)),
                    formula="h",
                ),
            ),
        ),
    ),
    joint=Joint(JOIN, TRUNK_Y, 416, 787),
)  # fmt: skip

_LOOK_F, _LOOK_I, _LOOK_O = 422.0, 708.0, 1096.0  # where the peepholes run down
_BESIDE = {  # the names of areas beside the peepholes
    "output": (Label(words.OUTPUT_GATE, 1156, 352),),
}

PEEPHOLE = replace(
    LSTM,
    cells=("lstm-peephole",),
    stations={**LSTM.stations, "f": Station("f", F, REST_Y, "far corner")},
    areas=tuple(replace(area, labels=_BESIDE.get(area.role, area.labels)) for area in LSTM.areas),
    feeds={
        **LSTM.feeds,
        ("f", "c_prev"): Path(((LEFT, MEMORY_Y), (_LOOK_F, MEMORY_Y), (_LOOK_F, BOX_Y), (F, BOX_Y)), "memory", 4.0),
        ("i", "c_prev"): Path(
            (
                (LEFT, MEMORY_Y),
                (_LOOK_F, MEMORY_Y),
                (_LOOK_F, 753.0),
                (_LOOK_I, 753.0),
                (_LOOK_I, BOX_Y),
                (I, BOX_Y),
            ),
            "memory",
            4.0,
            hops=((F, 753.0),),
        ),
        ("o", "c"): Path(((1000.0, MEMORY_Y), (_LOOK_O, MEMORY_Y), (_LOOK_O, BOX_Y), (O, BOX_Y)), "memory", 4.0),
    },
)

DIAGRAMS = (LSTM, PEEPHOLE)
