"""Whether a trained model computes here what it computes in its framework, and what makes it do so."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from ui.cli.requests import add_mapping_option
from ui.cli.verb import Verb, check_machine, end_on, patience

NOT_THE_SAME = 1  # exit code

EXAMPLES = """docs/proving-models.md has the few lines that store such a reference in PyTorch and in Keras."""


class ProveRequest(NamedTuple):
    """The file of a model, what its framework computed, and which stack of layers that is.

    With `find`, what makes both agree is looked for.
    """

    model: str
    reference: str = ""
    stack: str | None = None
    by_hand: str | None = None
    find: bool = False


VERB = Verb(
    "prove MODEL REFERENCE",
    "whether a trained model computes here what it does there, and why not",
    ProveRequest,
    about="""Run the recurrent layers of a trained model, and compare their states with those that its framework stored.

REFERENCE is an .npz or .safetensors file with the inputs [steps, numbers] under “inputs”, and states such as
“layer0/h” and “layer0/c” [steps, units]. What is told is the largest difference in each, and at which step.
It may also be a folder with a test case of ONNX (model.onnx, test_data_set_0). Such a folder alone is a MODEL, too.

With --find the weights may have any names, and REFERENCE is a file with “h” of all steps, “h_n” and “c_n” of the last,
or a gate such as “f”: what people and frameworks do differently is tried until the numbers agree.""",
    examples=EXAMPLES,
    place=75,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """Both files, the stack, and whether to find why."""
    parser.add_argument("model", metavar="MODEL", help="the file of a trained model")
    about = "inputs and states that its framework stored (of a folder with a test case: those in it)"
    parser.add_argument("reference", metavar="REFERENCE", nargs="?", help=about)
    parser.add_argument("--stack", metavar="NAME", help="which stack of its layers, where it has several")
    parser.add_argument("--find", action="store_true", help="find which convention makes them agree")
    add_mapping_option(parser)


@VERB.run
def run(request: ProveRequest) -> str:
    """A line for each state, or the answer; the program ends with 1 where they are not the same."""
    check_machine()
    from simulator.weights.tensor_tree import ModelError

    with patience("Running the model …"), end_on(ModelError):
        if not request.reference and not Path(request.model).is_dir():
            raise ModelError("What the framework computed is not said.", "Give it behind the model.")
        lines, same = _found(request) if request.find else _proved(request)
    if same:
        return "\n".join(lines)
    print("\n".join(lines))
    raise SystemExit(NOT_THE_SAME)


def _proved(request: ProveRequest) -> tuple[list[str], bool]:
    """A line for each state, and whether all are the same."""
    from simulator.weights.proof import prove
    from simulator.weights.reference.files import open_reference
    from ui.cli.lesson_choice import recognised_in

    path = Path(request.model)
    reference = open_reference(Path(request.reference or request.model))
    model = str(reference.model or path) if path.is_dir() else request.model
    compared = prove(recognised_in(model, request.by_hand, reference), reference, request.stack)
    return [each.describe() for each in compared], all(each.holds for each in compared)


def _found(request: ProveRequest) -> tuple[list[str], bool]:
    """Why they are not the same, and whether that was found."""
    from simulator.weights.finding.answer import find_why
    from simulator.weights.formats import open_model
    from ui.cli.lesson_choice import recognised_in

    recognised = recognised_in(request.model, request.by_hand)
    answer = find_why(recognised, open_model(Path(request.reference or request.model)), request.stack)
    return list(answer.sentences), answer.found is not None
