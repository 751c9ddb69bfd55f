"""Published examples by their published numbers: what courses and other programs print for the same weights."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.autodiff.gradients import gradients
from simulator.lessons.file import load
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Lesson

FOLDER = Path(__file__).parent / "published"


def published(name: str) -> Lesson:
    return load(FOLDER / f"{name}.json")


def test_a_scalar_lstm_on_1_2_3_whose_answer_is_four_times_h() -> None:
    trace = run(published("scalar-lstm-123"))
    np.testing.assert_allclose(trace["c"][:, 0], [0.3902, 0.9877, 1.6721], atol=5e-5)
    np.testing.assert_allclose(trace["h"][:, 0], [0.2564, 0.6398, 0.8707], atol=5e-5)
    assert trace.readout is not None and trace.readout.names == ("y",)
    np.testing.assert_allclose(trace.outputs, [[1.0254], [2.5592], [3.4827]], atol=5e-5)
    np.testing.assert_array_equal(trace.outputs, trace.logits)


def test_a_read_out_of_an_old_file_is_a_softmax() -> None:
    lesson = published("scalar-lstm-123")
    assert lesson.readout is not None
    old = run(replace(lesson, readout=replace(lesson.readout, kinds=())))
    assert old.outputs is not None and old.outputs.tolist() == [[1.0]] * 3
    np.testing.assert_allclose(old.logits, [[1.0254], [2.5592], [3.4827]], atol=5e-5)


def test_a_character_rnn_over_hell() -> None:
    trace = run(published("hell-rnn"))
    assert trace.logits is not None and trace.outputs is not None
    np.testing.assert_allclose(trace.logits[0], [0.01720198, 0.00115502, 0.03680228, 0.00240921], atol=5e-9)
    np.testing.assert_allclose(trace.outputs[0], [0.2506774, 0.2466869, 0.2556392, 0.2469965], atol=5e-8)


def test_an_lstm_by_hand_forward_and_backward() -> None:
    lesson = published("gomez-lstm")
    trace, answers = run(lesson), np.array([[0.5], [1.25]])
    np.testing.assert_allclose(trace["h"][:, 0], [0.53631340, 0.77198111], atol=5e-9)
    np.testing.assert_allclose(trace["c"][:, 0], [0.78572615, 1.51763310], atol=5e-9)

    def loss(changed: Run) -> float:
        return float((0.5 * (changed["h"] - answers) ** 2).sum())

    found = gradients(trace, {(0, "h"): trace["h"] - answers}).weights[0]
    spec = lesson.layers[0]
    assert spec.weights is not None
    for name, weight in trace.layers[0].layer.weights.items():
        for at in np.ndindex(weight.shape):
            moved = []
            for step in (1e-5, -1e-5):
                near = weight.copy()
                near[at] += step
                given = tuple(map(tuple, near.tolist())) if near.ndim == 2 else tuple(near.tolist())
                layer = replace(spec, weights={**spec.weights, name: given})
                moved.append(loss(run(replace(lesson, layers=(layer,)))))
            assert found[name][at] == pytest.approx((moved[0] - moved[1]) / 2e-5, rel=1e-6, abs=1e-10)


def test_a_masked_last_token_as_keras_leaves_it_out() -> None:
    lesson = published("keras-lstm-masked")
    assert lesson.skipped == (3,) and not lesson.masked
    trace = run(lesson)
    np.testing.assert_allclose(trace["h"][:, 0], [0.0158891, 0.0555205, 0.1175594, 0.1175594], atol=5e-8)
    np.testing.assert_array_equal(trace["c"][3], trace["c"][2])
    assert np.isnan(trace["f"][3]).all() and trace.inputs[3].tolist() == [9.0, 10.0, 11.0]
    silenced = run(replace(lesson, masked=(3,), skipped=()))
    assert silenced["h"][3, 0] != pytest.approx(0.1175594, abs=1e-3)
