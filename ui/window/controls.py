"""Everything around the stage: menus, header, messages, transport, panels. Made after the first picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.lessons.builtin import builtin_lessons
from ui.commands.actions import Actions
from ui.commands.context import Context
from ui.commands.keyboard import Keyboard
from ui.dialogs.lesson_files import LessonFiles
from ui.jobs.export_queue import ExportQueue
from ui.panels.guide.card import GuideCard
from ui.panels.guide.recording import RecordingBar
from ui.panels.guide.results_recorder import ResultsRecorder
from ui.panels.inspector.panel import InspectorPanel
from ui.panels.network.panel import NetworkPanel
from ui.panels.read.panel import ReadPanel
from ui.panels.sequence.panel import SequencePanel
from ui.panels.table import TablePanel
from ui.panels.whatif.panel import WhatIfPanel
from ui.presenter.presentation import Presentation
from ui.presenter.screens import Screens
from ui.settings import learning
from ui.settings.translation import translate
from ui.stage import accessibility
from ui.stage.cue_banner import CueBanner
from ui.stage.numbers.change_chip import ChangeChip
from ui.stage.numbers.handle import NumberHandle
from ui.stage.play_button import PlayButton
from ui.stage.run_note import RunNote
from ui.stage.transport import Transport
from ui.stage.view import StageView
from ui.state.document import Document
from ui.state.guide import Guide
from ui.state.session import Session
from ui.widgets.focus import scrolling
from ui.widgets.heard import painting
from ui.widgets.messages import Messages, not_done
from ui.window.column import Column
from ui.window.export_bar import ExportBar
from ui.window.header import Header
from ui.window.heard.announcer import Announcer
from ui.window.leaving import Leaving
from ui.window.recovery.keeping import Recovery


class Controls:
    """The parts of one window besides its stage. They read the session; the commands act on `context`.

    `window` is their parent, over which dialogs open. `screens` are those to present on.
    """

    def __init__(
        self, session: Session, stage_view: StageView, context: Context, window: QWidget, screens: Screens | None
    ) -> None:
        accessibility.install()
        painting.install()
        scrolling.install()
        document, player, selection, stage, cues, learned = session
        models = document, player, selection, stage
        self._player = player
        self.commands = Actions(context, window)
        actions, menus = self.commands.actions, self.commands.menus
        self.header = Header(document, selection, stage, actions, menus)
        self.commands.fill(self.header.bar)
        self.keyboard = Keyboard(self.header.bar, self._take_keys)
        self.messages = Messages(stage)
        self.files = LessonFiles(document, self.messages, window)
        self.files.training_opened.connect(learned.take)
        self.exports = ExportQueue(window)
        self.export_bar = ExportBar(self.exports)
        self.leaving = Leaving(self.files, self.exports, self.messages, window.close, window)
        self.guide = Guide(*models)
        self.presentation = Presentation(stage_view, session, self.guide, actions, menus, screens)
        self.handle = NumberHandle(stage_view, document, player)
        self.chip = ChangeChip(stage_view, document, player, learned)
        self.chip.wanted.connect(lambda: context.show_whatif(None))
        self.play = PlayButton(stage_view, player, actions["play_pause"], actions["next_beat"])
        self.run_note = RunNote(stage_view, document)
        self.transport = Transport(player, selection, stage, actions, menus["choose_speed"], cues, learned)
        self.banner = CueBanner(self.transport.ruler, window, player, cues)
        self.sequence, self.network = SequencePanel(*models), NetworkPanel(*models)
        self.read, self.inspector = ReadPanel(*models), InspectorPanel(*models)
        self.table, self.whatif = TablePanel(*models), WhatIfPanel(*models, learned)
        pages: dict[str, QWidget] = {"read": self.read, "numbers": self.inspector, "whatif": self.whatif}
        self.guide_card = GuideCard(self.guide, stage)
        self.column = Column(learned, document, selection, pages, self.table, self.guide_card)
        self.recovery = Recovery(document, window)
        self.recovery.told.connect(self.messages.tell)
        self.announcer = Announcer(session, stage_view, self.messages, self.presentation)
        self._say_what_is_told()
        selection.turned.connect(self.commands.refresh)
        self.recorder = self._follow_guide(document)
        for act in (document.changed, selection.changed, player.playing_changed):
            act.connect(self.messages.leave)
        player.moved.connect(self._follow_player)
        self.transport.steps.failed.connect(lambda error: self.messages.tell(not_done(error)))
        document.failed.connect(lambda error: self.messages.tell(not_done(error)))
        self.transport.ruler.menu_requested.connect(self.sequence.offer)
        for left in (self.sequence.left, self.network.layer_controls.left):  # Space plays, Ctrl+Z takes the edit back
            left.connect(lambda: stage_view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.network.equations_wanted.connect(actions["edit_cell"].trigger)

    def _say_what_is_told(self) -> None:
        for told in (self.banner.told, self.run_note.told, self.guide_card.told, self.presentation.told):
            told.connect(self.announcer.say)

    def _follow_guide(self, document: Document) -> ResultsRecorder:
        """Let others follow the guide, and take down what is done in it."""
        self.recording = RecordingBar(self.guide.story_recorder)
        self.recording.told.connect(lambda words: self.messages.tell(words, "information"))
        self.read.lead_wanted.connect(self.guide.begin)
        self.guide.changed.connect(lambda: self.read.show_lead(self.guide.at is not None))
        moves = self.guide.changed, self.guide.moved, self.guide.story_recorder.changed
        for changed in (*moves, self.presentation.talk.changed):
            changed.connect(self.commands.refresh)
        recorder = ResultsRecorder(document, self.guide_card)
        recorder.failed.connect(self._tell_unkept)
        return recorder

    def lead_at_first(self, chosen: str) -> None:
        """Lead who chooses the first lesson through it, the first time."""
        if chosen == next(iter(builtin_lessons())) and learning.leads_first():
            self.commands.actions["toggle_guide"].trigger()

    def _tell_unkept(self, why: str) -> None:
        self.messages.tell(translate("Results", "Your answers are not kept. {why}").format(why=why))

    def _take_keys(self) -> None:
        """Give the commands the keys that are set now, and say so where a key is written."""
        self.commands.take_keys()
        self.read.show_key()

    def _follow_player(self, _time: float) -> None:
        """To go elsewhere in the film is an act; that it plays on is none."""
        if not self._player.playing:
            self.messages.leave()
