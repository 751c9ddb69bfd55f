"""The application: one window. An error that nobody foresaw is shown in it and written to the log."""

from __future__ import annotations

from ui.film import film  # noqa: F401 before Qt, whose binding slows down every import that comes after it

# isort: split
import contextlib
import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from simulator.io.file_kinds import is_model
from simulator.io.hidden_files import clear_left_overs, temporary_place
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.schema import Lesson, LessonError
from ui.settings import recent_files, settings
from ui.settings.odd_things import is_odd, rename_aside, take_odd_things
from ui.settings.problem_report import log_file
from ui.settings.translation import install_language, own_language, translate
from ui.state.beside.updates import UpdatesAfterStage
from ui.state.lesson_runner import LessonRunner
from ui.state.names import lesson_title
from ui.window import restart
from ui.window.ending import ended_by_signals
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from ui.window.recovery.copies import Left, Lost, Unfound

FIRST = "jenny-rafsun"
log = logging.getLogger("gatelight")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run(lesson: str | None = None) -> int:
    """Open the window on a built-in lesson (its key) or a file, and stay until it is closed. Returns the exit code.

    A lesson that cannot be opened is told in the window, which then shows the first lesson; so it does while a large
    one is read and run.
    """
    leave_sources_unread()
    application = QApplication.instance() or _application()
    assert isinstance(application, QApplication)
    application.setApplicationName("Gatelight")
    application.setApplicationDisplayName("Gatelight")
    application.setDesktopFileName("gatelight")
    start_log()
    install_language(own_language())
    handover = restart.receive_handover()
    window = make_window(lesson)
    sys.excepthook = make_excepthook(window)
    if handover is not None:
        restart.take_over(window.session, handover, window.files, window.controls.recovery)
    window.completed.connect(partial(follow_system, window), Qt.ConnectionType.SingleShotConnection)
    window.show()
    if handover is not None:
        window.activateWindow()
    else:
        window.completed.connect(partial(welcome, window, lesson), Qt.ConnectionType.SingleShotConnection)
    window.completed.connect(read_lessons, Qt.ConnectionType.SingleShotConnection)
    window.completed.connect(clear_after_kills, Qt.ConnectionType.SingleShotConnection)
    try:
        with ended_by_signals(window) as ending:
            return application.exec() or ending.code
    finally:
        from ui.jobs.job import end_all  # late: the first picture is there sooner

        end_all()  # what was begun after the window had closed, too
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)


def _application() -> QApplication:
    """The application in the size that was chosen, which Qt reads from the environment when it is made.

    The first start takes the size from the screen, which is known once there is an application: one that goes again.
    """
    if not settings.has_scale() and "QT_SCALE_FACTOR" not in os.environ:
        settings.remember_screen_scale(_scale_of_screen())
    own = settings.scale() != 1.0 and "QT_SCALE_FACTOR" not in os.environ
    if own:
        os.environ["QT_SCALE_FACTOR"] = str(settings.scale())
    try:
        return QApplication(sys.argv[:1])
    finally:
        if own:
            del os.environ["QT_SCALE_FACTOR"]  # or what is started from here would have it, too


def _scale_of_screen() -> float:
    """The size that fits the main screen and the letters that the system is set to."""
    application = QGuiApplication(sys.argv[:1])
    screen = application.primaryScreen()
    size, ratio = screen.geometry().size(), screen.devicePixelRatio()
    letters = QFontInfo(QGuiApplication.font()).pixelSize()
    application.shutdown()
    return settings.scale_for_screen(size.width(), size.height(), ratio, letters)


def follow_system(window: MainWindow) -> None:
    """Do as the system is set, now and when that is changed, unless something was chosen here."""
    from ui.window.system.follower import SystemFollower  # late: the first picture is there sooner

    SystemFollower(window)


def collect_at_rest(window: MainWindow) -> None:
    """Let Python look for garbage when nothing moves in a window."""
    from ui.window.system.garbage import GarbageAtRest  # late, as above

    selection = window.selection
    moves = window.player.moved, window.stage.changed, selection.brushed, selection.scrolled
    GarbageAtRest(window, moves, window.closing)


