"""Which form of a plural goes with a whole number, by the rules of Unicode's CLDR.

`resources/translations/plural_rules.py` writes them down, for all languages that CLDR knows.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from gettext import c2py
from pathlib import Path

_FILE = Path(__file__).resolve().parents[3] / "resources" / "translations" / "plural_rules.json"
_AS_IN_ENGLISH = "en"


def plural_form(language: str, n: int) -> int:
    """The place of the form for `n` of something, from 0, in the order of Qt Linguist.

    A country of a language ("pt_PT") has the rule of its own where there is one. What CLDR does not know has one and
    several, as English has them.
    """
    return _rule(language)(n)


@cache
def _rule(language: str) -> Callable[[int], int]:
    known = _rules()
    found = (known.get(key) for key in (language, language.partition("_")[0], _AS_IN_ENGLISH))
    return c2py(next(rule for rule in found if rule is not None))


@cache
def _rules() -> dict[str, str]:
    """The rule of each language, as an expression that gettext reads."""
    by_rule = json.loads(_FILE.read_text(encoding="utf-8"))
    return {language: rule for rule, languages in by_rule.items() for language in languages}
