"""What a trained model goes on with after a text."""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ui.cli.requests import add_mapping_option
from ui.cli.verb import Verb, check_machine, end_on, patience

EXAMPLES = """examples:
  main.py generate --weights model.pt --vocab characters.json --text "The " --length 200 --seed 3
  main.py generate --weights model.pt --vocab words.txt --text "she is" --length 12 --temperature 0"""


class GenerateRequest(NamedTuple):
    """The model, its vocabulary and stack, the text it begins with, how much more, and how that is drawn."""

    weights: str
    vocab: str
    text: str
    length: int = 100
    seed: int = 0
    temperature: float = 1.0
    stack: str | None = None
    by_hand: str | None = None


VERB = Verb(
    "generate --weights FILE …",
    "what a trained model goes on with after a text",
    GenerateRequest,
    about="""Let a trained model read a text, and go on: each token is drawn from what the model says may come next.

The model has an embedding, a stack of recurrent layers that read forward, and a read-out: main.py check lists them.""",
    examples=EXAMPLES,
    place=77,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The model, its vocabulary, the text, and how to draw."""
    parser.add_argument("--weights", metavar="FILE", required=True, help="the file of a trained model")
    parser.add_argument("--vocab", metavar="FILE", required=True, help="its vocabulary: JSON, or a token in each line")
    parser.add_argument("--text", required=True, help="what it reads first")
    parser.add_argument("--length", metavar="N", type=int, help="how many tokens more (100)")
    parser.add_argument("--seed", metavar="S", type=int, help="which tokens are drawn (0)")
    parser.add_argument("--temperature", metavar="T", type=float, help="0 takes the likeliest, 1 draws as it says (1)")
    parser.add_argument("--stack", metavar="NAME", help="which stack of the model, where it has several")
    add_mapping_option(parser)


@VERB.run
def run(request: GenerateRequest) -> str:
    """The text, and what the model goes on with."""
    check_machine()
    from simulator.weights.tensor_tree import ModelError
    from simulator.weights.text_model import TextModel
    from simulator.weights.vocabulary import read_vocabulary
    from ui.cli.lesson_choice import recognised_in

    with patience("The model is reading …"), end_on(ModelError):
        vocabulary = read_vocabulary(Path(request.vocab))
        model = TextModel(recognised_in(request.weights, request.by_hand), request.stack)
        tokens = vocabulary.split(request.text)
        ids = vocabulary.ids(tokens)
        drawn = islice(model.generate(ids, request.temperature, request.seed), max(request.length, 0))
        return vocabulary.join([*tokens, *map(vocabulary.token, drawn)])
