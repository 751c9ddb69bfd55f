"""What Qt leaves out of a PDF, added behind its end: the language, bookmarks, and labels of the pages."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

_TAIL = 4096
_ENTRY = 20  # bytes of a line of the table of objects


class Bookmark(NamedTuple):
    """A heading that a reader lists: of a token (level 0) or of a beat of it (level 1), and its page from 0."""

    title: str
    page: int
    level: int


class _Parts(NamedTuple):
    """Where a PDF has its parts: its trailer, the place of its table, its catalogue and its pages."""

    trailer: bytes
    table: int
    root: int
    catalogue: bytes
    pages: list[int]

    @property
    def size(self) -> int:
        """The first number that no object has."""
        return _number(rb"/Size (\d+)", self.trailer)


def complete_pdf(place: Path, language: str, bookmarks: Sequence[Bookmark], labels: Sequence[str]) -> None:
    """Add the language, the bookmarks and a label for each page. Raises OSError where the disk does not take it."""
    with place.open("rb+") as file:
        parts = _read(file)
        first = parts.size
        entries = [f"/Lang ({language})".encode(), b"/ViewerPreferences << /DisplayDocTitle true >>"]
        if labels:
            ranges = b" ".join(b"%d << /P %s >>" % (page, _text(label)) for page, label in enumerate(labels))
            entries.append(b"/PageLabels << /Nums [ %s ] >>" % ranges)
        objects: dict[int, bytes] = {}
        if bookmarks:
            objects = _outline(bookmarks, parts.pages, first)
            entries += [b"/Outlines %d 0 R" % first, b"/PageMode /UseOutlines"]
        objects[parts.root] = parts.catalogue.replace(b"/Type /Catalog", b"/Type /Catalog\n" + b"\n".join(entries))
        _append(file, objects, parts)


def _read(file: BinaryIO) -> _Parts:
    file.seek(0, os.SEEK_END)
    file.seek(max(0, file.tell() - _TAIL))
    tail = file.read()
    trailer = tail[tail.rindex(b"trailer") :]
    table, root = _number(rb"startxref\s+(\d+)", trailer), _number(rb"/Root (\d+)", trailer)
    catalogue = _object(file, table, root)
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", _object(file, table, _number(rb"/Pages (\d+)", catalogue)))
    assert kids is not None
    return _Parts(trailer, table, root, catalogue, [int(page) for page in re.findall(rb"(\d+) 0 R", kids[1])])


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    assert found is not None
    return int(found[1])


def _object(file: BinaryIO, table: int, number: int) -> bytes:
    """The dictionary of an object."""
    file.seek(table)
    file.readline()
    file.readline()
    file.seek(file.tell() + _ENTRY * number)
    file.seek(int(file.read(10)))
    found = b""
    while b"endobj" not in found:
        part = file.read(_TAIL)
        assert part
        found += part
    return found[found.index(b"<<") : found.index(b"endobj")]


def _outline(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> dict[int, bytes]:
    """The objects of the bookmarks, numbered from `first`: the list, then each of them."""
    numbers = range(first + 1, first + 1 + len(bookmarks))
    parents, children = list[int](), dict[int, list[int]]()
    for number, mark in zip(numbers, bookmarks, strict=True):
        parents.append(first if mark.level == 0 else children[first][-1])
        children.setdefault(parents[-1], []).append(number)
    made = {first: b"<< /Type /Outlines %s >>" % _ends(children[first], len(children[first]))}
    for number, parent, mark in zip(numbers, parents, bookmarks, strict=True):
        beside, own = children[parent], children.get(number, [])
        at = beside.index(number)
        words = [b"/Title %s /Parent %d 0 R" % (_text(mark.title), parent)]
        words += [b"/Prev %d 0 R" % beside[at - 1]] * (at > 0) + [
            b"/Next %d 0 R" % each for each in beside[at + 1 : at + 2]
        ]
        words += [_ends(own, -len(own))] if own else []  # closed
        made[number] = b"<< %s /Dest [ %d 0 R /Fit ] >>" % (b" ".join(words), pages[mark.page])
    return made


def _ends(children: Sequence[int], count: int) -> bytes:
    return b"/First %d 0 R /Last %d 0 R /Count %d" % (children[0], children[-1], count)


def _text(words: str) -> bytes:
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _append(file: BinaryIO, objects: dict[int, bytes], parts: _Parts) -> None:
    """Write objects behind the end, new ones and one in place of an old one, and a table that leads to them."""
    file.seek(0, os.SEEK_END)
    lines = [b"0 1\n0000000000 65535 f \n"]
    for number, body in sorted(objects.items()):
        lines.append(b"%d 1\n%010d 00000 n \n" % (number, file.tell()))
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body.strip()))
    table, size = file.tell(), max(parts.size, *(number + 1 for number in objects))
    trailer = re.sub(rb"/Size \d+", b"/Size %d\n/Prev %d" % (size, parts.table), parts.trailer)
    trailer = trailer[: trailer.index(b"startxref")]
    file.write(b"xref\n%s%sstartxref\n%d\n%%%%EOF\n" % (b"".join(lines), trailer, table))
