"""The numbers of the charts: identities to the bit, against numbers worked out here, and as a table read back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from simulator.analysis.ablation import replay
from simulator.analysis.charts.gates import gate_maps
from simulator.analysis.charts.gradient import reach_back
from simulator.analysis.charts.half_life import lives
from simulator.analysis.charts.kept import balance_series, of_unit, of_units
from simulator.analysis.charts.ledger import shares
from simulator.analysis.charts.memory import memory_lines
from simulator.analysis.ledger import ledger
from simulator.analysis.measures import memory_account
from simulator.io.series_csv import HEADER, save_csv
from simulator.lessons.builtin import find
from simulator.lessons.comparison import over_each_other
from simulator.lessons.run import run
from simulator.network.trace import LayerTrace

KEYS = ("jenny-rafsun", "same-in-a-gru", "simple-rnn", "worked-example", "random-stack")


def layer(key: str) -> LayerTrace:
    return run(find(key)).layers[0]


@pytest.mark.parametrize("key", KEYS)
def test_a_unit_s_bars_and_lines_lead_from_what_was_to_what_is(key: str) -> None:
    record = layer(key)
    account, lines = memory_account(record), memory_lines(record)
    for unit in range(record.layer.units):
        balance = of_unit(account, unit)
        assert np.array_equal(balance.kept + balance.added + balance.by_hand, balance.new)
        assert balance.kept + balance.forgotten == pytest.approx(balance.old, abs=1e-15)
        assert np.array_equal(lines.new[:, unit], balance.new) and np.array_equal(lines.kept[:, unit], balance.kept)
        low, high = balance.reach
        assert low <= min(balance.kept.min(), balance.new.min(), 0.0) and high >= max(balance.new.max(), 0.0)


@pytest.mark.parametrize("key", KEYS)
def test_sums_are_of_sizes_and_means_of_neighbours(key: str) -> None:
    account = memory_account(layer(key))
    units = [0, account.new.shape[1] - 1]
    balance = of_units(account, units)
    assert balance.added == pytest.approx(np.abs(account.added[:, units]).sum(axis=1))
    starts = [0, 2, 5]
    told = balance.means(starts)
    assert told.new[0] == pytest.approx(balance.new[:2].mean())
    assert told.new[2] == pytest.approx(balance.new[5:].mean())
    assert balance.between(1, 3).kept.tolist() == balance.kept[1:3].tolist()


def test_gates_are_counted_where_they_are_nearly_shut_or_open() -> None:
    record = layer("jenny-rafsun")
    maps = gate_maps(record, range(5, 20))
    assert np.array_equal(maps.values["f"], record["f"][5:20])
    assert maps.low["f"].tolist() == [1 / 15, 0.0, 0.0]  # only at “Rafsun” gender is let go
    assert maps.high["f"].tolist() == [14 / 15, 1.0, 1.0]
    assert maps.saturation("f", 0, maps.tokens) == (1 / 15, 14 / 15)
    assert maps.saturation("f", 0, range(5, 8)) == (0.0, 1.0)
    for k in (0, 6, 14):
        part = gate_maps(record, range(5, 5 + k + 1))
        assert np.array_equal(maps.low_so_far("f")[k], part.low["f"])
        assert np.array_equal(maps.high_so_far("f")[k], part.high["f"])
    assert gate_maps(layer("simple-rnn"), range(3)).values == {}


def test_how_long_it_lasted_is_the_first_product_of_gates_below_a_half() -> None:
    found = lives(layer("jenny-rafsun"), 0)
    assert found.steps[2:11].tolist() == [9, 8, 7, 6, 5, 4, 3, 2, 1] and found.reached[2:11].all()
    assert found.steps[11:].tolist() == [8, 7, 6, 5, 4, 3, 2, 1, 0] and not found.reached[11:].any()
    assert found.while_open[-1, 0] == pytest.approx(np.log(0.5) / np.log(record_f()), rel=1e-3)
    assert found.stays[3] == pytest.approx(np.log(0.5) / np.log(layer("jenny-rafsun")["f"][3, 0]))


def test_what_is_there_and_what_goes_at_a_token_needs_no_later_one() -> None:
    found = lives(layer("jenny-rafsun"), 0)
    assert found.gone_at(11).tolist() == list(range(2, 11)) and found.there_at(11).tolist() == []
    assert found.gone_at(10).tolist() == [] and found.there_at(10).tolist() == list(range(2, 10))
    for token in range(1, 20):
        part = lives(layer("jenny-rafsun").part(0, token + 1), 0)
        assert part.gone_at(token).tolist() == found.gone_at(token).tolist()
        assert part.there_at(token).tolist() == found.there_at(token).tolist()


def record_f() -> float:
    """The open forget gate of the lesson: σ(8)."""
    return float(1 / (1 + np.exp(-8.0)))


def test_a_table_has_every_number_to_the_bit(tmp_path: Path) -> None:
    trace = run(find("jenny-rafsun"))
    record, tokens = trace.layers[0], range(10, 13)
    series = (
        *memory_lines(record).numbers(tokens, (0, 2)),
        *gate_maps(record, tokens).numbers((1,)),
        *balance_series(of_units(memory_account(record)), tokens, "c"),
    )
    target = tmp_path / "chart.csv"
    count = save_csv(target, series, trace.tokens, record)
    with target.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == HEADER and len(rows) == count
    found = {tuple(row[:5]): float(row[5]) for row in rows}
    assert found["c", "0", "gender", "11", "Rafsun"] == record["c"][11, 0]
    assert found["f", "1", "liking", "12", "came"] == record["f"][12, 1]
    assert found["f > 0.9", "1", "liking", "", ""] == 1.0
    assert found["sum of |added|", "", "", "11", "Rafsun"] == np.abs(record["added"][11]).sum()
    assert count == 3 * 3 * 2 + 3 * (3 + 2) + 3 * 4


@pytest.mark.parametrize("key", KEYS)
def test_shares_add_up_to_the_memory_at_every_moment(key: str) -> None:
    trace = run(find(key))
    record = trace.layers[0]
    state = record.layer.cell.memory.state
    for unit in range(min(record.layer.units, 4)):
        found = shares(trace, 0, (unit,))
        assert found.shares.sum(axis=1) == pytest.approx(record[state][:, unit], abs=1e-12)
        assert found.changes is not None and not np.triu(found.changes, 1).any()
        step = trace.steps - 2
        assert found.changes[step, : step + 1] == pytest.approx(replay(trace, step, 0).changes[:, unit], abs=1e-12)
    together = shares(trace, 0, tuple(range(record.layer.units)))
    assert together.summed and together.value == pytest.approx(np.abs(record[state]).sum(axis=1))
    assert (together.shares.sum(axis=1) >= together.value - 1e-12).all()
    some = shares(trace, 0, (0, 1))
    assert some.shares == pytest.approx(sum(np.abs(shares(trace, 0, (k,)).shares) for k in (0, 1)))


def test_the_moment_s_parts_are_a_table() -> None:
    trace = run(find("jenny-rafsun"))
    memory, before, share, change = shares(trace, 0, (0,)).numbers(11)
    assert memory.values.tolist() == [trace.layers[0]["c"][11, 0]] and before.values.tolist() == [0.0]
    assert share.values.sum() == pytest.approx(memory.values[0], abs=1e-12) and list(share.tokens) == list(range(12))
    assert change.values[11] == pytest.approx(-1.986, abs=1e-3)  # without “Rafsun” it would still be Jenny's


def test_the_gradient_s_straight_part_is_the_ledger_s_weight() -> None:
    trace = run(find("jenny-rafsun"))
    back = reach_back(trace, 0, 0, 19)
    weights = ledger(trace.layers[0], 19).weights[:, 0]
    assert 10.0 ** back.straight[1:20] == pytest.approx(weights[1:20])
    straight, rest = back.numbers(range(5, 25))[-2:]
    assert straight.values.tolist() == back.straight[6:21].tolist() and len(rest.tokens) == 15
    lesson = find("random-stack")
    over = over_each_other(lesson, 0, 1, 7, ("rnn", "lstm"))
    assert [each.state for each in over.values()] == ["h", "c"]
    own = reach_back(run(lesson), 0, 1, 7)
    assert over["lstm"].full["c"] == pytest.approx(own.full["c"])
