"""Write every vector of a run, and the weights that made it, into a file: .npz, .csv or .json.

Keys are the same everywhere: `tokens`, `inputs` [step, input], `layer0/f`, `layer0/c`, … [step, unit] for
every recorded quantity, `logits` and `outputs` [step, output]; weights as `layer0/W_f`, `layer0/U_f`,
`layer0/b_f`, …, initial states as `layer0/h_initial`, the read-out as `readout/W`, `readout/b`, and of each
output the number of its group, `readout/group`, and what makes it of its logit, `readout/kind`. `layer0/cell`
and `layer0/equations` say what was computed, so that anyone can recompute the run from the file alone. What
was set by hand is marked in `layer0/held/f` [step, unit]; `idealised` says whether gates were rounded to 0 or
1. `skipped` [step] marks the steps that were left out: there states are what they were, and what was not computed
is NaN, in .json null, in .csv an empty cell. `begins` [step] marks those at which another sequence begins anew, with
the initial states. A layer that reads from the end has `layer0/reverse/h`, …, each row beside
the token that it is of; beside it `layer0/h` may be of the layer that reads the same forward.
"""

import csv
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from simulator.io.atomic_write import write_whole
from simulator.io.csv_dialect import POINT, Dialect
from simulator.network.blockwise import Blockwise, block_by_block
from simulator.network.trace import LayerTrace, Trace

TOGETHER = 256  # steps of which all numbers are written at once


class RecordError(ValueError):
    """There is no such kind of record file; the message names those there are."""


def save_trace(trace: Trace, path: str | os.PathLike[str], dialect: Dialect = POINT) -> None:
    """Write the run to `path`, whole or not at all; its ending says which form, and `dialect` how a .csv is written.

    .npz: NumPy arrays without pickles. .json: one object of nested lists, numbers exact. .csv, for a
    spreadsheet: one row a token, a column for each number named like `layer0/f/gender` (or by number, from 0,
    where units have no names); it holds all vectors of the run, but no weights. Where sequences begin anew, a column
    `sequence` says in which one a token stands, from 0.

    Raises RecordError for another ending, OSError where the file cannot be written.
    """
    ending = Path(path).suffix.lower()
    if ending not in WRITERS:
        raise RecordError(f"{path}: a run is written as one of {', '.join(WRITERS)}. Choose one as the ending.")
    write_whole(path, lambda beside: WRITERS[ending](trace, beside, dialect))


def contents(trace: Trace) -> dict[str, NDArray[Any]]:
    """All that a record file holds, by key (see the top of this module)."""
    found: dict[str, NDArray[Any]] = {
        "tokens": np.array(trace.tokens),
        "inputs": trace.inputs,
        "input_names": _names(trace.input_names),
        "idealised": np.array(trace.idealised),
        "skipped": np.isin(np.arange(trace.steps), trace.skipped),
        "begins": np.isin(np.arange(trace.steps), trace.begins),
    }
    for place, layer_trace in zip(layer_places(trace), trace.layers, strict=True):
        found |= {f"{place}/{key}": value for key, value in _layer_contents(layer_trace).items()}
    if trace.readout is not None:
        found["readout/W"], found["readout/b"] = trace.readout.W, trace.readout.b
        found["readout/names"] = _names(trace.readout.names)
        outputs = range(len(trace.readout.names))
        found["readout/group"] = _group_of_each(trace.readout.groups, len(outputs))
        found["readout/kind"] = _names(map(trace.readout.kind_of, outputs))
    return found | _outputs(trace)


def layer_places(trace: Trace) -> Iterator[str]:
    """What the keys of each layer begin with: "layer0", of one that reads from the end "layer0/reverse"."""
    for at, level in enumerate(trace.levels):
        yield from (f"layer{at}{'/reverse' * trace.layers[k].from_end}" for k in level)


def _layer_contents(layer_trace: LayerTrace) -> dict[str, NDArray[Any]]:
    made_of = layer_trace.layer
    lines = (line.strip() for line in made_of.cell.equations.strip().splitlines())
    found: dict[str, NDArray[Any]] = {
        "cell": np.array(made_of.cell.key),
        "equations": np.array("\n".join(lines)),
        "unit_names": _names(made_of.unit_names),
    }
    found |= {name: layer_trace[name] for name in layer_trace.quantities}
    found |= made_of.weights
    found |= {f"{state}_initial": vector for state, vector in made_of.initial.items()}
    for name in dict.fromkeys(hold.quantity for hold in layer_trace.holds):
        found[f"held/{name}"] = np.array([layer_trace.held_units(name, step) for step in range(layer_trace.steps)])
    return found


def _outputs(trace: Trace) -> dict[str, NDArray[Any]]:
    outputs = {"logits": trace.logits, "outputs": trace.outputs}
    return {name: values for name, values in outputs.items() if values is not None}


def _names(names: Iterable[str]) -> NDArray[np.str_]:
    return np.array(list(names), dtype=np.str_)


def _group_of_each(groups: tuple[tuple[int, ...], ...], outputs: int) -> NDArray[np.int64]:
    """The number of the group that each output belongs to."""
    found = np.empty(outputs, dtype=np.int64)
    for number, group in enumerate(groups):
        found[list(group)] = number
    return found


