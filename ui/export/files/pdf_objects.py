"""The objects of a PDF that Qt has written: to look them up, and to write the file anew with some of them changed.

Qt writes a table of its objects at the end and packs none of them into streams, so that each can be found.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

_TAIL = 4096
_ENTRY = 20  # bytes of a line of the table of objects


class PdfObjects:
    """The objects of a PDF by their numbers; `first` is the first number that none has."""

    def __init__(self, place: Path) -> None:
        self._place = place
        with place.open("rb") as file:
            self._trailer = _trailer_of(file)
            self._table, self.first = number_in(rb"startxref\s+(\d+)", self._trailer), number_in(
                rb"/Size (\d+)", self._trailer
            )  # fmt: skip
            file.seek(self._table)
            file.readline()
            file.readline()
            entries = [file.read(_ENTRY) for _ in range(self.first)]
        places = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}
        begins = sorted([*places.values(), self._table])
        following = dict(pairwise(begins))
        self._ends = {number: (begin, following[begin]) for number, begin in places.items()}
        self.root = number_in(rb"/Root (\d+)", self._trailer)
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", self[number_in(rb"/Pages (\d+)", self[self.root])])
        assert kids is not None
        self.pages = [int(page) for page in re.findall(rb"(\d+) 0 R", kids[1])]

    def __getitem__(self, number: int) -> bytes:
        """An object as it was written, without its number and its end."""
        with self._place.open("rb") as file:
            return self._body(file, number)

    def _body(self, file: BinaryIO, number: int) -> bytes:
        begin, end = self._ends[number]
        file.seek(begin)
        text = file.read(end - begin)
        return text[text.index(b"obj") + 3 : text.rindex(b"endobj")].strip()

    def write(self, changed: Mapping[int, Callable[[bytes], bytes]], added: Mapping[int, bytes]) -> None:
        """Write the file anew: objects that are `changed`, each from what it was, and those that are `added`.

        Raises OSError where the disk does not take it.
        """
        beside = self._place.with_name("whole.pdf")
        offsets: dict[int, int] = {}
        try:
            with self._place.open("rb") as old, beside.open("wb") as new:
                new.write(old.read(min(begin for begin, _ in self._ends.values())))
                for number in sorted(self._ends, key=lambda each: self._ends[each][0]):
                    body = self._body(old, number)
                    _write(new, offsets, number, changed[number](body) if number in changed else body)
                for number, body in sorted(added.items()):
                    _write(new, offsets, number, body)
                self._finish(new, offsets)
            beside.replace(self._place)
        finally:
            beside.unlink(missing_ok=True)

    def _finish(self, file: BinaryIO, offsets: Mapping[int, int]) -> None:
        table, size = file.tell(), max(offsets) + 1
        lines = [b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 00000 f \n" for n in range(1, size)]
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, self._trailer)
        head = b"xref\n0 %d\n0000000000 65535 f \n" % size
        end = b"startxref\n%d\n%%%%EOF\n" % table
        file.write(head + b"".join(lines) + trailer[: trailer.index(b"startxref")] + end)


def number_in(pattern: bytes, text: bytes) -> int:
    """The number that a pattern finds."""
    found = re.search(pattern, text)
    assert found is not None
    return int(found[1])


def text_string(words: str) -> bytes:
    """Words as a PDF has them."""
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _write(file: BinaryIO, offsets: dict[int, int], number: int, body: bytes) -> None:
    offsets[number] = file.tell()
    file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))


def _trailer_of(file: BinaryIO) -> bytes:
    file.seek(0, os.SEEK_END)
    file.seek(max(0, file.tell() - _TAIL))
    tail = file.read()
    return tail[tail.rindex(b"trailer") :]