def leave_sources_unread() -> None:
    """Keep PySide from reading the source of each module that is imported from now on.

    It looks there for modules that switch its features, which none does here, and Python keeps all lines it has read:
    20 MB of them where networkx is needed.
    """
    with contextlib.suppress(ImportError):  # of a PySide that does not
        features = import_module("shibokensupport.feature")
        if hasattr(features, "_mod_uses_pyside"):
            vars(features)["_mod_uses_pyside"] = lambda module: False


def read_lessons() -> None:
    """Read the built-in lessons beside the window: a menu asks which of them are this one's equals."""
    threading.Thread(target=lambda: [*builtin_lessons().values()], daemon=True, name="lessons").start()


def clear_after_kills() -> None:
    """Take away what killed programs have left half written where files were opened and exported last, in its own time.

    A folder may be far away: nobody waits for it, nor for the end of that.
    """
    folders = {path.parent for path in recent_files.files()} | {settings.place(), settings.folder(), temporary_place()}

    def clear() -> None:
        for folder in folders:
            clear_left_overs(folder)

    threading.Thread(target=clear, daemon=True, name="left-overs").start()


def make_runner() -> LessonRunner:
    """What runs lessons beside the window."""
    from ui.jobs.run_lesson import RunBeside  # late: nothing is edited before the first picture

    return RunBeside()


def make_window(lesson: str | None = None) -> MainWindow:
    """A window on a lesson; on the first built-in one, with a message, where that cannot be opened. A file that takes
    long is opened once the window is there.
    """
    key = lesson or FIRST
    if key in builtin_lessons():
        return window_on(find(key))
    from ui.jobs.read_lesson import is_small, read_file  # late, as the runner
    from ui.jobs.run_lesson import is_quick

    try:
        read = read_file(Path(key)) if is_small(Path(key)) and not is_model(key) else None
        if read is not None and is_quick(read.lesson):
            return window_on(read.lesson.lesson, Path(key))
    except LessonError as error:
        window = window_on(find(FIRST))
        window.messages.tell(translate("Message", "Not opened. {error}").format(error=error))
        return window
    window = window_on(find(FIRST))
    window.completed.connect(lambda: window.files.open(key), Qt.ConnectionType.SingleShotConnection)
    return window


def window_on(lesson: Lesson, path: Path | None = None) -> MainWindow:
    """A window in which runs are made beside it, and what stands around the stage follows the stage."""
    from ui.jobs.films_beside import FilmsBeside  # late, as the runner

    maker = FilmsBeside()
    window = MainWindow(lesson, path, make_runner=make_runner, updates=UpdatesAfterStage(), maker=maker)
    maker.setParent(window)
    window.closing.connect(maker.stop)
    window.completed.connect(partial(collect_at_rest, window), Qt.ConnectionType.SingleShotConnection)
    return window


def welcome(window: MainWindow, lesson: str | None) -> None:
    """Offer what a crash has left; where there is nothing and no `lesson` was asked for, show the start page."""

    def show_start_page() -> None:
        if lesson is None and settings.start_page():
            window.show_start_page()

    offer_recovery(window, show_start_page)


def offer_recovery(window: MainWindow, otherwise: Callable[[], object]) -> None:
    """Ask whether the unsaved changes of programs that crashed are to be recovered, of one after the other, the latest
    first; where there are none, do something else. A copy that cannot be read is offered to be set aside.
    """
    from ui.window.recovery.copies import set_odd_things_aside  # late: the first picture is there sooner
    from ui.window.recovery.finding import find_left_beside

    def offer(found: tuple[Left, ...]) -> None:
        if found:
            _offer_next(window, found)
        else:
            otherwise()

    set_odd_things_aside()
    _tell_odd_things(window)
    window.closing.connect(find_left_beside(offer, window).stop)


