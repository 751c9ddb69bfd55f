"""The help page and the bar of messages."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import Objects
from ui.commands import MENUS, commands
from ui.commands.command import Command
from ui.commands.gestures import GESTURES
from ui.commands.listings import help_sections
from ui.dialogs.help import help_html
from ui.paint.theme import THEMES
from ui.widgets.keys import key_text
from ui.widgets.messages import Messages


def test_the_page_has_each_command_once_under_its_menu() -> None:
    page = help_html(THEMES["dark"], help_sections())
    places = [page.index(f">{menu}</h3>") for menu in MENUS]
    assert places == sorted(places)
    for each in commands():
        assert page.count(f"<b>{each.title}</b>") == sum(other.title == each.title for other in commands())
        if isinstance(each, Command):
            assert all(key_text(key) in page for key in each.keys)
    assert all(f"<b>{how}</b>" in page and what in page for how, what in GESTURES)
    assert THEMES["dark"].roles["muted"] in page


def test_a_message_is_shown_replaced_and_cleared(objects: Objects, qtbot: QtBot) -> None:
    bar = Messages(objects.stage)
    qtbot.addWidget(bar)
    assert bar.text == ""
    bar.tell("First")
    bar.tell("<b>Second</b> & more", "information")
    assert bar.text == "<b>Second</b> & more"
    assert bar.accessibleName() == bar.text
    objects.selection.theme = "dark"
    assert bar.text == "<b>Second</b> & more"
    bar.clear()
    assert bar.text == ""
