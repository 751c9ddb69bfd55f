"""Worksheets as LaTeX, to be changed and set with one's own: plain `article`, with what every LaTeX has.

The page is that of the PDF, and nothing on it is higher than there: what is one page there is one here. What may be
wider than its place is measured by LaTeX, and made smaller; formulas are broken into lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from simulator.analysis.worksheet import GivenNumbers, Task, Worksheet
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from ui.export.pages.exercise.words import WorksheetWords, is_called_by_its_formula
from ui.export.pages.latex import escape
from ui.film.text.formula import TILDE
from ui.film.text.language import ENGLISH, Language
from ui.film.text.notation import CONCATENATED, PYTORCH, Notation

WIDTH, CELL, COLUMN = 181, 16, 17  # millimetres: of the text, of an answer, and from an answer to the next
_NAMED = 24  # millimetres: at most of the name over a number
HEAD = r"""\documentclass[10pt]{article}
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
    sheets: Sequence[Worksheet],
    title: str,
    language: Language = ENGLISH,
    sides: Sequence[bool] = (False, True),
    writing: Notation = PYTORCH,
) -> str:
    """The exercises, then the answers, each on a page of its own; `sides` says which of both, `writing` whose letters
    they have.
    """
    parts = [HEAD]
    for answers in sides:
        for sheet in sheets:
            parts += [*_section(sheet, title, language, answers, writing), "\\clearpage", ""]
    return "\n".join([*parts, "\\end{document}", ""])


def _section(sheet: Worksheet, title: str, language: Language, answers: bool, writing: Notation) -> Iterator[str]:
    words = WorksheetWords(sheet, language)
    head = f"{{\\Large\\bfseries {escape(words.title(answers))}}}"
    yield head if answers else f"{head}\\hfill {escape(words.name())} \\underline{{\\hspace{{55mm}}}}"
    yield f"\n{escape(title)} $\\cdot$ {escape(words.place())}\n"
    if not answers:
        yield f"{escape(words.rounding())} {_SIGMOID}; {words.product(_PRODUCT)}\n"
        yield f"\\head{{{escape(words.given())}}}"
        for given in sheet.vectors:
            yield f"\\rule{{0pt}}{{9mm}}{_fitting(_given_vector(given, words, language, writing))}\\quad"
        yield f"\n{escape(words.left_out()) if sheet.left_out else ''}\n"
        for given in sheet.matrices:
            yield f"{_fitting(f'{symbol(given.name, writing)} = {_matrix(given.values, language)}')}\\quad"
        yield f"\\head{{{escape(words.lines(answers))}}}"
    yield from _table(sheet, words, language, answers, writing)
    if answers:
        yield f"{escape(words.run_itself())}:\n"
        between = ", " if language.decimal_sign == "." else r";\ "
        for state, values in sheet.true.items():
            shown = between.join(_number(f"{value:.4f}", language) for value in values)
            yield f"${symbol(state, writing)} = ({shown})$\n"


def _number(value: object, language: Language) -> str:
    """A number of a formula; a decimal comma has no room behind it."""
    sign = language.decimal_sign
    return str(value).replace(".", sign if sign == "." else f"{{{sign}}}")


def _fitting(formula: str) -> str:
    return f"\\fit{{\\linewidth}}{{$\\displaystyle {formula}$}}"


def _table(
    sheet: Worksheet, words: WorksheetWords, language: Language, answers: bool, writing: Notation
) -> Iterator[str]:
    """The lines to compute, with a place for each unit; formulas break where the places leave too little room."""
    count = max(len(sheet.units), *(len(task.answers) for task in sheet.tasks))
    room = WIDTH - COLUMN * count
    yield "{\\renewcommand{\\arraystretch}{1.5}"
    yield f"\\begin{{tabular}}{{@{{}}>{{\\raggedright\\arraybackslash}}p{{{room}mm}}*{{{count}}}{{c}}@{{}}}}"
    yield " & ".join(["", *(f"\\cell{{\\small {escape(words.unit(name))}}}" for name in sheet.units)]) + r" \\"
    for task in sheet.tasks:
        yield _line(task, words, language, answers, writing)
    yield "\\end{tabular}}\n"


