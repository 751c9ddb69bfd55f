"""A package of cmi5 in a real Chromium: what a stub of a platform and of its record store is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.reference.xapi.statements import check_statement
from tests.ui.export.web.lesson.pages import ASKED, asking_lesson, write_lesson
from tests.ui.export.web.lesson.platforms import ALL_STEPS, RIGHT, WRONG, RecordStore, launched, settled
from tests.ui.export.writers.test_html import browser, until
from ui.export.writers.zip import PackageSettings

__all__ = ["browser"]  # the fixture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def cmi5(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    settings = PackageSettings(arrangement="cmi5", passed=60)
    return write_lesson(asking_lesson(*ASKED), tmp_path_factory.mktemp("cmi5") / "asked.zip", settings)


def test_cmi5_is_told_initialized_completed_passed_and_terminated(browser: Browser, cmi5: Path) -> None:
    with RecordStore(cmi5) as store:
        page = launched(browser, store)
        assert store.verbs == ["initialized"] and store.tokens == 1
        assert "GET /xapi/agents/profile cmi5LearnerPreferences" in store.asked
        page.evaluate(f"{ALL_STEPS}; {RIGHT}")
        settled(page, store, 3)
        share = page.evaluate("gatelight.state().share")
        page.goto("about:blank")
        settled(page, store, 4)
    assert store.verbs == ["initialized", "completed", "passed", "terminated"]
    for statement in store.statements:
        check_statement({"result": {}, **statement, "object": {**statement["object"], "definition": {}}})
        context = statement["context"]
        assert statement["object"]["id"] == "https://platform.invalid/au/1"
        assert context["registration"] == "760e3480-ba55-4991-94b0-01820dbd23a2"
        assert context["contextActivities"]["grouping"] == [{"id": "urn:uuid:publisher"}]
        assert context["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/sessionid"] == "session 7"
        categories = [each["id"].rpartition("/")[2] for each in context["contextActivities"]["category"]]
        verb = statement["verb"]["id"].rpartition("/")[2]
        assert categories == (["cmi5", "moveon"] if verb in ("completed", "passed") else ["cmi5"])
        result = statement.get("result", {})
        assert ("score" in result) == ("success" in result) == (verb == "passed") and ("completion" in result) == (
            verb == "completed"
        )
        assert ("duration" in result) == (verb != "initialized")
        needed = context["extensions"].get("https://w3id.org/xapi/cmi5/context/extensions/masteryscore")
        assert needed == (0.6 if verb == "passed" else None)
    assert next(each["result"]["score"] for each in store.statements if "score" in each.get("result", {})) == {
        "scaled": share
    }
    assert len({each["id"] for each in store.statements}) == 4


def visit(browser: Browser, store: RecordStore, act: str, before: int, count: int) -> list[str]:
    """Launch the page, act in it, and leave once so many statements are there; returns the verbs of all `count`."""
    store.statements = []
    page = launched(browser, store)
    page.evaluate(act)
    settled(page, store, before)
    page.goto("about:blank")
    settled(page, store, count)
    page.close()
    return store.verbs


GOES_ON = (
    "if (gatelight.state().answered != 7 || document.getElementById('summary').hidden) throw new Error('elsewhere')"
)
AGAIN = "gatelight.go(99); document.getElementById('again').click()"


def test_cmi5_tells_once_for_a_registration_and_goes_on_where_one_was(browser: Browser, cmi5: Path) -> None:
    with RecordStore(cmi5) as store:
        found = visit(browser, store, f"{ALL_STEPS}; {WRONG}", 2, 4)
        assert found == ["initialized", "completed", "failed", "terminated"]
        assert visit(browser, store, GOES_ON, 1, 2) == ["initialized", "terminated"], "what was told is not told again"
        assert visit(browser, store, f"{AGAIN}; {RIGHT}", 2, 3) == ["initialized", "passed", "terminated"]
        found = visit(browser, store, f"{AGAIN}; {WRONG}", 1, 2)
        assert found == ["initialized", "terminated"], "what was passed is not failed afterwards"


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_cmi5_is_told_nothing_of_who_only_looks(browser: Browser, cmi5: Path, mode: str) -> None:
    with RecordStore(cmi5, mode) as store:
        assert (
            visit(browser, store, f"{ALL_STEPS}; {RIGHT}", 1, 2) == ["initialized", "terminated"] and store.state == {}
        )


def test_cmi5_takes_the_platforms_own_measure_and_sends_back_where_it_says(browser: Browser, cmi5: Path) -> None:
    with RecordStore(cmi5, needs=0.0, back=True) as store:
        page = launched(browser, store)
        page.evaluate(f"{ALL_STEPS}; {WRONG}")
        settled(page, store, 3)
        page.click("#leave")
        page.wait_for_url(f"{store.at}/back")
        assert store.verbs == ["initialized", "completed", "passed", "terminated"]


def test_a_record_store_that_does_not_answer_is_said_and_the_lesson_goes_on(browser: Browser, cmi5: Path) -> None:
    with RecordStore(cmi5) as store:
        store.fails = True
        page = launched(browser, store)
        assert "does not answer (500)" in page.inner_text("#problem")
        page.evaluate(f"{ALL_STEPS}; {RIGHT}")
        assert page.evaluate("gatelight.state().isDone") is True and store.statements == []
        store.fails = False
        page = launched(browser, store)
        store.fails = True
        page.evaluate(f"{ALL_STEPS}; {RIGHT}")
        until(page, "document.getElementById('problem').textContent.includes('500')")


def test_only_a_page_that_is_told_where_its_store_is_reaches_anything(cmi5: Path, tmp_path: Path) -> None:
    scorm = write_lesson(asking_lesson(), tmp_path / "scorm.zip", PackageSettings())
    for package, connects in ((scorm, False), (cmi5, True)):
        with zipfile.ZipFile(package) as files:
            assert ("connect-src" in files.read("index.html").decode()) is connects
            assert files.testzip() is None and len(files.namelist()) == 2
