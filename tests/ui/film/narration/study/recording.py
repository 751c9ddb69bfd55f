"""A language that notes every template it is asked for, so that a text can be taken apart into what it was made of."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ui.film.text.language import Language

_SHORTEST_WORD = 3  # letters in a row from which something that no template gave counts as a word


@dataclass(frozen=True, eq=False)
class Use:
    """One use of a template: where it belongs, its English source, its fields as they were printed, and the text."""

    context: str
    source: str
    fields: Mapping[str, str]
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What a checker is registered under."""
        return self.context, self.source


class _Template(str):
    """A translated template that tells when it is filled."""

    __slots__ = ("context", "note", "source")
    context: str
    source: str
    note: Callable[[Use | None], None]

    def format(self, *args: object, **fields: object) -> str:
        """The text; what was put in is noted."""
        text = super().format(*args, **fields)
        named = {name: str(fields[name]) for name in _fields(self.source) if name in fields}
        self.note(Use(self.context, self.source, named, text))
        return text


class RecordingLanguage(Language):
    """A language whose every text is noted: filled templates as they are filled, plain texts as they are asked for."""

    def __init__(self, language: Language) -> None:
        super().__init__(language.key, language.table)
        object.__setattr__(self, "_noted", [])
        object.__setattr__(self, "_asked", {})

    def translate(self, context: str, source: str, comment: str = "", n: int = -1) -> str:
        """The text in this language, which notes its use."""
        text = super().translate(context, source, comment, n)
        if not _fields(source):
            self._noted.append(Use(context, source, {}, text))  # type: ignore[attr-defined]
            return text
        template = _Template(text)
        template.context, template.source, template.note = context, source, self._noted.append  # type: ignore[attr-defined]
        self._asked[context, source] = text  # type: ignore[attr-defined]
        return template

    def told(self, tell: Callable[[], str]) -> Told:
        """What a call tells, taken apart."""
        self._noted.clear()  # type: ignore[attr-defined]
        self._asked.clear()  # type: ignore[attr-defined]
        text = str(tell())
        return _take_apart(text, tuple(self._noted), dict(self._asked))  # type: ignore[attr-defined]


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without the letters below the line."""
    return re.findall(rf"[^\W\d_ₐ-ₜᵢ-ᵪ⁰-⁹²³¹]{{{_SHORTEST_WORD},}}", text.lower())


@dataclass(frozen=True, eq=False)
class Told:
    """A text, the templates whose text stands in it in its order, and what of it is of no template."""

    text: str
    uses: tuple[Use, ...]
    rest: str

    def foreign_words(self, known: frozenset[str]) -> tuple[str, ...]:
        """Words that no template gave and that are no names of quantities or functions."""
        return tuple(word for word in words_of(self.rest) if word not in known)

    def parts(self, field: str, source: str) -> list[Use]:
        """The uses of a template inside a field, in their order."""
        found: list[tuple[int, Use]] = []
        for use in self.uses:
            if use.source == source:
                at = field.find(use.text)
                while at >= 0:
                    found.append((at, use))
                    at = field.find(use.text, at + 1)
        found.sort(key=lambda each: (each[0], -len(each[1].text)))
        kept: list[Use] = []
        end = 0
        for at, use in found:
            if at >= end:
                kept.append(use)
                end = at + len(use.text)
        return kept


def _take_apart(text: str, noted: tuple[Use, ...], asked: Mapping[tuple[str, str], str]) -> Told:
    """Of all that was noted, what stands in the text; then, in what is left, templates that were filled unnoted."""
    found = {
        (use.context, use.source, use.text): use for use in noted if use.text.strip() and _stands_in(use.text, text)
    }
    rest = text
    for use in sorted(found.values(), key=lambda use: -len(use.text)):
        rest = rest.replace(use.text, "\x00" * len(use.text))
    uses = list(found.values())
    filled = {use.key for use in uses}
    for (context, source), template in sorted(asked.items(), key=lambda each: -len(each[1])):
        if (context, source) in filled or not _has_words(template):
            continue
        for match in _pattern(template).finditer(rest):
            whole = _pattern(template).fullmatch(text[match.start() : match.end()])
            if whole is not None:
                uses.append(Use(context, source, whole.groupdict(), whole.group(0)))
                rest = rest[: match.start()] + "\x00" * len(whole.group(0)) + rest[match.end() :]
                break
    uses.sort(key=lambda use: (text.find(use.text), -len(use.text)))
    return Told(text, tuple(uses), rest)


def _stands_in(part: str, text: str) -> bool:
    """Whether a text stands in another, and not as the beginning of a longer number: "0" does not in "0.5 and 7"."""
    return re.search(re.escape(part) + (r"(?!\d|[.,]\d)" if part[-1].isdigit() else ""), text) is not None


@lru_cache(maxsize=1024)
def _fields(source: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name, _, _ in string.Formatter().parse(source) if name))


@lru_cache(maxsize=1024)
def _pattern(template: str) -> re.Pattern[str]:
    """What a filled template looks like; a field that stands in it twice is the same twice."""
    parts: list[str] = []
    seen: set[str] = set()
    for literal, name, _, _ in string.Formatter().parse(template):
        parts.append(re.escape(literal))
        if name:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return re.compile("".join(parts) + (r"(?=$|[ ;])" if not parts[-1] or parts[-1].startswith("(?P") else ""))


def _has_words(template: str) -> bool:
    return any(re.search(r"[^\W\d_]{3,}", literal) for literal, *_ in string.Formatter().parse(template))
