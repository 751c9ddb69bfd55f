"""The questions as a page of text, for docs/ and whoever reads without the window."""

from __future__ import annotations

from collections.abc import Iterator

from ui.dialogs.questions.entries import QUESTIONS
from ui.dialogs.questions.question import Question
from ui.film.text.language import QT_TRANSLATE_NOOP, Language

PICTURES = "pictures/questions"
_HEAD = QT_TRANSLATE_NOOP(
    "Questions",
    "What people ask about recurrent layers, answered with true numbers. In the window: Help · Questions; “Show it” "
    "goes to what is seen here.",
)


def markdown(language: Language) -> str:
    """All questions in a language: each with its answer, its picture and what is typed for it."""
    parts = [f"# {language.translate('Command', 'Questions')}", language.translate("Questions", _HEAD)]
    parts += [f"- [{language.translate('Questions', each.asked)}](#{each.key})" for each in QUESTIONS]
    return "\n\n".join(parts[:2]) + "\n\n" + "\n".join(parts[2:]) + "\n\n" + "\n".join(_entries(language))


def _entries(language: Language) -> Iterator[str]:
    for each in QUESTIONS:
        yield f'<a id="{each.key}"></a>\n\n## {language.translate("Questions", each.asked)}\n'
        yield "  \n".join(language.translate("Questions", each.answer).split("\n")) + "\n"
        yield f"![{language.translate('Questions', each.asked)}]({PICTURES}/{each.key}.png)\n"
        yield "\n".join(["```", *typed(each), "```", ""])


def typed(question: Question) -> list[str]:
    """What is typed for its picture, and to do what was asked."""
    made = f"main.py export {question.shown} -o {question.key}.png"
    return [made, *filter(None, [question.typed])]
