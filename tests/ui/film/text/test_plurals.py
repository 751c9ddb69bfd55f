"""Plural forms follow the rules of the language: the examples are those of Unicode's CLDR."""

import json

import pytest
from babel import Locale

from resources.translations.plural_rules import FILE, FORMS, rules
from ui.film.text.language import Language, Message
from ui.film.text.plurals import plural_form

EXAMPLES = {
    "en": ({1}, {0, 2, 5, 21, 101}),
    "de": ({1}, {0, 2, 21}),
    "fr": ({0, 1}, {2, 17, 100}),
    "ja": ({0, 1, 2, 100},),
    "pl": ({1}, {2, 3, 4, 22, 104}, {0, 5, 12, 14, 21, 100, 112}),
    "ru": ({1, 21, 101}, {2, 4, 22, 104}, {0, 5, 11, 14, 20, 111}),
    "cs": ({1}, {2, 4}, {0, 5, 21, 22}),
    "sl": ({1, 101}, {2, 102}, {3, 4, 104}, {0, 5, 11}),
    "ro": ({1}, {0, 2, 19, 101, 119}, {20, 100, 120}),
    "lt": ({1, 21, 101}, {2, 9, 22}, {0, 10, 11, 19, 20, 111}),
    "ar": ({0}, {1}, {2}, {3, 10, 103}, {11, 99, 111}, {100, 102, 200}),
    "pt_BR": ({0, 1}, {2}),
    "hy": ({0, 1}, {2, 21}),
    "km": ({0, 1, 2, 11},),
    "is": ({1, 21, 101}, {0, 2, 11, 111}),
}


@pytest.mark.parametrize("key", EXAMPLES)
def test_each_number_has_its_form(key: str) -> None:
    for form, numbers in enumerate(EXAMPLES[key]):
        assert {plural_form(key, n) for n in numbers} == {form}


def test_a_translation_with_fewer_forms_has_its_last_for_the_rest() -> None:
    language = Language("pl", {Message("C", "%n unit(s)"): ("%n jednostka", "%n jednostki")})
    assert [language.translate("C", "%n unit(s)", n=n) for n in (1, 2, 5)] == [
        "1 jednostka",
        "2 jednostki",
        "5 jednostki",
    ]


def test_what_is_written_down_is_what_cldr_has() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == rules()


@pytest.mark.parametrize("key", ["en", "fr", "ga", "cy", "mt", "he", "gd", "br", "hr", "bs_Cyrl", "pt", "pt_PT", "es"])
def test_each_language_counts_as_cldr_does(key: str) -> None:
    rule = Locale.parse(key).plural_form
    order = [form for form in FORMS if any(rule(n) == form for n in range(1000))]
    for n in range(1000):
        assert order[plural_form(key, n)] == rule(n), n


def test_what_cldr_does_not_know_counts_as_english_does() -> None:
    assert [plural_form("tlh", n) for n in (0, 1, 2)] == [1, 0, 1] == [plural_form("frr", n) for n in (0, 1, 2)]
