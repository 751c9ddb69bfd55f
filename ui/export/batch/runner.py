"""Many exports at once, in a few processes, and only those whose lesson, options or program have changed.

What is made of the same lesson is made by the same process: films in one pass, all else in another process beside it.
What was made, and of what, stands in a small file beside the results, with the size and hash of each file: what is
killed, damaged or taken away is simply made again. With a cluster, its workers start the processes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

from simulator.campaign.workers import cluster_executor
from simulator.io.atomic_write import write_whole
from simulator.io.os_errors import explain_os_error
from simulator.io.regular_file import open_regular, read_regular
from simulator.lessons.builtin import find
from simulator.lessons.file import dumps
from ui.export.batch.elsewhere import make_there
from ui.export.batch.make_process import Listener, Told, ask, read_told, start
from ui.export.batch.program_print import program_print
from ui.export.batch.shared_options import companions

RECORD = ".gatelight-made.json"
WORK = {".mp4": 1.0, ".webm": 0.6, ".gif": 1.0, ".webp": 1.0, ".apng": 1.0, ".pptx": 0.06, ".html": 0.06, "": 1.0}
FILMS = (".mp4", ".webm", ".webp", ".apng", ".pptx")
OFTEN, GRACE = 0.1, 10.0  # seconds: how often it is asked whether to stop, and how long what is stopped may tidy up
STEP, LITTLE = 0.05, 0.01  # of a whole film's work: one step of it, and a file without a film


class Task(NamedTuple):
    """A file or folder to make: the command's words, such as export, and the lesson that it is made of.

    Tasks of one lesson are made by one process, but its films by another. `asked` are the words for any of which what
    is there already is right, where these are not its own; what it makes is written down under the first of them.
    """

    target: Path
    lesson: str
    words: tuple[str, ...]
    asked: tuple[tuple[str, ...], ...] = ()

    @property
    def is_film(self) -> bool:
        """Whether its pictures come in turn, or are cut out of a film's."""
        return self.target.suffix in FILMS

    @property
    def work(self) -> float:
        """About how long it takes, in seconds of a film that is painted for it; of one step a part of that."""
        part = STEP if any(word.startswith(("--tokens", "--at")) for word in self.words) else 1.0
        return part * WORK.get(self.target.suffix, LITTLE)


class Ended(NamedTuple):
    """How a task ended: "made", "as it was" or "failed", and the command's last words."""

    task: Task
    how: str
    message: str


class Standing(NamedTuple):
    """How far a batch is: the share of its work that is done, and the names of what is being written."""

    share: float
    written: tuple[str, ...]


