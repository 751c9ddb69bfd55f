"""Results as files to be given away: a table, and statements that a learning record store takes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import ValidationError

from simulator.io.csv_dialect import COMMA
from simulator.lessons.guide.results.files import HEADER, statement_lines, table_of, write_results
from simulator.lessons.guide.results.records import Seen
from simulator.lessons.guide.results.xapi import HOME, SEED, statements
from tests.reference.xapi.statements import check_statement
from tests.simulator.lessons.guide.results.records import OWN, RECORDS, answered, at


def rows(text: str, between: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=between))


def test_a_row_for_each_answer_and_each_end() -> None:
    header, *found = rows(table_of(RECORDS))
    assert tuple(header) == HEADER and len(found) == 7
    assert found[0][:9] == ["jenny-rafsun", "5", "f?", "0.25", "0.1", "0.8", "2026-03-05T10:02:00+00:00", "", "predict"]
    assert found[0][9:] == ["Forgetting Jenny", "ab" * 32]
    told = [(row[3], row[4], row[7]) for row in found[2:6]]
    assert told == [("'=a", "'=a", ""), ("", "x; z", ""), ("b; a", "a; b", "31"), ("0.5; -1", "0.5; 1", "31")]
    score = f"{(0.8 + 1 + 1 / 3 + 0 + 0.5) / 5:.4f}"
    assert found[-1][:9] == ["jenny-rafsun", "", "", "", "", score, "2026-03-05T10:08:00+00:00", "", "finished"]


def test_no_cell_of_a_table_is_computed_by_who_opens_it() -> None:
    hostile = answered(0, asked="@SUM(A1)", options=("-2+3", "b"), title="+1")
    (_, row) = rows(table_of([hostile]))
    assert row[2] == "'@SUM(A1)" and row[3] == "'-2+3" and row[9] == "'+1"
    (_, row) = rows(table_of([answered(0, kind="predict", options=(), answer=(-2.0,), right=(-0.5,))]))
    assert row[3:5] == ["-2.0", "-0.5"], "a number is a number"


def test_tables_of_other_countries_have_decimal_commas() -> None:
    found = rows(table_of(RECORDS[:3], COMMA), ";")
    assert found[1][3:6] == ["0,25", "0,1", "0,8"]


def test_each_statement_is_one_of_xapi() -> None:
    made = list(statements(RECORDS))
    assert len(made) == 7
    for each in made:
        check_statement(each)
    broken = {**made[0], "verb": {"id": "answered"}}
    with pytest.raises(ValidationError):
        check_statement(broken)
    with pytest.raises(ValidationError):
        check_statement({**made[0], "actor": {"name": "nobody knows whom"}})


def test_what_statements_say() -> None:
    number, wrong, right, units, order, line, end = statements(RECORDS)
    assert number["verb"]["id"] == "http://adlnet.gov/expapi/verbs/answered"
    assert number["result"] == {"score": {"scaled": 0.8}, "success": False, "response": "0.25"}
    assert number["object"]["definition"]["correctResponsesPattern"] == ["0.05[:]0.15"]
    assert [each["result"]["success"] for each in (wrong, right)] == [False, True]
    assert wrong["object"] == right["object"] and wrong["id"] != right["id"]
    assert right["object"]["definition"]["correctResponsesPattern"] == [right["result"]["response"]] == ["option-1"]
    assert units["result"]["response"] == "" and units["object"]["definition"]["interactionType"] == "choice"
    assert units["object"]["definition"]["correctResponsesPattern"] == ["option-1[,]option-3"]
    assert order["result"]["response"] == "option-2[,]option-1"
    assert order["object"]["definition"]["interactionType"] == "sequencing"
    assert line["object"]["definition"]["interactionType"] == "other" and line["result"]["response"] == "0.5[,]-1"
    assert order["context"]["extensions"] == {SEED: 31} and "extensions" not in number["context"]
    assert len({each["object"]["id"] for each in (number, wrong, units, order, line)}) == 5
    assert end["verb"]["id"] == "http://adlnet.gov/expapi/verbs/completed" and end["result"]["completion"] is True
    assert end["result"]["score"]["scaled"] == pytest.approx(0.5267, abs=1e-4)
    assert end["object"] == number["context"]["contextActivities"]["parent"][0]
    assert end["timestamp"] == "2026-03-05T10:08:00.000+00:00"


def test_several_answers_of_a_choice_may_each_be_right() -> None:
    (made,) = statements([answered(0, right=(0.0, 1.0))])
    assert made["object"]["definition"]["correctResponsesPattern"] == ["option-1", "option-2"]


def test_nobody_is_named_who_gives_no_name() -> None:
    (first, *_), (named, *_) = statements(RECORDS), statements(RECORDS, "Ada")
    assert first["actor"] == {"objectType": "Agent", "account": first["actor"]["account"]}
    assert named["actor"] == {**first["actor"], "name": "Ada"} and named["id"] != first["id"]
    check_statement(named)
    assert list(statements(RECORDS)) == list(statements(RECORDS)), "no store takes one twice"
    assert {each["actor"]["account"]["homePage"] for each in statements(RECORDS)} == {HOME}
    (other,) = statements([answered(99)])
    assert other["actor"] != first["actor"], "after all was cleared one is somebody else"


def test_the_end_of_a_file_says_what_it_is(tmp_path: Path) -> None:
    assert write_results(tmp_path / "mine.CSV", RECORDS) == 6
    assert (tmp_path / "mine.CSV").read_text(encoding="utf-8") == table_of(RECORDS)
    assert write_results(tmp_path / "mine.jsonl", RECORDS, "Ada") == 6
    lines = (tmp_path / "mine.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(statements(RECORDS, "Ada"))
    with pytest.raises(ValueError, match=r"\.xml"):
        write_results(tmp_path / "mine.xml", RECORDS)
    assert statement_lines([]) == "" and rows(table_of([])) == [list(HEADER)]
    assert statement_lines([Seen(time=at(0), **OWN, step=1, steps=2)]) == ""
