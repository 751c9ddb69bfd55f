"""The View menu: what is looked at, in which colours, and how much stands around it."""

from __future__ import annotations

from simulator.analysis.charts.text import has_chances
from ui.commands.command import Option, choice, command
from ui.commands.context import Context
from ui.film.narration import depths
from ui.film.scene.lens import CHOICES
from ui.film.scene.table import READOUT, table
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import views
from ui.paint.theme import THEMES, system_theme
from ui.settings import settings
from ui.settings.translation import spoken_language, translate
from ui.state.names import layer_number, quantity_name

_NO_VECTORS = ("x", READOUT)  # of the table, that are none of the layer's own
CHANCES = "*"  # no quantity is called so


def _views(context: Context) -> list[Option]:
    return [(key, translate("View", view.title)) for key, view in views().items()]


@choice("Stage", menu="View", options=_views, current=lambda context: context.selection.view)
def choose_view(context: Context, key: str) -> None:
    """Look at the run in another view."""
    context.selection.view = key


@command("Zoom in", "+", "=", menu="View", ready=lambda context: context.stage.has_level(1))
def zoom_in(context: Context) -> None:
    """Go a level further in: from the network to its layers, into one cell, into one unit."""
    context.stage.step(1)


@command("Zoom out", "-", menu="View", ready=lambda context: context.stage.has_level(-1))
def zoom_out(context: Context) -> None:
    """Come a level further out, as Esc does on the stage."""
    context.stage.step(-1)


def _layers(context: Context) -> list[Option]:
    layers, word = context.document.trace.made_of, translate("Command", "Layer")
    return [(str(k), f"{word} {layer_number(layers, k)} · {each.cell.name}") for k, each in enumerate(layers)]


@choice("Layer", menu="View", options=_layers, current=lambda context: str(context.selection.layer))
def choose_layer(context: Context, key: str) -> None:
    """Look into another layer of the network."""
    context.selection.layer = int(key)


def _layer_above(context: Context) -> bool:
    return context.selection.layer + 1 < len(context.document.lesson.layers)


def _unit_below(context: Context) -> bool:
    return context.selection.unit + 1 < context.document.lesson.layers[context.selection.layer].units


@command("Layer above", "Alt+Up", menu="View", ready=_layer_above)
def layer_above(context: Context) -> None:
    """Look into the layer above."""
    if _layer_above(context):
        context.selection.layer += 1


@command("Layer below", "Alt+Down", menu="View", ready=lambda context: context.selection.layer > 0)
def layer_below(context: Context) -> None:
    """Look into the layer below."""
    context.selection.layer -= 1


@command("Next unit", "Down", menu="View", line=True, ready=_unit_below)
def next_unit(context: Context) -> None:
    """Put the eye on the next unit: its formula is shown with its numbers."""
    if _unit_below(context):
        context.selection.unit += 1


@command("Previous unit", "Up", menu="View", ready=lambda context: context.selection.unit > 0)
def previous_unit(context: Context) -> None:
    """Put the eye on the unit before."""
    context.selection.unit -= 1


def _step_vector(context: Context, step: int) -> None:
    """Select the vector of the layer that is so many after the selected one, as they are computed."""
    selection, scene = context.selection, context.stage.film.scene
    moment = context.stage.timeline.read(context.player.time)
    found = dict.fromkeys(row.quantity for row in table(scene, moment, False) if row.layer == selection.layer)
    vectors = [each for each in found if each not in _NO_VECTORS]
    if vectors:
        at = vectors.index(selection.quantity) + step if selection.quantity in vectors else 0
        selection.quantity = vectors[min(max(at, 0), len(vectors) - 1)]


@command("Next vector", "Alt+Right", menu="View")
def next_vector(context: Context) -> None:
    """Select the next vector of the cell, such as a gate: what holds, copies and sets is done to its number."""
    _step_vector(context, 1)


@command("Previous vector", "Alt+Left", menu="View")
def previous_vector(context: Context) -> None:
    """Select the vector before, in the order in which they are computed."""
    _step_vector(context, -1)


def _shadings(context: Context) -> list[Option]:
    selection, trace = context.selection, context.document.trace
    cell = trace.layers[selection.layer].layer.cell
    found = [(name, quantity_name(name, cell)) for name in cell.parsed.quantities]
    if has_chances(trace):
        found.insert(0, (CHANCES, translate("View", "chance that was given to each token")))
    return found


