"""A trained model as a lesson: it computes what its framework computed, and is saved and edited like any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.engine.run import run_network
from simulator.io.trace_files import contents
from simulator.lessons.edits.layers import with_reverse, with_seed
from simulator.lessons.edits.whatif import with_masked
from simulator.lessons.file import dumps, loads
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.run import run
from simulator.lessons.schema import LessonError
from simulator.network.network import Network
from simulator.text.tokens import Characters, Numbers, Words
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from simulator.weights.recognition.found import Recognised
from simulator.weights.stack_run import run_stack
from simulator.weights.tensor_tree import ModelError
from simulator.weights.vocabulary import Vocabulary, read_vocabulary
from tests.simulator.lessons.models.small_model import TEXT, write_model

MODELS = Path(__file__).parents[3] / "reference" / "models"
EXPECTED = np.load(MODELS / "expected.npz")
WORDS = ("she", "he", "is", "a", "good", "girl", "boy")
VOCABULARY = Vocabulary({word: number for number, word in enumerate(WORDS)})


def rows(name: str) -> Numbers:
    return Numbers(tuple(tuple(map(float, row)) for row in EXPECTED[f"{name}/inputs"]))


@pytest.mark.parametrize(
    ("file", "tolerance"),
    [
        ("lstm-64.pt", 1e-12),
        ("gru.pt", 1e-12),
        ("rnn.pt", 1e-12),
        ("module.pt", 2e-6),
        ("legacy.pt", 2e-6),
        ("gru-both.pt", 2e-6),
        ("lstm-both.pt", 1e-12),
    ],
)
def test_it_computes_what_its_framework_computed(file: str, tolerance: float) -> None:
    name = Path(file).stem
    lesson = lesson_from_model(recognise(open_model(MODELS / file)), rows(name))
    again = loads(dumps(lesson))
    assert again == lesson
    trace = run(again)
    found, compared = contents(trace), 0
    for key, wanted in EXPECTED.items():
        if key.startswith(f"{name}/layer"):
            place, state = key.removeprefix(f"{name}/").split("/")
            got = found[f"{place}/{state}"]
            if got.shape != wanted.shape:
                got = np.concatenate([got, found[f"{place}/reverse/{state}"]], axis=1)
            assert np.abs(got - wanted).max() <= tolerance
            compared += 1
    assert compared


def test_text_enters_by_the_models_own_table_and_is_read_out() -> None:
    words = [WORDS[number] for number in EXPECTED["words/tokens"]]
    lesson = lesson_from_model(recognise(open_model(MODELS / "script.pt")), Words(" ".join(words)), VOCABULARY)
    trace = run(lesson)
    assert trace.tokens == tuple(words) and lesson.readout is not None and lesson.readout.names == WORDS
    assert np.abs(trace.outputs - EXPECTED["words/probabilities"]).max() < 2e-6
    (layer,) = lesson.layers
    assert layer.origin.name == "script.pt" and len(layer.origin.sha256) == 64  # type: ignore[union-attr]
    run(with_masked(lesson, 1, True).lesson)


def test_words_that_the_model_does_not_know_are_unknown() -> None:
    lesson = lesson_from_model(recognise(open_model(MODELS / "script.pt")), Words("She flies"), VOCABULARY)
    resolved = run(lesson).resolved
    assert resolved.unknown_tokens == ("flies",), "She is known in small letters"


def test_what_a_lesson_does_not_hold_is_told() -> None:
    words, plain = (recognise(open_model(MODELS / name)) for name in ("script.pt", "lstm.pt"))
    with pytest.raises(LessonError, match="has another shape than the layer needs"):
        lesson_from_model(plain, Numbers(((1.0, 2.0),)))
    with pytest.raises(ModelError, match="There is no table of vectors"):
        lesson_from_model(plain, Words("she"), VOCABULARY)
    with pytest.raises(ModelError, match="Which token has which number"):
        lesson_from_model(words, Words("she"))
    with pytest.raises(LessonError, match=r"gives “it” the number 9, and the model knows 7"):
        lesson_from_model(words, Words("it"), Vocabulary({"it": 9}))


def stacked(folder: Path, ways: tuple[bool, ...]) -> Recognised:
    """Layers on each other, each of which reads what the one below hands on forward, or from its end."""
    file = open_model(write_model(folder, units=4, layers=len(ways)))
    found = recognise(file)
    layers = tuple(replace(layer, reverse=way) for layer, way in zip(found.layers, ways, strict=True))
    return replace(found, layers=layers)


@pytest.mark.parametrize(
    "ways", [(False, True), (False, True, True), (True, False, True), (False, True, False), (True, True)]
)
def test_a_layer_on_another_may_read_from_the_end(tmp_path: Path, ways: tuple[bool, ...]) -> None:
    recognised = stacked(tmp_path, ways)
    lesson = lesson_from_model(recognised, Characters(TEXT), read_vocabulary(tmp_path / "letters.json"))
    assert loads(dumps(lesson)) == lesson
    trace = run(lesson)
    assert trace.levels == tuple((k,) for k in range(len(ways)))
    states = trace.inputs
    for layer, way in zip(trace.made_of, ways, strict=True):
        alone = run_network(Network((replace(layer, reverse=False, beside=False),), dtype="float32"),
                            states[::-1] if way else states)  # fmt: skip
        states = alone["h"][::-1] if way else alone["h"]
    assert np.abs(trace.layers[-1]["h"] - states).max() < 1e-6
    wanted = run_stack(recognised.file, recognised.layers, trace.inputs)
    last = f"layer{len(ways) - 1}{'/reverse' * ways[-1]}/h"
    assert np.abs(wanted[last] - trace.layers[-1]["h"]).max() < 1e-6


def test_what_reads_from_the_end_stays_where_it_is_when_the_layer_below_reads_forward_alone(tmp_path: Path) -> None:
    lesson = lesson_from_model(
        stacked(tmp_path, (False, True)), Characters(TEXT), read_vocabulary(tmp_path / "letters.json")
    )
    both = with_reverse(lesson, 0, True)
    assert [each.beside for each in both.layers] == [False, True, False]
    drawn = with_seed(both, 1)
    again = with_reverse(drawn, 0, False)
    assert [each.beside for each in again.layers] == [False, False] and again.lesson.layers[1].stacked
