"""Results are kept in one file, which several programs may write and which may hold anything."""

from __future__ import annotations

import errno
import random
import stat
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from simulator.io.file_lock import FileLock
from simulator.lessons.builtin import find
from simulator.lessons.guide.results import kept
from simulator.lessons.guide.results.kept import LARGEST, add_results, clear_results, lock_of, read_results
from simulator.lessons.guide.results.records import Answered, lines_of, read_lines, sha256_of
from simulator.lessons.guide.results.summary import lessons_done
from simulator.lessons.schema import StoredFile
from tests.simulator.lessons.guide.results.records import RECORDS, answered


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Gatelight" / "results.jsonl"


def test_what_is_kept_is_read_back_and_added_to(place: Path) -> None:
    assert read_results(place) == ()
    add_results(place, RECORDS[:3])
    add_results(place, RECORDS[3:])
    assert read_results(place) == RECORDS
    assert [each.name for each in place.parent.iterdir()] == [place.name], "no lock and nothing half written is left"
    clear_results(place)
    assert read_results(place) == () and list(place.parent.iterdir()) == []
    clear_results(place)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_nobody_else_on_the_machine_reads_them(place: Path) -> None:
    add_results(place, RECORDS)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    add_results(place, RECORDS)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_what_cannot_be_read_stays_where_it_is(place: Path, end: bytes) -> None:
    odd = b'\xff\xfe\n{"what": "later", "time": 1}\n[]\nnull\n{"what": "answ' + end
    place.parent.mkdir()
    place.write_bytes(odd)
    add_results(place, RECORDS)
    assert read_results(place) == RECORDS
    assert place.read_bytes() == odd.removesuffix(b"\n") + b"\n" + lines_of(RECORDS)


def test_a_broken_file_gives_no_more_than_true_records(place: Path) -> None:
    whole, dice = lines_of(RECORDS), random.Random(4)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        cut = bytes(data[: dice.randrange(len(data))])
        for each in read_lines(cut):
            assert each.time.tzinfo is not None
            if isinstance(each, Answered):
                assert 0 <= each.score <= 1 and each.step >= 0 and (each.options or each.right)


@pytest.mark.parametrize(
    "changed",
    [{"score": 1.5}, {"score": -0.1}, {"step": -1}, {"seed": -1}, {"time": "2026-03-05T10:00:00"}, {"right": []},
     {"answer": []}, {"answer": [1.0] * 1001}, {"asked": "x" * 20_001}, {"what": "other"}, {"options": [1]}],
)  # fmt: skip
def test_a_record_that_cannot_be_is_none(changed: dict[str, object]) -> None:
    record = answered(0, kind="predict", options=())
    line = {**msgspec.json.decode(lines_of([record])), **changed}
    assert list(read_lines(msgspec.json.encode(line))) == []
    assert list(read_lines(lines_of([record]))) == [record]


def test_programs_write_one_after_the_other(place: Path) -> None:
    def write(number: int) -> None:
        for step in range(5):
            add_results(place, [answered(number, step=step)])

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    found = sorted((each.time, each.step) for each in read_results(place) if isinstance(each, Answered))
    assert found == [(answered(number).time, step) for number in range(4) for step in range(5)]


def test_who_finds_a_lock_that_is_let_go_at_once_tries_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take, refused = FileLock.take, [BlockingIOError(errno.EWOULDBLOCK, "held"), None]

    def held_once(path: Path) -> FileLock:
        if (error := refused.pop(0)) is not None:
            raise error
        return take(path)

    monkeypatch.setattr(FileLock, "take", held_once)
    add_results(place, RECORDS)
    assert read_results(place) == tuple(RECORDS) and not refused


def test_who_waits_for_another_program_too_long_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PATIENCE", 0.05)
    add_results(place, RECORDS[:1])
    held = FileLock.take(lock_of(place))
    with pytest.raises(OSError):
        add_results(place, RECORDS[1:])
    assert read_results(place) == RECORDS[:1]
    held.release()
    add_results(place, RECORDS[1:])
    assert read_results(place) == RECORDS


def test_no_more_is_read_than_results_can_be(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b" " * LARGEST + b"\n" + lines_of(RECORDS))
    assert read_results(place) == ()


def test_the_same_lesson_is_known_by_its_numbers_wherever_its_files_lie() -> None:
    lesson = find("half-life")
    here, there = (
        replace(lesson, files={"w": StoredFile(path, "ab" * 32)}) for path in ("/here/w.npz", "/there/w.npz")
    )
    assert sha256_of(here) == sha256_of(there) != sha256_of(lesson)
    assert sha256_of(replace(here, files={"w": StoredFile("/here/w.npz", "cd" * 32)})) != sha256_of(here)
    assert sha256_of(replace(lesson, title="Other")) != sha256_of(lesson)


def test_how_far_one_is_in_a_lesson() -> None:
    done = lessons_done(RECORDS)["jenny-rafsun"]
    assert done[:5] == ("Forgetting Jenny", 2, 8, True, 5)
    assert done.score == pytest.approx((0.8 + 1.0 + 1 / 3 + 0.0 + 0.5) / 5), "of each question the last answer"
    assert not lessons_done(RECORDS[:-1])["jenny-rafsun"].is_finished


def test_a_lesson_that_has_changed_since_begins_anew() -> None:
    newer = answered(20, sha256="cd" * 32, step=1, score=0.5)
    done = lessons_done([*RECORDS, answered(9, lesson="other.json", title=""), newer])
    assert list(done) == ["other.json", "jenny-rafsun"]
    assert done["jenny-rafsun"] == ("Forgetting Jenny", 0, 0, False, 1, 0.5)
    assert done["other.json"].title == "other.json"
