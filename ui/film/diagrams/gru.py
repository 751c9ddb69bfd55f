"""The picture of the GRU: one memory line, a gate that keeps on it, and a reset gate before the candidate.

Both conventions share the layout. With the reset after the product a box makes U h; before it, h itself is gated.
"""

from __future__ import annotations

from collections.abc import Mapping

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

LEFT, DOWN, UP, RIGHT, END = 190.0, 338.0, 1552.0, 1748.0, 1878.0
Z, R, Q, PRODUCT, N, PLUS = 426.0, 668.0, 832.0, 1000.0, 1168.0, 1478.0
KEPT, SHARE, ADDED = 950.0, 790.0, 1354.0  # where kept, 1 − z and what is added rest
SHARE_Y, MEET_Y, REST_Y, BOX_Y = 378.0, 567.0, 663.0, 756.0  # 1 − z; reset meets past; gates at rest; their boxes
Z_Y, N_Y, SIGN = 600.0, 474.0, 628.0

_BUS_H = ((LEFT, MEMORY_Y), (DOWN, MEMORY_Y), (DOWN, TRUNK_Y), (N, TRUNK_Y))
_BUS_X = ((LEFT, TRUNK_Y), (N, TRUNK_Y))
_UP = ((UP, MEMORY_Y), (UP, 104.0))


def _memory(*points: Point) -> Path:
    return Path(points, "memory", MEMORY_WIDTH)


def _tap(x: float, top: float = BOX_Y) -> Path:
    return Path(((x, TRUNK_Y), (x, top)), "short")


AREAS = (
    Area(332, 134, 1252, 172, "memory", (Label(words.BOTH_MEMORIES, 372, 155),)),
    Area(
        346,
        312,
        234,
        469,
        "forget",
        (Label(words.UPDATE, 486, 466, limit=94), Label(words.GATE, 486, 491, limit=94)),
    ),
    Area(590, 312, 494, 138, "forget", (Label(words.REPLACE, 602, 338),)),
    Area(590, 460, 494, 321, "output", (Label(words.RESET_GATE, 602, 490),)),
    Area(1096, 312, 412, 469, "input", (Label(words.CANDIDATE, 1494, 570, "end"),)),
    Area(332, 786, 1252, 46, "short", (Label(words.BUS, 1220, 807),)),
)
EXTRA = (
    Path(_BUS_H[1:], "short", TRUNK_WIDTH),
    Path(_BUS_X, "short", TRUNK_WIDTH),
    Path(((RIGHT, MEMORY_Y), (END, MEMORY_Y)), "memory", MEMORY_WIDTH, arrow=True),
    Path(_UP, "short", TRUNK_WIDTH, arrow=True),
)
_MIX = frozenset(("kept", "added", "replace"))
_WRITE_PLANS = (
    Plan("keep", words.TO_KEEP, "forget", "keep", (Act(("z",), formula="z"), Act(("kept",), formula="kept"))),
    Plan(
        "write",
        words.TO_WRITE,
        "input",
        "write",
        (
            Act(("replace",), formula="replace"),
            Act(("added",), formula="added", inline=frozenset(("replace",))),
        ),
    ),
    Plan(
        "memory",
        words.TO_REMEMBER,
        "memory",
        "memory",
        (
            Act(("h",), formula="h", inline=_MIX),
            Act(
                trips=(Trip("h", _UP, rises=True),),
                formula="h",
                inline=_MIX,
            ),
        ),
    ),
)


def _stations(past: str, product: str) -> dict[str, Station]:
    """Where vectors rest."""
    stations = {
        "h_prev": Station("h_prev", LEFT, MEMORY_Y),
        "x": Station("x", LEFT, TRUNK_Y),
        "z": Station("z", Z, Z_Y, "corner"),
        "kept": Station("kept", KEPT, MEMORY_Y),
        "r": Station("r", R, REST_Y, "corner"),
        product: Station(product, PRODUCT, MEET_Y),
        "n": Station("n", N, N_Y, "right"),
        "replace": Station("replace", SHARE, SHARE_Y, "right"),
        "added": Station("added", ADDED, SHARE_Y, "below"),
        "h": Station("h", RIGHT, MEMORY_Y),
    }
    if past != "h_prev":
        stations[past] = Station(past, Q, REST_Y, "beside")
    return stations


