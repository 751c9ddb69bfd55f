"""The built-in lessons teach what they say: their numbers are checked one by one."""

import math
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.measures import half_lives, memory_account
from simulator.lessons import builtin, file
from simulator.lessons.builtin import FOLDER, Lessons, builtin_lessons, find, key_of
from simulator.lessons.edits.layers import with_dtype, with_idealised
from simulator.lessons.file import dumps
from simulator.lessons.origin_words import describe_lesson_origin
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError
from simulator.network.trace import Trace
from simulator.text.tokens import sequence_tokens

KEYS = list(builtin_lessons())


def sigmoid(a: float) -> float:
    return 1 / (1 + math.exp(-a))


@pytest.fixture(scope="module")
def traces() -> dict[str, Trace]:
    return {key: run(lesson) for key, lesson in builtin_lessons().items()}


def test_the_lessons_come_in_their_order() -> None:
    assert KEYS[:3] == ["jenny-rafsun", "gates-by-hand", "worked-example"] and KEYS[-1] == "random-stack"
    assert len(builtin_lessons()) == len(list(FOLDER.glob("*.json"))) == 29


def test_the_lessons_stand_in_groups_and_the_levels_rise_in_each() -> None:
    lessons = list(builtin_lessons().values())
    groups = [lesson.group for lesson in lessons]
    assert list(dict.fromkeys(groups)) == ["first-steps", "gates", "memory", "learning", "beyond"]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)
    order = ["introductory", "intermediate", "advanced"]
    for group in dict.fromkeys(groups):
        levels = [lesson.level for lesson in lessons if lesson.group == group]
        assert levels == sorted(levels, key=order.index), group
    assert {lesson.level for lesson in lessons} == set(order)


@pytest.mark.parametrize("stored", KEYS)
def test_every_lesson_says_what_it_is_and_is_written_as_it_would_be_saved(stored: str) -> None:
    lesson = builtin_lessons()[stored]
    assert lesson.title and lesson.about and lesson.origin
    assert dumps(lesson) == (FOLDER / f"{stored}.json").read_bytes()


@pytest.mark.parametrize("key", KEYS)
def test_every_lesson_runs_in_both_precisions_and_with_idealised_gates(key: str, traces: dict[str, Trace]) -> None:
    lesson = builtin_lessons()[key]
    for trace in (traces[key], run(with_dtype(lesson, "float32")), run(with_idealised(lesson, True))):
        assert trace.tokens == sequence_tokens(lesson.sequence)
        for layer in trace.layers:
            assert np.isfinite(layer.record).all()
            account = memory_account(layer)
            assert np.array_equal(account.kept + account.added, account.new)


def test_the_tutorials_arithmetic_is_exact_where_it_is_held_by_hand(traces: dict[str, Trace]) -> None:
    layer = traces["worked-example"].layers[0]
    assert layer["c_prev"][0].tolist() == [1, 2, 4]
    assert layer["f"][0].tolist() == [1, 0, 1]
    assert layer["kept"][0].tolist() == [1, 0, 4]
    assert layer["added"][0].tolist() == [0, 3, 0]
    assert layer["c"][0].tolist() == [1, 3, 4]
    assert layer["c"][1].tolist() == [1, 2, 4]
    assert all(layer.held_units(name, step).all() for name in ("f", "added") for step in (0, 1))
    assert not any(layer.held_units(name, step).any() for name in layer.quantities for step in range(2, layer.steps))


def test_with_real_gates_three_takes_four_writes(traces: dict[str, Trace]) -> None:
    trace = traces["worked-example"]
    layer = trace.layers[0]
    assert trace.tokens == ("by-hand", "again", "real-gates", "write", "write", "write")
    assert layer["a_f"][2].tolist() == [4, -4, 4]
    assert layer["kept"][2].round(3).tolist() == [0.982, 0.036, 3.928]
    writes = layer["added"][2:, 1]
    assert np.allclose(writes, sigmoid(4) * math.tanh(2.3), rtol=1e-15) and writes.max() < 1
    assert (layer["added"][2:, [0, 2]] == 0).all()
    assert (layer["c"][2:, 1] > 3).tolist() == [False, False, False, True]