class Batch:
    """Tasks on their way. `program` is the command that makes several, `folder` where the record is kept. With the
    address of a `cluster`, its workers make them, with this program, in folders that they see under the same paths.

    The program reads a list of command lines on stdin and tells what becomes of each (`ui.cli.verbs.make`).
    """

    def __init__(self, tasks: Sequence[Task], program: Sequence[str], folder: Path, cluster: str = "") -> None:
        self._tasks, self._program, self._folder, self._cluster = tasks, tuple(program), folder, cluster
        self._record = _read(folder / RECORD)
        self._running: set[subprocess.Popen[str]] = set()
        self._executor: Executor | None = None
        self._elsewhere: set[Future[tuple[list[Told], str]]] = set()
        self._lock = threading.Lock()
        self._shares: dict[Task, float] = {}
        self._stopped: float | None = None

    def run(
        self,
        jobs: int,
        tell: Callable[[Ended], None],
        progress: Callable[[Standing], None] = lambda standing: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make what has changed, with `jobs` processes at once.

        `tell` is told how each ended, `progress` how far all of them are, one call at a time. All is stopped once
        `is_stopped` says so: to break off from a signal's answer could leave locks held and programs running.
        Raises LessonError, and CampaignError where the cluster is not reached.
        """
        prints = {task: self._fingerprints(task) for task in self._tasks}
        changed = [task for task in self._tasks if self._has_changed(task, prints[task])]
        for task in self._tasks:
            if task not in changed:
                tell(Ended(task, "as it was", ""))
        lots: dict[tuple[str, bool], list[Task]] = {}
        for task in changed:
            lots.setdefault((task.lesson, task.is_film), []).append(task)

        def end(ended: Ended) -> None:
            if ended.how == "made":
                self._keep(ended.task, prints[ended.task][0])
            tell(ended)

        by_work = sorted(lots.values(), key=lambda lot: -sum(task.work for task in lot))
        with contextlib.ExitStack() as stack:
            if self._cluster:
                self._executor = stack.enter_context(cluster_executor(self._cluster))
                jobs = max(1, len(lots))  # the cluster says how many are made at once
            pool = stack.enter_context(ThreadPoolExecutor(jobs, thread_name_prefix="batch"))
            waiting = {pool.submit(self._make, lot, changed, end, progress) for lot in by_work}
            wrong: list[BaseException] = []
            try:
                while waiting:
                    done, waiting = wait(waiting, OFTEN, FIRST_COMPLETED)
                    wrong += [error for error in (future.exception() for future in done) if error is not None]
                    if wrong or is_stopped():
                        self.stop()
                    self._kill_what_stays()
            except BaseException:
                self.stop()
                raise
        if wrong:
            raise wrong[0]

    def _fingerprints(self, task: Task) -> list[str]:
        lesson = dumps(find(task.lesson)).decode()
        parts = ((program_print(), lesson, *words) for words in task.asked or (task.words,))
        return [hashlib.sha256("\0".join(each).encode()).hexdigest() for each in parts]

    def _name(self, task: Task) -> str:
        return os.path.relpath(task.target, self._folder)

    def _has_changed(self, task: Task, fingerprints: Sequence[str]) -> bool:
        made = self._record.get(self._name(task))
        if made is None or made.of not in fingerprints or not made.files:
            return True
        return made.files != _hashes(self._folder, map(Path, made.files))

    def _make(
        self,
        lot: list[Task],
        changed: Sequence[Task],
        end: Callable[[Ended], None],
        progress: Callable[[Standing], None],
    ) -> None:
        """Let one process make a lot; those of which it tells nothing in the end have failed."""
        process, waiting, why = None, dict(enumerate(lot)), "stopped"
        try:
            for task in lot:
                task.target.parent.mkdir(parents=True, exist_ok=True)
            if self._executor is not None:
                told, why = self._make_elsewhere(self._executor, lot)
                with self._lock:
                    for each in told:
                        self._hear(each, waiting, changed, end, progress)
            else:
                process = self._start()
        except OSError as error:
            why = " ".join(explain_os_error(error, lot[0].target))
        if process is not None:
            with process:
                errors = Listener(process)
                ask(process, [task.words for task in lot])
                for line in process.stdout or ():
                    with self._lock:
                        self._hear(read_told(line), waiting, changed, end, progress)
                why = errors.last_words()
        with self._lock:
            self._running -= {process} if process is not None else set()
            for task in waiting.values():
                end(Ended(task, "failed", why))

    def _make_elsewhere(self, executor: Executor, lot: Sequence[Task]) -> tuple[list[Told], str]:
        """Let a worker of the cluster make a lot. Returns what was told of it, and why not of all."""
        with self._lock:
            if self._stopped is not None:
                return [], "stopped"
            future = executor.submit(make_there, [task.words for task in lot], program_print())
            self._elsewhere.add(future)
        try:
            return future.result()
        except CancelledError:
            return [], "stopped"
        except Exception as error:  # of the worker: whatever it is, the others go on
            return [], f"a worker of the cluster failed: {error}"

    def _start(self) -> subprocess.Popen[str] | None:
        """The process of a lot; None once all is to stop."""
        with self._lock:
            if self._stopped is not None:
                return None
            process = start(self._program)
            self._running.add(process)
            return process

    def _hear(
        self,
        told: Told,
        waiting: dict[int, Task],
        changed: Sequence[Task],
        end: Callable[[Ended], None],
        progress: Callable[[Standing], None],
    ) -> None:
        """Take in what a process tells of one of its tasks."""
        task = waiting.get(told.get("number", -1))
        if task is None:
            return
        self._shares[task] = min(1.0, told.get("done", 1) / max(1, told.get("total", 1)))
        for how in ("made", "failed"):
            if how in told:
                del waiting[told["number"]]
                self._shares[task] = 1.0
                end(Ended(task, how, str(told[how])))
        whole = sum(each.work for each in changed)
        done = sum(each.work * self._shares.get(each, 0.0) for each in changed)
        written = tuple(each.target.name for each, share in self._shares.items() if share < 1.0)
        progress(Standing(done / whole, written))

    def _keep(self, task: Task, fingerprint: str) -> None:
        found = [Path(os.path.relpath(path, self._folder)) for path in files_of(task)]
        self._record[self._name(task)] = _Made(fingerprint, _hashes(self._folder, found))
        known = {name: {"of": made.of, "files": made.files} for name, made in self._record.items()}
        text = json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        with contextlib.suppress(OSError):  # what is not written down is made again
            write_whole(self._folder / RECORD, lambda place: place.write_text(text, encoding="utf-8"))

    def stop(self) -> None:
        """End what runs, and begin nothing more; each removes what it has half written. What does not end is killed."""
        with self._lock:
            if self._stopped is None:
                self._stopped = time.monotonic()
                for process in self._running:
                    process.terminate()
                for future in self._elsewhere:
                    future.cancel()

    def _kill_what_stays(self) -> None:
        """Kill what was told to end a while ago."""
        with self._lock:
            if self._stopped is not None and time.monotonic() - self._stopped > GRACE:
                for process in self._running:
                    process.kill()


class _Made(NamedTuple):
    """What was made: of which lesson and words, and the size and hash of each file as it was written."""

    of: str
    files: dict[str, list[int | str]]


def _read(path: Path) -> dict[str, _Made]:
    """What was made before; a record that cannot be read is as good as none."""
    try:
        found = json.loads(read_regular(path))
        return {str(name): _Made(str(made["of"]), dict(made["files"])) for name, made in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def files_of(task: Task) -> list[Path]:
    """The files that a task has written: its target, or all in the folder that it is, and those beside it."""
    if task.target.is_dir():
        return sorted(path for path in task.target.rglob("*") if path.is_file())
    beside = companions(task.target.name, task.words) if task.words[0] == "export" else ()
    return [task.target, *(path for path in map(task.target.with_name, beside) if path.exists())]


def _hashes(folder: Path, paths: Iterable[Path]) -> dict[str, list[int | str]]:
    """Size and hash of files by their names as seen from a folder; those that cannot be read are left out."""
    made: dict[str, list[int | str]] = {}
    for path in paths:
        with contextlib.suppress(OSError), open_regular(folder / path) as file:
            made[str(path)] = [os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest()]
    return made
