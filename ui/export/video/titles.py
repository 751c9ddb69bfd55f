"""The title of a film in its file, for formats that are closed when it is added: as PNG, GIF and WebP have it."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

_PNG_END = 12  # bytes of the chunk that ends a PNG
_GIF_END = 1
_BLOCK = 255  # the most bytes of a block of a GIF's comment
_HAS_XMP = 0x04  # in the flags of a WebP
_FLAGS = 20  # where they stand
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}'
    "</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def described_png(data: bytes, title: str, caption: str) -> bytes:
    """The bytes of a PNG with a title, and with what is said below the picture as its description."""
    chunks = _png_chunk("Title", title) + _png_chunk("Description", caption)
    return data[:-_PNG_END] + chunks + data[-_PNG_END:]


def add_title_to_png(place: Path, title: str) -> None:
    """Give a PNG, which may be an animated one, a title."""
    _put_before_end(place, _PNG_END, _png_chunk("Title", title))


def add_title_to_gif(place: Path, title: str) -> None:
    """Give a GIF its title as a comment."""
    words = title.encode()
    blocks = (words[at : at + _BLOCK] for at in range(0, len(words), _BLOCK))
    _put_before_end(place, _GIF_END, b"\x21\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0")


def add_title_to_webp(place: Path, title: str) -> None:
    """Give an animated WebP a title, as XMP."""
    words = _XMP.format(escape(title)).encode()
    with place.open("r+b") as file:
        file.seek(_FLAGS)
        flags = file.read(1)[0] | _HAS_XMP
        file.seek(_FLAGS)
        file.write(bytes([flags]))
        file.seek(0, os.SEEK_END)
        file.write(b"XMP " + len(words).to_bytes(4, "little") + words + b"\0" * (len(words) % 2))
        size = file.tell() - 8
        file.seek(4)
        file.write(size.to_bytes(4, "little"))


def _png_chunk(key: str, words: str) -> bytes:
    body = b"iTXt" + key.encode("latin-1") + b"\0\0\0\0\0" + words.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _put_before_end(place: Path, length: int, part: bytes) -> None:
    """Put a part before the last bytes of a file."""
    with place.open("r+b") as file:
        file.seek(-length, os.SEEK_END)
        end = file.read()
        file.seek(-length, os.SEEK_END)
        file.write(part + end)
