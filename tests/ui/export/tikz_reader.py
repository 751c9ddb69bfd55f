"""A reader of the commands of TikZ that figures are made of: what is not one of them, or is not defined, fails."""

from __future__ import annotations

import re

COMMAND = re.compile(
    r"(\\foreach \\k in \{0,\.\.\.,\d+\} )?\\(path|draw|fill|node|useasboundingbox)\b(\[[^\]]*\])? ?(.*);"
)
POINT = r"\(-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?\)"
NOT_COLOURS = {"opacity", "sharp corners"}
LETTERS = re.compile(r"[\x20-\x7e\u00a0-\u017f]*")  # those that pdfLaTeX's own fonts have


def read(text: str) -> dict[str, list[str]]:
    """The commands of a file, each checked, by what they are; and the names of its coordinates as "names"."""
    head, _, body = text.partition("\\begin{document}")
    colours = set(re.findall(r"\\definecolor\{([\w-]+)\}\{HTML\}\{[0-9A-F]{6}\}", head))
    styles = set(re.findall(r"^  ([\w ]+)/\.style=", head, re.MULTILINE))
    assert "\\includegraphics" not in text
    assert set(re.findall(r"\\pagecolor\{([^}]*)\}", head)) <= colours
    found: dict[str, list[str]] = {"names": []}
    pictures = re.findall(r"\\begin\{tikzpicture\}.*?\n(.*?)\\end\{tikzpicture\}", body, re.DOTALL)
    assert pictures
    for picture in pictures:
        names = []
        for line in picture.strip().splitlines():
            if line.startswith("%"):
                continue
            made = COMMAND.fullmatch(line)
            assert made, line
            assert _is_balanced(line), line
            _check_options(made[3] or "", colours, styles)
            words = made[4] if made[2] == "node" else re.sub(POINT, "", made[4])
            assert LETTERS.fullmatch(re.sub(r"\\letters\w+\{[^}]*\}", "", words)), line
            names += re.findall(r"coordinate \(([\w-]+)\)", made[4])
            names += re.findall(r"^\(([\w-]+)\) at ", made[4]) if made[2] == "node" else []
            found.setdefault(made[2], []).append(line)
        assert len(set(names)) == len(names), "names are unique in a picture"
        found["names"] += names
    return found


def _is_balanced(line: str) -> bool:
    plain = re.sub(r"\\[{}]", "", line)
    return plain.count("{") == plain.count("}") and plain.count("$") % 2 == 0


def _check_options(given: str, colours: set[str], styles: set[str]) -> None:
    for option in filter(None, given.strip("[]").split(", ")):
        name, _, value = option.partition("=")
        if name in ("fill", "draw", "text", "pattern color"):
            assert value in colours, option
        elif not value:
            assert name in colours | styles | {"circle"} | NOT_COLOURS, option
