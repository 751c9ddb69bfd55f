"""What is on the screen while only what differs is painted: the picture as a whole, whatever was done before."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from simulator.lessons.edits.whatif import with_weight
from tests.ui.conftest import Objects
from ui.film.drawing.zoom import LEVELS
from ui.film.marks import About
from ui.paint.kept.followed_picture import FollowedPicture
from ui.paint.painter import image
from ui.paint.theme import THEMES
from ui.stage.view import StageView


class Regions(QObject):
    """Keeps how many pixels of a widget were painted at each time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.found: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.found.append(sum(part.width() * part.height() for part in event.region()))
        return False


def on_screen(view: StageView) -> QImage:
    """The pixels that the window has, without painting anything again."""
    QApplication.processEvents()
    shown = view.screen().grabWindow(view.winId()).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def wanted(view: StageView) -> QImage:
    return image(view.frame, view.theme, view.width(), view.height())


def test_while_it_plays_only_what_differs_is_painted(view: StageView, objects: Objects) -> None:
    on_screen(view)
    regions, begin = Regions(view), objects.player.time
    for k in range(1, 40):
        objects.player.seek(begin + k / 30)
        assert on_screen(view) == wanted(view), k
    assert len(regions.found) == 39
    assert sorted(regions.found)[19] < 0.3 * view.width() * view.height()


def test_a_picture_that_stays_the_same_lets_the_panels_follow(view: StageView, objects: Objects) -> None:
    """They wait until the stage has been painted."""
    objects.player.seek(objects.player.duration)
    on_screen(view)
    regions = Regions(view)
    objects.player.seek(objects.player.duration - 1e-3)
    assert on_screen(view) == wanted(view)
    assert regions.found == [1]


def test_a_number_that_is_pulled_changes_little(view: StageView, objects: Objects) -> None:
    on_screen(view)
    resolved, regions = objects.document.resolved, Regions(view)
    for k in range(1, 6):
        objects.document.edit("weight", with_weight(resolved, 0, "W_f", (0, 1), 0.3 * k), merge=True)
        assert on_screen(view) == wanted(view), k
    assert max(regions.found[2:]) < 0.8 * view.width() * view.height()


def test_it_goes_on_after_something_lay_over_it(view: StageView, objects: Objects) -> None:
    player = objects.player
    player.seek(player.time + 0.2)
    on_screen(view)
    player.seek(player.time + 1 / 30)
    on_screen(view)
    view.point_at(About(0, player.token, "c", 1))
    assert on_screen(view) != wanted(view)
    player.seek(player.time + 0.4)
    on_screen(view)
    view.point_at(None)
    assert on_screen(view) == wanted(view)
    player.seek(player.time + 1 / 30)
    assert on_screen(view) == wanted(view)


def test_it_goes_on_after_a_zoom(view: StageView, objects: Objects) -> None:
    zoomer, zoom = objects.stage.zoomer, objects.stage.zoomer.zoom
    objects.player.seek(objects.player.time + 0.2)
    before = on_screen(view)
    zoomer.put(zoom + 0.4)
    assert on_screen(view) != before
    zoomer.put(zoom)
    assert on_screen(view) == before == wanted(view)
    objects.player.seek(objects.player.time + 1 / 30)
    assert on_screen(view) == wanted(view)


@pytest.mark.parametrize("seed", range(4))
def test_after_whatever_was_done_the_screen_has_the_whole_picture(view: StageView, objects: Objects, seed: int) -> None:
    choose, resolved, player = random.Random(seed), objects.document.resolved, objects.player
    acts: dict[str, Callable[[], object]] = {
        "play": lambda: [player.seek(player.time + k / 60) for k in range(3)],
        "frame": lambda: player.seek(player.time + 1 / 60),
        "back": lambda: player.seek(player.time - 0.3),
        "jump": lambda: player.seek(choose.uniform(0.0, player.duration)),
        "view": lambda: setattr(objects.selection, "view", choose.choice(["cell", "memory", "unit", "gates"])),
        "unit": lambda: setattr(objects.selection, "unit", choose.randrange(3)),
        "theme": lambda: setattr(objects.selection, "theme", choose.choice(["light", "dark"])),
        "own theme": lambda: view.set_theme(choose.choice(["", "print"])),
        "edit": lambda: objects.document.edit(
            "weight", with_weight(resolved, 0, "W_f", (0, 1), choose.uniform(-1.0, 1.0)), merge=True
        ),
        "size": lambda: view.resize(choose.choice([960, 801]), 540),
        "grab": view.grab,
        "point": lambda: view.point_at(About(0, player.token, "c", 1)),
        "leave": lambda: view.point_at(None),
        "focus": lambda: (view.setFocus(Qt.FocusReason.TabFocusReason), view.clearFocus()),
        "hide": lambda: (view.hide(), player.seek(player.time + 0.1), view.show()),
        "cover": lambda: view.update(10, 20, 300, 200),
    }
    often = ["frame"] * 12
    for step in range(60):
        act = choose.choice([*acts, *often])
        acts[act]()
        if objects.selection.view in LEVELS:
            objects.stage.zoomer.put(float(LEVELS.index(objects.selection.view)))
        shown = on_screen(view)
        if view.pointed is None:
            assert shown == wanted(view), (step, act)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_on_screens_with_finer_pixels(objects: Objects, ratio: float) -> None:
    """Painted in parts on an image that keeps what it has, as a screen does."""
    width, height, theme = 960, 540, THEMES["light"]
    page, picture = objects.stage.page(width, height), FollowedPicture()
    screen = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    parts = 0
    for k in range(30):
        frame = objects.stage.frame(40.0 + k / 25, page)
        region = picture.follow(lambda frame=frame: frame, theme)  # type: ignore[misc]
        screen.setDevicePixelRatio(ratio)
        with QPainter(screen) as painter:
            if region is not None:
                painter.setClipRegion(region)
            picture.paint(painter, frame, (), theme, QRectF(0, 0, width, height))
        parts += region is not None
        screen.setDevicePixelRatio(1.0)
        assert screen == image(frame, theme, screen.width(), screen.height()), k
    assert parts > 20


def test_a_widget_that_covers_parts_of_pixels_is_painted_as_a_whole(objects: Objects) -> None:
    page, theme, picture = objects.stage.page(961, 541), THEMES["light"], FollowedPicture()
    screen = QImage(1202, 677, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(1.25)
    for k in range(20):
        frame = objects.stage.frame(40.0 + k / 25, page)
        assert picture.follow(lambda frame=frame: frame, theme) is None  # type: ignore[misc]
        with QPainter(screen) as painter:
            picture.paint(painter, frame, (), theme, QRectF(0, 0, 961, 541))
