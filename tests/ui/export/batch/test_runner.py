"""Many exports at once: only what has changed, as many as were asked for, nothing half written, all failures told."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_seed
from simulator.lessons.file import save
from tests.ui.cli.test_command_line import ROOT, environment
from ui.export.batch import runner as batch
from ui.export.batch.runner import RECORD, Batch, Ended, Standing, Task, files_of

PROGRAM = """
import json, sys, time
from pathlib import Path
for number, (target, *how) in enumerate(json.loads(sys.stdin.readline())):
    log = Path(target).parent / "log.txt"
    with open(log, "a") as words:
        words.write(f"+{Path(target).name} ")
    print(json.dumps({"number": number, "done": 1, "total": 2}), flush=True)
    if "die" in how:
        sys.exit("It died.")
    if "slow" in how:
        time.sleep(0.5)
    with open(log, "a") as words:
        words.write(f"-{Path(target).name} ")
    if "fail" in how:
        print(json.dumps({"number": number, "failed": "It went wrong."}), flush=True)
        continue
    print("words that tell nothing")
    Path(target).write_text("made")
    print(json.dumps({"number": number, "made": f"{target}: done"}), flush=True)
"""


def tasks(folder: Path, *names: str, how: tuple[str, ...] = (), lesson: str = "worked-example") -> list[Task]:
    return [Task(folder / name, lesson, (str(folder / name), *how)) for name in names]


def ran(folder: Path, made: list[Task], jobs: int = 1) -> dict[str, Ended]:
    """Run the tasks with a program that only writes a word; how each ended."""
    ended: dict[str, Ended] = {}
    Batch(made, (sys.executable, "-c", PROGRAM), folder).run(
        jobs, lambda each: ended.update({each.task.target.name: each})
    )
    return ended


def test_all_is_made_and_then_nothing_again(tmp_path: Path) -> None:
    first = ran(tmp_path, tasks(tmp_path, "a", "b"))
    assert {name: each.how for name, each in first.items()} == {"a": "made", "b": "made"}
    assert first["a"].message == f"{tmp_path / 'a'}: done"
    second = ran(tmp_path, tasks(tmp_path, "a", "b"))
    assert {each.how for each in second.values()} == {"as it was"}
    assert set(json.loads((tmp_path / RECORD).read_text())) == {"a", "b"}


def test_what_is_gone_or_has_other_options_is_made_again(tmp_path: Path) -> None:
    ran(tmp_path, tasks(tmp_path, "a", "b", "c"))
    (tmp_path / "a").unlink()
    again = ran(tmp_path, [*tasks(tmp_path, "a", "c"), *tasks(tmp_path, "b", how=("--dark",))])
    assert {name: each.how for name, each in again.items()} == {"a": "made", "b": "made", "c": "as it was"}


@pytest.mark.parametrize("damage", [b"made anew", b"nade", b""])
def test_what_was_damaged_is_made_again(tmp_path: Path, damage: bytes) -> None:
    ran(tmp_path, tasks(tmp_path, "a", "b"))
    (tmp_path / "a").write_bytes(damage)
    again = ran(tmp_path, tasks(tmp_path, "a", "b"))
    assert {name: each.how for name, each in again.items()} == {"a": "made", "b": "as it was"}
    assert (tmp_path / "a").read_bytes() == b"made"
    (tmp_path / RECORD).write_text('{"a": "of an older version", "b": {"of": 1}}')
    assert {each.how for each in ran(tmp_path, tasks(tmp_path, "a", "b")).values()} == {"made"}


def test_files_beside_one_are_of_it(tmp_path: Path) -> None:
    task = Task(tmp_path / "film.mp4", "worked-example", ("export", "x", "-o", "y", "--set=subtitles=both"))
    for name in ("film.mp4", "film.srt", "film.vtt", "film.txt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_of(task)] == ["film.mp4", "film.srt", "film.vtt"]


def test_what_was_asked_for_counts_and_not_how_it_was_made(tmp_path: Path) -> None:
    (plain,) = tasks(tmp_path, "a")
    small = (*plain.words, "small")
    assert ran(tmp_path, [plain._replace(words=(*plain.words, "--size"), asked=(small,))])["a"].how == "made"
    assert ran(tmp_path, [plain._replace(asked=(plain.words, small))])["a"].how == "as it was"
    assert ran(tmp_path, [plain])["a"].how == "made", "nobody asks for the small one now"
    assert ran(tmp_path, [plain._replace(asked=(plain.words, small))])["a"].how == "as it was"


def test_another_lesson_in_the_same_file_is_made_again(tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    save(find("random-stack"), mine)
    made = tasks(tmp_path, "a", lesson=str(mine))
    assert ran(tmp_path, made)["a"].how == "made"
    assert ran(tmp_path, made)["a"].how == "as it was"
    save(with_seed(find("random-stack"), 77).lesson, mine)
    assert ran(tmp_path, made)["a"].how == "made"


def test_another_program_makes_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran(tmp_path, tasks(tmp_path, "a"))
    monkeypatch.setattr(batch, "program_print", lambda: "another")
    assert ran(tmp_path, tasks(tmp_path, "a"))["a"].how == "made"


def test_a_failure_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    ended = ran(tmp_path, [*tasks(tmp_path, "a", how=("fail",)), *tasks(tmp_path, "b")])
    assert (ended["a"].how, ended["a"].message) == ("failed", "It went wrong.")
    assert ended["b"].how == "made"
    assert ran(tmp_path, tasks(tmp_path, "a"))["a"].how == "made"


def test_what_a_process_did_not_tell_of_has_failed_and_is_made_again(tmp_path: Path) -> None:
    made = [*tasks(tmp_path, "a"), *tasks(tmp_path, "b", how=("die",)), *tasks(tmp_path, "c")]
    ended = ran(tmp_path, made)
    assert {name: each.how for name, each in ended.items()} == {"a": "made", "b": "failed", "c": "failed"}
    assert ended["b"].message == ended["c"].message == "It died."
    assert ran(tmp_path, tasks(tmp_path, "a", "c"))["c"].how == "made"


def test_it_tells_how_far_it_is_and_what_is_being_written(tmp_path: Path) -> None:
    told: list[Standing] = []
    made = tasks(tmp_path, "a.mp4", "b.webm", "c.csv")
    Batch(made, (sys.executable, "-c", PROGRAM), tmp_path).run(1, lambda ended: None, told.append)
    shares = [each.share for each in told]
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1.0) and len(set(shares)) == len(shares)
    assert {name for each in told for name in each.written} == {"a.mp4", "b.webm", "c.csv"}
    assert told[-1].written == ()


def test_films_of_a_lesson_are_made_by_one_process_and_all_else_by_another(tmp_path: Path) -> None:
    made = tasks(tmp_path, "a.mp4", "b.csv", "c.webm", "d.png", how=("slow",))
    ran(tmp_path, made, 2)
    begun = [word[1:] for word in (tmp_path / "log.txt").read_text().split() if word[0] == "+"]
    assert [name for name in begun if name in ("a.mp4", "c.webm")] == ["a.mp4", "c.webm"]
    assert set(begun[:2]) == {"a.mp4", "b.csv"}


@pytest.mark.parametrize("jobs", [1, 3])
def test_as_many_run_at_once_as_were_asked_for(tmp_path: Path, jobs: int) -> None:
    lessons = ("worked-example", "jenny-rafsun", "simple-rnn", "random-stack", "four-beats")
    made = [each for name, lesson in zip("abcde", lessons, strict=True)
            for each in tasks(tmp_path, name, how=("slow",), lesson=lesson)]  # fmt: skip
    ran(tmp_path, made, jobs)
    most = now = 0
    for word in (tmp_path / "log.txt").read_text().split():
        now += 1 if word[0] == "+" else -1
        most = max(most, now)
    assert most <= jobs
    assert (most > 1) == (jobs > 1)


def test_a_record_that_is_broken_is_none(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text("{")
    assert ran(tmp_path, tasks(tmp_path, "a"))["a"].how == "made"


def test_folders_are_made(tmp_path: Path) -> None:
    assert ran(tmp_path, tasks(tmp_path, "deep/er/a"))["a"].how == "made"


def test_a_signal_stops_all_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    exports = [{"lesson": "jenny-rafsun", "to": name} for name in ("a.mp4", "b.mp4")]
    (tmp_path / "course.json").write_text(json.dumps({"exports": exports}))
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "render", str(tmp_path / "course.json"), "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
    )  # fmt: skip
    until = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < 3:
        assert time.monotonic() < until
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 143
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["course.json"]
