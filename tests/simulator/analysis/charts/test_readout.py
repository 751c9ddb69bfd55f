"""What a read-out had said of what then came, against the definition, step by step."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from simulator.analysis.charts.readout import expected, foretold, readout_series
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, ReadoutSpec
from simulator.text.embedding import Random
from simulator.text.tokens import Numbers, Words

ROWS = tuple((float(np.sin(k)), float(np.cos(k)), 0.1 * k) for k in range(7))


def _forecast(**fields: object) -> Lesson:
    """Of three columns the read-out foretells the second and the first by name; a third output has another name."""
    weights = ((1.0, 0.5), (0.2, -1.0), (0.3, 0.3))
    readout = ReadoutSpec(weights, (0.0, 0.1, 0.2), ("b", "a", "other"), kinds=("linear",))
    sequence = Numbers(rows=ROWS, names=("a", "b", "c"))
    lesson = Lesson(title="curve", sequence=sequence, layers=(LayerSpec(cell="gru", units=2),), readout=readout)
    return replace(lesson, **fields)


def test_a_linear_output_foretells_the_column_of_its_name() -> None:
    trace = run(_forecast())
    found = foretold(trace)
    assert found.steps.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert found.values.keys() == {0, 1}
    for output, column in ((0, 1), (1, 0)):
        assert found.values[output][:-1].tolist() == [row[column] for row in ROWS[1:]]
        assert np.isnan(found.values[output][-1])


def test_what_is_left_out_does_not_come() -> None:
    found = foretold(run(_forecast(skipped=(0, 3, 4, 6))))
    assert found.steps.tolist() == [1, 2, 5, 5, 5, 7, 7]
    assert found.values[1][2] == ROWS[5][0] and np.isnan(found.values[1][5])


def test_chances_are_no_forecasts_of_numbers() -> None:
    lesson = _forecast()
    assert lesson.readout is not None
    assert not foretold(run(replace(lesson, readout=replace(lesson.readout, kinds=("sigmoid",))))).values
    assert not foretold(run(replace(lesson, readout=None))).values


def test_a_token_had_the_chance_that_the_step_before_gave_it() -> None:
    text = "the cat sat on the mat"
    names = ("mat", "the", "cat", "on", "dog")
    weights = tuple((float(k), 1.0 - k) for k in range(5))
    lesson = Lesson(
        title="text",
        sequence=Words(text=text),
        embedding=Random(size=3),
        layers=(LayerSpec(cell="lstm", units=2),),
        readout=ReadoutSpec(weights, (0.0,) * 5, names),
    )
    trace = run(lesson)
    group, chances = expected(trace)
    assert group == (0, 1, 2, 3, 4) and trace.outputs is not None
    for step, token in enumerate(text.split()):
        if step and token in names:
            assert chances[step] == trace.outputs[step - 1, names.index(token)]
        else:
            assert np.isnan(chances[step])
    table = {series.name: series.values for series in readout_series(trace, range(1, 3))}
    assert table["dog"].tolist() == trace.outputs[1:3, 4].tolist()
    assert table["chance of this token before it"][0] == chances[1]


def test_outputs_that_are_few_of_the_tokens_do_not_tell_what_comes() -> None:
    lesson = Lesson(
        title="text",
        sequence=Words(text="the cat sat on the mat"),
        embedding=Random(size=3),
        layers=(LayerSpec(cell="lstm", units=2),),
        readout=ReadoutSpec(((1.0, 0.0), (0.0, 1.0)), (0.0, 0.0), ("the", "cat")),
    )
    group, chances = expected(run(lesson))
    assert group == () and np.isnan(chances).all()
