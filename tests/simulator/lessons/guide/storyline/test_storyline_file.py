"""Storylines in files: read back as they were, and refused with the field where something is wrong."""

import json
import random
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import FOLDER, builtin_lessons
from simulator.lessons.edits.changes import without
from simulator.lessons.edits.variants import with_cells_compared, without_variant
from simulator.lessons.edits.whatif import with_weights
from simulator.lessons.file import dumps, loads
from simulator.lessons.guide.class_use import HIDEABLE, LOCKABLE, Controls
from simulator.lessons.guide.storyline.acts import Open
from simulator.lessons.guide.storyline.published import lesson_schema
from simulator.lessons.guide.storyline.steps import Step
from simulator.lessons.report import describe
from simulator.lessons.resolve import resolve
from simulator.lessons.schema import LessonError
from simulator.lessons.variants import runs_alike
from tests.simulator.lessons.guide.storyline.told import told_lesson

WHOLE: dict[str, Any] = json.loads(dumps(told_lesson()))
YES, OPEN = {"words": "a", "condition": "1 = 1"}, {"words": "{", "condition": "1 = 1"}
STEP = "storyline.steps[0]"


def test_a_storyline_reads_back_as_it_was() -> None:
    assert loads(dumps(told_lesson())) == told_lesson()
    assert "storyline: 14 steps, with 6 questions and 6 acts that are waited for" in describe(told_lesson())


