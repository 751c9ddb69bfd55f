"""Reads pickled Python objects as inert values: nothing in the file is imported, called or run.

A pickle is a small program. Here each of its steps does no more than put together lists, dicts and records of what
would have been called with what, so that whatever the program is meant to do, it only describes something.
"""

from __future__ import annotations

import pickletools
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from io import BytesIO
from mmap import mmap
from typing import IO, Any, cast

from simulator.weights.tensor_tree import AGAIN, ModelError

MOST_STEPS = 4_000_000  # of a pickle's program
_MARK = object()
_BROKEN = "The pickled objects in it are damaged."


@dataclass(frozen=True)
class Global:
    """The name of something in a Python module, which is not looked for."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


@dataclass(eq=False)
class Made:
    """What a call would have made: of what, from which arguments, and what was then put into it."""

    of: Any
    arguments: Any
    state: Any = None
    items: list[Any] = field(default_factory=list)
    entries: dict[Any, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Outside:
    """Something that the pickle leaves to its reader, such as the storage of a tensor, by the id it gives."""

    id: Any


def read_pickle(file: BytesIO | mmap) -> Any:
    """The value of the pickle that begins here. Raises ModelError for one that is damaged, or endless.

    What is read from is in memory, or mapped: a file that is read takes as much memory as a damaged pickle asks for.
    """
    machine = _Machine()
    try:
        for count, (opcode, argument, _) in enumerate(pickletools.genops(cast(IO[bytes], file))):
            if count > MOST_STEPS:
                raise ModelError(f"The pickled objects in it take more than {MOST_STEPS:,} steps.", AGAIN)
            machine.do(opcode.name, argument)
        return machine.pop()
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, MemoryError, EOFError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(_BROKEN, AGAIN) from error


class _Machine:
    """The stack and the memory of a pickle's program."""

    def __init__(self) -> None:
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def pop(self) -> Any:
        """What lies on top. Raises ValueError for a mark or nothing."""
        if not self._stack or self._stack[-1] is _MARK:
            raise ValueError
        return self._stack.pop()

    def do(self, name: str, argument: Any) -> None:
        """One step of the program."""
        if name in _VALUES:
            self._stack.append(argument)
        elif name in _CONSTANTS:
            self._stack.append(_CONSTANTS[name]())
        elif name in _STEPS:
            _STEPS[name](self, argument)
        elif name not in _NOTHING:
            raise ModelError(f"The pickled objects in it use {name}, which has no place in a model.", AGAIN)

    def _marked(self) -> list[Any]:
        """All that lies above the topmost mark, which goes too."""
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at] is _MARK:
                found = self._stack[at + 1 :]
                del self._stack[at:]
                return found
        raise ValueError

    def _top(self) -> Any:
        value = self.pop()
        self._stack.append(value)
        return value

    def mark(self, _: Any) -> None:
        self._stack.append(_MARK)

    def drop(self, _: Any) -> None:
        if not self._stack:
            raise ValueError
        self._stack.pop()

    def drop_marked(self, _: Any) -> None:
        self._marked()

    def double(self, _: Any) -> None:
        self._stack.append(self._top())

    def remember(self, key: Any) -> None:
        self._memo[len(self._memo) if key is None else key] = self._top()

    def recall(self, key: Any) -> None:
        self._stack.append(self._memo[key])

    def tuple_of(self, count: int | None) -> None:
        parts = self._marked() if count is None else [self.pop() for _ in range(count)][::-1]
        self._stack.append(tuple(parts))

    def list_of(self, _: Any) -> None:
        self._stack.append(self._marked())

    def dict_of(self, _: Any) -> None:
        parts = self._marked()
        found: dict[Any, Any] = {}
        _fill(found, parts)
        self._stack.append(found)

    def append(self, _: Any) -> None:
        value = self.pop()
        _extend(self._top(), [value])

    def extend(self, _: Any) -> None:
        values = self._marked()
        _extend(self._top(), values)

    def set_item(self, _: Any) -> None:
        value, key = self.pop(), self.pop()
        _put(self._top(), [key, value])

    def set_items(self, _: Any) -> None:
        parts = self._marked()
        _put(self._top(), parts)

    def global_of(self, argument: Any) -> None:
        if argument is None:
            name, module = self.pop(), self.pop()
        else:
            module, name = argument.split(" ", 1)
        self._stack.append(Global(str(module), str(name)))

    def call(self, _: Any) -> None:
        arguments, of = self.pop(), self.pop()
        self._stack.append(Made(of, arguments))

    def call_with_names(self, _: Any) -> None:
        names, arguments, of = self.pop(), self.pop(), self.pop()
        self._stack.append(Made(of, arguments, names))

    def instance(self, argument: Any) -> None:
        arguments = tuple(self._marked())
        self._stack.append(Made(Global(*argument.split(" ", 1)), arguments))

    def instance_of(self, _: Any) -> None:
        of, *arguments = self._marked()
        self._stack.append(Made(of, tuple(arguments)))

    def build(self, _: Any) -> None:
        state = self.pop()
        made = self._top()
        if isinstance(made, Made):
            made.state = state

    def outside(self, argument: Any) -> None:
        self._stack.append(Outside(self.pop() if argument is None else argument))


