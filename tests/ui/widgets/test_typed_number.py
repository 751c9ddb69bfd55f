"""Numbers as they are typed."""

import pytest

from ui.widgets.number_field import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        ("−1", -1.0),
        (" -2e3 ", -2000.0),
        ("", None),
        ("a", None),
        ("nan", None),
        ("1,2.3", None),
    ],
)
def test_a_number_is_read_with_a_point_or_a_comma(text: str, value: float | None) -> None:
    assert read_number(text) == value
