"""What a part of the picture does, in one sentence: lines, areas, signs, lanes, rivers, bars, axes.

`About.part` names the kind; what stands in the picture of a cell has its number in the diagram behind a colon.
"""

from __future__ import annotations

from ui.film.diagrams.diagram import Area, Path
from ui.film.drawing.hits import COLUMNS, ROWS
from ui.film.marks import NOW, About
from ui.film.narration.operations import does, keeps
from ui.film.narration.part_words import PLAIN
from ui.film.narration.purposes import called, purpose, teller
from ui.film.narration.returned import PART, WHOLE, tell_returned
from ui.film.narration.stored import tell_stored
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import as_step
from ui.film.scene.scene import Scene


def sentence(scene: Scene, about: About) -> str:
    """What a part does here, at its step, or `NOW` at any, without numbers; "" for what is a number and no part."""
    if about.part.startswith((f"{PART}:", f"{WHOLE}:")):
        return tell_returned(scene, about)
    if about.part in (ROWS, COLUMNS):
        return tell_stored(scene, about)
    own = scene.rows[about.layer] if 0 <= about.layer < len(scene.rows) else scene.as_read
    about = as_step(own, about)
    t, (kind, _, which) = teller(own, about.step), about.part.partition(":")
    if kind == "operation":
        return " ".join((does(t, about.quantity), *keeps(t, about.quantity, about.step)))
    if kind == "name":
        return purpose(t, about.quantity)
    if kind == "area" and int(which) < len(own.diagram.areas):
        return _area(t, own.diagram.areas[int(which)])
    if about.part == "axis:tokens" and about.step != NOW and own.trace.tokens[about.step] in own.unknown_tokens:
        text = t.translate("Part", "{token} is not in the table, so it is hollow: it enters as any unknown token does.")
        return text.format(token=t.token)
    if kind == "wire" and int(which) < len(own.diagram.wires):
        return _wire(t, own.diagram.wires[int(which)])
    return _plain(t, about)


def _plain(t: Telling, about: About) -> str:
    template = PLAIN.get(about.part)
    if template is None:
        return ""
    memory, h = t.memory, t.cell.states[0]
    return t.translate("Part", template).format(
        name=called(t, about.quantity) if about.quantity else "", h=t.symbol(h), before=t.symbol(f"{h}_prev"),
        x=t.symbol("x"), state=t.symbol(memory.state), old=t.symbol(f"{memory.state}_prev"),
        gate=called(t, memory.keep) if memory.keep is not None else "",
    )  # fmt: skip


# ---- the picture of a cell -------------------------------------------------------------------------------------------


def in_area(t: Telling, area: Area) -> tuple[str, ...]:
    """What is computed in an area, gates first."""
    inside = [
        name for name, each in t.scene.diagram.operations.items()
        if area.x <= each.x <= area.x + area.width and area.y <= each.y <= area.y + area.height
    ]  # fmt: skip
    return tuple(sorted(inside, key=lambda name: name not in t.cell.gates))


def _area(t: Telling, area: Area) -> str:
    inside, memory = in_area(t, area), t.memory
    if area.role == "memory":
        text = t.translate("Part", "The line of the memory: {old} comes in at the left, {state} goes on at the right.")
        return text.format(old=t.symbol(f"{memory.state}_prev"), state=t.symbol(memory.state))
    if memory.is_anew and memory.state in inside:
        text = t.translate("Part", "All of {state} is mixed anew in here at each token: nothing is carried past it.")
        return text.format(state=t.symbol(memory.state))
    if not inside:
        text = t.translate("Part", "What every gate reads runs along here: {x} of this token, and {before}.")
        return text.format(x=t.symbol("x"), before=t.symbol(f"{t.cell.states[0]}_prev"))
    if inside[0] in t.cell.gates:
        return purpose(t, inside[0])
    text = t.translate("Part", "Computed here: {names}.")
    return text.format(names=t.list_words([called(t, name) for name in inside]))


def _wire(t: Telling, path: Path) -> str:
    """What a line carries, and where to."""
    diagram = t.scene.diagram
    feeds = [(made, operand) for (made, operand), each in diagram.feeds.items() if each == path]
    if feeds:
        operands = t.list_words([called(t, name) for name in dict.fromkeys(operand for _, operand in feeds)])
        made = t.list_words([called(t, name) for name in dict.fromkeys(made for made, _ in feeds)])
        text = t.translate("Part", "This line brings {operands} to where it goes into {made}.")
        return text.format(operands=operands, made=made)
    born = next((name for name, each in diagram.births.items() if each == path), "")
    if born:
        return t.translate("Part", "This line takes {name} from its sign to where it rests.").format(
            name=called(t, born)
        )
    end, h = path.points[-1], t.symbol(t.cell.states[0])
    if end[1] < diagram.y:
        return t.translate("Part", "Here {h} climbs to the layer above, or out of the network.").format(h=h)
    if end[0] > diagram.x + diagram.width:
        return t.translate("Part", "Here the layer hands on its states to the next token.")
    text = t.translate("Part", "This line brings {before} and {x} to all that reads them in this layer.")
    return text.format(before=t.symbol(f"{t.cell.states[0]}_prev"), x=t.symbol("x"))