def test_the_title_of_the_worked_example_is_told_as_held_by_hand() -> None:
    lesson = builtin_lessons()["worked-example"]
    assert "by hand" in lesson.about and "by hand" in describe_lesson_origin(lesson)
    assert {(hold.quantity, hold.start) for hold in lesson.holds} == {
        ("f", 0),
        ("added", 0),
        ("f", 1),
        ("added", 1),
    }


def test_rafsun_closes_the_forget_gate_on_the_gender_alone(traces: dict[str, Trace]) -> None:
    trace = traces["jenny-rafsun"]
    sentence = "I love Jenny and she is a very good girl . Rafsun came and he is a very good boy"
    assert trace.tokens == tuple(sentence.split())
    layer, at = trace.layers[0], trace.tokens.index("Rafsun")
    assert layer.layer.unit_names == ("gender", "liking", "words")
    assert layer["f"][at].round(4).tolist() == [0.0003, 0.9997, 0.9997]
    assert layer["i"][at].round(4).tolist() == [0.9997, 0.0003, 0.9997]
    assert layer["c"][at - 1].round(3).tolist() == [0.992, 0.992, 1.094]
    assert layer["c"][at].round(3).tolist() == [-0.994, 0.991, 1.193]
    shut = layer["f"] < 0.5
    assert [tuple(place) for place in np.argwhere(shut)] == [(2, 0), (at, 0)]


def test_the_slots_against_the_sums_done_by_hand(traces: dict[str, Trace]) -> None:
    layer = traces["jenny-rafsun"].layers[0]
    keep, write, erase = sigmoid(8), sigmoid(8), sigmoid(-8)
    gender, liking, words = 0.0, 0.0, 0.0
    for token, c in zip(traces["jenny-rafsun"].tokens, layer["c"], strict=True):
        named = {"Jenny": 3.0, "Rafsun": -3.0}.get(token)
        gender = keep * gender if named is None else erase * gender + write * math.tanh(named)
        liking = keep * liking + (write * math.tanh(3) if token == "love" else 0)
        words = keep * words + write * math.tanh(0.1)
        assert np.allclose(c, [gender, liking, words], rtol=1e-14)


@pytest.mark.parametrize("key", ["jenny-rafsun", "same-in-a-gru"])
def test_the_readout_follows_the_gender(key: str, traces: dict[str, Trace]) -> None:
    trace = traces[key]
    assert trace.readout is not None and trace.outputs is not None
    assert trace.readout.names == ("she", "he", "girl", "boy")
    chances = trace.outputs
    jenny, rafsun = trace.tokens.index("Jenny"), trace.tokens.index("Rafsun")
    assert (chances[:jenny] == 0.5).all()
    assert np.allclose(chances[jenny:rafsun, :2], [0.96, 0.04], atol=0.001)
    assert np.allclose(chances[rafsun:, :2], [0.04, 0.96], atol=0.001)
    assert np.allclose(chances[trace.tokens.index("girl"), 2:], [0.96, 0.04], atol=0.002)
    assert np.allclose(chances[trace.tokens.index("boy"), 2:], [0.04, 0.96], atol=0.002)
    assert np.allclose(chances[rafsun, 2:], 0.5, atol=0.002), "the noun stands half way"
    assert (np.diff(chances[rafsun:, 2]) < 0).all(), "and then follows step by step"


def test_the_noun_closes_the_gap_by_half_at_every_word(traces: dict[str, Trace]) -> None:
    trace = traces["jenny-rafsun"]
    rafsun = trace.tokens.index("Rafsun")
    gap = trace.layers[1]["c"][rafsun:, 1] - trace.layers[1]["g"][rafsun:, 1]
    assert np.allclose(gap[1:5] / gap[:4], 0.5, atol=0.01)


