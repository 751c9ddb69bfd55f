"""What screen readers take the controls for: what they are, which of how many, what is chosen, what their value is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.conftest import let_go
from tests.ui.hearing import heard, hearing
from ui.dialogs.palette import Palette
from ui.panels.sequence.token_chips import TokenChips
from ui.widgets.controls import Alternatives
from ui.widgets.heard.painting import install
from ui.window.main_window import MainWindow

NAME, VALUE, TEXT = QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description
RADIO = QAccessible.Role.RadioButton


def test_views_and_segments_are_radio_buttons_with_group_and_place(window: MainWindow) -> None:
    views = window.controls.header.views.buttons()
    assert [heard(each).role() for each in views] == [RADIO] * len(views)
    assert [heard(each).text(TEXT) for each in views] == [
        f"Levels of the picture, {at} of {len(views)}" for at in range(1, len(views) + 1)
    ]
    assert [bool(heard(each).state().checked) for each in views].count(True) == 1
    window.selection.tab = "numbers"
    let_go()
    rows = [each for each in window.findChildren(Alternatives) if each.isVisible()]
    assert rows
    for row in rows:
        group = heard(row)
        assert group.role() == QAccessible.Role.Grouping and group.text(NAME)
        buttons = [group.child(k) for k in range(group.childCount())]
        assert [each.role() for each in buttons if each] == [RADIO] * len(buttons)
        place = f"{group.text(NAME)}, 2 of {len(buttons)}"
        assert buttons[1] is not None and buttons[1].text(NAME) and buttons[1].text(TEXT) == place
        assert [bool(each.state().checked) for each in buttons if each].count(True) == 1


def test_the_list_of_tokens_tells_which_is_chosen(window: MainWindow) -> None:
    chips = heard(window.controls.sequence.chips)
    entries = [chips.child(k) for k in range(chips.childCount())]
    assert len(entries) == 20 and {each.role() for each in entries if each} == {QAccessible.Role.ListItem}
    chosen = [each for each in entries if each is not None and each.state().selected]
    assert [each.text(NAME) for each in chosen] == ["Token 12 of 20: Rafsun"]
    middle = chosen[0].rect().center()
    found = chips.childAt(middle.x(), middle.y())
    assert found is not None and found.text(NAME) == chosen[0].text(NAME) and chips.indexOfChild(found) == 11


def test_the_slider_of_the_bias_says_the_bias(window: MainWindow) -> None:
    window.toggle_part("whatif")
    let_go()
    slider = window.controls.whatif.bias.slider
    slider.setValue(160)
    let_go()
    assert heard(slider).role() == QAccessible.Role.Slider
    assert heard(slider).text(VALUE) == heard(slider).text(TEXT) == "plus 8"


def test_the_palette_tells_its_hit_and_puts_exact_names_first(window: MainWindow) -> None:
    window.commands.actions["show_palette"].trigger()
    (palette,) = window.findChildren(Palette)
    titles = [palette.list.item(k).text() for k in range(palette.list.count())]
    for title in titles:
        name = title.rpartition(": ")[2].strip(" …")
        palette.field.setText(name)
        assert palette.list.item(0).text().rpartition(": ")[2].strip(" …").casefold() == name.casefold()
    with hearing() as sounds:
        palette.field.setText("undo")
        assert sounds.announced[-1].startswith(f"{palette.list.item(0).text()}, 1 of {palette.list.count()}\n")
        palette.field.setText("colours")
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        assert sounds.announced[-1].startswith(f"{palette.list.item(1).text()}, 2 of {palette.list.count()}\n")
        palette.field.setText("qqqq zzzz")
        assert sounds.announced[-1] == palette.nothing.text() != ""
    palette.close()
    let_go()


class AskedEarly(TokenChips):
    """Asked what it is before it is whole, as a screen reader that runs already does."""

    def __init__(self) -> None:
        super().__init__()
        self.entries = 2

    def setFocusPolicy(self, policy: Qt.FocusPolicy) -> None:
        QAccessible.queryAccessibleInterface(self)
        super().setFocusPolicy(policy)

    @property
    def count(self) -> int:
        return self.entries


def test_what_a_widget_is_does_not_depend_on_when_it_is_asked(qapp: QGuiApplication) -> None:
    install()
    chips = AskedEarly()
    assert heard(chips).childCount() == 2
    chips.deleteLater()


def test_a_label_that_has_a_signal_is_heard(window: MainWindow) -> None:
    note = window.controls.run_note
    note.setText("Computing …")
    assert heard(note).text(TEXT) == "" and heard(note).text(NAME).startswith("Computing")
