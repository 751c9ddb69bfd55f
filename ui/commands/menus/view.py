"""The View menu: what is looked at, in which colours, and how much stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands.command import Option, choice, command
from ui.film.narration import depths
from ui.film.scene.lens import CHOICES
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import views
from ui.paint.theme import THEMES
from ui.settings import settings
from ui.settings.translation import own_language, translate
from ui.window.restart import start_again

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def _views(window: MainWindow) -> list[Option]:
    return [(key, translate("View", view.title)) for key, view in views().items()]


@choice("Stage", menu="View", options=_views, current=lambda window: window.selection.view)
def choose_view(window: MainWindow, key: str) -> None:
    """Look at the run in another view."""
    window.selection.view = key


@command("Zoom in", "+", "=", menu="View", ready=lambda window: window.stage.has_level(1))
def zoom_in(window: MainWindow) -> None:
    """Go a level further in: from the network to its layers, into one cell, into one unit."""
    window.stage.step(1)


@command("Zoom out", "-", menu="View", ready=lambda window: window.stage.has_level(-1))
def zoom_out(window: MainWindow) -> None:
    """Come a level further out, as Esc does on the stage."""
    window.stage.step(-1)


def _layers(window: MainWindow) -> list[Option]:
    layers, word = window.document.trace.layers, translate("Command", "Layer")
    return [(str(k), f"{word} {k + 1} · {each.layer.cell.name}") for k, each in enumerate(layers)]


@choice("Layer", menu="View", options=_layers, current=lambda window: str(window.selection.layer))
def choose_layer(window: MainWindow, key: str) -> None:
    """Look into another layer of the network."""
    window.selection.layer = int(key)


def _layer_above(window: MainWindow) -> bool:
    return window.selection.layer + 1 < len(window.document.lesson.layers)


def _unit_below(window: MainWindow) -> bool:
    return window.selection.unit + 1 < window.document.lesson.layers[window.selection.layer].units


@command("Layer above", "Alt+Up", menu="View", ready=_layer_above)
def layer_above(window: MainWindow) -> None:
    """Look into the layer above."""
    if _layer_above(window):
        window.selection.layer += 1


@command("Layer below", "Alt+Down", menu="View", ready=lambda window: window.selection.layer > 0)
def layer_below(window: MainWindow) -> None:
    """Look into the layer below."""
    window.selection.layer -= 1


@command("Next unit", "Down", menu="View", line=True, ready=_unit_below)
def next_unit(window: MainWindow) -> None:
    """Put the eye on the next unit: its formula is shown with its numbers."""
    if _unit_below(window):
        window.selection.unit += 1


@command("Previous unit", "Up", menu="View", ready=lambda window: window.selection.unit > 0)
def previous_unit(window: MainWindow) -> None:
    """Put the eye on the unit before."""
    window.selection.unit -= 1


@command(
    "Pin the unit", "P", menu="View", line=True, checked=lambda window: window.selection.unit in window.selection.pins
)
def pin_unit(window: MainWindow) -> None:
    """Keep the unit under the eye in view, or let it go again; Ctrl and a click pin the unit under the pointer."""
    window.selection.toggle_pin(window.selection.unit)


@command("Let all pins go", "Shift+P", menu="View", ready=lambda window: bool(window.selection.pins))
def unpin_all(window: MainWindow) -> None:
    """Let go of all units that are pinned."""
    window.selection.pins = ()


def _lenses(window: MainWindow) -> list[Option]:
    return [(key, translate("Lens", choice.title)) for key, choice in CHOICES.items()]


@choice("Units shown of large vectors", menu="View", options=_lenses, current=lambda window: window.selection.lens)
def choose_lens(window: MainWindow, key: str) -> None:
    """Choose which units of a large vector are shown as numbers, beside the one under the eye and those pinned."""
    window.selection.lens = key


@command("Ghost behind the numbers", "G", menu="View", checked=lambda window: window.selection.ghost)
def toggle_ghost(window: MainWindow) -> None:
    """Show behind the vectors what they were in the run before the last edit, or show this run alone."""
    window.selection.ghost = not window.selection.ghost


def _notations(window: MainWindow) -> list[Option]:
    return [(key, translate("Notation", notation.title)) for key, notation in NOTATIONS.items()]


@choice(
    "Notation", menu="View", line=True, options=_notations, current=lambda window: window.selection.wording.notation
)
def choose_notation(window: MainWindow, key: str) -> None:
    """Write formulas, labels and captions in the letters of the tutorial, of Olah or of PyTorch."""
    window.selection.wording = window.selection.wording._replace(notation=key)


def _depths(window: MainWindow) -> list[Option]:
    return [(key, translate("Depth", depth.title)) for key, depth in depths().items()]


@choice("Captions", menu="View", options=_depths, current=lambda window: window.selection.wording.depth)
def choose_depth(window: MainWindow, key: str) -> None:
    """Tell each beat in a sentence, with symbols, or with numbers."""
    window.selection.wording = window.selection.wording._replace(depth=key)


def _languages(window: MainWindow) -> list[Option]:
    return [(key, language.name) for key, language in languages().items()]


@choice(
    "Language of the picture", menu="View", options=_languages, current=lambda window: window.selection.wording.language
)
def choose_language(window: MainWindow, key: str) -> None:
    """Tell the film in another language; tokens and names of units stay as they are."""
    window.selection.wording = window.selection.wording._replace(language=key)


def _own_languages(window: MainWindow) -> list[Option]:
    return [(key, language.name) for key, language in languages().items()]


@choice("Language of the window", menu="View", options=_own_languages, current=lambda window: own_language().key)
def choose_own_language(window: MainWindow, key: str) -> None:
    """Speak another language in menus, panels and messages, from the next start on, which may be now."""
    settings.remember_language(key)
    _offer_to_start_again(window, translate("View", "The window speaks this language from the next start on."))


def _themes(window: MainWindow) -> list[Option]:
    return [(key, translate("Theme", theme.title)) for key, theme in THEMES.items()]


@choice("Colours", menu="View", line=True, options=_themes, current=lambda window: window.selection.theme)
def choose_theme(window: MainWindow, key: str) -> None:
    """Wear other colours; those for the projector have more contrast."""
    window.selection.theme = key


def _scales(window: MainWindow) -> list[Option]:
    return [(f"{scale:g}", f"{100 * scale:g} %") for scale in settings.SCALES]


@choice("Size of everything", menu="View", options=_scales, current=lambda window: f"{settings.scale():g}")
def choose_scale(window: MainWindow, key: str) -> None:
    """Make words, buttons and pictures of the window larger or smaller, from the next start on, which may be now."""
    settings.remember_scale(float(key))
    _offer_to_start_again(window, translate("View", "Everything is shown in this size from the next start on."))


def _offer_to_start_again(window: MainWindow, told: str) -> None:
    window.messages.tell(told, "information", translate("View", "Start again now"), lambda: start_again(window))


@command("Sequence and network", "Ctrl+1", menu="View", line=True, checked=lambda window: window.is_shown("left"))
def toggle_left(window: MainWindow) -> None:
    """Show or hide the panel on the left."""
    window.toggle_part("left")


@command("Inspector", "Ctrl+2", menu="View", checked=lambda window: window.is_shown("right"))
def toggle_right(window: MainWindow) -> None:
    """Show or hide the panel on the right."""
    window.toggle_part("right")


@command("Plots", "Ctrl+3", menu="View", checked=lambda window: window.is_shown("plots"))
def toggle_plots(window: MainWindow) -> None:
    """Show or hide the plots."""
    window.toggle_part("plots")


@command("Table of numbers", "Ctrl+4", menu="View", checked=lambda window: window.is_shown("table"))
def toggle_table(window: MainWindow) -> None:
    """Show or hide the table of all numbers that the picture shows at this beat."""
    window.toggle_part("table")


@command("What if", "Ctrl+5", menu="View", checked=lambda window: window.is_shown("whatif"))
def toggle_whatif(window: MainWindow) -> None:
    """Show or hide what is tried at the moment, what one can try, and what came of it at the end of the run."""
    window.toggle_part("whatif")
