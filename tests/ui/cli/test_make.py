"""Several files in one program: what becomes of each is a line."""

from __future__ import annotations

import json
import threading

import pytest

from ui.cli.verbs.make import _Telling


def test_lines_of_several_threads_do_not_run_into_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    telling = _Telling()
    threads = [threading.Thread(target=lambda k=k: [telling.tell(k, done=n) for n in range(200)]) for k in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted((each["number"], each["done"]) for each in lines) == [(k, n) for k in range(6) for n in range(200)]
