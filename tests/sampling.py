"""Of tests that are the same for very many cases every run has each second or third; all are a long campaign."""

from __future__ import annotations

from collections import Counter

ONE_OF = {  # of the cases of each test in a file, one of so many is in every run
    "tests/ui/export/writers/test_html.py": 3, "tests/ui/export/writers/test_transparent.py": 2,
    "tests/ui/film/charts/test_room_of_charts.py": 2, "tests/ui/film/test_time.py": 2,
    "tests/ui/film/views/test_labels.py": 2, "tests/ui/film/views/test_layout_laws.py": 3,
    "tests/ui/film/views/test_left_out.py": 2, "tests/ui/film/views/test_letters.py": 3,
    "tests/ui/film/views/test_on_screens.py": 3, "tests/ui/film/views/test_own_cells_on_screens.py": 3,
    "tests/ui/film/views/test_readout_panel.py": 3, "tests/ui/film/views/test_rows_of_compact_vectors.py": 2,
    "tests/ui/stage/numbers/test_handle.py": 2, "tests/ui/stage/test_play_button.py": 2,
    "tests/ui/test_random_ends.py": 2, "tests/ui/window/heard/test_tree.py": 2, "tests/ui/window/test_ends.py": 2,
    "tests/ui/window/test_focus.py": 2, "tests/ui/window/test_fuzz.py": 2, "tests/ui/window/test_layout.py": 2,
    "tests/ui/window/test_preferences.py": 2, "tests/ui/window/test_session.py": 2,
    "tests/ui/window/test_whole_task.py": 2,
}  # fmt: skip


class Sample:
    """Counts the cases of each test in the order in which they are collected."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def has(self, node: str) -> bool:
        """Whether a case, by its node's name, is one of those of every run: the first of each test is."""
        test = node.partition("[")[0]
        number = self._seen[test]
        self._seen[test] += 1
        return number % ONE_OF.get(test.partition("::")[0], 1) == 0
