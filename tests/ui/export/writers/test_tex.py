"""LaTeX: the pictures read by pypdf, the text by LaTeX itself where it is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from fontTools.ttLib import TTCollection
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.export.reading import names
from tests.ui.export.short_film import ShortFilm
from ui.export import ExportError, export
from ui.export.pages.latex import escape
from ui.export.writers.tex import TexSettings
from ui.film.film import Film, FilmOptions
from ui.film.motion.timeline import Timeline

NASTY = r"100 % {of} \input{x} $a_b^c$ #1 & ~ <“ü”>"


def typeset(path: Path, engine: str = "pdflatex") -> PdfReader:
    """The PDF that LaTeX makes of a file, in which no letter is missing."""
    latex = shutil.which(engine)
    if latex is None or subprocess.run(["kpsewhich", "beamer.cls", "animate.sty"], check=False).returncode:
        pytest.skip("LaTeX is not installed")
    command = [latex, "-interaction=nonstopmode", "-halt-on-error", path.name]
    ended = subprocess.run(command, cwd=path.parent, check=False, capture_output=True, timeout=300)
    assert ended.returncode == 0, ended.stdout.decode(errors="replace")[-2000:]
    assert b"missing in font" not in ended.stdout  # as XeLaTeX's driver says it
    assert "Missing character" not in path.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    return PdfReader(path.with_suffix(".pdf"))


def test_beamer_steps_through_the_beats(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "deck.tex"), TexSettings())
    assert names(tmp_path) == ["deck-pages.pdf", "deck.tex"]
    text = (tmp_path / "deck.tex").read_text(encoding="utf-8")
    pages = PdfReader(tmp_path / "deck-pages.pdf").pages
    overlays = [(int(a), int(b)) for a, b in re.findall(r"\\beat\{(\d+)\}\{(\d+)\}", text)]
    assert overlays == [(1, 1), (2, 2), (1, 3), (2, 4), (1, 5), (2, 6)]
    assert text.count(r"\begin{frame}") == 3
    for (_, page), (token, beat) in zip(overlays, film.timeline.places(), strict=True):
        assert film.caption(token, beat) in pages[page - 1].extract_text()
        assert f"% {film.caption(token, beat)}\n" in text


def test_latex_sets_the_slides(film: ShortFilm, tmp_path: Path) -> None:
    film.timeline = Timeline(("one", NASTY, "記憶 🙂 سلام"), film.timeline.beats)
    film.title = NASTY
    export(film, str(tmp_path / "deck.tex"), TexSettings(width=800, height=600))
    pages = typeset(tmp_path / "deck.tex").pages
    assert len(pages) == 6
    assert float(pages[0].mediabox.width) / float(pages[0].mediabox.height) == pytest.approx(4 / 3, rel=0.01)
    assert "that beat 1 says" in pages[1].extract_text()


WORDS = "我爱 總學 한글 ไทย বাংলা தமிழ் Ελλάδα Київ"


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex", "xelatex"])
@pytest.mark.parametrize("arrangement", ["animate", "worksheet"])
def test_letters_are_set_as_letters(qapp: QGuiApplication, tmp_path: Path, engine: str, arrangement: str) -> None:
    lesson = msgspec.structs.replace(find("four-beats"), title=f"{WORDS} مرحبا")
    export(Film(lesson, run(lesson)), str(tmp_path / "deck.tex"), TexSettings(arrangement=arrangement, at=(0, 0)))
    text = "".join(typeset(tmp_path / "deck.tex", engine).pages[0].extract_text().split())
    for word in WORDS.split()[:4] if engine == "pdflatex" else [*WORDS.split()[:3], "Ελλάδα", "Київ"]:
        assert ("".join(f"U+{ord(letter):04X}" for letter in word) if engine == "pdflatex" else word) in text


def test_the_fonts_beside_have_every_letter(film: ShortFilm, tmp_path: Path) -> None:
    film.title = f"{WORDS} مرحبا ꙮ ☂ \U0010fffd"
    export(film, str(tmp_path / "deck.tex"), TexSettings(arrangement="animate", fps=1))
    text = (tmp_path / "deck.tex").read_text(encoding="utf-8")
    fonts = TTCollection(tmp_path / "deck-fonts.ttc").fonts
    defined = dict(re.findall(r"\\newfontfamily\\font(\w+)\{deck-fonts.ttc\}\[Path=./, FontIndex=(\d+)", text))
    used = re.findall(r"\\letters(\w+)\{([^{}#]+)\}", text)
    assert "".join("".join(letters.split()) for _, letters in used) == "".join(film.title.split()[:-1])
    for family, letters in used:
        assert {ord(letter) for letter in letters} <= fonts[int(defined[family])].getBestCmap().keys(), family
    assert "U+10FFFD" in text and "\U0010fffd" not in text


def test_a_text_of_plain_letters_needs_no_fonts(film: ShortFilm, tmp_path: Path) -> None:
    film.title = "Überlänge – „œuvre“"
    export(film, str(tmp_path / "deck.tex"), TexSettings(arrangement="animate", fps=1))
    assert names(tmp_path) == ["deck-frames.pdf", "deck.tex"]
    assert "fontspec" not in (tmp_path / "deck.tex").read_text(encoding="utf-8")


def test_an_animation_has_every_frame(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "deck.tex"), TexSettings(arrangement="animate", fps=5))
    assert names(tmp_path) == ["deck-frames.pdf", "deck.tex"]
    pages = PdfReader(tmp_path / "deck-frames.pdf").pages
    assert len(pages) == 15
    assert "“two”" in pages[7].extract_text()
    text = (tmp_path / "deck.tex").read_text(encoding="utf-8")
    assert re.search(r"\\animategraphics\[[^]]*\]\{5\}\{deck-frames\}\{\}\{\}", text)


def test_an_animation_may_be_of_one_beat(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "deck.tex"), TexSettings(arrangement="animate", fps=5, at=(1, 0)))
    texts = [page.extract_text() for page in PdfReader(tmp_path / "deck-frames.pdf").pages]
    assert len(texts) == 2
    assert all("“two” & <all> that beat 0" in text for text in texts)


def test_latex_sets_the_animation(film: ShortFilm, tmp_path: Path) -> None:
    film.title = NASTY
    export(film, str(tmp_path / "deck.tex"), TexSettings(arrangement="animate", fps=2))
    (page,) = typeset(tmp_path / "deck.tex").pages
    assert "100 %" in page.extract_text()


@pytest.mark.parametrize("name", ["50%.tex", "a b.tex", "über.tex", "x~y.tex", "a{b}.tex"])
def test_a_name_that_latex_cannot_read_is_refused(film: ShortFilm, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="plain letters"):
        export(film, str(tmp_path / name), TexSettings())
    assert names(tmp_path) == []


def test_nothing_in_a_text_is_a_command() -> None:
    assert escape(r"\input{x}") == r"\textbackslash{}input\{x\}"
    assert escape("a_b & 記") == r"a\_b \& \lettersTraditional{記}{U+8A18}"
    assert escape("one\n%two") == r"one \%two"


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex", "xelatex"])
@pytest.mark.parametrize(("lesson", "language"), [("memory-without-gradient", "de"), ("explode-vanish", "en")])
def test_latex_sets_the_questions_of_a_lesson(
    qapp: QGuiApplication, tmp_path: Path, engine: str, lesson: str, language: str
) -> None:
    """With their indices, powers and Greek letters."""
    film = Film(find(lesson), run(find(lesson)), FilmOptions(language=language))
    export(film, str(tmp_path / "sheet.tex"), TexSettings(arrangement="questions"))
    asked, key = (page.extract_text() for page in typeset(tmp_path / "sheet.tex", engine).pages)
    assert ("sungen" if language == "de" else "Answer key") in key and "Name" in asked
    assert "Overfull" not in (tmp_path / "sheet.log").read_text(encoding="utf-8", errors="replace")
