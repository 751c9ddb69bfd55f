"""Stubs of learning platforms: one of SCORM 1.2 with its API, and one of cmi5 with its record store."""

from __future__ import annotations

import json
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

SITE = "https://platform.invalid"
FRAME = f"""<html><body><script>
log = [];
values = {{"cmi.core.lesson_status": "not attempted", "cmi.core.student_id": "ada", "cmi.core.lesson_mode": "normal"}};
Object.assign(values, JSON.parse(new URLSearchParams(location.search).get("values") || "{{}}"));
const done = (name, ...given) => {{ log.push([name, ...given]); return "true"; }};
API = {{
  LMSInitialize: (text) => done("LMSInitialize", text), LMSFinish: (text) => done("LMSFinish", text),
  LMSCommit: (text) => done("LMSCommit", text), LMSGetValue: (name) => values[name] ?? "",
  LMSSetValue: (name, value) => {{
    if (typeof value != "string" || (name == "cmi.suspend_data" && value.length > 4096)) return "false";
    values[name] = value;
    return done("LMSSetValue", name, value);
  }},
  LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
}};
</script><iframe id="page" src="{SITE}/index.html" width="1200" height="700"></iframe></body></html>"""


def served(browser: Browser, package: Path) -> Page:
    """A page whose platform serves the package; nothing else is reached, and errors fail."""
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    with zipfile.ZipFile(package) as files:
        index = files.read("index.html").decode()

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/frame":
            route.fulfill(body=FRAME, content_type="text/html")
        elif path == "/index.html":
            route.fulfill(body=index, content_type="text/html")
        else:
            route.abort()

    page.route("**/*", answer)
    return page


def in_frame(page: Page, values: dict[str, str] | None = None) -> Any:
    """The lesson in a frame of the platform, which has these values already."""
    page.goto(f"{SITE}/frame?values={quote(json.dumps(values or {}))}")
    frame = page.frame(url=f"{SITE}/index.html")
    assert frame is not None
    frame.wait_for_selector("html[data-ready]")
    return frame


RIGHT = """gatelight.boxes.forEach(({question, field, frame}) => {
  const {kind, values, right, low, high} = question;
  const levels = values.map((value) => Math.round(200 * (value - low) / (high - low)));
  if (kind == "predict") field.read(String(levels[0]));
  else if (kind == "sketch") field.read(levels.map((level) => level.toString(36).padStart(2, "0")).join(""));
  else field.read(right.join());
  const button = frame.querySelector("button.main");
  button.disabled = false;
  button.click();
})"""
"""Answers all questions rightly."""
WRONG = """gatelight.boxes.forEach(({frame}) => {
  const button = frame.querySelector("button.main");
  button.disabled = false;
  button.click();
})"""
"""Answers all questions with what stands in their fields."""
ALL_STEPS = "for (let k = 0; k <= gatelight.film.steps.length; k += 1) gatelight.go(k)"


class RecordStore(ThreadingHTTPServer):
    """A stub of a record store of xAPI, and of the platform that launches a page of cmi5: a server of this machine, for
    what a page sends while it goes away is seen by nobody else.
    """

    daemon_threads = False  # closing waits for what is being answered

    def __init__(self, package: Path, mode: str = "Normal", needs: float | None = 0.6, back: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.statements: list[dict[str, Any]] = []
        self.tokens, self.fails, self.state, self.asked = 0, False, dict[str, Any](), list[str]()
        self.at = f"http://127.0.0.1:{self.server_port}"
        with zipfile.ZipFile(package) as files:
            self.index = files.read("index.html")
        self.launch: dict[str, Any] = {
            "launchMode": mode,
            "moveOn": "CompletedAndPassed",
            "contextTemplate": {
                "contextActivities": {"grouping": [{"id": "urn:uuid:publisher"}]},
                "extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": "session 7"},
            },
        }
        self.launch |= {} if needs is None else {"masteryScore": needs}
        self.launch |= {"returnURL": f"{self.at}/back"} if back else {}

    def __enter__(self) -> RecordStore:
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def give(self, method: str, path: str, given: dict[str, str], headers: Any, body: bytes) -> tuple[int, Any]:
        """The status and the answer to what is asked."""
        if path in ("/index.html", "/back"):
            return 200, self.index if path == "/index.html" else b"back"
        if path == "/token":
            assert method == "POST"
            self.tokens += 1
            return 200, {"auth-token": "dG9rZW4="} if self.tokens == 1 else {"error-code": "1", "error-text": "used"}
        assert headers["Authorization"] == "Basic dG9rZW4=" and headers["X-Experience-API-Version"] == "1.0.3"
        name = given.get("stateId", given.get("profileId", ""))
        self.asked.append(f"{method} {path} {name}".strip())
        if self.fails:
            return 500, {}
        if path == "/xapi/statements" and method == "POST":
            self.statements += json.loads(body)
            return 200, []
        if name == "LMS.LaunchData":
            assert method == "GET" and json.loads(given["agent"])["account"]["name"] == "ada"
            return 200, self.launch
        if method == "PUT":
            self.state = json.loads(body)
            return 204, None
        return (200, self.state) if self.state and name == "gatelight" else (404, {})

    @property
    def verbs(self) -> list[str]:
        """What the statements say, by their times."""
        found = sorted(self.statements, key=lambda each: str(each["timestamp"]))
        return [each["verb"]["id"].rpartition("/")[2] for each in found]


class _Handler(BaseHTTPRequestHandler):
    """Answers for a record store."""

    server: RecordStore

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        status, said = self.server.give(self.command, parts.path, given, self.headers, body)
        page = said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8" if isinstance(said, bytes) else "application/json")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 the names are those of the library

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def launched(browser: Browser, store: RecordStore) -> Page:
    """The page as section 8.1 of cmi5 launches it; errors in it fail."""
    actor = {"objectType": "Agent", "account": {"homePage": "https://platform.invalid", "name": "ada"}}
    given = {
        "endpoint": f"{store.at}/xapi",
        "fetch": f"{store.at}/token",
        "actor": json.dumps(actor),
        "registration": "760e3480-ba55-4991-94b0-01820dbd23a2",
        "activityId": "https://platform.invalid/au/1",
    }
    store.tokens = 0
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{store.at}/index.html?" + "&".join(f"{name}={quote(value)}" for name, value in given.items()))
    page.wait_for_selector("html[data-ready]")
    return page


def settled(page: Page, store: RecordStore, count: int) -> None:
    """Wait until so many statements are there."""
    for _ in range(250):
        if len(store.statements) >= count:
            return
        page.wait_for_timeout(20)
    pytest.fail(f"{store.verbs}")
