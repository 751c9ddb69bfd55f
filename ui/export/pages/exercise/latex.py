"""Worksheets as LaTeX, to be changed and set with one's own: plain `article`, with what every LaTeX has.

The page is that of the PDF, and nothing on it is higher than there: what is one page there is one here. What may be
wider than its place is measured by LaTeX, and made smaller; formulas are broken into lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from simulator.analysis.worksheet import GivenNumbers, Task, Worksheet
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from ui.export.pages.exercise.words import WorksheetWords
from ui.export.pages.latex import escape
from ui.film.text.language import ENGLISH, Language
from ui.film.text.notation import WORDS

WIDTH, CELL, COLUMN = 181, 16, 17  # millimetres: of the text, of an answer, and from an answer to the next
_NAMED = 24  # millimetres: at most of the name over a number
_HEAD = r"""\documentclass[10pt]{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,array,graphicx}
\usepackage[a4paper,margin=14mm]{geometry}
\setlength{\parindent}{0pt}
\setlength{\parskip}{5pt}
\setlength{\lineskip}{6pt}
\setlength{\lineskiplimit}{3pt}
\setlength{\arraycolsep}{4pt}
\setlength{\tabcolsep}{0.5mm}
\renewcommand{\arraystretch}{1.2}
\pagestyle{empty}
% \fit{width}{what}: no wider than that
\newcommand{\fit}[2]{\sbox0{#2}\ifdim\wd0>#1\resizebox{#1}{!}{\usebox0}\else\usebox0\fi}
\newcommand{\cell}[1]{\makebox[CELLmm][r]{\fit{CELLmm}{#1}}}
\newcommand{\blank}{\rule[-1mm]{14mm}{0.4pt}}
\newcommand{\named}[2]{\smash{\mathop{#2}\limits^{\raisebox{5pt}{\fit{NAMEDmm}{\scriptsize#1}}}}}
\newcommand{\head}[1]{\par{\large\bfseries#1}\par\nobreak}
\begin{document}
\raggedright
""".replace("CELL", str(CELL)).replace("NAMED", str(_NAMED))
_SIGMOID = r"$\sigma(a) = 1/(1 + e^{-a})$"
_PRODUCT = r"$\odot$"
_SIGNS = {"*": r" \odot ", "+": " + ", "-": " - ", "/": " / ", "@": r"\,"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 3}
_FUNCTIONS = {
    "sigmoid": r"\sigma",
    "tanh": r"\tanh",
    "exp": r"\exp",
    "log": r"\log",
    "sin": r"\sin",
    "cos": r"\cos",
    "max": r"\max",
}


def worksheet_text(
    sheets: Sequence[Worksheet], title: str, language: Language = ENGLISH, sides: Sequence[bool] = (False, True)
) -> str:
    """The exercises, then the answers, each on a page of its own; `sides` says which of both."""
    parts = [_HEAD]
    for answers in sides:
        for sheet in sheets:
            parts += [*_section(sheet, title, language, answers), "\\clearpage", ""]
    return "\n".join([*parts, "\\end{document}", ""])


def _section(sheet: Worksheet, title: str, language: Language, answers: bool) -> Iterator[str]:
    words = WorksheetWords(sheet, language)
    head = f"{{\\Large\\bfseries {escape(words.title(answers))}}}"
    yield head if answers else f"{head}\\hfill {escape(words.name())} \\underline{{\\hspace{{55mm}}}}"
    yield f"\n{escape(title)} $\\cdot$ {escape(words.place())}\n"
    if not answers:
        yield f"{escape(words.rounding())} {_SIGMOID}; {words.product(_PRODUCT)}\n"
        yield f"\\head{{{escape(words.given())}}}"
        for given in sheet.vectors:
            yield f"\\rule{{0pt}}{{9mm}}{_fitting(_given_vector(given, words, language))}\\quad"
        yield f"\n{escape(words.left_out()) if sheet.left_out else ''}\n"
        for given in sheet.matrices:
            yield f"{_fitting(f'{symbol(given.name, language)} = {_matrix(given.values, language)}')}\\quad"
        yield f"\\head{{{escape(words.lines(answers))}}}"
    yield from _table(sheet, words, language, answers)
    if answers:
        yield f"{escape(words.run_itself())}:\n"
        between = ", " if language.decimal_sign == "." else r";\ "
        for state, values in sheet.true.items():
            shown = between.join(_number(f"{value:.4f}", language) for value in values)
            yield f"${symbol(state, language)} = ({shown})$\n"


def _number(value: object, language: Language) -> str:
    """A number of a formula; a decimal comma has no room behind it."""
    sign = language.decimal_sign
    return str(value).replace(".", sign if sign == "." else f"{{{sign}}}")


def _fitting(formula: str) -> str:
    return f"\\fit{{\\linewidth}}{{$\\displaystyle {formula}$}}"


def _table(sheet: Worksheet, words: WorksheetWords, language: Language, answers: bool) -> Iterator[str]:
    """The lines to compute, with a place for each unit; formulas break where the places leave too little room."""
    count = max(len(sheet.units), *(len(task.answers) for task in sheet.tasks))
    room = WIDTH - COLUMN * count
    yield "{\\renewcommand{\\arraystretch}{1.5}"
    yield f"\\begin{{tabular}}{{@{{}}>{{\\raggedright\\arraybackslash}}p{{{room}mm}}*{{{count}}}{{c}}@{{}}}}"
    yield " & ".join(["", *(f"\\cell{{\\small {escape(words.unit(name))}}}" for name in sheet.units)]) + r" \\"
    for task in sheet.tasks:
        yield _line(task, words, language, answers)
    yield "\\end{tabular}}\n"


def _line(task: Task, words: WorksheetWords, language: Language, answers: bool) -> str:
    formula = f"${symbol(task.name, language)} = {typeset(task.expression, language)}$"
    if task.name.startswith("tanh_"):
        formula = f"${typeset(task.expression, language)}$"
    if task.is_given:
        formula = f"${symbol(task.name, language)}$"
    note = words.note(task)
    formula += " " * note.startswith(" ") + escape(note)
    shown = [
        f"${_number(value, language)}$" if answers or k in task.by_hand else "\\blank"
        for k, value in enumerate(task.answers)
    ]
    return " & ".join([formula, *(f"\\cell{{{each}}}" for each in shown)]) + r" \\"


def _given_vector(given: GivenNumbers, words: WorksheetWords, language: Language) -> str:
    """A vector in a row, with the names of its numbers over them."""
    numbers = [_number(value, language) for (value,) in given.values]
    if given.columns:
        numbers = [
            f"\\named{{{escape(words.unit(name))}}}{{{n}}}" for name, n in zip(given.columns, numbers, strict=True)
        ]
    return f"{symbol(given.name, language)} = \\begin{{bmatrix}} {' & '.join(numbers)} \\end{{bmatrix}}"


def _matrix(values: Sequence[Sequence[Decimal]], language: Language) -> str:
    rows = r" \\ ".join(" & ".join(_number(value, language) for value in row) for row in values)
    return f"\\begin{{bmatrix}} {rows} \\end{{bmatrix}}"


def symbol(name: str, language: Language = ENGLISH) -> str:
    """A quantity's or weight's letters: W_{f}, c_{t-1}, a_{f}, \\mathit{kept}_{t}."""
    head, _, tail = name.partition("_")
    letter = _letters(head, language)
    if tail == "prev":
        return f"{letter}_{{t-1}}"
    if head == "tanh":
        return f"\\tanh {symbol(tail, language)}"
    return f"{letter}_{{{_letters(tail, language)}}}" if tail else f"{letter}_{{t}}"


def _letters(word: str, language: Language) -> str:
    own = language.translate("Quantity", word) if word in WORDS else word
    return own if len(own) == 1 else f"\\mathit{{{own}}}"


def typeset(tree: Expression, language: Language, strength: int = 0) -> str:
    """An expression as LaTeX; `strength` is that of the sign outside it."""
    if isinstance(tree, Name):
        return symbol(tree.name, language)
    if isinstance(tree, Number):
        return f"{tree.value:g}"
    if isinstance(tree, Negative):
        return f"-{typeset(tree.operand, language, 3)}"
    if isinstance(tree, Call):
        name = _FUNCTIONS.get(tree.function, f"\\mathrm{{{escape(tree.function)}}}")
        return f"{name}({', '.join(typeset(each, language) for each in tree.arguments)})"
    assert isinstance(tree, Binary)
    own = _STRENGTH[tree.op]
    right = typeset(tree.right, language, own + (tree.op in "-/"))
    inside = f"{typeset(tree.left, language, own)}{_SIGNS[tree.op]}{right}"
    return f"({inside})" if own < strength else inside