def test_the_count_saturates_in_the_gru_and_grows_on_in_the_lstm(traces: dict[str, Trace]) -> None:
    lstm, gru = traces["jenny-rafsun"].layers[0], traces["same-in-a-gru"].layers[0]
    count = gru["h"][:, 2]
    assert traces["same-in-a-gru"].tokens == traces["jenny-rafsun"].tokens
    assert lstm["c"][-1, 2].round(2) == 1.99
    assert abs(count[0] - lstm["c"][0, 2]) < 0.001, "the first word counts alike in both"
    assert (np.abs(gru["h"]) < 1).all()
    growth = np.diff(count)
    assert np.allclose(growth[1:] / growth[:-1], sigmoid(2.2), rtol=1e-12)
    rafsun = traces["same-in-a-gru"].tokens.index("Rafsun")
    assert gru["z"][rafsun].round(4).tolist() == [0.0003, 0.9997, 0.9002]
    assert gru["h"][rafsun, :2].round(3).tolist() == [-0.994, 0.991]


def test_the_simple_rnn_fades_in_one_unit_and_latches_in_the_other(traces: dict[str, Trace]) -> None:
    trace = traces["simple-rnn"]
    h = trace.layers[0]["h"]
    jenny, rafsun = trace.tokens.index("Jenny"), trace.tokens.index("Rafsun")
    assert (np.diff(h[jenny:rafsun, 0]) < 0).all() and h[rafsun - 1, 0] < 0.25
    assert (h[jenny:rafsun, 1] > 0.95).all()
    assert (h[rafsun:, 1] < -0.95).all()


def test_the_peephole_opens_at_every_fourth_tick(traces: dict[str, Trace]) -> None:
    layer = traces["four-beats"].layers[0]
    beats = np.arange(12) % 4
    assert np.array_equal(layer["o"][:, 0] > 0.5, beats == 3)
    assert np.array_equal(layer["f"][1:, 0] < 0.5, beats[1:] == 0)
    assert np.allclose(layer["c"][:, 0], (beats + 1) / 2, atol=0.01)


def test_an_untrained_memory_halves_within_about_a_token(traces: dict[str, Trace]) -> None:
    lives = half_lives(traces["random-stack"].layers[0])
    assert (lives < 2).all()


def test_a_lesson_is_found_by_key_or_by_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(dumps(builtin_lessons()["four-beats"]))
    assert find("four-beats") is builtin_lessons()["four-beats"]
    assert find(str(file)) == builtin_lessons()["four-beats"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jenny-rafsum", "Did you mean “jenny-rafsun”? Built in are: jenny-rafsun, "),
        ("zzz", "no built-in lesson and no file"),
        ("jenny-rafsun.json", "Cannot be read: No such file"),
        ("folder/jenny-rafsun", "Cannot be read: No such file"),
        (".", "Cannot be read: it is a folder"),
    ],
)
def test_what_is_not_found_is_told(name: str, said: str) -> None:
    with pytest.raises(LessonError) as caught:
        find(name)
    assert said in str(caught.value)
    assert caught.value.where == name


def test_a_new_lesson_is_a_new_file_in_the_folder(tmp_path: Path) -> None:
    text = dumps(builtin_lessons()["four-beats"]).decode()
    for name, place in {"last": 0, "second": 2, "first": 1, "also-first": 1}.items():
        (tmp_path / f"{name}.json").write_text(text.replace('"place": 50', f'"place": {place}'), "utf-8")
    lessons = Lessons(tmp_path)
    assert list(lessons) == ["also-first", "first", "second", "last"]
    assert lessons["second"].place == 2
    assert "third" not in lessons


def test_a_lesson_is_known_by_its_key_as_long_as_it_is_as_it_came() -> None:
    lesson = find("half-life")
    assert key_of(lesson) == "half-life" and key_of(find("toggle")) == "toggle"
    assert key_of(replace(lesson, title="Other")) == "" and key_of(replace(lesson)) == ""


def test_two_that_ask_at_once_get_the_same_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is open is known as a built-in lesson by being the very one."""
    lessons, together = Lessons(), threading.Barrier(2)

    def load(path: Path) -> Lesson:
        together.wait(10)
        return file.load(path)

    monkeypatch.setattr(builtin, "load", load)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lessons.__getitem__, ["worked-example", "worked-example"])
    assert one is other and lessons.key_of(one) == "worked-example"