def refused(changes: dict[str, Any], **story: Any) -> LessonError:
    content = {**WHOLE, "storyline": {"aim": "a", "steps": [{"words": "w", **changes}], **story}}
    with pytest.raises(LessonError) as caught:
        loads(json.dumps(content).encode())
    return caught.value


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"words": "{c[5]}"}, "words", "There is no unit 5."),
        ({"words": {"en": "x", "de": "{q}"}}, "words.de", "The layer has no “q”."),
        ({"words": "{control: play_paus}"}, "words", "There is no control “play_paus”. Write one such as: play_pause"),
        ({"words": "{key: guide-next}"}, "words", "The control “guide-next” has no key. Write {control: guide-next}."),
        ({"words": "{control:}"}, "words", "cannot be written as “”"),
        ({"words": {"deutsch!": "x"}}, "words", "There is no language “deutsch!”."),
        ({"words": "a\x01"}, "words", "holds a character that is none"),
        ({"words": "x" * 5000}, "words", "has 5,000 letters."),
        ({"words": 3}, "words", "is a whole number."),
        ({"words": {"en": 3}}, "words.en", "is a whole number."),
        ({"word": "x"}, "word", "Did you mean “words”?"),
        ({"layer": 2}, "layer", "There is no layer 2."),
        ({"token": "Tom"}, "token", "There is no token “Tom”."),
        ({"token": -1}, "token", "There is no token -1."),
        ({"token": "Rafsun#2"}, "token", "“Rafsun” is there 1 times."),
        ({"once": "q"}, "once", "The layer has no “q”."),
        ({"once": "W_f"}, "once", "is not given a row and a column"),
        ({"beat": "a b"}, "beat", "There is no beat “a b”."),
        ({"beat": "read", "once": "f"}, "beat", "Write beat or once."),
        ({"quantity": "q"}, "quantity", "The layer has no “q”."),
        ({"quantity": "W_f"}, "quantity", "is not given a row and a column"),
        ({"unit": "age"}, "unit", "Write one of: gender, liking, words."),
        ({"unit": 3}, "unit", "There is no unit 3."),
        ({"pins": [0, 9]}, "pins[1]", "There is no unit 9."),
        ({"notes": {"de": "{z}"}}, "notes.de", "has no “z”"),
        ({"notes": "x" * 4001}, "notes", "has 4,001 letters"),
        ({"view": "../x"}, "view", "There is no view “../x”."),
        ({"cue": {"kind": "token", "token": 50}}, "cue.token", "There is no token 50."),
        ({"act": {"kind": "until", "condition": "f[0]"}}, "act.condition", "Write a condition"),
        ({"act": {"kind": "change", "weight": "V"}}, "act.weight", "The layer has no weight “V”."),
        ({"act": {"kind": "change", "weight": "V", "layer": 7}}, "act.layer", "There is no layer 7."),
        ({"act": {"kind": "token", "token": 99}}, "act.token", "There is no token 99."),
        ({"act": {"kind": "view", "view": ""}}, "act.view", "There is no view “”."),
        ({"act": {"kind": "unit", "unit": "age"}}, "act.unit", "There is no unit “age”."),
        ({"act": {"kind": "run"}}, "act.kind", "cannot be 'run'."),
        ({"question": {"kind": "predict", "ask": "", "value": "f[0] < 1"}}, "question.value", "no condition"),
        ({"question": {"kind": "predict", "ask": "", "value": "1", "high": 0}}, "question.high", "has no length"),
        ({"question": {"kind": "predict", "ask": "", "value": "1", "near": 0}}, "question.near", "within 0"),
        ({"question": {"kind": "sketch", "ask": "", "first": 5, "last": 5}}, "question.last", "over 1 tokens"),
        ({"question": {"kind": "sketch", "ask": "", "quantity": "q"}}, "question.quantity", "has no “q”"),
        ({"question": {"kind": "forgotten", "ask": "", "token": "Tom"}}, "question.token", "There is no token"),
        ({"question": {"kind": "order", "ask": "", "tokens": [0]}}, "question.tokens", "1 tokens cannot"),
        ({"question": {"kind": "order", "ask": "", "tokens": [0, 99]}}, "question.tokens[1]", "There is no token"),
        ({"question": {"kind": "choice", "ask": "", "options": []}}, "question.options", "among 0"),
        ({"question": {"kind": "choice", "ask": "", "options": [YES, OPEN]}}, "question.options[1].words", "is alone"),
        ({"question": {"kind": "drawn", "ask": "", "count": 0}}, "question.count", "0 questions"),
        ({"question": {"kind": "predict", "ask": "{z}", "value": "1"}}, "question.ask", "has no “z”"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_step_is_said_with_its_field(changes: dict[str, Any], field: str, said: str) -> None:
    error = refused(changes)
    assert error.field == f"{STEP}.{field}"
    assert said in f"{error.problem} {error.remedy}"


def test_what_is_wrong_with_a_storyline_is_said_with_its_field() -> None:
    assert refused({}, steps=[]).field == "storyline.steps"
    assert refused({}, steps=[{"words": "w"}] * 201).problem == "There cannot be 201 steps."
    assert refused({}, aim="{").field == "storyline.aim"


@pytest.mark.parametrize(
    ("controls", "field", "said"),
    [
        (
            {"hide": ["plot"]},
            "controls.hide[0]",
            "no control “plot” that can be hidden. Write one such as: plots",
        ),
        ({"lock": ["network", "plya_pause"]}, "controls.lock[1]", "that can be locked. Write one such as: play_pause"),
        ({"lock": ["guide-next"]}, "controls.lock[0]", "There is no control “guide-next” that can be locked."),
        ({"lock": ["network"] * 101}, "controls.lock", "There cannot be 101 of them."),
        ({"lock": "network"}, "controls.lock", "is a text in quotes."),
        ({"show": []}, "controls.show", "is not a field"),
        ([], "controls", "is a list"),
    ],
)
def test_what_cannot_be_hidden_or_locked_is_said_with_its_field(controls: Any, field: str, said: str) -> None:
    with pytest.raises(LessonError) as caught:
        loads(json.dumps({**WHOLE, "controls": controls}).encode())
    assert caught.value.field == field and said in f"{caught.value.problem} {caught.value.remedy}"


def test_what_is_hidden_and_locked_reads_back_and_stands_in_the_schema() -> None:
    lesson = replace(told_lesson(), controls=Controls(hide=HIDEABLE, lock=LOCKABLE))
    assert loads(dumps(lesson)) == lesson and runs_alike(lesson, told_lesson())
    schema = lesson_schema()
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({**WHOLE, "controls": {"hide": [*HIDEABLE], "lock": [*LOCKABLE]}})
    assert not validator.is_valid({**WHOLE, "controls": {"hide": ["stage"]}})


def broken(value: Any, dice: random.Random) -> Any:
    """The same with one thing in it that is something else."""
    if isinstance(value, dict) and value and dice.random() < 0.9:
        key = dice.choice(list(value))
        return {**value, key: broken(value[key], dice)}
    if isinstance(value, list) and value and dice.random() < 0.9:
        at = dice.randrange(len(value))
        return [*value[:at], broken(value[at], dice), *value[at + 1 :]]
    odd = (
        None,
        -1,
        3,
        1e300,
        2**70,
        "",
        "x" * 300,
        "{",
        "{c[0] at 9999}",
        "<b>&amp;</b>",
        [],
        {},
        [[]],
        {"en": []},
        True,
    )
    return dice.choice(odd)


@pytest.mark.parametrize("seed", range(8))
def test_a_storyline_in_which_anything_is_something_else_is_sound_or_refused(seed: int) -> None:
    dice = random.Random(seed)
    small = {**WHOLE, "notes": {}, "cues": []}
    for at in range(12):
        controls = broken({"hide": ["plots"], "lock": ["network", "undo"]}, dice)
        content = {**small, "storyline": WHOLE["storyline"], "controls": controls}
        if at % 2:
            content = {**small, "storyline": broken(WHOLE["storyline"], dice)}
        try:
            lesson = loads(json.dumps(content).encode())
        except LessonError as error:
            assert error.problem and error.field.startswith(("storyline", "controls"))
        else:
            assert loads(dumps(lesson)) == lesson


def test_a_storyline_goes_when_the_run_it_tells_of_is_another_and_comes_back_with_it() -> None:
    lesson = told_lesson()
    heavy = with_weights(resolve(lesson), 0, {"b_f": (1.0, 8.0, 8.0)})
    assert heavy.lesson.storyline is None and heavy.lesson.changed
    from simulator.lessons.edits.changes import changes

    back = without(heavy, lesson, changes(heavy, resolve(lesson))[0])
    assert back.lesson.storyline == lesson.storyline and not back.lesson.changed


def test_a_storyline_goes_with_the_runs_it_can_tell_of() -> None:
    compared = with_cells_compared(told_lesson()).lesson
    assert compared.storyline is not None
    step = Step(words="{h[0] at last of 3}")
    told = replace(compared, storyline=replace(compared.storyline, steps=(step,)))
    assert without_variant(told, 0).lesson.storyline is None


def test_the_schema_is_made_from_the_code_and_takes_the_lessons() -> None:
    schema = lesson_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for content in (WHOLE, *(json.loads((FOLDER / f"{key}.json").read_bytes()) for key in builtin_lessons())):
        assert validator.is_valid(content)
    assert not validator.is_valid({**WHOLE, "storyline": {"aim": "x"}})
    assert not validator.is_valid({**WHOLE, "titel": "x"})
    tags = {
        kind["properties"]["kind"]["enum"][0] for name, kind in schema["$defs"].items() if name in ("Predict", "Until")
    }
    assert tags == {"predict", "until"} and msgspec.json.encode(schema)


def test_the_command_line_gives_the_schema_and_names_what_there_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ui.cli.verbs import check, schema

    assert json.loads(schema.run(schema.SchemaRequest())) == json.loads(msgspec.json.encode(lesson_schema()))
    file = tmp_path / "told.json"
    wrong = (
        (Step(words="w", view="sell"), r"steps\[0\]\.view: There is no view “sell”\. Write one of: .*cell"),
        (Step(words="w", act=Open("sell")), r"steps\[0\]\.act\.view: There is no view “sell”"),
        (Step(words="w", beat="forgot"), r"steps\[0\]\.beat: There is no beat “forgot”\. Write one of: start, read, f"),
    )
    for step, said in wrong:
        story = replace(told_lesson().storyline or pytest.fail(), steps=(step,))
        file.write_bytes(dumps(replace(told_lesson(), storyline=story)))
        with pytest.raises(SystemExit):
            check.run(check.CheckRequest(str(file)))
        assert re.search(said, capsys.readouterr().err)
    sound = (Step(words="w", view="memory", beat=beat) for beat in ("", "start", "read", "output"))
    story = replace(told_lesson().storyline or pytest.fail(), steps=tuple(sound))
    file.write_bytes(dumps(replace(told_lesson(), storyline=story)))
    assert "4 steps" in check.run(check.CheckRequest(str(file)))
