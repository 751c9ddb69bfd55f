"""Languages of the pictures: English as written in the code, others from Qt Linguist's .ts files, read without Qt.

A text is translated as a template with named fields, `language.translate("Caption", "{token} writes {values}.")`, and
filled with `.format` afterwards. `pyside6-lupdate` finds the same calls; resources/translations/update.py runs it.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from ui.film.text.blanks import with_visible_blanks
from ui.film.text.plurals import plural_form

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"


class Message(NamedTuple):
    """A text of the source: where it belongs, the text, and what tells it from the same text elsewhere."""

    context: str
    source: str
    comment: str = ""


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: N802 Qt Linguist looks for this name
    """Mark a text for the translators where it is written down; it is translated where it is shown."""
    return source


@dataclass(frozen=True, eq=False)
class Language:
    """A language by its key ("de") and its translations: one text, or one for each plural form."""

    key: str
    table: Mapping[Message, tuple[str, ...]] = field(default_factory=dict)

    def find(self, context: str, source: str, comment: str = "", n: int = -1) -> str | None:
        """The translation, or None. With `n`, the form for so many, by the language's own rule."""
        forms = self.table.get(Message(context, source, comment)) if self.table else None  # English has none
        if forms is None:
            return None
        return forms[min(plural_form(self.key, n), len(forms) - 1) if n >= 0 else 0]

    def translate(self, context: str, source: str, comment: str = "", n: int = -1) -> str:
        """The text in this language, or as it was written; %n is replaced where `n` is given."""
        text = self.find(context, source, comment, n)
        text = source if text is None else text
        return text if n < 0 else text.replace("%n", str(n))

    @cached_property
    def name(self) -> str:
        """What the language calls itself."""
        return self.translate("Language", "English", "the name of the language you translate to")

    @cached_property
    def decimal_sign(self) -> str:
        """What stands before the decimals."""
        return self.translate("Language", ".", "the decimal sign")

    def number(self, text: str) -> str:
        """A number that was written with a decimal point."""
        return text.replace(".", self.decimal_sign)

    def count(self, number: int) -> str:
        """A whole number, its thousands set apart."""
        return f"{number:,}".replace(",", self.translate("Language", ",", "between thousands"))

    def vector(self, numbers: Sequence[str]) -> str:
        """Numbers in brackets."""
        between = self.translate("Language", ", ", "between the numbers of a vector")
        return "[" + between.join(numbers) + "]"

    def list_words(self, parts: Sequence[str]) -> str:
        """ "gender, liking and words"."""
        if len(parts) < 2:
            return "".join(parts)
        first = self.translate("Language", ", ", "between the parts of a list").join(parts[:-1])
        return self.translate("Language", "{first} and {last}").format(first=first, last=parts[-1])

    def quote(self, word: str) -> str:
        """A word in quotation marks; what is a blank is a sign."""
        return self.translate("Language", "“{word}”").format(word=with_visible_blanks(word))


ENGLISH = Language("en")


class Languages(Mapping[str, Language]):
    """English, and the languages of a folder of .ts files, by key; read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem.removeprefix("gatelight_"): path for path in sorted(folder.glob("gatelight_*.ts"))}
        self._read = {ENGLISH.key: ENGLISH}

    def __getitem__(self, key: str) -> Language:
        if key not in self._read:
            self._read[key] = read(self._paths[key])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        yield ENGLISH.key
        yield from self._paths

    def __len__(self) -> int:
        return 1 + len(self._paths)


@cache
def languages() -> Mapping[str, Language]:
    """English, and every language that resources/translations has a file of, by key."""
    return Languages(FOLDER)


def read(path: Path) -> Language:
    """The finished translations of a .ts file. What has other fields than its source is left out.

    Raises OSError, and ElementTree.ParseError for what is no XML.
    """
    from xml.etree import ElementTree  # late: English needs none

    root = ElementTree.parse(path).getroot()
    table: dict[Message, tuple[str, ...]] = {}
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source, translation = message.findtext("source", ""), message.find("translation")
            if translation is None or translation.get("type"):
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            if all(form and fields(form) == fields(source) for form in forms):
                table[Message(name, source, message.findtext("comment", ""))] = forms
    return Language(path.stem.removeprefix("gatelight_"), table)


def fields(template: str) -> frozenset[str] | None:
    """The names of a template's fields; None where it is none, such as with a lone brace."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
    except ValueError:
        return None
