"""An experiment: its table, or its curves as a picture or as numbers."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ui.cli.computed import ALL_CORES, add_computing_options, told_campaign
from ui.cli.requests import TABLE
from ui.cli.verb import Verb, check_machine, end_on, patience

if TYPE_CHECKING:
    from simulator.experiments.experiment import Experiment

FIRST = "first-token"


class ExperimentRequest(NamedTuple):
    """An experiment's own options, which one it is, the file of its curves (without one its table is printed), and who
    computes.
    """

    options: object
    name: str = FIRST
    target: str | None = None
    theme: str = "light"
    size: str | None = None
    listed: bool = False
    jobs: int = ALL_CORES
    cluster: str | None = None
    runs: str | None = None


class ExperimentVerb(Verb[ExperimentRequest]):
    """A verb whose help and options are those of the experiment that is named."""

    def fill(self, parser: ArgumentParser, words: Sequence[str]) -> None:
        """The options of the experiment that is named in these words, or of the first one."""
        check_machine()
        from simulator.experiments.experiment import experiment_names, find_experiment

        named = next((word for word in words if word in experiment_names()), FIRST)
        experiment = find_experiment(named)
        parser.description, parser.epilog = experiment.about, experiment.columns
        add_options(parser, experiment)

    def parse(self, words: Sequence[str]) -> ExperimentRequest:
        """The request in these words. Ends the program where they are wrong."""
        given = self.given(words)
        from simulator.experiments.experiment import ExperimentError, find_experiment, option_descriptions

        with end_on(ExperimentError):
            kind = find_experiment(given.get("name", FIRST)).options
        options = kind(**{name: given.pop(name) for name in option_descriptions(kind) if name in given})
        return ExperimentRequest(options=options, **given)


VERB = ExperimentVerb(
    "experiment",
    "measurements to repeat, beside the papers' numbers; --list",
    ExperimentRequest,
    about="",
    place=80,
)


def add_options(parser: ArgumentParser, experiment: Experiment[object]) -> None:
    """The experiment's name, its own options, and the file."""
    from simulator.experiments.experiment import option_descriptions

    parser.add_argument("name", metavar="NAME", nargs="?", help=f"which experiment ({FIRST})")
    defaults = experiment.options()
    for name, each in option_descriptions(experiment.options).items():
        default = getattr(defaults, name)
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, metavar=each.metavar, type=type(default), help=f"{each.help} ({default})")
    parser.add_argument("-o", dest="target", metavar="OUT", help="write curves: .png, .svg or .pdf, or .csv")
    parser.add_argument("--theme", help="light, dark, projector or print (light)")
    parser.add_argument("--size", metavar="WxH", help="in pixels (1920x1080)")
    add_computing_options(parser)
    parser.add_argument("--list", dest="listed", action="store_true", help="list the experiments, and end")


@VERB.run
def run(request: ExperimentRequest) -> str:
    """The table of the experiment, or what was written."""
    check_machine("" if request.target is None or request.target.lower().endswith(TABLE) else "pictures")
    from simulator.campaign.workers import CampaignError
    from simulator.experiments.experiment import ExperimentError, experiment_names, find_experiment
    from ui.cli.curves_file import check_curves_target, write_curves_file

    if request.listed:
        found = {name: find_experiment(name).title for name in experiment_names()}
        width = max(map(len, found))
        return "\n".join(f"{name:<{width}}  {title}" for name, title in found.items())
    with end_on(ExperimentError, CampaignError):
        experiment = find_experiment(request.name)
        with patience("Computing …"), told_campaign(request.jobs, request.cluster, request.runs) as campaign:
            if request.target is None:
                return experiment.table(request.options, campaign)
            check_curves_target(request.target)
            curves = experiment.curves(request.options, campaign)
        return write_curves_file(curves, request.target, request.theme, request.size)