def compact_run(trace: Trace) -> bytes:
    """What a record file .npz holds, packed into few bytes."""
    made = io.BytesIO()
    write_arrays(contents(trace), made, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _write_npz(trace: Trace, path: Path, _: Dialect) -> None:
    write_arrays(contents(trace), path)


def write_arrays(
    arrays: Mapping[str, NDArray[Any]], place: Path | io.BytesIO, packing: int = zipfile.ZIP_STORED
) -> None:
    """Write arrays by their keys as a file .npz of NumPy, without pickles.

    Those that are made as they are read are written side by side, a few rows of each: what is computed for one of them
    is there for the others.
    """
    with zipfile.ZipFile(place, "w", packing) as archive:
        by_rows: list[_ByRows] = []
        for key, values in arrays.items():
            if isinstance(values, Blockwise) and packing == zipfile.ZIP_STORED:
                by_rows.append(_ByRows(archive, key, values))
                continue
            with archive.open(f"{key}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.asarray(values), allow_pickle=False)
        for start in range(0, max((each.steps for each in by_rows), default=0), TOGETHER):
            for each in by_rows:
                each.write(slice(start, start + TOGETHER))
        for each in by_rows:
            each.end()


class _ByRows:
    """An array in an archive that has its place there from the beginning, and is filled a few rows at a time."""

    def __init__(self, archive: zipfile.ZipFile, key: str, values: Blockwise) -> None:
        header, descr = io.BytesIO(), np.lib.format.dtype_to_descr(values.dtype)
        form = {"descr": descr, "fortran_order": False, "shape": values.shape}
        np.lib.format.write_array_header_1_0(header, form)
        self.steps, self._values, self._file = len(values), values, archive.fp
        self._info = info = zipfile.ZipInfo(f"{key}.npy")
        info.external_attr = 0o600 << 16  # as ZipFile has it
        info.file_size = info.compress_size = header.tell() + values.size * values.dtype.itemsize
        info.header_offset, info.CRC = archive.start_dir, 0
        self._at = archive.start_dir + len(info.FileHeader(zip64=True))
        archive.start_dir = self._at + info.file_size
        archive.filelist.append(info)
        archive.NameToInfo[info.filename] = info
        self._put(header.getvalue())

    def write(self, steps: slice) -> None:
        """Write the rows of the next steps."""
        self._put(np.ascontiguousarray(self._values[steps]).tobytes())

    def end(self) -> None:
        """All is there: say before it what it is."""
        assert self._file is not None
        self._file.seek(self._info.header_offset)
        self._file.write(self._info.FileHeader(zip64=True))

    def _put(self, data: bytes) -> None:
        assert self._file is not None
        self._file.seek(self._at)
        self._file.write(data)
        self._info.CRC, self._at = zlib.crc32(data, self._info.CRC), self._at + len(data)


def _write_json(trace: Trace, path: Path, _: Dialect) -> None:
    with path.open("wb") as file:
        for k, (key, value) in enumerate(contents(trace).items()):
            file.write(b"%b\n  %b: " % (b"," if k else b"{", msgspec.json.encode(key)))
            file.writelines(_json_parts(value))
        file.write(b"\n}\n")


def _json_parts(values: NDArray[Any]) -> Iterator[bytes]:
    """An array as JSON, with null for NaN, which JSON has not; of a table a few rows at a time."""
    if values.ndim < 2 or not len(values):
        yield msgspec.json.encode(values.tolist())
        return
    yield b"["
    for rows, block in block_by_block(values):
        yield b"%b%b" % (b", " if rows.start else b"", msgspec.json.encode(block.tolist())[1:-1])
    yield b"]"


def _write_csv(trace: Trace, path: Path, dialect: Dialect) -> None:
    columns = _columns(trace)
    sequence = np.searchsorted(trace.begins, np.arange(trace.steps), side="right").tolist() if trace.begins else ()
    places = ("step", "sequence", "token") if trace.begins else ("step", "token")
    header = [*places, *(name for names, _ in columns for name in names)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=dialect.between)
        writer.writerow(header)
        for start in range(0, trace.steps, TOGETHER):
            steps = slice(start, start + TOGETHER)
            numbers = np.concatenate([values[steps].astype(np.float64) for _, values in columns], axis=1).tolist()
            for step, (token, row) in enumerate(zip(trace.tokens[steps], numbers, strict=True), start):
                found = dialect.row("" if value != value else value for value in row)
                writer.writerow([step, *sequence[step : step + 1], token, *found])


def _columns(trace: Trace) -> list[tuple[list[str], NDArray[Any]]]:
    """For each vector of the run the names of its columns and its values [step, column]."""
    columns = [(_column_names("inputs", trace.input_names, trace.inputs), trace.inputs)]
    for place, layer_trace in zip(layer_places(trace), trace.layers, strict=True):
        for name in layer_trace.quantities:
            values = layer_trace[name]
            fitting = layer_trace.layer.unit_names if values.shape[1] == layer_trace.layer.units else ()
            columns.append((_column_names(f"{place}/{name}", fitting, values), values))
    outputs = () if trace.readout is None else trace.readout.names
    columns += [(_column_names(name, outputs, values), values) for name, values in _outputs(trace).items()]
    return columns


def _column_names(key: str, names: tuple[str, ...], values: NDArray[Any]) -> list[str]:
    return [f"{key}/{name}" for name in names or map(str, range(values.shape[1]))]


WRITERS: Mapping[str, Callable[[Trace, Path, Dialect], None]] = {
    ".npz": _write_npz,
    ".csv": _write_csv,
    ".json": _write_json,
}
