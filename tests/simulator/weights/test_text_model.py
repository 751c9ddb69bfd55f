"""A model that reads tokens says the chances that PyTorch says, and goes on as a model that is run anew each time."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from simulator.weights.tensor_tree import ModelError
from simulator.weights.text_model import TextModel
from simulator.weights.vocabulary import Vocabulary, read_vocabulary

MODELS = Path(__file__).parents[2] / "reference" / "models"
EXPECTED = np.load(MODELS / "expected.npz")


@pytest.mark.parametrize("name", ["lightning.ckpt", "script.pt", "exported.pt2"])
def test_chances_are_pytorchs(name: str) -> None:
    model = TextModel(recognise(open_model(MODELS / name)))
    chances = model.probabilities(EXPECTED["words/tokens"].tolist())
    assert model.known == 7 and np.abs(chances - EXPECTED["words/probabilities"]).max() < 2e-6


def test_generating_goes_on_from_the_states() -> None:
    model = TextModel(recognise(open_model(MODELS / "script.pt")))
    ids = EXPECTED["words/tokens"].tolist()
    drawn = list(islice(model.generate(ids, 0.0, 0), 12))
    for at, number in enumerate(drawn):
        assert number == model.probabilities([*ids, *drawn[:at]])[-1].argmax(), "as if all were read anew"


def test_the_seed_and_the_temperature_tell_what_is_drawn() -> None:
    model = TextModel(recognise(open_model(MODELS / "script.pt")))
    one, same, other = (list(islice(model.generate([1, 4], 1.0, seed), 30)) for seed in (3, 3, 4))
    assert one == same != other
    cold = list(islice(model.generate([1, 4], 1e-3, 5), 10))
    assert cold == list(islice(model.generate([1, 4], 0.0, 0), 10))
    chances = model.probabilities([1, 4])[-1]
    first = [next(model.generate([1, 4], 1.0, seed)) for seed in range(600)]
    seen = np.bincount(first, minlength=7) / len(first)
    assert np.abs(seen - chances).max() < 4 * np.sqrt(0.25 / len(first))


@pytest.mark.parametrize(
    ("name", "ids", "temperature", "problem"),
    [
        ("script.pt", [], 1.0, "no token to begin with"),
        ("script.pt", [7], 1.0, "has no token 7: it knows 7"),
        ("script.pt", [1], -1.0, "temperature cannot be -1.0"),
        ("lstm.pt", [1], 1.0, "no table of vectors"),
        ("expected.npz", [1], 1.0, "Which stack of recurrent layers is meant is not said. There are: none"),
    ],
)
def test_what_cannot_be_is_told(name: str, ids: list[int], temperature: float, problem: str) -> None:
    with pytest.raises(ModelError, match=problem):
        next(TextModel(recognise(open_model(MODELS / name))).generate(ids, temperature, 0))


def written(path: Path, text: str) -> Vocabulary:
    path.write_text(text, encoding="utf-8")
    return read_vocabulary(path)


def test_vocabularies_in_all_their_forms(tmp_path: Path) -> None:
    wanted = {"she": 1, "he": 2, "<unk>": 0}
    keras = json.dumps({"class_name": "Tokenizer", "config": {"word_index": json.dumps(wanted)}})
    forms = [json.dumps(wanted), keras, json.dumps({str(number): token for token, number in wanted.items()}),
             json.dumps(["<unk>", "she", "he"]), "<unk>\nshe\nhe\n", "<unk>\r\nshe\r\nhe"]  # fmt: skip
    for number, form in enumerate(forms):
        vocabulary = written(tmp_path / f"{number}.json", form)
        assert dict(vocabulary.numbers) == wanted, form
        assert vocabulary.split("She  he") == ("she", "he") and vocabulary.ids(["he", "it"]) == (2, 0)
        assert vocabulary.join(["she", vocabulary.token(2), vocabulary.token(9)]) == "she he [9]"


def test_a_vocabulary_of_characters(tmp_path: Path) -> None:
    vocabulary = written(tmp_path / "characters.txt", "a\nb\n \n<s>\n")
    assert vocabulary.is_of_characters and vocabulary.split("ab a") == ("a", "b", " ", "a")
    assert vocabulary.ids(("b", " ")) == (1, 2) and vocabulary.join("ab") == "ab"
    with pytest.raises(ModelError, match="does not know “z”"):
        vocabulary.ids(("a", "z"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "JSON is broken"),
        ("{}", "no token in it"),
        ("", "no token in it"),
        ('["a", 3]', "Token 1 of its list is no text"),
        ('{"a": 1, "b": -1}', "does not give each token a number"),
        ('{"a": true}', "does not give each token a number"),
        ('{"config": {"word_index": "{"}}', "tokenizer's words are broken"),
    ],
)
def test_what_is_no_vocabulary_is_told(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ModelError, match=rf"vocabulary.json: .*{problem}"):
        written(tmp_path / "vocabulary.json", text)


def test_a_vocabulary_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"none.json: Cannot be read"):
        read_vocabulary(tmp_path / "none.json")
    (tmp_path / "latin.txt").write_bytes("Mädchen\n".encode("latin-1"))
    with pytest.raises(ModelError, match="no text in UTF-8"):
        read_vocabulary(tmp_path / "latin.txt")


def test_a_word_is_known_in_small_letters_wherever_it_is_asked_for() -> None:
    vocabulary = Vocabulary({"she": 1})
    assert vocabulary.ids(("She",)) == (1,) and vocabulary.number("She") == 1
