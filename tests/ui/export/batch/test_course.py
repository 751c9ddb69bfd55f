"""Courses: what a file says becomes the words of the command line, and what is wrong in it is named."""

import json
from collections.abc import Sequence
from pathlib import Path

import av
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from simulator.lessons.file import save
from simulator.lessons.schema import LessonError
from tests.ui.cli.test_command_line import done, gatelight
from ui.cli.verbs import render
from ui.cli.verbs.render import RenderRequest
from ui.export.batch.course import load, tasks
from ui.export.batch.runner import Ended, Task


def course(folder: Path, **content: object) -> Path:
    path = folder / "course.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def words(folder: Path, **content: object) -> list[list[str]]:
    return [list(task.words) for task in tasks(load(course(folder, **content)), folder)]


def test_each_lesson_goes_to_each_target(tmp_path: Path) -> None:
    save(find("worked-example"), tmp_path / "mine.json")
    exports = [{"lesson": ["jenny-rafsun", "mine.json"], "to": ["{lesson}.mp4", "web/{lesson}.html"]}]
    assert words(tmp_path, exports=exports) == [
        ["export", "jenny-rafsun", "-o", f"{tmp_path}/jenny-rafsun.mp4"],
        ["export", "jenny-rafsun", "-o", f"{tmp_path}/web/jenny-rafsun.html"],
        ["export", f"{tmp_path}/mine.json", "-o", f"{tmp_path}/mine.mp4"],
        ["export", f"{tmp_path}/mine.json", "-o", f"{tmp_path}/web/mine.html"],
    ]


def test_runs_to_compare_with_are_words_too(tmp_path: Path) -> None:
    export = {"lesson": "a", "to": "b.mp4", "view": "compare", "with": ["rnn", "gru"]}
    assert words(tmp_path, exports=[export])[0][4:] == ["--view=compare", "--with=rnn", "--with=gru"]


def test_options_are_words_and_defaults_give_way(tmp_path: Path) -> None:
    (made,) = words(
        tmp_path,
        defaults={"theme": "dark", "size": "640x360", "set": {"quality": 28, "subtitles": "srt"}},
        exports=[{"lesson": "a", "to": "b.mp4", "theme": "light", "cue-pause": 2, "as": "x", "set": {"quality": 14}}],
    )
    assert made[4:] == [
        "--size=640x360", "--set=subtitles=srt", "--theme=light", "--as=x", "--cue-pause=2.0", "--set=quality=14",
    ]  # fmt: skip


def test_defaults_are_told_to_exports_that_have_a_use_for_them(tmp_path: Path) -> None:
    defaults = {"theme": "dark", "view": "stack", "language": "de"}
    film, data, own = words(
        tmp_path,
        defaults=defaults,
        exports=[{"lesson": "a", "to": ["b.mp4", "b.ipynb"]}, {"lesson": "a", "to": "c.ipynb", "theme": "dark"}],
    )
    assert film[4:] == ["--theme=dark", "--view=stack", "--language=de"]
    assert data[4:] == ["--language=de"]
    assert own[4:] == ["--language=de", "--theme=dark"], "what is asked of an export itself is told it, and refused"


def test_a_folder_stays_one(tmp_path: Path) -> None:
    assert words(tmp_path, exports=[{"lesson": "a", "to": "frames/"}])[0][3] == f"{tmp_path}/frames/"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"exports": [{"lesson": "a"}]}, r"to.*exports\[0\]"),
        ({"exports": [{"lesson": "a", "to": "b", "colour": "red"}]}, r"colour.*exports\[0\]"),
        ({"exports": [{"lesson": "a", "to": "b", "fps": "many"}]}, r"exports\[0\].fps"),
        ({"expots": []}, "expots"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: dict, said: str) -> None:
    with pytest.raises(LessonError, match=said):
        load(course(tmp_path, **content))


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"none\.json"):
        load(tmp_path / "none.json")
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(LessonError, match=r"broken\.json"):
        load(tmp_path / "broken.json")


def test_two_exports_to_one_target_are_refused(tmp_path: Path) -> None:
    found = load(course(tmp_path, exports=[{"lesson": ["a", "b"], "to": "same.mp4"}]))
    with pytest.raises(LessonError, match="rendered twice"):
        tasks(found, tmp_path)


def test_a_course_is_rendered(tmp_path: Path) -> None:
    save(find("worked-example"), tmp_path / "mine.json")
    path = course(
        tmp_path,
        defaults={"size": "160x90", "tokens": "0:1"},
        exports=[
            {"lesson": "mine.json", "to": ["out/{lesson}.mp4", "out/{lesson}.webp"], "fps": 5},
            {"lesson": "jenny-rafsun", "to": "out/no.mp4", "set": {"quality": "loud"}},
        ],
    )
    ended = gatelight("render", str(path), "--jobs", "2")
    assert ended.returncode == 2
    assert "1 failed, 2 made" in ended.stdout
    assert "no.mp4 failed: --set quality=loud" in ended.stdout
    with av.open(str(tmp_path / "out" / "mine.mp4")) as container:
        assert container.streams.video[0].average_rate == 5
    with Image.open(tmp_path / "out" / "mine.webp") as picture:
        assert picture.is_animated


def test_packs_of_a_course_have_a_language_and_a_largest_size(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds: list[list[Task]] = []

    def run_tasks(made: Sequence[Task], folder: Path, jobs: int, signals: Sequence[int]) -> list[Ended]:
        rounds.append(list(made))
        for task in made:
            task.target.parent.mkdir(parents=True, exist_ok=True)
            if task.target.suffix in (".mp4", ".json"):
                task.target.write_bytes(b"x" * (90_000 if len(rounds) == 1 else 20_000))
        return []

    monkeypatch.setattr("ui.cli.batch_report.run_tasks", run_tasks)
    packs = [
        {"lesson": "worked-example", "to": "german", "largest": "40kB"},
        {"lesson": "worked-example", "to": "english", "language": "en", "frames": True},
    ]
    render.run(RenderRequest(str(course(tmp_path, defaults={"language": "de"}, packs=packs))))
    first, again = rounds
    german, english = (
        [task for task in first if tmp_path / name in task.target.parents] for name in ("german", "english")
    )
    assert all("--language=de" in task.words for task in german if task.words[0] == "export")
    assert all("--language=en" in task.words for task in english if task.words[0] == "export")
    assert "frames" in {task.target.name for task in english} - {task.target.name for task in german}
    assert [task.target for task in again] == [tmp_path / "german" / "students" / "film.mp4"]
    pages = {name: (tmp_path / name / "index.html").read_text(encoding="utf-8") for name in ("german", "english")}
    assert '<html lang="de">' in pages["german"] and '<html lang="en">' in pages["english"]
    assert "run.json ist größer als 40 kB" in pages["german"] and "run.json" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [({"language": "xx"}, "language xx"), ({"largest": "huge"}, "no size"), ({"size": "1x1"}, "size")],
)
def test_what_a_pack_cannot_be_is_named(tmp_path: Path, given: dict[str, str], said: str) -> None:
    ended = gatelight("render", str(course(tmp_path, packs=[{"lesson": "worked-example", "to": "pack", **given}])))
    assert ended.returncode == 2 and said in ended.stderr
    assert not (tmp_path / "pack").exists()


def test_nothing_to_render_is_told(tmp_path: Path) -> None:
    assert "nothing to render" in done("render", str(course(tmp_path)))


def test_wrong_words_are_told(tmp_path: Path) -> None:
    ended = gatelight("render", str(course(tmp_path)), "--jobs", "0")
    assert (ended.returncode, "Choose 1 or more" in ended.stderr) == (2, True)