def _line(task: Task, words: WorksheetWords, language: Language, answers: bool, writing: Notation) -> str:
    name, tree = symbol(task.name, writing), typeset(writing.tree(task.expression), writing)
    formula = f"${tree}$" if is_called_by_its_formula(task, writing) else f"${name} = {tree}$"
    if task.is_given:
        formula = f"${name}$"
    note = words.note(task)
    formula += " " * note.startswith(" ") + escape(note)
    shown = [
        f"${_number(value, language)}$" if answers or k in task.by_hand else "\\blank"
        for k, value in enumerate(task.answers)
    ]
    return " & ".join([formula, *(f"\\cell{{{each}}}" for each in shown)]) + r" \\"


def _given_vector(given: GivenNumbers, words: WorksheetWords, language: Language, writing: Notation) -> str:
    """A vector in a row, with the names of its numbers over them."""
    numbers = [_number(value, language) for (value,) in given.values]
    if given.columns:
        numbers = [
            f"\\named{{{escape(words.unit(name))}}}{{{n}}}" for name, n in zip(given.columns, numbers, strict=True)
        ]
    return f"{symbol(given.name, writing)} = \\begin{{bmatrix}} {' & '.join(numbers)} \\end{{bmatrix}}"


def _matrix(values: Sequence[Sequence[Decimal]], language: Language) -> str:
    rows = r" \\ ".join(" & ".join(_number(value, language) for value in row) for row in values)
    return f"\\begin{{bmatrix}} {rows} \\end{{bmatrix}}"


def symbol(name: str, writing: Notation = PYTORCH) -> str:
    """A quantity's or weight's letters: W_{f}, c_{t-1}, a_{f}, \\mathit{kept}_{t}; what has no name is its formula."""
    unnamed = dict(writing.unnamed).get(name)
    if unnamed is not None:
        return typeset(unnamed, writing)
    head, _, tail = name.partition("_")
    if tail == "prev":
        return f"{_letters(writing.letter(head))}_{{t-1}}"
    if head == "tanh":
        return f"\\tanh {symbol(tail, writing)}"
    if tail:
        return f"{_letters(writing.head(head, tail))}_{{{_letters(writing.mark(head, tail))}}}"
    return f"{_letters(writing.letter(name))}_{{t}}"


def _letters(word: str) -> str:
    plain = word.replace(TILDE, "")
    own = plain if len(plain) == 1 else f"\\mathit{{{plain}}}"
    return own if plain == word else f"\\tilde{{{own}}}"


def typeset(tree: Expression, writing: Notation, strength: int = 0) -> str:
    """An expression as LaTeX; `strength` is that of the sign outside it."""
    if isinstance(tree, Name):
        unnamed = dict(writing.unnamed).get(tree.name)
        return symbol(tree.name, writing) if unnamed is None else typeset(unnamed, writing, strength)
    if isinstance(tree, Number):
        return f"{tree.value:g}"
    if isinstance(tree, Negative):
        return f"-{typeset(tree.operand, writing, 3)}"
    if isinstance(tree, Call):
        if tree.function == CONCATENATED:
            return f"[{', '.join(typeset(each, writing) for each in tree.arguments)}]"
        name = _FUNCTIONS.get(tree.function, f"\\mathrm{{{escape(tree.function)}}}")
        return f"{name}({', '.join(typeset(each, writing) for each in tree.arguments)})"
    assert isinstance(tree, Binary)
    own = _STRENGTH[tree.op]
    right = typeset(tree.right, writing, own + (tree.op in "-/"))
    inside = f"{typeset(tree.left, writing, own)}{_SIGNS[tree.op]}{right}"
    return f"({inside})" if own < strength else inside
