"""Writes which languages have which plural rule: `python resources/translations/plural_rules.py`.

The rules are those of Unicode's CLDR, as Babel (BSD) has them. Each is written as gettext does, an expression in C of
`n` whose value is the place of the form, in the order in which Qt Linguist has the forms: zero, one, two, few, many,
other, of which those are left out that no number below 1,000 takes (the French "many" of a million, say).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata
from babel.plural import PluralRule, to_gettext

FILE = Path(__file__).with_name("plural_rules.json")
FORMS = ("zero", "one", "two", "few", "many", "other")


def expression(rule: PluralRule) -> str:
    """A rule for whole numbers, as an expression in C."""
    taken = {rule(n) for n in range(1000)}
    whole = PluralRule({form: rule.rules[form] for form in FORMS[:-1] if form in taken})
    return to_gettext(whole).partition("plural=")[2].rstrip(";")


def rules() -> dict[str, list[str]]:
    """Languages by their rule; countries and scripts only where they have another one than their language."""
    found: dict[str, list[str]] = defaultdict(list)
    known = [key for key in localedata.locale_identifiers() if "plural_form" in localedata.load(key, False)]
    own = {key: expression(Locale.parse(key).plural_form) for key in sorted(known) if key != "root"}
    for key, rule in own.items():
        if own.get(key.partition("_")[0]) != rule or "_" not in key:
            found[rule].append(key)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1])))


if __name__ == "__main__":
    FILE.write_text(json.dumps(rules(), indent=1) + "\n", encoding="utf-8")
