"""Results as statements of xAPI 1.0.3: who answered what, whether that was right, and which lessons were completed.

https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md. Kinds of activities and verbs are those of ADL's
vocabulary. Statements of the same results have the same ids, so that a store takes none twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from simulator.lessons.guide.results.records import Answered, Finished, Kept, answers_until, lines_of
from simulator.lessons.guide.results.summary import mean_score
from simulator.lessons.guide.results.told import places

HOME = "https://gatelight.invalid"
"""What accounts and activities are named under: a host that there never is, for nothing is asked of it."""
VERBS = "http://adlnet.gov/expapi/verbs/"
ACTIVITIES = "http://adlnet.gov/expapi/activities/"
SEED = f"{HOME}/xapi/seed"
_IDS = uuid5(NAMESPACE_URL, f"{HOME}/xapi")
_INTERACTIONS = {"predict": "numeric", "choice": "choice", "forgotten": "choice", "order": "sequencing"}
_BETWEEN, _TO = "[,]", "[:]"
Json = dict[str, Any]


def statements(records: Sequence[Kept], name: str = "") -> Iterator[Json]:
    """A statement for each answer, and for each lesson that was gone through to its end, as dicts to be written as
    JSON. They are of a nameless account, which is another after all was cleared; with a `name`, that is told with it.
    """
    if not records:
        return
    actor = _actor(records[0], name)
    for at, each in enumerate(records):
        if isinstance(each, Answered):
            yield _statement(each, actor, "answered", _question(each), _result(each))
        elif isinstance(each, Finished):
            yield _statement(each, actor, "completed", _lesson(each), _end_result(each, records[:at]))


def _actor(first: Kept, name: str) -> Json:
    account = {"homePage": HOME, "name": str(uuid5(_IDS, lines_of([first]).decode()))}
    return {"objectType": "Agent", **({"name": name} if name else {}), "account": account}


def _statement(record: Kept, actor: Json, verb: str, about: Json, result: Json) -> Json:
    context: Json = {"platform": "Gatelight"}
    if isinstance(record, Answered):
        context["language"] = record.language
        context["contextActivities"] = {"parent": [_lesson(record)]}
        if record.seed is not None:
            context["extensions"] = {SEED: record.seed}
    own = lines_of([record]).decode() + repr(sorted(actor.items()))
    return {
        "id": str(uuid5(_IDS, own)),
        "actor": actor,
        "verb": {"id": VERBS + verb, "display": {"en": verb}},
        "object": about,
        "result": result,
        "context": context,
        "timestamp": record.time.isoformat(timespec="milliseconds"),
    }


def _lesson(record: Kept) -> Json:
    definition = {"type": f"{ACTIVITIES}lesson", "name": {"en": record.title or record.lesson}}
    return {"objectType": "Activity", "id": _iri(record), "definition": definition}


def _iri(record: Kept) -> str:
    """What names a lesson everywhere: a change of it is another lesson."""
    return f"{HOME}/lessons/{quote(record.lesson, safe='')}/{record.sha256[:16] or 'unknown'}"


def _question(record: Answered) -> Json:
    drawn = "" if record.seed is None else f"/seed/{record.seed}/{record.number + 1}"
    kind = _INTERACTIONS.get(record.kind, "other")
    definition: Json = {
        "type": f"{ACTIVITIES}cmi.interaction",
        "description": {record.language: record.asked},
        "interactionType": kind,
        "correctResponsesPattern": _right(record, kind),
    }
    if kind in ("choice", "sequencing"):
        definition["choices"] = [
            {"id": _choice(at), "description": {record.language: words}} for at, words in enumerate(record.options)
        ]
    return {"objectType": "Activity", "id": f"{_iri(record)}/steps/{record.step + 1}{drawn}", "definition": definition}


def _right(record: Answered, kind: str) -> list[str]:
    """The answers that are right, each as a response is written: of a choice of one, every one of them is."""
    if kind == "numeric":
        right = record.right[0]
        return [f"{_number(right - record.near)}{_TO}{_number(right + record.near)}"]
    if record.kind == "choice":
        return [_choice(at) for at in places(record, record.right)]
    return [_response(record, record.right)]


def _response(record: Answered, values: Sequence[float]) -> str:
    if record.options:
        return _BETWEEN.join(_choice(at) for at in places(record, values))
    return _BETWEEN.join(map(_number, values))


def _choice(at: int) -> str:
    return f"option-{at + 1}"


def _number(value: float) -> str:
    return f"{value:.6g}"


def _result(record: Answered) -> Json:
    response = _response(record, record.answer)
    return {"score": {"scaled": record.score}, "success": record.is_right, "response": response}


def _end_result(finished: Finished, before: Sequence[Kept]) -> Json:
    """That it is complete, with the mean score of its questions; without one where none was answered."""
    answers = answers_until(finished, before)
    score = {"score": {"scaled": round(mean_score(answers), 4)}} if answers else {}
    return {"completion": True, **score}
