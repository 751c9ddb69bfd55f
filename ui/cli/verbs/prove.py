"""Whether a trained model computes here what it computes in its framework."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from ui.cli.requests import add_mapping_option
from ui.cli.verb import Verb, check_machine, end_on, patience

NOT_THE_SAME = 1  # exit code

EXAMPLES = """docs/proving-models.md has the few lines that store such a reference in PyTorch and in Keras."""


class ProveRequest(NamedTuple):
    """The file of a model, what its framework computed, and which stack of layers that is."""

    model: str
    reference: str = ""
    stack: str | None = None
    by_hand: str | None = None


VERB = Verb(
    "prove MODEL REFERENCE",
    "whether a trained model computes here what it does there",
    ProveRequest,
    about="""Run the recurrent layers of a trained model, and compare their states with those that its framework stored.

REFERENCE is an .npz or .safetensors file with the inputs [steps, numbers] under “inputs”, and states such as
“layer0/h” and “layer0/c” [steps, units]. What is told is the largest difference in each, and at which step.
It may also be a folder with a test case of ONNX (model.onnx, test_data_set_0). Such a folder alone is a MODEL, too.""",
    examples=EXAMPLES,
    place=75,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """Both files, and the stack."""
    parser.add_argument("model", metavar="MODEL", help="the file of a trained model")
    about = "inputs and states that its framework stored (of a folder with a test case: those in it)"
    parser.add_argument("reference", metavar="REFERENCE", nargs="?", help=about)
    parser.add_argument("--stack", metavar="NAME", help="which stack of its layers, where it has several")
    add_mapping_option(parser)


@VERB.run
def run(request: ProveRequest) -> str:
    """A line for each state; the program ends with 1 where one is not the same."""
    check_machine()
    from simulator.weights.proof import prove
    from simulator.weights.reference.files import open_reference
    from simulator.weights.tensor_tree import ModelError
    from ui.cli.lesson_choice import recognised_in

    with patience("Running the model …"), end_on(ModelError):
        path = Path(request.model)
        if not request.reference and not path.is_dir():
            raise ModelError("What the framework computed is not said.", "Give it behind the model.")
        reference = open_reference(Path(request.reference or request.model))
        model = str(reference.model or path) if path.is_dir() else request.model
        recognised = recognised_in(model, request.by_hand, reference)
        compared = prove(recognised, reference, request.stack)
    told = "\n".join(each.describe() for each in compared)
    if all(each.holds for each in compared):
        return told
    print(told)
    raise SystemExit(NOT_THE_SAME)
