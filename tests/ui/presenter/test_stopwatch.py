"""The lecture's clock."""

from __future__ import annotations

import pytest

from ui.presenter.stopwatch import Stopwatch, clock_text


def test_it_counts_while_it_runs() -> None:
    now = [100.0]
    watch = Stopwatch(lambda: now[0])
    now[0] += 5
    assert watch.seconds == 0.0
    watch.start()
    now[0] += 60
    watch.start()
    assert watch.seconds == 60.0
    watch.hold()
    now[0] += 999
    assert watch.seconds == 60.0
    watch.start()
    now[0] += 3
    assert watch.seconds == 63.0
    watch.reset()
    now[0] += 2
    assert watch.seconds == 2.0 and watch.running
    watch.hold()
    watch.reset()
    assert watch.seconds == 0.0 and not watch.running


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (59.9, "0:59"), (605, "10:05"), (3600, "1:00:00")])
def test_it_is_read_like_a_watch(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text
