"""The structure of a PDF: which part of a page is a picture, with its text, a heading, a paragraph, or no content.

Qt writes pages without structure. A part is painted between two marks, squares of one unit far outside of the page,
which Qt writes as they are; when the file is there, they are replaced by what begins and ends a part.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ui.export.files.pdf_objects import PdfObjects, number_in, text_string

AWAY = -1000  # where the marks are, left of and above the page: their height says which they are
ARTIFACT, FIGURE = "Artifact", "Figure"
_MARK = re.compile(rb"-1000 -(\d+) 1 1 re\nf\n")


class Part(NamedTuple):
    """A part of a page: a `kind` as PDF names them, its text, and where it is in points from the lower left corner.

    Parts of a `section`, which has a title, belong together.
    """

    page: int
    kind: str
    text: str
    box: tuple[float, float, float, float]
    section: str = ""


def mark_of(part: int, ends: bool) -> int:
    """How far above the page the mark is with which a part begins or ends."""
    return 2 * (part + 1) + ends


def tagged(objects: PdfObjects, parts: Sequence[Part], first: int) -> Tags:
    """What the parts of a file make of its objects; new ones are numbered from `first`."""
    content: dict[int, list[int]] = {page: [] for page in range(len(objects.pages))}
    for number, part in enumerate(parts):
        if part.kind != ARTIFACT:
            content[part.page].append(number)
    places = {part: at for on_page in content.values() for at, part in enumerate(on_page)}
    changed: dict[int, Callable[[bytes], bytes]] = {}
    for number, page in enumerate(objects.pages):
        changed[page] = partial(_page_with_structure, number)
        changed[number_in(rb"/Contents (\d+)", objects[page])] = partial(_with_parts, parts=parts, places=places)
    return Tags(first, changed, dict(_tree(objects, parts, places, content, first)))


class Tags(NamedTuple):
    """The number of the root of the structure, what changes of the file, and what is new in it."""

    root: int
    changed: dict[int, Callable[[bytes], bytes]]
    added: dict[int, bytes]


def _page_with_structure(number: int, body: bytes) -> bytes:
    return body.replace(b"/Type /Page\n", b"/Type /Page\n/StructParents %d\n/Tabs /S\n" % number, 1)


def _with_parts(body: bytes, parts: Sequence[Part], places: dict[int, int]) -> bytes:
    """The content of a page with what begins and ends its parts."""

    def replaced(found: re.Match[bytes]) -> bytes:
        part, ends = divmod(int(found[1]) - 2, 2)
        if ends:
            return b"EMC\n"
        if part not in places:
            return b"/Artifact BMC\n"
        return b"/%s <</MCID %d>> BDC\n" % (parts[part].kind.encode(), places[part])

    stream = body[body.index(b"stream\n") + len(b"stream\n") :]
    packed = zlib.compress(_MARK.sub(replaced, zlib.decompressobj().decompress(stream)))
    head = b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n" % len(packed)
    return head + packed + b"\nendstream"


def _tree(
    objects: PdfObjects, parts: Sequence[Part], places: dict[int, int], content: dict[int, list[int]], first: int
) -> Iterator[tuple[int, bytes]]:
    """The structure: the root, the document, the parts of each page by their places, the sections, and all parts."""
    root, document, by_page, number = first, first + 1, first + 2, first + 3
    children: list[bytes] = []
    numbers = {part: number + k for k, part in enumerate(places)}
    number += len(numbers)
    told, parents = "", dict[int, int]()
    inside: dict[int, list[bytes]] = {}
    titles: dict[int, str] = {}
    for part in sorted(places):
        section = parts[part].section
        if section and section != told:
            titles[number] = section
            children.append(b"%d 0 R" % number)
            number += 1
        told = section
        parents[part] = number - 1 if section else document
        (inside.setdefault(number - 1, []) if section else children).append(b"%d 0 R" % numbers[part])
    yield root, b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>" % (
        document, by_page, len(content),
    )  # fmt: skip
    yield document, _element(b"Document", root, b" ".join(children))
    lists = (
        b"%d [ %s ]" % (page, b" ".join(b"%d 0 R" % numbers[each] for each in found)) for page, found in content.items()
    )
    yield by_page, b"<< /Nums [ %s ] >>" % b" ".join(lists)
    for each, title in titles.items():
        yield each, _element(b"Sect", document, b" ".join(inside[each]), b"/T %s" % text_string(title))
    for part, each in numbers.items():
        yield each, _part(parts[part], parents[part], objects.pages[parts[part].page], places[part])


def _element(kind: bytes, parent: int, children: bytes, more: bytes = b"") -> bytes:
    return b"<< /Type /StructElem /S /%s /P %d 0 R /K [ %s ] %s >>" % (kind, parent, children, more)


def _part(part: Part, parent: int, page: int, place: int) -> bytes:
    more = b"/Pg %d 0 R" % page
    if part.kind == FIGURE:
        box = b" ".join(b"%.2f" % each for each in part.box)
        more += b" /Alt %s /A << /O /Layout /BBox [ %s ] /Placement /Block >>" % (text_string(part.text), box)
    return _element(part.kind.encode(), parent, b"%d" % place, more)
