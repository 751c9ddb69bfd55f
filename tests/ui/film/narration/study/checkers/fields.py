"""What a field of any template must be: the token of the step, the letter of the memory, the name of the gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.ui.film.narration.study.claims import Fault, false, misleading
from tests.ui.film.narration.study.said import Moment, Said
from ui.film.text.formula import plain, symbol

ELSEWHERE = frozenset(
    {
        "{vector} from {token}", "{vector} of all units from {token}", "{token} (masked)", "{token} ({number})",
        "{token} (left out)", "The step of {token} is left out: {states} pass through unchanged.",
        "The step of {token} is left out: {states} passes through unchanged.",
        "Layer {number} hands up its {h} for {token}: here it is {x}.", "{clause} at {token}",
        "Both directions of layer {number} hand up their {h} for {token}: here they are {x}.",
    }
)  # fmt: skip
"""Templates whose own checkers look at these fields."""


def check_fields(said: Said) -> Iterator[Fault]:
    """What is wrong with fields that mean the same in all templates."""
    for field, text in said.use.fields.items():
        holds = _FIELDS.get(field)
        if holds is not None and said.use.source not in ELSEWHERE and not holds(said, text):
            yield false(f"{text!r} is not the {field} of this place")
        if field in ("unit", "units"):
            pieces = [text] if field == "unit" else pieces_of(said, text)
            if not all(said.at.units.is_set_apart(piece) for piece in pieces):
                yield misleading(f"{text} is a word, and not set apart as a name")


def pieces_of(said: Said, text: str) -> list[str]:
    """The parts of a list; what stands in quotation marks is one."""
    opening, closing = "„“" if said.at.scene.language.key == "de" else "“”"
    return re.split(rf"(?:, | and | und )(?![^{opening}]*{closing})", text)


def _token(said: Said, text: str) -> bool:
    masked = said.at.step in said.at.lesson.masked
    bare = re.fullmatch(r"[“„](.*)[”“]", text, re.DOTALL)
    if said.use.context in ("Backward caption", "Cue") and masked and bare:
        return bare.group(1) == said.at.trace.tokens[said.at.step]
    return said.at.fits_token(text, said.at.step)


def _before(said: Said, text: str) -> bool:
    """The token before, or the lesson at the start; in formulas, a letter of the step before."""
    at = said.at
    if text[:1] not in "“„" and at.means(text):
        return bool(at.means(text) & {f"{state}_prev" for state in at.cell.states})
    if said.use.context == "Network caption":
        return True
    if not at.begins:
        return at.fits_token(text, at.step - 1)
    return text in {language_text(at, "Caption", "the lesson")}


def _output(said: Said, text: str) -> bool:
    at, states = said.at, {said.at.cell.states[0], said.at.memory.state}
    return bool(at.means(text) & (states | {f"{state}_prev" for state in states}))


def _memory(said: Said, text: str) -> bool:
    if said.use.context in ("Network caption", "Compare caption", "Cue"):
        return True
    return said.at.memory.state in said.at.means(text.removeprefix("Σ").strip("|"))


def _old(said: Said, text: str) -> bool:
    """In formulas, the letter of the memory before; elsewhere a number."""
    if said.use.source in ("{old} = 0", "{old} = 0, so {letter} changes nothing", "{old} itself stays as it is"):
        return f"{said.at.memory.state}_prev" in said.at.means(text)
    return True


def _letter(said: Said, text: str) -> bool:
    names = said.at.means(text)
    if said.use.context != "Caption":
        return bool(names)
    if "{old}" in said.use.source or "The gate" in said.use.source:
        return said.at.memory.keep in names
    return said.at.memory.state in names


def gates_called(said: Said, field: str = "gate") -> set[str]:
    """The gates that a name may mean: by its own word, or by its letter; with a word where they are rounded."""
    at, text = said.at, said[field]
    rounded = [use for use in said.parts(field, "rounded {gate}") if use.text == text]
    text = rounded[0].fields["gate"] if rounded else text
    letters = [at.means(use.fields["letter"]) for use in said.told.parts(text, "gate {letter}") if use.text == text]
    found = {name for names in letters for name in names}
    for name in at.layer_trace.quantities:
        label = at.cell.label(name)
        if label and text == language_text(at, "Table", label):
            found.add(name)
    told = {name for name in found if at.trace.idealised and name in at.cell.gates and not at.held(name).all()}
    return told if rounded else found - told


def _gate(said: Said, text: str) -> bool:
    """The name of the gate that keeps, rounded where it is; of what is let through, the gate that does it."""
    at, keep = said.at, said.at.memory.keep
    if said.use.context != "Caption" or text.startswith("[") or said.use.source == "rounded {gate}":
        return True
    names = gates_called(said)
    through = "through" in said.use.source or "open, but" in said.use.source or "the past" in said.use.source
    return bool(names & at.scene.shares) if through else keep in names


def _unit(said: Said, text: str) -> bool:
    units = said.at.units.find(text)
    return said.use.context != "Chart caption" or bool(units & {said.at.unit, said.at.scene.unit})


def _run(said: Said, text: str) -> bool:
    found = re.fullmatch(r"([A-Z])(?: \((.+)\))?", text)
    runs = said.at.scene.compared
    at = ord(found.group(1)) - ord("A") if found else len(runs)
    if found is None or at >= len(runs):
        return False
    name, told = runs[at].cell.name, found.group(2)
    return told in (None, name) or (told.endswith("…") and name.startswith(told[:-1]))


def _passed(said: Said, text: str) -> bool:
    return text == f"tanh({plain(symbol(said.at.memory.state, False, said.at.scene.writing))})"


def language_text(at: Moment, context: str, source: str) -> str:
    """A text in the language of the place."""
    return str(at.scene.language.find(context, source) or source)


_FIELDS: dict[str, Callable[[Said, str], bool]] = {
    "token": _token, "before": _before, "h": _output, "state": _memory, "old": _old, "letter": _letter,
    "gate": _gate, "unit": _unit, "run": _run, "a": _run, "passed": _passed,
    "x": lambda said, text: "x" in said.at.means(text),
}  # fmt: skip
