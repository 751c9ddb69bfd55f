"""A skipped test fails, unless its reason is on the list."""

import pytest

from tests.conftest import SKIPS_ALLOWED

pytest_plugins = ["pytester"]


def test_a_skip_that_nobody_allowed_fails(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("from tests.conftest import pytest_make_collect_report, pytest_runtest_makereport")
    allowed = next(iter(SKIPS_ALLOWED))
    pytester.makepyfile(
        test_one=f"""
            import pytest
            def test_allowed(): pytest.skip({allowed!r})
            def test_not_allowed(): pytest.skip("no time")
            @pytest.mark.skip(reason="never works")
            def test_marked(): pass
            def test_runs(): pass
        """,
        test_two="import pytest; pytest.skip('whole file', allow_module_level=True)",
        test_three="import pytest; pytest.importorskip('a_module_that_is_not_there')",
    )
    ended = pytester.runpytest("--continue-on-collection-errors", "-p", "no:cacheprovider")
    ended.assert_outcomes(passed=1, skipped=1, failed=1, errors=3)  # a mark fails the set-up
