"""A film, a picture or pages of a lesson."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, Namespace

from ui.cli.requests import CHANCES_HELP, QUANTITY_HELP, ExportRequest, add_lesson_options
from ui.cli.verb import DONE, Verb, check_machine, end_on

WITH_HELP = "for --view compare: a lesson, a file or the key of a cell to compare with; up to eleven times"
HELP = """\
OUT's ending chooses the format:
 Film
  .mp4     film for slides and players (H.264), with chapters at the tokens
  .webm    the same for web pages (VP9)
  .gif     film for web pages and mail; its frames a second are rounded to what a GIF can keep
  .webp    animated picture for web pages, every pixel as it is
  .apng    the same as PNG
  frames/  folder of pictures, one a frame (a name that ends with /)
 Slides
  .pptx    slides with a clip a token, or pictures alone (--as stills); needs python-pptx
  .tex     Beamer slides with their pictures in a PDF beside it; --as animate: for \\animategraphics;
           --as tikz: a figure for a paper, to edit (--set numbers=no: the diagram alone)
 Paper
  .pdf     page of one beat with --at, else one page a beat; --as handout: several a page;
           --as worksheet: the arithmetic of a step with blanks, and its key (.tex too);
           --as questions: what the lesson asks, and its key (.tex, .md and .txt too)
  .png     picture of one beat, or of the whole step (--as sheet); needs --at
  .svg     drawing of one beat with --at, else one page a beat, one under the other in one file
 Web
  .html    web page that plays, steps and tells its numbers; one file, no network;
           --as web-lesson: the lesson step by step, with its questions;
           --as reveal: slides to include in reveal.js or Quarto, with their film beside
  .zip     the same lesson for a learning platform, to which it reports: --as scorm or cmi5
 Data
  .ipynb   notebook that recomputes the run with NumPy and plots it
  .py      program that builds the network and computes the same h: --as pytorch, keras or numpy
  .onnx    the network as a model of LSTM, GRU and RNN nodes; needs onnx
  .md      the film told as a story, token by token (--as description)
  .txt     the same in plain text; both give steps to compute, to be filled in, too (--as worksheet)

`%(prog)s --settings OUT` lists what a format can be told with --set.

Layers, units, tokens and beats count from 0. A:B leaves out B; either may be missing, and -1 is the last token.

examples:
  %(prog)s jenny-rafsun -o film.mp4
  %(prog)s jenny-rafsun -o rafsun.gif --tokens 12:13 --size 960x540 --fps 20
  %(prog)s jenny-rafsun -o forget.png --at 12.1 --theme projector
  %(prog)s jenny-rafsun -o pages.pdf --tokens :3
  %(prog)s --weights model.pt --vocab words.txt --text "she is a good girl" -o model.mp4
  %(prog)s jenny-rafsun -o compared.mp4 --view compare --with rnn --with gru
  %(prog)s jenny-rafsun -o net.py --as keras
  %(prog)s jenny-rafsun -o cell.tex --as tikz --at 2.3 --set numbers=no --theme print
  %(prog)s pronouns.training -o learned.mp4 --along training --at 13
  %(prog)s jenny-rafsun -o text.png --view text --quantity f --at 11
"""


VERB = Verb(
    "export LESSON -o OUT",
    "a film, a picture or pages",
    ExportRequest,
    about="Write a film, a picture or pages of a lesson.",
    examples=HELP,
    place=20,
)


@VERB.options
def options(parser: ArgumentParser) -> None:
    """The lesson, the file, what the film shows, and how it is written."""
    add_lesson_options(parser)
    parser.add_argument("-o", dest="target", metavar="OUT", required=True, help="the file or folder to write")
    parser.add_argument("--size", metavar="WxH", help="in pixels (1920x1080)")
    parser.add_argument("--fps", metavar="N", type=float, help="frames a second of a film (30; 25 for a GIF)")
    parser.add_argument("--theme", help="light, dark, projector or print (light; print for a .pdf)")
    parser.add_argument("--view", help="what the film shows (cell)")
    parser.add_argument("--with", dest="others", metavar="OTHER", action="append", help=WITH_HELP)
    parser.add_argument("--notation", help="whose letters: tutorial, olah or pytorch (pytorch)")
    parser.add_argument("--captions", help="sentence, symbols or numbers (sentence)")
    parser.add_argument("--language", help="of all words, and of the decimal sign: en or de (en)")
    about = "outline what a layer of a framework returns: pytorch or keras; of the views unrolled, stack and cell"
    parser.add_argument("--returned", metavar="FRAMEWORK", help=about)
    parser.add_argument("--signs", action="store_true", default=None, help="with a card that says what the signs mean")
    parser.add_argument("--card", action="store_true", default=None, help="with a card of what the lesson tells")
    parser.add_argument("--whole-run", action="store_true", default=None, help="with what comes later, pale")
    parser.add_argument("--as", dest="arrangement", metavar="KIND", help="kind of pages or slides (stills)")
    parser.add_argument("--tokens", metavar="A:B", help="only these tokens")
    parser.add_argument("--layer", metavar="N", type=int, help="the layer in view (0)")
    parser.add_argument("--unit", metavar="N", type=int, help="the unit whose arithmetic is shown (0)")
    parser.add_argument("--quantity", metavar="NAME", help=QUANTITY_HELP)
    parser.add_argument("--chances", action="store_true", default=None, help=CHANCES_HELP)
    parser.add_argument("--at", metavar="TOKEN[.BEAT]", help="one picture: when this beat, or the token, is done")
    about = "training: the same moment (--at) with the weights of each snapshot; LESSON is a .training file"
    parser.add_argument("--along", metavar="AXIS", help=about)
    parser.add_argument("--cue-pause", metavar="SECONDS", type=float, help="how long a film stops at each cue (0)")
    parser.add_argument("--set", dest="sets", metavar="NAME=VALUE", action="append", help="a setting")
    parser.add_argument(
        "--settings",
        action=_ListSettings,
        default=SUPPRESS,
        metavar="OUT",
        help="list the settings of a format, and end",
    )


@VERB.run
def run(request: ExportRequest) -> str:
    """Write the film."""
    check_machine("pictures")
    from simulator.lessons.schema import LessonError
    from simulator.weights.tensor_tree import ModelError
    from ui.cli.film_writer import write_film
    from ui.export import ExportError

    with end_on(LessonError, ModelError, ExportError):
        return write_film(request)


class _ListSettings(Action):
    """Prints what a format can be told, and ends."""

    def __call__(self, parser: ArgumentParser, _: Namespace, target: object, option: object = "") -> None:
        """List the settings of the format that `target` ends with."""
        check_machine("pictures")
        from ui.cli.film_writer import list_settings
        from ui.export import ExportError

        with end_on(ExportError):
            print(list_settings(str(target)))
        raise SystemExit(DONE)