def _extend(target: Any, values: list[Any]) -> None:
    (target.items if isinstance(target, Made) else target).extend(values)


def _put(target: Any, parts: list[Any]) -> None:
    _fill(target.entries if isinstance(target, Made) else target, parts)


def _fill(target: dict[Any, Any], parts: list[Any]) -> None:
    if not isinstance(target, dict) or len(parts) % 2:
        raise ValueError
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        target[_as_key(key)] = value


def _as_key(key: Any) -> Hashable:
    """A key of a dict. What is no plain value is its own key: to hash tuples of tuples may take for ever."""
    return key if key is None or isinstance(key, str | int | float | bytes) else id(key)


_VALUES = frozenset(
    {
        "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT", "STRING", "BINSTRING",
        "SHORT_BINSTRING", "UNICODE", "SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES",
        "BINBYTES8", "BYTEARRAY8",
    }
)  # fmt: skip
_CONSTANTS: dict[str, Callable[[], Any]] = {
    "NONE": lambda: None, "NEWTRUE": lambda: True, "NEWFALSE": lambda: False, "EMPTY_TUPLE": tuple,
    "EMPTY_LIST": list, "EMPTY_DICT": dict, "EMPTY_SET": list,
}  # fmt: skip
_NOTHING = frozenset({"PROTO", "FRAME", "STOP", "READONLY_BUFFER"})
_STEPS: dict[str, Callable[[_Machine, Any], None]] = {
    "MARK": _Machine.mark, "POP": _Machine.drop, "POP_MARK": _Machine.drop_marked, "DUP": _Machine.double,
    "PUT": _Machine.remember, "BINPUT": _Machine.remember, "LONG_BINPUT": _Machine.remember,
    "MEMOIZE": _Machine.remember, "GET": _Machine.recall, "BINGET": _Machine.recall, "LONG_BINGET": _Machine.recall,
    "TUPLE": lambda machine, _: machine.tuple_of(None), "TUPLE1": lambda machine, _: machine.tuple_of(1),
    "TUPLE2": lambda machine, _: machine.tuple_of(2), "TUPLE3": lambda machine, _: machine.tuple_of(3),
    "LIST": _Machine.list_of, "FROZENSET": _Machine.list_of, "DICT": _Machine.dict_of, "APPEND": _Machine.append,
    "APPENDS": _Machine.extend, "ADDITEMS": _Machine.extend, "SETITEM": _Machine.set_item,
    "SETITEMS": _Machine.set_items, "GLOBAL": _Machine.global_of, "STACK_GLOBAL": _Machine.global_of,
    "REDUCE": _Machine.call, "NEWOBJ": _Machine.call, "NEWOBJ_EX": _Machine.call_with_names,
    "INST": _Machine.instance, "OBJ": _Machine.instance_of, "BUILD": _Machine.build,
    "PERSID": _Machine.outside, "BINPERSID": _Machine.outside,
}  # fmt: skip
