"""What the page of a lesson says around its steps, in the language of the film; its questions speak as the window's."""

from __future__ import annotations

from ui.film.narration.asked import VERDICTS
from ui.film.text.language import Language


def template_words(language: Language) -> dict[str, str]:
    """The words of the template, by the names that it has for them."""
    translate = language.translate
    return {
        "say.steps": translate("Web page", "Steps"),
        "say.back": translate("Guide", "Back"),
        "say.next": translate("Guide", "Next"),
        "say.way": translate("Web page", "From step to step"),
        "say.leave": translate("Web page", "Leave"),
        "say.leave_hint": translate("Web page", "Back to the platform; where you are is kept"),
        "say.questions_no": translate("Guide", "Your number"),
        "say.questions_hint": translate(
            "Guide", "Equal numbers ask the same: give a class one, or each student another."
        ),
        "say.script": translate("Web page", "This page needs JavaScript, which your browser has switched off."),
        "say.old": translate(
            "Web page", "This browser cannot show the lesson ({why}). A current Chrome, Edge, Firefox or Safari can."
        ),
    }


def script_words(language: Language) -> dict[str, str]:
    """The words that the page's scripts put in by themselves."""
    translate = language.translate
    return {
        **_step_words(language),
        **_field_words(language),
        **_summary_words(language),
        **{said: translate("Guide", words) for said, words in VERDICTS.items()},
    }


def _step_words(language: Language) -> dict[str, str]:
    translate = language.translate
    return {
        "before": translate("Web page", "To know before: {words}"),
        "minutes": translate("Web page", "About {count} minutes"),
        "place": translate("Guide", "Step {number} of {count}"),
        "step": translate("Web page", "Step {number}: {title}"),
        "open": translate("Web page", "{step} (with a question)"),
        "done": translate("Web page", "{step} (answered)"),
        "waits": translate(
            "Web page",
            "To be tried in Gatelight: a page has no engine. There the guide waits until it is done, "
            "and tells what has become of it.",
        ),
        "changed": translate("Web page", "A question beside what you try in Gatelight."),
        "numbers": translate("Web page", "Numbers in the picture"),
        "next": translate("Guide", "Next"),
        "finish": translate("Guide", "Finish"),
    }


def _field_words(language: Language) -> dict[str, str]:
    translate = language.translate
    return {
        "question": translate("Guide", "Question {number} of {count}"),
        "check": translate("Guide", "Check"),
        "guess": translate("Guide", "Your guess"),
        "pull": translate("Guide", "Pull the bar, or move it with the arrow keys."),
        "guessed": translate("Guide", "Your guess: {number}"),
        "revealed": translate("Guide", "Your guess: {number}. In the run: {right}"),
        "right_one": translate("Guide", "{answer} — right"),
        "line": translate("Guide", "Your line"),
        "line_at": translate("Guide", "{token}, token {number} of {count}: {value}"),
        "line_range": translate("Guide", "From “{first}” to “{last}”; below {low}, above {high}."),
        "line_keys": translate(
            "Web page", "Draw with the pointer; or go from token to token with ← and →, and move the line with ↑ and ↓."
        ),
        "line_right": translate("Guide", "Your line, and dotted that of the run."),
        "line_run": translate("Web page", "In the run: {values}"),
        "order": translate("Guide", "Tokens, the first on top"),
        "order_keys": translate("Web page", "Pull a token to its place; or move it with ↑ and ↓."),
        "order_place": translate("Web page", "{token}, place {place} of {count}"),
        "order_right": translate("Guide", "{token}: {number} (place {place})"),
        "up": translate("Guide", "Up"),
        "down": translate("Guide", "Down"),
    }


def _summary_words(language: Language) -> dict[str, str]:
    translate = language.translate
    return {
        "summary": translate("Web page", "Summary"),
        "no_questions": translate("Web page", "You have come to the end."),
        "points": translate("Web page", "{points} of {count} points ({share} %)"),
        "left": translate("Web page", "Not answered yet: step {steps}"),
        "unseen": translate("Web page", "Not seen yet: step {steps}"),
        "passed_from": translate("Web page", "Passed from {share} %"),
        "column_step": translate("Web page", "Step"),
        "column_question": translate("Web page", "Question"),
        "column_points": translate("Web page", "Points"),
        "save": translate("Web page", "Save the results (CSV)"),
        "save_hint": translate("Web page", "They stay in this browser, and leave it only as a file that you save."),
        "again": translate("Web page", "Begin again"),
        "reported": translate("Web page", "Reported to the platform: {state}"),
        "state_begun": translate("Web page", "begun"),
        "state_completed": translate("Web page", "completed"),
        "state_passed": translate("Web page", "passed"),
        "state_failed": translate("Web page", "not passed yet"),
        "alone": translate("Web page", "No learning platform is found: nothing is reported."),
        "lost": translate("Web page", "The learning platform does not answer ({why}); nothing is reported now."),
    }
