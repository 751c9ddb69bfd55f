"""Worksheets as LaTeX, to be changed and set with one's own: plain `article`, with what every LaTeX has.

The page is that of the PDF, and nothing on it is higher than there: what is one page there is one here. What may be
wider than its place is measured by LaTeX, and made smaller; formulas are broken into lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from simulator.analysis.worksheet import GivenNumbers, Task, Worksheet
from simulator.equations.expressions import Binary, Call, Expression, Name, Negative, Number
from ui.export.pages.latex import escape
from ui.export.pages.worksheet_pages import left_out_words, note_words

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
_RULE = r"""Round every result to three decimals before you go on with it; five in the fourth decimal goes
away from zero. $\sigma(a) = 1/(1 + e^{-a})$; $\odot$ multiplies unit by unit.
"""
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


def worksheet_text(sheets: Sequence[Worksheet], title: str) -> str:
    """The exercises, then the answers, each on a page of its own."""
    parts = [_HEAD]
    for answers in (False, True):
        for sheet in sheets:
            parts += [*_section(sheet, title, answers), "\\clearpage", ""]
    return "\n".join([*parts, "\\end{document}", ""])


def _section(sheet: Worksheet, title: str, answers: bool) -> Iterator[str]:
    head = f"{{\\Large\\bfseries {'Answer key' if answers else 'Compute this step by hand'}}}"
    yield head if answers else f"{head}\\hfill Name \\underline{{\\hspace{{55mm}}}}"
    place = f"token {sheet.step + 1}, “{sheet.token}” · {sheet.cell.name}, layer {sheet.layer + 1}"
    yield f"\n{escape(title)} $\\cdot$ {escape(place)}\n"
    if not answers:
        yield _RULE
        yield "\\head{Given}"
        for given in sheet.vectors:
            yield f"\\rule{{0pt}}{{9mm}}{_fitting(_given_vector(given))}\\quad"
        yield f"\n{escape(left_out_words(sheet)) if sheet.left_out else ''}\n"
        for given in sheet.matrices:
            yield f"{_fitting(f'{symbol(given.name)} = {_matrix(given.values)}')}\\quad"
        yield "\\head{Compute}"
    yield from _table(sheet, answers)
    if answers:
        yield "The run itself, to four decimals:\n"
        for state, values in sheet.true.items():
            yield f"${symbol(state)} = ({', '.join(f'{value:.4f}' for value in values)})$\n"


def _fitting(formula: str) -> str:
    return f"\\fit{{\\linewidth}}{{$\\displaystyle {formula}$}}"


def _table(sheet: Worksheet, answers: bool) -> Iterator[str]:
    """The lines to compute, with a place for each unit; formulas break where the places leave too little room."""
    count = max(len(sheet.units), *(len(task.answers) for task in sheet.tasks))
    room = WIDTH - COLUMN * count
    yield "{\\renewcommand{\\arraystretch}{1.5}"
    yield f"\\begin{{tabular}}{{@{{}}>{{\\raggedright\\arraybackslash}}p{{{room}mm}}*{{{count}}}{{c}}@{{}}}}"
    yield " & ".join(["", *(f"\\cell{{\\small {escape(name)}}}" for name in sheet.units)]) + r" \\"
    for task in sheet.tasks:
        yield _line(task, sheet, answers)
    yield "\\end{tabular}}\n"


def _line(task: Task, sheet: Worksheet, answers: bool) -> str:
    formula = f"${symbol(task.name)} = {typeset(task.expression)}$"
    if task.name.startswith("tanh_"):
        formula = f"${typeset(task.expression)}$"
    if task.is_given:
        formula = f"${symbol(task.name)}$"
    note = note_words(task, sheet)
    formula += " " * note.startswith(" ") + escape(note)
    shown = [f"${value}$" if answers or k in task.by_hand else "\\blank" for k, value in enumerate(task.answers)]
    return " & ".join([formula, *(f"\\cell{{{each}}}" for each in shown)]) + r" \\"


def _given_vector(given: GivenNumbers) -> str:
    """A vector in a row, with the names of its numbers over them."""
    numbers = [f"{value}" for (value,) in given.values]
    if given.columns:
        numbers = [f"\\named{{{escape(name)}}}{{{n}}}" for name, n in zip(given.columns, numbers, strict=True)]
    return f"{symbol(given.name)} = \\begin{{bmatrix}} {' & '.join(numbers)} \\end{{bmatrix}}"


def _matrix(values: Sequence[Sequence[Decimal]]) -> str:
    rows = r" \\ ".join(" & ".join(str(value) for value in row) for row in values)
    return f"\\begin{{bmatrix}} {rows} \\end{{bmatrix}}"


def symbol(name: str) -> str:
    """A quantity's or weight's letters: W_{f}, c_{t-1}, a_{f}, \\mathit{kept}_{t}."""
    head, _, tail = name.partition("_")
    letter = _letters(head)
    if tail == "prev":
        return f"{letter}_{{t-1}}"
    if head == "tanh":
        return f"\\tanh {symbol(tail)}"
    return f"{letter}_{{{_letters(tail)}}}" if tail else f"{letter}_{{t}}"


def _letters(word: str) -> str:
    return word if len(word) == 1 else f"\\mathit{{{word}}}"


def typeset(tree: Expression, strength: int = 0) -> str:
    """An expression as LaTeX; `strength` is that of the sign outside it."""
    if isinstance(tree, Name):
        return symbol(tree.name)
    if isinstance(tree, Number):
        return f"{tree.value:g}"
    if isinstance(tree, Negative):
        return f"-{typeset(tree.operand, 3)}"
    if isinstance(tree, Call):
        name = _FUNCTIONS.get(tree.function, f"\\mathrm{{{escape(tree.function)}}}")
        return f"{name}({', '.join(typeset(each) for each in tree.arguments)})"
    assert isinstance(tree, Binary)
    own = _STRENGTH[tree.op]
    inside = f"{typeset(tree.left, own)}{_SIGNS[tree.op]}{typeset(tree.right, own + (tree.op in '-/'))}"
    return f"({inside})" if own < strength else inside
