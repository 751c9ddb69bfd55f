"""A small lesson with a storyline of every kind of step, for tests."""

from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.guide.cues import kinds
from simulator.lessons.guide.storyline.acts import Change, Open, Reach, Select, Until
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Order, Predict, Sketch
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.schema import Lesson

BOTH = {"en": "c is {c[gender] at Rafsun}", "de": "c ist {c[gender] at Rafsun}"}


def told_lesson() -> Lesson:
    """The tutorial's sentence with a step, an act and a question of each kind."""
    acts = (
        Until("f[gender] at Rafsun > 0.9"),
        Change("W_f"),
        Change(),
        Reach("Rafsun"),
        Open("memory"),
        Select("liking"),
    )
    questions = (
        Predict(ask=BOTH, why="{f at Rafsun}", value="f[0] at 11"),
        Sketch(ask="line", unit="words", last=9),
        Forgotten(ask="which?", token="Rafsun"),
        Order(ask="order", tokens=("Jenny", "good", "Rafsun"), unit="gender"),
        Choice(ask="one", options=(Option("shut", "f[0] at 11 < 0.5"), Option("open", "f[0] at 11 > 0.5"))),
        Drawn(ask="some", count=4),
    )
    steps = (
        Step(
            words=BOTH,
            title="One",
            to_try="{{braces}}",
            notes=BOTH,
            view="cell",
            token="Rafsun",
            once="f",
            pins=(1, "words"),
        ),
        Step(words="At a cue", cue=kinds()["sign-flip"](), unit="liking", layer=0, keeps=True),
        *(Step(words="Do it", act=act) for act in acts),
        *(Step(words="Say it", question=question) for question in questions),
    )
    story = Storyline(aim=BOTH, before="nothing", steps=steps)
    return replace(builtin_lessons()["jenny-rafsun"], storyline=story)