def _operations(past: str, product: str) -> dict[str, Operation]:
    """What computes."""
    operations = {
        "z": Operation(Z, BOX_Y, "σ", "forget"),
        "kept": Operation(Z, MEMORY_Y, "×", "forget"),
        "r": Operation(R, BOX_Y, "σ", "output"),
        product: Operation(Q, MEET_Y, "×", "output"),
        "n": Operation(N, MEET_Y, "tanh", "input"),
        "replace": Operation(SIGN, SHARE_Y, "1−", "forget", filled=False),
        "added": Operation(N, SHARE_Y, "×", "input"),
        "h": Operation(PLUS, MEMORY_Y, "+", "input"),
    }
    if past != "h_prev":
        operations[past] = Operation(Q, BOX_Y, "U h", "short", filled=False)
    return operations


def _births(past: str, product: str) -> dict[str, Path]:
    """From what computes to where it rests."""
    births = {
        "z": Path(((Z, BOX_Y), (Z, Z_Y)), "forget"),
        "kept": _memory((Z, MEMORY_Y), (KEPT, MEMORY_Y)),
        "r": Path(((R, BOX_Y), (R, REST_Y)), "output"),
        product: Path(((Q, MEET_Y), (PRODUCT, MEET_Y)), "output"),
        "n": Path(((N, MEET_Y), (N, N_Y)), "input"),
        "replace": Path(((SIGN, SHARE_Y), (SHARE, SHARE_Y)), "forget"),
        "added": Path(((N, SHARE_Y), (ADDED, SHARE_Y)), "input"),
        "h": _memory((PLUS, MEMORY_Y), (RIGHT, MEMORY_Y)),
    }
    if past != "h_prev":
        births[past] = Path(((Q, BOX_Y), (Q, REST_Y)), "short")
    return births


def _feeds(product: str, own: Mapping[tuple[str, str], Path]) -> dict[tuple[str, str], Path]:
    """From where a vector rests to what takes it; `own` are the ways of one convention."""
    return {
        ("z", "h_prev"): _tap(Z),
        ("z", "x"): _tap(Z),
        ("kept", "h_prev"): _memory((LEFT, MEMORY_Y), (Z, MEMORY_Y)),
        ("kept", "z"): Path(((Z, Z_Y), (Z, MEMORY_Y)), "forget"),
        ("r", "h_prev"): _tap(R),
        ("r", "x"): _tap(R),
        **own,
        (product, "r"): Path(((R, REST_Y), (R, MEET_Y), (Q, MEET_Y)), "output"),
        ("n", "x"): _tap(N, MEET_Y),
        ("n", product): Path(((PRODUCT, MEET_Y), (N, MEET_Y)), "output"),
        ("replace", "z"): Path(((Z, Z_Y), (Z, SHARE_Y), (SIGN, SHARE_Y)), "forget"),
        ("added", "replace"): Path(((SHARE, SHARE_Y), (N, SHARE_Y)), "forget"),
        ("added", "n"): Path(((N, N_Y), (N, SHARE_Y)), "input"),
        ("h", "kept"): _memory((KEPT, MEMORY_Y), (PLUS, MEMORY_Y)),
        ("h", "added"): Path(((ADDED, SHARE_Y), (PLUS, SHARE_Y), (PLUS, MEMORY_Y)), "input"),
    }


def _look_back(past: str, product: str) -> tuple[Plan, ...]:
    """The beats up to the candidate."""
    gates = ("r",) if past == "h_prev" else ("r", past)
    return (
        Plan("read", words.TO_READ, "short", "read", (Act(trips=(Trip("h_prev", _BUS_H), Trip("x", _BUS_X))),)),
        Plan(
            "reset",
            words.TO_RESET,
            "output",
            "reset",
            (Act(gates, formula="r"), Act((product,), formula=product)),
        ),
        Plan(
            "candidate",
            words.TO_PROPOSE,
            "input",
            "candidate",
            (Act(("n",), formula="n", inline=frozenset((product,))),),
        ),
    )


def _diagram(key: str, past: str, product: str, own: Mapping[tuple[str, str], Path]) -> Diagram:
    """The layout with what differs: the reset's operand `past`, the gated `product`, and the ways to them."""
    return Diagram(
        cells=(key,),
        x=318.0,
        y=128.0,
        width=1280.0,
        height=716.0,
        areas=AREAS,
        stations=_stations(past, product),
        operations=_operations(past, product),
        feeds=_feeds(product, own),
        births=_births(past, product),
        extra=EXTRA,
        plans=(*_look_back(past, product), *_WRITE_PLANS),
        joint=Joint(DOWN, TRUNK_Y, 358, 828),
    )


AFTER = _diagram(
    "gru",
    "q",
    "reset_q",
    {("q", "h_prev"): _tap(Q), ("reset_q", "q"): Path(((Q, REST_Y), (Q, MEET_Y)), "short")},
)
BEFORE = _diagram("gru-before", "h_prev", "reset_h", {("reset_h", "h_prev"): _tap(Q, MEET_Y)})

DIAGRAMS = (AFTER, BEFORE)
