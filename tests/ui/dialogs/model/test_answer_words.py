"""The answer to "why does mine differ?" in the language of the window: sentences in sentences, all of them."""

from PySide6.QtWidgets import QApplication

from simulator.text.said import say
from ui.dialogs.model.found_words import said
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language


def test_what_stands_in_a_sentence_is_translated_too(qapp: QApplication) -> None:
    order = say("your gates are in the order {order}", order="f i g o")
    whole = say("The same to {difference} if {conditions}.", difference="3e-07", conditions=order)
    install_language(languages()["de"])
    try:
        assert said(whole) == "Dasselbe bis auf 3e-07, wenn gilt: die Gates stehen in der Reihenfolge f i g o."
    finally:
        install_language(ENGLISH)
    assert said(whole) == whole
