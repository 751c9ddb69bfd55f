"""The words on the pictures of the cells and the titles of their beats, marked for the translators."""

from ui.film.language import QT_TRANSLATE_NOOP

LONG_TERM = QT_TRANSLATE_NOOP("Diagram", "long-term memory")
SHORT_TERM = QT_TRANSLATE_NOOP("Diagram", "short-term memory")
ONLY_MEMORY = QT_TRANSLATE_NOOP("Diagram", "short-term memory: the only one")
BOTH_MEMORIES = QT_TRANSLATE_NOOP("Diagram", "memory, long and short")
BUS = QT_TRANSLATE_NOOP("Diagram", "x, and h of the token before")
FORGET = QT_TRANSLATE_NOOP("Diagram", "forget")
UPDATE = QT_TRANSLATE_NOOP("Diagram", "update")
GATE = QT_TRANSLATE_NOOP("Diagram", "gate")
INPUT_GATE = QT_TRANSLATE_NOOP("Diagram", "input gate")
OUTPUT_GATE = QT_TRANSLATE_NOOP("Diagram", "output gate")
RESET_GATE = QT_TRANSLATE_NOOP("Diagram", "reset gate")
CANDIDATE = QT_TRANSLATE_NOOP("Diagram", "candidate")
REPLACE = QT_TRANSLATE_NOOP("Diagram", "replace")

TO_READ = QT_TRANSLATE_NOOP("Beat", "Read")
TO_FORGET = QT_TRANSLATE_NOOP("Beat", "Forget")
TO_INPUT = QT_TRANSLATE_NOOP("Beat", "Input")
TO_REMEMBER = QT_TRANSLATE_NOOP("Beat", "Memory")
TO_OUTPUT = QT_TRANSLATE_NOOP("Beat", "Output")
TO_RESET = QT_TRANSLATE_NOOP("Beat", "Reset")
TO_PROPOSE = QT_TRANSLATE_NOOP("Beat", "Candidate")
TO_KEEP = QT_TRANSLATE_NOOP("Beat", "Keep")
TO_WRITE = QT_TRANSLATE_NOOP("Beat", "Write")
TO_MIX = QT_TRANSLATE_NOOP("Beat", "Mix")
TO_PASS_ON = QT_TRANSLATE_NOOP("Beat", "Pass on")
