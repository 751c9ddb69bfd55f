"""What the commands say about themselves; main prints it, so nothing is imported here."""

ABOUT = "Shows with true numbers how recurrent networks remember."
WINDOW_HELP = """\
without a window:
  %(prog)s lessons                     the built-in lessons
  %(prog)s export LESSON -o OUT        a film, a picture or pages
  %(prog)s pack LESSON -o DIR          all that a lecture needs, in one folder
  %(prog)s render COURSE.json          many exports at once, only what has changed
  %(prog)s trace LESSON -o OUT         every vector of a run as .npz, .csv or .json
  %(prog)s plot LESSON -o OUT          a chart of a run as a picture or as numbers
  %(prog)s check FILE                  what a lesson file holds, or what is wrong with it
  %(prog)s experiment                  how much of the first token is left in an RNN, an LSTM and a GRU
  %(prog)s export --help               and so on: all about one command

examples:
  %(prog)s jenny-rafsun
  %(prog)s export jenny-rafsun -o film.mp4 --tokens 0:5
  %(prog)s trace my-lesson.json -o run.npz
"""
EXPORT_HELP = """\
OUT's ending chooses the format:
  .mp4     film for slides and players (H.264), with chapters at the tokens
  .webm    the same for web pages (VP9)
  .gif     film for web pages and mail; its frames a second are rounded to what a GIF can keep
  .webp    animated picture for web pages, every pixel as it is
  .apng    the same as PNG
  .ipynb   notebook that recomputes the run with NumPy and plots it
  .html    web page that plays, steps and tells its numbers; one file, no network
  frames/  folder of pictures, one a frame (a name that ends with /)
  .png     picture of one beat, or of the whole step (--as sheet); needs --at
  .pptx    slides with a clip a token, or pictures alone (--as stills); needs python-pptx
  .tex     Beamer slides with their pictures in a PDF beside it; --as animate: for \\animategraphics
  .pdf     page of one beat with --at, else one page a beat; --as handout: several a page;
           --as worksheet: the arithmetic of a step with blanks, and its key (.tex too)
  .svg     drawing of one beat with --at, else one page a beat, one under the other in one file

`%(prog)s --settings OUT` lists what a format can be told with --set.

Layers, units, tokens and beats count from 0. A:B leaves out B; either may be missing, and -1 is the last token.

examples:
  %(prog)s jenny-rafsun -o film.mp4
  %(prog)s jenny-rafsun -o rafsun.gif --tokens 12:13 --size 960x540 --fps 20
  %(prog)s jenny-rafsun -o forget.png --at 12.1 --theme projector
  %(prog)s jenny-rafsun -o pages.pdf --tokens :3
  %(prog)s jenny-rafsun -o compared.mp4 --view compare --with rnn --with gru
"""

HOLD_HELP = """set values by hand, as often as wanted: layer0/f[3]=1@5: is f of unit 3 of layer 0 at 1 from token 5 on;
other units: [1,4] [0:2] [name] or none for all; values: 0.5,1 for one each; tokens: @2 @:5 @2:5 @-1 or none for all"""

RENDER_HELP = """\
a course:
  {"defaults": {"theme": "projector"},
   "exports": [{"lesson": ["jenny-rafsun", "mine.json"], "to": ["{lesson}.mp4", "{lesson}.html"]},
               {"lesson": "jenny-rafsun", "to": "rafsun.png", "at": "11.3", "size": "1280x720"}],
   "packs": [{"lesson": "jenny-rafsun", "to": "pack"}]}
Paths are as seen from the file. What is made again: whatever has another lesson, other options or another program.
"""

PLOT_HELP = """\
kinds:
  memory     the memory of each unit, with the fall of what was forgotten and the rise of what was added
  kept       what each token kept, forgot and added: of the unit, and of all units as sums of sizes
  gates      every gate, unit by token, and how often it was nearly shut or nearly open
  ledger     who wrote the unit's memory after --at, beside what it would be without each token;
             of several --units sums of sizes, with --layer and --along OUTPUT the direction that is read
  half-life  how long the memory of each unit lasts, and that of the unit from each token
  gradient   how far back the gradient of the unit's memory after --at reaches, straight and in full

OUT ends with .png, .svg, .pdf, or .csv for the numbers: series,unit,name,token,word,value.
Layers, units and tokens count from 0. A:B leaves out B; either may be missing, and -1 is the last token.

examples:
  %(prog)s jenny-rafsun --kind memory -o memory.png
  %(prog)s jenny-rafsun --kind ledger --unit gender --at 11 -o ledger.svg --theme print
  %(prog)s random-stack --kind gates --layer 1 --units 0:4 --tokens 2:6 -o gates.csv
  %(prog)s random-stack --kind gradient --over rnn,lstm,gru -o vanishing.pdf
"""

EXPERIMENT_HELP = """\
columns:
  kept by gates  product of the keep gates from the first token on, the ledger's weight (a simple RNN has none)
  of its write   what is left of what the first token wrote
  without it     how far the memory is from that of a run without it, as a part of how far it was right after it
  gradient       size of the Jacobian of the memory by that after the first token
Each cell with the weights its framework draws, and with weights made for a long memory; none is trained.
With -o the first and the last column as curves up to the longest of --after.
"""

WITH_HELP = "for --view compare: a lesson, a file or the key of a cell to compare with; up to three times"
