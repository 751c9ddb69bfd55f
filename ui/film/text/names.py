"""Names of tokens and units inside a sentence: cut to a length, and set apart where they would be read as its words."""

from __future__ import annotations

import re

from ui.film.text.language import Language

_PLAIN_NAME = re.compile(r"[^\W\d_][\w-]+")
# what the sentences themselves are made of: a unit of such a name would be read as a part of them
_VOCABULARY = """
a about above added adds after all almost alone along alongside an and another any anything are arithmetic as at
average back be before begin begins below beside bias both by candidate change changed changes closed closes column
come comes computed could cursor direction does each either elsewhere empty end ends entire equal erased erases every
everything falls for forget forgets forgotten form from further furthest gate gates given gives go goes gone gradient
half half-life hand hands hardly has have held here hold holds how in input inside into is it its keep keeps kept
largest layer layers least leads leaves left lesson let lets line lives longer masked matters mean memories memory
more most moves nearly new next no none nor not nothing now number numbers of off old on one only open opens or other
others out output over part parts pass past per product products reads reset rest rounded run runs same sequence set
shares share shut sign since size smaller so some stand stands start starts state states stay stays step still stored
straight sum sums symbols than that the their them there these they this those through to together token tokens total
touched true turn turns two under unit units untouched up update value values was were what where which while whole
wire with within without word would write writes written yes zero zeros aber addiert alle allein allem allen aller
alles als am an anfang anteil auch auf aus bei beide beiden beim beginnt bias bleibt bleiben da danach dann das davon
dazu dem den der des die dies diese diesem diesen dieser dort durch ein eine einem einen einer eines eingabe einheit
einheiten ende endet er erste ersten es fast für gate gates gehalten geht gelöscht gemischt gesetzt gewicht gibt
gleich größte größten hand hat hebt her hier hinzu hält höchstens ihr ihre im immer in ins ist jede jeden jedem jeder
jedes je kein keine keinem keinen keiner kommt kommen lässt leer macht maskiert mehr meisten mit mittel mittlere nach
neu neue neuen nicht nichts noch nur nullen ob oder offen ohne produkte rest richtung rückwärts schicht schichten
schließt schreibt sein seine sich sie sind sonst spalte speicher stand steht stehen summe summen teil teile token
tokens um und unter unverändert verändert vergessen von vor vorher vorzeichen wandert war was wechselt weiter weiteren
weniger wenn werden wert werte wie wieder wird wo wäre zu zum zur zurück zusammen zwei zwischen über
"""
_WORDS = frozenset(_VOCABULARY.split())


def shorten(name: str, letters: int) -> str:
    """A name on one line, cut to so many letters."""
    name = " ".join(name.split())
    return name if len(name) <= letters else name[: letters - 1] + "…"


def set_apart(name: str, language: Language) -> str:
    """A given name as a sentence has it: in quotation marks where it is no plain word, or one of the sentence's own."""
    clear = _PLAIN_NAME.fullmatch(name) and name.lower() not in _WORDS
    return name if clear else language.quote(name)
