"""Names of tokens and units inside a sentence: cut to a length, and set apart where they would be read as its words."""

from __future__ import annotations

import re

from ui.film.text.blanks import with_visible_blanks
from ui.film.text.language import Language

_PLAIN_NAME = re.compile(r"[^\W\d_][\w-]+")
# what the sentences themselves are made of: a unit of such a name would be read as a part of them
_VOCABULARY = """
a aber about above add added addiert adds after all alle allein allem allen aller alles almost alone along alongside als
also alt alte altes am an and andere anderen anderswo anew anfang another anteil any anything are arithmetic as at auch
auf aus ausgabe ausgabeschicht ausgelassen average back be become becomes been before begin beginn beginnen beginnt
begins behalten behaltenes behält bei beide beiden beim bekam bekommen below berechnet beside betrag between bevor
beyond bezüglich bias biases bis blamed bleiben bleibt both breite but by came cancel candidate cannot carries cell
chance change changed changes chosen closed closes column columns come comes computed constant constants could cursor da
dahin danach daneben dann daraus darunter darüber das dasselbe davon davor dazu dazwischen dem den denn der des deshalb
dessen did die dies diese dieselbe diesem diesen dieser dieses differ direction directions do does dort durch each eben
echtes eigene ein eine einem einen einer eines eingabe einheit einheiten einmal einzige either else elsewhere empty end
ende enden endet endless ends enthält entire equal equations er erased erases ergeben ergibt ergäbe ergäben erhalten
erreicht ersetzt erst erste ersten es etwa etwas every everything exactly falls fast fest first folge for foretold
forget forgets forgotten form from further furthest fällt fügt führt für gab ganz gate gates gave geben gedächtnis
gedächtnisse gedächtnisses gegeben gehalten gehen geht gehängt gekommen gelesen gelöscht gemischt genau gerade geradeaus
geraden gerundet gerundete gesagt geschlossen geschrieben geschriebenes gesetzt gespeichert gespeicherte gets gewicht
gewichte gewählte gibt give given gives gleich gleichungen go goes going gone gradient gradienten größe größte größten
größtes haben had halbwertszeit half half-life halten hand hands hardly has hat hatte have heben hebt held her heraus
here herein hereinkam hereinkommt hereinkäme hielt hier hinauf hinaus hindurch hineinging hinter hinzu hinzugefügt
hinzugefügtes hinzukommen hinzukommt hold holds how hälfte hält höchstens ihm ihnen ihr ihre im immer in input ins
inside into is ist it its itself je jede jedem jeden jeder jedes jenseits jetzt jeweils joined just kam kandidat
kandidaten kann kaum keep keeps kein keine keinem keinen keiner kept keras kleiner knüpft kommen kommt konstante
konstanten könnte largest lassen later lauf layer layers leads least leaves leer leeren left leitung lektion lengths
lesen less lesson let lets liegt life likeliest line linie lives longer loss längen lässt läufe löscht macht make makes
mal masked maskiert matters may mean meets mehr meiste meisten memories memory million mindestens mit mittel mittlere
mittleren mixed more most moves much multiplies nach nearly neither network netz neu neue neuen neues never new next
nicht nichts nie nimmt no noch none nor not nothing now nullen number numbers nur nächsten nächstes ob oben oder of off
offen ohne old on one only onnx open opens opposite or other others out outlasts output over own part parts pass passes
past per plus product products produkte pytorch reaches read reads reicht replaced reset rest richtung richtungen
rounded run runs rückweg rückwärts sagen sagt said same say says schicht schichten schließt schon schreibt schrieb
schritt schuld sein seine seines selbst sequence set setzt share shares show shut sich sie sigmoid sign signs since sind
size smaller so some something sonst spalte spalten speicher später stand stands start starts state states stay stays
stehen steht step stets still stood stored straight stärksten such sum summanden summe summen sums symbols tabelle table
teil teile teilen teils than that the their them there these they this those through to together token tokens top total
touched trifft true trägt turn turns tut two um umgekehrtem unbekannte unberührt unchanged und undecided under
undiminished unendlich unentschieden ungeschmälert unit units unknown unter unterschied untouched unverändert up update
value values vectors vektoren vergangenheit vergessen vergessenes vergisst verloren verschiedenen verändert viel vom von
vor vorbei vorher vorhergesagt vorn vorzeichen wahrscheinlich wahrscheinlichkeit wahrscheinlichsten waits wandert war
was ways wechselt weder weg wegen weights weiter weitere weiteren weiterhin weitesten welches well weniger wenn went
werden were wert werte werts what when where which while whole wholly width wie wieder wird wire with within without wo
word would write writes written wrote wurde wäre yes yet you zahl zahlen zelle zero zeros zu zueinander zum zumindest
zur zurück zurückgekommen zurückkommt zusammen zuvor zwei zwischen ändert über überall überdauert übrig übrigen
"""
_WORDS = frozenset(_VOCABULARY.split())


def shorten(name: str, letters: int) -> str:
    """A name on one line, cut to so many letters; of blanks alone their signs."""
    name = " ".join(name.split()) or with_visible_blanks(name)
    return name if len(name) <= letters else name[: letters - 1] + "…"


def set_apart(name: str, language: Language) -> str:
    """A given name as a sentence has it: in quotation marks where it is no plain word, or one of the sentence's own."""
    clear = _PLAIN_NAME.fullmatch(name) and name.lower() not in _WORDS
    return name if clear else language.quote(name)
