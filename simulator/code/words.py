"""What programs say in their comments: English, or as a language says it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator

from simulator.code.numbers import Numbers
from simulator.code.subject import Subject

Translate = Callable[[str], str]
ABOUT = (
    "Written by Gatelight. It builds the network, loads its weights, runs the sequence, and prints h after each token "
    "and the largest difference to what Gatelight computed."
)
LEFT_OUT = "These tokens are skipped, so they are not in the sequence: {tokens}. States pass through them."
ROWS = "Rows in blocks of {units}: {gates}. Gatelight has one bias a gate, so the second is 0 but for b_hn of a GRU."
COLUMNS = "Columns in blocks of {units}: {gates}."
REWRITTEN = "{cell} is computed by {layer} with other weights: {how}"
ENTERS = "What enters, a row a token."
CAME = "What Gatelight computed: h after each token."
SAID = "And what the read-out says."
OF_H, OF_OUTPUTS = "largest difference of h", "largest difference of the outputs"
BY_HAND = "Some units are set by hand at some steps."
BEGIN_ANEW = "With these steps another sequence begins anew."
SEQUENCES = (
    "The sequences, one after the other: how long each is, and whether it goes on from the states that were left."
)
ROUNDED = "The lesson rounds its gates to 0 or 1."
FROM_EQUATIONS = "A cell that PyTorch does not have, step by step from its equations."
TEXTS = (
    ABOUT, LEFT_OUT, ROWS, COLUMNS, REWRITTEN, ENTERS, CAME, SAID, OF_H, OF_OUTPUTS, BY_HAND, BEGIN_ANEW, SEQUENCES,
    ROUNDED, FROM_EQUATIONS,
)  # fmt: skip
MOST_NAMED = 12  # tokens that are skipped


def head(subject: Subject, framework: str, translate: Translate) -> Iterator[str]:
    """The docstring of a program."""
    yield f'"""{in_docstring(f"{subject.title}: {subject.made_of}. {framework}.")}\n'
    yield from wrapped(translate(ABOUT))
    yield '"""\n'


def in_docstring(text: str) -> str:
    """A text in one line that ends no docstring and has no escapes."""
    return " ".join(text.split()).replace("\\", "/").replace('"', "'")


def left_out(subject: Subject, translate: Translate) -> Iterator[str]:
    """A comment of the tokens that are not in the sequence."""
    skipped = [f"{step} {subject.trace.tokens[step]!r}" for step in subject.trace.skipped[:MOST_NAMED]]
    if skipped:
        named = ", ".join(skipped) + ", …" * (len(subject.trace.skipped) > MOST_NAMED)
        yield from comment(translate(LEFT_OUT).format(tokens=named))


def entering_and_expected(
    subject: Subject, numbers: Numbers, translate: Translate, entering: str, expected: str
) -> Iterator[str]:
    """What enters, and what came of it: each array in its call, as "np.array({})" or with a type."""
    notes = [ascii(token) for token in subject.tokens]
    yield from comment(translate(ENTERS))
    yield f"inputs = {entering.format(numbers.put('inputs', subject.inputs, notes))}"
    yield from comment(translate(CAME))
    yield f"expected = {expected.format(numbers.put('h', subject.h, notes))}"
    if subject.outputs is not None:
        yield from comment(translate(SAID))
        yield f"expected_outputs = {expected.format(numbers.put('outputs', subject.outputs, notes))}"


def list_sequences(subject: Subject, translate: Translate) -> Iterator[str]:
    """The sequences of a run that has several."""
    yield from comment(translate(SEQUENCES))
    yield f"sequences = {list(subject.sequences)}"


def comment(text: str, indent: int = 0) -> Iterator[str]:
    """A text as lines of comments."""
    for line in wrapped(text, 110 - indent):
        yield f"{' ' * indent}# {line}"


def wrapped(text: str, width: int = 112) -> list[str]:
    """A text in lines."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def tidy(lines: Iterable[str]) -> str:
    """Lines of Python as one text, with two blank lines around each function and class, and one at most elsewhere."""
    found: list[str] = []
    inside = False
    for line in "\n".join(lines).split("\n"):
        begins = line.startswith(("def ", "class "))
        if begins or (inside and line and not line.startswith(" ")):
            about = _comments_before(found) if begins else []
            while found and not found[-1]:
                found.pop()
            found += [*[""] * (2 * bool(found)), *about]
            inside = begins
        if line or (found and found[-1]):
            found.append(line)
    return "\n".join(found).rstrip() + "\n"


def _comments_before(found: list[str]) -> list[str]:
    """Take the comments away that stand right before what comes next."""
    at = len(found)
    while at and found[at - 1].startswith("#"):
        at -= 1
    about = found[at:]
    del found[at:]
    return about