def _tell_odd_things(window: MainWindow) -> None:
    """Say what was set aside because it is not what it should be."""
    if odd := take_odd_things():
        words = translate("Message", "Something among the settings could not be used and was set aside: {names}.")
        window.messages.tell(words.format(names=", ".join(odd)), "information")


def _offer_next(window: MainWindow, found: tuple[Left, ...]) -> None:
    """Ask about the first of what was left, and then about the others."""
    from ui.window.recovery.copies import Unfound, Unreadable
    from ui.window.recovery.offer import ask_to_recover, ask_to_set_aside

    if not found:
        window.show_opening()
        return
    go_on = partial(_offer_next, window, found[1:])
    if isinstance(found[0], Unreadable):
        ask_to_set_aside(window, found[0]).finished.connect(lambda _answer: go_on())
    elif isinstance(found[0], Unfound):
        ask_to_recover(window, found[0], partial(_point_out, window, go_on), go_on)
    else:
        ask_to_recover(window, found[0], partial(_recover, window, go_on), go_on)


def _recover(window: MainWindow, go_on: Callable[[], object], lost: Lost) -> None:
    """Open what was lost, as a file is opened; in a window of its own where something is open here that is not saved,
    whose program then takes the copy. Then `go_on`.
    """
    from ui.jobs.read_lesson import ReadFile  # late, as the runner

    if not window.document.is_modified:
        take = partial(_take_copy, window, go_on, lost.copy, lost.change)
        window.files.show(ReadFile(lost.file, lost.resolved), take)
        return
    if not restart.open_elsewhere(window.session, lost):
        words = translate("Recovery", "“{title}” could not be opened in a window of its own: it is offered next time.")
        window.messages.tell(words.format(title=lesson_title(lost.lesson)))
    go_on()


def _point_out(window: MainWindow, go_on: Callable[[], object], found: Unfound) -> None:
    """Let one say where the file is that a lesson refers to, and open what was lost with that. Then `go_on`."""
    if not window.document.is_modified:
        take = partial(_take_copy, window, go_on, found.copy, found.change)
        window.files.recover(found.fault, found.lesson, found.file, take)
        return
    words = translate("Recovery", "“{title}” is offered next time: something is open here that is not saved.")
    window.messages.tell(words.format(title=lesson_title(found.lesson)))
    go_on()


def _take_copy(window: MainWindow, go_on: Callable[[], object], copy: Path, change: str, is_shown: bool) -> None:
    """Take over the copy of what is shown; that of what is not stays where it is."""
    if is_shown:
        window.controls.recovery.inherit(copy, change)
    go_on()


def start_log() -> None:
    """Write Qt's messages and ours to a small file, and a crash's stack to stderr."""
    from logging.handlers import RotatingFileHandler

    logging.raiseExceptions = False  # a log that cannot be written is no reason to say so each time
    with contextlib.suppress(OSError, RuntimeError):  # no stderr, as in a program without a console
        faulthandler.enable()
    file = log_file()
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if is_odd(file):
            rename_aside(file)
        handlers.append(RotatingFileHandler(file, maxBytes=1_000_000, backupCount=1, encoding="utf-8"))
    except OSError as error:
        log.warning("no log file: %s", error)
    handlers[0].setLevel(logging.WARNING)
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    log.setLevel(logging.INFO)
    qInstallMessageHandler(_qt_message)


def make_excepthook(window: MainWindow) -> Hook:
    """An excepthook that writes an error to the log and shows it in the window, which stays open with its lesson."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        log.error("unforeseen error", exc_info=(kind, error, trace))
        if isinstance(error, LessonError):
            window.messages.tell(str(error))
        else:
            words = translate(
                "Message",
                "Something went wrong that was not foreseen ({error}). What is open is unharmed: save it under another "
                "name and start again if things look odd.",
            )
            window.messages.tell(words.format(error=f"{kind.__name__}: {error}"))

    return tell


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    log.log(_LEVELS.get(kind, logging.ERROR), "Qt: %s", text)
