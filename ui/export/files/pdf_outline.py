"""The bookmarks of a PDF: of tokens, and below them of their beats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ui.export.files.pdf_objects import text_string


class Bookmark(NamedTuple):
    """A heading that a reader lists: of a token (level 0) or of a beat of it (level 1), and its page from 0."""

    title: str
    page: int
    level: int


def outline(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> dict[int, bytes]:
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
        words = [b"/Title %s /Parent %d 0 R" % (text_string(mark.title), parent)]
        words += [b"/Prev %d 0 R" % beside[at - 1]] * (at > 0) + [
            b"/Next %d 0 R" % each for each in beside[at + 1 : at + 2]
        ]
        words += [_ends(own, -len(own))] if own else []  # closed
        made[number] = b"<< %s /Dest [ %d 0 R /Fit ] >>" % (b" ".join(words), pages[mark.page])
    return made


def _ends(children: Sequence[int], count: int) -> bytes:
    return b"/First %d 0 R /Last %d 0 R /Count %d" % (children[0], children[-1], count)
