"""Rows of numbers in the forms in which people have them: read by evidence, asked where two readings are as good."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.number_table import AmbiguousNumbersError, NumberTable, Reading, read_numbers
from simulator.text.tokens import TextError, number_text

FINITE = st.floats(allow_nan=False, allow_infinity=False)
Rows = tuple[tuple[float, ...], ...]


@pytest.mark.parametrize(
    "text",
    ["1 0 2; 0 1 1", "1 0 2\n0 1 1\n", "1,0,2;0,1,1;", " 1\t0 , 2 ;\n 0 1e0 1.0 ", "1;0;2\n0;1;1", "1\t0\t2\n0\t1\t1"],
)
def test_rows_that_are_typed(text: str) -> None:
    table = read_numbers(text)
    assert table.rows == ((1.0, 0.0, 2.0), (0.0, 1.0, 1.0)) and not table.names and not table.labels


@pytest.mark.parametrize(
    ("text", "rows", "reading"),
    [
        ("0,5 1,2; 0,7 1,3", ((0.5, 1.2), (0.7, 1.3)), Reading("space", ",")),
        ("0,5 1,25; -2 0", ((0.5, 1.25), (-2.0, 0.0)), Reading("space", ",")),
        ("−0,5 1", ((-0.5, 1.0),), Reading("space", ",")),
        ("1, 0,5", ((1.0, 0.0, 5.0),), Reading("comma")),
        ("0.5, 1.5", ((0.5, 1.5),), Reading("comma")),
        ("0.5 1,5", ((0.5, 1.0, 5.0),), Reading("comma")),
        ("1,2,3", ((1.0, 2.0, 3.0),), Reading("comma")),
        ("1,5;2\n2,5;3", ((1.5, 2.0), (2.5, 3.0)), Reading("semicolon", ",")),
        ("1,5\t2\n2\t3,25", ((1.5, 2.0), (2.0, 3.25)), Reading("tab", ",")),
        ("1,000,000 2", ((1e6, 2.0),), Reading("space", ".", True)),
        ("−1 -2 –3", ((-1.0, -2.0, -3.0),), Reading("space")),
    ],
)
def test_decimal_sign_and_separator_are_told_by_the_text(text: str, rows: Rows, reading: Reading) -> None:
    table = read_numbers(text)
    assert (table.rows, table.reading) == (rows, reading)
    assert read_numbers(text, reading) == table


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("1,000 2,000", ((1.0, 2.0),), ((1000.0, 2000.0),)),
        ("0,5", ((0.0, 5.0),), ((0.5,),)),
        ("0,1\n1,0", ((0.0, 1.0), (1.0, 0.0)), ((0.1,), (1.0,))),
        ("1,000;2,500\n3,250;4,125", ((1.0, 2.5), (3.25, 4.125)), ((1000.0, 2500.0), (3250.0, 4125.0))),
    ],
)
def test_where_two_readings_are_as_good_both_are_offered(text: str, first: Rows, second: Rows) -> None:
    with pytest.raises(AmbiguousNumbersError) as found:
        read_numbers(text)
    assert tuple(offer.rows for offer in found.value.offers) == (first, second)
    for offer in found.value.offers:
        assert read_numbers(text, offer.reading) == offer


@pytest.mark.parametrize(
    ("text", "names", "labels", "rows"),
    [
        (
            "time,temp,humidity\n08:00,21.5,40\n09:00,22,41", ("temp", "humidity"), ("08:00", "09:00"),
            ((21.5, 40.0), (22.0, 41.0)),
        ),
        ("day;temp\n2024-01-05;21,5\n2024-01-06;22,0", ("temp",), ("2024-01-05", "2024-01-06"), ((21.5,), (22.0,))),
        ("x\ty\n1\t-0.5\n2\t3\n", ("x", "y"), (), ((1.0, -0.5), (2.0, 3.0))),
        ("a,b\n1,2\n3,4", ("a", "b"), (), ((1.0, 2.0), (3.0, 4.0))),
        ('"a, b"\t"c"\n1\t2', ("a, b", "c"), (), ((1.0, 2.0),)),
        ("temp\n1.5\n2.5", ("temp",), (), ((1.5,), (2.5,))),
        ("Anna 1 2\nTom 3 4", (), ("Anna", "Tom"), ((1.0, 2.0), (3.0, 4.0))),
        ("1,2,\n3,4,\n", (), (), ((1.0, 2.0), (3.0, 4.0))),
        ("1 2\r\n\r\n3 4\r\n", (), (), ((1.0, 2.0), (3.0, 4.0))),
        ("a,b\r\n1,2\r\n \r\n3,4\r\n", ("a", "b"), (), ((1.0, 2.0), (3.0, 4.0))),
        ("1 2\r3 4", (), (), ((1.0, 2.0), (3.0, 4.0))),
    ],
)  # fmt: skip
def test_a_head_names_the_columns_and_a_first_column_of_words_labels_the_steps(
    text: str, names: tuple[str, ...], labels: tuple[str, ...], rows: Rows
) -> None:
    table = read_numbers(text)
    assert (table.names, table.labels, table.rows) == (names, labels, rows)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 0; 0 x", "Row 2, column 2: “x”"),
        ("1 nan", "Row 1, column 2: “nan”"),
        ("inf", "Row 1, column 1: “inf”"),
        ("1 2; 3", "Row 2 has 1 number where row 1 has 2"),
        ("", "no number"),
        (" ; \n,", "no number"),
        ("1,,3", "Row 1, column 2 is empty"),
        ("1,2,3\n4,,6", "Row 2, column 2 is empty"),
        ("a;b\n1;2\n3;", "Row 3, column “b” is empty"),
        ("t,hum\n1,2\n2,n/a", "Row 3, column “hum”: “n/a” is not a number"),
        ("1.000,5;2\n3,1;4", "Row 1, column 1: “1.000,5” is not a number"),
        ("1.000,5\t2\n3\t4", "Row 1, column 1: “1.000,5” is not a number"),
        ("time,temp\n08:00,1\n9,2", "Row 2, column “time”: “08:00” is not a number"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(TextError, match="(?s)" + said):
        read_numbers(text)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[FINITE] * width), min_size=1, max_size=5)))
def test_number_rows_come_back_exactly_from_their_text(rows: list[tuple[float, ...]]) -> None:
    read = read_numbers(number_text(tuple(rows))).rows
    assert [[value.hex() for value in row] for row in read] == [[value.hex() for value in row] for row in rows]


@given(
    st.lists(st.tuples(*[st.floats(-99, 99).map(lambda value: round(value, 2))] * 2), min_size=2, max_size=5),
    st.sampled_from([("\t", ","), ("\t", "."), (";", ","), (";", "."), (", ", "."), (" ", ",")]),
    st.booleans(),
)
def test_what_a_sheet_writes_is_read_as_it_is_meant(
    rows: list[tuple[float, float]], how: tuple[str, str], labelled: bool
) -> None:
    sign, decimal = how
    lines = [
        sign.join(
            [*([f"2024-05-{k + 10}"] if labelled else []), *(f"{value:.2f}".replace(".", decimal) for value in row)]
        )
        for k, row in enumerate(rows)
    ]
    if sign == " " and labelled:
        return  # a date between spaces is no more than a word among numbers
    table = read_numbers("\n".join(lines))
    assert table.rows == tuple(rows) and bool(table.labels) == labelled and table.decimal == decimal


@given(st.text())
def test_any_text_is_a_table_or_a_text_error(text: str) -> None:
    try:
        table = read_numbers(text)
    except TextError as error:
        assert str(error).strip()
    else:
        assert isinstance(table, NumberTable) and {len(row) for row in table.rows} == {len(table.rows[0])}
