"""Lessons that are large or odd are checked, or refused with the limit named, in a moment and little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulator.lessons.file import MOST_BYTES, loads
from simulator.lessons.schema import LessonError

ROOT = Path(__file__).resolve().parents[3]
SECONDS, MEGABYTES = 2.0, 300
CHECK = """
import resource, sys, time
from simulator.lessons.file import load
from simulator.lessons.schema import LessonError

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

before, begun = peak(), time.process_time()
try:
    load(sys.argv[1])
    said = "sound"
except LessonError as error:
    said = str(error)
print(time.process_time() - begun, peak() - before, said, sep="\\n")
"""
SMALL: dict[str, Any] = {
    "format": 1,
    "title": "T",
    "sequence": {"kind": "words", "text": "a b"},
    "embedding": {"kind": "one-hot"},
    "layers": [{"cell": "lstm", "units": 2}],
}
LONG = {**SMALL, "sequence": {"kind": "words", "text": "a " * 100_000}}
ROW = {"kind": "numbers", "rows": [[1, 0]]}
HOLD = {"layer": 0, "quantity": "f", "units": [0], "values": [0.5], "start": 0, "stop": 1}


def many_numbers() -> bytes:
    row = json.dumps([k / 7 for k in range(100)])
    rows = ",".join([row] * (60 * 2**20 // len(row)))
    whole = {**SMALL, "sequence": {"kind": "numbers", "rows": 0}}
    del whole["embedding"]
    data = json.dumps(whole).replace('"rows": 0', f'"rows": [{rows}]').encode()
    assert 55 * 2**20 < len(data) < MOST_BYTES
    return data


def written(content: dict[str, Any]) -> Callable[[], bytes]:
    return lambda: json.dumps(content).encode()


LARGE = {
    "100,000 masked tokens": (written({**LONG, "masked": list(range(100_000))}), "sound"),
    "300,000 holds": (written({**LONG, "holds": [HOLD] * 300_000}), "holds: There cannot be 300,000 holds. Take 0 to"),
    "a million notes": (
        written({**SMALL, "notes": dict.fromkeys(map(str, range(1_000_000)), "x")}),
        "There cannot be 1,000,000 notes. Take 0 to 100,000",
    ),
    "1,000 cues at 100,000 tokens": (
        written({**LONG, "cues": [{"kind": "sign-flip"}] * 1000}),
        "cues: 1,000 cues cannot be looked for at 100,000 tokens. Take up to 20 with so many tokens.",
    ),
    "a million unknown keys": (
        written({**SMALL, "extra": dict.fromkeys(map(str, range(1_000_000)), 1)}),
        "extra: is not a field",
    ),
    "60 MB of numbers": (many_numbers, "sound"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="measured with Linux's own numbers")
@pytest.mark.parametrize("name", LARGE)
def test_a_large_lesson_takes_little_time_and_memory(name: str, tmp_path: Path) -> None:
    make, expected = LARGE[name]
    file = tmp_path / "large.json"
    file.write_bytes(make())
    words = (sys.executable, "-c", CHECK, str(file))
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    seconds, megabytes, said = done.stdout.splitlines()[:3]
    assert expected in said
    assert float(seconds) < SECONDS
    assert float(megabytes) < MEGABYTES + file.stat().st_size / 2**20


def test_a_key_that_is_given_twice_among_many_is_found_at_once() -> None:
    keys = [f'"{k}":"x"' for k in range(200_000)]
    data = json.dumps({**SMALL, "notes": 0}).replace('"notes": 0', f'"notes": {{{",".join([*keys, keys[-1]])}}}')
    with pytest.raises(LessonError, match="“199999” is given twice"):
        loads(data.encode())


def test_what_looks_like_a_key_in_a_text_is_none() -> None:
    lesson = loads(json.dumps({**SMALL, "about": 'say "a": and "a" : and "a":'}).encode())
    assert lesson.about.count(":") == 3


@pytest.mark.parametrize("spaces", ["", " ", "\n\t"])
def test_a_key_that_is_given_twice_is_found_however_it_is_written(spaces: str) -> None:
    data = json.dumps(SMALL).replace('"title":', f'"title"{spaces}: "one", "title"{spaces}:')
    with pytest.raises(LessonError, match="“title” is given twice"):
        loads(data.encode())


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\x01", "\x1b", "\x7f"])
@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("title", lambda bad: {"title": f"ab{bad}"}),
        ("sequence.text", lambda bad: {"sequence": {"kind": "words", "text": f"ab{bad}"}}),
        ("sequence.names[1]", lambda bad: {"sequence": {**ROW, "names": ["a", f"ab{bad}"]}}),
        ("layers[0].unit_names[1]", lambda bad: {"layers": [{**SMALL["layers"][0], "unit_names": ["u", f"ab{bad}"]}]}),
        ("readout.names[0]", lambda bad: {"readout": {"W": [[1, 0]], "b": [0], "names": [f"ab{bad}"]}}),
    ],
)  # fmt: skip
def test_a_character_that_no_xml_may_hold_is_refused_with_its_place(
    character: str, field: str, change: Callable[[str], dict[str, Any]]
) -> None:
    content = {**SMALL, **change(character)}
    if content["sequence"]["kind"] == "numbers":
        del content["embedding"]
    with pytest.raises(LessonError, match="holds a character that is none") as caught:
        loads(json.dumps(content).encode())
    assert caught.value.field == field and "at place 3" in caught.value.problem


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"readout": {"W": [[1, 0]], "b": [0], "kinds": ["relu"]}}, "readout.kinds[0]: {} softmax, sigmoid, linear."),
        ({"level": "hard"}, "level: {} introductory, intermediate, advanced."),
        ({"dtype": "float16"}, "dtype: {} float32, float64."),
        ({"sequence": {"kind": "sounds", "text": "a"}}, "sequence.kind: {} words, characters, numbers."),
        ({"embedding": {"kind": "hot"}}, "embedding.kind: {} table, random, one-hot, stored."),
        ({"cues": [{"kind": "end"}]}, "cues[0].kind: {} gate-below, sign-flip, saturated, token."),
        ({"cues": [{"kind": "gate-below", "over": "some"}]}, "cues[0].over: {} any, mean."),
    ],
)
def test_a_word_that_is_none_of_those_there_are_is_told_with_them(change: dict[str, Any], said: str) -> None:
    with pytest.raises(LessonError, match="cannot be '") as caught:
        loads(json.dumps({**SMALL, **change}).encode())
    place, _, wanted = said.partition(": {} ")
    found = str(caught.value).partition(" Write one of: ")[2]
    assert caught.value.field == place and sorted(found[:-1].split(", ")) == sorted(wanted[:-1].split(", "))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"layers": [{**SMALL["layers"][0], "bidirectional": True}]}, "layers[0].bidirectional: {} Take it out."),
        ({"layers": [{**SMALL["layers"][0], "hidden_size": 3}]}, "layers[0].hidden_size: {} Did you mean “units”?"),
        ({"layers": [{**SMALL["layers"][0], "seeed": 3}]}, "layers[0].seeed: {} Did you mean “seed”?"),
        ({"unit": 3}, "unit: {} Take it out."),
        ({"tokens": "a"}, "tokens: {} Did you mean “sequence”?"),
    ],
)
def test_an_unknown_field_has_the_nearest_in_meaning_or_none(change: dict[str, Any], said: str) -> None:
    with pytest.raises(LessonError) as caught:
        loads(json.dumps({**SMALL, **change}).encode())
    assert str(caught.value) == said.format("is not a field that a lesson has here.")
