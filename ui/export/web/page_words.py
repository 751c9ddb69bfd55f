"""What a web page says around its film: buttons, their hints, labels, in the language of the film.

A word is put in where the page's template names it, "{{say.play}}"; those that its script fills go with the film.
"""

from __future__ import annotations

from ui.film.text.language import Language


def template_words(language: Language) -> dict[str, str]:
    """The words of the template, by the names that it has for them."""
    translate = language.translate
    return {f"say.{name}": words for name, words in _buttons(language).items()} | {
        "look": language.translate("Picture", "What to look for"),
        "say.playing": translate("Web page", "Playing"),
        "say.speed": translate("Web page", "Speed"),
        "say.larger": translate("Web page", "Larger"),
        "say.larger_hint": translate("Web page", "A larger picture, to be scrolled"),
        "say.picture": translate("Web page", "Picture; where it is larger, the arrow keys scroll it"),
        "say.letters": translate("Web page", "Single letters act: F, B and the full stop"),
        "say.full": translate("Web page", "Full screen"),
        "say.full_hint": translate("Web page", "The picture alone, on the whole screen (F)"),
        "say.black": translate("Web page", "The screen is black"),
        "say.keys": translate("Web page", "Keys, and a clicker"),
        "say.time": translate("Web page", "Time"),
        "say.tokens": translate("Web page", "Tokens"),
        "say.numbers": translate("Web page", "Numbers of this beat"),
        "say.script": translate("Web page", "This page needs JavaScript, which your browser has switched off."),
        "say.old": translate(
            "Web page", "This browser cannot show the film ({why}). A current Chrome, Edge, Firefox or Safari can."
        ),
    }


def _buttons(language: Language) -> dict[str, str]:
    """What each button does, and the same with its key."""
    translate = language.translate
    return {
        "first": translate("Web page", "First moment"),
        "first_key": translate("Web page", "First moment (Home)"),
        "tokenback": translate("Web page", "One token back"),
        "tokenback_key": translate("Web page", "One token back (Shift+←)"),
        "back": translate("Web page", "One beat back"),
        "back_key": translate("Web page", "One beat back (←)"),
        "play": translate("Web page", "Play"),
        "play_key": translate("Web page", "Play or pause (Space)"),
        "on": translate("Web page", "One beat on"),
        "on_key": translate("Web page", "One beat on (→)"),
        "tokenon": translate("Web page", "One token on"),
        "tokenon_key": translate("Web page", "One token on (Shift+→)"),
    }


def script_words(language: Language) -> dict[str, str]:
    """The words that the page's script puts in by itself."""
    translate = language.translate
    return {
        "play": translate("Web page", "Play"),
        "pause": translate("Web page", "Pause"),
        "place": translate("Web page", "Token {number} of {count}, {token}: {beat}"),
    }


def key_words(language: Language) -> tuple[tuple[str, str], ...]:
    """The keys of the page, and what each does."""
    translate = language.translate
    return (
        (translate("Web page", "Space"), translate("Web page", "play or pause")),
        ("→, ←", translate("Web page", "one beat on, one beat back")),
        (translate("Web page", "Shift+→, Shift+←"), translate("Web page", "one token on, one token back")),
        (
            translate("Web page", "Page Down"),
            translate("Web page", "play the token, then the next one: what a clicker sends"),
        ),
        (
            translate("Web page", "Page Up"),
            translate("Web page", "back to the beginning of the token, then of the one before"),
        ),
        (translate("Web page", "Home, End"), translate("Web page", "first and last moment")),
        ("F", translate("Web page", "the picture alone, on the whole screen, and back")),
        (
            translate("Web page", "B, full stop"),
            translate("Web page", "a black screen, so that all look at you; the next key takes it away"),
        ),
    )