def _shading(context: Context) -> str:
    return CHANCES if context.selection.chances else context.selection.quantity


@choice("Shading of the text", menu="View", options=_shadings, current=_shading)
def choose_shading(context: Context, key: str) -> None:
    """Shade each token of the text by a number of the unit under the eye, or by the chance that was given to it."""
    context.selection.chances = key == CHANCES
    if key != CHANCES:
        context.selection.quantity = key
    context.selection.view = "text"


@command("Units that follow a property", menu="View")
def show_following(context: Context) -> None:
    """Sort the units by how well they follow a property of the text, such as being inside quotes."""
    from ui.dialogs.following import FollowingDialog  # late: the window is there sooner

    stage, selection = context.stage, context.selection
    dialog = FollowingDialog(context.document, context.player, selection, stage, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()
    selection.view = "text"


@command("Search over a text…", "Ctrl+F", menu="View")
def search_text(context: Context) -> None:
    """Let the network read a long text, and find where else in it the same units did the same; go there."""
    from ui.dialogs.search.dialog import SearchDialog  # late: the window is there sooner

    dialog = SearchDialog(context.document, context.player, context.selection, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


@command(
    "Pin the unit", "P", menu="View", line=True,
    checked=lambda context: context.selection.unit in context.selection.pins,
)  # fmt: skip
def pin_unit(context: Context) -> None:
    """Keep the unit under the eye in view, or let it go again; Ctrl and a click pin the unit under the pointer."""
    context.selection.toggle_pin(context.selection.unit)


@command("Let all pins go", "Shift+P", menu="View", ready=lambda context: bool(context.selection.pins))
def unpin_all(context: Context) -> None:
    """Let go of all units that are pinned."""
    context.selection.pins = ()


def _lenses(context: Context) -> list[Option]:
    return [(key, translate("Lens", choice.title)) for key, choice in CHOICES.items()]


@choice("Units shown of large vectors", menu="View", options=_lenses, current=lambda context: context.selection.lens)
def choose_lens(context: Context, key: str) -> None:
    """Choose which units of a large vector are shown as numbers, beside the one under the eye and those pinned."""
    context.selection.lens = key


@command("Ghost behind the numbers", "G", menu="View", checked=lambda context: context.selection.ghost)
def toggle_ghost(context: Context) -> None:
    """Show behind the vectors what they were in the run before the last edit, or show this run alone."""
    context.selection.ghost = not context.selection.ghost


@command("What the signs mean", "L", menu="View", checked=lambda context: context.selection.signs)
def toggle_signs(context: Context) -> None:
    """Show a card beside the cell that says what its colours, thicknesses and outlines mean; exports have it too."""
    context.selection.signs = not context.selection.signs


@command("Description", "Ctrl+D", menu="View")
def show_description(context: Context) -> None:
    """Read the film as a story, token by token: what was kept, lost and written, at your own pace."""
    from ui.dialogs.description import DescriptionDialog  # late: the window is there sooner

    dialog = DescriptionDialog(context.document, context.player, context.stage, context.dialog_parent)
    context.closing.connect(dialog.reject)
    dialog.show()


@command("Whole run", "Shift+W", menu="View", checked=lambda context: context.selection.whole_run)
def toggle_whole_run(context: Context) -> None:
    """Show in plots and charts what comes after the moment too, pale; exports and the audience see none of it."""
    context.selection.whole_run = not context.selection.whole_run


def _notations(context: Context) -> list[Option]:
    return [(key, translate("Notation", notation.title)) for key, notation in NOTATIONS.items()]


@choice(
    "Notation", menu="View", line=True, options=_notations, current=lambda context: context.selection.wording.notation
)
def choose_notation(context: Context, key: str) -> None:
    """Write formulas, labels and captions in the letters of the tutorial, of Olah or of PyTorch."""
    context.selection.wording = context.selection.wording._replace(notation=key)


def _depths(context: Context) -> list[Option]:
    return [(key, translate("Depth", depth.title)) for key, depth in depths().items()]


@choice("Captions", menu="View", options=_depths, current=lambda context: context.selection.wording.depth)
def choose_depth(context: Context, key: str) -> None:
    """Tell each beat in a sentence, with symbols, or with numbers."""
    context.selection.wording = context.selection.wording._replace(depth=key)


def _languages(context: Context) -> list[Option]:
    return [(key, language.name) for key, language in languages().items()]


@choice(
    "Language", menu="View", options=_languages, current=lambda context: context.selection.wording.language,
)  # fmt: skip
def choose_language(context: Context, key: str) -> None:
    """Speak another language: picture and exports at once, menus and panels from the next start on, perhaps now."""
    settings.remember_language(key)
    context.selection.wording = context.selection.wording._replace(language=key)
    if key != spoken_language().key:
        words = translate("View", "Menus and panels speak this language from the next start on.")
        _offer_to_start_again(context, words)


def _themes(context: Context) -> list[Option]:
    return [
        ("", translate("View", "As the system")),
        *((key, translate("Theme", each.title)) for key, each in THEMES.items()),
    ]


def _theme(context: Context) -> str:
    return context.selection.theme if settings.has_theme() else ""


@choice("Colours", menu="View", line=True, options=_themes, current=_theme)
def choose_theme(context: Context, key: str) -> None:
    """Wear other colours; those for the projector have more contrast. Or follow the system, also when it is changed."""
    settings.remember_theme(key)
    context.selection.theme = key or system_theme()
    context.refresh_commands()


def _scales(context: Context) -> list[Option]:
    return [(f"{scale:g}", f"{100 * scale:g} %") for scale in settings.SCALES]


@choice("Size of everything", menu="View", options=_scales, current=lambda context: f"{settings.scale():g}")
def choose_scale(context: Context, key: str) -> None:
    """Make words, buttons and pictures of the window larger or smaller, from the next start on, which may be now."""
    settings.remember_scale(float(key))
    _offer_to_start_again(context, translate("View", "Everything is shown in this size from the next start on."))


def _offer_to_start_again(context: Context, text: str) -> None:
    context.messages.tell(text, "information", translate("View", "Start again now"), context.restart)


@command("Sequence and network", "Ctrl+1", menu="View", line=True, checked=lambda context: context.is_shown("left"))
def toggle_left(context: Context) -> None:
    """Fold away the sequence and the network on the left, or show them again."""
    context.toggle_part("left")


@command("Inspector", "Ctrl+2", menu="View", checked=lambda context: context.is_shown("numbers"))
def toggle_numbers(context: Context) -> None:
    """Show the formula and the weights of the selected unit in the column on the right, or fold it away."""
    context.toggle_part("numbers")


@command("Plots", "Ctrl+3", menu="View", checked=lambda context: context.is_shown("plots"))
def toggle_plots(context: Context) -> None:
    """Show or hide the plots."""
    context.toggle_part("plots")


@command("Table of numbers", "Ctrl+4", menu="View", checked=lambda context: context.is_shown("table"))
def toggle_table(context: Context) -> None:
    """Show or hide the table of all numbers that the picture shows at this beat."""
    context.toggle_part("table")


@command("What if", "Ctrl+5", menu="View", checked=lambda context: context.is_shown("whatif"))
def toggle_whatif(context: Context) -> None:
    """Show what is tried at the moment, what came of it at the end, and what to try next; or fold it away."""
    context.toggle_part("whatif")


@command("What to look for", "Ctrl+6", menu="View", checked=lambda context: context.is_shown("read"))
def toggle_read(context: Context) -> None:
    """Show what the lesson tells: what to look for, the note of this token, what the signs mean; or fold it away."""
    context.toggle_part("read")


@command("Column on the right", "Ctrl+7", menu="View", checked=lambda context: context.is_shown("right"))
def toggle_right(context: Context) -> None:
    """Fold away the column beside the stage, or show it again."""
    context.toggle_part("right")


@command("Next region", "F6", menu="View", line=True)
def next_region(context: Context) -> None:
    """Go with the keyboard to the next part of the window: header, sequence, network, stage, ruler, plots, column."""
    context.keyboard.go_on(1)


@command("Previous region", "Shift+F6", menu="View")
def previous_region(context: Context) -> None:
    """Go with the keyboard to the part of the window before."""
    context.keyboard.go_on(-1)


@command("Menus", "F10", menu="View")
def open_menus(context: Context) -> None:
    """Open the menus, where arrow keys lead from one to the next."""
    context.keyboard.open_menus()


@command("Stage alone", "F11", menu="View", line=True, checked=lambda context: context.is_shown("alone"))
def toggle_stage_alone(context: Context) -> None:
    """Give the stage all the room: panels and plots go, and come back as they were with the same key."""
    context.toggle_part("alone")
