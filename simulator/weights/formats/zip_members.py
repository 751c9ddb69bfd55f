"""Members of a ZIP archive that are stored as they are: numbers in them stay in the file until they are used."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from simulator.io.regular_file import open_regular
from simulator.weights.tensor_tree import AGAIN, AnyArray, ModelError

_HEADER = 30  # bytes of a member's header before its name
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError, KeyError,
    EOFError, struct.error, zlib.error, OverflowError,
)  # fmt: skip


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive at a path. Raises ModelError for one that is broken, while it is read too, and OSError."""
    with open_regular(path) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield archive
        except ModelError:
            raise
        except _FAULTS as error:
            raise ModelError(f"The archive (ZIP) is broken: {error}.", AGAIN) from error


def read_member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """What a member holds, if that is not more than so many bytes. Raises ModelError."""
    with archive.open(name) as member:
        data = member.read(most + 1)
    if len(data) > most:
        raise ModelError(f"{name} in the archive is larger than {most // 2**20} MB.", AGAIN)
    return data


def read_stored(path: Path, name: str, most: int) -> bytes:
    """What a member that is stored uncompressed holds, if that is not more than so many bytes.

    Raises ModelError, and OSError.
    """
    with open_archive(path) as archive:
        _, size = place_of(archive, name)
        return read_member(archive, name, min(size, most))


def place_of(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Where a member that is stored uncompressed begins in the file, and how many bytes it has. Raises ModelError."""
    info = archive.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1 or info.file_size != info.compress_size:
        raise ModelError(f"{name} in the archive is compressed or locked.", "Save it with the framework itself.")
    file = archive.fp
    assert file is not None
    file.seek(info.header_offset)
    header = file.read(_HEADER)
    if len(header) < _HEADER or header[:4] != b"PK\x03\x04":
        raise ModelError(f"{name} in the archive is not where it is said to be.", AGAIN)
    start = info.header_offset + _HEADER + sum(struct.unpack("<HH", header[26:30]))
    if start + info.file_size > file.seek(0, 2):
        raise ModelError(f"{name} in the archive reaches beyond its end.", AGAIN)
    return start, info.file_size


def map_numbers(path: Path, start: int, dtype: str, count: int, big_endian: bool = False) -> AnyArray:
    """So many numbers from a place in a file on, which stay there until they are used. Raises ModelError."""
    if not count:
        return np.zeros(0, dtype)
    order = np.dtype(dtype).newbyteorder(">" if big_endian else "<")
    try:
        return np.memmap(path, order, "r", start, (count,))
    except (ValueError, OverflowError, OSError) as error:
        raise ModelError(f"Its numbers cannot be read: {error}.", AGAIN) from error
