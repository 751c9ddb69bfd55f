"""What a shell completes is what the commands take; bash itself is asked where it is installed."""

from __future__ import annotations

import builtins
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import shtab

from simulator.lessons.builtin import builtin_lessons
from ui.cli.verb import LACKING, WRONG, Parser, offered_verbs
from ui.cli.verbs.completion import SHELLS, VERB, completed_parser
from ui.film.views import views
from ui.paint.theme import THEMES


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert VERB.main([shell]) == 0
    script = capsys.readouterr().out
    for verb in offered_verbs():
        assert verb.name in script
        parser = Parser(verb=verb)
        parser.fill()
        for action in parser._actions:
            for option in action.option_strings:
                assert option.lstrip("-") in script, (verb.name, option)
    assert all(key in script for key in (*builtin_lessons(), *views(), *THEMES))


def test_the_parser_takes_what_the_commands_take() -> None:
    words = ["export", "jenny-rafsun", "-o", "film.mp4", "--view", "unit", "--theme", "dark"]
    found = completed_parser(shtab).parse_args(words)
    assert (found.lesson, found.target, found.view, found.theme) == ("jenny-rafsun", "film.mp4", "unit", "dark")


def complete(script: Path, *words: str) -> set[str]:
    """What bash offers for the last word."""
    line = " ".join(map(repr, words))
    asked = (
        f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; "
        f"{_function(script)} gatelight {words[-1]!r} {words[-2]!r}; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "-c", asked], capture_output=True, text=True, check=True, cwd=script.parent, timeout=60
    )
    return set(done.stdout.split())


def _function(script: Path) -> str:
    """The function that bash calls."""
    line = next(line for line in script.read_text().splitlines() if line.startswith("complete "))
    return line.split("-F ")[1].split()[0]


@pytest.mark.skipif(shutil.which("bash") is None, reason="Linux's libraries and displays")
def test_bash_completes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    VERB.main(["bash"])
    script = tmp_path / "gatelight.bash"
    script.write_text(capsys.readouterr().out)
    (tmp_path / "jungle.json").write_text("{}")
    assert {"export", "experiment"} <= complete(script, "gatelight", "exp")
    for command in ("export", "open"):
        assert {"jenny-rafsun", "jungle.json"} <= complete(script, "gatelight", command, "j")
    assert "projector" in complete(script, "gatelight", "export", "jenny-rafsun", "--theme", "p")
    assert "--notation" in complete(script, "gatelight", "export", "jenny-rafsun", "--n")


def test_what_is_not_there_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match=str(WRONG)):
        VERB.main(["csh"])
    assert "bash, fish, zsh" in capsys.readouterr().err
    real = builtins.__import__

    def without(name: str, *others: Any, **more: Any) -> Any:
        if name == "shtab":
            raise ImportError(name)
        return real(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SystemExit, match=str(LACKING)):
        VERB.main(["bash"])
    assert "pip install shtab" in capsys.readouterr().err
