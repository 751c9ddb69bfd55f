"""A race is fair, and what it tells is what came of its trainings."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Sequence
from dataclasses import replace as with_fields
from pathlib import Path
from statistics import median
from typing import cast

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results
from simulator.campaign.workers import Workers
from simulator.cells import find_cell
from simulator.races import running
from simulator.races.entrants import count_weights, entrants, fitting_units, start
from simulator.races.race import Lane, Race, as_text, save_race
from simulator.races.race_curves import race_curves
from simulator.races.running import NOTHING, run_race
from simulator.training.checkpoint import ENDING, write_checkpoint
from simulator.training.model import Model
from simulator.training.own_task import any_task
from simulator.training.requested import one_training
from simulator.training.requested.one_training import Outcome, outcome_of, request_of, train_one
from simulator.training.settings import Settings, TrainingError
from simulator.training.task import find_task, problem_of
from simulator.training.training import Training
from tests.simulator.campaign.works import Threads, campaign_here
from tests.simulator.odd_cells import ALL_CELLS

CELLS = (("rnn", ""), ("gru", ""), ("lstm", ""), ("lstm", "chrono"))
WORDS = ("T=6", "lag=1", "batch=4", "rate=0.02")


def small(steps: int = 6, rates: Sequence[float] = (), cells: Sequence[tuple[str, str]] = CELLS) -> tuple:  # type: ignore[type-arg]
    begun = start(find_task("echo"), WORDS, weights=300, steps=steps)
    return begun, entrants(begun, [(find_cell(key), kind) for key, kind in cells], rates)


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> Race:
    begun, entered = small()
    campaign = Campaign(cast(Workers, Threads()), Results(tmp_path_factory.mktemp("runs")))
    return run_race(begun, entered, (0, 1, 2), campaign)


@pytest.mark.parametrize("key", sorted(ALL_CELLS))
def test_weights_are_counted_as_they_are_trained(key: str) -> None:
    cell, problem = ALL_CELLS[key], problem_of(find_task("echo"), {})
    model = Model(cell, problem, Settings(cell=cell.key, units=(5,), initialiser="pytorch"))
    assert count_weights(cell, problem, 5) == len(model.parameters.flat)
    units = fitting_units(cell, problem, 3000)
    away = [abs(count_weights(cell, problem, each) - 3000) for each in (units - 1, units, units + 1)]
    assert min(away) == away[1]


def test_all_have_about_the_same_number_of_weights_and_the_same_data() -> None:
    begun, entered = small()
    assert [each.settings.units[0] for each in entered] == [13, 7, 6, 6]
    assert all(abs(each.weights - 300) < 30 for each in entered)
    assert [each.settings.initialiser for each in entered] == ["keras", "keras", "keras", "chrono"]
    assert not any(each.settings.biases or each.settings.penalties for each in entered)
    one, other = (Training(begun.task, each.cell, each.settings, begun.sizes) for each in (entered[0], entered[2]))
    for step in (0, 7):
        assert np.array_equal(one.batch(step).inputs, other.batch(step).inputs)
    assert np.array_equal(one.fresh.inputs, other.fresh.inputs)


def test_its_recipe_is_the_tasks_without_what_is_for_one_cell_alone() -> None:
    begun = start(find_task("pronouns"), ["texts=100"])
    assert begun.weights == 4711 and begun.settings.rate == 3e-2
    assert not begun.settings.biases and not begun.settings.penalties
    rnn, lstm = entrants(begun, [(find_cell("rnn"), ""), (find_cell("lstm"), "")])
    assert lstm.settings.units == (12,) and lstm.weights == 4711
    assert rnn.settings.forget_bias == 0 and abs(rnn.weights - 4711) < 100


def test_the_outcomes_are_those_of_the_trainings(race: Race) -> None:
    lane = race.lanes[1]
    one = Training(race.start.task, lane.entrant.cell, replace(lane.entrant.settings, seed=2), race.start.sizes)
    one.run()
    outcome = lane.outcomes[2]
    assert outcome.digest == hashlib.sha256(one.model.parameters.flat.tobytes()).hexdigest()
    assert list(outcome.measure) == one.history.measure and list(outcome.tested) == one.history.tested
    assert outcome.loss[-1] == pytest.approx(np.mean(one.history.loss[outcome.tested[-2] :]))
    assert len({each.digest for each in lane.outcomes}) == 3


def test_a_training_that_was_begun_goes_on_to_the_bit(race: Race, tmp_path: Path) -> None:
    lane, place = race.lanes[0], tmp_path / "x.run.json"
    one = Training(race.start.task, lane.entrant.cell, replace(lane.entrant.settings, seed=1), race.start.sizes)
    request = request_of(one)
    one.advance(3)
    write_checkpoint(f"{place}{ENDING}", one)
    outcome = outcome_of(train_one(request, str(place)))
    assert outcome.digest == lane.outcomes[1].digest and outcome.loss == lane.outcomes[1].loss
    assert not list(tmp_path.iterdir())
    Path(f"{place}{ENDING}").write_bytes(b"broken")
    assert outcome_of(train_one(request, str(place))).digest == outcome.digest


def test_a_disk_that_is_full_is_no_end_of_a_training(
    race: Race, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise TrainingError("There is no room left.")

    monkeypatch.setattr("simulator.training.checkpoint.write_checkpoint", full)
    lane = race.lanes[0]
    one = Training(race.start.task, lane.entrant.cell, replace(lane.entrant.settings, seed=1), race.start.sizes)
    outcome = outcome_of(train_one(request_of(one), str(tmp_path / "x")))
    assert not outcome.failed and outcome.digest == lane.outcomes[1].digest


def test_medians_and_spread(race: Race) -> None:
    for lane in race.lanes:
        ends = [each.measure[-1] for each in lane.outcomes]
        assert lane.last() == (median(ends), min(ends), max(ends))
        middle, least, most = lane.spread("loss")
        table = np.array([each.loss for each in lane.outcomes])
        assert np.array_equal(middle, np.median(table, axis=0))
        assert (least <= middle).all() and (middle <= most).all() and len(middle) == len(race.tested)


def made(value: float, at: int | None, failed: str = "") -> Outcome:
    steps = (10, 20)
    return Outcome(steps, (value / 2, value), (1.0, 0.5), 20, 2.0, 300, "x", failed)


def test_a_median_of_seeds_of_which_some_did_not_reach_it(race: Race) -> None:
    entrant = race.lanes[0].entrant
    lane = Lane(entrant, (made(1, 10), made(1, 20), made(0.5, None)), (10, 20, None))
    assert lane.median_reached == 20 and lane.seconds_an_update == 0.1
    most = with_fields(lane, reached=(10, None, None))
    assert math.isinf(most.median_reached)
    broken = Lane(entrant, (made(0.1, None, "The loss stops."), made(0.6, None)), (None, None))
    assert broken.last() == (0.6, 0.6, 0.6)
    text = as_text(Race(race.start, (0, 1, 2), (lane,)))
    assert "2 of 3" in text and "20 [10 … 20]" in text and " 2.0 " in text and "1 [0.5 … 1]" in text
    text = as_text(Race(race.start, (0, 1), (broken,)))
    assert "Simple RNN, keras, seed 0 broke off at update 20: The loss stops." in text


def test_while_it_runs_medians_are_of_those_who_have_come_so_far(race: Race) -> None:
    entrant = race.lanes[0].entrant
    lane = Lane(entrant, (made(1, 10), Outcome((10,), (0.2,), (3.0,), 15, 1.0, 300, ""), NOTHING), (10, None, None))
    assert [list(each) for each in lane.spread("measure")] == [[0.35, 1.0], [0.2, 1.0], [0.5, 1.0]]
    assert [list(each) for each in lane.spread("loss")] == [[2.0, 0.5], [1.0, 0.5], [3.0, 0.5]]
    assert lane.ended == 2 and len(lane.whole) == 2  # of 6 updates, as the race has
    begun = Race(race.start, (0, 1, 2), (lane, Lane(entrant, (NOTHING,) * 3, (None,) * 3)))
    assert begun.tested == (10, 20) and begun.updates == (35, 36)
    assert begun.trained(begun.lanes[1], 0) is None
    assert [list(each) for each in begun.lanes[1].spread("loss")] == [[], [], []]


def test_it_is_told_while_it_runs_and_no_update_is_told_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "OFTEN", 0.0)
    monkeypatch.setattr(one_training, "OFTEN", 0.0)
    monkeypatch.setattr("simulator.campaign.campaign.OFTEN", 0.001)
    begun, entered = small(steps=80, cells=(("rnn", ""), ("lstm", "")))
    told: list[Race] = []
    campaign = Campaign(cast(Workers, Threads(1)), Results(tmp_path))
    found = run_race(begun, entered, (0, 1), campaign, told.append)
    made = [each.updates[0] for each in told]
    assert made == sorted(made) and len(set(made)) > 4 and found.updates == (320, 320)
    assert {each.updates[1] for each in told} == {320}
    order = [next(k for k, race in enumerate(told) if race.lanes[lane].outcomes[seed].tested)
             for seed in (0, 1) for lane in (0, 1)]  # fmt: skip
    assert order == sorted(order), "all of a seed come before the next"
    first = told[order[0]].lanes[0].outcomes[0]
    assert first.loss == found.lanes[0].outcomes[0].loss[: len(first.loss)] and not first.weights
    assert not list(tmp_path.glob(f"*{one_training.SO_FAR}"))


def test_how_far_a_training_is_is_read_as_far_as_it_is_whole(race: Race, tmp_path: Path) -> None:
    place = tmp_path / "x.run.json"
    assert one_training.so_far(place) is None
    Path(f"{place}{one_training.SO_FAR}").write_bytes(b"{")
    assert one_training.so_far(place) is None


def test_a_training_of_it_has_the_weights_it_ended_with(race: Race) -> None:
    for lane in race.lanes[:2]:
        training = race.trained(lane, 2)
        assert training is not None and training.settings.seed == 2 and training.step == 6
        assert hashlib.sha256(training.model.parameters.flat.tobytes()).hexdigest() == lane.outcomes[2].digest
        assert training.test() == lane.outcomes[2].measure[-1] and training.snapshots.steps == [0, 6]
        assert np.array_equal(training.snapshots.at(6), training.model.parameters.flat)


def test_who_leads(race: Race) -> None:
    entrants = [lane.entrant for lane in race.lanes]
    quick = Lane(entrants[0], (made(1, 10), made(1, 20)), (10, 20))
    slow = Lane(entrants[1], (made(1, 20), made(1, 20)), (20, 20))
    as_quick = Lane(entrants[2], (made(0.9, 15), made(0.9, 15)), (15, 15))
    never = Lane(entrants[3], (made(0.7, None), made(0.8, 10)), (None, 10))
    assert Race(race.start, (0, 1), (slow, never, quick, as_quick)).leaders == (quick, as_quick)
    worse = Lane(entrants[0], (made(0.6, None),), (None,))
    assert Race(race.start, (0,), (worse, never)).leaders == (never,)
    assert Race(race.start, (0,), (Lane(entrants[0], (NOTHING,), (None,)),)).leaders == ()
    assert quick.cost == 15 * 0.1 and math.isinf(never.cost)


def test_of_several_rates_the_best_is_taken(tmp_path: Path) -> None:
    begun, entered = small(rates=(1e-5, 5e-2), cells=(("rnn", ""),))
    found = run_race(begun, entered, (0, 1), Campaign(cast(Workers, Threads()), Results(tmp_path)))
    assert len(found.lanes) == 2 and [lane.entrant.settings.rate for lane in found.best] == [5e-2]
    assert "Simple RNN, keras*" in as_text(found) and "chosen by these very seeds" in as_text(found)
    assert race_curves(found).lines[0].name == "Simple RNN, keras, 13 units, rate 0.05"


def test_what_explodes_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    begun, entered = small(rates=(1e-2, 1e38), cells=(("rnn", ""),))
    campaign = Campaign(cast(Workers, Threads()), Results(tmp_path))
    found = run_race(begun, entered, (0,), campaign)
    assert "broke off" in as_text(found) and found.best[0].entrant.settings.rate == 1e-2
    with pytest.raises(TrainingError, match="No training came to its end"):
        run_race(begun, entered[1:], (0,), campaign)


def test_the_table_of_all_numbers(race: Race, tmp_path: Path) -> None:
    assert save_race(tmp_path / "race.csv", race) == 4 * 3 * len(race.tested)
    rows = list(csv.DictReader((tmp_path / "race.csv").read_text(encoding="utf-8").splitlines()))
    own = [row for row in rows if (row["cell"], row["initialiser"], row["seed"]) == ("lstm", "chrono", "1")]
    assert [float(row["loss"]) for row in own] == list(race.lanes[3].outcomes[1].loss)
    assert float(own[-1]["seconds"]) == pytest.approx(race.lanes[3].outcomes[1].seconds, abs=1e-4)


def test_the_curves_are_the_medians(race: Race) -> None:
    curves = race_curves(race)
    assert curves.places == race.tested and len(curves.lines) == 4
    for line, lane in zip(curves.lines, race.lanes, strict=True):
        for k, name in enumerate(("loss", "measure")):
            middle, least, most = lane.spread(name)
            assert np.array_equal(line.values[k], middle)
            assert np.array_equal(line.spread[k][0], least) and np.array_equal(line.spread[k][1], most)
        assert f"{lane.entrant.cell.name} ({lane.entrant.settings.initialiser}) {lane.last()[0]:.3g}" in curves.caption
    assert [line.dashed for line in curves.lines] == [False, False, False, True]


@pytest.mark.parametrize(
    ("words", "weights", "message"),
    [
        (["units=3"], 0, "Give --weights"),
        (["T=long"], 0, "T=long: that is no number"),
        (["rates=1"], 0, "Did you mean rate?"),
        (["b_f=4"], 0, "there is no such setting"),
    ],
)
def test_what_cannot_be_is_refused(words: list[str], weights: int, message: str) -> None:
    with pytest.raises(TrainingError, match=message.replace("?", r"\?")):
        start(find_task("echo"), words, weights)


def test_how_weights_are_drawn_is_checked() -> None:
    begun = start(find_task("echo"))
    with pytest.raises(TrainingError, match="rnn:chrono: chrono sets the bias of the gate"):
        entrants(begun, [(find_cell("rnn"), "chrono")])
    with pytest.raises(TrainingError, match="choose one of pytorch, keras"):
        entrants(begun, [(find_cell("rnn"), "xavier")])
    with pytest.raises(TrainingError, match="LSTM, keras: it takes part twice"):
        entrants(begun, [(find_cell("lstm"), "keras"), (find_cell("lstm"), "keras")], (0.1, 0.2))


def test_a_task_of_ones_own_is_read_where_it_is_trained(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("text,label\n" + "".join(f"{a} {b},{a}\n" for a in "abc" for b in "abc"), encoding="utf-8")
    begun = start(any_task(str(table)), weights=60, steps=2, file=str(table))
    found = run_race(begun, entrants(begun, [(find_cell("rnn"), "")]), (0,), campaign_here(tmp_path / "runs"))
    assert found.lanes[0].outcomes[0].steps == 2
    request = request_of(Training(begun.task, find_cell("rnn"), found.lanes[0].entrant.settings), str(table))
    table.write_text(table.read_text(encoding="utf-8") + "c c,c\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="not the one that was asked for"):
        train_one(request, "")
