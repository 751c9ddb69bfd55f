"""Which form of a plural goes with a whole number: the rules of Unicode's CLDR, forms in the order of Qt Linguist."""

from __future__ import annotations

from collections.abc import Callable


def _slavic_east(n: int) -> int:
    """one (1, 21, …), few (2 to 4, 22, …), many."""
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if _ends_in_few(n) else 2


def _polish(n: int) -> int:
    """one, few (2 to 4, 22, …), many."""
    return 0 if n == 1 else 1 if _ends_in_few(n) else 2


def _czech(n: int) -> int:
    """one, few (2 to 4), other."""
    return 0 if n == 1 else 1 if 2 <= n <= 4 else 2


def _slovene(n: int) -> int:
    """one (1, 101, …), two, few (3 and 4), other."""
    return {1: 0, 2: 1, 3: 2, 4: 2}.get(n % 100, 3)


def _romanian(n: int) -> int:
    """one, few (0, 2 to 19, 102 to 119, …), other."""
    return 0 if n == 1 else 1 if n == 0 or 1 <= n % 100 <= 19 else 2


def _lithuanian(n: int) -> int:
    """one (1, 21, …), few (2 to 9, 22, …), other."""
    teen = 11 <= n % 100 <= 19
    return 0 if n % 10 == 1 and not teen else 1 if n % 10 and not teen else 2


def _arabic(n: int) -> int:
    """zero, one, two, few (3 to 10, 103, …), many (11 to 99, 111, …), other."""
    return n if n < 3 else 3 if 3 <= n % 100 <= 10 else 4 if n % 100 >= 11 else 5


def _ends_in_few(n: int) -> bool:
    return 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14


_ALWAYS_ONE = (
    "bo", "dz", "id", "ig", "ja", "jv", "km", "ko", "lo", "ms", "my", "su", "th", "to", "vi", "wo", "yo", "yue",
    "zh",
)  # fmt: skip
_ONE_UP_TO_1 = (
    "ak", "am", "as", "bn", "fa", "ff", "fr", "gu", "hi", "hy", "kab", "kn", "ln", "mg", "pa", "pt", "si", "ti",
    "zu",
)  # fmt: skip
_RULES: dict[str, Callable[[int], int]] = {
    **dict.fromkeys(_ALWAYS_ONE, lambda n: 0),
    **dict.fromkeys(_ONE_UP_TO_1, lambda n: int(n > 1)),
    **dict.fromkeys(("is", "mk"), lambda n: int(n % 10 != 1 or n % 100 == 11)),
    **dict.fromkeys(("ru", "uk", "be", "sr", "hr", "bs"), _slavic_east),
    **dict.fromkeys(("cs", "sk"), _czech),
    "pl": _polish,
    "sl": _slovene,
    "ro": _romanian,
    "lt": _lithuanian,
    "ar": _arabic,
}


def plural_form(language: str, n: int) -> int:
    """The place of the form for `n` of something, from 0; where no rule is known, one and several as in English."""
    rule = _RULES.get(language.partition("_")[0])
    return int(n != 1) if rule is None else rule(n)
