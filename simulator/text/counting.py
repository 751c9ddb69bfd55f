"""Counts in English words."""


def count_of(number: int, one: str, several: str = "") -> str:
    """ "1 unit", "3,000 units": a number with the word for one, or for several, which has an s where none is given."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
