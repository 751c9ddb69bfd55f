"""Brings the translations up to date with the code: `python resources/translations/update.py`.

Qt's lupdate, which comes with PySide6, collects the texts of ui/; what is new stands in the .ts files as unfinished,
to be translated in Qt Linguist (`pyside6-linguist`) or any editor. A new language is one more name on the command
line: `python resources/translations/update.py fr`.

Titles and docstrings of the commands, what the export dialog says of formats, settings and presets, in which form the
built-in cells are written and what their quantities are called, what cues ask for and say, the words of notebooks and
programs, what the authors of the built-in lessons wrote, what drawn questions ask, the properties of a text, and what
the tasks ask are texts of the window too; for lupdate they are written out in a passing file.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
sys.path.insert(0, str(ROOT))  # where this is run as a program
OPTIONS = (
    "-silent", "-no-obsolete", "-locations", "none", "-sort-messages", "-extensions", "py", "-source-language", "en",
)  # fmt: skip


def lupdate() -> Path:
    """Where PySide6 keeps the tool that collects texts."""
    import PySide6

    return Path(PySide6.__file__).with_name("lupdate")


def command_texts() -> Iterator[str]:
    """The title of each command, and what its function says that it does."""
    for path in sorted((ROOT / "ui" / "commands" / "menus").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            made = node.decorator_list[0] if isinstance(node, ast.FunctionDef) and node.decorator_list else None
            if isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id in ("command", "choice"):
                assert isinstance(node, ast.FunctionDef) and isinstance(made.args[0], ast.Constant)
                yield str(made.args[0].value)
                yield cleandoc(ast.get_docstring(node) or "")


def export_texts() -> Iterator[str]:
    """What formats, their settings and the presets that come with the program are called, and what is said of them."""
    from simulator.lessons.builtin import builtin_lessons
    from simulator.lessons.run import run
    from ui.export import formats
    from ui.export.batch.pack_parts import parts
    from ui.export.format import GROUPS, describe_settings
    from ui.export.presets import BUILT_IN

    packed = (part.purpose for part in parts(run(builtin_lessons()["jenny-rafsun"]), frames=True, asks=True))
    found = [*GROUPS, *(preset.name for preset in BUILT_IN), *packed]
    for kind in formats().values():
        found.append(kind.title)
        for asked in describe_settings(kind.settings).values():
            found += [asked.title, asked.help, *(title for _, title in asked.choices)]
            found += [about for _, about in asked.typed.examples] if asked.typed is not None else []
    yield from sorted({text for text in found if text})


def cell_texts() -> Iterator[tuple[str, str]]:
    """What the built-in cells say of the form that they are written in, and what their quantities are called."""
    from simulator.cells import cells

    for cell in cells().values():
        yield "Conventions", cell.convention
        yield from (("Table", cell.label(name)) for name in (*cell.gates, *cell.quantities))


def cue_texts() -> Iterator[tuple[str, str]]:
    """What the kinds of cues are called, ask for and say."""
    from simulator.lessons.guide.cues import kinds
    from simulator.lessons.guide.cues.fields import BoundField, ChoiceField, GateField

    for kind in kinds().values():
        found = [kind.title]
        for field in kind.form.values():
            match field:
                case GateField(none):
                    found.append(none)
                case BoundField(title, why):
                    found += [title, why]
                case ChoiceField(name, why, choices):
                    found += [name, why, *choices.values()]
        yield from (("Cues", text) for text in found)
        yield from (("Cue", text) for text in kind.reasons)


def task_texts() -> Iterator[str]:
    """What tasks are called, what they ask, how that is measured, and which properties their tokens have."""
    from simulator.training.task import find_task, problem_of, task_names

    for task in map(find_task, task_names()):
        properties = () if task.file else problem_of(task, task.sizes).marks(())
        yield from filter(None, (task.title, task.about, task.measure.words, *properties))
    yield from ("right on sequences held out", "mean squared error on sequences held out")


def model_texts() -> Iterator[str]:
    """What is said of the layers in a model, and of why it gives other numbers: what `say` is given, at once
    or as `words`.
    """
    folders = (ROOT / "simulator" / "weights" / name for name in ("recognition", "finding"))
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given: ast.expr | None = None
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                given = node.args[0]
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "words":
                given = node.value
            for part in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
                if isinstance(part, ast.Constant) and part.value != "{problem}":
                    yield str(part.value)


def found_texts() -> Iterator[tuple[str, str]]:
    """Texts that no call marks, with their contexts."""
    yield from (("Command", text) for text in command_texts())
    yield from (("Export", text) for text in export_texts())
    from simulator.analysis.text.properties import PROPERTIES
    from simulator.code.words import TEXTS as CODE
    from simulator.io.notebook import TEXTS as NOTEBOOK
    from simulator.lessons.builtin import builtin_lessons
    from simulator.lessons.guide.storyline.questions.drawn import TEXTS as DRAWN
    from simulator.lessons.origin_words import TEXTS, authors_texts

    yield from (("Code", text) for text in CODE)
    yield from (("Notebook", text) for text in NOTEBOOK)
    yield from (("Property", text) for each in PROPERTIES.values() for text in (each.title, each.about))
    yield from sorted({(context, text) for context, text in (*cell_texts(), *cue_texts()) if text})
    yield from (("Model", text) for text in dict.fromkeys(model_texts()))
    yield from (("Task", text) for text in dict.fromkeys(task_texts()))
    yield from (("Lesson", text) for text in TEXTS)
    yield from (("Course", text) for text in DRAWN)
    written = (text for lesson in builtin_lessons().values() for text in authors_texts(lesson))
    yield from (("Lesson", text) for text in dict.fromkeys(written))


def update(target: Path) -> None:
    """Collect the texts into a .ts file, keeping what it has translated. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "found.py"
        lines = [f"QT_TRANSLATE_NOOP({context!r}, {text!r})" for context, text in found_texts()]
        written.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [lupdate(), *OPTIONS, ROOT / "ui", written, "-ts", target]
        subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    for path in [FOLDER / f"gatelight_{key}.ts" for key in sys.argv[1:]] or sorted(FOLDER.glob("gatelight_*.ts")):
        update(path)
        unfinished = path.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{path.name}: {unfinished} texts to translate")
