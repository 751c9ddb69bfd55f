<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A simulator that animates the memory of recurrent networks with true numbers: every number on screen was computed, from weights that can be seen.</source>
        <translation>Ein Simulator, der das Gedächtnis rekurrenter Netze mit wahren Zahlen bewegt zeigt: Jede Zahl auf dem Bildschirm ist berechnet, aus Gewichten, die man sehen kann.</translation>
    </message>
    <message>
        <source>Built of</source>
        <translation>Gebaut aus</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Schriften</translation>
    </message>
    <message>
        <source>It opens no connection: nothing that you do with it is ever sent.</source>
        <translation>Es öffnet keine Verbindung: Nichts von dem, was man damit tut, wird je gesendet.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Qt is used under the LGPL 3 through PySide6.</source>
        <translation>Qt wird unter der LGPL 3 durch PySide6 verwendet.</translation>
    </message>
    <message>
        <source>This bundle contains x264 and x265, which are under the GPL 2 or later, and FFmpeg, which is under the LGPL 3 or later; so as a whole it is under the GPL 3 or later. The sources of Gatelight are handed out with it; those of the others are here: {places}.</source>
        <translation>Dieses Programmpaket enthält x264 und x265, die unter der GPL 2 oder später stehen, und FFmpeg, das unter der LGPL 3 oder später steht; als Ganzes steht es darum unter der GPL 3 oder später. Der Quelltext von Gatelight wird mit ihm weitergegeben, der der anderen ist hier: {places}.</translation>
    </message>
    <message>
        <source>see the package</source>
        <translation>siehe das Paket</translation>
    </message>
</context>
<context>
    <name>Backward</name>
    <message>
        <source>all paths</source>
        <translation>alle Wege</translation>
    </message>
    <message>
        <source>by way of the next token</source>
        <translation>über das nächste Token</translation>
    </message>
    <message>
        <source>gradient, going back</source>
        <translation>Gradient, rückwärts</translation>
    </message>
    <message>
        <source>how much {state} of {unit} after {token} still depends on what stands here</source>
        <translation>wie sehr {state} von {unit} nach {token} noch von dem abhängt, was hier steht</translation>
    </message>
    <message>
        <source>lost: {value}</source>
        <translation>verloren: {value}</translation>
    </message>
    <message>
        <source>next token</source>
        <translation>nächstes Token</translation>
    </message>
    <message>
        <source>nothing from above</source>
        <translation>von oben kommt nichts</translation>
    </message>
    <message>
        <source>nothing from layer {number}</source>
        <translation>nichts aus Schicht {number}</translation>
    </message>
    <message>
        <source>straight along the memory line: {value}</source>
        <translation>geradeaus entlang der Gedächtnislinie: {value}</translation>
    </message>
    <message>
        <source>through {name}</source>
        <translation>durch {name}</translation>
    </message>
    <message>
        <source>∂ {state} of {unit} after {last} / ∂ {place} at {token}: {value}</source>
        <translation>∂ {state} von {unit} nach {last} / ∂ {place} bei {token}: {value}</translation>
    </message>
</context>
<context>
    <name>Backward caption</name>
    <message>
        <source>Going back, the gradient meets the same gate, open: {value} for {unit}, undiminished.</source>
        <translation>Auf dem Rückweg steht dem Gradienten dasselbe Gate offen: {value} bei {unit}, ungeschmälert.</translation>
    </message>
    <message>
        <source>Going back, the gradient meets the same gate, open: {value} undiminished.</source>
        <translation>Auf dem Rückweg steht dem Gradienten dasselbe Gate offen: {value}, ungeschmälert.</translation>
    </message>
    <message>
        <source>Going back, the gradient meets the same gate: of {value} for {unit}, {rest} gets through.</source>
        <translation>Auf dem Rückweg trifft der Gradient dasselbe Gate: Von {value} bei {unit} kommt {rest} durch.</translation>
    </message>
    <message>
        <source>Going back, the gradient meets the same gate: of {value}, {rest} gets through.</source>
        <translation>Auf dem Rückweg trifft der Gradient dasselbe Gate: Von {value} kommt {rest} durch.</translation>
    </message>
    <message>
        <source>Nothing comes back through {names}.</source>
        <translation>Durch {names} kommt nichts zurück.</translation>
    </message>
    <message>
        <source>Nothing comes back to {token}.</source>
        <translation>Zu {token} kommt nichts zurück.</translation>
    </message>
    <message>
        <source>Through {name} most comes back to {operand}: {value} at {unit}.</source>
        <translation>Durch {name} kommt am meisten zu {operand} zurück: {value} bei {unit}.</translation>
    </message>
    <message>
        <source>Through {name} most comes back to {operand}: {value}.</source>
        <translation>Durch {name} kommt am meisten zu {operand} zurück: {value}.</translation>
    </message>
    <message>
        <source>Through {name} the same comes back to {operands}, most at {unit}: {value}.</source>
        <translation>Durch {name} kommt zu {operands} dasselbe zurück, am meisten bei {unit}: {value}.</translation>
    </message>
    <message>
        <source>Through {name} the same comes back to {operands}: {value}.</source>
        <translation>Durch {name} kommt zu {operands} dasselbe zurück: {value}.</translation>
    </message>
    <message>
        <source>Unchanged, most comes back to {operand}: {value} at {unit}.</source>
        <translation>Unverändert kommt am meisten zu {operand} zurück: {value} bei {unit}.</translation>
    </message>
    <message>
        <source>Unchanged, most comes back to {operand}: {value}.</source>
        <translation>Unverändert kommt am meisten zu {operand} zurück: {value}.</translation>
    </message>
    <message>
        <source>Unchanged, {range} comes back to {operand}.</source>
        <translation>Unverändert kommt zu {operand} zurück: {range}.</translation>
    </message>
    <message>
        <source>What comes back through {names} is beyond all numbers.</source>
        <translation>Was durch {names} zurückkommt, liegt jenseits aller Zahlen.</translation>
    </message>
    <message>
        <source>What comes back through {name} to {operand} is {range}.</source>
        <translation>Was durch {name} zu {operand} zurückkommt, ist {range}.</translation>
    </message>
    <message>
        <source>What has come back to {token}, as lengths of vectors: {sizes}.</source>
        <translation>Was zu {token} zurückgekommen ist, als Längen der Vektoren: {sizes}.</translation>
    </message>
    <message>
        <source>What was forgotten cannot be blamed: nothing goes back past {token} on this line.</source>
        <translation>Vergessenes trägt keine Schuld: Hinter {token} reicht auf dieser Linie nichts zurück.</translation>
    </message>
    <message>
        <source>What was forgotten cannot be blamed: only {share} goes back past {token} on this line.</source>
        <translation>Vergessenes trägt keine Schuld: Hinter {token} reicht auf dieser Linie nur {share} zurück.</translation>
    </message>
    <message>
        <source>{size} at {name}</source>
        <translation>{size} bei {name}</translation>
    </message>
</context>
<context>
    <name>Beat</name>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rücksetzen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>A true sigmoid never reaches 0 or 1.</source>
        <translation>Ein echtes Sigmoid erreicht nie 0 oder 1.</translation>
    </message>
    <message>
        <source>Almost untouched: {units} (at least {share} kept).</source>
        <translation>Fast unberührt: {units} (mindestens {share} bleiben).</translation>
    </message>
    <message>
        <source>Almost untouched: {units} ({share} kept).</source>
        <translation>Fast unberührt: {units} ({share} bleiben).</translation>
    </message>
    <message>
        <source>Another sequence begins and goes on: {states} come from {before}.</source>
        <translation>Hier beginnt eine weitere Folge und knüpft an: {states} kommen von {before}.</translation>
    </message>
    <message>
        <source>Another sequence begins and goes on: {states} comes from {before}.</source>
        <translation>Hier beginnt eine weitere Folge und knüpft an: {states} kommt von {before}.</translation>
    </message>
    <message>
        <source>Another sequence begins anew: {states} are what they were before the first.</source>
        <translation>Eine weitere Folge beginnt von vorn: {states} sind wie vor der ersten.</translation>
    </message>
    <message>
        <source>Another sequence begins anew: {states} is what it was before the first.</source>
        <translation>Eine weitere Folge beginnt von vorn: {states} ist wie vor der ersten.</translation>
    </message>
    <message>
        <source>Another sequence begins anew: {states} start at 0.</source>
        <comment>several states</comment>
        <translation>Eine weitere Folge beginnt von vorn: {states} beginnen bei 0.</translation>
    </message>
    <message>
        <source>Another sequence begins anew: {states} starts at 0.</source>
        <comment>one state</comment>
        <translation>Eine weitere Folge beginnt von vorn: {states} beginnt bei 0.</translation>
    </message>
    <message>
        <source>Beside it: {h} from {before}.</source>
        <translation>Daneben: {h} von {before}.</translation>
    </message>
    <message>
        <source>Both directions of layer {number} hand up their {h} for {token}: here they are {x}.</source>
        <translation>Beide Richtungen der Schicht {number} geben ihr {h} zu {token} nach oben: Hier sind sie {x}.</translation>
    </message>
    <message>
        <source>Elsewhere at least {share} is kept.</source>
        <translation>Anderswo bleiben mindestens {share}.</translation>
    </message>
    <message>
        <source>Elsewhere {share} is kept.</source>
        <translation>Anderswo bleiben {share}.</translation>
    </message>
    <message>
        <source>Everything is mixed anew: no wire carries the old {h} past the {function}.</source>
        <translation>Alles wird neu gemischt: Keine Leitung führt das alte {h} am {function} vorbei.</translation>
    </message>
    <message>
        <source>It is shut on {units} as well, but nothing is stored there.</source>
        <translation>Auch in {units} ist es geschlossen, aber dort ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>It is shut on {units}, but nothing is stored there.</source>
        <translation>In {units} ist es geschlossen, aber dort ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Joined to {h} from {before} it goes into one sum as [{h}, {x}].</source>
        <translation>An {h} von {before} gehängt, geht es als [{h}, {x}] in eine einzige Summe.</translation>
    </message>
    <message>
        <source>Joined to {h} from {before} it goes to every gate as [{h}, {x}].</source>
        <translation>An {h} von {before} gehängt, geht es als [{h}, {x}] an jedes Gate.</translation>
    </message>
    <message>
        <source>Kept plus added is the new memory.</source>
        <translation>Behaltenes plus Geschriebenes ist das neue Gedächtnis.</translation>
    </message>
    <message>
        <source>Kept plus added is the new memory: {kept} + {added} = {new}.</source>
        <translation>Behaltenes plus Geschriebenes ist das neue Gedächtnis: {kept} + {added} = {new}.</translation>
    </message>
    <message>
        <source>Largest in {name}: {values}.</source>
        <translation>Am größten in {name}: {values}.</translation>
    </message>
    <message>
        <source>Layer {number} hands up its {h} for {token}: here it is {x}.</source>
        <translation>Schicht {number} reicht ihr {h} für {token} hinauf: Hier ist es {x}.</translation>
    </message>
    <message>
        <source>Likeliest: {words}.</source>
        <translation>Vorn: {words}.</translation>
    </message>
    <message>
        <source>Next to nothing is in memory ({value} at most): the {gate} hardly matters.</source>
        <translation>Im Gedächtnis steht fast nichts (höchstens {value}): Das {gate} macht kaum einen Unterschied.</translation>
    </message>
    <message>
        <source>Next to nothing is in memory: {value} at most.</source>
        <translation>Im Gedächtnis steht fast nichts: höchstens {value}.</translation>
    </message>
    <message>
        <source>No gate could do that: a true write is between −1 and 1.</source>
        <translation>Kein Gate könnte das: Was auf einmal geschrieben wird, liegt zwischen −1 und 1.</translation>
    </message>
    <message>
        <source>Nothing has been read before it: {states} start at 0.</source>
        <comment>several states</comment>
        <translation>Davor wurde nichts gelesen: {states} beginnen bei 0.</translation>
    </message>
    <message>
        <source>Nothing has been read before it: {states} starts at 0.</source>
        <comment>one state</comment>
        <translation>Davor wurde nichts gelesen: {states} beginnt bei 0.</translation>
    </message>
    <message>
        <source>Nothing is in memory to keep.</source>
        <translation>Im Gedächtnis steht nichts, was zu behalten wäre.</translation>
    </message>
    <message>
        <source>Nothing is in memory to keep; {share_name} lets {share} of {name} in.</source>
        <translation>Im Gedächtnis steht nichts, was zu behalten wäre; {share_name} lässt {share} von {name} herein.</translation>
    </message>
    <message>
        <source>Nothing new: the memory stays as it is.</source>
        <translation>Nichts Neues: Das Gedächtnis bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Nothing new: the {gate} stays open.</source>
        <translation>Nichts Neues: Das {gate} bleibt offen.</translation>
    </message>
    <message>
        <source>Now likeliest: {words}.</source>
        <translation>Jetzt vorn: {words}.</translation>
    </message>
    <message>
        <source>Old and new cancel: {value}.</source>
        <translation>Altes und Neues heben sich auf: {value}.</translation>
    </message>
    <message>
        <source>Old and new together: {value}.</source>
        <translation>Altes und Neues zusammen: {value}.</translation>
    </message>
    <message>
        <source>On average the {gate} keeps {mean} of a memory.</source>
        <translation>Im Mittel behält das {gate} {mean} eines Werts.</translation>
    </message>
    <message>
        <source>Out goes {h}: {values}.</source>
        <translation>Hinaus geht {h}: {values}.</translation>
    </message>
    <message>
        <source>Set by hand, not computed: {old} · {gate} = {kept}.</source>
        <translation>Von Hand gesetzt, nicht berechnet: {old} · {gate} = {kept}.</translation>
    </message>
    <message>
        <source>Set by hand, not computed: {values} is added.</source>
        <translation>Von Hand gesetzt, nicht berechnet: {values} kommt hinzu.</translation>
    </message>
    <message>
        <source>Set by hand, not computed: {values}.</source>
        <translation>Von Hand gesetzt, nicht berechnet: {values}.</translation>
    </message>
    <message>
        <source>Still likeliest: {words}.</source>
        <translation>Weiterhin vorn: {words}.</translation>
    </message>
    <message>
        <source>The candidate {n} is what the memory could become, most of all {values}.</source>
        <translation>Der Kandidat {n} ist, was das Gedächtnis werden könnte, vor allem {values}.</translation>
    </message>
    <message>
        <source>The candidate {n} is what the memory could become: {values}.</source>
        <translation>Der Kandidat {n} ist, was das Gedächtnis werden könnte: {values}.</translation>
    </message>
    <message>
        <source>The largest change is in {units}, from {old} to {new}.</source>
        <translation>Am meisten ändert sich {units}, von {old} auf {new}.</translation>
    </message>
    <message>
        <source>The largest change is the same in {units}: {value}.</source>
        <translation>Am stärksten ändert sich das Gedächtnis in {units}, überall gleich: um {value}.</translation>
    </message>
    <message>
        <source>The largest loss is in {unit}: {share} of {value} is kept.</source>
        <translation>Am meisten geht in {unit} verloren: Von {value} bleiben {share}.</translation>
    </message>
    <message>
        <source>The lesson gives {states} to start with.</source>
        <translation>Die Lektion gibt {states} zum Anfang vor.</translation>
    </message>
    <message>
        <source>The lesson starts with {values}.</source>
        <translation>Die Lektion setzt zu Beginn {values}.</translation>
    </message>
    <message>
        <source>The memory goes from {old} to {new}.</source>
        <translation>Das Gedächtnis geht von {old} auf {new}.</translation>
    </message>
    <message>
        <source>The memory hardly changes: by {value} at most.</source>
        <translation>Das Gedächtnis ändert sich kaum: höchstens um {value}.</translation>
    </message>
    <message>
        <source>The memory stays as it was.</source>
        <translation>Das Gedächtnis bleibt, wie es war.</translation>
    </message>
    <message>
        <source>The read-out gives {words}.</source>
        <translation>Die Ausgabeschicht ergibt {words}.</translation>
    </message>
    <message>
        <source>The read-out is undecided.</source>
        <translation>Die Ausgabeschicht ist unentschieden.</translation>
    </message>
    <message>
        <source>The sign turns in {count} of {total} units, such as {units}.</source>
        <translation>Das Vorzeichen wechselt in {count} von {total} Einheiten, etwa in {units}.</translation>
    </message>
    <message>
        <source>The sign turns in {units}.</source>
        <translation>Das Vorzeichen wechselt in {units}.</translation>
    </message>
    <message>
        <source>The sign turns, from {old} to {new}.</source>
        <translation>Das Vorzeichen wechselt, von {old} auf {new}.</translation>
    </message>
    <message>
        <source>The step in {unit} is only {value}: {h} is a mean of old and new, {formula}, and cannot pass 1.</source>
        <translation>Der Schritt in {unit} ist nur noch {value}: {h} ist ein Mittel aus Alt und Neu, {formula}, und kommt nie über 1.</translation>
    </message>
    <message>
        <source>The step of {token} is left out: {states} pass through unchanged.</source>
        <translation>Der Schritt von {token} ist ausgelassen: {states} gehen unverändert hindurch.</translation>
    </message>
    <message>
        <source>The step of {token} is left out: {states} passes through unchanged.</source>
        <translation>Der Schritt von {token} ist ausgelassen: {states} geht unverändert hindurch.</translation>
    </message>
    <message>
        <source>The {gate} is open on {units}: {share} of its {value} is kept.</source>
        <translation>Das {gate} ist in {units} offen: Von {value} bleiben {share}.</translation>
    </message>
    <message>
        <source>The {gate} is open where much is stored ({units}): at least {share} is kept there.</source>
        <translation>Das {gate} ist offen, wo viel gespeichert ist ({units}): Dort bleiben mindestens {share}.</translation>
    </message>
    <message>
        <source>The {gate} is open where much is stored ({units}): {share} is kept there.</source>
        <translation>Das {gate} ist offen, wo viel gespeichert ist ({units}): Dort bleiben {share}.</translation>
    </message>
    <message>
        <source>The {gate} is open where something is stored ({units}): at least {share} is kept there.</source>
        <translation>Das {gate} ist offen, wo etwas gespeichert ist ({units}): Dort bleiben mindestens {share}.</translation>
    </message>
    <message>
        <source>The {gate} is open where something is stored ({units}): {share} is kept there.</source>
        <translation>Das {gate} ist offen, wo etwas gespeichert ist ({units}): Dort bleiben {share}.</translation>
    </message>
    <message>
        <source>The {gate} is open: every memory keeps at least {share} of its value.</source>
        <translation>Das {gate} ist offen: Jeder gespeicherte Wert bleibt zu mindestens {share} erhalten.</translation>
    </message>
    <message>
        <source>The {gate} is open: every memory keeps {share} of its value.</source>
        <translation>Das {gate} ist offen: Jeder gespeicherte Wert bleibt zu {share} erhalten.</translation>
    </message>
    <message>
        <source>The {gate} is open: {share} of {value} is kept.</source>
        <translation>Das {gate} ist offen: Von {value} bleiben {share}.</translation>
    </message>
    <message>
        <source>The {gate} is {share} open, but the weights of {h} in the candidate give 0 here.</source>
        <translation>Das {gate} ist zu {share} offen, aber die Gewichte von {h} im Kandidaten geben hier 0.</translation>
    </message>
    <message>
        <source>The {gate} is {share} open, but {h} is 0: there is no past to let in.</source>
        <translation>Das {gate} ist zu {share} offen, aber {h} ist 0: Es gibt keine Vergangenheit, die hereinkäme.</translation>
    </message>
    <message>
        <source>The {gate} is {share} open, but {passed} is 0.</source>
        <translation>Das {gate} ist zu {share} offen, aber {passed} ist 0.</translation>
    </message>
    <message>
        <source>The {gate} keeps {mean} of {value} in {unit}.</source>
        <translation>Das {gate} behält in {unit} {mean} von {value}.</translation>
    </message>
    <message>
        <source>The {gate} keeps {mean} of {value}.</source>
        <translation>Das {gate} behält {mean} von {value}.</translation>
    </message>
    <message>
        <source>The {gate} lets {share} of the past into the candidate. It erases nothing: {h} itself is untouched.</source>
        <translation>Das {gate} lässt {share} der Vergangenheit in den Kandidaten. Es löscht nichts: {h} selbst bleibt unberührt.</translation>
    </message>
    <message>
        <source>The {gate} lets {share} of {passed} through.</source>
        <translation>Das {gate} lässt {share} von {passed} durch.</translation>
    </message>
    <message>
        <source>The {gate} lets {share} through.</source>
        <translation>Das {gate} lässt {share} durch.</translation>
    </message>
    <message>
        <source>The {gate} multiplies what is stored by {range}.</source>
        <translation>Das {gate} nimmt, was gespeichert ist, mal {range}.</translation>
    </message>
    <message>
        <source>The {gate} stays open: every memory keeps at least {share} of its value.</source>
        <translation>Das {gate} bleibt offen: Jeder gespeicherte Wert bleibt zu mindestens {share} erhalten.</translation>
    </message>
    <message>
        <source>The {gate} stays open: every memory keeps {share} of its value.</source>
        <translation>Das {gate} bleibt offen: Jeder gespeicherte Wert bleibt zu {share} erhalten.</translation>
    </message>
    <message>
        <source>The {gate} stays shut on {units}: at least {share} of each is erased.</source>
        <translation>Das {gate} bleibt in {units} geschlossen: Je mindestens {share} werden gelöscht.</translation>
    </message>
    <message>
        <source>The {gate} stays shut on {units}: {share} of each is erased.</source>
        <translation>Das {gate} bleibt in {units} geschlossen: Jeweils {share} werden gelöscht.</translation>
    </message>
    <message>
        <source>The {gate} stays shut on {units}: {share} of its {value} is erased.</source>
        <translation>Das {gate} bleibt in {units} geschlossen: Von {value} werden {share} gelöscht.</translation>
    </message>
    <message>
        <source>There is nothing in memory to forget: what the {gate} does now changes nothing.</source>
        <translation>Im Gedächtnis steht nichts, was zu vergessen wäre: Was das {gate} jetzt tut, ändert nichts.</translation>
    </message>
    <message>
        <source>Together with {h} from {before} it goes into one sum.</source>
        <translation>Zusammen mit {h} von {before} geht es in eine einzige Summe.</translation>
    </message>
    <message>
        <source>Together with {h} from {before} it goes to every gate.</source>
        <translation>Zusammen mit {h} von {before} geht es an jedes Gate.</translation>
    </message>
    <message>
        <source>Untouched: {units}.</source>
        <translation>Unberührt: {units}.</translation>
    </message>
    <message>
        <source>What is added here is set by hand, not computed.</source>
        <translation>Was hier hinzukommt, ist von Hand gesetzt, nicht berechnet.</translation>
    </message>
    <message>
        <source>Where else something is stored, at least {share} is kept.</source>
        <translation>Wo sonst etwas gespeichert ist, bleiben mindestens {share}.</translation>
    </message>
    <message>
        <source>Where something is stored, the {gate} keeps {mean} on average.</source>
        <translation>Wo etwas gespeichert ist, behält das {gate} im Mittel {mean}.</translation>
    </message>
    <message>
        <source>You hold {numbers}.</source>
        <translation>Sie halten {numbers}.</translation>
    </message>
    <message>
        <source>You hold {numbers}: {outcome}.</source>
        <translation>Sie halten {numbers}: {outcome}.</translation>
    </message>
    <message>
        <source>You hold {values}</source>
        <translation>Sie halten {values}</translation>
    </message>
    <message>
        <source>all {total} columns</source>
        <translation>allen {total} Spalten</translation>
    </message>
    <message>
        <source>all {total} units</source>
        <translation>allen {total} Einheiten</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>gate {letter}</source>
        <translation>Gate {letter}</translation>
    </message>
    <message>
        <source>kept and added would make {value}</source>
        <translation>Behaltenes und Hinzugefügtes ergäben {value}</translation>
    </message>
    <message>
        <source>largest {size} in {unit}: {value}</source>
        <translation>größtes {size} in {unit}: {value}</translation>
    </message>
    <message>
        <source>likeliest: {words}</source>
        <translation>vorn: {words}</translation>
    </message>
    <message>
        <source>nothing gets through</source>
        <translation>nichts kommt durch</translation>
    </message>
    <message>
        <source>nothing goes out</source>
        <translation>nichts geht hinaus</translation>
    </message>
    <message>
        <source>nothing is stored there</source>
        <translation>dort ist nichts gespeichert</translation>
    </message>
    <message>
        <source>nothing is written</source>
        <translation>nichts wird geschrieben</translation>
    </message>
    <message>
        <source>nothing stays</source>
        <translation>nichts bleibt</translation>
    </message>
    <message>
        <source>nothing stays and nothing is written</source>
        <translation>nichts bleibt und nichts wird geschrieben</translation>
    </message>
    <message>
        <source>nothing stays, {added} is written</source>
        <translation>nichts bleibt, {added} wird geschrieben</translation>
    </message>
    <message>
        <source>over {share}</source>
        <translation>über {share}</translation>
    </message>
    <message>
        <source>read-out: {words}</source>
        <translation>Ausgabe: {words}</translation>
    </message>
    <message>
        <source>rounded {gate}</source>
        <translation>gerundete {gate}</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>der Lektion</translation>
    </message>
    <message>
        <source>the read-out is undecided</source>
        <translation>die Ausgabeschicht ist unentschieden</translation>
    </message>
    <message>
        <source>the {gate}</source>
        <translation>das {gate}</translation>
    </message>
    <message>
        <source>the {gate} of {units}</source>
        <translation>das {gate} von {units}</translation>
    </message>
    <message>
        <source>under {share}</source>
        <translation>unter {share}</translation>
    </message>
    <message>
        <source>{added} is written</source>
        <translation>{added} wird geschrieben</translation>
    </message>
    <message>
        <source>{bound} closes on {units}</source>
        <translation>{bound} schließt in {units}</translation>
    </message>
    <message>
        <source>{bound} is open on {units}</source>
        <translation>{bound} ist offen in {units}</translation>
    </message>
    <message>
        <source>{bound} on {units}</source>
        <translation>{bound} in {units}</translation>
    </message>
    <message>
        <source>{bound} stays open on {units}</source>
        <translation>{bound} bleibt offen in {units}</translation>
    </message>
    <message>
        <source>{bound} stays shut on {units}</source>
        <translation>{bound} bleibt geschlossen in {units}</translation>
    </message>
    <message>
        <source>{count} of {total} columns</source>
        <translation>{count} von {total} Spalten</translation>
    </message>
    <message>
        <source>{count} of {total} units</source>
        <translation>{count} von {total} Einheiten</translation>
    </message>
    <message>
        <source>{count} weights in {framework}; {others}: no layer of these equations.</source>
        <translation>{count} Gewichte in {framework}; {others}: keine Schicht mit diesen Gleichungen.</translation>
    </message>
    <message>
        <source>{count} weights; neither PyTorch nor Keras nor ONNX has a layer of these equations.</source>
        <translation>{count} Gewichte; weder PyTorch noch Keras noch ONNX hat eine Schicht mit diesen Gleichungen.</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{first} and {second} in {unit}</source>
        <translation>{first} und {second} in {unit}</translation>
    </message>
    <message>
        <source>{first} weights in PyTorch and in Keras, both with two biases for each gate.</source>
        <translation>{first} Gewichte in PyTorch wie in Keras, beide mit zwei Biases je Gate.</translation>
    </message>
    <message>
        <source>{first} weights in PyTorch, with two biases for each gate; {second} in Keras, with one.</source>
        <translation>{first} Gewichte in PyTorch, mit zwei Biases je Gate; {second} in Keras, mit einem.</translation>
    </message>
    <message>
        <source>{h} comes out as it went in.</source>
        <translation>{h} kommt so heraus, wie es hereinkam.</translation>
    </message>
    <message>
        <source>{h} goes on to the next token and up: {values}.</source>
        <translation>{h} geht weiter zum nächsten Token und nach oben: {values}.</translation>
    </message>
    <message>
        <source>{h} goes on to the next token and up; largest: {values}.</source>
        <translation>{h} geht weiter zum nächsten Token und nach oben; am größten: {values}.</translation>
    </message>
    <message>
        <source>{h} goes up, and the sequence ends</source>
        <translation>{h} geht nach oben, und die Folge endet</translation>
    </message>
    <message>
        <source>{h} goes up, and the sequence ends: {values}.</source>
        <translation>{h} geht nach oben, und die Folge endet: {values}.</translation>
    </message>
    <message>
        <source>{h} goes up, and the sequence ends; largest: {values}.</source>
        <translation>{h} geht nach oben, und die Folge endet; am größten: {values}.</translation>
    </message>
    <message>
        <source>{h} is {before} of the next token</source>
        <translation>{h} ist {before} des nächsten Tokens</translation>
    </message>
    <message>
        <source>{kept} of {old} stays</source>
        <translation>{kept} von {old} bleibt</translation>
    </message>
    <message>
        <source>{kept} stays</source>
        <translation>{kept} bleibt</translation>
    </message>
    <message>
        <source>{kept} stays, nothing is written</source>
        <translation>{kept} bleibt, nichts wird geschrieben</translation>
    </message>
    <message>
        <source>{kept} stays, {added} is written on top</source>
        <translation>{kept} bleibt, {added} wird darüber geschrieben</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} bis {most}</translation>
    </message>
    <message>
        <source>{letter} turns its sign in {units}</source>
        <translation>{letter} wechselt das Vorzeichen in {units}</translation>
    </message>
    <message>
        <source>{names} rounded to 0 or 1</source>
        <translation>{names} auf 0 oder 1 gerundet</translation>
    </message>
    <message>
        <source>{name} = {value} in {units}</source>
        <translation>{name} = {value} in {units}</translation>
    </message>
    <message>
        <source>{name} goes from {values} over {count} columns.</source>
        <translation>{name} reicht über {count} Spalten von {values}.</translation>
    </message>
    <message>
        <source>{name} goes from {values} over {count} units.</source>
        <translation>{name} reicht über {count} Einheiten von {values}.</translation>
    </message>
    <message>
        <source>{name} in {parts}</source>
        <translation>{name} in {parts}</translation>
    </message>
    <message>
        <source>{name} in {units}</source>
        <translation>{name} in {units}</translation>
    </message>
    <message>
        <source>{name} is 0.</source>
        <translation>{name} ist 0.</translation>
    </message>
    <message>
        <source>{name} is {values} in each of {count} columns.</source>
        <translation>{name} ist in jeder von {count} Spalten {values}.</translation>
    </message>
    <message>
        <source>{name} is {values} in each of {count} units.</source>
        <translation>{name} ist in jeder von {count} Einheiten {values}.</translation>
    </message>
    <message>
        <source>{name} is {values}.</source>
        <translation>{name} ist {values}.</translation>
    </message>
    <message>
        <source>{number} at {values}</source>
        <translation>{number} bei {values}</translation>
    </message>
    <message>
        <source>{number} at {value}</source>
        <translation>{number} bei {value}</translation>
    </message>
    <message>
        <source>{number} by hand</source>
        <translation>{number} von Hand</translation>
    </message>
    <message>
        <source>{number} open</source>
        <translation>{number} offen</translation>
    </message>
    <message>
        <source>{number} shut</source>
        <translation>{number} geschlossen</translation>
    </message>
    <message>
        <source>{old} = 0</source>
        <translation>{old} = 0</translation>
    </message>
    <message>
        <source>{old} = 0, so {letter} changes nothing</source>
        <translation>{old} = 0, also ändert {letter} nichts</translation>
    </message>
    <message>
        <source>{old} becomes {kept}</source>
        <translation>aus {old} wird {kept}</translation>
    </message>
    <message>
        <source>{old} itself stays as it is</source>
        <translation>{old} selbst bleibt, wie es ist</translation>
    </message>
    <message>
        <source>{passed} of {whole} gets through</source>
        <translation>{passed} von {whole} kommt durch</translation>
    </message>
    <message>
        <source>{token} (left out)</source>
        <translation>{token} (ausgelassen)</translation>
    </message>
    <message>
        <source>{token} (masked)</source>
        <translation>{token} (maskiert)</translation>
    </message>
    <message>
        <source>{token} ({number})</source>
        <translation>{token} ({number})</translation>
    </message>
    <message>
        <source>{token} closes the {gate} on {units}: at least {share} of each is erased.</source>
        <translation>{token} schließt das {gate} in {units}: Jeweils mindestens {share} werden gelöscht.</translation>
    </message>
    <message>
        <source>{token} closes the {gate} on {units}: {share} of each is erased.</source>
        <translation>{token} schließt das {gate} in {units}: Jeweils {share} werden gelöscht.</translation>
    </message>
    <message>
        <source>{token} closes the {gate} on {units}: {share} of its {value} is erased.</source>
        <translation>{token} schließt das {gate} in {units}: Von {value} werden {share} gelöscht.</translation>
    </message>
    <message>
        <source>{token} comes in as {x}.</source>
        <translation>{token} kommt als {x} herein.</translation>
    </message>
    <message>
        <source>{token} is not in the table</source>
        <translation>{token} steht nicht in der Tabelle</translation>
    </message>
    <message>
        <source>{token} is not in the table: {x} is 0 but for the constant {value}.</source>
        <translation>{token} steht nicht in der Tabelle: {x} ist 0 bis auf die Konstante {value}.</translation>
    </message>
    <message>
        <source>{token} is not in the table: {x} is 0 but for {count} constants.</source>
        <translation>{token} steht nicht in der Tabelle: {x} ist 0 bis auf {count} Konstanten.</translation>
    </message>
    <message>
        <source>{token} is not in the table: {x} is 0.</source>
        <translation>{token} steht nicht in der Tabelle: {x} ist 0.</translation>
    </message>
    <message>
        <source>{token} is not in the table: {x} is what any unknown token has.</source>
        <translation>{token} steht nicht in der Tabelle: {x} ist, was jedes unbekannte Token hat.</translation>
    </message>
    <message>
        <source>{token} writes next to nothing: {value} at most.</source>
        <translation>{token} schreibt fast nichts: höchstens {value}.</translation>
    </message>
    <message>
        <source>{token} writes next to nothing: {value}.</source>
        <translation>{token} schreibt fast nichts: {value}.</translation>
    </message>
    <message>
        <source>{token} writes next to nothing; the most is {value} to {unit}.</source>
        <translation>{token} schreibt fast nichts; am meisten noch {value} in {unit}.</translation>
    </message>
    <message>
        <source>{token} writes nothing.</source>
        <translation>{token} schreibt nichts.</translation>
    </message>
    <message>
        <source>{token} writes to all {total} units, most of all {values}.</source>
        <translation>{token} schreibt in alle {total} Einheiten, am meisten {values}.</translation>
    </message>
    <message>
        <source>{token} writes to {count} of {total} units, most of all {values}.</source>
        <translation>{token} schreibt in {count} von {total} Einheiten, am meisten {values}.</translation>
    </message>
    <message>
        <source>{token} writes {range} to {count} of {total} units.</source>
        <translation>{token} schreibt {range} in {count} von {total} Einheiten.</translation>
    </message>
    <message>
        <source>{token} writes {range} to {total} units.</source>
        <translation>{token} schreibt {range} in {total} Einheiten.</translation>
    </message>
    <message>
        <source>{token} writes {values}.</source>
        <translation>{token} schreibt {values}.</translation>
    </message>
    <message>
        <source>{token} writes {values}; next to nothing elsewhere.</source>
        <translation>{token} schreibt {values}; sonst fast nichts.</translation>
    </message>
    <message>
        <source>{token} writes {values}; nothing elsewhere.</source>
        <translation>{token} schreibt {values}; sonst nichts.</translation>
    </message>
    <message>
        <source>{token} writes {value} to each of {total} units.</source>
        <translation>{token} schreibt {value} in jede der {total} Einheiten.</translation>
    </message>
    <message>
        <source>{token}: largest in {vectors}</source>
        <translation>{token}: am größten in {vectors}</translation>
    </message>
    <message>
        <source>{token}: only zeros come in as {x}.</source>
        <translation>{token}: Nur Nullen kommen als {x} herein.</translation>
    </message>
    <message>
        <source>{unit} (from {old} to {new})</source>
        <translation>{unit} (von {old} auf {new})</translation>
    </message>
    <message>
        <source>{values}, set by hand</source>
        <translation>{values}, von Hand gesetzt</translation>
    </message>
    <message>
        <source>{value} goes out</source>
        <translation>{value} geht hinaus</translation>
    </message>
    <message>
        <source>{value} in {unit}</source>
        <translation>{value} in {unit}</translation>
    </message>
    <message>
        <source>{value} to {unit}</source>
        <translation>{value} in {unit}</translation>
    </message>
    <message>
        <source>{vector} from {token}</source>
        <translation>{vector} von {token}</translation>
    </message>
    <message>
        <source>{word} ({chance})</source>
        <translation>{word} ({chance})</translation>
    </message>
    <message>
        <source>{word} = {value}</source>
        <translation>{word} = {value}</translation>
    </message>
    <message>
        <source>{x} and {h} from {before} go into {names}.</source>
        <translation>{x} und {h} von {before} gehen in {names} ein.</translation>
    </message>
    <message>
        <source>{x} comes from {token} and goes into {names}</source>
        <translation>{x} kommt von {token} und geht in {names} ein</translation>
    </message>
    <message>
        <source>{x} comes from {token} and goes into {names}; {h} from {before} goes into {others}</source>
        <translation>{x} kommt von {token} und geht in {names} ein; {h} von {before} geht in {others} ein</translation>
    </message>
    <message>
        <source>{x} comes from {token}, {h} from {before}: [{h}, {x}] goes into {names}</source>
        <translation>{x} kommt von {token}, {h} von {before}: [{h}, {x}] geht in {names} ein</translation>
    </message>
    <message>
        <source>{x} comes from {token}, {h} from {before}; they go into {names}</source>
        <translation>{x} kommt von {token}, {h} von {before}; beide gehen in {names} ein</translation>
    </message>
    <message>
        <source>{x} comes from {token}; {h} from {before} goes into {others}</source>
        <translation>{x} kommt von {token}; {h} von {before} geht in {others} ein</translation>
    </message>
    <message>
        <source>{x} comes from {token}; {states} = 0</source>
        <translation>{x} kommt von {token}; {states} = 0</translation>
    </message>
    <message>
        <source>{x} comes from {token}; {values}</source>
        <translation>{x} kommt von {token}; {values}</translation>
    </message>
    <message>
        <source>{x} goes into {names}, and {h} from {before} into {others}.</source>
        <translation>{x} geht in {names} ein, und {h} von {before} in {others}.</translation>
    </message>
    <message>
        <source>{x} goes into {names}.</source>
        <translation>{x} geht in {names} ein.</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>0 to 1: a gate</source>
        <translation>0 bis 1: ein Gate</translation>
    </message>
    <message>
        <source>0.2 · a + 0.5, cut off at 0 and 1: a gate</source>
        <translation>0.2 · a + 0.5, bei 0 und 1 abgeschnitten: ein Gate</translation>
    </message>
    <message>
        <source>1 from 0 on, else 0: a gate without a slope</source>
        <translation>1 ab 0, sonst 0: ein Gate ohne Steigung</translation>
    </message>
    <message>
        <source>A line for each quantity, as in a paper. “How to write” has all names and functions.</source>
        <translation>Eine Zeile je Größe, wie in einem Aufsatz. „Schreibweise“ nennt alle Namen und Funktionen.</translation>
    </message>
    <message>
        <source>A line gives a name its value: name = expression. The order of the lines is free; a line goes on while a parenthesis is open.</source>
        <translation>Eine Zeile gibt einem Namen seinen Wert: Name = Ausdruck. Die Reihenfolge ist frei; solange eine Klammer offen ist, geht die Zeile weiter.</translation>
    </message>
    <message>
        <source>A new cell</source>
        <translation>Eine neue Zelle</translation>
    </message>
    <message>
        <source>A paper or a person; it is saved with the cell, so that others find it.</source>
        <translation>Ein Aufsatz oder jemand; wird mit der Zelle gespeichert, damit andere es finden.</translation>
    </message>
    <message>
        <source>A picture with the numbers of a small run, of random weights.</source>
        <translation>Ein Bild mit den Zahlen eines kleinen Laufs mit zufälligen Gewichten.</translation>
    </message>
    <message>
        <source>Begin a new cell with the equations of a known one, to change them.</source>
        <translation>Eine neue Zelle mit den Gleichungen einer bekannten beginnen, um sie zu ändern.</translation>
    </message>
    <message>
        <source>Begin a new cell with the equations that were copied as text.</source>
        <translation>Eine neue Zelle mit den Gleichungen beginnen, die als Text kopiert wurden.</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without the cell?</source>
        <translation>Ohne die Zelle schließen?</translation>
    </message>
    <message>
        <source>Copied: name, memory and equations, as text.</source>
        <translation>Kopiert: Name, Gedächtnis und Gleichungen, als Text.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy name, memory and equations as text, for a mail or another lesson.</source>
        <translation>Name, Gedächtnis und Gleichungen als Text kopieren, für eine Nachricht oder eine andere Lektion.</translation>
    </message>
    <message>
        <source>Equations</source>
        <translation>Gleichungen</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>Formeln</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Hands on</source>
        <translation>Gibt weiter</translation>
    </message>
    <message>
        <source>How equations are written</source>
        <translation>Wie Gleichungen geschrieben werden</translation>
    </message>
    <message>
        <source>How to write</source>
        <translation>Schreibweise</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Keep in the lesson</source>
        <translation>In der Lektion behalten</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Memory is read off lines such as c = f * c_prev + added: f keeps, added is written. Give what keeps and what is written a name of its own, and captions and plots can speak of it.</source>
        <translation>Das Gedächtnis wird an Zeilen wie c = f * c_prev + added abgelesen: f behält, added wird geschrieben. Wer dem, was behält, und dem, was geschrieben wird, einen eigenen Namen gibt, findet sie in Beschreibungen und Diagrammen wieder.</translation>
    </message>
    <message>
        <source>My cell</source>
        <translation>Meine Zelle</translation>
    </message>
    <message>
        <source>My {cell}</source>
        <translation>Mein {cell}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the cell</source>
        <translation>Name der Zelle</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Own cell</source>
        <translation>Eigene Zelle</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Picture of the cell</source>
        <translation>Bild der Zelle</translation>
    </message>
    <message>
        <source>Save the cell and make the layer of it (Ctrl+Enter). Weights that do not fit it are drawn anew.</source>
        <translation>Die Zelle speichern und die Schicht daraus machen (Strg+Eingabe). Gewichte, die nicht passen, werden neu gezogen.</translation>
    </message>
    <message>
        <source>Save the cell in the lesson, without changing which cells the layers are made of.</source>
        <translation>Die Zelle in der Lektion speichern, ohne zu ändern, woraus die Schichten bestehen.</translation>
    </message>
    <message>
        <source>Show what the equations mean, how films typeset them, or how to write them.</source>
        <translation>Zeigen, was die Gleichungen bedeuten, wie Filme sie setzen oder wie man sie schreibt.</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sizes are those in the layer that is chosen below.</source>
        <translation>Die Größen sind die in der unten gewählten Schicht.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Take out of the lesson</source>
        <translation>Aus der Lektion nehmen</translation>
    </message>
    <message>
        <source>Take the cell out of the lesson. That cannot be while a layer is made of it.</source>
        <translation>Die Zelle aus der Lektion nehmen. Das geht nicht, solange eine Schicht daraus besteht.</translation>
    </message>
    <message>
        <source>The cell that is edited: one that the lesson has already, or a new one.</source>
        <translation>Die Zelle, die bearbeitet wird: eine der Lektion oder eine neue.</translation>
    </message>
    <message>
        <source>The layer that is to be made of this cell.</source>
        <translation>Die Schicht, die aus dieser Zelle bestehen soll.</translation>
    </message>
    <message>
        <source>The picture is drawn once the equations are complete.</source>
        <translation>Das Bild entsteht, sobald die Gleichungen vollständig sind.</translation>
    </message>
    <message>
        <source>The state that the next layer and the read-out get.</source>
        <translation>Der Zustand, den die nächste Schicht und die Ausgabe bekommen.</translation>
    </message>
    <message>
        <source>There is no text to paste: copy some equations first.</source>
        <translation>Es gibt keinen Text zum Einfügen: Kopieren Sie zuerst Gleichungen.</translation>
    </message>
    <message>
        <source>Up to {equations} equations of {signs} names and signs, {depth} parentheses deep, {states} states, names of up to {letters} letters. Nothing typed here is ever run as a program.</source>
        <translation>Bis zu {equations} Gleichungen aus {signs} Namen und Zeichen, {depth} Klammern tief, {states} Zustände, Namen bis zu {letters} Zeichen. Nichts, was hier steht, wird je als Programm ausgeführt.</translation>
    </message>
    <message>
        <source>Use in the layer</source>
        <translation>In der Schicht verwenden</translation>
    </message>
    <message>
        <source>What is handed on</source>
        <translation>Was weitergegeben wird</translation>
    </message>
    <message>
        <source>What is memory</source>
        <translation>Was Gedächtnis ist</translation>
    </message>
    <message>
        <source>What is shown of the cell</source>
        <translation>Was von der Zelle gezeigt wird</translation>
    </message>
    <message>
        <source>What lists, captions and pictures call the cell.</source>
        <translation>Wie Listen, Beschreibungen und Bilder die Zelle nennen.</translation>
    </message>
    <message>
        <source>What plots and captions call the memory, and what keeps and writes it: all that is true.</source>
        <translation>Was Diagramme und Beschreibungen Gedächtnis nennen, und was es behält und schreibt: alles, was zutrifft.</translation>
    </message>
    <message>
        <source>What the equations mean</source>
        <translation>Was die Gleichungen bedeuten</translation>
    </message>
    <message>
        <source>What was written here is in no lesson yet, and would be lost.</source>
        <translation>Was hier geschrieben wurde, steht noch in keiner Lektion und ginge verloren.</translation>
    </message>
    <message>
        <source>Where the cell comes from</source>
        <translation>Woher die Zelle kommt</translation>
    </message>
    <message>
        <source>a from 0 on, exp(a) − 1 below</source>
        <translation>a ab 0, darunter exp(a) − 1</translation>
    </message>
    <message>
        <source>a matrix times a vector</source>
        <translation>eine Matrix mal einen Vektor</translation>
    </message>
    <message>
        <source>a remark, to the end of the line</source>
        <translation>eine Anmerkung, bis zum Ende der Zeile</translation>
    </message>
    <message>
        <source>a state; h is what the layer hands on, if there is an h</source>
        <translation>ein Zustand; h ist, was die Schicht weitergibt, wenn es ein h gibt</translation>
    </message>
    <message>
        <source>a vector of weights, multiplied unit by unit, as in peepholes</source>
        <translation>ein Gewichtsvektor, Einheit für Einheit multipliziert, wie bei Peepholes</translation>
    </message>
    <message>
        <source>a vector that is added: a bias</source>
        <translation>ein Vektor, der addiert wird: ein Bias</translation>
    </message>
    <message>
        <source>a · a</source>
        <translation>a · a</translation>
    </message>
    <message>
        <source>a · sigmoid(a), also called swish</source>
        <translation>a · sigmoid(a), auch Swish genannt</translation>
    </message>
    <message>
        <source>all units of a vector added up: one number, which each unit gets</source>
        <translation>alle Einheiten eines Vektors summiert: eine Zahl, die jede Einheit bekommt</translation>
    </message>
    <message>
        <source>any other name is what its own line computes</source>
        <translation>jeder andere Name ist, was seine eigene Zeile berechnet</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>cell {name}</source>
        <translation>Zelle {name}</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>wählen …</translation>
    </message>
    <message>
        <source>cosine, of an angle in radians</source>
        <translation>Kosinus, Winkel im Bogenmaß</translation>
    </message>
    <message>
        <source>e to the power of a</source>
        <translation>e hoch a</translation>
    </message>
    <message>
        <source>gate that keeps, 0 to 1</source>
        <translation>Gate, das behält, 0 bis 1</translation>
    </message>
    <message>
        <source>gate, 0 to 1</source>
        <translation>Gate, 0 bis 1</translation>
    </message>
    <message>
        <source>inner result</source>
        <translation>Zwischenergebnis</translation>
    </message>
    <message>
        <source>its value one step before; that makes h a state. So for any name</source>
        <translation>sein Wert einen Schritt zuvor; das macht h zum Zustand. So bei jedem Namen</translation>
    </message>
    <message>
        <source>keeps</source>
        <translation>behält</translation>
    </message>
    <message>
        <source>layer {number}: {cell}</source>
        <translation>Schicht {number}: {cell}</translation>
    </message>
    <message>
        <source>log(1 + exp(a)): a smooth relu</source>
        <translation>log(1 + exp(a)): ein glattes relu</translation>
    </message>
    <message>
        <source>matrices: W_ for what enters, U_ for states, V_ for others</source>
        <translation>Matrizen: W_ für das, was hereinkommt, U_ für Zustände, V_ für andere</translation>
    </message>
    <message>
        <source>natural logarithm</source>
        <translation>natürlicher Logarithmus</translation>
    </message>
    <message>
        <source>negative values become 0</source>
        <translation>negative Werte werden 0</translation>
    </message>
    <message>
        <source>sine, of an angle in radians</source>
        <translation>Sinus, Winkel im Bogenmaß</translation>
    </message>
    <message>
        <source>size without sign</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>square root</source>
        <translation>Quadratwurzel</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>state, handed on</source>
        <translation>Zustand, wird weitergegeben</translation>
    </message>
    <message>
        <source>state: the memory</source>
        <translation>Zustand: das Gedächtnis</translation>
    </message>
    <message>
        <source>state: the memory, handed on</source>
        <translation>Zustand: das Gedächtnis, wird weitergegeben</translation>
    </message>
    <message>
        <source>the larger one of two, unit by unit</source>
        <translation>der größere von zweien, Einheit für Einheit</translation>
    </message>
    <message>
        <source>the largest over the units of a vector: one number, which each unit gets</source>
        <translation>der größte Wert unter den Einheiten eines Vektors: eine Zahl, die jede Einheit bekommt</translation>
    </message>
    <message>
        <source>the mean over the units of a vector: one number, which each unit gets</source>
        <translation>das Mittel über die Einheiten eines Vektors: eine Zahl, die jede Einheit bekommt</translation>
    </message>
    <message>
        <source>the smaller one of two, unit by unit</source>
        <translation>der kleinere von zweien, Einheit für Einheit</translation>
    </message>
    <message>
        <source>unit by unit; + − / are so too, also with a number: 1 - z</source>
        <translation>Einheit für Einheit; so auch + − /, auch mit einer Zahl: 1 - z</translation>
    </message>
    <message>
        <source>weight matrix</source>
        <translation>Gewichtsmatrix</translation>
    </message>
    <message>
        <source>weight vector</source>
        <translation>Gewichtsvektor</translation>
    </message>
    <message>
        <source>what entered one step before; zeros at the first</source>
        <translation>was einen Schritt zuvor hereinkam; beim ersten Nullen</translation>
    </message>
    <message>
        <source>what enters: a token’s vector, or h of the layer below</source>
        <translation>was hereinkommt: der Vektor eines Tokens, oder h der Schicht darunter</translation>
    </message>
    <message>
        <source>what is written to the memory</source>
        <translation>was ins Gedächtnis geschrieben wird</translation>
    </message>
    <message>
        <source>where it comes from: a paper, or you</source>
        <translation>woher sie kommt: ein Aufsatz, oder Sie</translation>
    </message>
    <message>
        <source>without the cell {name}</source>
        <translation>ohne die Zelle {name}</translation>
    </message>
    <message>
        <source>{equations}, {weights}; states: {states}. Nothing is wrong.</source>
        <translation>{equations}, {weights}; Zustände: {states}. Alles stimmt.</translation>
    </message>
    <message>
        <source>{memory} (as the equations say)</source>
        <translation>{memory} (wie die Gleichungen sagen)</translation>
    </message>
    <message>
        <source>{name} in layer {layer}</source>
        <translation>{name} in Schicht {layer}</translation>
    </message>
    <message>
        <source>{state}: nothing is forgotten, {write} is added</source>
        <translation>{state}: nichts wird vergessen, {write} kommt hinzu</translation>
    </message>
    <message>
        <source>{state}: written anew at each step</source>
        <translation>{state}: in jedem Schritt neu geschrieben</translation>
    </message>
    <message>
        <source>{state}: {keep} keeps</source>
        <translation>{state}: {keep} behält</translation>
    </message>
    <message>
        <source>{state}: {keep} keeps, {write} is written</source>
        <translation>{state}: {keep} behält, {write} wird geschrieben</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 bis 1</translation>
    </message>
    <message>
        <source>−1, 0 or 1</source>
        <translation>−1, 0 oder 1</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>1 open</source>
        <translation>1 offen</translation>
    </message>
    <message>
        <source>A row is a unit, a column a token: light where the gate is shut, dark where it is open.</source>
        <translation>Eine Zeile ist eine Einheit, eine Spalte ein Token: hell, wo das Gate zu ist, dunkel, wo es offen ist.</translation>
    </message>
    <message>
        <source>How far back this gradient reaches is being computed …</source>
        <translation>Wie weit dieser Gradient zurückreicht, wird gerade berechnet …</translation>
    </message>
    <message>
        <source>How many tokens until half of the memory is gone: above of each unit on average so far, below of what stood there after each token.</source>
        <translation>Wie viele Token, bis die Hälfte des Gedächtnisses weg ist: oben je Einheit im Mittel bisher, unten für das, was nach jedem Token da war.</translation>
    </message>
    <message>
        <source>How much the memory after this token would change with what stood there earlier.</source>
        <translation>Wie sehr sich das Gedächtnis nach diesem Token mit dem ändern würde, was früher dort stand.</translation>
    </message>
    <message>
        <source>No gate keeps the memory of this cell: each token writes it anew, so it has no half-life.</source>
        <translation>Kein Gate behält das Gedächtnis dieser Zelle: Jedes Token schreibt es neu, also hat es keine Halbwertszeit.</translation>
    </message>
    <message>
        <source>The ledger of every moment is drawn for up to {most} tokens; this run has {count}.</source>
        <translation>Die Buchführung jedes Augenblicks wird für bis zu {most} Tokens gezeichnet; dieser Lauf hat {count}.</translation>
    </message>
    <message>
        <source>The picture of this cell is being laid out …</source>
        <translation>Das Bild dieser Zelle entsteht gerade …</translation>
    </message>
    <message>
        <source>The shares of this memory grow beyond all numbers: there is no ledger to show.</source>
        <translation>Die Anteile dieses Gedächtnisses wachsen über alle Zahlen: Es gibt keine Buchführung zu zeigen.</translation>
    </message>
    <message>
        <source>This cell has no gates between 0 and 1: its memory is multiplied with {name}.</source>
        <translation>Diese Zelle hat keine Gates zwischen 0 und 1: Ihr Gedächtnis wird mit {name} multipliziert.</translation>
    </message>
    <message>
        <source>This cell has no gates: nothing says how much of its memory stays, and how much comes in.</source>
        <translation>Diese Zelle hat keine Gates: Nichts sagt, wie viel des Gedächtnisses bleibt und wie viel hinzukommt.</translation>
    </message>
    <message>
        <source>This view looks at the whole run and is being computed …</source>
        <translation>Diese Ansicht betrachtet den ganzen Lauf und wird gerade berechnet …</translation>
    </message>
    <message>
        <source>a row is an output: light 0, dark {most}</source>
        <translation>eine Zeile ist eine Ausgabe: hell 0, dunkel {most}</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>added: its rise</source>
        <translation>hinzugefügt: der Anstieg</translation>
    </message>
    <message>
        <source>all {count} outputs</source>
        <translation>alle {count} Ausgaben</translation>
    </message>
    <message>
        <source>all {count} units</source>
        <translation>alle {count} Einheiten</translation>
    </message>
    <message>
        <source>an average, with weights of 1 in all:</source>
        <translation>ein Mittel, Gewichte zusammen 1:</translation>
    </message>
    <message>
        <source>and {count} outputs more</source>
        <translation>und {count} weitere Ausgaben</translation>
    </message>
    <message>
        <source>average, {weight} on the empty start:</source>
        <translation>Mittel, leerer Anfang {weight}:</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>before the change</source>
        <translation>vor der Änderung</translation>
    </message>
    <message>
        <source>before the change {number}</source>
        <translation>vor der Änderung {number}</translation>
    </message>
    <message>
        <source>below a token: before the change</source>
        <translation>unter einem Token: vor der Änderung</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by the memory after {token}</source>
        <translation>bezüglich des Gedächtnisses nach {token}</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>chance that was given to each token before it was read</source>
        <translation>wie wahrscheinlich jedes Token war, bevor es gelesen wurde</translation>
    </message>
    <message>
        <source>changed without it</source>
        <translation>anders ohne es</translation>
    </message>
    <message>
        <source>dashed: before the change</source>
        <translation>gestrichelt: vor der Änderung</translation>
    </message>
    <message>
        <source>dashed: left out, no gate</source>
        <translation>gestrichelt: ausgelassen, kein Gate</translation>
    </message>
    <message>
        <source>each bar: the mean of {count} tokens</source>
        <translation>jeder Balken: Mittel von {count} Token</translation>
    </message>
    <message>
        <source>each row: a token that wrote</source>
        <translation>je Zeile ein Token, das schrieb</translation>
    </message>
    <message>
        <source>each unit</source>
        <translation>jede Einheit</translation>
    </message>
    <message>
        <source>every {count} tokens</source>
        <translation>alle {count} Token</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>forgotten: the fall of a step</source>
        <translation>vergessen: der Fall einer Stufe</translation>
    </message>
    <message>
        <source>from the lowest to the highest of {count} tokens</source>
        <translation>vom kleinsten zum größten Wert von {count} Token</translation>
    </message>
    <message>
        <source>full shade at {limit}</source>
        <translation>volle Farbe bei {limit}</translation>
    </message>
    <message>
        <source>full shade at ±{limit}</source>
        <translation>volle Farbe bei ±{limit}</translation>
    </message>
    <message>
        <source>gradients of the memory of {unit} after this token, drawn with seed {seed}</source>
        <translation>Gradienten des Gedächtnisses in {unit} nach diesem Token, gezogen mit Startwert {seed}</translation>
    </message>
    <message>
        <source>half there</source>
        <translation>halb da</translation>
    </message>
    <message>
        <source>half-life over the tokens so far</source>
        <translation>Halbwertszeit über die Token bisher</translation>
    </message>
    <message>
        <source>how long its memory lasts, in tokens</source>
        <translation>wie lange ihr Gedächtnis hält, in Token</translation>
    </message>
    <message>
        <source>how often so far</source>
        <translation>wie oft bisher</translation>
    </message>
    <message>
        <source>how open its gates are</source>
        <translation>wie offen ihre Gates sind</translation>
    </message>
    <message>
        <source>if it stayed</source>
        <translation>bliebe es so</translation>
    </message>
    <message>
        <source>if the gate stayed as it is there</source>
        <translation>wenn das Gate bliebe wie dort</translation>
    </message>
    <message>
        <source>in full, by</source>
        <translation>insgesamt, nach</translation>
    </message>
    <message>
        <source>its share beside it</source>
        <translation>daneben sein Anteil</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>mean size |{state}|</source>
        <translation>mittlere Größe |{state}|</translation>
    </message>
    <message>
        <source>means of {count} outputs</source>
        <translation>Mittel von {count} Ausgaben</translation>
    </message>
    <message>
        <source>means of {count} tokens</source>
        <translation>Mittel von {count} Token</translation>
    </message>
    <message>
        <source>means of {count} units</source>
        <translation>Mittel von {count} Einheiten</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>more than half is still there</source>
        <translation>mehr als die Hälfte ist noch da</translation>
    </message>
    <message>
        <source>of {unit}</source>
        <translation>von {unit}</translation>
    </message>
    <message>
        <source>one after the other they add up to</source>
        <translation>nacheinander ergeben sie</translation>
    </message>
    <message>
        <source>open: &gt; {limit}</source>
        <translation>offen: &gt; {limit}</translation>
    </message>
    <message>
        <source>pale letters: not read yet</source>
        <translation>blasse Schrift: noch nicht gelesen</translation>
    </message>
    <message>
        <source>shut 0</source>
        <translation>zu 0</translation>
    </message>
    <message>
        <source>shut: &lt; {limit}</source>
        <translation>zu: &lt; {limit}</translation>
    </message>
    <message>
        <source>size of the gradient</source>
        <translation>Größe des Gradienten</translation>
    </message>
    <message>
        <source>straight on the line</source>
        <translation>gerade auf der Linie</translation>
    </message>
    <message>
        <source>the gradient of {state} of {unit} after this token, by what stood there before</source>
        <translation>der Gradient von {state} in {unit} nach diesem Token bezüglich dessen, was vorher dort stand</translation>
    </message>
    <message>
        <source>the memory of each unit over the tokens</source>
        <translation>das Gedächtnis jeder Einheit über die Token</translation>
    </message>
    <message>
        <source>the text, token by token</source>
        <translation>der Text, Token für Token</translation>
    </message>
    <message>
        <source>this token, before it came</source>
        <translation>dieses Token, bevor es kam</translation>
    </message>
    <message>
        <source>through the gates</source>
        <translation>durch die Gates</translation>
    </message>
    <message>
        <source>until half of what stood there was gone</source>
        <translation>bis die Hälfte davon weg war</translation>
    </message>
    <message>
        <source>what came in at the next token</source>
        <translation>was beim nächsten Token kam</translation>
    </message>
    <message>
        <source>what each token kept, forgot and added</source>
        <translation>was jedes Token behielt, vergaß und hinzufügte</translation>
    </message>
    <message>
        <source>what is left of it at each moment</source>
        <translation>was davon jeweils übrig ist</translation>
    </message>
    <message>
        <source>what it says after the token</source>
        <translation>was sie nach dem Token sagt</translation>
    </message>
    <message>
        <source>what of the memory it has written</source>
        <translation>was es vom Gedächtnis geschrieben hat</translation>
    </message>
    <message>
        <source>what the memory is after it</source>
        <translation>das Gedächtnis danach</translation>
    </message>
    <message>
        <source>what the read-out says after each token</source>
        <translation>was die Ausgabeschicht nach jedem Token sagt</translation>
    </message>
    <message>
        <source>while its gate is open, above {limit}</source>
        <translation>solange das Gate offen ist, über {limit}</translation>
    </message>
    <message>
        <source>who wrote the memory</source>
        <translation>wer das Gedächtnis schrieb</translation>
    </message>
    <message>
        <source>who wrote the memory in the direction that is read as {name}</source>
        <translation>wer das Gedächtnis in der Richtung schrieb, die als {name} gelesen wird</translation>
    </message>
    <message>
        <source>who wrote the memory of {count} units: sums of sizes, which have no sign</source>
        <translation>wer das Gedächtnis von {count} Einheiten schrieb: Summen von Größen, ohne Vorzeichen</translation>
    </message>
    <message>
        <source>who wrote the memory of {unit}</source>
        <translation>wer das Gedächtnis von {unit} schrieb</translation>
    </message>
    <message>
        <source>{count} outputs</source>
        <translation>{count} Ausgaben</translation>
    </message>
    <message>
        <source>Σ|share| = {total}</source>
        <translation>Σ|Anteil| = {total}</translation>
    </message>
    <message>
        <source>Σ|·| of {count} units</source>
        <translation>Σ|·|, {count} Einheiten</translation>
    </message>
</context>
<context>
    <name>Chart caption</name>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>After {before}, the chance of {token} was {chance}.</source>
        <translation>Nach {before} war {token} zu {chance} wahrscheinlich.</translation>
    </message>
    <message>
        <source>After {before}, the chance of {token} was {chance}; likeliest was {word} with {more}.</source>
        <translation>Nach {before} war {token} zu {chance} wahrscheinlich; am wahrscheinlichsten war {word} mit {more}.</translation>
    </message>
    <message>
        <source>After {before}, {token} was the likeliest to come: {chance}.</source>
        <translation>Nach {before} war {token} am wahrscheinlichsten: {chance}.</translation>
    </message>
    <message>
        <source>After {token}, more than half of what {unit} held after {earlier} is still there, {count} tokens later.</source>
        <translation>Nach {token} ist von dem, was {unit} nach {earlier} hielt, {count} Token später noch mehr als die Hälfte da.</translation>
    </message>
    <message>
        <source>After {token}, more than half of what {unit} held after {earlier} is still there.</source>
        <translation>Nach {token} ist von dem, was {unit} nach {earlier} hielt, noch mehr als die Hälfte da.</translation>
    </message>
    <message>
        <source>After {token}, nothing has been written yet.</source>
        <translation>Nach {token} ist noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>After {token}, nothing is left of what stood there before.</source>
        <translation>Nach {token} ist von dem, was vorher da stand, nichts übrig.</translation>
    </message>
    <message>
        <source>After {token}, nothing is left of what was written.</source>
        <translation>Nach {token} ist von dem, was geschrieben wurde, nichts übrig.</translation>
    </message>
    <message>
        <source>After {token}, nothing that {unit} held before is there by more than half.</source>
        <translation>Nach {token} ist von nichts, was {unit} vorher hielt, mehr als die Hälfte da.</translation>
    </message>
    <message>
        <source>After {token}, the largest parts of what was written: {parts}.</source>
        <translation>Nach {token} die größten Teile dessen, was geschrieben wurde: {parts}.</translation>
    </message>
    <message>
        <source>After {token}, the read-out gives {count} numbers.</source>
        <translation>Nach {token} ergibt die Ausgabeschicht {count} Zahlen.</translation>
    </message>
    <message>
        <source>After {token}, {count} parts are left of what stood there before and of what was written, of {range}.</source>
        <translation>Nach {token} sind von dem, was vorher da stand und was geschrieben wurde, {count} Teile übrig, je {range}.</translation>
    </message>
    <message>
        <source>After {token}, {count} parts are left of what was written, of {range}.</source>
        <translation>Nach {token} sind von dem, was geschrieben wurde, {count} Teile übrig, je {range}.</translation>
    </message>
    <message>
        <source>After {token}, {memory} is 0.</source>
        <translation>Nach {token} ist {memory} 0.</translation>
    </message>
    <message>
        <source>After {token}, {memory} is {value}, in {count} parts of {range}.</source>
        <translation>Nach {token} ist {memory} {value}, in {count} Teilen von je {range}.</translation>
    </message>
    <message>
        <source>After {token}, {memory} is {value}, most of it: {parts}.</source>
        <translation>Nach {token} ist {memory} {value}, das meiste davon: {parts}.</translation>
    </message>
    <message>
        <source>After {token}, {memory} is {value}: {parts}.</source>
        <translation>Nach {token} ist {memory} {value}: {parts}.</translation>
    </message>
    <message>
        <source>After {token}, {memory} is {value}; the largest parts: {parts}.</source>
        <translation>Nach {token} ist {memory} {value}; die größten Teile: {parts}.</translation>
    </message>
    <message>
        <source>After {token}, {state} of {unit} is {new}.</source>
        <translation>Nach {token} ist {state} in {unit} {new}.</translation>
    </message>
    <message>
        <source>After {token}, {unit} holds nothing yet.</source>
        <translation>Nach {token} enthält {unit} noch nichts.</translation>
    </message>
    <message>
        <source>After {token}, {unit} holds nothing.</source>
        <translation>Nach {token} enthält {unit} nichts.</translation>
    </message>
    <message>
        <source>After {token}, {unit} holds something, where it held nothing before.</source>
        <translation>Nach {token} hält {unit} etwas, wo vorher nichts war.</translation>
    </message>
    <message>
        <source>At {token} the gradient of {state} of {unit} begins and goes back.</source>
        <translation>Bei {token} beginnt der Gradient von {state} in {unit} und geht zurück.</translation>
    </message>
    <message>
        <source>At {token}, all is kept and nothing is added: {state} stays {new}.</source>
        <translation>Bei {token} bleibt alles erhalten, und nichts kommt hinzu: {state} bleibt {new}.</translation>
    </message>
    <message>
        <source>At {token}, all of {unit} is kept and nothing is added: {state} stays {new}.</source>
        <translation>Bei {token} bleibt {unit} ganz erhalten, und nichts kommt hinzu: {state} bleibt {new}.</translation>
    </message>
    <message>
        <source>At {token}, all of {unit} is kept: {old}; {added} is added, and {state} is {new}.</source>
        <translation>Bei {token} bleibt {unit} ganz erhalten: {old}; hinzu kommt {added}, und {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, everything is mixed anew, for there is no gate.</source>
        <translation>Bei {token} wird alles neu gemischt, denn es gibt kein Gate.</translation>
    </message>
    <message>
        <source>At {token}, half or more of what {unit} held after {earlier}, just before, is gone.</source>
        <translation>Bei {token} ist von dem, was {unit} gerade eben nach {earlier} hielt, die Hälfte oder mehr weg.</translation>
    </message>
    <message>
        <source>At {token}, half or more of what {unit} held after {earlier}, {count} tokens before, is gone.</source>
        <translation>Bei {token} ist von dem, was {unit} {count} Token zuvor nach {earlier} hielt, die Hälfte oder mehr weg.</translation>
    </message>
    <message>
        <source>At {token}, nothing is kept: {state} goes from {old} to {new}.</source>
        <translation>Bei {token} wird nichts behalten: {state} geht von {old} auf {new}.</translation>
    </message>
    <message>
        <source>At {token}, nothing is kept: {state} is {new}, as it was.</source>
        <translation>Bei {token} wird nichts behalten: {state} ist {new} wie zuvor.</translation>
    </message>
    <message>
        <source>At {token}, nothing is kept: {state} is {new}.</source>
        <translation>Bei {token} wird nichts behalten: {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, of what comes to them the gates let through: {parts}.</source>
        <translation>Bei {token} lassen die Gates von dem, was zu ihnen kommt, durch: {parts}.</translation>
    </message>
    <message>
        <source>At {token}, of what comes to them the {count} gates let through {shares}.</source>
        <translation>Bei {token} lassen die {count} Gates von dem, was zu ihnen kommt, {shares} durch.</translation>
    </message>
    <message>
        <source>At {token}, the memory is written anew.</source>
        <translation>Bei {token} wird das Gedächtnis neu geschrieben.</translation>
    </message>
    <message>
        <source>At {token}, the memory of {unit} goes from {old} to {kept}; {added} is added, and {state} is {new}.</source>
        <translation>Bei {token} geht das Gedächtnis von {unit} von {old} auf {kept}; hinzu kommt {added}, und {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, the memory stays empty.</source>
        <translation>Bei {token} bleibt das Gedächtnis leer.</translation>
    </message>
    <message>
        <source>At {token}, there is no gate between 0 and 1: {state} is kept by {name}, {values} here.</source>
        <translation>Bei {token} gibt es kein Gate zwischen 0 und 1: {state} wird mit {name} behalten, hier {values}.</translation>
    </message>
    <message>
        <source>At {token}, there is no gate, and the memory {state} is written anew.</source>
        <translation>Bei {token} gibt es kein Gate, und das Gedächtnis {state} wird neu geschrieben.</translation>
    </message>
    <message>
        <source>At {token}, there is no gate: all of {state} is kept, and something may be added.</source>
        <translation>Bei {token} gibt es kein Gate: {state} bleibt ganz erhalten, und etwas kann hinzukommen.</translation>
    </message>
    <message>
        <source>At {token}, what {unit} held after {earlier} is kept with the other sign.</source>
        <translation>Bei {token} wird, was {unit} nach {earlier} hielt, mit dem anderen Vorzeichen behalten.</translation>
    </message>
    <message>
        <source>At {token}, what {unit} held after {earlier} is replaced by hand.</source>
        <translation>Bei {token} wird, was {unit} nach {earlier} hielt, von Hand ersetzt.</translation>
    </message>
    <message>
        <source>At {token}, {added} is added to an empty {unit}: {state} is {new}.</source>
        <translation>Bei {token} ist {unit} noch leer, {added} kommt hinzu: {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, {change}, and the rest is by hand in {units}: {state} = {new}.</source>
        <translation>Bei {token}: {change}, der Rest ist in {units} von Hand gesetzt: {state} = {new}.</translation>
    </message>
    <message>
        <source>At {token}, {change}, and the rest is by hand: {state} = {new}.</source>
        <translation>Bei {token}: {change}, der Rest ist von Hand gesetzt: {state} = {new}.</translation>
    </message>
    <message>
        <source>At {token}, {change}: {state} = {new}.</source>
        <translation>Bei {token}: {change}; {state} = {new}.</translation>
    </message>
    <message>
        <source>At {token}, {change}; where signs differ the two cancel, and {state} is {new}.</source>
        <translation>Bei {token}: {change}; bei verschiedenen Vorzeichen hebt es sich auf, und {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, {name} of {entry} is still {value}.</source>
        <translation>Bei {token} ist {name} von {entry} weiterhin {value}.</translation>
    </message>
    <message>
        <source>At {token}, {name} of {entry} is {value}, less than at any token before.</source>
        <translation>Bei {token} ist {name} von {entry} {value}, weniger als bei jedem Token zuvor.</translation>
    </message>
    <message>
        <source>At {token}, {name} of {entry} is {value}, more than at any token before.</source>
        <translation>Bei {token} ist {name} von {entry} {value}, mehr als bei jedem Token zuvor.</translation>
    </message>
    <message>
        <source>At {token}, {name} of {entry} is {value}.</source>
        <translation>Bei {token} ist {name} von {entry} {value}.</translation>
    </message>
    <message>
        <source>At {token}, {name} of {entry} is {value}; at the token before it was {was}.</source>
        <translation>Bei {token} ist {name} von {entry} {value}; beim Token davor war es {was}.</translation>
    </message>
    <message>
        <source>At {token}, {share} of {old} is kept in {unit} and nothing is added: {state} is {new}.</source>
        <translation>Bei {token} bleiben {share} von {old} in {unit}, und nichts kommt hinzu: {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, {share} of {old} is kept in {unit}; {added} is added, and {state} is {new}.</source>
        <translation>Bei {token} bleiben {share} von {old} in {unit}; {added} kommt hinzu, und {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, {state} of {unit} is set by hand: {new}.</source>
        <translation>Bei {token} ist {state} in {unit} von Hand gesetzt: {new}.</translation>
    </message>
    <message>
        <source>At {token}, {state} of {unit} is set by hand: {new}; what is kept and added would make {total}.</source>
        <translation>Bei {token} ist {state} in {unit} von Hand gesetzt: {new}; was bleibt und hinzukommt, ergäbe {total}.</translation>
    </message>
    <message>
        <source>At {token}, {unit} is written anew: {state} goes from {old} to {new}.</source>
        <translation>Bei {token} wird {unit} neu geschrieben: {state} geht von {old} auf {new}.</translation>
    </message>
    <message>
        <source>At {token}, {unit} is written anew: {state} is {new}, as it was.</source>
        <translation>Bei {token} wird {unit} neu geschrieben: {state} ist {new} wie zuvor.</translation>
    </message>
    <message>
        <source>At {token}, {unit} is written anew: {state} is {new}.</source>
        <translation>Bei {token} wird {unit} neu geschrieben: {state} ist {new}.</translation>
    </message>
    <message>
        <source>At {token}, {unit} stays empty.</source>
        <translation>Bei {token} bleibt {unit} leer.</translation>
    </message>
    <message>
        <source>By the memory after {earlier}, the gradient of that after {token} is {parts}.</source>
        <translation>Der Gradient des Gedächtnisses nach {token} bezüglich dessen nach {earlier} ist {parts}.</translation>
    </message>
    <message>
        <source>By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}, all of it straight.</source>
        <translation>Der Gradient von {state} in {unit} nach {token} bezüglich {state} nach {earlier} ist {full}, ganz auf dem geraden Weg.</translation>
    </message>
    <message>
        <source>By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}: a hand has set the memory in between, and nothing goes straight.</source>
        <translation>Der Gradient von {state} in {unit} nach {token} bezüglich {state} nach {earlier} ist {full}: Dazwischen ist das Gedächtnis von Hand gesetzt, geradeaus kommt nichts.</translation>
    </message>
    <message>
        <source>By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}: no line leads there straight.</source>
        <translation>Der Gradient von {state} in {unit} nach {token} bezüglich {state} nach {earlier} ist {full}: Geradeaus führt keine Linie dahin.</translation>
    </message>
    <message>
        <source>By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}: the gate is shut on the line, and nothing goes straight.</source>
        <translation>Der Gradient von {state} in {unit} nach {token} bezüglich {state} nach {earlier} ist {full}: Das Gate auf der Linie ist zu, geradeaus kommt nichts.</translation>
    </message>
    <message>
        <source>By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}; straight alone it is {straight}, by other ways alone {gates}.</source>
        <translation>Der Gradient von {state} in {unit} nach {token} bezüglich {state} nach {earlier} ist {full}; geradeaus allein {straight}, auf anderen Wegen allein {gates}.</translation>
    </message>
    <message>
        <source>By {state} after {earlier}, the gradient of {state} of {unit} after {token} is {full}; straight alone it is {straight}, through the gates alone {gates}.</source>
        <translation>Der Gradient von {state} in {unit} nach {token} bezüglich {state} nach {earlier} ist {full}; geradeaus allein {straight}, durch die Gates allein {gates}.</translation>
    </message>
    <message>
        <source>For {token}, {name} had been foretold as {said}; {came} came.</source>
        <translation>Für {token} war {name} mit {said} vorhergesagt; gekommen ist {came}.</translation>
    </message>
    <message>
        <source>Layers read from both ends: they have read each token before they say which comes.</source>
        <translation>Die Schichten lesen von beiden Enden: Sie haben jedes Token schon gelesen, bevor sie sagen, welches kommt.</translation>
    </message>
    <message>
        <source>No read-out says which token comes next.</source>
        <translation>Keine Ausgabeschicht sagt, welches Token als nächstes kommt.</translation>
    </message>
    <message>
        <source>Nothing of the gradient of {state} of {unit} after {token} comes back to {earlier}.</source>
        <translation>Vom Gradienten von {state} in {unit} nach {token} kommt nichts bis {earlier} zurück.</translation>
    </message>
    <message>
        <source>Nothing of the gradient of {state} of {unit} after {token} comes back to {earlier}: a sequence begins anew in between.</source>
        <translation>Vom Gradienten von {state} der {unit} nach {token} kommt bei {earlier} nichts an: Dazwischen beginnt eine Folge von vorn.</translation>
    </message>
    <message>
        <source>Set by hand, at least in part: {names}.</source>
        <translation>Zumindest teils von Hand: {names}.</translation>
    </message>
    <message>
        <source>The layers above this one begin when it has read all tokens: they show what the read-out says.</source>
        <translation>Die Schichten darüber beginnen erst, wenn diese alle Token gelesen hat: Dort steht, was die Ausgabeschicht sagt.</translation>
    </message>
    <message>
        <source>This cell forgets nothing by itself.</source>
        <translation>Diese Zelle vergisst von selbst nichts.</translation>
    </message>
    <message>
        <source>This network has no read-out: nothing is said after a token.</source>
        <translation>Dieses Netz hat keine Ausgabeschicht: Nach einem Token wird nichts gesagt.</translation>
    </message>
    <message>
        <source>What is said of {token} waits for the layer that reads from the other end.</source>
        <translation>Was zu {token} gesagt wird, steht erst fest, wenn die Schicht vom anderen Ende dort ist.</translation>
    </message>
    <message>
        <source>With the gate as it is at {token}, nothing would be left a token later.</source>
        <translation>Mit dem Gate wie bei {token} wäre ein Token später nichts übrig.</translation>
    </message>
    <message>
        <source>With the gate as it is at {token}, the half-life would be endless.</source>
        <translation>Mit dem Gate wie bei {token} wäre die Halbwertszeit unendlich.</translation>
    </message>
    <message>
        <source>With the gate as it is at {token}, the half-life would be {stays}.</source>
        <translation>Mit dem Gate wie bei {token} wäre die Halbwertszeit {stays}.</translation>
    </message>
    <message>
        <source>With {token} a sequence begins anew: what {unit} held before is gone.</source>
        <translation>Mit {token} beginnt eine Folge von vorn: Was {unit} vorher hielt, ist weg.</translation>
    </message>
    <message>
        <source>With {token} a sequence begins: nothing gave it a chance before.</source>
        <translation>Mit {token} beginnt eine Folge: Vorher hat ihm nichts eine Chance gegeben.</translation>
    </message>
    <message>
        <source>Without {token} it would be {value}.</source>
        <translation>Ohne {token} wäre es {value}.</translation>
    </message>
    <message>
        <source>more than a million tokens</source>
        <translation>mehr als eine Million Token</translation>
    </message>
    <message>
        <source>nothing is kept, {added} written anew</source>
        <translation>nichts bleibt, {added} wird neu geschrieben</translation>
    </message>
    <message>
        <source>the {gate} {shares}</source>
        <translation>{gate} {shares}</translation>
    </message>
    <message>
        <source>{added} is added to an empty memory</source>
        <translation>{added} kommt zu einem leeren Gedächtnis</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>{kept} is kept of {old}, {added} added</source>
        <translation>von {old} bleibt {kept}, und {added} kommt hinzu</translation>
    </message>
    <message>
        <source>{part} by hand at {token}</source>
        <translation>{part} von Hand bei {token}</translation>
    </message>
    <message>
        <source>{part} by {token}</source>
        <translation>{part} von {token}</translation>
    </message>
    <message>
        <source>{part} by {token} and by hand</source>
        <translation>{part} von {token} und von Hand</translation>
    </message>
    <message>
        <source>{part} that stood there before</source>
        <translation>{part} von vorher</translation>
    </message>
    <message>
        <source>{share} of {old} is kept, {added} added</source>
        <translation>{share} von {old} bleiben, {added} kommt hinzu</translation>
    </message>
    <message>
        <source>{size} in {cell}</source>
        <translation>{size} in {cell}</translation>
    </message>
    <message>
        <source>{state} in the direction of {name}</source>
        <translation>{state} in der Richtung von {name}</translation>
    </message>
    <message>
        <source>{state} of {unit}</source>
        <translation>{state} in {unit}</translation>
    </message>
    <message>
        <source>{token} had been given {share} before it came.</source>
        <translation>{token} hatte {share} bekommen, bevor es kam.</translation>
    </message>
    <message>
        <source>{token} is no output of the read-out, so it was given no chance.</source>
        <translation>{token} ist keine Ausgabe der Ausgabeschicht und bekam deshalb keine Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>{token} is the first token: nothing gave it a chance before.</source>
        <translation>{token} ist das erste Token: Davor gab ihm nichts eine Wahrscheinlichkeit.</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>A cell that PyTorch does not have, step by step from its equations.</source>
        <translation>Eine Zelle, die PyTorch nicht hat, Schritt für Schritt aus ihren Gleichungen.</translation>
    </message>
    <message>
        <source>And what the read-out says.</source>
        <translation>Und was die Ausgabeschicht sagt.</translation>
    </message>
    <message>
        <source>Columns in blocks of {units}: {gates}.</source>
        <translation>Spalten in Blöcken von {units}: {gates}.</translation>
    </message>
    <message>
        <source>Rows in blocks of {units}: {gates}. Gatelight has one bias a gate, so the second is 0 but for b_hn of a GRU.</source>
        <translation>Zeilen in Blöcken von {units}: {gates}. Gatelight hat einen Bias je Gate; der zweite ist darum 0, außer b_hn einer GRU.</translation>
    </message>
    <message>
        <source>Some units are set by hand at some steps.</source>
        <translation>Einige Einheiten sind in manchen Schritten von Hand gesetzt.</translation>
    </message>
    <message>
        <source>The lesson rounds its gates to 0 or 1.</source>
        <translation>Die Lektion rundet ihre Gates auf 0 oder 1.</translation>
    </message>
    <message>
        <source>The sequences, one after the other: how long each is, and whether it goes on from the states that were left.</source>
        <translation>Die Folgen nacheinander: wie lang jede ist, und ob sie an die Zustände anknüpft, die geblieben sind.</translation>
    </message>
    <message>
        <source>These tokens are skipped, so they are not in the sequence: {tokens}. States pass through them.</source>
        <translation>Diese Token werden ausgelassen und fehlen darum in der Folge: {tokens}. Die Zustände gehen durch sie hindurch.</translation>
    </message>
    <message>
        <source>What Gatelight computed: h after each token.</source>
        <translation>Was Gatelight berechnet hat: h nach jedem Token.</translation>
    </message>
    <message>
        <source>What enters, a row a token.</source>
        <translation>Was hineingeht, eine Zeile je Token.</translation>
    </message>
    <message>
        <source>With these steps another sequence begins anew.</source>
        <translation>Mit diesen Schritten beginnt eine weitere Folge von vorn.</translation>
    </message>
    <message>
        <source>Written by Gatelight. It builds the network, loads its weights, runs the sequence, and prints h after each token and the largest difference to what Gatelight computed.</source>
        <translation>Von Gatelight geschrieben. Es baut das Netz, lädt seine Gewichte, lässt die Folge laufen und druckt h nach jedem Token und den größten Unterschied zu dem, was Gatelight berechnet hat.</translation>
    </message>
    <message>
        <source>largest difference of h</source>
        <translation>größter Unterschied von h</translation>
    </message>
    <message>
        <source>largest difference of the outputs</source>
        <translation>größter Unterschied der Ausgaben</translation>
    </message>
    <message>
        <source>{cell} is computed by {layer} with other weights: {how}</source>
        <translation>{cell} berechnet {layer} mit anderen Gewichten: {how}</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read, numbers or try</source>
        <translation>Lesen, Zahlen oder Ausprobieren</translation>
    </message>
    <message>
        <source>The selected unit: its formula with numbers, and the weights behind it.</source>
        <translation>Die gewählte Einheit: ihre Formel mit Zahlen und die Gewichte dahinter.</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>What to look for, the note of this token, and what the signs mean.</source>
        <translation>Worauf zu achten ist, die Notiz zu diesem Token und was die Zeichen bedeuten.</translation>
    </message>
    <message>
        <source>What you have changed, what came of it, and what else can be tried.</source>
        <translation>Was Sie geändert haben, was daraus wurde und was sich noch ausprobieren lässt.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>A race of cells</source>
        <translation>Ein Wettlauf der Zellen</translation>
    </message>
    <message>
        <source>A race of cells…</source>
        <translation>Ein Wettlauf der Zellen …</translation>
    </message>
    <message>
        <source>A sequence begins anew here</source>
        <translation>Hier beginnt eine Folge von vorn</translation>
    </message>
    <message>
        <source>A sequence goes on here</source>
        <translation>Hier knüpft eine Folge an</translation>
    </message>
    <message>
        <source>About Gatelight</source>
        <translation>Über Gatelight</translation>
    </message>
    <message>
        <source>Add a sequence that goes on…</source>
        <translation>Folge hinzufügen, die anknüpft …</translation>
    </message>
    <message>
        <source>Add a sequence…</source>
        <translation>Folge hinzufügen …</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <source>Audience’s colours</source>
        <translation>Farben für das Publikum</translation>
    </message>
    <message>
        <source>Audience’s screen</source>
        <translation>Bildschirm für das Publikum</translation>
    </message>
    <message>
        <source>Back by a beat</source>
        <translation>Einen Takt zurück</translation>
    </message>
    <message>
        <source>Be led through the lesson step by step, from where it was left; or go on alone.</source>
        <translation>Schritt für Schritt durch die Lektion geführt werden, von da an, wo sie verlassen wurde; oder allein weitergehen.</translation>
    </message>
    <message>
        <source>Begin to count anew how long the lecture has lasted.</source>
        <translation>Von vorn zählen, wie lange die Vorlesung schon dauert.</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>Schwarzer Bildschirm</translation>
    </message>
    <message>
        <source>Bring lesson, view and place back to where the guide&apos;s step began.</source>
        <translation>Lektion, Ansicht und Stelle dahin zurückbringen, wo der Schritt der Führung begann.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern …</translation>
    </message>
    <message>
        <source>Choose the screen that the audience sees, now and next time.</source>
        <translation>Den Bildschirm wählen, den das Publikum sieht, jetzt und beim nächsten Mal.</translation>
    </message>
    <message>
        <source>Choose which units of a large vector are shown as numbers, beside the one under the eye and those pinned.</source>
        <translation>Wählen, welche Einheiten eines großen Vektors als Zahlen zu sehen sind, neben der betrachteten und den angehefteten.</translation>
    </message>
    <message>
        <source>Clear my results…</source>
        <translation>Meine Ergebnisse löschen…</translation>
    </message>
    <message>
        <source>Close the window. What was changed is offered for saving first.</source>
        <translation>Das Fenster schließen. Was geändert wurde, kann vorher gespeichert werden.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Column on the right</source>
        <translation>Spalte rechts</translation>
    </message>
    <message>
        <source>Come a level further out, as Esc does on the stage.</source>
        <translation>Eine Ebene weiter heraus, wie Esc auf der Bühne.</translation>
    </message>
    <message>
        <source>Come back to the guide</source>
        <translation>Zur Führung zurück</translation>
    </message>
    <message>
        <source>Compare equals: with the lessons that are set by hand for the same inputs, and with nothing else.</source>
        <translation>Gleiches mit Gleichem: mit den Lektionen vergleichen, die für dieselben Eingaben von Hand gesetzt sind, und mit nichts anderem.</translation>
    </message>
    <message>
        <source>Compare no longer with one of the other runs.</source>
        <translation>Mit einem der anderen Läufe nicht mehr vergleichen.</translation>
    </message>
    <message>
        <source>Compare with a simple RNN, an LSTM and a GRU of the same sizes and seeds, not trained, and with nothing else.</source>
        <translation>Mit einem einfachen RNN, einem LSTM und einem GRU derselben Größen und Startwerte vergleichen, untrainiert, und mit nichts anderem.</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>Mit nichts vergleichen</translation>
    </message>
    <message>
        <source>Compare with the network of a built-in lesson, run on the sequence of this one.</source>
        <translation>Mit dem Netz einer eingebauten Lektion vergleichen, das auf der Folge dieser Lektion läuft.</translation>
    </message>
    <message>
        <source>Compare with the network of a lesson file, run on the sequence of this one.</source>
        <translation>Mit dem Netz einer Lektionsdatei vergleichen, das auf der Folge dieser Lektion läuft.</translation>
    </message>
    <message>
        <source>Compare with the same in another cell: with the same weights where they fit it, else initialised.</source>
        <translation>Mit demselben in einer anderen Zelle vergleichen: mit denselben Gewichten, wo sie passen, sonst initialisiert.</translation>
    </message>
    <message>
        <source>Compare with the same network on another sequence, aligned at the words that both have.</source>
        <translation>Mit demselben Netz auf einer anderen Folge vergleichen, ausgerichtet an den Wörtern, die beide haben.</translation>
    </message>
    <message>
        <source>Compare with this run</source>
        <translation>Mit diesem Lauf vergleichen</translation>
    </message>
    <message>
        <source>Compute nothing at this token, so that states pass through it unchanged; or compute it again.</source>
        <translation>An diesem Token nichts berechnen, sodass die Zustände unverändert hindurchgehen; oder es wieder berechnen.</translation>
    </message>
    <message>
        <source>Compute the number that was clicked last again, where it is set by hand.</source>
        <translation>Die zuletzt angeklickte Zahl wieder berechnen, wo sie von Hand gesetzt ist.</translation>
    </message>
    <message>
        <source>Copy as code for</source>
        <translation>Als Code kopieren für</translation>
    </message>
    <message>
        <source>Copy the network as a program for PyTorch, Keras or NumPy: it builds it, loads its weights and computes h.</source>
        <translation>Das Netz als Programm für PyTorch, Keras oder NumPy kopieren: Es baut das Netz, lädt seine Gewichte und berechnet h.</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the picture of this moment, as exports show it, for slides and documents: as pixels and as a drawing.</source>
        <translation>Kopiert das Bild dieses Augenblicks, wie Exporte es zeigen, für Folien und Texte: als Pixel und als Zeichnung.</translation>
    </message>
    <message>
        <source>Copy the tensors that are outlined as arrays of NumPy, each with its name.</source>
        <translation>Die umrandeten Tensoren als NumPy-Arrays kopieren, jeden mit seinem Namen.</translation>
    </message>
    <message>
        <source>Copy the vector</source>
        <translation>Vektor kopieren</translation>
    </message>
    <message>
        <source>Copy the vector that was clicked last, as it is at this token, with all its digits; in the way chosen last.</source>
        <translation>Den zuletzt angeklickten Vektor kopieren, wie er bei diesem Token ist, mit allen Ziffern, in der zuletzt gewählten Schreibweise.</translation>
    </message>
    <message>
        <source>Copy vectors as</source>
        <translation>Vektoren kopieren als</translation>
    </message>
    <message>
        <source>Copy vectors as plain text, as a NumPy array or as LaTeX, this one at once.</source>
        <translation>Vektoren als Text, als NumPy-Array oder als LaTeX kopieren, diesen sofort.</translation>
    </message>
    <message>
        <source>Copy what a report needs: version, system, the last lines of the log. Nothing personal is in it or sent.</source>
        <translation>Kopieren, was eine Meldung braucht: Version, System, die letzten Zeilen des Protokolls. Nichts Persönliches ist darin, nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Copy what is returned</source>
        <translation>Zurückgegebenes kopieren</translation>
    </message>
    <message>
        <source>Cover what the audience sees in black, so that it looks at you; the same key or the next step uncovers it.</source>
        <translation>Das Bild des Publikums schwarz verdecken, damit es zu Ihnen sieht; dieselbe Taste oder der nächste Schritt deckt es auf.</translation>
    </message>
    <message>
        <source>Cover what the audience sees in white; the same key or the next step uncovers it.</source>
        <translation>Das Bild des Publikums weiß verdecken; dieselbe Taste oder der nächste Schritt deckt es auf.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Earlier in the training</source>
        <translation>Früher im Training</translation>
    </message>
    <message>
        <source>Edit cues…</source>
        <translation>Haltepunkte bearbeiten …</translation>
    </message>
    <message>
        <source>Edit the steps that lead through the lesson: their order, words in each language, places, acts and questions.</source>
        <translation>Die Schritte bearbeiten, die durch die Lektion führen: Reihenfolge, Worte in jeder Sprache, Stellen, Handlungen und Fragen.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Exchange the audience’s screen and the speaker’s.</source>
        <translation>Den Bildschirm des Publikums mit dem des Vortragenden tauschen.</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Experiments…</source>
        <translation>Experimente…</translation>
    </message>
    <message>
        <source>Export as web lesson…</source>
        <translation>Als Weblektion exportieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Film along the training…</source>
        <translation>Film durch das Training …</translation>
    </message>
    <message>
        <source>Find any command by a few letters, and do it.</source>
        <translation>Einen Befehl an ein paar Buchstaben finden und ausführen.</translation>
    </message>
    <message>
        <source>Fold away the column beside the stage, or show it again.</source>
        <translation>Die Spalte neben der Bühne wegklappen oder wieder zeigen.</translation>
    </message>
    <message>
        <source>Fold away the sequence and the network on the left, or show them again.</source>
        <translation>Folge und Netz links wegklappen oder wieder zeigen.</translation>
    </message>
    <message>
        <source>Forget the run that this one is compared with, until the next edit.</source>
        <translation>Den Lauf vergessen, mit dem dieser verglichen wird, bis zur nächsten Änderung.</translation>
    </message>
    <message>
        <source>Ghost behind the numbers</source>
        <translation>Geist hinter den Zahlen</translation>
    </message>
    <message>
        <source>Give a run that this one is compared with another title.</source>
        <translation>Einem Lauf, mit dem dieser verglichen wird, einen anderen Titel geben.</translation>
    </message>
    <message>
        <source>Give other keys to commands whose key is a letter or a sign alone, or switch all of these off.</source>
        <translation>Befehlen, deren Taste ein Buchstabe oder ein Zeichen allein ist, andere Tasten geben oder alle diese Tasten abschalten.</translation>
    </message>
    <message>
        <source>Give the stage all the room: panels and plots go, and come back as they were with the same key.</source>
        <translation>Der Bühne allen Platz geben: Seitenbereiche und Diagramme gehen und kommen mit derselben Taste zurück, wie sie waren.</translation>
    </message>
    <message>
        <source>Go a level further in: from the network to its layers, into one cell, into one unit.</source>
        <translation>Eine Ebene weiter hinein: vom Netz zu seinen Schichten, in eine Zelle, in eine Einheit.</translation>
    </message>
    <message>
        <source>Go back from the whole screen to the window.</source>
        <translation>Vom ganzen Bildschirm zurück zum Fenster.</translation>
    </message>
    <message>
        <source>Go back in the talk</source>
        <translation>Im Vortrag zurück</translation>
    </message>
    <message>
        <source>Go back to the guide&apos;s step before.</source>
        <translation>Zum vorigen Schritt der Führung zurückgehen.</translation>
    </message>
    <message>
        <source>Go back to the last place at which a condition of the lesson is met.</source>
        <translation>Zurück zur letzten Stelle, an der eine Bedingung der Lektion erfüllt ist.</translation>
    </message>
    <message>
        <source>Go back to where the beat before has done its work, as a clicker does; in a talk, to what was shown before.</source>
        <translation>Zurück bis dorthin, wo der Takt davor getan hat, was er tut, wie es ein Presenter tut; in einem Vortrag zu dem, was davor gezeigt wurde.</translation>
    </message>
    <message>
        <source>Go back to where the beat before has done its work.</source>
        <translation>Zurück dorthin, wo der Takt davor getan ist.</translation>
    </message>
    <message>
        <source>Go on in the talk</source>
        <translation>Im Vortrag weiter</translation>
    </message>
    <message>
        <source>Go to another step of the storyline, to its beginning.</source>
        <translation>Zu einem anderen Schritt des Ablaufs gehen, an seinen Anfang.</translation>
    </message>
    <message>
        <source>Go to the end of the film.</source>
        <translation>Zum Ende des Films.</translation>
    </message>
    <message>
        <source>Go to the guide&apos;s next step; one that waits for something is skipped.</source>
        <translation>Zum nächsten Schritt der Führung gehen; einer, der auf etwas wartet, wird übersprungen.</translation>
    </message>
    <message>
        <source>Go to the next place at which a condition of the lesson is met.</source>
        <translation>Zur nächsten Stelle, an der eine Bedingung der Lektion erfüllt ist.</translation>
    </message>
    <message>
        <source>Go to the same beat of the next token.</source>
        <translation>Zum selben Takt des nächsten Tokens.</translation>
    </message>
    <message>
        <source>Go to the same beat of the token before.</source>
        <translation>Zum selben Takt des Tokens davor.</translation>
    </message>
    <message>
        <source>Go to the start of the film.</source>
        <translation>Zum Anfang des Films.</translation>
    </message>
    <message>
        <source>Go to where the next beat has done its work. A beat still in motion is finished first.</source>
        <translation>Dorthin, wo der nächste Takt getan ist. Ein Takt, der noch läuft, wird zuerst beendet.</translation>
    </message>
    <message>
        <source>Go with the keyboard to the next part of the window: header, sequence, network, stage, ruler, plots, column.</source>
        <translation>Mit der Tastatur zum nächsten Teil des Fensters gehen: Kopf, Folge, Netz, Bühne, Lineal, Diagramme, Spalte.</translation>
    </message>
    <message>
        <source>Go with the keyboard to the part of the window before.</source>
        <translation>Mit der Tastatur zum vorigen Teil des Fensters gehen.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Hold or set at…</source>
        <translation>Festhalten oder setzen auf …</translation>
    </message>
    <message>
        <source>Hold the gate open</source>
        <translation>Das Gate offen halten</translation>
    </message>
    <message>
        <source>Hold the gate shut</source>
        <translation>Das Gate geschlossen halten</translation>
    </message>
    <message>
        <source>Hold the gate that was clicked last open, at 1, for the unit under the eye at this token.</source>
        <translation>Das zuletzt angeklickte Gate bei diesem Token offen halten, auf 1, für die Einheit im Blick.</translation>
    </message>
    <message>
        <source>Hold the gate that was clicked last shut, at 0, for the unit under the eye at this token.</source>
        <translation>Das zuletzt angeklickte Gate bei diesem Token geschlossen halten, auf 0, für die Einheit im Blick.</translation>
    </message>
    <message>
        <source>Hold what the network computes here against what its framework stored: by how much they differ, and where.</source>
        <translation>Was das Netz hier berechnet, mit dem vergleichen, was sein Framework gespeichert hat: um wie viel es abweicht, und wo.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Jump from end state to end state without the motion between them, in the film and in the zoom.</source>
        <translation>Von Endzustand zu Endzustand springen, ohne die Bewegung dazwischen, im Film und beim Zoomen.</translation>
    </message>
    <message>
        <source>Keep the run as it is now beside what becomes of it.</source>
        <translation>Den Lauf, wie er jetzt ist, neben dem behalten, was aus ihm wird.</translation>
    </message>
    <message>
        <source>Keep the unit under the eye in view, or let it go again; Ctrl and a click pin the unit under the pointer.</source>
        <translation>Die betrachtete Einheit im Blick behalten oder wieder loslassen; Strg und ein Klick heften die Einheit unter dem Zeiger an.</translation>
    </message>
    <message>
        <source>Keep this run as the one that all further edits are compared with, not only the next one; or let it go.</source>
        <translation>Diesen Lauf behalten, um alle weiteren Änderungen mit ihm zu vergleichen, nicht nur die nächste; oder ihn loslassen.</translation>
    </message>
    <message>
        <source>Keep this run to compare</source>
        <translation>Diesen Lauf zum Vergleich behalten</translation>
    </message>
    <message>
        <source>Keys and commands</source>
        <translation>Tasten und Befehle</translation>
    </message>
    <message>
        <source>Label what stands in the picture; the labels go with this key, Esc, a click, or any other picture.</source>
        <translation>Beschriften, was im Bild steht; die Schilder gehen mit dieser Taste, Esc, einem Klick oder jedem anderen Bild.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Later in the training</source>
        <translation>Später im Training</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Layer above</source>
        <translation>Schicht darüber</translation>
    </message>
    <message>
        <source>Layer below</source>
        <translation>Schicht darunter</translation>
    </message>
    <message>
        <source>Leave out the step</source>
        <translation>Schritt auslassen</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>Vorführung verlassen</translation>
    </message>
    <message>
        <source>Lecture pack…</source>
        <translation>Vorlesungspaket …</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Lessons set by hand alike</source>
        <translation>Ebenso von Hand gesetzte Lektionen</translation>
    </message>
    <message>
        <source>Let a network whose read-out says which token comes next go on with its text; the film follows what it writes.</source>
        <translation>Ein Netz, dessen Ausgabeschicht das nächste Token sagt, seinen Text weiterschreiben lassen; der Film folgt dem Geschriebenen.</translation>
    </message>
    <message>
        <source>Let all pins go</source>
        <translation>Alle Einheiten loslassen</translation>
    </message>
    <message>
        <source>Let another sequence begin with this token and go on from the states that were left; or be one with them.</source>
        <translation>Mit diesem Token eine weitere Folge beginnen lassen, die an die bisherigen Zustände anknüpft; oder beide wieder verbinden.</translation>
    </message>
    <message>
        <source>Let another sequence begin with this token, with the states before the first; or be one with those before.</source>
        <translation>Mit diesem Token eine weitere Folge beginnen lassen, mit den Zuständen vor dem ersten; oder sie mit der vorigen verbinden.</translation>
    </message>
    <message>
        <source>Let go of all units that are pinned.</source>
        <translation>Alle angehefteten Einheiten loslassen.</translation>
    </message>
    <message>
        <source>Let nothing of this token enter the network, its vector being zero; or let it enter again.</source>
        <translation>Nichts von diesem Token in das Netz lassen, sein Vektor ist null; oder es wieder einlassen.</translation>
    </message>
    <message>
        <source>Let playing stop by itself where a condition of the lesson is met, or play through.</source>
        <translation>Das Abspielen von selbst anhalten lassen, wo eine Bedingung der Lektion erfüllt ist, oder durchspielen.</translation>
    </message>
    <message>
        <source>Let several cells learn the same task at an equal number of weights, from several seeds, and see who is first.</source>
        <translation>Mehrere Zellen dieselbe Aufgabe lernen lassen, mit gleich vielen Gewichten und aus mehreren Startwerten, und sehen, welche die erste ist.</translation>
    </message>
    <message>
        <source>Let the film run, or hold it. At the end it starts anew.</source>
        <translation>Den Film laufen lassen oder anhalten. Am Ende beginnt er von vorn.</translation>
    </message>
    <message>
        <source>Let the network go on</source>
        <translation>Das Netz weiterschreiben lassen</translation>
    </message>
    <message>
        <source>Let the network go on…</source>
        <translation>Das Netz weiterschreiben lassen…</translation>
    </message>
    <message>
        <source>Let the network read a long text, and find where else in it the same units did the same; go there.</source>
        <translation>Das Netz einen langen Text lesen lassen und finden, wo darin dieselben Einheiten dasselbe taten; dorthin gehen.</translation>
    </message>
    <message>
        <source>Let the number go</source>
        <translation>Die Zahl loslassen</translation>
    </message>
    <message>
        <source>Let the selected tokens end with this one.</source>
        <translation>Die ausgewählten Tokens mit diesem enden lassen.</translation>
    </message>
    <message>
        <source>Let the selected tokens go: sums and shares of the plots are of all again.</source>
        <translation>Die ausgewählten Tokens loslassen: Summen und Anteile der Diagramme sind wieder von allen.</translation>
    </message>
    <message>
        <source>Light up for the audience the number that you point at in your view, with what it came from and what it feeds.</source>
        <translation>Für das Publikum die Zahl aufleuchten lassen, auf die Sie in Ihrer Ansicht zeigen, mit dem, woraus sie entstand und wohin sie geht.</translation>
    </message>
    <message>
        <source>Look at the run beside those that it is compared with, or at its cell again.</source>
        <translation>Den Lauf neben denen ansehen, mit denen er verglichen wird, oder wieder seine Zelle.</translation>
    </message>
    <message>
        <source>Look at the run in another view.</source>
        <translation>Den Lauf in einer anderen Ansicht betrachten.</translation>
    </message>
    <message>
        <source>Look into another layer of the network.</source>
        <translation>In eine andere Schicht des Netzes sehen.</translation>
    </message>
    <message>
        <source>Look into the layer above.</source>
        <translation>In die Schicht darüber sehen.</translation>
    </message>
    <message>
        <source>Look into the layer below.</source>
        <translation>In die Schicht darunter sehen.</translation>
    </message>
    <message>
        <source>Make a storyline of what you do: wherever you rest is a step, and what you change there is what it waits for.</source>
        <translation>Aus dem, was Sie tun, eine Führung machen: Wo Sie verweilen, ist ein Schritt, und was Sie dort ändern, darauf wartet er.</translation>
    </message>
    <message>
        <source>Make the change again that was taken back last.</source>
        <translation>Die zuletzt zurückgenommene Änderung wiederholen.</translation>
    </message>
    <message>
        <source>Make words, buttons and pictures of the window larger or smaller, from the next start on, which may be now.</source>
        <translation>Wörter, Knöpfe und Bilder des Fensters größer oder kleiner machen, ab dem nächsten Start, der sofort sein kann.</translation>
    </message>
    <message>
        <source>Mask the token</source>
        <translation>Das Token maskieren</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>Network of another file…</source>
        <translation>Netz einer anderen Datei …</translation>
    </message>
    <message>
        <source>Network of another lesson</source>
        <translation>Netz einer anderen Lektion</translation>
    </message>
    <message>
        <source>Next beat</source>
        <translation>Nächster Takt</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Nächster Haltepunkt</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Next step of the guide</source>
        <translation>Nächster Schritt der Führung</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>Nächstes Token</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächste Einheit</translation>
    </message>
    <message>
        <source>Next vector</source>
        <translation>Nächster Vektor</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>Schreibweise</translation>
    </message>
    <message>
        <source>Open a file that was open not long ago. What is open is offered for saving first.</source>
        <translation>Eine Datei öffnen, die vor kurzem offen war. Was offen ist, kann vorher gespeichert werden.</translation>
    </message>
    <message>
        <source>Open a lesson file, or a trained model. A file that cannot be read is explained, and what is open stays.</source>
        <translation>Eine Lektionsdatei oder ein trainiertes Modell öffnen. Ist die Datei nicht lesbar, wird gesagt, warum, und was offen ist, bleibt offen.</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Open a trained model of PyTorch, Keras, ONNX or NumPy: what is in it, which layers, and what it is to read.</source>
        <translation>Ein trainiertes Modell aus PyTorch, Keras, ONNX oder NumPy öffnen: was darin steht, welche Schichten es hat und was es lesen soll.</translation>
    </message>
    <message>
        <source>Open one of the built-in lessons. What is open is offered for saving first.</source>
        <translation>Eine der mitgelieferten Lektionen öffnen. Was offen ist, kann vorher gespeichert werden.</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the file in which the program notes what went wrong.</source>
        <translation>Die Datei öffnen, in der das Programm notiert, was schiefging.</translation>
    </message>
    <message>
        <source>Open the menus, where arrow keys lead from one to the next.</source>
        <translation>Die Menüs öffnen; Pfeiltasten führen von einem zum nächsten.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Outline what PyTorch returns of the run, then what Keras does, then nothing again.</source>
        <translation>Umranden, was PyTorch vom Lauf zurückgibt, dann, was Keras zurückgibt, dann wieder nichts.</translation>
    </message>
    <message>
        <source>Outline what a layer of PyTorch or Keras returns, with its name, its shape and how a part of it is taken.</source>
        <translation>Umranden, was eine Schicht von PyTorch oder Keras zurückgibt, mit Namen und Form und wie man einen Teil davon herausnimmt.</translation>
    </message>
    <message>
        <source>Outline what is returned</source>
        <translation>Zurückgegebenes umranden</translation>
    </message>
    <message>
        <source>Own cell…</source>
        <translation>Eigene Zelle …</translation>
    </message>
    <message>
        <source>Pack into one file…</source>
        <translation>In eine Datei packen …</translation>
    </message>
    <message>
        <source>Paste as the sequence</source>
        <translation>Als Folge einfügen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pin the unit</source>
        <translation>Einheit anheften</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play at the next higher speed.</source>
        <translation>In der nächsthöheren Geschwindigkeit abspielen.</translation>
    </message>
    <message>
        <source>Play at the next lower speed.</source>
        <translation>In der nächstniedrigeren Geschwindigkeit abspielen.</translation>
    </message>
    <message>
        <source>Play at this speed; 1× is made for following every number.</source>
        <translation>In dieser Geschwindigkeit abspielen; bei 1× lässt sich jeder Zahl folgen.</translation>
    </message>
    <message>
        <source>Play the next beat</source>
        <translation>Nächsten Takt spielen</translation>
    </message>
    <message>
        <source>Play the next beat to its end, or to a cue, as a clicker does; in a talk, go on in that. Again: be there now.</source>
        <translation>Den nächsten Takt bis zu seinem Ende oder bis zu einem Haltepunkt spielen, wie es ein Presenter tut; in einem Vortrag darin weitergehen. Noch einmal: gleich dort sein.</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Present as a talk</source>
        <translation>Als Vortrag vorführen</translation>
    </message>
    <message>
        <source>Present the lesson step by step, with Page Down and Page Up: its words below the stage, notes for you alone.</source>
        <translation>Die Lektion Schritt für Schritt vorführen, mit Bild ab und Bild auf: ihre Worte unter der Bühne, Notizen nur für Sie.</translation>
    </message>
    <message>
        <source>Previous beat</source>
        <translation>Voriger Takt</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Voriger Haltepunkt</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Previous step of the guide</source>
        <translation>Voriger Schritt der Führung</translation>
    </message>
    <message>
        <source>Previous token</source>
        <translation>Voriges Token</translation>
    </message>
    <message>
        <source>Previous unit</source>
        <translation>Vorige Einheit</translation>
    </message>
    <message>
        <source>Previous vector</source>
        <translation>Voriger Vektor</translation>
    </message>
    <message>
        <source>Prove against stored outputs</source>
        <translation>Gegen gespeicherte Ausgaben prüfen</translation>
    </message>
    <message>
        <source>Prove against stored outputs…</source>
        <translation>Gegen gespeicherte Ausgaben prüfen…</translation>
    </message>
    <message>
        <source>Put another sequence behind the last token, which begins anew.</source>
        <translation>Hinter das letzte Token eine weitere Folge setzen, die von vorn beginnt.</translation>
    </message>
    <message>
        <source>Put another sequence behind the last token, which goes on from the states that it left.</source>
        <translation>Hinter das letzte Token eine weitere Folge setzen, die an dessen Zustände anknüpft.</translation>
    </message>
    <message>
        <source>Put the eye on the next unit: its formula is shown with its numbers.</source>
        <translation>Die nächste Einheit betrachten: Ihre Formel ist mit ihren Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Put the eye on the unit before.</source>
        <translation>Die Einheit davor betrachten.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rank all units by how well they follow a property of the tokens, and hold each of them over fresh examples.</source>
        <translation>Alle Einheiten danach ordnen, wie gut sie einer Eigenschaft der Tokens folgen, und jede über neue Beispiele festhalten.</translation>
    </message>
    <message>
        <source>Read the film as a story, token by token: what was kept, lost and written, at your own pace.</source>
        <translation>Den Film als Geschichte lesen, Token für Token: was behalten, verloren und geschrieben wurde, im eigenen Tempo.</translation>
    </message>
    <message>
        <source>Record a storyline</source>
        <translation>Führung aufnehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Repeat measurements beside the numbers of papers: how far gradients reach, which cells learn, what stays.</source>
        <translation>Messungen wiederholen, neben den Zahlen aus Veröffentlichungen: wie weit Gradienten reichen, welche Zellen lernen, was bleibt.</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Ein Problem melden …</translation>
    </message>
    <message>
        <source>Returned by</source>
        <translation>Zurückgegeben von</translation>
    </message>
    <message>
        <source>Runs beside each other</source>
        <translation>Läufe nebeneinander</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save my results…</source>
        <translation>Meine Ergebnisse speichern…</translation>
    </message>
    <message>
        <source>Save the lesson in another file.</source>
        <translation>Die Lektion in einer anderen Datei speichern.</translation>
    </message>
    <message>
        <source>Save the lesson in its file; a built-in lesson gets a file of its own.</source>
        <translation>Die Lektion in ihrer Datei speichern; eine mitgelieferte bekommt eine eigene.</translation>
    </message>
    <message>
        <source>Say at which conditions playing stops: a gate that closes, a sign that turns, saturation, a chosen token.</source>
        <translation>Sagen, bei welchen Bedingungen das Abspielen anhält: ein Gate, das sich schließt, ein Vorzeichen, das sich dreht, Sättigung, ein gewähltes Token.</translation>
    </message>
    <message>
        <source>Search over a text</source>
        <translation>Einen Text durchsuchen</translation>
    </message>
    <message>
        <source>Search over a text…</source>
        <translation>Einen Text durchsuchen…</translation>
    </message>
    <message>
        <source>Select no tokens</source>
        <translation>Keine Tokens auswählen</translation>
    </message>
    <message>
        <source>Select the next vector of the cell, such as a gate: what holds, copies and sets is done to its number.</source>
        <translation>Den nächsten Vektor der Zelle auswählen, etwa ein Gate: Festhalten, Kopieren und Setzen gelten seiner Zahl.</translation>
    </message>
    <message>
        <source>Select the tokens from this one on, for the sums and shares of the plots; Shift and the pointer do it too.</source>
        <translation>Die Tokens ab diesem auswählen, für Summen und Anteile der Diagramme; Umschalt und der Zeiger tun es auch.</translation>
    </message>
    <message>
        <source>Select the vector before, in the order in which they are computed.</source>
        <translation>Den Vektor davor auswählen, in der Reihenfolge, in der sie berechnet werden.</translation>
    </message>
    <message>
        <source>Select tokens from here</source>
        <translation>Tokens ab hier auswählen</translation>
    </message>
    <message>
        <source>Select tokens up to here</source>
        <translation>Tokens bis hier auswählen</translation>
    </message>
    <message>
        <source>Sequence and network</source>
        <translation>Folge und Netz</translation>
    </message>
    <message>
        <source>Set the lecture’s clock to zero</source>
        <translation>Uhr der Vorlesung auf null stellen</translation>
    </message>
    <message>
        <source>Set the number that was clicked last to any value, for chosen units and tokens.</source>
        <translation>Die zuletzt angeklickte Zahl auf einen beliebigen Wert setzen, für gewählte Einheiten und Tokens.</translation>
    </message>
    <message>
        <source>Shade each token of the text by a number of the unit under the eye, or by the chance that was given to it.</source>
        <translation>Jedes Token des Textes nach einer Zahl der ausgewählten Einheit einfärben, oder danach, wie wahrscheinlich es war.</translation>
    </message>
    <message>
        <source>Shading of the text</source>
        <translation>Färbung des Textes</translation>
    </message>
    <message>
        <source>Show a card beside the cell that says what its colours, thicknesses and outlines mean; exports have it too.</source>
        <translation>Zeigt neben der Zelle eine Karte, die sagt, was Farben, Dicken und Umrisse bedeuten; Exporte haben sie auch.</translation>
    </message>
    <message>
        <source>Show and edit what the lesson hides and locks for use in class, or keep to it again.</source>
        <translation>Zeigen und bearbeiten, was die Lektion für den Unterricht verbirgt und sperrt, oder sich wieder daran halten.</translation>
    </message>
    <message>
        <source>Show behind the vectors what they were in the run before the last edit, or show this run alone.</source>
        <translation>Hinter den Vektoren zeigen, was sie im Lauf vor der letzten Änderung waren, oder nur diesen Lauf.</translation>
    </message>
    <message>
        <source>Show in plots and charts what comes after the moment too, pale; exports and the audience see none of it.</source>
        <translation>In Diagrammen blass auch zeigen, was erst später kommt; Exporte und Publikum sehen davon nichts.</translation>
    </message>
    <message>
        <source>Show or hide the plots.</source>
        <translation>Die Diagramme zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Show or hide the table of all numbers that the picture shows at this beat.</source>
        <translation>Die Tabelle aller Zahlen zeigen oder verbergen, die das Bild bei diesem Takt zeigt.</translation>
    </message>
    <message>
        <source>Show the audience the stage in colours of its own: those for the projector reach the last row.</source>
        <translation>Dem Publikum die Bühne in eigenen Farben zeigen: die für den Projektor reichen bis in die letzte Reihe.</translation>
    </message>
    <message>
        <source>Show the formula and the weights of the selected unit in the column on the right, or fold it away.</source>
        <translation>Formel und Gewichte der gewählten Einheit in der Spalte rechts zeigen oder die Spalte wegklappen.</translation>
    </message>
    <message>
        <source>Show the lessons as moving pictures, and the files of last time.</source>
        <translation>Die Lektionen als bewegte Bilder und die Dateien vom letzten Mal zeigen.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Das Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show the stage alone on the whole screen, on the second one where there are two; F5 or Esc leads back.</source>
        <translation>Die Bühne allein auf dem ganzen Bildschirm zeigen, auf dem zweiten, wo es zwei gibt; F5 oder Esc führt zurück.</translation>
    </message>
    <message>
        <source>Show the stage with the next beat, the time and your notes in a window of its own, or close it.</source>
        <translation>Die Bühne mit dem nächsten Takt, der Zeit und Ihren Notizen in einem eigenen Fenster zeigen, oder es schließen.</translation>
    </message>
    <message>
        <source>Show the version, and the licences of the program and of what it is built of.</source>
        <translation>Die Version und die Lizenzen des Programms und dessen, woraus es gemacht ist.</translation>
    </message>
    <message>
        <source>Show the weights of the next snapshot: the same sentence later in the training.</source>
        <translation>Die Gewichte der nächsten Momentaufnahme zeigen: derselbe Satz, später im Training.</translation>
    </message>
    <message>
        <source>Show the weights of the snapshot before: the same sentence earlier in the training.</source>
        <translation>Die Gewichte der Momentaufnahme davor zeigen: derselbe Satz, früher im Training.</translation>
    </message>
    <message>
        <source>Show this page.</source>
        <translation>Diese Seite zeigen.</translation>
    </message>
    <message>
        <source>Show what I point at</source>
        <translation>Zeigen, worauf ich zeige</translation>
    </message>
    <message>
        <source>Show what is tried at the moment, what came of it at the end, and what to try next; or fold it away.</source>
        <translation>Zeigen, was gerade ausprobiert wird, was am Ende daraus wurde und was man als Nächstes ausprobieren kann; oder die Spalte wegklappen.</translation>
    </message>
    <message>
        <source>Show what people ask about recurrent layers, each answered with a picture and the place that shows it.</source>
        <translation>Zeigt, was zu rekurrenten Schichten gefragt wird, jede Frage mit einem Bild beantwortet und mit der Stelle, die es zeigt.</translation>
    </message>
    <message>
        <source>Show what the lesson tells: what to look for, the note of this token, what the signs mean; or fold it away.</source>
        <translation>Zeigen, was die Lektion erzählt: worauf zu achten ist, die Notiz zu diesem Token, was die Zeichen bedeuten; oder die Spalte wegklappen.</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Sort the units by how well they follow a property of the text, such as being inside quotes.</source>
        <translation>Die Einheiten danach ordnen, wie gut sie einer Eigenschaft des Textes folgen, etwa ob er in Anführungszeichen steht.</translation>
    </message>
    <message>
        <source>Speak another language: picture and exports at once, menus and panels from the next start on, perhaps now.</source>
        <translation>Eine andere Sprache sprechen: Bild und Exporte sofort, Menüs und Fenster vom nächsten Start an, der gleich sein kann.</translation>
    </message>
    <message>
        <source>Speaker’s view</source>
        <translation>Ansicht des Vortragenden</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>Stage alone</source>
        <translation>Nur die Bühne</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Start the lecture’s clock</source>
        <translation>Uhr der Vorlesung starten</translation>
    </message>
    <message>
        <source>Step of the talk</source>
        <translation>Schritt des Vortrags</translation>
    </message>
    <message>
        <source>Stop at cues</source>
        <translation>An Haltepunkten anhalten</translation>
    </message>
    <message>
        <source>Stop or start the clock that tells how long the lecture has lasted; it starts by itself when you present.</source>
        <translation>Die Uhr anhalten oder starten, die sagt, wie lange die Vorlesung schon dauert; sie startet von selbst, wenn Sie vorführen.</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Stop the lecture’s clock</source>
        <translation>Uhr der Vorlesung anhalten</translation>
    </message>
    <message>
        <source>Storyline…</source>
        <translation>Führung bearbeiten…</translation>
    </message>
    <message>
        <source>Swap the screens</source>
        <translation>Bildschirme tauschen</translation>
    </message>
    <message>
        <source>Table of numbers</source>
        <translation>Zahlentabelle</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Take the last change of the lesson back.</source>
        <translation>Die letzte Änderung der Lektion zurücknehmen.</translation>
    </message>
    <message>
        <source>Tell each beat in a sentence, with symbols, or with numbers.</source>
        <translation>Jeden Takt in einem Satz, mit Symbolen oder mit Zahlen erzählen.</translation>
    </message>
    <message>
        <source>The same in another cell</source>
        <translation>Dasselbe in einer anderen Zelle</translation>
    </message>
    <message>
        <source>Throw away, after a question, what is kept on this machine of the steps and answers in lessons.</source>
        <translation>Nach einer Rückfrage verwerfen, was auf diesem Rechner von Schritten und Antworten in Lektionen aufgehoben ist.</translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>Ein Netz trainieren</translation>
    </message>
    <message>
        <source>Train a network on a task, beside the window: the stage shows the sentence with the weights as they are now.</source>
        <translation>Ein Netz neben dem Fenster an einer Aufgabe trainieren: Die Bühne zeigt den Satz mit den Gewichten, wie sie gerade sind.</translation>
    </message>
    <message>
        <source>Train a network…</source>
        <translation>Ein Netz trainieren …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Units shown of large vectors</source>
        <translation>Gezeigte Einheiten großer Vektoren</translation>
    </message>
    <message>
        <source>Units that follow a property</source>
        <translation>Einheiten, die einer Eigenschaft folgen</translation>
    </message>
    <message>
        <source>Unlock the controls</source>
        <translation>Bedienung entsperren</translation>
    </message>
    <message>
        <source>Untrained RNN, LSTM and GRU</source>
        <translation>RNN, LSTM und GRU, untrainiert</translation>
    </message>
    <message>
        <source>Use copied words or rows of numbers as the sequence, or open a lesson file that was copied.</source>
        <translation>Kopierte Wörter oder Zahlenreihen als Folge nehmen, oder eine kopierte Lektionsdatei öffnen.</translation>
    </message>
    <message>
        <source>Wear other colours; those for the projector have more contrast. Or follow the system, also when it is changed.</source>
        <translation>Andere Farben wählen; die für den Beamer haben mehr Kontrast. Oder dem System folgen, auch wenn es umgestellt wird.</translation>
    </message>
    <message>
        <source>What am I looking at?</source>
        <translation>Was sehe ich hier?</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>What the signs mean</source>
        <translation>Was die Zeichen bedeuten</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>Which unit holds it</source>
        <translation>Welche Einheit hält es?</translation>
    </message>
    <message>
        <source>Which unit holds it…</source>
        <translation>Welche Einheit hält es? …</translation>
    </message>
    <message>
        <source>White screen</source>
        <translation>Weißer Bildschirm</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>With another sequence…</source>
        <translation>Mit einer anderen Folge …</translation>
    </message>
    <message>
        <source>Write a film of this moment of the sentence, with the weights of one snapshot of the training after the other.</source>
        <translation>Einen Film dieses Moments des Satzes schreiben, mit den Gewichten einer Momentaufnahme des Trainings nach der anderen.</translation>
    </message>
    <message>
        <source>Write all that a lecture needs into one folder: films, slides, a web page, handouts, a worksheet and the data.</source>
        <translation>Alles, was eine Vorlesung braucht, in einen Ordner schreiben: Filme, Folien, eine Webseite, Handzettel, ein Arbeitsblatt und die Daten.</translation>
    </message>
    <message>
        <source>Write formulas, labels and captions in the letters of the tutorial, of Olah or of PyTorch.</source>
        <translation>Formeln, Beschriftungen und Untertitel mit den Buchstaben des Tutorials, Olahs oder PyTorchs schreiben.</translation>
    </message>
    <message>
        <source>Write the equations of a cell of your own, beginning with the layer in view, and see what they mean.</source>
        <translation>Die Gleichungen einer eigenen Zelle schreiben, ausgehend von der gezeigten Schicht, und sehen, was sie bedeuten.</translation>
    </message>
    <message>
        <source>Write the film, or a picture of it, to a file: video, GIF, PNG, SVG or PDF.</source>
        <translation>Den Film oder ein Bild daraus in eine Datei schreiben: Video, GIF, PNG, SVG oder PDF.</translation>
    </message>
    <message>
        <source>Write the lesson step by step with its questions: as a web page, or as a package for a learning platform.</source>
        <translation>Die Lektion Schritt für Schritt mit ihren Fragen schreiben: als Webseite oder als Paket für eine Lernplattform.</translation>
    </message>
    <message>
        <source>Write the lesson with the weights and the vocabulary that it refers to into one file, to be handed out.</source>
        <translation>Die Lektion mit den Gewichten und dem Vokabular, auf die sie verweist, zum Weitergeben in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>Write what was answered in lessons into a file to hand in: a table, or xAPI statements as JSON lines.</source>
        <translation>Was in Lektionen geantwortet wurde, in eine Datei zum Abgeben schreiben: eine Tabelle oder xAPI-Aussagen als JSON-Zeilen.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Compare with another sequence</source>
        <translation>Mit einer anderen Folge vergleichen</translation>
    </message>
    <message>
        <source>Not compared. {error}</source>
        <translation>Nicht verglichen. {error}</translation>
    </message>
    <message>
        <source>The other sequence:</source>
        <translation>Die andere Folge:</translation>
    </message>
    <message>
        <source>Title of the run</source>
        <translation>Titel des Laufs</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>compare RNN, LSTM and GRU</source>
        <translation>RNN, LSTM und GRU vergleichen</translation>
    </message>
    <message>
        <source>compare another sequence</source>
        <translation>andere Folge vergleichen</translation>
    </message>
    <message>
        <source>compare lessons set by hand</source>
        <translation>von Hand gesetzte Lektionen vergleichen</translation>
    </message>
    <message>
        <source>compare with another cell</source>
        <translation>mit einer anderen Zelle vergleichen</translation>
    </message>
    <message>
        <source>compare with another network</source>
        <translation>mit einem anderen Netz vergleichen</translation>
    </message>
    <message>
        <source>dashed: the edges of A</source>
        <translation>gestrichelt: die Ränder von A</translation>
    </message>
    <message>
        <source>from {letter}</source>
        <translation>Abstand von {letter}</translation>
    </message>
    <message>
        <source>gates rounded to 0 or 1</source>
        <translation>Gates auf 0 oder 1 gerundet</translation>
    </message>
    <message>
        <source>in A {value}</source>
        <translation>in A {value}</translation>
    </message>
    <message>
        <source>initialised, not trained</source>
        <translation>initialisiert, nicht trainiert</translation>
    </message>
    <message>
        <source>its memory in each run</source>
        <translation>ihr Gedächtnis je Lauf</translation>
    </message>
    <message>
        <source>keep the run to compare</source>
        <translation>den Lauf zum Vergleich behalten</translation>
    </message>
    <message>
        <source>left of token {number}</source>
        <translation>Rest von Token {number}</translation>
    </message>
    <message>
        <source>left of {token}</source>
        <translation>Rest von {token}</translation>
    </message>
    <message>
        <source>memory of layer {number} in {count} runs of the same sequence</source>
        <translation>Gedächtnis von Schicht {number} in {count} Läufen derselben Folge</translation>
    </message>
    <message>
        <source>memory of layer {number} in {count} runs, not all of the same sequence</source>
        <translation>Gedächtnis von Schicht {number} in {count} Läufen, nicht alle mit derselben Folge</translation>
    </message>
    <message>
        <source>memory of layer {number}: there is no other run to compare with</source>
        <translation>Gedächtnis von Schicht {number}: kein anderer Lauf zum Vergleichen da</translation>
    </message>
    <message>
        <source>no gates</source>
        <translation>keine Gates</translation>
    </message>
    <message>
        <source>no gates: anew at each token</source>
        <translation>keine Gates: bei jedem Token neu</translation>
    </message>
    <message>
        <source>no gates: each token only adds</source>
        <translation>keine Gates: jedes Token fügt nur hinzu</translation>
    </message>
    <message>
        <source>no such unit</source>
        <translation>keine solche Einheit</translation>
    </message>
    <message>
        <source>partly set by hand</source>
        <translation>teils von Hand gesetzt</translation>
    </message>
    <message>
        <source>rename a run</source>
        <translation>einen Lauf umbenennen</translation>
    </message>
    <message>
        <source>shaded: how far from A, unit by unit</source>
        <translation>getönt: wie weit von A, Einheit für Einheit</translation>
    </message>
    <message>
        <source>shaded: how far its mean size is from that of A</source>
        <translation>getönt: wie weit die mittlere Größe von der von A ist</translation>
    </message>
    <message>
        <source>share that is left of {token}: {value}</source>
        <translation>Anteil, der von {token} bleibt: {value}</translation>
    </message>
    <message>
        <source>take a run away</source>
        <translation>einen Lauf wegnehmen</translation>
    </message>
    <message>
        <source>the bars: what is left of the first token, and how far from A</source>
        <translation>die Balken: was vom ersten Token übrig ist und wie weit von A</translation>
    </message>
    <message>
        <source>this lesson</source>
        <translation>diese Lektion</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>{gate}, on average: {value}</source>
        <translation>{gate}, im Mittel: {value}</translation>
    </message>
    <message>
        <source>{gate}: {value}</source>
        <translation>{gate}: {value}</translation>
    </message>
    <message>
        <source>{initialiser}, seed {seed}</source>
        <translation>{initialiser}, Startwert {seed}</translation>
    </message>
    <message>
        <source>{run}, after {token}</source>
        <translation>{run}, nach {token}</translation>
    </message>
    <message>
        <source>{token} wrote nothing</source>
        <translation>{token} schrieb nichts</translation>
    </message>
</context>
<context>
    <name>Compare caption</name>
    <message>
        <source>; </source>
        <comment>between what is said of one run and of the next</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>After {token}, no memory still holds anything of what {first} wrote ({others}).</source>
        <translation>Nach {token} hält kein Gedächtnis noch etwas von dem, was {first} schrieb ({others}).</translation>
    </message>
    <message>
        <source>After {token}, no memory still holds anything of what {first} wrote.</source>
        <translation>Nach {token} hält kein Gedächtnis noch etwas von dem, was {first} schrieb.</translation>
    </message>
    <message>
        <source>After {token}, {runs} each hold {share} of what {first} wrote ({others}).</source>
        <translation>Nach {token} halten {runs} je {share} von dem, was {first} schrieb ({others}).</translation>
    </message>
    <message>
        <source>After {token}, {runs} each hold {share} of what {first} wrote.</source>
        <translation>Nach {token} halten {runs} je {share} von dem, was {first} schrieb.</translation>
    </message>
    <message>
        <source>After {token}, {run} holds the most of what {first} wrote: {share} ({others}).</source>
        <translation>Nach {token} hält {run} am meisten von dem, was {first} schrieb: {share} ({others}).</translation>
    </message>
    <message>
        <source>After {token}, {run} holds {share} of what {first} wrote ({others}).</source>
        <translation>Nach {token} hält {run} {share} von dem, was {first} schrieb ({others}).</translation>
    </message>
    <message>
        <source>After {token}, {run} holds {share} of what {first} wrote.</source>
        <translation>Nach {token} hält {run} {share} von dem, was {first} schrieb.</translation>
    </message>
    <message>
        <source>All memories are 0 here.</source>
        <translation>Hier sind alle Gedächtnisse 0.</translation>
    </message>
    <message>
        <source>All memories are the same here.</source>
        <translation>Hier sind alle Gedächtnisse gleich.</translation>
    </message>
    <message>
        <source>All memories have the same mean size here: {value}.</source>
        <translation>Hier haben alle Gedächtnisse dieselbe mittlere Größe: {value}.</translation>
    </message>
    <message>
        <source>All runs start with {first}.</source>
        <translation>Alle Läufe beginnen mit {first}.</translation>
    </message>
    <message>
        <source>Furthest from {a} is {run}, most in {unit}: {value}, where {a} has {was}.</source>
        <translation>Am weitesten von {a} ist {run}, am meisten in {unit}: {value}, wo {a} {was} hat.</translation>
    </message>
    <message>
        <source>Furthest from {a} is {run}: mean size {value}, that of {a} {was}.</source>
        <translation>Am weitesten von {a} ist {run}: mittlere Größe {value}, die von {a} {was}.</translation>
    </message>
    <message>
        <source>Furthest from {a} is {run}: {value}, where {a} has {was}.</source>
        <translation>Am weitesten von {a} ist {run}: {value}, wo {a} {was} hat.</translation>
    </message>
    <message>
        <source>Furthest from {a}: {runs}, by {value} in mean size.</source>
        <translation>Am weitesten von {a}: {runs}, um {value} in der mittleren Größe.</translation>
    </message>
    <message>
        <source>Furthest from {a}: {runs}, by {value} on average over the units.</source>
        <translation>Am weitesten von {a}: {runs}, um {value} im Mittel über die Einheiten.</translation>
    </message>
    <message>
        <source>In no run did {first} write anything here.</source>
        <translation>In keinem Lauf hat {first} hier etwas geschrieben.</translation>
    </message>
    <message>
        <source>Nothing new after {token}: the runs stand to each other as after {before}.</source>
        <translation>Nach {token} nichts Neues: Die Läufe stehen zueinander wie nach {before}.</translation>
    </message>
    <message>
        <source>nothing written: {runs}</source>
        <translation>nichts geschrieben: {runs}</translation>
    </message>
    <message>
        <source>the others less</source>
        <translation>die übrigen weniger</translation>
    </message>
    <message>
        <source>{run}: mean |{state}| = {size}, {first} wrote nothing</source>
        <translation>{run}: Mittel |{state}| = {size}, {first} schrieb nichts</translation>
    </message>
    <message>
        <source>{run}: mean |{state}| = {size}, {share} left</source>
        <translation>{run}: Mittel |{state}| = {size}, {share} übrig</translation>
    </message>
    <message>
        <source>{run}: mean |{state}| = {size}, {share} of {first}</source>
        <translation>{run}: Mittel |{state}| = {size}, {share} von {first}</translation>
    </message>
</context>
<context>
    <name>Control</name>
    <message>
        <source>{group}, {number} of {count}</source>
        <translation>{group}, {number} von {count}</translation>
    </message>
</context>
<context>
    <name>Conventions</name>
    <message>
        <source>; then </source>
        <translation>; dann </translation>
    </message>
    <message>
        <source>Elman&apos;s form: the hidden state itself is fed back, through tanh</source>
        <translation>Elmans Form: Der verborgene Zustand selbst wird zurückgeführt, durch tanh</translation>
    </message>
    <message>
        <source>Gates see the cell state unit by unit: forget and input the old one, output the new one</source>
        <translation>Gates sehen den Zellzustand Einheit für Einheit: Forget und Input den alten, Output den neuen</translation>
    </message>
    <message>
        <source>No forget gate: all is kept, and the memory can only be added to. With tanh where the paper has 4σ − 2 and 2σ − 1</source>
        <translation>Kein Forget-Gate: Alles wird behalten, zum Gedächtnis kann nur hinzukommen. Mit tanh, wo der Aufsatz 4σ − 2 und 2σ − 1 hat</translation>
    </message>
    <message>
        <source>One bias a gate, no peepholes: the form of PyTorch, Keras and ONNX</source>
        <translation>Ein Bias je Gate, keine Peepholes: die Form von PyTorch, Keras und ONNX</translation>
    </message>
    <message>
        <source>One gate for both: what is let in takes the place of as much of the old, f = 1 − i; ONNX calls it input_forget</source>
        <translation>Ein Gate für beides: Was hineinkommt, tritt an die Stelle von ebenso viel Altem, f = 1 − i; ONNX nennt es input_forget</translation>
    </message>
    <message>
        <source>P_f, P_i and P_o at 0</source>
        <translation>P_f, P_i und P_o auf 0</translation>
    </message>
    <message>
        <source>W_f and U_f at 0, b_f at 40: then f is 1 to the last bit</source>
        <translation>W_f und U_f auf 0, b_f auf 40: Dann ist f bis aufs letzte Bit 1</translation>
    </message>
    <message>
        <source>W_f, U_f and b_f are those of i, negated: σ(−a) = 1 − σ(a)</source>
        <translation>W_f, U_f und b_f sind die von i mit umgekehrtem Vorzeichen: σ(−a) = 1 − σ(a)</translation>
    </message>
    <message>
        <source>W_r, U_r, W_z, U_z at 0, b_r at 40 and b_z at −800: then r is 1 and z is 0, to the last bit</source>
        <translation>W_r, U_r, W_z, U_z auf 0, b_r auf 40 und b_z auf −800: Dann ist r bis aufs letzte Bit 1 und z 0</translation>
    </message>
    <message>
        <source>negate W_z, U_z and b_z: 1 − σ(a) = σ(−a)</source>
        <translation>W_z, U_z und b_z mit umgekehrtem Vorzeichen: 1 − σ(a) = σ(−a)</translation>
    </message>
    <message>
        <source>one keeps all that it has, the other forgets as much as it lets in</source>
        <translation>das eine behält alles, was es hat, das andere vergisst so viel, wie es einlässt</translation>
    </message>
    <message>
        <source>r ⊙ (U h) is not U (r ⊙ h): the reset before the product and after it are different networks</source>
        <translation>r ⊙ (U h) ist nicht U (r ⊙ h): Der Reset vor und nach dem Produkt sind verschiedene Netze</translation>
    </message>
    <message>
        <source>their equations are different, and no way from the weights of one to those of the other is known</source>
        <translation>ihre Gleichungen sind verschieden, und von den Gewichten der einen zu denen der anderen ist kein Weg bekannt</translation>
    </message>
    <message>
        <source>z keeps; the reset gate acts after the recurrent product, b_hn inside it</source>
        <translation>z behält; das Reset-Gate wirkt nach dem rekurrenten Produkt, b_hn darin</translation>
    </message>
    <message>
        <source>z keeps; the reset gate acts on the state before the recurrent product, as in the paper</source>
        <translation>z behält; das Reset-Gate wirkt auf den Zustand vor dem rekurrenten Produkt, wie im Aufsatz</translation>
    </message>
    <message>
        <source>z replaces; the reset gate acts after the recurrent product, b_hn inside it</source>
        <translation>z ersetzt; das Reset-Gate wirkt nach dem rekurrenten Produkt, b_hn darin</translation>
    </message>
    <message>
        <source>z replaces; the reset gate acts on the state before the recurrent product: Chung et al., Haiku</source>
        <translation>z ersetzt; das Reset-Gate wirkt auf den Zustand vor dem rekurrenten Produkt: Chung et al., Haiku</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Put the tokens in order: which of them wrote most into {unit}?</source>
        <translation>Ordnen Sie die Token: Welches schrieb am meisten in {unit}?</translation>
    </message>
    <message>
        <source>Sketch {quantity} of {unit} over the tokens.</source>
        <translation>Zeichnen Sie {quantity} von {unit} über die Token.</translation>
    </message>
    <message>
        <source>What is {quantity} of {unit} at “{token}” (token {number})?</source>
        <translation>Wie groß ist {quantity} von {unit} bei „{token}“ (Token {number})?</translation>
    </message>
    <message>
        <source>Which units forget more than half at “{token}” (token {number})? There may be none.</source>
        <translation>Welche Einheiten vergessen bei „{token}“ (Token {number}) mehr als die Hälfte? Vielleicht keine.</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>Cue</name>
    <message>
        <source>all of {gates} are exactly 0 or 1</source>
        <translation>alle Werte von {gates} sind genau 0 oder 1</translation>
    </message>
    <message>
        <source>layer {number}: {reason}</source>
        <translation>Schicht {number}: {reason}</translation>
    </message>
    <message>
        <source>the chosen token {token}</source>
        <translation>das gewählte Token {token}</translation>
    </message>
    <message>
        <source>{count} of {total} units</source>
        <translation>{count} von {total} Einheiten</translation>
    </message>
    <message>
        <source>{gate} falls below {bound} in {units} ({value})</source>
        <translation>{gate} fällt unter {bound} in {units} ({value})</translation>
    </message>
    <message>
        <source>{gate} falls below {bound} on average ({value})</source>
        <translation>{gate} fällt im Mittel unter {bound} ({value})</translation>
    </message>
    <message>
        <source>{gate} is below {bound} in {units} ({value})</source>
        <translation>{gate} liegt in {units} unter {bound} ({value})</translation>
    </message>
    <message>
        <source>{gate} is below {bound} on average ({value})</source>
        <translation>{gate} ist im Mittel unter {bound} ({value})</translation>
    </message>
    <message>
        <source>{gate} is set by hand below {bound} in {units} ({value})</source>
        <translation>{gate} ist in {units} von Hand unter {bound} gesetzt ({value})</translation>
    </message>
    <message>
        <source>{share} of {gates} are nearly shut or nearly open</source>
        <translation>{share} von {gates} sind fast zu oder fast offen</translation>
    </message>
    <message>
        <source>{state} is set by hand to the other sign in {units}</source>
        <translation>{state} ist in {units} von Hand auf das andere Vorzeichen gesetzt</translation>
    </message>
    <message>
        <source>{state} turns its sign in {units}</source>
        <translation>{state} wechselt das Vorzeichen in {units}</translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message>
        <source>A chosen token</source>
        <translation>Ein gewähltes Token</translation>
    </message>
    <message>
        <source>A gate is below a bound</source>
        <translation>Ein Gate ist unter einer Schranke</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a cue of this kind</source>
        <translation>Einen Haltepunkt dieser Art hinzufügen</translation>
    </message>
    <message>
        <source>Below this a gate counts as shut: no larger share of the memory gets through it.</source>
        <translation>Darunter gilt ein Gate als zu: Kein größerer Anteil des Gedächtnisses kommt hindurch.</translation>
    </message>
    <message>
        <source>Bound of cue {number}</source>
        <translation>Schranke von Haltepunkt {number}</translation>
    </message>
    <message>
        <source>Cue: {reason}</source>
        <translation>Haltepunkt: {reason}</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Haltepunkte</translation>
    </message>
    <message>
        <source>Gate of cue {number}</source>
        <translation>Gate von Haltepunkt {number}</translation>
    </message>
    <message>
        <source>Gates are saturated</source>
        <translation>Gates sind gesättigt</translation>
    </message>
    <message>
        <source>How large the memory must be on both sides of zero, so that mere trembling around it is no turn.</source>
        <translation>Wie groß das Gedächtnis beiderseits der Null sein muss, damit bloßes Zittern um sie herum kein Wechsel ist.</translation>
    </message>
    <message>
        <source>Kind of the new cue</source>
        <translation>Art des neuen Haltepunkts</translation>
    </message>
    <message>
        <source>Layer of cue {number}</source>
        <translation>Schicht von Haltepunkt {number}</translation>
    </message>
    <message>
        <source>Let playing stop wherever this is met; the ruler shows a mark there at once.</source>
        <translation>Das Abspielen überall anhalten lassen, wo dies erfüllt ist; das Lineal zeigt dort sofort eine Marke.</translation>
    </message>
    <message>
        <source>No cues yet: playing goes on to the end.</source>
        <translation>Noch keine Haltepunkte: Es wird bis zum Ende abgespielt.</translation>
    </message>
    <message>
        <source>Playing stops by itself where a cue is met; the ruler shows a mark there.</source>
        <translation>Das Abspielen hält von selbst an, wo ein Haltepunkt erfüllt ist; das Lineal zeigt dort eine Marke.</translation>
    </message>
    <message>
        <source>Stopped: {reason}</source>
        <translation>Angehalten: {reason}</translation>
    </message>
    <message>
        <source>Take cue {number} away</source>
        <translation>Haltepunkt {number} entfernen</translation>
    </message>
    <message>
        <source>Take this cue away</source>
        <translation>Diesen Haltepunkt entfernen</translation>
    </message>
    <message>
        <source>The gate that is watched. The one that keeps says when something is forgotten.</source>
        <translation>Das Gate, das beobachtet wird. Das behaltende sagt, wann etwas vergessen wird.</translation>
    </message>
    <message>
        <source>The layer that is watched, counted from 1 as in the picture.</source>
        <translation>Die Schicht, die beobachtet wird, ab 1 gezählt wie im Bild.</translation>
    </message>
    <message>
        <source>The memory turns its sign</source>
        <translation>Das Gedächtnis wechselt sein Vorzeichen</translation>
    </message>
    <message>
        <source>The share of gates that must be nearly shut or nearly open: there gradients fade.</source>
        <translation>Der Anteil der Gates, die fast zu oder fast offen sein müssen: Dort schwinden die Gradienten.</translation>
    </message>
    <message>
        <source>The token at whose beginning playing stops, whatever the numbers are.</source>
        <translation>Das Token, an dessen Anfang das Abspielen anhält, wie auch immer die Zahlen sind.</translation>
    </message>
    <message>
        <source>Token of cue {number}</source>
        <translation>Token von Haltepunkt {number}</translation>
    </message>
    <message>
        <source>Units of cue {number}</source>
        <translation>Einheiten von Haltepunkt {number}</translation>
    </message>
    <message>
        <source>What is to happen in the run so that playing stops there and says why.</source>
        <translation>Was im Lauf geschehen soll, damit das Abspielen dort anhält und sagt, warum.</translation>
    </message>
    <message>
        <source>Whether one unit is enough, or the mean of all units counts.</source>
        <translation>Ob eine Einheit genügt oder das Mittel aller Einheiten zählt.</translation>
    </message>
    <message>
        <source>all gates</source>
        <translation>alle Gates</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>by at least</source>
        <translation>um mindestens</translation>
    </message>
    <message>
        <source>in any unit</source>
        <translation>in einer Einheit</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>im Mittel</translation>
    </message>
    <message>
        <source>share above</source>
        <translation>Anteil über</translation>
    </message>
    <message>
        <source>the gate that keeps</source>
        <translation>das behaltende Gate</translation>
    </message>
</context>
<context>
    <name>Depth</name>
    <message>
        <source>In a sentence</source>
        <translation>Als Satz</translation>
    </message>
    <message>
        <source>With numbers</source>
        <translation>Mit Zahlen</translation>
    </message>
    <message>
        <source>With symbols</source>
        <translation>Mit Formelzeichen</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>The film is being put into words …</source>
        <translation>Der Film wird in Worte gefasst …</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>forget</source>
        <translation>Forget-</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Input-</translation>
    </message>
    <message>
        <source>input gate</source>
        <translation>Input-Gate</translation>
    </message>
    <message>
        <source>its memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>long-term memory</source>
        <translation>Langzeitgedächtnis</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>gedächtnis</translation>
    </message>
    <message>
        <source>memory, long and short</source>
        <translation>Gedächtnis, lang und kurz</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Output-</translation>
    </message>
    <message>
        <source>output gate</source>
        <translation>Output-Gate</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Reset-</translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation>Reset-Gate</translation>
    </message>
    <message>
        <source>short-term</source>
        <translation>Kurzzeit-</translation>
    </message>
    <message>
        <source>short-term memory</source>
        <translation>Kurzzeitgedächtnis</translation>
    </message>
    <message>
        <source>short-term memory: the only one</source>
        <translation>Kurzzeitgedächtnis: ein anderes gibt es nicht</translation>
    </message>
    <message>
        <source>states of the token before</source>
        <translation>Zustände vom Token davor</translation>
    </message>
    <message>
        <source>update</source>
        <translation>Update-</translation>
    </message>
    <message>
        <source>x of this token</source>
        <translation>x von diesem Token</translation>
    </message>
    <message>
        <source>x, and h of the token before</source>
        <translation>x und h vom Token davor</translation>
    </message>
    <message>
        <source>x, and states of the token before</source>
        <translation>x und Zustände vom Token davor</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Gatelight lessons (*.json *.gatelight);;All files (*)</source>
        <translation>Gatelight-Lektionen (*.json *.gatelight);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Gatelight lessons in one file (*.gatelight)</source>
        <translation>Gatelight-Lektionen in einer Datei (*.gatelight)</translation>
    </message>
    <message>
        <source>Lessons, trainings and models (*.json *.gatelight *.training {models});;All files (*)</source>
        <translation>Lektionen, Trainings und Modelle (*.json *.gatelight *.training {models});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Eine Lektion öffnen</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Pack the lesson into one file</source>
        <translation>Die Lektion in eine Datei packen</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>Die Änderungen an „{title}“ speichern?</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>Die Lektion speichern</translation>
    </message>
    <message>
        <source>Trained models ({models});;All files (*)</source>
        <translation>Trainierte Modelle ({models});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>Was nicht gespeichert wird, ist verloren.</translation>
    </message>
    <message>
        <source>Where is {file}?</source>
        <translation>Wo ist {file}?</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>1 unit in layer {layer}</source>
        <translation>1 Einheit in Schicht {layer}</translation>
    </message>
    <message>
        <source>a sequence begins anew with {token} ({number})</source>
        <translation>mit {token} ({number}) beginnt eine Folge von vorn</translation>
    </message>
    <message>
        <source>a sequence goes on with {token} ({number})</source>
        <translation>mit {token} ({number}) knüpft eine Folge an</translation>
    </message>
    <message>
        <source>a sequence of known tokens</source>
        <translation>eine Folge aus bekannten Token</translation>
    </message>
    <message>
        <source>a step of the storyline</source>
        <translation>ein Schritt der Führung</translation>
    </message>
    <message>
        <source>a storyline recorded</source>
        <translation>Führung aufgenommen</translation>
    </message>
    <message>
        <source>a vector for each token</source>
        <translation>ein Vektor für jedes Token</translation>
    </message>
    <message>
        <source>add a cue</source>
        <translation>Haltepunkt hinzufügen</translation>
    </message>
    <message>
        <source>all changes taken back</source>
        <translation>alle Änderungen zurückgenommen</translation>
    </message>
    <message>
        <source>another sequence</source>
        <translation>andere Folge</translation>
    </message>
    <message>
        <source>another sequence that begins anew</source>
        <translation>weitere Folge, die von vorn beginnt</translation>
    </message>
    <message>
        <source>another sequence that goes on</source>
        <translation>weitere Folge, die anknüpft</translation>
    </message>
    <message>
        <source>change a cue</source>
        <translation>Haltepunkt ändern</translation>
    </message>
    <message>
        <source>gates as they are</source>
        <translation>Gates, wie sie sind</translation>
    </message>
    <message>
        <source>hidden and locked for class</source>
        <translation>für den Unterricht verborgen und gesperrt</translation>
    </message>
    <message>
        <source>idealised gates</source>
        <translation>idealisierte Gates</translation>
    </message>
    <message>
        <source>layer {layer} as {cell}</source>
        <translation>Schicht {layer} als {cell}</translation>
    </message>
    <message>
        <source>layer {layer} reads forward alone</source>
        <translation>Schicht {layer} liest nur vorwärts</translation>
    </message>
    <message>
        <source>layer {layer} reads from both ends</source>
        <translation>Schicht {layer} liest von beiden Enden</translation>
    </message>
    <message>
        <source>no sequence begins with {token} ({number})</source>
        <translation>mit {token} ({number}) beginnt keine Folge</translation>
    </message>
    <message>
        <source>notes at token {number}</source>
        <translation>Notizen bei Token {number}</translation>
    </message>
    <message>
        <source>read anew from its file</source>
        <translation>neu aus der Datei gelesen</translation>
    </message>
    <message>
        <source>seed {seed} in layer {layer}</source>
        <translation>Startwert {seed} in Schicht {layer}</translation>
    </message>
    <message>
        <source>take a cue away</source>
        <translation>Haltepunkt entfernen</translation>
    </message>
    <message>
        <source>taken back: {change}</source>
        <translation>zurückgenommen: {change}</translation>
    </message>
    <message>
        <source>the place of a step</source>
        <translation>die Stelle eines Schritts</translation>
    </message>
    <message>
        <source>the steps of the storyline</source>
        <translation>die Schritte der Führung</translation>
    </message>
    <message>
        <source>the storyline</source>
        <translation>die Führung</translation>
    </message>
    <message>
        <source>tokens as characters</source>
        <translation>Token als Zeichen</translation>
    </message>
    <message>
        <source>tokens as numbers</source>
        <translation>Token als Zahlen</translation>
    </message>
    <message>
        <source>tokens as words</source>
        <translation>Token als Wörter</translation>
    </message>
    <message>
        <source>weights as {initialiser} starts them in layer {layer}</source>
        <translation>Gewichte wie am Anfang bei {initialiser} in Schicht {layer}</translation>
    </message>
    <message>
        <source>{bias} {value} in layer {layer}</source>
        <translation>{bias} {value} in Schicht {layer}</translation>
    </message>
    <message>
        <source>{cell} in layer {layer}</source>
        <translation>{cell} in Schicht {layer}</translation>
    </message>
    <message>
        <source>{count} units in layer {layer}</source>
        <translation>{count} Einheiten in Schicht {layer}</translation>
    </message>
    <message>
        <source>{number} held at {value}</source>
        <translation>{number} auf {value} gehalten</translation>
    </message>
    <message>
        <source>{number} held open</source>
        <translation>{number} offen gehalten</translation>
    </message>
    <message>
        <source>{number} held shut</source>
        <translation>{number} geschlossen gehalten</translation>
    </message>
    <message>
        <source>{number} let go</source>
        <translation>{number} losgelassen</translation>
    </message>
    <message>
        <source>{number} set to {value}</source>
        <translation>{number} auf {value} gesetzt</translation>
    </message>
    <message>
        <source>{precision} numbers</source>
        <translation>Zahlen als {precision}</translation>
    </message>
    <message>
        <source>{token} ({number}) left out</source>
        <translation>{token} ({number}) ausgelassen</translation>
    </message>
    <message>
        <source>{token} ({number}) masked</source>
        <translation>{token} ({number}) maskiert</translation>
    </message>
    <message>
        <source>{token} ({number}) not left out</source>
        <translation>{token} ({number}) nicht ausgelassen</translation>
    </message>
    <message>
        <source>{token} ({number}) not masked</source>
        <translation>{token} ({number}) nicht maskiert</translation>
    </message>
    <message>
        <source>{token} changed to “{typed}”</source>
        <translation>{token} in „{typed}“ geändert</translation>
    </message>
    <message>
        <source>{token} means the same as {known}</source>
        <translation>{token} bedeutet dasselbe wie {known}</translation>
    </message>
    <message>
        <source>{token} taken out</source>
        <translation>{token} herausgenommen</translation>
    </message>
    <message>
        <source>{weight} pulled</source>
        <translation>{weight} gezogen</translation>
    </message>
    <message>
        <source>{weight} pulled in layer {layer}</source>
        <translation>{weight} gezogen in Schicht {layer}</translation>
    </message>
    <message>
        <source>“{typed}” put in before {token}</source>
        <translation>„{typed}“ vor {token} eingefügt</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>Compute it on all processors but one. What was done before is not done twice.</source>
        <translation>Auf allen Prozessoren bis auf einen rechnen. Was schon einmal gerechnet wurde, wird nicht noch einmal gerechnet.</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>How far back a gradient reaches before anything is learned</source>
        <translation>Wie weit ein Gradient zurückreicht, bevor etwas gelernt ist</translation>
    </message>
    <message>
        <source>How large a network must be to tell she from he</source>
        <translation>Wie groß ein Netz sein muss, um „she“ und „he“ zu unterscheiden</translation>
    </message>
    <message>
        <source>How many weights the networks of 1997 have</source>
        <translation>Wie viele Gewichte die Netze von 1997 haben</translation>
    </message>
    <message>
        <source>How much of the first number a latch holds through noise, by the size of its gates’ biases and the steps. A second.</source>
        <translation>Wie viel der ersten Zahl ein Halteglied durch Rauschen hindurch behält, je nach Größe der Biase seiner Gates und Zahl der Schritte. Eine Sekunde.</translation>
    </message>
    <message>
        <source>How much of the first token is left</source>
        <translation>Wie viel vom ersten Token übrig ist</translation>
    </message>
    <message>
        <source>How much of the first token is left after more of them, in an RNN, an LSTM and a GRU. A second.</source>
        <translation>Wie viel vom ersten Token nach weiteren übrig ist, in einem RNN, einem LSTM und einer GRU. Eine Sekunde.</translation>
    </message>
    <message>
        <source>It is being computed:</source>
        <translation>Es wird gerechnet:</translation>
    </message>
    <message>
        <source>Put the table into the clipboard, as text.</source>
        <translation>Die Tabelle als Text in die Zwischenablage legen.</translation>
    </message>
    <message>
        <source>RNN, GRU and LSTM learn in which order two symbols came within a hundred steps, from seven ways to draw their weights and three seeds. Some minutes.</source>
        <translation>RNN, GRU und LSTM lernen, in welcher Reihenfolge in hundert Schritten zwei Zeichen kamen, mit sieben Arten, ihre Gewichte zu ziehen, und drei Startwerten. Einige Minuten.</translation>
    </message>
    <message>
        <source>RNN, GRU and LSTM of several sizes read sentences in which she and he must go with the last name. Some minutes.</source>
        <translation>RNN, GRU und LSTM verschiedener Größe lesen Sätze, in denen „she“ und „he“ zum letzten Namen passen müssen. Einige Minuten.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The nine weight counts of Hochreiter &amp; Schmidhuber 1997, Table 10. At once.</source>
        <translation>Die neun Gewichtszahlen aus Hochreiter &amp; Schmidhuber 1997, Tabelle 10. Sofort.</translation>
    </message>
    <message>
        <source>The numbers beside those of papers or our earlier ones; in English.</source>
        <translation>Die Zahlen neben denen aus Veröffentlichungen oder unseren früheren; auf Englisch.</translation>
    </message>
    <message>
        <source>The size of the gradient by lag, for twelve cells and ways to draw their weights, beside numbers measured before. Some seconds.</source>
        <translation>Die Größe des Gradienten je nach Abstand, für zwölf Zellen und Arten, ihre Gewichte zu ziehen, neben früher gemessenen Zahlen. Einige Sekunden.</translation>
    </message>
    <message>
        <source>The two-sequence problem of Hochreiter &amp; Schmidhuber 1997, with the paper’s network and its truncated gradient. Some minutes.</source>
        <translation>Das Problem der zwei Folgen aus Hochreiter &amp; Schmidhuber 1997, mit dem Netz der Arbeit und ihrem abgeschnittenen Gradienten. Einige Minuten.</translation>
    </message>
    <message>
        <source>Two sequences, experiment 3a of 1997</source>
        <translation>Zwei Folgen, Experiment 3a von 1997</translation>
    </message>
    <message>
        <source>What a latch set by hand still holds</source>
        <translation>Was ein von Hand eingestelltes Halteglied noch behält</translation>
    </message>
    <message>
        <source>What is to be measured.</source>
        <translation>Was gemessen werden soll.</translation>
    </message>
    <message>
        <source>Which cells learn what, by how their weights are drawn</source>
        <translation>Welche Zellen was lernen, je nachdem, wie ihre Gewichte gezogen sind</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>1 picture a page</source>
        <translation>1 Bild je Seite</translation>
    </message>
    <message>
        <source>1 picture, about {size}, about {time}</source>
        <translation>1 Bild, etwa {size}, etwa {time}</translation>
    </message>
    <message>
        <source>2 pictures a page</source>
        <translation>2 Bilder je Seite</translation>
    </message>
    <message>
        <source>3 pictures a page</source>
        <translation>3 Bilder je Seite</translation>
    </message>
    <message>
        <source>4 pictures a page</source>
        <translation>4 Bilder je Seite</translation>
    </message>
    <message>
        <source>6 pictures a page</source>
        <translation>6 Bilder je Seite</translation>
    </message>
    <message>
        <source>8 pictures a page</source>
        <translation>8 Bilder je Seite</translation>
    </message>
    <message>
        <source>A clip’s poster</source>
        <translation>Standbild eines Clips</translation>
    </message>
    <message>
        <source>A handout with captions</source>
        <translation>Ein Handout mit Bildtexten</translation>
    </message>
    <message>
        <source>A notebook that computes the run again</source>
        <translation>Ein Notebook, das den Lauf neu rechnet</translation>
    </message>
    <message>
        <source>A step to compute by hand</source>
        <translation>Ein Schritt zum Rechnen von Hand</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Again and again</source>
        <translation>Immer wieder</translation>
    </message>
    <message>
        <source>All beats of the step, side by side</source>
        <translation>Alle Takte des Schritts nebeneinander</translation>
    </message>
    <message>
        <source>All of the tokens below</source>
        <translation>Alle der Token darunter</translation>
    </message>
    <message>
        <source>All that a lecture needs, in one folder: films, slides, web page, paper, data.</source>
        <translation>Alles, was eine Vorlesung braucht, in einem Ordner: Filme, Folien, Webseite, Papier, Daten.</translation>
    </message>
    <message>
        <source>Animated picture (GIF)</source>
        <translation>Bewegtes Bild (GIF)</translation>
    </message>
    <message>
        <source>Animated picture (PNG)</source>
        <translation>Bewegtes Bild (PNG)</translation>
    </message>
    <message>
        <source>Animated picture (WebP)</source>
        <translation>Bewegtes Bild (WebP)</translation>
    </message>
    <message>
        <source>Animation in a page</source>
        <translation>Animation in einer Seite</translation>
    </message>
    <message>
        <source>At a click</source>
        <translation>Auf einen Klick</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Beamer slides, stepped through</source>
        <translation>Beamer-Folien, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Beside the film (SRT)</source>
        <translation>Neben dem Film (SRT)</translation>
    </message>
    <message>
        <source>Beside the film (WebVTT)</source>
        <translation>Neben dem Film (WebVTT)</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the export of {file}</source>
        <translation>Den Export von {file} abbrechen</translation>
    </message>
    <message>
        <source>Cancelled: {file} is what it was before.</source>
        <translation>Abgebrochen: {file} ist, was es vorher war.</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildtext</translation>
    </message>
    <message>
        <source>Choose a file; it is written while you go on. It can be cancelled at any moment.</source>
        <translation>Eine Datei wählen; sie wird geschrieben, während Sie weitermachen. Es lässt sich jederzeit abbrechen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Clips play</source>
        <translation>Clips laufen</translation>
    </message>
    <message>
        <source>Clips start</source>
        <translation>Clips beginnen</translation>
    </message>
    <message>
        <source>Clips that play</source>
        <translation>Clips, die spielen</translation>
    </message>
    <message>
        <source>Close this, and write nothing.</source>
        <translation>Schließen und nichts schreiben.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Counted from 1, as on the ruler. A film of a few tokens is soon written.</source>
        <translation>Ab 1 gezählt wie auf dem Lineal. Ein Film weniger Token ist bald geschrieben.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Description and thumbnail, too</source>
        <translation>Auch Beschreibung und Vorschaubild</translation>
    </message>
    <message>
        <source>Description, worksheet (Markdown)</source>
        <translation>Beschreibung, Arbeitsblatt (Markdown)</translation>
    </message>
    <message>
        <source>Description, worksheet (text)</source>
        <translation>Beschreibung, Arbeitsblatt (Text)</translation>
    </message>
    <message>
        <source>Double, as lessons compute</source>
        <translation>Doppelt, wie Lektionen rechnen</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Zeichnung (SVG)</translation>
    </message>
    <message>
        <source>Every pixel as it is</source>
        <translation>Jeder Bildpunkt, wie er ist</translation>
    </message>
    <message>
        <source>Every vector and weight</source>
        <translation>Jeder Vektor und jedes Gewicht</translation>
    </message>
    <message>
        <source>Every vector, for a spreadsheet</source>
        <translation>Jeder Vektor, für eine Tabelle</translation>
    </message>
    <message>
        <source>Exercise alone</source>
        <translation>Nur die Aufgabe</translation>
    </message>
    <message>
        <source>Exercise, then its key</source>
        <translation>Aufgabe, dann die Lösungen</translation>
    </message>
    <message>
        <source>Export of {file}</source>
        <translation>Export von {file}</translation>
    </message>
    <message>
        <source>Export: {format}</source>
        <translation>Exportieren: {format}</translation>
    </message>
    <message>
        <source>Exported to {file}</source>
        <translation>Exportiert nach {file}</translation>
    </message>
    <message>
        <source>FFmpeg has no libx264 here: films in MP4 are coded with {encoder}, and are larger at the same quality.</source>
        <translation>FFmpeg hat hier kein libx264: Filme als MP4 werden mit {encoder} codiert und sind bei gleicher Qualität größer.</translation>
    </message>
    <message>
        <source>Figure in TikZ, to edit in a paper</source>
        <translation>Abbildung in TikZ, im Aufsatz zu bearbeiten</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Film (MP4)</source>
        <translation>Film (MP4)</translation>
    </message>
    <message>
        <source>Film for the web (WebM)</source>
        <translation>Film fürs Web (WebM)</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Folder of pictures (PNG)</source>
        <translation>Ordner mit Bildern (PNG)</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>For a video editor; they are most of what a pack weighs.</source>
        <translation>Für ein Schnittprogramm; sie machen das meiste der Größe eines Pakets aus.</translation>
    </message>
    <message>
        <source>For a video site</source>
        <translation>Für eine Videoplattform</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Endlos</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format and settings for a purpose, or those that you have kept under a name.</source>
        <translation>Format und Einstellungen für einen Zweck, oder die, die Sie unter einem Namen behalten haben.</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>Handzettel</translation>
    </message>
    <message>
        <source>Handout, several a page</source>
        <translation>Handzettel, mehrere je Seite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>Keep these settings</source>
        <translation>Diese Einstellungen behalten</translation>
    </message>
    <message>
        <source>Keep these settings under a name, to be chosen from the list next time.</source>
        <translation>Diese Einstellungen unter einem Namen behalten, um sie das nächste Mal aus der Liste zu wählen.</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Behalten …</translation>
    </message>
    <message>
        <source>Keras</source>
        <translation>Keras</translation>
    </message>
    <message>
        <source>Key alone</source>
        <translation>Nur die Lösungen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of pages</source>
        <translation>Art der Seiten</translation>
    </message>
    <message>
        <source>Kind of picture</source>
        <translation>Art des Bildes</translation>
    </message>
    <message>
        <source>Kind of slides</source>
        <translation>Art der Folien</translation>
    </message>
    <message>
        <source>LaTeX (Beamer, animation, worksheet, TikZ)</source>
        <translation>LaTeX (Beamer, Animation, Arbeitsblatt, TikZ)</translation>
    </message>
    <message>
        <source>Last token</source>
        <translation>Letztes Token</translation>
    </message>
    <message>
        <source>Learning platform</source>
        <translation>Lernplattform</translation>
    </message>
    <message>
        <source>Learning platform (SCORM, cmi5)</source>
        <translation>Lernplattform (SCORM, cmi5)</translation>
    </message>
    <message>
        <source>Lecture 1080p</source>
        <translation>Vorlesung 1080p</translation>
    </message>
    <message>
        <source>Lecture 4K</source>
        <translation>Vorlesung 4K</translation>
    </message>
    <message>
        <source>Lecture pack</source>
        <translation>Vorlesungspaket</translation>
    </message>
    <message>
        <source>Lecture pack: the folder in which a new one is made</source>
        <translation>Vorlesungspaket: der Ordner, in dem ein neuer angelegt wird</translation>
    </message>
    <message>
        <source>Lecturer’s words</source>
        <translation>Worte der Lehrperson</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Lesson with its questions</source>
        <translation>Lektion mit ihren Fragen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Model (ONNX)</source>
        <translation>Modell (ONNX)</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>No file larger than</source>
        <translation>Keine Datei größer als</translation>
    </message>
    <message>
        <source>No font here can draw {letters}. A question mark in a frame stands there instead.</source>
        <translation>Für {letters} gibt es hier keine Schrift. Stattdessen steht dort ein Fragezeichen im Rahmen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Not exported. {why}</source>
        <translation>Nicht exportiert. {why}</translation>
    </message>
    <message>
        <source>Not for students</source>
        <translation>Nicht für Studierende</translation>
    </message>
    <message>
        <source>Notebook (Jupyter)</source>
        <translation>Notebook (Jupyter)</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>ONNX Runtime computes these nodes in single precision alone</source>
        <translation>ONNX Runtime rechnet diese Knoten nur mit einfacher Genauigkeit</translation>
    </message>
    <message>
        <source>Of the pack, {names} could not be written: {why}</source>
        <translation>Vom Paket ließ sich {names} nicht schreiben: {why}</translation>
    </message>
    <message>
        <source>On the handout</source>
        <translation>Auf dem Handzettel</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>One for each</source>
        <translation>Eines je</translation>
    </message>
    <message>
        <source>One page for each beat</source>
        <translation>Eine Seite je Takt</translation>
    </message>
    <message>
        <source>One picture a page</source>
        <translation>Ein Bild je Seite</translation>
    </message>
    <message>
        <source>One slide for each</source>
        <translation>Eine Folie je</translation>
    </message>
    <message>
        <source>One step as an animation for LaTeX (animate)</source>
        <translation>Ein Schritt als Animation für LaTeX (animate)</translation>
    </message>
    <message>
        <source>One step, for mail and slides</source>
        <translation>Ein Schritt, für Mail und Folien</translation>
    </message>
    <message>
        <source>One step, for web pages</source>
        <translation>Ein Schritt, für Webseiten</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Page that plays</source>
        <translation>Seite, die abspielt</translation>
    </message>
    <message>
        <source>Pages (PDF)</source>
        <translation>Seiten (PDF)</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Passed from</source>
        <translation>Bestanden ab</translation>
    </message>
    <message>
        <source>Picture of one beat (PNG)</source>
        <translation>Bild eines Takts (PNG)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures alone</source>
        <translation>Nur Bilder</translation>
    </message>
    <message>
        <source>Pictures become smaller for it.</source>
        <translation>Bilder werden dafür kleiner.</translation>
    </message>
    <message>
        <source>Play once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Titelbild</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Program (PyTorch, Keras, NumPy)</source>
        <translation>Programm (PyTorch, Keras, NumPy)</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Questions of the lesson, and their key</source>
        <translation>Fragen der Lektion, mit Lösung</translation>
    </message>
    <message>
        <source>Reading card</source>
        <translation>Lesekarte</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>SCORM 1.2</source>
        <translation>SCORM 1.2</translation>
    </message>
    <message>
        <source>Settings of your own</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>Shapes, for any program</source>
        <translation>Formen, für jedes Programm</translation>
    </message>
    <message>
        <source>Single, for every runtime</source>
        <translation>Einfach, für jede Laufzeitumgebung</translation>
    </message>
    <message>
        <source>Size and time are being measured …</source>
        <translation>Größe und Zeit werden gemessen …</translation>
    </message>
    <message>
        <source>Size and time are not known: {why}.</source>
        <translation>Größe und Zeit sind nicht bekannt: {why}.</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Folien</translation>
    </message>
    <message>
        <source>Slides (PowerPoint)</source>
        <translation>Folien (PowerPoint)</translation>
    </message>
    <message>
        <source>Slides 4:3</source>
        <translation>Folien 4:3</translation>
    </message>
    <message>
        <source>Slides for LaTeX (Beamer)</source>
        <translation>Folien für LaTeX (Beamer)</translation>
    </message>
    <message>
        <source>Slides for reveal.js and Quarto</source>
        <translation>Folien für reveal.js und Quarto</translation>
    </message>
    <message>
        <source>Slides with a clip for each token</source>
        <translation>Folien mit einem Clip je Token</translation>
    </message>
    <message>
        <source>Slides with pictures alone</source>
        <translation>Folien nur mit Bildern</translation>
    </message>
    <message>
        <source>Slow at</source>
        <translation>Langsam bei</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Kleine Datei</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong: {error}</source>
        <translation>Etwas Unvorhergesehenes ging schief: {error}</translation>
    </message>
    <message>
        <source>Stop at each cue</source>
        <translation>Halt an Haltepunkten</translation>
    </message>
    <message>
        <source>Stop this export. A file that was there before stays whole.</source>
        <translation>Diesen Export anhalten. Eine Datei, die schon da war, bleibt heil.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Take these settings out of the list; those that came with Gatelight stay.</source>
        <translation>Diese Einstellungen aus der Liste nehmen; die mitgelieferten bleiben.</translation>
    </message>
    <message>
        <source>Text, to select and edit</source>
        <translation>Text, zum Auswählen und Bearbeiten</translation>
    </message>
    <message>
        <source>The beats of one step</source>
        <translation>Die Takte eines Schritts</translation>
    </message>
    <message>
        <source>The end of that step</source>
        <translation>Das Ende dieses Schritts</translation>
    </message>
    <message>
        <source>The film alone</source>
        <translation>Nur der Film</translation>
    </message>
    <message>
        <source>The film shows {first} to {last}.</source>
        <translation>Der Film zeigt {first} bis {last}.</translation>
    </message>
    <message>
        <source>The film, for every player</source>
        <translation>Der Film, für jedes Abspielprogramm</translation>
    </message>
    <message>
        <source>The film, for web pages</source>
        <translation>Der Film, für Webseiten</translation>
    </message>
    <message>
        <source>The key of the worksheet</source>
        <translation>Die Lösungen zum Arbeitsblatt</translation>
    </message>
    <message>
        <source>The key of these questions</source>
        <translation>Die Lösung dieser Fragen</translation>
    </message>
    <message>
        <source>The kind of file: films to play, pictures to print, pages and slides to step through.</source>
        <translation>Die Art der Datei: Filme zum Abspielen, Bilder zum Drucken, Seiten und Folien zum Durchgehen.</translation>
    </message>
    <message>
        <source>The lesson itself: {file}, to open with Gatelight.</source>
        <translation>Die Lektion selbst: {file}, zum Öffnen mit Gatelight.</translation>
    </message>
    <message>
        <source>The lesson to play, step and read, in any browser</source>
        <translation>Die Lektion zum Abspielen, Durchgehen und Lesen, in jedem Browser</translation>
    </message>
    <message>
        <source>The pack is made in a folder of its own inside the one chosen.</source>
        <translation>Das Paket entsteht in einem eigenen Ordner innerhalb des gewählten.</translation>
    </message>
    <message>
        <source>The page is wider by a card with the lesson’s own words; a web page has them below its picture anyway.</source>
        <translation>Die Seite ist um eine Karte mit den Worten der Lektion breiter; eine Webseite hat sie ohnehin unter dem Bild.</translation>
    </message>
    <message>
        <source>The paper of the colours</source>
        <translation>Das Papier der Farben</translation>
    </message>
    <message>
        <source>The picture in view</source>
        <translation>Das Bild, das zu sehen ist</translation>
    </message>
    <message>
        <source>The picture of one beat</source>
        <translation>Das Bild eines Takts</translation>
    </message>
    <message>
        <source>The picture that is on the stage now, or all of the tokens below.</source>
        <translation>Das Bild, das jetzt auf der Bühne ist, oder alle der Token darunter.</translation>
    </message>
    <message>
        <source>The rest is there.</source>
        <translation>Der Rest ist da.</translation>
    </message>
    <message>
        <source>The same as PNG</source>
        <translation>Dasselbe als PNG</translation>
    </message>
    <message>
        <source>The same as a drawing</source>
        <translation>Dasselbe als Zeichnung</translation>
    </message>
    <message>
        <source>The same as pictures, for a video editor</source>
        <translation>Dasselbe als Bilder, für ein Schnittprogramm</translation>
    </message>
    <message>
        <source>The same for LaTeX</source>
        <translation>Dasselbe für LaTeX</translation>
    </message>
    <message>
        <source>This run has {count} tokens. Slides, pages and the web page show {first} to {last} of them; the film passes {pace} times as quickly.</source>
        <translation>Dieser Lauf hat {count} Token. Folien, Seiten und die Webseite zeigen {first} bis {last} davon; der Film läuft {pace}-mal so schnell.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>US Letter</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sehr gut</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Web lesson</source>
        <translation>Weblektion</translation>
    </message>
    <message>
        <source>Web page, lesson, slides (HTML)</source>
        <translation>Webseite, Lektion, Folien (HTML)</translation>
    </message>
    <message>
        <source>What can be handed out stands in {folder}, with {page}.</source>
        <translation>Was ausgeteilt werden kann, liegt in {folder}, mit {page}.</translation>
    </message>
    <message>
        <source>What the lesson asks, by hand</source>
        <translation>Was die Lektion fragt, von Hand</translation>
    </message>
    <message>
        <source>What the pack has</source>
        <translation>Was das Paket enthält</translation>
    </message>
    <message>
        <source>What to look for, and the notes</source>
        <translation>Worauf zu achten ist, und Notizen</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>With single pictures of one step</source>
        <translation>Mit Einzelbildern eines Schritts</translation>
    </message>
    <message>
        <source>With the numbers of the run</source>
        <translation>Mit den Zahlen des Laufs</translation>
    </message>
    <message>
        <source>With their slide</source>
        <translation>Mit ihrer Folie</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Arbeitsblatt</translation>
    </message>
    <message>
        <source>Worksheet: a step by hand</source>
        <translation>Arbeitsblatt: ein Schritt von Hand</translation>
    </message>
    <message>
        <source>Worksheet: a step by hand, and its key</source>
        <translation>Arbeitsblatt: ein Schritt von Hand, mit Lösung</translation>
    </message>
    <message>
        <source>Written for</source>
        <translation>Geschrieben für</translation>
    </message>
    <message>
        <source>a GIF keeps hundredths of a second</source>
        <translation>ein GIF zählt in Hundertstelsekunden</translation>
    </message>
    <message>
        <source>a class can be asked to predict</source>
        <translation>man kann eine Klasse vorhersagen lassen</translation>
    </message>
    <message>
        <source>a clip that begins anew can be talked over until it has been seen</source>
        <translation>was von vorn beginnt, lässt Zeit zum Reden, bis es alle gesehen haben</translation>
    </message>
    <message>
        <source>a page by itself, a lesson to work through, or sections to include in slides of one&apos;s own</source>
        <translation>eine Seite für sich, eine Lektion zum Durcharbeiten oder Abschnitte, die man in eigene Folien einfügt</translation>
    </message>
    <message>
        <source>a page of its own</source>
        <translation>einer eigenen Seite</translation>
    </message>
    <message>
        <source>a token at which nothing new happens is quick anyway</source>
        <translation>ein Token, bei dem nichts Neues geschieht, geht ohnehin schnell vorbei</translation>
    </message>
    <message>
        <source>a token is a step, a beat one phase of it</source>
        <translation>ein Token ist ein Schritt, ein Takt eine Phase davon</translation>
    </message>
    <message>
        <source>after the end</source>
        <translation>nach dem Ende</translation>
    </message>
    <message>
        <source>any words of your own</source>
        <translation>beliebige eigene Worte</translation>
    </message>
    <message>
        <source>as it plays in the window</source>
        <translation>wie im Fenster</translation>
    </message>
    <message>
        <source>as large as they become</source>
        <translation>so groß, wie sie werden</translation>
    </message>
    <message>
        <source>at a click there is time to talk before anything moves</source>
        <translation>bei einem Klick bleibt Zeit zu reden, bevor sich etwas bewegt</translation>
    </message>
    <message>
        <source>at the cues of the lesson</source>
        <translation>bei den Haltepunkten der Lektion</translation>
    </message>
    <message>
        <source>begins …</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>being cancelled …</source>
        <translation>wird abgebrochen …</translation>
    </message>
    <message>
        <source>beside the film a description with the times of its chapters, and a thumbnail</source>
        <translation>neben dem Film eine Beschreibung mit den Zeiten seiner Kapitel und ein Vorschaubild</translation>
    </message>
    <message>
        <source>clips move, pictures make a small file that every program shows</source>
        <translation>Clips bewegen sich, Bilder ergeben eine kleine Datei, die jedes Programm zeigt</translation>
    </message>
    <message>
        <source>cmi5 (xAPI)</source>
        <translation>cmi5 (xAPI)</translation>
    </message>
    <message>
        <source>eight seconds a token</source>
        <translation>acht Sekunden je Token</translation>
    </message>
    <message>
        <source>for a slide, for a handout to write on, or an exercise with its key</source>
        <translation>für eine Folie, für einen Handzettel zum Beschreiben oder eine Übung mit Lösung</translation>
    </message>
    <message>
        <source>for learning platforms</source>
        <translation>für Lernplattformen</translation>
    </message>
    <message>
        <source>for mail</source>
        <translation>für E-Mail</translation>
    </message>
    <message>
        <source>four times as quick</source>
        <translation>viermal so schnell</translation>
    </message>
    <message>
        <source>half as quick</source>
        <translation>halb so schnell</translation>
    </message>
    <message>
        <source>half-way</source>
        <translation>auf halbem Weg</translation>
    </message>
    <message>
        <source>in percent of all points; with 0, who comes to the end</source>
        <translation>in Prozent aller Punkte; bei 0, wer ans Ende kommt</translation>
    </message>
    <message>
        <source>in pixels; 1080 fits most projectors</source>
        <translation>in Bildpunkten; 1080 passt für die meisten Projektoren</translation>
    </message>
    <message>
        <source>in pixels; 1920 fits most projectors</source>
        <translation>in Bildpunkten; 1920 passt für die meisten Projektoren</translation>
    </message>
    <message>
        <source>in seconds; 0 plays through</source>
        <translation>in Sekunden; 0 spielt durch</translation>
    </message>
    <message>
        <source>more look smoother, and make a larger file</source>
        <translation>mehr wirken flüssiger und ergeben eine größere Datei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
    <message>
        <source>of a figure; without them it is the diagram alone, with its symbols</source>
        <translation>einer Abbildung; ohne sie ist sie das Schema allein, mit seinen Formelzeichen</translation>
    </message>
    <message>
        <source>of a handout</source>
        <translation>eines Handzettels</translation>
    </message>
    <message>
        <source>of the animation</source>
        <translation>der Animation</translation>
    </message>
    <message>
        <source>of the clips</source>
        <translation>der Clips</translation>
    </message>
    <message>
        <source>of what is drawn at random: equal numbers ask the same</source>
        <translation>dessen, was zufällig gezogen wird: gleiche Nummern fragen dasselbe</translation>
    </message>
    <message>
        <source>one a token is soon shown, one a beat leaves time to talk</source>
        <translation>eine je Token ist schnell gezeigt, eine je Takt lässt Zeit zu reden</translation>
    </message>
    <message>
        <source>one beat, or a whole step on one sheet</source>
        <translation>ein Takt oder ein ganzer Schritt auf einem Blatt</translation>
    </message>
    <message>
        <source>projector has more contrast for a hall, print is safe in grey</source>
        <translation>Projektor hat mehr Kontrast für einen Hörsaal, Druck taugt auch in Grau</translation>
    </message>
    <message>
        <source>says on paper what has happened</source>
        <translation>sagt auf Papier, was geschehen ist</translation>
    </message>
    <message>
        <source>shapes look the same in every program, text has its fonts inside for browsers</source>
        <translation>Formen sehen in jedem Programm gleich aus, Text bringt seine Schriften für Browser mit</translation>
    </message>
    <message>
        <source>slides and animations play in a PDF, worksheets and figures are for paper</source>
        <translation>Folien und Animationen spielen in einem PDF, Arbeitsblätter und Abbildungen sind für Papier</translation>
    </message>
    <message>
        <source>so that two handouts of one lesson can be told apart</source>
        <translation>damit sich zwei Handzettel einer Lektion unterscheiden lassen</translation>
    </message>
    <message>
        <source>the better, the larger the file</source>
        <translation>je besser, desto größer die Datei</translation>
    </message>
    <message>
        <source>the captions as a file beside the film, two lines at a time; above where the caption is in the picture</source>
        <translation>die Bildunterschriften als Datei neben dem Film, je zwei Zeilen; oben, wo die Bildunterschrift im Bild steht</translation>
    </message>
    <message>
        <source>the day on which it is made</source>
        <translation>der Tag, an dem es entsteht</translation>
    </message>
    <message>
        <source>the film as a story, token by token, or its steps as exercises to be filled in</source>
        <translation>der Film als Erzählung, Token für Token, oder seine Schritte als Aufgaben zum Ausfüllen</translation>
    </message>
    <message>
        <source>the key can stand in a file of its own, which is not handed out</source>
        <translation>die Lösungen können in einer eigenen Datei stehen, die nicht ausgeteilt wird</translation>
    </message>
    <message>
        <source>the picture of the file: the cover in an MP4, which file managers and players show, beside a WebM a PNG</source>
        <translation>das Bild der Datei: in einer MP4 das Titelbild, das Dateimanager und Abspieler zeigen, neben einer WebM ein PNG</translation>
    </message>
    <message>
        <source>the picture that stands before a clip plays, and on paper</source>
        <translation>das Bild, das steht, bevor ein Clip läuft, und auf Papier</translation>
    </message>
    <message>
        <source>the picture that the page opens with and prints; it plays from its beginning</source>
        <translation>das Bild, mit dem die Seite aufgeht und das sie druckt; gespielt wird vom Anfang</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>tokens that pass no quicker than in the window</source>
        <translation>Token, die nicht schneller vorbeigehen als im Fenster</translation>
    </message>
    <message>
        <source>transparent for slides and pages of another colour</source>
        <translation>durchsichtig für Folien und Seiten in anderer Farbe</translation>
    </message>
    <message>
        <source>twice as quick</source>
        <translation>doppelt so schnell</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>what a framework has no layer for is a loop over the equations, but in Keras</source>
        <translation>wofür ein Framework keine Schicht hat, ist eine Schleife über die Gleichungen, nur in Keras nicht</translation>
    </message>
    <message>
        <source>what is said below the picture; left out, the picture is larger</source>
        <translation>was unter dem Bild gesagt wird; weggelassen wird das Bild größer</translation>
    </message>
    <message>
        <source>what the learning platform takes; nearly all take SCORM 1.2</source>
        <translation>was die Lernplattform annimmt; fast alle nehmen SCORM 1.2</translation>
    </message>
    <message>
        <source>what the lesson says of itself and at its tokens, on a handout</source>
        <translation>was die Lektion über sich und an ihren Tokens sagt, auf einem Handzettel</translation>
    </message>
    <message>
        <source>with three there are lines to write on</source>
        <translation>bei dreien gibt es Linien zum Schreiben</translation>
    </message>
    <message>
        <source>with {files}</source>
        <translation>dazu {files}</translation>
    </message>
    <message>
        <source>{counted} · {time} left</source>
        <translation>{counted} · noch {time}</translation>
    </message>
    <message>
        <source>{count} files in one folder, about {size}. It takes about {time}, beside the window.</source>
        <translation>{count} Dateien in einem Ordner, etwa {size}. Es dauert etwa {time}, neben dem Fenster her.</translation>
    </message>
    <message>
        <source>{count} pictures, about {size}, about {time}</source>
        <translation>{count} Bilder, etwa {size}, etwa {time}</translation>
    </message>
    <message>
        <source>{done} %</source>
        <translation>{done} %</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{done} von {total} Bildern</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}</source>
        <translation>{file} konnte nicht geschrieben werden: {why}</translation>
    </message>
    <message>
        <source>{file} is larger than {size}, and cannot be made smaller.</source>
        <translation>{file} ist größer als {size} und lässt sich nicht verkleinern.</translation>
    </message>
    <message>
        <source>{letters} can only be drawn in fonts of this machine ({fonts}). Pictures made elsewhere may lack them.</source>
        <translation>{letters} gibt es nur in Schriften dieses Rechners ({fonts}). Anderswo gemachten Bildern fehlen diese Zeichen womöglich.</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s of film.</source>
        <translation>{minutes} min {seconds} s Film.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Gatelight goes on when that is done.</source>
        <translation>Danach geht es hier weiter.</translation>
    </message>
    <message>
        <source>It stays write-protected, with what is open in it.</source>
        <translation>Sie bleibt schreibgeschützt und enthält danach, was hier geöffnet ist.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Point to the file…</source>
        <translation>Datei angeben …</translation>
    </message>
    <message>
        <source>Read it anew</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hierbleiben</translation>
    </message>
    <message>
        <source>Token {number}: {note}</source>
        <translation>Token {number}: {note}</translation>
    </message>
    <message>
        <source>What is open here is kept until it is saved or undone.</source>
        <translation>Was hier geöffnet ist, bleibt, bis es gespeichert oder rückgängig gemacht wird.</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>Wieder schreiben</translation>
    </message>
    <message>
        <source>{file} is being written.</source>
        <translation>{file} wird geschrieben.</translation>
    </message>
    <message>
        <source>{file} is not there any more.</source>
        <translation>{file} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{file} is write-protected. Replace it?</source>
        <translation>{file} ist schreibgeschützt. Ersetzen?</translation>
    </message>
    <message>
        <source>{file} was changed by another program.</source>
        <translation>{file} wurde von einem anderen Programm geändert.</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Marked as negative</source>
        <translation>Als negativ markiert</translation>
    </message>
    <message>
        <source>Marked as positive</source>
        <translation>Als positiv markiert</translation>
    </message>
    <message>
        <source>No unit has a score over the first {count} tokens: too little changes.</source>
        <translation>Über die ersten {count} Tokens hat keine Einheit einen Wert: Es ändert sich zu wenig.</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Score: Pearson’s correlation of {quantity} with that number over the first {count} tokens. At −1, the unit is low where the number is high.</source>
        <translation>Wert: Pearson-Korrelation von {quantity} mit dieser Zahl über die ersten {count} Tokens. Bei −1 ist die Einheit niedrig, wo die Zahl hoch ist.</translation>
    </message>
    <message>
        <source>Shift and the pointer select tokens in a plot.</source>
        <translation>Mit der Umschalttaste und dem Zeiger wählt man in einem Diagramm Tokens aus.</translation>
    </message>
    <message>
        <source>Take the selected tokens</source>
        <translation>Ausgewählte Tokens übernehmen</translation>
    </message>
    <message>
        <source>The number of a token: {what}.</source>
        <translation>Die Zahl eines Tokens: {what}.</translation>
    </message>
    <message>
        <source>The scores are being computed …</source>
        <translation>Die Werte werden berechnet …</translation>
    </message>
    <message>
        <source>There is a score from {least} tokens on: go on in the sequence.</source>
        <translation>Ab {least} Tokens gibt es einen Wert: Gehen Sie in der Folge weiter.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Units and their scores</source>
        <translation>Einheiten und ihre Werte</translation>
    </message>
    <message>
        <source>Write words, or tokens such as 3–9; there are {count} tokens.</source>
        <translation>Schreiben Sie Wörter oder Tokens wie 3–9; es gibt {count} Tokens.</translation>
    </message>
    <message>
        <source>words, or tokens such as 3–9</source>
        <translation>Wörter, oder Tokens wie 3–9</translation>
    </message>
</context>
<context>
    <name>Going on</name>
    <message>
        <source>A layer reads from the end, which is not there yet.</source>
        <translation>Eine Schicht liest vom Ende her, das es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Below 1 the likely becomes likelier; 0 always takes the likeliest.</source>
        <translation>Unter 1 wird Wahrscheinliches wahrscheinlicher; 0 nimmt immer das Wahrscheinlichste.</translation>
    </message>
    <message>
        <source>Each token is drawn by the chances that the read-out gives, and is read in its turn.</source>
        <translation>Jedes Token wird nach den Wahrscheinlichkeiten der Ausgabeschicht gezogen und dann selbst gelesen.</translation>
    </message>
    <message>
        <source>It has no read-out of tokens that compete with each other.</source>
        <translation>Es hat keine Ausgabeschicht, deren Token miteinander wetteifern.</translation>
    </message>
    <message>
        <source>Its sequence is numbers, and no text.</source>
        <translation>Seine Folge besteht aus Zahlen und ist kein Text.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>This network cannot go on: {reason}</source>
        <translation>Dieses Netz kann nicht weiterschreiben: {reason}</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Written: {text}</source>
        <translation>Geschrieben: {text}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Bring lesson, view and place back to where this step began.</source>
        <translation>Lektion, Ansicht und Stelle dahin zurückbringen, wo dieser Schritt begann.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Come back</source>
        <translation>Hierher zurück</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Equal numbers ask the same: give a class one, or each student another.</source>
        <translation>Gleiche Nummern fragen dasselbe: Geben Sie einer Klasse eine, oder jedem eine andere.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>From “{first}” to “{last}”; below {low}, above {high}.</source>
        <translation>Von „{first}“ bis „{last}“; unten {low}, oben {high}.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>It is otherwise.</source>
        <translation>Es ist anders.</translation>
    </message>
    <message>
        <source>It is remembered, and told with your results.</source>
        <translation>Sie wird gemerkt und steht bei Ihren Ergebnissen.</translation>
    </message>
    <message>
        <source>Lead me through it</source>
        <translation>Führe mich hindurch</translation>
    </message>
    <message>
        <source>Leave the guide</source>
        <translation>Führung verlassen</translation>
    </message>
    <message>
        <source>Leave the guide. Where you are is kept.</source>
        <translation>Die Führung verlassen. Wo Sie sind, bleibt gemerkt.</translation>
    </message>
    <message>
        <source>Move the selected token down</source>
        <translation>Das gewählte Token nach unten</translation>
    </message>
    <message>
        <source>Move the selected token up</source>
        <translation>Das gewählte Token nach oben</translation>
    </message>
    <message>
        <source>Nearly.</source>
        <translation>Beinahe.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Nächste Frage</translation>
    </message>
    <message>
        <source>Partly.</source>
        <translation>Zum Teil.</translation>
    </message>
    <message>
        <source>Pull the bar, or move it with the arrow keys.</source>
        <translation>Ziehen Sie den Balken, oder bewegen Sie ihn mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Frage {number} von {count}</translation>
    </message>
    <message>
        <source>See how near that is, and why</source>
        <translation>Sehen, wie nahe das ist und warum</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Step by step, with something to do and questions.</source>
        <translation>Schritt für Schritt, mit etwas zu tun und mit Fragen.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>This step waits until you have done it.</source>
        <translation>Dieser Schritt wartet, bis Sie es getan haben.</translation>
    </message>
    <message>
        <source>Tokens, the first on top</source>
        <translation>Token, das erste oben</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Yes.</source>
        <translation>Ja.</translation>
    </message>
    <message>
        <source>Your guess</source>
        <translation>Ihre Schätzung</translation>
    </message>
    <message>
        <source>Your guess: {number}</source>
        <translation>Ihre Schätzung: {number}</translation>
    </message>
    <message>
        <source>Your guess: {number}. In the run: {right}</source>
        <translation>Ihre Schätzung: {number}. Im Lauf: {right}</translation>
    </message>
    <message>
        <source>Your line</source>
        <translation>Ihre Linie</translation>
    </message>
    <message>
        <source>Your line, and dotted that of the run.</source>
        <translation>Ihre Linie, und gepunktet die des Laufs.</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Ihre Nummer</translation>
    </message>
    <message>
        <source>back to the lesson</source>
        <translation>zurück zur Lektion</translation>
    </message>
    <message>
        <source>{answer} — right</source>
        <translation>{answer} — richtig</translation>
    </message>
    <message>
        <source>{points} of {count} points. Another number asks others.</source>
        <translation>{points} von {count} Punkten. Eine andere Nummer fragt anderes.</translation>
    </message>
    <message>
        <source>{token}, token {number} of {count}: {value}</source>
        <translation>{token}, Token {number} von {count}: {value}</translation>
    </message>
    <message>
        <source>{token}: {number} (place {place})</source>
        <translation>{token}: {number} (Platz {place})</translation>
    </message>
    <message>
        <source>✓ Done.</source>
        <translation>✓ Erledigt.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Choose a lesson</source>
        <translation>Eine Lektion wählen</translation>
    </message>
    <message>
        <source>Compare runs, watch the gradient, look at charts</source>
        <translation>Läufe vergleichen, dem Gradienten zusehen, Diagramme ansehen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Levels of the picture, {number} of {count}</source>
        <translation>Ebenen des Bildes, {number} von {count}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More views</source>
        <translation>Weitere Ansichten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>{title}, not saved</source>
        <translation>{title}, nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>Heard</name>
    <message>
        <source>Changed: {label}</source>
        <translation>Geändert: {label}</translation>
    </message>
    <message>
        <source>Done again: {label}</source>
        <translation>Wiederhergestellt: {label}</translation>
    </message>
    <message>
        <source>Layer {layer}, {unit}</source>
        <translation>Schicht {layer}, {unit}</translation>
    </message>
    <message>
        <source>Opened: {title}</source>
        <translation>Geöffnet: {title}</translation>
    </message>
    <message>
        <source>Saved in {file}</source>
        <translation>Gespeichert in {file}</translation>
    </message>
    <message>
        <source>Taken back: {label}</source>
        <translation>Zurückgenommen: {label}</translation>
    </message>
    <message>
        <source>The audience sees the stage.</source>
        <translation>Das Publikum sieht die Bühne.</translation>
    </message>
    <message>
        <source>The presentation begins.</source>
        <translation>Die Vorführung beginnt.</translation>
    </message>
    <message>
        <source>The presentation ends.</source>
        <translation>Die Vorführung ist beendet.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>A click goes to a beat, a drag moves the film, the wheel scrolls; a click on a red mark goes to a cue.</source>
        <translation>Ein Klick geht zu einem Takt, Ziehen bewegt den Film, das Mausrad blättert; eine rote Marke ist ein Haltepunkt, ein Klick führt dorthin.</translation>
    </message>
    <message>
        <source>A click or a drag moves the film, the wheel scrolls, Shift and a drag select tokens.</source>
        <translation>Klicken oder Ziehen bewegt den Film, das Mausrad blättert, Umschalt und Ziehen wählen Tokens aus.</translation>
    </message>
    <message>
        <source>A clicker sends Page Down, which plays the next beat (again: shows its end at once), Page Up, which goes back, B or a full stop, which turn the audience’s screen black, and F5 and Esc, which begin and end the presentation. With two screens the audience sees the stage alone, and you the next beat, the time and your notes. Who presents a lesson as a talk, or is led when the presentation begins, goes with the same keys from step to step: to its words below the stage, to a question, to its answer.</source>
        <translation>Ein Presenter sendet Bild ab, was den nächsten Takt spielt (noch einmal: gleich sein Ende zeigt), Bild auf, was zurückgeht, B oder einen Punkt, was den Bildschirm des Publikums schwarz macht, und F5 und Esc, womit die Vorführung beginnt und endet. Mit zwei Bildschirmen sieht das Publikum die Bühne allein, Sie dagegen den nächsten Takt, die Zeit und Ihre Notizen. Wer eine Lektion als Vortrag vorführt oder bei Beginn der Vorführung geführt wird, geht mit denselben Tasten von Schritt zu Schritt: zu seinen Worten unter der Bühne, zu einer Frage, zu ihrer Antwort.</translation>
    </message>
    <message>
        <source>Changes it, puts another in before it, takes it out, or masks it.</source>
        <translation>Ändert es, setzt eins davor, nimmt es heraus oder maskiert es.</translation>
    </message>
    <message>
        <source>Click a number</source>
        <translation>Eine Zahl anklicken</translation>
    </message>
    <message>
        <source>Ctrl or Shift and a click</source>
        <translation>Strg oder Umschalt und ein Klick</translation>
    </message>
    <message>
        <source>Dives a level further in; Esc comes out again.</source>
        <translation>Taucht eine Ebene tiefer ein; Esc führt wieder heraus.</translation>
    </message>
    <message>
        <source>Double click a number</source>
        <translation>Doppelklick auf eine Zahl</translation>
    </message>
    <message>
        <source>Double click beside numbers</source>
        <translation>Doppelklick neben Zahlen</translation>
    </message>
    <message>
        <source>Drop a file on the window</source>
        <translation>Eine Datei auf das Fenster ziehen</translation>
    </message>
    <message>
        <source>Enter runs the network, Shift+Enter begins a line, Esc takes the typing back.</source>
        <translation>Eingabe lässt das Netz laufen, Umschalt+Eingabe beginnt eine Zeile, Esc nimmt das Getippte zurück.</translation>
    </message>
    <message>
        <source>Gatelight shows with true numbers how recurrent cells remember. Every number in the picture was computed by the network on the left; point at one to read it in full, click it to see its formula.</source>
        <translation>Gatelight zeigt mit wahren Zahlen, wie rekurrente Zellen sich erinnern. Jede Zahl im Bild hat das Netz links berechnet; auf eine zeigen, um sie ganz zu lesen, sie anklicken, um ihre Formel zu sehen.</translation>
    </message>
    <message>
        <source>Go from part to part; everything can be reached and used without a mouse.</source>
        <translation>Gehen von Teil zu Teil; alles ist ohne Maus zu erreichen und zu benutzen.</translation>
    </message>
    <message>
        <source>Holds a number by hand or lets it go, copies its vector, pins its unit.</source>
        <translation>Hält eine Zahl von Hand fest oder lässt sie los, kopiert ihren Vektor, heftet ihre Einheit an.</translation>
    </message>
    <message>
        <source>Holds it by hand, a gate between shut and open; with Shift in small steps.</source>
        <translation>Hält sie von Hand fest, ein Gate zwischen geschlossen und offen; mit Umschalt in kleinen Schritten.</translation>
    </message>
    <message>
        <source>In the inspector: changes it and the run at once; with Shift in small steps.</source>
        <translation>Im Inspektor: ändert es und sofort den Lauf; mit Umschalt in kleinen Schritten.</translation>
    </message>
    <message>
        <source>Keys and commands</source>
        <translation>Tasten und Befehle</translation>
    </message>
    <message>
        <source>Lets it be typed at its place; so it does with a weight in the inspector.</source>
        <translation>Lässt sie an ihrem Ort tippen, ebenso ein Gewicht im Inspektor.</translation>
    </message>
    <message>
        <source>Opens the lesson in it.</source>
        <translation>Öffnet die Lektion darin.</translation>
    </message>
    <message>
        <source>Pins the unit, so that it stays in view beside others, or lets it go.</source>
        <translation>Heftet die Einheit an, sodass sie neben anderen zu sehen bleibt, oder lässt sie los.</translation>
    </message>
    <message>
        <source>Point at a number</source>
        <translation>Auf eine Zahl zeigen</translation>
    </message>
    <message>
        <source>Pointer and fields</source>
        <translation>Zeiger und Felder</translation>
    </message>
    <message>
        <source>Pull a number, or the handle beside it, up or down</source>
        <translation>Eine Zahl oder den Griff daneben nach oben oder unten ziehen</translation>
    </message>
    <message>
        <source>Pull a weight up or down</source>
        <translation>Ein Gewicht auf- oder abziehen</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>Right click a token; F2, Ins and Del on it</source>
        <translation>Rechtsklick auf ein Token; F2, Einfg und Entf darauf</translation>
    </message>
    <message>
        <source>Says what it is, with all digits and its formula; what it came from and what it feeds lights up.</source>
        <translation>Sagt, was sie ist, mit allen Ziffern und ihrer Formel; woraus sie entstand und wohin sie geht, leuchtet auf.</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>The field of the sequence</source>
        <translation>Das Feld der Folge</translation>
    </message>
    <message>
        <source>The plots below the stage</source>
        <translation>Die Diagramme unter der Bühne</translation>
    </message>
    <message>
        <source>The ruler</source>
        <translation>Das Lineal</translation>
    </message>
    <message>
        <source>Turns the eye to its unit: formula, inspector, plots and table follow.</source>
        <translation>Betrachtet ihre Einheit: Formel, Inspektor, Diagramme und Tabelle folgen.</translation>
    </message>
    <message>
        <source>Wheel, or two fingers apart</source>
        <translation>Mausrad, oder zwei Finger auseinander</translation>
    </message>
    <message>
        <source>Zooms from the whole network down to one unit’s arithmetic, without a break.</source>
        <translation>Zoomt ohne Bruch vom ganzen Netz bis zur Rechnung einer Einheit.</translation>
    </message>
    <message>
        <source>×, ⊙ and · are one and the same: numbers are multiplied, unit by unit. × stands in the picture, ⊙ between vectors in formulas, · between their numbers.</source>
        <translation>×, ⊙ und · sind ein und dasselbe: Zahlen werden multipliziert, Einheit für Einheit. × steht im Bild, ⊙ in Formeln zwischen Vektoren, · zwischen ihren Zahlen.</translation>
    </message>
</context>
<context>
    <name>Hold</name>
    <message>
        <source>A sequence begins here</source>
        <translation>Hier beginnt eine Folge</translation>
    </message>
    <message>
        <source>Anew: with the states before the first token</source>
        <translation>Von vorn: mit den Zuständen vor dem ersten Token</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Going on: with the states that were left</source>
        <translation>Anknüpfend: mit den Zuständen, die geblieben sind</translation>
    </message>
    <message>
        <source>Hold at {value}</source>
        <translation>Bei {value} halten</translation>
    </message>
    <message>
        <source>Hold at…</source>
        <translation>Halten auf …</translation>
    </message>
    <message>
        <source>Hold open at this token</source>
        <translation>Bei diesem Token offen halten</translation>
    </message>
    <message>
        <source>Hold open from here on</source>
        <translation>Von hier an offen halten</translation>
    </message>
    <message>
        <source>Hold shut at this token</source>
        <translation>Bei diesem Token geschlossen halten</translation>
    </message>
    <message>
        <source>Hold shut from here on</source>
        <translation>Von hier an geschlossen halten</translation>
    </message>
    <message>
        <source>Hold the gate at 0: nothing passes. A true sigmoid never quite gets there.</source>
        <translation>Das Gate auf 0 halten: Nichts kommt durch. Ein echtes Sigmoid kommt nie ganz dorthin.</translation>
    </message>
    <message>
        <source>Hold the gate at 1: everything passes. A true sigmoid never quite gets there.</source>
        <translation>Das Gate auf 1 halten: Alles kommt durch. Ein echtes Sigmoid kommt nie ganz dorthin.</translation>
    </message>
    <message>
        <source>Leave out the step: states pass through</source>
        <translation>Schritt auslassen: Zustände gehen hindurch</translation>
    </message>
    <message>
        <source>Let it go, to be computed again</source>
        <translation>Loslassen, um sie wieder zu berechnen</translation>
    </message>
    <message>
        <source>Mask the token</source>
        <translation>Token maskieren</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Quantity to set</source>
        <translation>Zu setzende Größe</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Set the number to this value; what comes after is computed from it.</source>
        <translation>Die Zahl auf diesen Wert setzen; was danach kommt, wird daraus berechnet.</translation>
    </message>
    <message>
        <source>Set to…</source>
        <translation>Setzen auf …</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>Silence: nothing of it enters</source>
        <translation>Stumm: nichts von ihm geht ein</translation>
    </message>
    <message>
        <source>The unit under the eye alone, those that are pinned, or all units of the layer.</source>
        <translation>Die betrachtete Einheit allein, die angehefteten oder alle Einheiten der Schicht.</translation>
    </message>
    <message>
        <source>The value. Enter sets it; what comes after is computed from it.</source>
        <translation>Der Wert. Die Eingabetaste setzt ihn; was danach kommt, wird daraus berechnet.</translation>
    </message>
    <message>
        <source>This token alone, or it and all that follow. A state can be set before the first token, too.</source>
        <translation>Dieses Token allein, oder es und alle danach. Ein Zustand lässt sich auch vor dem ersten Token setzen.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Tokens to set</source>
        <translation>Zu setzende Token</translation>
    </message>
    <message>
        <source>Units to set</source>
        <translation>Zu setzende Einheiten</translation>
    </message>
    <message>
        <source>Value to set</source>
        <translation>Zu setzender Wert</translation>
    </message>
    <message>
        <source>Which number of the layer is set by hand; a gate can be held open or shut at once.</source>
        <translation>Welche Zahl der Schicht von Hand gesetzt wird; ein Gate lässt sich sofort offen oder geschlossen halten.</translation>
    </message>
    <message>
        <source>before the first token</source>
        <translation>vor dem ersten Token</translation>
    </message>
    <message>
        <source>before the last token, read first</source>
        <translation>vor dem letzten Token, das zuerst gelesen wird</translation>
    </message>
    <message>
        <source>every token</source>
        <translation>jedes Token</translation>
    </message>
    <message>
        <source>pinned: {names}</source>
        <translation>angeheftet: {names}</translation>
    </message>
    <message>
        <source>the selected tokens, {first} to {last}</source>
        <translation>die gewählten Token, {first} bis {last}</translation>
    </message>
    <message>
        <source>{token} and on</source>
        <translation>ab {token}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>1 line, that of the one unit; the largest weight is ±{limit}</source>
        <translation>1 Zeile, die der einen Einheit; das größte Gewicht ist ±{limit}</translation>
    </message>
    <message>
        <source>Formula with numbers</source>
        <translation>Formel mit Zahlen</translation>
    </message>
    <message>
        <source>HALF-LIFE</source>
        <translation>HALBWERTSZEIT</translation>
    </message>
    <message>
        <source>HALF-LIFE WHILE {gate} KEEPS, TOKENS</source>
        <translation>HALBWERTSZEIT BEI {gate} &gt; ½, TOKEN</translation>
    </message>
    <message>
        <source>Half-lives of the units</source>
        <translation>Halbwertszeiten der Einheiten</translation>
    </message>
    <message>
        <source>Pull it up or down, with Shift in small steps; a double click types it</source>
        <translation>Nach oben oder unten ziehen, mit Umschalt in kleinen Schritten; ein Doppelklick lässt tippen</translation>
    </message>
    <message>
        <source>The chosen weight. Type or step it, or pull it in the picture above.</source>
        <translation>Das gewählte Gewicht. Tippen, schrittweise ändern oder im Bild darüber ziehen.</translation>
    </message>
    <message>
        <source>The unit under the eye: one line of every vector. ↑ and ↓ go to the others.</source>
        <translation>Die betrachtete Einheit: eine Zeile jedes Vektors. ↑ und ↓ führen zu den anderen.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>WHERE {quantity} (KEEP) COMES FROM</source>
        <translation>WOHER {quantity} (BEHALTEN) KOMMT</translation>
    </message>
    <message>
        <source>WHERE {quantity} COMES FROM</source>
        <translation>WOHER {quantity} KOMMT</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher es kommt</translation>
    </message>
    <message>
        <source>Which gate or candidate is taken apart below: what it adds up, and from where.</source>
        <translation>Welches Gate oder welcher Kandidat darunter zerlegt wird: was es aufsummiert, und woher.</translation>
    </message>
    <message>
        <source>While {gate} is above ½: the tokens after which half of the memory is left</source>
        <translation>Solange {gate} über ½ ist: die Token, nach denen noch die Hälfte des Gedächtnisses da ist</translation>
    </message>
    <message>
        <source>and {count} more, together {sum}</source>
        <translation>und {count} weitere, zusammen {sum}</translation>
    </message>
    <message>
        <source>before this step</source>
        <translation>vor diesem Schritt</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>not open so far</source>
        <translation>bisher nicht offen</translation>
    </message>
    <message>
        <source>rounded, idealised gates:</source>
        <translation>gerundet, idealisierte Gates:</translation>
    </message>
    <message>
        <source>set by hand:</source>
        <translation>von Hand gesetzt:</translation>
    </message>
    <message>
        <source>the step is left out</source>
        <translation>der Schritt ist ausgelassen</translation>
    </message>
    <message>
        <source>{cell}: there is no gate that keeps, for nothing of {state} is forgotten.</source>
        <translation>{cell}: Es gibt kein Gate, das behält, denn von {state} wird nichts vergessen.</translation>
    </message>
    <message>
        <source>{cell}: there is no gate that keeps. Each step writes {state} anew.</source>
        <translation>{cell}: Es gibt kein behaltendes Gate. Jeder Schritt schreibt {state} neu.</translation>
    </message>
    <message>
        <source>{count} lines, one a unit; the largest weight is ±{limit}</source>
        <translation>{count} Zeilen, eine je Einheit; das größte Gewicht ist ±{limit}</translation>
    </message>
    <message>
        <source>{gate} · keep</source>
        <translation>{gate} · behalten</translation>
    </message>
    <message>
        <source>{shown} of {count} units: the longest-lived and the one under the eye</source>
        <translation>{shown} von {count} Einheiten: die langlebigsten und die betrachtete</translation>
    </message>
</context>
<context>
    <name>Key</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild abwärts</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>All as they were</source>
        <translation>Alle wie am Anfang</translation>
    </message>
    <message>
        <source>All keys are as they were.</source>
        <translation>Alle Tasten sind wieder wie am Anfang.</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie am Anfang</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Key of the chosen command</source>
        <translation>Taste des gewählten Befehls</translation>
    </message>
    <message>
        <source>Letters and signs alone are keys</source>
        <translation>Einzelne Zeichen sind Tasten</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Press the key that the chosen command is to have.</source>
        <translation>Die Taste drücken, die der gewählte Befehl haben soll.</translation>
    </message>
    <message>
        <source>Switched off, they do nothing; menus, buttons and all other keys still do everything.</source>
        <translation>Abgeschaltet bewirken sie nichts; Menüs, Knöpfe und alle anderen Tasten leisten weiterhin alles.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>{key} is needed in fields and lists. Take a letter, or a key with Ctrl or Alt.</source>
        <translation>{key} wird in Feldern und Listen gebraucht. Möglich ist ein Buchstabe oder eine Taste mit Strg oder Alt.</translation>
    </message>
    <message>
        <source>{key} is the key of “{title}”.</source>
        <translation>{key} ist schon die Taste von „{title}“.</translation>
    </message>
</context>
<context>
    <name>LaTeX</name>
    <message>
        <source>Acrobat plays this; on paper it is the first picture.</source>
        <translation>Acrobat spielt dies ab; auf Papier ist es das erste Bild.</translation>
    </message>
    <message>
        <source>token {number}: {token}</source>
        <translation>Token {number}: {token}</translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>a cell; its memory is the river</source>
        <translation>eine Zelle; ihr Gedächtnis ist der Fluss</translation>
    </message>
    <message>
        <source>a gate’s weights, as shades</source>
        <translation>die Gewichte eines Gates als Töne</translation>
    </message>
    <message>
        <source>a lane a unit, thick as its value</source>
        <translation>je Einheit eine Bahn, so dick wie ihr Wert</translation>
    </message>
    <message>
        <source>a layer of the network</source>
        <translation>eine Schicht des Netzes</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>ein Lauf</translation>
    </message>
    <message>
        <source>a sequence begins anew</source>
        <translation>eine Folge beginnt von vorn</translation>
    </message>
    <message>
        <source>a sequence goes on</source>
        <translation>eine Folge knüpft an</translation>
    </message>
    <message>
        <source>a sign hands gradients back</source>
        <translation>ein Zeichen reicht Gradienten zurück</translation>
    </message>
    <message>
        <source>a state that is returned</source>
        <translation>ein Zustand, der zurückgegeben wird</translation>
    </message>
    <message>
        <source>a tensor, as it is stored</source>
        <translation>ein Tensor, wie er gespeichert ist</translation>
    </message>
    <message>
        <source>a token, shaded by its chance</source>
        <translation>ein Token, gefärbt nach Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>a token, shaded by the unit’s number</source>
        <translation>ein Token, gefärbt nach der Einheit</translation>
    </message>
    <message>
        <source>a weighted sum</source>
        <translation>eine gewichtete Summe</translation>
    </message>
    <message>
        <source>bars that build up to a sum</source>
        <translation>Balken, die sich zur Summe türmen</translation>
    </message>
    <message>
        <source>brings input and last output</source>
        <translation>bringt Eingabe und letzte Ausgabe</translation>
    </message>
    <message>
        <source>dark: far from A</source>
        <translation>dunkel: weit von A</translation>
    </message>
    <message>
        <source>falls: forgotten; rises: added</source>
        <translation>fällt: vergessen; steigt: hinzugefügt</translation>
    </message>
    <message>
        <source>from the sum to what is made of it</source>
        <translation>von der Summe zu dem, was aus ihr wird</translation>
    </message>
    <message>
        <source>gradients run back along the lines</source>
        <translation>Gradienten laufen die Leitungen zurück</translation>
    </message>
    <message>
        <source>how far back the gradient reaches</source>
        <translation>wie weit der Gradient zurückreicht</translation>
    </message>
    <message>
        <source>how far this run is from A</source>
        <translation>wie weit dieser Lauf von A weg ist</translation>
    </message>
    <message>
        <source>how likely it held each token</source>
        <translation>für wie wahrscheinlich es jedes Token hielt</translation>
    </message>
    <message>
        <source>how long each unit remembers</source>
        <translation>wie lange sich jede Einheit erinnert</translation>
    </message>
    <message>
        <source>how long it lasts from each token on</source>
        <translation>wie lange es ab jedem Token hält</translation>
    </message>
    <message>
        <source>how many weights there are</source>
        <translation>wie viele Gewichte es sind</translation>
    </message>
    <message>
        <source>how much of it stays</source>
        <translation>wie viel davon bleibt</translation>
    </message>
    <message>
        <source>how often nearly shut or open</source>
        <translation>wie oft fast zu oder fast offen</translation>
    </message>
    <message>
        <source>how open a gate is</source>
        <translation>wie weit ein Gate offen ist</translation>
    </message>
    <message>
        <source>kept and forgotten, then added</source>
        <translation>behalten und vergessen, dann hinzugefügt</translation>
    </message>
    <message>
        <source>light: shut, dark: open</source>
        <translation>hell: zu, dunkel: offen</translation>
    </message>
    <message>
        <source>on to the next token</source>
        <translation>weiter zum nächsten Token</translation>
    </message>
    <message>
        <source>one unit in all runs</source>
        <translation>eine Einheit in allen Läufen</translation>
    </message>
    <message>
        <source>plus above the bed, minus below</source>
        <translation>Plus über dem Bett, Minus darunter</translation>
    </message>
    <message>
        <source>tanh: from −1 to 1</source>
        <translation>tanh: von −1 bis 1</translation>
    </message>
    <message>
        <source>the equation at work, with numbers</source>
        <translation>die Gleichung von eben, mit Zahlen</translation>
    </message>
    <message>
        <source>the gates, in the framework’s order</source>
        <translation>die Gates in der Reihenfolge des Frameworks</translation>
    </message>
    <message>
        <source>the gradient, thick as it is large</source>
        <translation>der Gradient, so dick, wie er groß ist</translation>
    </message>
    <message>
        <source>the memory after</source>
        <translation>das Gedächtnis nachher</translation>
    </message>
    <message>
        <source>the memory as a river</source>
        <translation>das Gedächtnis als Fluss</translation>
    </message>
    <message>
        <source>the memory before</source>
        <translation>das Gedächtnis vorher</translation>
    </message>
    <message>
        <source>the memory line</source>
        <translation>die Gedächtnisleitung</translation>
    </message>
    <message>
        <source>the memory of a layer</source>
        <translation>das Gedächtnis einer Schicht</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>die Ausgabe</translation>
    </message>
    <message>
        <source>the output before</source>
        <translation>die Ausgabe davor</translation>
    </message>
    <message>
        <source>the output climbs</source>
        <translation>die Ausgabe steigt auf</translation>
    </message>
    <message>
        <source>the same valves cut it</source>
        <translation>dieselben Ventile drosseln ihn</translation>
    </message>
    <message>
        <source>the token before, as numbers</source>
        <translation>das Token davor, als Zahlen</translation>
    </message>
    <message>
        <source>the token comes in</source>
        <translation>das Token kommt herein</translation>
    </message>
    <message>
        <source>the tokens, as they are read</source>
        <translation>die Token, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>the units</source>
        <translation>die Einheiten</translation>
    </message>
    <message>
        <source>the values</source>
        <translation>die Werte</translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation>der ganze Lauf</translation>
    </message>
    <message>
        <source>this token, as numbers</source>
        <translation>dieses Token in Zahlen</translation>
    </message>
    <message>
        <source>valves: open as the gate is</source>
        <translation>Ventile: so offen wie das Gate</translation>
    </message>
    <message>
        <source>weight times value is product</source>
        <translation>Gewicht mal Wert ist Produkt</translation>
    </message>
    <message>
        <source>what all gates read</source>
        <translation>was alle Gates lesen</translation>
    </message>
    <message>
        <source>what comes back to this token</source>
        <translation>was zu diesem Token zurückkommt</translation>
    </message>
    <message>
        <source>what comes back to this unit</source>
        <translation>was zu dieser Einheit zurückkommt</translation>
    </message>
    <message>
        <source>what goes on to the token before</source>
        <translation>was weiter zum Token davor geht</translation>
    </message>
    <message>
        <source>what happens now, in words</source>
        <translation>was gerade geschieht, in Worten</translation>
    </message>
    <message>
        <source>what is left of the first token</source>
        <translation>was vom ersten Token übrig ist</translation>
    </message>
    <message>
        <source>what is left of what a token wrote</source>
        <translation>was von dem bleibt, was ein Token schrieb</translation>
    </message>
    <message>
        <source>what is returned, with its shape</source>
        <translation>was zurückgegeben wird, mit seiner Form</translation>
    </message>
    <message>
        <source>what is written to it</source>
        <translation>was hineingeschrieben wird</translation>
    </message>
    <message>
        <source>what lines, bars and shades mean</source>
        <translation>was Linien, Balken und Töne bedeuten</translation>
    </message>
    <message>
        <source>what the network says after each token</source>
        <translation>was das Netz nach jedem Token sagt</translation>
    </message>
    <message>
        <source>what the network says after this token</source>
        <translation>was das Netz nach diesem Token sagt</translation>
    </message>
    <message>
        <source>what would be without a token</source>
        <translation>was ohne ein Token wäre</translation>
    </message>
    <message>
        <source>who wrote the memory of now</source>
        <translation>wer das Gedächtnis von jetzt schrieb</translation>
    </message>
    <message>
        <source>{gate}: how much past</source>
        <translation>{gate}: wie viel Vergangenheit</translation>
    </message>
    <message>
        <source>{gate}: what comes in</source>
        <translation>{gate}: was hereinkommt</translation>
    </message>
    <message>
        <source>{gate}: what goes out</source>
        <translation>{gate}: was hinausgeht</translation>
    </message>
    <message>
        <source>{gate}: what is replaced</source>
        <translation>{gate}: was ersetzt wird</translation>
    </message>
    <message>
        <source>{gate}: what stays</source>
        <translation>{gate}: was bleibt</translation>
    </message>
    <message>
        <source>{sign} adds</source>
        <translation>{sign} addiert</translation>
    </message>
    <message>
        <source>{sign} adds what is new</source>
        <translation>{sign} fügt das Neue hinzu</translation>
    </message>
    <message>
        <source>{sign} keeps a share of the memory</source>
        <translation>{sign} behält einen Teil des Gedächtnisses</translation>
    </message>
    <message>
        <source>{sign} multiplies</source>
        <translation>{sign} multipliziert</translation>
    </message>
    <message>
        <source>{sign} of all units</source>
        <translation>{sign} über alle Einheiten</translation>
    </message>
    <message>
        <source>σ: a share from 0 to 1</source>
        <translation>σ: ein Anteil von 0 bis 1</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>,</source>
        <comment>between thousands</comment>
        <translation>&#x202f;</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the numbers of a vector</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>.</source>
        <comment>the decimal sign</comment>
        <translation>,</translation>
    </message>
    <message>
        <source>English</source>
        <comment>the name of the language you translate to</comment>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>„{word}“</translation>
    </message>
</context>
<context>
    <name>Layer</name>
    <message>
        <source>A second layer reads the same from the last token to the first; what is above reads both. At every token it knows what is still to come.</source>
        <translation>Eine zweite Schicht liest dasselbe vom letzten Token zum ersten; was darüber liegt, liest beide. Es weiß bei jedem Token, was noch kommt.</translation>
    </message>
    <message>
        <source>Another number of units also replaces the weights of layer {layer}, set by hand.</source>
        <translation>Eine andere Zahl von Einheiten ersetzt auch die von Hand gesetzten Gewichte von Schicht {layer}.</translation>
    </message>
    <message>
        <source>Another number of units also takes the read-out away.</source>
        <translation>Eine andere Zahl von Einheiten nimmt auch die Ausgabeschicht weg.</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Anderer Startwert</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Chrono</source>
        <translation>Chrono</translation>
    </message>
    <message>
        <source>Draw other random weights, to see what does not depend on chance</source>
        <translation>Andere zufällige Gewichte ziehen, um zu sehen, was nicht vom Zufall abhängt</translation>
    </message>
    <message>
        <source>Edit equations…</source>
        <translation>Gleichungen ändern …</translation>
    </message>
    <message>
        <source>How many numbers this layer remembers. More than 24 are shown as shades.</source>
        <translation>Wie viele Zahlen diese Schicht sich merkt. Mehr als 24 werden als Farbtöne gezeigt.</translation>
    </message>
    <message>
        <source>How the weights are drawn before any training. Large ones saturate gates; Chrono lets gates keep for long.</source>
        <translation>Wie die Gewichte vor jedem Training gezogen werden. Große sättigen Gates; Chrono lässt Gates lange behalten.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Einheitsmatrix</translation>
    </message>
    <message>
        <source>LAYER {number}</source>
        <translation>SCHICHT {number}</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Orthogonal</translation>
    </message>
    <message>
        <source>Read and change the equations of this cell. Whatever you write runs, has its gradients and is drawn.</source>
        <translation>Die Gleichungen dieser Zelle lesen und ändern. Was Sie auch schreiben, läuft, hat seine Gradienten und wird gezeichnet.</translation>
    </message>
    <message>
        <source>Read from both ends</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The equations of this layer. An LSTM has a memory line of its own, c; GRU and simple RNN remember in h.</source>
        <translation>Die Gleichungen dieser Schicht. Ein LSTM hat eine eigene Gedächtnislinie, c; GRU und einfaches RNN erinnern sich in h.</translation>
    </message>
    <message>
        <source>The same seed draws the same weights on every machine, so that others see the same run.</source>
        <translation>Derselbe Startwert zieht auf jedem Rechner dieselben Gewichte, sodass andere denselben Lauf sehen.</translation>
    </message>
    <message>
        <source>These weights are set by hand; any change here draws random ones in their place.</source>
        <translation>Diese Gewichte sind von Hand gesetzt; jede Änderung hier zieht zufällige an ihrer Stelle.</translation>
    </message>
    <message>
        <source>Undo brings everything back.</source>
        <translation>Rückgängig holt alles zurück.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Up to {count} here: more would take too many weights, or too many numbers a run.</source>
        <translation>Hier bis {count}: Mehr bräuchten zu viele Gewichte, oder zu viele Zahlen je Lauf.</translation>
    </message>
    <message>
        <source>Up to {count}: more units in one layer the program does not take.</source>
        <translation>Bis {count}: Mehr Einheiten in einer Schicht nimmt das Programm nicht.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Write a cell of your own, beginning with this one. Whatever you write runs, has its gradients and is drawn.</source>
        <translation>Eine eigene Zelle schreiben, ausgehend von dieser. Was Sie auch schreiben, läuft, hat seine Gradienten und wird gezeichnet.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Exports are being written. What is to become of them?</source>
        <translation>Es wird noch exportiert. Was soll damit geschehen?</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>Fertig schreiben, dann beenden</translation>
    </message>
    <message>
        <source>Gatelight quits when the exports are done.</source>
        <translation>Gatelight wird beendet, sobald alles exportiert ist.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Doch nicht beenden</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Abbrechen und beenden</translation>
    </message>
    <message>
        <source>What is stopped leaves the files that were there before.</source>
        <translation>Was abgebrochen wird, lässt die Dateien, wie sie vorher waren.</translation>
    </message>
</context>
<context>
    <name>Length</name>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} Stunden</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} Minuten</translation>
    </message>
</context>
<context>
    <name>Lens</name>
    <message>
        <source>Changed most at this token</source>
        <translation>Bei diesem Token am stärksten verändert</translation>
    </message>
    <message>
        <source>Largest memory</source>
        <translation>Größtes Gedächtnis</translation>
    </message>
    <message>
        <source>Longest half-life</source>
        <translation>Längste Halbwertszeit</translation>
    </message>
    <message>
        <source>Pinned units, then the first</source>
        <translation>Angeheftete Einheiten, dann die ersten</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>100 steps, 1,000 steps</source>
        <translation>100 Schritte, 1000 Schritte</translation>
    </message>
    <message>
        <source>159 updates</source>
        <translation>159 Änderungen</translation>
    </message>
    <message>
        <source>274 updates</source>
        <translation>274 Änderungen</translation>
    </message>
    <message>
        <source>409 updates</source>
        <translation>409 Änderungen</translation>
    </message>
    <message>
        <source>A GRU has one gate z for both jobs: h = z · h_prev + (1 − z) · n, so what it keeps and what it writes always share out 1. Replacing the gender at “Rafsun” works as well as in the LSTM. Counting words does not: h is a mean of values between −1 and 1, so the count bends and saturates below 1.</source>
        <translation>Ein GRU hat für beides ein einziges Gate z: h = z · h_prev + (1 − z) · n. Was es behält und was es schreibt, teilt sich also immer in 1. Das Geschlecht bei „Rafsun“ zu ersetzen gelingt so gut wie im LSTM. Wörter zu zählen nicht: h ist ein Mittel von Werten zwischen −1 und 1; die Zählung krümmt sich und bleibt unter 1 stecken.</translation>
    </message>
    <message>
        <source>A memory that was learned</source>
        <translation>Ein Gedächtnis, das gelernt wurde</translation>
    </message>
    <message>
        <source>A simple RNN has no gates: at every step h is written anew, h = tanh(W · x + U · h_prev + b). With U = 0.9 what “Jenny” left fades away; with U = 2 the same cell holds it word after word, and “Rafsun” flips it. So such a cell can remember; what is hard is to learn weights that do.</source>
        <translation>Ein einfaches RNN hat keine Gates: h wird in jedem Schritt neu geschrieben, h = tanh(W · x + U · h_prev + b). Mit U = 0,9 verblasst, was „Jenny“ hinterließ; mit U = 2 hält dieselbe Zelle es Wort für Wort, und „Rafsun“ kippt es um. Merken kann sich eine solche Zelle also etwas; schwer ist es, Gewichte zu lernen, mit denen sie es tut.</translation>
    </message>
    <message>
        <source>A simple RNN with U = ρ times a rotation. At rest the gradient grows or shrinks by ρ at each step, exactly. As soon as something enters, tanh takes its part, and even at ρ above 1 the gradient dies: that is necessary for an explosion, and not enough.</source>
        <translation>Ein einfaches RNN, dessen U das ρ-Fache einer Drehung ist. In Ruhe wächst oder schrumpft der Gradient bei jedem Schritt genau um ρ. Sobald etwas hereinkommt, nimmt tanh seinen Teil, und selbst mit ρ über 1 stirbt der Gradient: Für eine Explosion ist das nötig, aber nicht genug.</translation>
    </message>
    <message>
        <source>A simple RNN: one unit fades, one latches</source>
        <translation>Ein einfaches RNN: Eine Einheit verblasst, eine rastet ein</translation>
    </message>
    <message>
        <source>A tanh unit that feeds itself twice over holds a sign for a thousand noisy steps. But nothing of its gradient comes back from there, so no error at the end could have taught it what to hold. The latch of an LSTM holds it too, and its gradient comes back almost whole.</source>
        <translation>Eine tanh-Einheit, die doppelt auf sich zurückwirkt, hält ein Vorzeichen über tausend verrauschte Schritte. Doch von ihrem Gradienten kommt von dort nichts zurück, also hätte kein Fehler am Ende sie lehren können, was zu halten ist. Der Riegel eines LSTM hält es auch, und sein Gradient kommt fast ganz zurück.</translation>
    </message>
    <message>
        <source>A toggle</source>
        <translation>Ein Umschalter</translation>
    </message>
    <message>
        <source>A value is stored once, and then noise comes in for a thousand steps. Four latches differ only in how large the sums of their gates are. How long a memory lasts is a property of f, and no limit of the LSTM.</source>
        <translation>Ein Wert wird einmal gespeichert, dann kommt tausend Schritte lang Rauschen. Vier Riegel unterscheiden sich nur darin, wie groß die Summen ihrer Gates sind. Wie lange ein Gedächtnis hält, ist eine Eigenschaft von f und keine Grenze des LSTM.</translation>
    </message>
    <message>
        <source>A valve is not a switch</source>
        <translation>Ein Ventil ist kein Schalter</translation>
    </message>
    <message>
        <source>Adding two marked numbers</source>
        <translation>Zwei markierte Zahlen addieren</translation>
    </message>
    <message>
        <source>After 20 words the LSTM’s count stood at 1.99; here h cannot pass 1, whatever the weights.</source>
        <translation>Nach 20 Wörtern stand die Zählung des LSTM bei 1,99; hier kommt h nicht über 1, gleich mit welchen Gewichten.</translation>
    </message>
    <message>
        <source>All networks trained with this program’s own command, seed 0; docs/training.md says how.</source>
        <translation>Alle Netze mit dem Befehl dieses Programms trainiert, Startwert 0; docs/training.md sagt, wie.</translation>
    </message>
    <message>
        <source>All networks trained with this program’s own command, seed 22; docs/training.md says how.</source>
        <translation>Alle Netze mit dem Befehl dieses Programms trainiert, Startwert 22; docs/training.md sagt, wie.</translation>
    </message>
    <message>
        <source>All weights set by hand, not trained.</source>
        <translation>Alle Gewichte von Hand gesetzt, nicht trainiert.</translation>
    </message>
    <message>
        <source>All weights set by hand, not trained; the gates are real sigmoids.</source>
        <translation>Alle Gewichte von Hand gesetzt, nicht trainiert; die Gates sind echte Sigmoide.</translation>
    </message>
    <message>
        <source>An LSTM, a GRU and a simple RNN on top of each other, none of them trained. Type another sentence, change the seed, the cells and the sizes, and see what becomes of the memory.</source>
        <translation>Ein LSTM, ein GRU und ein einfaches RNN übereinander, keines davon trainiert. Tippen Sie einen anderen Satz, ändern Sie Startwert, Zellen und Größen und sehen Sie, was aus dem Gedächtnis wird.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before any weight: five units read the same pulses, and each has its gates held at other values. One adds up, one leaks, one is frozen, one only passes on, and one remembers but says nothing. A gate is the row of numbers; where it acts, it multiplies.</source>
        <translation>Noch vor allen Gewichten: Fünf Einheiten lesen dieselben Impulse, und bei jeder sind die Gates auf andere Werte gehalten. Eine summiert, eine leckt, eine ist eingefroren, eine gibt nur weiter, und eine behält, sagt aber nichts. Ein Gate ist die Zahlenreihe; wo es wirkt, multipliziert es.</translation>
    </message>
    <message>
        <source>Cells of one’s own, beside an LSTM</source>
        <translation>Eigene Zellen neben einem LSTM</translation>
    </message>
    <message>
        <source>Cells whose gates do not read h can be computed for all tokens at once: minGRU and minLSTM (2024), and a diagonal state-space cell, whose share is the same at every token. sLSTM (2024) still reads h, opens its input gate exponentially, and divides by what it has let in.</source>
        <translation>Zellen, deren Gates h nicht lesen, lassen sich für alle Token auf einmal berechnen: minGRU und minLSTM (2024) und eine diagonale Zustandsraum-Zelle, deren Anteil bei jedem Token derselbe ist. sLSTM (2024) liest noch h, öffnet sein Input-Gate exponentiell und teilt durch das, was es eingelassen hat.</translation>
    </message>
    <message>
        <source>Copy, where chrono did not help</source>
        <translation>Kopieren, wo chrono nicht half</translation>
    </message>
    <message>
        <source>Counting a and b</source>
        <translation>a und b zählen</translation>
    </message>
    <message>
        <source>Counting four beats through a peephole</source>
        <translation>Bis vier zählen, durchs Guckloch</translation>
    </message>
    <message>
        <source>Coupled LSTM</source>
        <translation>Gekoppeltes LSTM</translation>
    </message>
    <message>
        <source>Coupled gates 2017</source>
        <translation>Gekoppelt 2017</translation>
    </message>
    <message>
        <source>Diagonal state space</source>
        <translation>Diagonaler Zustandsraum</translation>
    </message>
    <message>
        <source>Each word now adds less than the one before: one tenth of the way that is left to 0.995.</source>
        <translation>Jedes Wort bringt jetzt weniger als das davor: ein Zehntel des Wegs, der bis 0,995 noch bleibt.</translation>
    </message>
    <message>
        <source>Every tick adds one half to the memory. Peepholes let the gates see it: at the fourth tick the output gate, which looks at the new memory, opens, and at the next tick the forget gate, which looks at the old memory, closes and the count starts again.</source>
        <translation>Jedes „tick“ legt ein halbes auf das Gedächtnis. Durch Gucklöcher (Peepholes) sehen die Gates hinein: Beim vierten „tick“ öffnet sich das Output-Gate, das auf das neue Gedächtnis blickt; beim nächsten schließt sich das Forget-Gate, das auf das alte blickt, und das Zählen beginnt von vorn.</translation>
    </message>
    <message>
        <source>Explode, vanish, clip</source>
        <translation>Explodieren, verschwinden, kappen</translation>
    </message>
    <message>
        <source>Fifty numbers from 0 to 1, two of them marked: at the end, their sum. One unit set by hand does it, with gates that open at the marks and keep everything else out. A trained LSTM found the same device, and a simple RNN of as many units stays near 1.</source>
        <translation>Fünfzig Zahlen von 0 bis 1, zwei davon markiert: am Ende ihre Summe. Eine von Hand gesetzte Einheit kann es, mit Gates, die sich bei den Marken öffnen und alles andere draußen halten. Ein trainiertes LSTM hat dasselbe gefunden, und ein einfaches RNN mit so vielen Einheiten bleibt nahe 1.</translation>
    </message>
    <message>
        <source>Five letters, a pause of thirty, then a sign: say the five in their order. An LSTM begun with long forget gates, which is quick to learn to hold one thing, learned first when to speak and long after that a part of what; one begun with forget bias 1 was no worse. Neither solved it.</source>
        <translation>Fünf Buchstaben, eine Pause von dreißig, dann ein Zeichen: die fünf in ihrer Folge sagen. Ein LSTM, das mit langen Forget-Gates begann und schnell lernt, eine Sache zu halten, lernte zuerst, wann zu sprechen ist, und lange danach einen Teil davon, was; eines mit Forget-Bias 1 war nicht schlechter. Keines hat es gelöst.</translation>
    </message>
    <message>
        <source>Five tasks follow each other in one stream, and nobody says where the next begins. The LSTM of 1997 had no forget gate: it can only add, and what it holds after the fifth task is all five together. With the forget gate of 2000 each mark makes room.</source>
        <translation>Fünf Aufgaben folgen in einem Strom aufeinander, und niemand sagt, wo die nächste beginnt. Das LSTM von 1997 hatte kein Forget-Gate: Es kann nur addieren, und nach der fünften Aufgabe hält es alle fünf zusammen. Mit dem Forget-Gate von 2000 schafft jede Marke Platz.</translation>
    </message>
    <message>
        <source>Five times</source>
        <translation>Das Fünffache</translation>
    </message>
    <message>
        <source>Forget bias 1</source>
        <translation>Forget-Bias 1</translation>
    </message>
    <message>
        <source>Forget gate 2000</source>
        <translation>Forget-Gate 2000</translation>
    </message>
    <message>
        <source>Forgetting Jenny, remembering Rafsun</source>
        <translation>Jenny vergessen, Rafsun behalten</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>GRU 2014</source>
        <translation>GRU 2014</translation>
    </message>
    <message>
        <source>GRU of 2014</source>
        <translation>GRU von 2014</translation>
    </message>
    <message>
        <source>Gates by hand</source>
        <translation>Gates von Hand</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>Held by hand: f = [1, 0, 1] and added = [0, 3, 0], as in the tutorial. No real gate gives these numbers.</source>
        <translation>Von Hand gesetzt: f = [1; 0; 1] und neu = [0; 3; 0], wie im Tutorial. Kein echtes Gate ergibt diese Zahlen.</translation>
    </message>
    <message>
        <source>How far back does a gradient reach?</source>
        <translation>Wie weit reicht ein Gradient zurück?</translation>
    </message>
    <message>
        <source>In a GRU every h is a mean of all candidates so far: shares that sum to 1. In an LSTM the memory is a sum of what was written, each part as large as the gates have left it. Both accounts are exact; what would have been without a token is another question.</source>
        <translation>In einem GRU ist jedes h ein Mittel aller bisherigen Kandidaten: Die Anteile ergeben zusammen 1. Im LSTM ist das Gedächtnis eine Summe des Geschriebenen, jeder Teil so groß, wie die Gates ihn gelassen haben. Beide Rechnungen sind genau; was ohne ein Token gewesen wäre, ist eine andere Frage.</translation>
    </message>
    <message>
        <source>Inside quotes, and how long the line is</source>
        <translation>In Anführungszeichen, und wie lang die Zeile ist</translation>
    </message>
    <message>
        <source>JANET</source>
        <translation>JANET</translation>
    </message>
    <message>
        <source>JANET 2018</source>
        <translation>JANET 2018</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM 1997</source>
        <translation>LSTM 1997</translation>
    </message>
    <message>
        <source>LSTM latch</source>
        <translation>LSTM-Riegel</translation>
    </message>
    <message>
        <source>LSTM of 1997</source>
        <translation>LSTM von 1997</translation>
    </message>
    <message>
        <source>LSTM of 2000</source>
        <translation>LSTM von 2000</translation>
    </message>
    <message>
        <source>LSTM, chrono</source>
        <translation>LSTM, chrono</translation>
    </message>
    <message>
        <source>LSTM, forget bias 1</source>
        <translation>LSTM, Forget-Bias 1</translation>
    </message>
    <message>
        <source>LSTM, trained</source>
        <translation>LSTM, trainiert</translation>
    </message>
    <message>
        <source>Layer 1 keeps three named slots while the sentence goes by: the gender of the person spoken of, whether there was liking, and how many words went past. At “Rafsun” the forget gate closes on the gender slot alone and the input gate writes the new value there; the other slots stay. Layer 2 and the read-out turn the gender slot into the chances of “she” or “he”, “girl” or “boy”: the pronoun follows at once, the noun by halves.</source>
        <translation>Während der Satz vorbeizieht, hält Schicht 1 drei benannte Plätze: „gender“, das Geschlecht der Person, von der die Rede ist, „liking“, ob Zuneigung vorkam, und „words“, wie viele Wörter es waren. Bei „Rafsun“ schließt sich das Forget-Gate allein für gender, und das Input-Gate schreibt dort den neuen Wert; die anderen Plätze bleiben. Schicht 2 und die Ausgabeschicht machen aus gender die Wahrscheinlichkeiten von „she“ oder „he“, „girl“ oder „boy“: Das Pronomen folgt sofort, das Nomen jedes Mal um die Hälfte.</translation>
    </message>
    <message>
        <source>Like a GRU, this cell cannot count: h is a mean of values between −1 and 1.</source>
        <translation>Wie ein GRU kann diese Zelle nicht zählen: h ist ein Mittel von Werten zwischen −1 und 1.</translation>
    </message>
    <message>
        <source>Memory without a gradient</source>
        <translation>Gedächtnis ohne Gradient</translation>
    </message>
    <message>
        <source>Minimal gated unit</source>
        <translation>Minimal Gated Unit</translation>
    </message>
    <message>
        <source>Minimal unit 2016</source>
        <translation>Minimale Unit 2016</translation>
    </message>
    <message>
        <source>Nobody set these weights: an LSTM of twelve units was trained to tell the next word of texts in which pronouns go with the last name. One of its units came to hold the gender. It was found by measure, and held by hand it turns what the network says.</source>
        <translation>Niemand hat diese Gewichte gesetzt: Ein LSTM mit zwölf Einheiten wurde darauf trainiert, das nächste Wort von Texten zu sagen, in denen Pronomen zum letzten Namen gehören. Eine seiner Einheiten hält seitdem das Geschlecht. Sie wurde durch Messen gefunden, und von Hand gehalten kippt sie, was das Netz sagt.</translation>
    </message>
    <message>
        <source>Noise goes into four networks that were drawn and not trained: a simple RNN, an LSTM as PyTorch draws it, one as Keras does with the forget bias at 1, and one with biases for long memories (chrono). An LSTM by itself reaches hardly further than the simple RNN: what counts is where its forget gates stand.</source>
        <translation>Rauschen geht in vier Netze, die gezogen und nicht trainiert sind: ein einfaches RNN, ein LSTM, wie PyTorch es zieht, eines wie in Keras mit dem Forget-Bias auf 1 und eines mit Biases für ein langes Gedächtnis (chrono). Ein LSTM für sich reicht kaum weiter als das einfache RNN: Es kommt darauf an, wo seine Forget-Gates stehen.</translation>
    </message>
    <message>
        <source>One impulse, then silence. Six units differ in their forget gate alone, and each halves what it holds after its own time: ln ½ / ln f steps. A memory is as long as f is near to 1.</source>
        <translation>Ein Impuls, dann Stille. Sechs Einheiten unterscheiden sich nur im Forget-Gate, und jede halbiert, was sie hält, nach ihrer eigenen Zeit: ln ½ / ln f Schritten. Ein Gedächtnis ist so lang, wie f nahe an 1 ist.</translation>
    </message>
    <message>
        <source>One sentence, four cells in the order in which they came: the simple RNN (Elman 1990), the LSTM without a forget gate (1997), with one (2000), and the GRU (2014). Each is set by hand to do the same as well as it can; see what each keeps, and what it cannot.</source>
        <translation>Ein Satz, vier Zellen in der Reihenfolge, in der sie kamen: das einfache RNN (Elman 1990), das LSTM ohne Forget-Gate (1997), mit einem (2000) und das GRU (2014). Jede ist von Hand so gesetzt, dass sie dasselbe tut, so gut sie kann; sehen Sie, was jede behält und was sie nicht kann.</translation>
    </message>
    <message>
        <source>One unit counts: every a adds 1, every b takes 1 away, so that the memory is 0 again where there were as many b as a. The memory c can hold any count; h cannot show it, and a GRU cannot even hold it.</source>
        <translation>Eine Einheit zählt: Jedes a fügt 1 hinzu, jedes b nimmt 1 weg, sodass das Gedächtnis wieder 0 ist, wo es ebenso viele b wie a gab. Das Gedächtnis c kann jeden Stand halten; h kann ihn nicht zeigen, und ein GRU kann ihn nicht einmal halten.</translation>
    </message>
    <message>
        <source>One unit set by hand; the others trained with this program’s own command, seed 0; docs/training.md says how.</source>
        <translation>Eine Einheit von Hand gesetzt; die anderen mit dem Befehl dieses Programms trainiert, Startwert 0; docs/training.md sagt, wie.</translation>
    </message>
    <message>
        <source>One unit that turns over at every 1 and stays at every 0: it knows whether the number of ones so far is odd. By hand it takes one unit of an LSTM or a GRU, and two of a simple RNN. That it can be written down does not mean that training finds it.</source>
        <translation>Eine Einheit, die bei jeder 1 umschlägt und bei jeder 0 bleibt: Sie weiß, ob die Zahl der Einsen bisher ungerade ist. Von Hand braucht es dazu eine Einheit eines LSTM oder eines GRU und zwei eines einfachen RNN. Dass man es aufschreiben kann, heißt nicht, dass ein Training es findet.</translation>
    </message>
    <message>
        <source>Peepholes 2000</source>
        <translation>Gucklöcher 2000</translation>
    </message>
    <message>
        <source>Put back by hand to [1, 2, 4], so that the real gates start from the same memory.</source>
        <translation>Von Hand zurück auf [1; 2; 4] gesetzt, damit die echten Gates beim selben Gedächtnis beginnen.</translation>
    </message>
    <message>
        <source>Reset before the matrix</source>
        <translation>Reset vor der Matrix</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>Simple RNN</translation>
    </message>
    <message>
        <source>Simple RNN, trained</source>
        <translation>Einfaches RNN, trainiert</translation>
    </message>
    <message>
        <source>Simple RNN, two units</source>
        <translation>Einfaches RNN, zwei Einheiten</translation>
    </message>
    <message>
        <source>State space 2022</source>
        <translation>Zustandsraum 2022</translation>
    </message>
    <message>
        <source>Temporal order: what is learned first</source>
        <translation>Zeitliche Ordnung: was zuerst gelernt wird</translation>
    </message>
    <message>
        <source>The family tree</source>
        <translation>Der Stammbaum</translation>
    </message>
    <message>
        <source>The family, 1990 to 2014</source>
        <translation>Die Familie, 1990 bis 2014</translation>
    </message>
    <message>
        <source>The family, made for parallel machines</source>
        <translation>Die Familie, für parallele Rechner</translation>
    </message>
    <message>
        <source>The family, with other gates</source>
        <translation>Die Familie, mit anderen Gates</translation>
    </message>
    <message>
        <source>The first word counts for 0.1, as in the LSTM lesson: z = 0.90 keeps nine tenths and writes one tenth of n = 0.995.</source>
        <translation>Das erste Wort zählt 0,1, wie in der Lektion zum LSTM: z = 0,90 behält neun Zehntel und schreibt ein Zehntel von n = 0,995.</translation>
    </message>
    <message>
        <source>The fourth write: past 3 at last.</source>
        <translation>Das vierte Schreiben: endlich über 3.</translation>
    </message>
    <message>
        <source>The input gate of an sLSTM is an exponential and may be any size, so the memory alone says little. Divided by the normaliser it is a weighted mean of all candidates: weights that sum to 1, in which one strong token can outweigh all others.</source>
        <translation>Das Input-Gate eines sLSTM ist eine Exponentialfunktion und kann beliebig groß sein, also sagt das Gedächtnis allein wenig. Durch den Normierer geteilt ist es ein gewichtetes Mittel aller Kandidaten: Gewichte, die zusammen 1 ergeben und bei denen ein starkes Token alle anderen überwiegen kann.</translation>
    </message>
    <message>
        <source>The reset gate erases nothing</source>
        <translation>Das Reset-Gate löscht nichts</translation>
    </message>
    <message>
        <source>The reset gate of a GRU filters what of the old state enters the candidate. Whether anything of the candidate is taken says z alone: with z at 1 nothing happens to h, whatever r is. And where r acts, before the matrix or after it, is not the same: weights of one form give other numbers in the other.</source>
        <translation>Das Reset-Gate eines GRU filtert, was vom alten Zustand in den Kandidaten eingeht. Ob vom Kandidaten etwas genommen wird, sagt allein z: Mit z gleich 1 geschieht h nichts, was r auch ist. Und ob r vor der Matrix wirkt oder danach, ist nicht dasselbe: Gewichte der einen Form geben in der anderen andere Zahlen.</translation>
    </message>
    <message>
        <source>The same LSTM three times: its gates get their sums as they are, five times and twenty times as large. What was a valve that is half open becomes nearly a switch, and where a gate is a switch hardly any gradient passes through it.</source>
        <translation>Dreimal dasselbe LSTM: Seine Gates erhalten ihre Summen, wie sie sind, fünfmal und zwanzigmal so groß. Was ein halb offenes Ventil war, wird beinahe ein Schalter, und wo ein Gate ein Schalter ist, kommt kaum noch ein Gradient hindurch.</translation>
    </message>
    <message>
        <source>The same sentence in a GRU</source>
        <translation>Derselbe Satz in einem GRU</translation>
    </message>
    <message>
        <source>The second write. The first and third unit leak a little at every step, too: 0.982 is not 1.</source>
        <translation>Das zweite Schreiben. Auch die erste und die dritte Einheit verlieren in jedem Schritt ein wenig: 0,982 ist nicht 1.</translation>
    </message>
    <message>
        <source>The third write: not yet 3.</source>
        <translation>Das dritte Schreiben: noch nicht 3.</translation>
    </message>
    <message>
        <source>The tutorial forgets with [1, 2, 4] · [1, 0, 1] = [1, 0, 4] and then adds [0, 3, 0] to get [1, 3, 4]: the first step holds the forget gate and what is added at these values by hand. The same with real gates: a sigmoid is never quite 0 or 1, so [0.982, 0.036, 3.928] is kept, and one write i · g adds less than 1. Reaching 3 takes four writes.</source>
        <translation>Das Tutorial vergisst mit [1; 2; 4] · [1; 0; 1] = [1; 0; 4] und addiert dann [0; 3; 0] zu [1; 3; 4]: Im ersten Schritt sind das Forget-Gate und das, was dazukommt, von Hand auf diese Werte gesetzt. Dasselbe mit echten Gates: Ein Sigmoid ist nie ganz 0 oder 1, also bleibt [0,982; 0,036; 3,928], und einmal Schreiben, i · g, bringt weniger als 1. Bis über 3 braucht es vier Schritte.</translation>
    </message>
    <message>
        <source>The tutorial’s arithmetic, by hand and with real gates</source>
        <translation>Das Rechenbeispiel des Tutorials, von Hand und mit echten Gates</translation>
    </message>
    <message>
        <source>Three layers with random weights</source>
        <translation>Drei Schichten mit zufälligen Gewichten</translation>
    </message>
    <message>
        <source>Trained with this program’s own command, seed 8; docs/training.md says how.</source>
        <translation>Mit dem Befehl dieses Programms trainiert, Startwert 8; docs/training.md sagt, wie.</translation>
    </message>
    <message>
        <source>Twelve cells from 1990 to 2024 read the same sentence, all with weights set by hand for the same purpose: a simple RNN, LSTMs, GRUs and what came of them. Below each other they show what each keeps, and each is told with its equations and its paper.</source>
        <translation>Zwölf Zellen von 1990 bis 2024 lesen denselben Satz, alle mit Gewichten, die von Hand für denselben Zweck gesetzt sind: ein einfaches RNN, LSTMs, GRUs und was daraus wurde. Untereinander zeigen sie, was jede behält, und zu jeder stehen ihre Gleichungen und ihre Arbeit.</translation>
    </message>
    <message>
        <source>Twenty times</source>
        <translation>Das Zwanzigfache</translation>
    </message>
    <message>
        <source>Two cells that are not built in: their equations stand in the lesson. In the minimal gated unit (Zhou et al. 2016) one gate f does everything: where it opens, the memory is replaced, and only there may the candidate n read the old one. JANET (van der Westhuizen &amp; Lasenby 2018) keeps nothing but the forget gate of an LSTM. Two weighted sums are enough where a GRU has three and an LSTM four, and “Rafsun” still replaces the gender that “Jenny” left. The Compare view shows all three in step; “Edit equations…” beside the picture changes a cell, and all that is shown follows.</source>
        <translation>Zwei Zellen, die nicht mitgeliefert sind: Ihre Gleichungen stehen in der Lektion. In der Minimal Gated Unit (Zhou et al. 2016) macht ein einziges Gate f alles: Wo es sich öffnet, wird das Gedächtnis ersetzt, und nur dort darf der Kandidat n das alte lesen. JANET (van der Westhuizen &amp; Lasenby 2018) behält von einem LSTM nur das Forget-Gate. Zwei gewichtete Summen genügen, wo ein GRU drei und ein LSTM vier hat, und „Rafsun“ ersetzt trotzdem das Geschlecht, das „Jenny“ hinterließ. Die Ansicht „Vergleichen“ zeigt alle drei im Gleichschritt; „Gleichungen ändern …“ neben dem Bild ändert eine Zelle, und alles Gezeigte folgt.</translation>
    </message>
    <message>
        <source>Two letters among a hundred, and at the end: which were they, in which order? Two networks were to learn it from the same examples. One began with forget gates that keep long (chrono), the other with forget bias 1. Between guessing and knowing, the loss of the first stood still where one letter was known and the other was not.</source>
        <translation>Zwei Buchstaben unter hundert, und am Ende: Welche waren es, in welcher Folge? Zwei Netze sollten es an denselben Beispielen lernen. Eines begann mit Forget-Gates, die lange behalten (chrono), das andere mit Forget-Bias 1. Zwischen Raten und Wissen stand der Verlust des ersten still, wo ein Buchstabe bekannt war und der andere nicht.</translation>
    </message>
    <message>
        <source>Two units as they were found in trained networks (Karpathy et al. 2015), here set by hand: one turns over at every quotation mark, the other counts the letters since the line began. Read the text shaded by each of them.</source>
        <translation>Zwei Einheiten, wie sie in trainierten Netzen gefunden wurden (Karpathy u. a. 2015), hier von Hand gesetzt: Die eine schlägt bei jedem Anführungszeichen um, die andere zählt die Buchstaben seit dem Zeilenanfang. Lesen Sie den Text in der Tönung einer jeden.</translation>
    </message>
    <message>
        <source>U is a rotation, drawn once and multiplied by hand; not trained.</source>
        <translation>U ist eine Drehung, einmal gezogen und von Hand multipliziert; nicht trainiert.</translation>
    </message>
    <message>
        <source>Weights drawn at random ({initialiser}, seed {seeds}), not trained, then changed by hand in layer {layers}.</source>
        <translation>Gewichte zufällig gezogen ({initialiser}, Startwert {seeds}), nicht trainiert, dann von Hand geändert in Schicht {layers}.</translation>
    </message>
    <message>
        <source>Weights drawn at random ({initialiser}, seed {seeds}), not trained.</source>
        <translation>Gewichte zufällig gezogen ({initialiser}, Startwert {seeds}), nicht trainiert.</translation>
    </message>
    <message>
        <source>Weights drawn once at random and written down, not trained; in the other runs those of the gates are multiplied.</source>
        <translation>Gewichte einmal zufällig gezogen und aufgeschrieben, nicht trainiert; in den anderen Läufen sind die der Gates multipliziert.</translation>
    </message>
    <message>
        <source>Weights set by hand, not trained. In the first two steps the forget gate and what is added are held by hand too.</source>
        <translation>Gewichte von Hand gesetzt, nicht trainiert. In den ersten beiden Schritten sind auch das Forget-Gate und das, was dazukommt, von Hand gesetzt.</translation>
    </message>
    <message>
        <source>Weights set by hand, not trained; all gates are held by hand.</source>
        <translation>Gewichte von Hand gesetzt, nicht trainiert; alle Gates sind von Hand gehalten.</translation>
    </message>
    <message>
        <source>What can a gate look at, and how many are needed? Peepholes let gates see the memory (2000), one gate does the work of two (coupled, 2017), the minimal gated unit has a single gate (2016), JANET keeps the forget gate alone (2018). Four cells on one sentence.</source>
        <translation>Worauf kann ein Gate schauen, und wie viele braucht es? Gucklöcher lassen Gates das Gedächtnis sehen (2000), ein Gate tut die Arbeit von zweien (gekoppelt, 2017), die Minimal Gated Unit hat ein einziges Gate (2016), JANET behält nur das Forget-Gate (2018). Vier Zellen an einem Satz.</translation>
    </message>
    <message>
        <source>Where does h come from?</source>
        <translation>Woher kommt h?</translation>
    </message>
    <message>
        <source>Why there is a forget gate</source>
        <translation>Warum es ein Forget-Gate gibt</translation>
    </message>
    <message>
        <source>With a forget gate</source>
        <translation>Mit Forget-Gate</translation>
    </message>
    <message>
        <source>chrono, 2,000 updates</source>
        <translation>chrono, 2.000 Änderungen</translation>
    </message>
    <message>
        <source>f = σ([4, −4, 4]) = [0.982, 0.018, 0.982], so [0.982, 0.036, 3.928] is kept. The first write adds 0.962: i and g are both below 1, and so is their product.</source>
        <translation>f = σ([4; −4; 4]) = [0,982; 0,018; 0,982], also bleibt [0,982; 0,036; 3,928]. Das erste Schreiben bringt 0,962: i und g sind beide kleiner als 1, ihr Produkt also auch.</translation>
    </message>
    <message>
        <source>f and i held at Rafsun</source>
        <translation>f und i gehalten bei Rafsun</translation>
    </message>
    <message>
        <source>f held at Rafsun</source>
        <translation>f gehalten bei Rafsun</translation>
    </message>
    <message>
        <source>given in the lesson</source>
        <translation>aus der Lektion</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>minGRU 2024</source>
        <translation>minGRU 2024</translation>
    </message>
    <message>
        <source>minLSTM</source>
        <translation>minLSTM</translation>
    </message>
    <message>
        <source>minLSTM 2024</source>
        <translation>minLSTM 2024</translation>
    </message>
    <message>
        <source>read-out</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>sLSTM</source>
        <translation>sLSTM</translation>
    </message>
    <message>
        <source>sLSTM 2024</source>
        <translation>sLSTM 2024</translation>
    </message>
    <message>
        <source>sLSTM: a weighted mean</source>
        <translation>sLSTM: ein gewichtetes Mittel</translation>
    </message>
    <message>
        <source>set by hand, not trained</source>
        <translation>von Hand, nicht trainiert</translation>
    </message>
    <message>
        <source>then changed by hand</source>
        <translation>dann von Hand geändert</translation>
    </message>
    <message>
        <source>then taken over by {cell}, as far as they are called the same</source>
        <translation>dann übernommen von {cell}, soweit sie gleich heißen</translation>
    </message>
    <message>
        <source>then written as {cell}</source>
        <translation>dann geschrieben als {cell}</translation>
    </message>
    <message>
        <source>trained: {by}</source>
        <translation>trainiert: {by}</translation>
    </message>
    <message>
        <source>weights drawn at random ({initialiser}, seed {seed}), not trained</source>
        <translation>Gewichte zufällig gezogen ({initialiser}, Startwert {seed}), nicht trainiert</translation>
    </message>
    <message>
        <source>weights from the file {name}</source>
        <translation>Gewichte aus der Datei {name}</translation>
    </message>
    <message>
        <source>weights given in the lesson</source>
        <translation>Gewichte aus der Lektion</translation>
    </message>
    <message>
        <source>{number}, reverse</source>
        <translation>{number}, rückwärts</translation>
    </message>
    <message>
        <source>{title} (changed)</source>
        <translation>{title} (geändert)</translation>
    </message>
    <message>
        <source>{who}: {origin}.</source>
        <translation>{who}: {origin}.</translation>
    </message>
    <message>
        <source>ρ = 0.9</source>
        <translation>ρ = 0,9</translation>
    </message>
    <message>
        <source>ρ = 1.1</source>
        <translation>ρ = 1,1</translation>
    </message>
    <message>
        <source>“Jenny” writes the gender slot: i = 0.9997, g = tanh(3) = 0.995. The forget gate closes too, but there was nothing to forget.</source>
        <translation>„Jenny“ schreibt auf gender: i = 0,9997, g = tanh(3) = 0,995. Auch das Forget-Gate schließt sich, aber es gab nichts zu vergessen.</translation>
    </message>
    <message>
        <source>“Jenny”: f opens on the gender slot to 0.9997, so keep = 1 − f closes there and the new value is written in the same move.</source>
        <translation>„Jenny“: f öffnet sich für gender auf 0,9997; damit schließt sich dort keep = 1 − f, und der neue Wert wird im selben Zug geschrieben.</translation>
    </message>
    <message>
        <source>“Jenny”: z closes on the gender slot, and since 1 − z opens with it the new value is written in the same move.</source>
        <translation>„Jenny“: z schließt sich für gender, und weil sich 1 − z damit öffnet, wird der neue Wert im selben Zug geschrieben.</translation>
    </message>
    <message>
        <source>“Rafsun”: f = [0.0003, 0.9997, 0.9997]. What was kept of “Jenny” is erased and −0.995 is written, in one step. Nothing rewrites the sentence: only the slot changes. In layer 2 the noun unit stands in between: half of the old, half of the new.</source>
        <translation>„Rafsun“: f = [0,0003; 0,9997; 0,9997]. Was von „Jenny“ blieb, wird gelöscht, und −0,995 wird geschrieben, beides in einem Schritt. Der Satz wird nicht umgeschrieben: Nur der Platz ändert sich. In Schicht 2 steht die Einheit noun dazwischen: halb der alte Wert, halb der neue.</translation>
    </message>
    <message>
        <source>“Rafsun”: f opens on the gender again; liking and words stay. Compare the LSTM, which needs a forget gate and an input gate for that.</source>
        <translation>„Rafsun“: f öffnet sich wieder für gender; liking und words bleiben. Das LSTM im Vergleich braucht dafür ein Forget-Gate und ein Input-Gate.</translation>
    </message>
    <message>
        <source>“Rafsun”: z = [0.0003, 0.9997, 0.90]: the gender is replaced, the liking kept.</source>
        <translation>„Rafsun“: z = [0,0003; 0,9997; 0,90]: gender wird ersetzt, liking bleibt.</translation>
    </message>
    <message>
        <source>“boy”: the noun unit has closed the gap by half at every word since “Rafsun”.</source>
        <translation>„boy“: Seit „Rafsun“ hat die Einheit noun den Abstand bei jedem Wort halbiert.</translation>
    </message>
    <message>
        <source>“girl”: the slots are where “Jenny” left them, less 0.03 % a word. The cell holds no words, only numbers that make some words likelier.</source>
        <translation>„girl“: Die Plätze stehen, wo „Jenny“ sie gelassen hat, abzüglich 0,03 % je Wort. Die Zelle speichert keine Wörter, nur Zahlen, die manche Wörter wahrscheinlicher machen.</translation>
    </message>
    <message>
        <source>“he”: the read-out says he, since it reads what layer 1 keeps from three words ago.</source>
        <translation>„he“: Die Ausgabeschicht sagt „he“, denn sie liest, was Schicht 1 seit drei Wörtern behält.</translation>
    </message>
    <message>
        <source>“love” opens the input gate of the liking slot. Every other slot that is not written keeps what it has: its forget gate is at 0.9997.</source>
        <translation>„love“ öffnet das Input-Gate von liking. Jeder andere Platz, auf den nichts geschrieben wird, behält, was er hat: Sein Forget-Gate steht auf 0,9997.</translation>
    </message>
</context>
<context>
    <name>Locks</name>
    <message>
        <source>The inspector</source>
        <translation>Der Inspektor</translation>
    </message>
    <message>
        <source>The left side</source>
        <translation>Die linke Seite</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Das Netz</translation>
    </message>
    <message>
        <source>The plots</source>
        <translation>Die Diagramme</translation>
    </message>
    <message>
        <source>The sequence</source>
        <translation>Die Folge</translation>
    </message>
    <message>
        <source>The table of numbers</source>
        <translation>Die Zahlentabelle</translation>
    </message>
    <message>
        <source>What is compared with</source>
        <translation>Womit verglichen wird</translation>
    </message>
    <message>
        <source>What is set by hand</source>
        <translation>Von Hand Gesetztes</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>{command} (locked)</source>
        <translation>{command} (gesperrt)</translation>
    </message>
    <message>
        <source>{control}: locked in this lesson. Learn · Unlock the controls opens it.</source>
        <translation>{control}: in dieser Lektion gesperrt. Lernen · Bedienung entsperren gibt es frei.</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Not done. {problem} {remedy}</source>
        <translation>Nicht getan. {problem} {remedy}</translation>
    </message>
    <message>
        <source>Not opened. {error}</source>
        <translation>Nicht geöffnet. {error}</translation>
    </message>
    <message>
        <source>Not saved. {error}</source>
        <translation>Nicht gespeichert. {error}</translation>
    </message>
    <message>
        <source>Saved without the guide: it tells of the run before your changes.</source>
        <translation>Ohne die Führung gespeichert: Sie erzählt vom Lauf vor Ihren Änderungen.</translation>
    </message>
    <message>
        <source>Saved. {file} had further names (hard links), which keep what they held.</source>
        <translation>Gespeichert. {file} hatte weitere Namen (harte Verweise); sie behalten, was sie enthielten.</translation>
    </message>
    <message>
        <source>Something among the settings could not be used and was set aside: {names}.</source>
        <translation>Etwas unter den Einstellungen war nicht zu gebrauchen und wurde beiseitegelegt: {names}.</translation>
    </message>
    <message>
        <source>Something went wrong that was not foreseen ({error}). What is open is unharmed: save it under another name and start again if things look odd.</source>
        <translation>Etwas ging schief, das nicht vorgesehen war ({error}). Was offen ist, ist unversehrt: Speichern Sie es unter einem anderen Namen und starten Sie neu, wenn etwas seltsam aussieht.</translation>
    </message>
    <message>
        <source>The network is on the clipboard as a program for {framework}.</source>
        <translation>Das Netz liegt als Programm für {framework} in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Der Text</translation>
    </message>
    <message>
        <source>There is nothing to paste: copy a sentence, rows of numbers, or a lesson file.</source>
        <translation>Es gibt nichts einzufügen: Einen Satz, Zahlenreihen oder eine Lektionsdatei kopieren.</translation>
    </message>
    <message>
        <source>Use as sequence</source>
        <translation>Als Folge nehmen</translation>
    </message>
    <message>
        <source>{file} holds other numbers than the lesson was made with.</source>
        <translation>{file} enthält andere Zahlen als die, mit denen die Lektion gemacht wurde.</translation>
    </message>
    <message>
        <source>{file} holds the lesson and all that it refers to.</source>
        <translation>{file} enthält die Lektion und alles, worauf sie verweist.</translation>
    </message>
    <message>
        <source>{name}: a comma here may be a decimal sign or not. What is meant?</source>
        <translation>{name}: Ein Komma kann hier ein Dezimalzeichen sein oder auch nicht. Was ist gemeint?</translation>
    </message>
    <message>
        <source>{name}: use these {count} rows of numbers as the sequence?</source>
        <translation>{name}: diese {count} Zahlenreihen als Folge nehmen?</translation>
    </message>
    <message>
        <source>{name}: use these {count} words as the sequence?</source>
        <translation>{name}: diese {count} Wörter als Folge nehmen?</translation>
    </message>
    <message>
        <source>{name}: use this row of numbers as the sequence?</source>
        <translation>{name}: diese Zahlenreihe als Folge nehmen?</translation>
    </message>
    <message>
        <source>{name}: use this word as the sequence?</source>
        <translation>{name}: dieses Wort als Folge nehmen?</translation>
    </message>
    <message>
        <source>“{title}” is being opened …</source>
        <translation>„{title}“ wird geöffnet …</translation>
    </message>
    <message>
        <source>“{title}” is being opened: {percent} % of its file is checked …</source>
        <translation>„{title}“ wird geöffnet: {percent} % der Datei sind geprüft …</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>A file of JSON, a tokenizer of Keras, or a text with a token in each line.</source>
        <translation>Eine JSON-Datei, ein Tokenizer von Keras oder ein Text mit einem Token je Zeile.</translation>
    </message>
    <message>
        <source>A layer has no part {part}.</source>
        <translation>Eine Schicht hat keinen Teil {part}.</translation>
    </message>
    <message>
        <source>A long text is being understood …</source>
        <translation>Ein langer Text wird zerlegt …</translation>
    </message>
    <message>
        <source>A mapping</source>
        <translation>Eine Zuordnung</translation>
    </message>
    <message>
        <source>A tensor for each gate</source>
        <translation>Ein Tensor je Gate</translation>
    </message>
    <message>
        <source>A tensor of the file, or a part of one: kernel[0:3] has its first three rows.</source>
        <translation>Ein Tensor der Datei oder ein Teil davon: kernel[0:3] sind die ersten drei Zeilen.</translation>
    </message>
    <message>
        <source>Activation of gates</source>
        <translation>Aktivierung der Gates</translation>
    </message>
    <message>
        <source>Activation of the candidate</source>
        <translation>Aktivierung des Kandidaten</translation>
    </message>
    <message>
        <source>Activation of the output</source>
        <translation>Aktivierung am Ausgang</translation>
    </message>
    <message>
        <source>Activations are not in the file; sigmoid and tanh are taken.</source>
        <translation>Die Aktivierungen stehen nicht in der Datei; angenommen werden Sigmoid und tanh.</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Against a reference…</source>
        <translation>Mit einer Referenz vergleichen…</translation>
    </message>
    <message>
        <source>All that the file holds: names, shapes, the kind of numbers, and what each became.</source>
        <translation>Alles, was in der Datei steht: Namen, Formen, die Art der Zahlen und was daraus wurde.</translation>
    </message>
    <message>
        <source>An array of NumPy [steps, numbers], or a table as CSV.</source>
        <translation>Ein NumPy-Array [Schritte, Zahlen] oder eine Tabelle als CSV.</translation>
    </message>
    <message>
        <source>As it is read here</source>
        <translation>So, wie es hier gelesen wird</translation>
    </message>
    <message>
        <source>As recognised</source>
        <translation>Wie erkannt</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>Wurde zu</translation>
    </message>
    <message>
        <source>Bias of the read-out</source>
        <translation>Bias der Ausgabeschicht</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Characters: {count}</source>
        <translation>Zeichen: {count}</translation>
    </message>
    <message>
        <source>Choose a file of numbers…</source>
        <translation>Datei mit Zahlen wählen…</translation>
    </message>
    <message>
        <source>Choose a file with rows of numbers.</source>
        <translation>Eine Datei mit Zeilen aus Zahlen wählen.</translation>
    </message>
    <message>
        <source>Choose a vocabulary…</source>
        <translation>Vokabular wählen…</translation>
    </message>
    <message>
        <source>Choose the vocabulary: it says which number each token has.</source>
        <translation>Das Vokabular wählen: Es sagt, welche Nummer jedes Token hat.</translation>
    </message>
    <message>
        <source>Close this; what is open stays as it is.</source>
        <translation>Schließen; das Offene bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>From {tensors}: {why}</source>
        <translation>Aus {tensors}: {why}</translation>
    </message>
    <message>
        <source>Give up what was mapped by hand, and begin as the file was recognised.</source>
        <translation>Die Zuordnung von Hand verwerfen und mit dem Erkannten beginnen.</translation>
    </message>
    <message>
        <source>How many rows of random numbers the model reads.</source>
        <translation>Wie viele Zeilen mit Zufallszahlen das Modell liest.</translation>
    </message>
    <message>
        <source>If it has one under other names, say under “{by_hand}” which tensors it is.</source>
        <translation>Hat sie eine unter anderen Namen, so sagen Sie unter „{by_hand}“, welche Tensoren sie sind.</translation>
    </message>
    <message>
        <source>If {conditions}</source>
        <translation>Wenn gilt: {conditions}</translation>
    </message>
    <message>
        <source>In doubt:</source>
        <translation>Offen:</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>In the file the weights of each gate are a tensor of their own.</source>
        <translation>In der Datei sind die Gewichte jedes Gates ein eigener Tensor.</translation>
    </message>
    <message>
        <source>Inputs and states that the framework stored</source>
        <translation>Eingaben und Zustände, die das Framework gespeichert hat</translation>
    </message>
    <message>
        <source>Inputs and states that the framework stored: is it the same with this mapping?</source>
        <translation>Eingaben und Zustände, die das Framework gespeichert hat: Stimmt diese Zuordnung damit überein?</translation>
    </message>
    <message>
        <source>It cannot be told from this: {conditions}.</source>
        <translation>Von Folgendem ist es nicht zu unterscheiden: {conditions}.</translation>
    </message>
    <message>
        <source>It may be another network, or numbers that were changed.</source>
        <translation>Es kann ein anderes Netz sein, oder die Zahlen wurden verändert.</translation>
    </message>
    <message>
        <source>It takes {width} numbers, as many as the last layer gives.</source>
        <translation>Sie nimmt {width} Zahlen auf, so viele, wie die letzte Schicht abgibt.</translation>
    </message>
    <message>
        <source>It was mapped by hand.</source>
        <translation>Von Hand zugeordnet.</translation>
    </message>
    <message>
        <source>Its activations make no equations: {problem}</source>
        <translation>Die Aktivierungen ergeben keine Gleichungen: {problem}</translation>
    </message>
    <message>
        <source>Its matrix is transposed, as Keras has it.</source>
        <translation>Ihre Matrix ist transponiert, wie in Keras.</translation>
    </message>
    <message>
        <source>Its rows are as wide as what enters the first layer, {width} numbers, and it is called an embedding.</source>
        <translation>Ihre Zeilen sind so breit wie das, was in die erste Schicht geht, nämlich {width} Zahlen, und sie heißt wie eine Einbettung.</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>Art der Schicht</translation>
    </message>
    <message>
        <source>LSTM, GRU or a simple recurrent layer.</source>
        <translation>LSTM, GRU oder eine einfache rekurrente Schicht.</translation>
    </message>
    <message>
        <source>Laid out as {framework} does.</source>
        <translation>Angeordnet wie in {framework}.</translation>
    </message>
    <message>
        <source>Laid out as {framework} does; gates in the order {gates}.</source>
        <translation>Angeordnet wie in {framework}; Gates in der Reihenfolge {gates}.</translation>
    </message>
    <message>
        <source>Laid out as {layout}.</source>
        <translation>Angeordnet wie {layout}.</translation>
    </message>
    <message>
        <source>Laid out as {layout}; gates in the order {gates}.</source>
        <translation>Angeordnet als {layout}; Gates in der Reihenfolge {gates}.</translation>
    </message>
    <message>
        <source>Layer number</source>
        <translation>Nummer der Schicht</translation>
    </message>
    <message>
        <source>Layer that is mapped</source>
        <translation>Zugeordnete Schicht</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>Layer {number}, from the end</source>
        <translation>Schicht {number}, vom Ende her</translation>
    </message>
    <message>
        <source>Layer {number}, from the end: {cell}, {units}, {inputs} numbers enter</source>
        <translation>Schicht {number}, vom Ende her: {cell}, {units}, {inputs} Zahlen gehen hinein</translation>
    </message>
    <message>
        <source>Layer {number}: {cell}, {units}, {inputs} numbers enter</source>
        <translation>Schicht {number}: {cell}, {units}, {inputs} Zahlen gehen hinein</translation>
    </message>
    <message>
        <source>Layer {number}: {why}</source>
        <translation>Schicht {number}: {why}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layers that were recognised, and why</source>
        <translation>Erkannte Schichten, und woran</translation>
    </message>
    <message>
        <source>Leave this layer out of the mapping again.</source>
        <translation>Diese Schicht wieder aus der Zuordnung nehmen.</translation>
    </message>
    <message>
        <source>Load a mapping…</source>
        <translation>Zuordnung laden…</translation>
    </message>
    <message>
        <source>Map another layer, which comes after the ones there are.</source>
        <translation>Eine weitere Schicht zuordnen, die auf die bisherigen folgt.</translation>
    </message>
    <message>
        <source>Mappings (*.json);;All files (*)</source>
        <translation>Zuordnungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No layer is mapped yet.</source>
        <translation>Noch ist keine Schicht zugeordnet.</translation>
    </message>
    <message>
        <source>No recurrent layer was recognised: by names and shapes nothing in it remembers.</source>
        <translation>Keine rekurrente Schicht erkannt: Nach Namen und Formen erinnert sich hier nichts.</translation>
    </message>
    <message>
        <source>No tensor is chosen for {part}.</source>
        <translation>Für {part} ist kein Tensor gewählt.</translation>
    </message>
    <message>
        <source>No vocabulary chosen</source>
        <translation>Kein Vokabular gewählt</translation>
    </message>
    <message>
        <source>Not all of these were tried, for it would take minutes; the first steps of h would help.</source>
        <translation>Nicht alle davon wurden versucht, denn das würde Minuten dauern; mit den ersten Schritten von h ginge es.</translation>
    </message>
    <message>
        <source>Not saved: {error}</source>
        <translation>Nicht gespeichert: {error}</translation>
    </message>
    <message>
        <source>Not used: {names}</source>
        <translation>Nicht verwendet: {names}</translation>
    </message>
    <message>
        <source>Nothing that was tried makes them the same: {count} ways, with up to {changes} changes at once.</source>
        <translation>Nichts von dem, was versucht wurde, macht sie gleich: {count} Lesarten mit bis zu {changes} Änderungen zugleich.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Numbers (*.npy *.npz *.csv *.tsv *.txt);;All files (*)</source>
        <translation>Zahlen (*.npy *.npz *.csv *.tsv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Numbers of your own, or random ones to see the model move at all.</source>
        <translation>Eigene Zahlen, oder zufällige, damit man das Modell überhaupt arbeiten sieht.</translation>
    </message>
    <message>
        <source>Of a GRU: after the product with the state, or on the state before it.</source>
        <translation>Beim GRU: nach dem Produkt mit dem Zustand, oder auf den Zustand davor.</translation>
    </message>
    <message>
        <source>One row a step, as typed or copied from a sheet.</source>
        <translation>Eine Zeile je Schritt, getippt oder aus einer Tabelle kopiert.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Order of the gates</source>
        <translation>Reihenfolge der Gates</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Random numbers</source>
        <translation>Zufallszahlen</translation>
    </message>
    <message>
        <source>Read a mapping from a file, as the command line takes it.</source>
        <translation>Eine Zuordnung aus einer Datei lesen, wie die Befehlszeile sie nimmt.</translation>
    </message>
    <message>
        <source>Read out by {tensors}, outputs: {count}, {kind}: {why}</source>
        <translation>Ausgabe durch {tensors}, Ausgänge: {count}, {kind}: {why}</translation>
    </message>
    <message>
        <source>Read-out</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>Reads from the end</source>
        <translation>Liest vom Ende her</translation>
    </message>
    <message>
        <source>References (*.npz *.safetensors);;All files (*)</source>
        <translation>Referenzen (*.npz *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Rows of numbers</source>
        <translation>Zeilen aus Zahlen</translation>
    </message>
    <message>
        <source>Rows of numbers that the model reads</source>
        <translation>Zeilen aus Zahlen, die das Modell liest</translation>
    </message>
    <message>
        <source>Run the model over what it reads, in place of the lesson that is open.</source>
        <translation>Das Modell über seine Eingabe laufen lassen, anstelle der offenen Lektion.</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>Zuordnung speichern</translation>
    </message>
    <message>
        <source>Save the mapping…</source>
        <translation>Zuordnung speichern…</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Show what was recognised, all that is in the file, or map layers by hand.</source>
        <translation>Das Erkannte zeigen, alles in der Datei, oder Schichten von Hand zuordnen.</translation>
    </message>
    <message>
        <source>Softmax: one of several; sigmoid: each by itself; linear: a number.</source>
        <translation>Softmax: eines von mehreren; Sigmoid: jedes für sich; linear: eine Zahl.</translation>
    </message>
    <message>
        <source>Stack of layers</source>
        <translation>Stapel von Schichten</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Table of vectors</source>
        <translation>Vektortabelle</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Schicht entfernen</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Tensor for {part}</source>
        <translation>Tensor für {part}</translation>
    </message>
    <message>
        <source>TensorFlow 1: i, j, f, o, and 1 more on f</source>
        <translation>TensorFlow 1: i, j, f, o, und 1 mehr auf f</translation>
    </message>
    <message>
        <source>Tensors in the file</source>
        <translation>Tensoren in der Datei</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text goes through the model’s own table of vectors; numbers enter as they are.</source>
        <translation>Text geht durch die Vektortabelle des Modells; Zahlen gehen hinein, wie sie sind.</translation>
    </message>
    <message>
        <source>Text that the model reads</source>
        <translation>Text, den das Modell liest</translation>
    </message>
    <message>
        <source>The file could not be opened. What is open stays as it is.</source>
        <translation>Die Datei ließ sich nicht öffnen. Das Offene bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The file has several stacks of layers: which one is to be opened.</source>
        <translation>Die Datei enthält mehrere Stapel von Schichten: welcher geöffnet werden soll.</translation>
    </message>
    <message>
        <source>The file is being looked into. Nothing in it is run.</source>
        <translation>Die Datei wird untersucht. Nichts darin wird ausgeführt.</translation>
    </message>
    <message>
        <source>The file’s SHA-256 is being computed, by which the lesson knows it.</source>
        <translation>Der SHA-256 der Datei wird berechnet: An ihm erkennt die Lektion sie wieder.</translation>
    </message>
    <message>
        <source>The graph says so: a node {kind}, backward.</source>
        <translation>So steht es im Graphen: ein Knoten {kind}, rückwärts.</translation>
    </message>
    <message>
        <source>The graph says so: a node {kind}, forward.</source>
        <translation>So steht es im Graphen: ein Knoten {kind}, vorwärts.</translation>
    </message>
    <message>
        <source>The layer reads the sequence from its last step to the first.</source>
        <translation>Die Schicht liest die Folge vom letzten Schritt zum ersten.</translation>
    </message>
    <message>
        <source>The mapping is being tried …</source>
        <translation>Die Zuordnung wird ausprobiert …</translation>
    </message>
    <message>
        <source>The model’s vocabulary</source>
        <translation>Das Vokabular des Modells</translation>
    </message>
    <message>
        <source>The order of gates is that of another kind of layer.</source>
        <translation>Diese Reihenfolge der Gates gehört zu einer anderen Art von Schicht.</translation>
    </message>
    <message>
        <source>The order of the gates is not in the file; Keras&apos;s is taken, since the names are Keras&apos;s.</source>
        <translation>Die Reihenfolge der Gates steht nicht in der Datei; angenommen wird die von Keras, da die Namen von Keras sind.</translation>
    </message>
    <message>
        <source>The order of the gates is not in the file; PyTorch&apos;s is taken, since the names are PyTorch&apos;s.</source>
        <translation>Die Reihenfolge der Gates steht nicht in der Datei; angenommen wird die von PyTorch, da die Namen von PyTorch sind.</translation>
    </message>
    <message>
        <source>The order of the layers is not in the file; that of their names is taken.</source>
        <translation>Die Reihenfolge der Schichten steht nicht in der Datei; angenommen wird die ihrer Namen.</translation>
    </message>
    <message>
        <source>The read-out is [inputs, outputs]</source>
        <translation>Ausgabe ist [Eingänge, Ausgänge]</translation>
    </message>
    <message>
        <source>The read-out may be another one: {taken} is taken, and there is {others}.</source>
        <translation>Die Ausgabeschicht kann eine andere sein: Genommen ist {taken}, es gibt auch {others}.</translation>
    </message>
    <message>
        <source>The same to {difference} as it is read here: {how}.</source>
        <translation>So, wie es hier gelesen wird, dasselbe bis auf {difference}: {how}.</translation>
    </message>
    <message>
        <source>The same to {difference} if {conditions}.</source>
        <translation>Dasselbe bis auf {difference}, wenn gilt: {conditions}.</translation>
    </message>
    <message>
        <source>The shapes fit, and on random numbers all stays finite.</source>
        <translation>Die Formen passen, und mit Zufallszahlen bleibt alles endlich.</translation>
    </message>
    <message>
        <source>The shapes of its tensors are those of such a layer.</source>
        <translation>Die Formen seiner Tensoren sind die einer solchen Schicht.</translation>
    </message>
    <message>
        <source>The table of vectors may be another one: {taken} is taken, and there is {others}.</source>
        <translation>Die Vektortabelle kann eine andere sein: Genommen ist {taken}, es gibt auch {others}.</translation>
    </message>
    <message>
        <source>The text is cut into the tokens of the vocabulary, and read from left to right.</source>
        <translation>Der Text wird in die Token des Vokabulars zerlegt und von links nach rechts gelesen.</translation>
    </message>
    <message>
        <source>The two directions are joined by “{way}”; here they stand side by side.</source>
        <translation>Die beiden Richtungen werden durch „{way}“ verbunden; hier stehen sie nebeneinander.</translation>
    </message>
    <message>
        <source>These rows have {found} numbers each, and the model takes {width}.</source>
        <translation>Diese Zeilen haben je {found} Zahlen, das Modell nimmt {width}.</translation>
    </message>
    <message>
        <source>This is another model’s vocabulary: it has a token {number}, the model {count}.</source>
        <translation>Das ist das Vokabular eines anderen Modells: Es hat ein Token {number}, das Modell kennt {count}.</translation>
    </message>
    <message>
        <source>Type rows of {width} numbers, one row a step.</source>
        <translation>Zeilen mit je {width} Zahlen eintippen, eine je Schritt.</translation>
    </message>
    <message>
        <source>Type what the model is to read.</source>
        <translation>Eintippen, was das Modell lesen soll.</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Getippt</translation>
    </message>
    <message>
        <source>Vocabularies (*.json *.txt *.vocab);;All files (*)</source>
        <translation>Vokabulare (*.json *.txt *.vocab);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>W and U change places</source>
        <translation>W und U sind vertauscht</translation>
    </message>
    <message>
        <source>What is done to the memory on its way out.</source>
        <translation>Was mit dem Gedächtnis auf dem Weg hinaus geschieht.</translation>
    </message>
    <message>
        <source>What is done to the outputs</source>
        <translation>Was mit den Ausgängen geschieht</translation>
    </message>
    <message>
        <source>What is done to the outputs is not in the file; {usual} is taken.</source>
        <translation>Was mit den Ausgängen geschieht, steht nicht in der Datei; angenommen wird {usual}.</translation>
    </message>
    <message>
        <source>What is done to the sum of each gate.</source>
        <translation>Was mit der Summe jedes Gates geschieht.</translation>
    </message>
    <message>
        <source>What is done to the sum of the candidate.</source>
        <translation>Was mit der Summe des Kandidaten geschieht.</translation>
    </message>
    <message>
        <source>What is shown of the model</source>
        <translation>Was vom Modell gezeigt wird</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Was das Modell liest</translation>
    </message>
    <message>
        <source>Where the numbers come from</source>
        <translation>Woher die Zahlen kommen</translation>
    </message>
    <message>
        <source>Where the reset gate acts</source>
        <translation>Wo das Reset-Gate wirkt</translation>
    </message>
    <message>
        <source>Where the reset gate acts is not in the file; after the product is taken.</source>
        <translation>Wo das Reset-Gates wirkt, steht nicht in der Datei; angenommen wird: nach dem Produkt.</translation>
    </message>
    <message>
        <source>Whether a simple RNN has tanh or relu is not in the file; tanh is taken.</source>
        <translation>Ob ein einfaches RNN tanh oder ReLU hat, steht nicht in der Datei; angenommen wird tanh.</translation>
    </message>
    <message>
        <source>Which layer of the stack it is, counted from 1.</source>
        <translation>Die wievielte Schicht des Stapels es ist, von 1 an gezählt.</translation>
    </message>
    <message>
        <source>Which number each token has: files beside the model that fit it, or one you choose.</source>
        <translation>Welche Nummer jedes Token hat: passende Dateien neben dem Modell, oder eine gewählte.</translation>
    </message>
    <message>
        <source>Which of the mapped layers the fields below are about.</source>
        <translation>Zu welcher der zugeordneten Schichten die Felder darunter gehören.</translation>
    </message>
    <message>
        <source>Which random numbers: the same seed gives the same ones.</source>
        <translation>Welche Zufallszahlen: Derselbe Startwert gibt dieselben.</translation>
    </message>
    <message>
        <source>Whose order, or any: in rows W is [gates, inputs], in columns [inputs, gates].</source>
        <translation>Wessen Reihenfolge, oder irgendeine: In Zeilen ist W [Gates, Eingänge], in Spalten [Eingänge, Gates].</translation>
    </message>
    <message>
        <source>Words enter by {tensor}, {count} tokens: {why}</source>
        <translation>Wörter kommen durch {tensor} hinein, {count} Token: {why}</translation>
    </message>
    <message>
        <source>Words: {count}</source>
        <translation>Wörter: {count}</translation>
    </message>
    <message>
        <source>Write the mapping to a file that the command line takes, too.</source>
        <translation>Die Zuordnung in eine Datei schreiben, die auch die Befehlszeile nimmt.</translation>
    </message>
    <message>
        <source>after the product</source>
        <translation>nach dem Produkt</translation>
    </message>
    <message>
        <source>all biases count</source>
        <translation>alle Bias zählen</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>before the product</source>
        <translation>vor dem Produkt</translation>
    </message>
    <message>
        <source>both biases of the candidate are added up: the reset gate then acts on none of them</source>
        <translation>beide Bias des Kandidaten werden zusammengezählt: das Reset-Gate wirkt dann auf keinen von ihnen</translation>
    </message>
    <message>
        <source>each gate’s block of U is transposed: you multiply h by U from the left</source>
        <translation>der Block jedes Gates in U ist transponiert: h wird von links mit U multipliziert</translation>
    </message>
    <message>
        <source>each gate’s block of W is transposed: you multiply x by W from the left</source>
        <translation>der Block jedes Gates in W ist transponiert: x wird von links mit W multipliziert</translation>
    </message>
    <message>
        <source>each gate’s blocks of W and U are transposed: you multiply from the left</source>
        <translation>die Blöcke jedes Gates in W und U sind transponiert: es wird von links multipliziert</translation>
    </message>
    <message>
        <source>no bias counts</source>
        <translation>kein Bias zählt</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht verwendet</translation>
    </message>
    <message>
        <source>nothing is added to the bias of the forget gate</source>
        <translation>zum Bias des Forget-Gates kommt nichts hinzu</translation>
    </message>
    <message>
        <source>only the bias of the input counts: the one of the state is left out</source>
        <translation>nur der Bias der Eingabe zählt: der des Zustands ist weggelassen</translation>
    </message>
    <message>
        <source>only the bias of the state counts: the one of the input is left out</source>
        <translation>nur der Bias des Zustands zählt: der der Eingabe ist weggelassen</translation>
    </message>
    <message>
        <source>padded steps are run as all others</source>
        <translation>aufgefüllte Schritte werden wie alle anderen gerechnet</translation>
    </message>
    <message>
        <source>padded steps are skipped, and zeros stand there</source>
        <translation>aufgefüllte Schritte werden übersprungen, und dort stehen Nullen</translation>
    </message>
    <message>
        <source>padded steps are skipped: the state passes through</source>
        <translation>aufgefüllte Schritte werden übersprungen: der Zustand geht hindurch</translation>
    </message>
    <message>
        <source>read-out</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>table of vectors</source>
        <translation>Vektortabelle</translation>
    </message>
    <message>
        <source>the backward direction stands first</source>
        <translation>die rückwärts lesende Richtung steht vorn</translation>
    </message>
    <message>
        <source>the candidate is made by {function}</source>
        <translation>den Kandidaten macht {function}</translation>
    </message>
    <message>
        <source>the candidate’s bias stands inside the reset, with U h</source>
        <translation>der Bias des Kandidaten steht im Reset, bei U h</translation>
    </message>
    <message>
        <source>the first axis is the batch, and the second time</source>
        <translation>die erste Achse ist der Batch, die zweite die Zeit</translation>
    </message>
    <message>
        <source>the first axis is time, and the second the batch</source>
        <translation>die erste Achse ist die Zeit, die zweite der Batch</translation>
    </message>
    <message>
        <source>the first h and c change places</source>
        <translation>das erste h und das erste c sind vertauscht</translation>
    </message>
    <message>
        <source>the forward direction stands first</source>
        <translation>die vorwärts lesende Richtung steht vorn</translation>
    </message>
    <message>
        <source>the gates’ sigmoid is hard, {formula} within 0 and 1</source>
        <translation>das Sigmoid der Gates ist hart, {formula} zwischen 0 und 1</translation>
    </message>
    <message>
        <source>the gates’ sigmoid is soft</source>
        <translation>das Sigmoid der Gates ist weich</translation>
    </message>
    <message>
        <source>the layers are in the order {order}</source>
        <translation>die Schichten stehen in der Reihenfolge {order}</translation>
    </message>
    <message>
        <source>the matrices are reshaped and not transposed</source>
        <translation>die Matrizen sind umgeformt und nicht transponiert</translation>
    </message>
    <message>
        <source>the matrices are taken as they are stored</source>
        <translation>die Matrizen werden genommen, wie sie gespeichert sind</translation>
    </message>
    <message>
        <source>the memory goes out by {function}</source>
        <translation>das Gedächtnis geht durch {function} hinaus</translation>
    </message>
    <message>
        <source>the output gate sees the new memory</source>
        <translation>das Output-Gate sieht das neue Gedächtnis</translation>
    </message>
    <message>
        <source>the output gate sees the old memory, as the others do</source>
        <translation>das Output-Gate sieht das alte Gedächtnis, wie die anderen</translation>
    </message>
    <message>
        <source>the outputs of the backward direction stand as they come</source>
        <translation>die Ausgaben der rückwärts lesenden Richtung stehen, wie sie kommen</translation>
    </message>
    <message>
        <source>the peepholes are in the order {order}</source>
        <translation>die Peepholes stehen in der Reihenfolge {order}</translation>
    </message>
    <message>
        <source>the peepholes are left out</source>
        <translation>die Peepholes sind weggelassen</translation>
    </message>
    <message>
        <source>the reset gate acts after the product, on U h</source>
        <translation>das Reset-Gate wirkt nach dem Produkt, auf U h</translation>
    </message>
    <message>
        <source>the reset gate acts before the product, on h</source>
        <translation>das Reset-Gate wirkt vor dem Produkt, auf h</translation>
    </message>
    <message>
        <source>the reset gate is left out</source>
        <translation>das Reset-Gate ist weggelassen</translation>
    </message>
    <message>
        <source>the rows go unit by unit through the gates, and not gate by gate</source>
        <translation>die Zeilen gehen Einheit für Einheit durch die Gates und nicht Gate für Gate</translation>
    </message>
    <message>
        <source>the sequence is read from its beginning</source>
        <translation>die Folge wird von ihrem Anfang an gelesen</translation>
    </message>
    <message>
        <source>the sequence is read from its end, and each output stands at its token</source>
        <translation>die Folge wird von ihrem Ende her gelesen, und jede Ausgabe steht bei ihrem Token</translation>
    </message>
    <message>
        <source>the sequence is read from its end, and outputs stand as they come</source>
        <translation>die Folge wird von ihrem Ende her gelesen, und die Ausgaben stehen, wie sie kommen</translation>
    </message>
    <message>
        <source>the states begin anew at each step: nothing is carried on</source>
        <translation>die Zustände beginnen bei jedem Schritt neu: nichts wird weitergegeben</translation>
    </message>
    <message>
        <source>the states begin at 0</source>
        <translation>die Zustände beginnen bei 0</translation>
    </message>
    <message>
        <source>the states begin where it is given</source>
        <translation>die Zustände beginnen, wo es angegeben ist</translation>
    </message>
    <message>
        <source>the vocabulary knows all of them</source>
        <translation>das Vokabular kennt alle</translation>
    </message>
    <message>
        <source>the weights are as precise as they are stored</source>
        <translation>die Gewichte sind so genau, wie sie gespeichert sind</translation>
    </message>
    <message>
        <source>the weights are rounded to bfloat16</source>
        <translation>die Gewichte sind auf bfloat16 gerundet</translation>
    </message>
    <message>
        <source>the weights are rounded to half precision</source>
        <translation>die Gewichte sind auf halbe Genauigkeit gerundet</translation>
    </message>
    <message>
        <source>there is nothing to change</source>
        <translation>zu ändern ist nichts</translation>
    </message>
    <message>
        <source>unknown to the vocabulary, read as {sign}: {tokens}</source>
        <translation>dem Vokabular unbekannt, gelesen als {sign}: {tokens}</translation>
    </message>
    <message>
        <source>unknown to the vocabulary, so that nothing enters: {tokens}</source>
        <translation>dem Vokabular unbekannt, hier geht nichts hinein: {tokens}</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>your gates are in the order {order}</source>
        <translation>die Gates stehen in der Reihenfolge {order}</translation>
    </message>
    <message>
        <source>z keeps the old state: h = z h + (1 − z) n</source>
        <translation>z behält den alten Zustand: h = z h + (1 − z) n</translation>
    </message>
    <message>
        <source>z lets the new in: h = (1 − z) h + z n</source>
        <translation>z lässt das Neue ein: h = (1 − z) h + z n</translation>
    </message>
    <message>
        <source>{a} and {b} change places: your gates are in the order {order}</source>
        <translation>{a} und {b} sind vertauscht: die Gates stehen in der Reihenfolge {order}</translation>
    </message>
    <message>
        <source>{columns} columns of the kernel are {gates} × {units} units, and the names are those of Keras.</source>
        <translation>{columns} Spalten des Kernels sind {gates} × {units} Einheiten, und die Namen sind die von Keras.</translation>
    </message>
    <message>
        <source>{count} tokens, characters</source>
        <translation>{count} Token, Zeichen</translation>
    </message>
    <message>
        <source>{count} tokens, words</source>
        <translation>{count} Token, Wörter</translation>
    </message>
    <message>
        <source>{first}, and {second}</source>
        <translation>{first}, und {second}</translation>
    </message>
    <message>
        <source>{format} · tensors: {tensors} · numbers: {numbers}</source>
        <translation>{format} · Tensoren: {tensors} · Zahlen: {numbers}</translation>
    </message>
    <message>
        <source>{gates} in columns</source>
        <translation>{gates} in Spalten</translation>
    </message>
    <message>
        <source>{gates} in rows</source>
        <translation>{gates} in Zeilen</translation>
    </message>
    <message>
        <source>{name} has the states before the first step of {count} sequences: those of the first are taken.</source>
        <translation>{name} enthält die Anfangszustände von {count} Folgen: genommen werden die der ersten.</translation>
    </message>
    <message>
        <source>{name} is given to the graph from outside: all steps are read.</source>
        <translation>{name} bekommt der Graph von außen: Es werden alle Schritte gelesen.</translation>
    </message>
    <message>
        <source>{name} is given to the graph from outside: states begin at 0 until they are set by hand.</source>
        <translation>{name} bekommt der Graph von außen: Die Zustände beginnen bei 0, bis man sie von Hand setzt.</translation>
    </message>
    <message>
        <source>{name} says that of a sequence the first {count} steps are read: the others are left out.</source>
        <translation>Laut {name} werden von einer Folge die ersten {count} Schritte gelesen: Die übrigen werden ausgelassen.</translation>
    </message>
    <message>
        <source>{name}: another than the reference, by up to {difference}</source>
        <translation>{name}: anders als die Referenz, um bis zu {difference}</translation>
    </message>
    <message>
        <source>{name}: the same as the reference, but for {difference}</source>
        <translation>{name}: wie die Referenz, bis auf {difference}</translation>
    </message>
    <message>
        <source>{name}: {share} of the numbers are beyond ±0.99. Is the order of gates the right one?</source>
        <translation>{name}: {share} der Zahlen liegen jenseits von ±0,99. Stimmt die Reihenfolge der Gates?</translation>
    </message>
    <message>
        <source>{part} has {rows} rows of gates, which {gates} gates cannot share.</source>
        <translation>{part} hat {rows} Zeilen für Gates; auf {gates} Gates lassen sie sich nicht verteilen.</translation>
    </message>
    <message>
        <source>{part} is no matrix.</source>
        <translation>{part} ist keine Matrix.</translation>
    </message>
    <message>
        <source>{part} is {found}, and has to be {needed}.</source>
        <translation>{part} ist {found} und muss {needed} sein.</translation>
    </message>
    <message>
        <source>{part} of layer {number}</source>
        <translation>{part} von Schicht {number}</translation>
    </message>
    <message>
        <source>{part} of layer {number}, from the end</source>
        <translation>{part} von Schicht {number}, vom Ende her</translation>
    </message>
    <message>
        <source>{part} takes {found} numbers, and there are {units} units: a projection V is missing.</source>
        <translation>{part} nimmt {found} Zahlen auf, es gibt aber {units} Einheiten: Eine Projektion V fehlt.</translation>
    </message>
    <message>
        <source>{place} reads from both ends what comes to it from the last token to the first; here, by token.</source>
        <translation>{place} liest von beiden Enden, was vom letzten Token zum ersten hineinkommt; hier in der Reihenfolge der Token.</translation>
    </message>
    <message>
        <source>{rows} rows of W are {gates} × {units} units, and the names are those of PyTorch.</source>
        <translation>{rows} Zeilen von W sind {gates} × {units} Einheiten, und die Namen sind die von PyTorch.</translation>
    </message>
    <message>
        <source>{steps} steps of {width} random numbers: they show that it moves, not what it learnt.</source>
        <translation>{steps} Schritte mit {width} Zufallszahlen: Sie zeigen, dass es arbeitet, nicht, was es gelernt hat.</translation>
    </message>
    <message>
        <source>{value} is added to the bias of the forget gate</source>
        <translation>zum Bias des Forget-Gates kommt {value} hinzu</translation>
    </message>
    <message>
        <source>{what}: {difference} apart at most, first at step {step} of {count}.</source>
        <translation>{what}: höchstens {difference} auseinander, zuerst bei Schritt {step} von {count}.</translation>
    </message>
    <message>
        <source>{what}: {difference} apart at the last step.</source>
        <translation>{what}: beim letzten Schritt {difference} auseinander.</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Its weights: {rows}</source>
        <translation>Seine Gewichte: {rows}</translation>
    </message>
    <message>
        <source>Layer {layer}, token {number} “{token}”</source>
        <translation>Schicht {layer}, Token {number} „{token}“</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Von Hand gesetzt</translation>
    </message>
    <message>
        <source>Weight {name} = {value}
Layer {layer}, the same at every token</source>
        <translation>Gewicht {name} = {value}
Schicht {layer}, bei jedem Token dasselbe</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>alle Einheiten</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>input x</source>
        <translation>Eingabe x</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>pre-activation of {quantity}</source>
        <translation>Summe vor der Aktivierung: {quantity}</translation>
    </message>
    <message>
        <source>tanh of {quantity}</source>
        <translation>tanh von {quantity}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>{gate}, which keeps</source>
        <translation>{gate}, das behält</translation>
    </message>
    <message>
        <source>{gate}, which replaces</source>
        <translation>{gate}, das ersetzt</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>{number} at every token</source>
        <translation>{number} bei jedem Token</translation>
    </message>
    <message>
        <source>{number} at {token}</source>
        <translation>{number} bei {token}</translation>
    </message>
    <message>
        <source>{number} before the first token</source>
        <translation>{number} vor dem ersten Token</translation>
    </message>
    <message>
        <source>{number} before the last token, which is read first</source>
        <translation>{number} vor dem letzten Token, das zuerst gelesen wird</translation>
    </message>
    <message>
        <source>{number} from {first} on</source>
        <translation>{number} ab {first}</translation>
    </message>
    <message>
        <source>{number} from {first} to {last}</source>
        <translation>{number} von {first} bis {last}</translation>
    </message>
    <message>
        <source>{number} in layer {layer}</source>
        <translation>{number} in Schicht {layer}</translation>
    </message>
    <message>
        <source>{number}, reverse</source>
        <translation>{number}, rückwärts</translation>
    </message>
    <message>
        <source>{quantity} of {units}</source>
        <translation>{quantity} von {units}</translation>
    </message>
    <message>
        <source>{share}, 1 − {gate}</source>
        <translation>{share}, 1 − {gate}</translation>
    </message>
    <message>
        <source>{state} before this step</source>
        <translation>{state} vor diesem Schritt</translation>
    </message>
    <message>
        <source>{weight} of {unit}</source>
        <translation>{weight} von {unit}</translation>
    </message>
    <message>
        <source>{weight} of {unit} for {other}</source>
        <translation>{weight} von {unit} für {other}</translation>
    </message>
    <message>
        <source>“{token}” ({number})</source>
        <translation>„{token}“ ({number})</translation>
    </message>
    <message>
        <source>“{token}”, token {number} of {count} · {beat}</source>
        <translation>„{token}“, Token {number} von {count} · {beat}</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Schichten</translation>
    </message>
    <message>
        <source>How exactly numbers are computed: float64 keeps about 16 digits, float32 about 7, as trained networks do.</source>
        <translation>Wie genau gerechnet wird: float64 behält etwa 16 Ziffern, float32 etwa 7, wie trainierte Netze es tun.</translation>
    </message>
    <message>
        <source>How many layers stand on each other. Each reads the hidden state h of the one below.</source>
        <translation>Wie viele Schichten aufeinander stehen. Jede liest den verborgenen Zustand h der darunter.</translation>
    </message>
    <message>
        <source>Idealised gates</source>
        <translation>Idealisierte Gates</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Layer {number} · {cell}</source>
        <translation>Schicht {number} · {cell}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Look into this layer (Alt+↑ and Alt+↓ go from layer to layer)</source>
        <translation>In diese Schicht sehen (Alt+↑ und Alt+↓ gehen von Schicht zu Schicht)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Rounds every gate to 0 or 1: the tutorial’s arithmetic. A true sigmoid reaches neither.</source>
        <translation>Rundet jedes Gate auf 0 oder 1: die Rechnung des Tutorials. Ein echtes Sigmoid erreicht keins von beiden.</translation>
    </message>
    <message>
        <source>What a first look does not need: the seed, precision, and gates that are rounded.</source>
        <translation>Was man für den ersten Blick nicht braucht: Startwert, Genauigkeit und gerundete Gates.</translation>
    </message>
    <message>
        <source>What enters the network at each token: a vector, with a number for each of these columns.</source>
        <translation>Was bei jedem Token in das Netz kommt: ein Vektor mit einer Zahl für jede dieser Spalten.</translation>
    </message>
    <message>
        <source>Where the weights come from</source>
        <translation>Woher die Gewichte kommen</translation>
    </message>
</context>
<context>
    <name>Network caption</name>
    <message>
        <source>; </source>
        <comment>between what one layer did and what the next did</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>At {token}, gates rounded to 0 or 1, {layers}.</source>
        <translation>Bei {token}, Gates auf 0 oder 1 gerundet: {layers}.</translation>
    </message>
    <message>
        <source>At {token}, {layers}.</source>
        <translation>Bei {token}: {layers}.</translation>
    </message>
    <message>
        <source>Nothing new at {token}: what is kept and added is as at {before}.</source>
        <translation>Bei {token} nichts Neues: Behalten und hinzugefügt wird wie bei {before}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>set by hand, wholly or in part: {names}</source>
        <translation>ganz oder zum Teil von Hand gesetzt: {names}</translation>
    </message>
    <message>
        <source>the memory of {layer} is {new}</source>
        <translation>{layer} hat {new} im Gedächtnis</translation>
    </message>
    <message>
        <source>{clause} ({by_hand})</source>
        <translation>{clause} ({by_hand})</translation>
    </message>
    <message>
        <source>{clause} at {token}</source>
        <translation>{clause} bei {token}</translation>
    </message>
    <message>
        <source>{layer} adds {added} to an empty memory</source>
        <translation>{layer} fügt einem leeren Gedächtnis {added} hinzu</translation>
    </message>
    <message>
        <source>{layer} keeps {share} of its memory and adds {added}</source>
        <translation>{layer} behält {share} des Gedächtnisses und fügt {added} hinzu</translation>
    </message>
    <message>
        <source>{layer} writes its memory anew: {new}</source>
        <translation>{layer} schreibt das Gedächtnis neu: {new}</translation>
    </message>
    <message>
        <source>{layer}: {before} = {old}, of which {kept} stays; {added} is added, with the opposite sign in {count} of {total} units: {state} = {new}</source>
        <translation>{layer}: {before} = {old}, davon bleibt {kept}; {added} kommt hinzu, mit umgekehrtem Vorzeichen in {count} von {total} Einheiten: {state} = {new}</translation>
    </message>
    <message>
        <source>{layer}: {before} = {old}, of which {kept} stays; {added} is added, {state} = {new}</source>
        <translation>{layer}: {before} = {old}, davon bleibt {kept}; {added} kommt hinzu, {state} = {new}</translation>
    </message>
    <message>
        <source>{layer}: {state} = {new}</source>
        <translation>{layer}: {state} = {new}</translation>
    </message>
    <message>
        <source>{layer}: {state} = {new}, all of it new</source>
        <translation>{layer}: {state} = {new}, alles davon neu</translation>
    </message>
    <message>
        <source>{layer}: {state} {old} → {new} (kept {kept}, added {added})</source>
        <translation>{layer}: {state} {old} → {new} (behalten {kept}, hinzu {added})</translation>
    </message>
    <message>
        <source>{token} is read.</source>
        <translation>{token} wird gelesen.</translation>
    </message>
    <message>
        <source>{value} in size</source>
        <translation>im Betrag {value}</translation>
    </message>
</context>
<context>
    <name>Notation</name>
    <message>
        <source>Olah’s letters: C̃, i, W · [h, x]</source>
        <translation>Olahs Buchstaben: C̃, i, W · [h, x]</translation>
    </message>
    <message>
        <source>PyTorch’s letters: g, i, W_if x + W_hf h</source>
        <translation>PyTorchs Buchstaben: g, i, W_if x + W_hf h</translation>
    </message>
    <message>
        <source>The tutorial’s letters: Ct−1, Im, ol, W [h, x]</source>
        <translation>Buchstaben des Tutorials: Ct−1, Im, ol, W [h, x]</translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Every vector of every step, the weights, and the equations that made them.</source>
        <translation>Jeder Vektor jedes Schritts, die Gewichte und die Gleichungen, aus denen sie entstanden sind.</translation>
    </message>
    <message>
        <source>Layer {number}: how much of its memory each unit keeps ({keep})</source>
        <translation>Schicht {number}: wie viel ihres Gedächtnisses jede Einheit behält ({keep})</translation>
    </message>
    <message>
        <source>Layer {number}: what {state} remembers after each token</source>
        <translation>Schicht {number}: was {state} nach jedem Token behält</translation>
    </message>
    <message>
        <source>Layer {number}: {cell}, 1 unit</source>
        <translation>Schicht {number}: {cell}, 1 Einheit</translation>
    </message>
    <message>
        <source>Layer {number}: {cell}, {count} units</source>
        <translation>Schicht {number}: {cell}, {count} Einheiten</translation>
    </message>
    <message>
        <source>One line for each quantity, in the order of computing.</source>
        <translation>Eine Zeile für jede Größe, in der Reihenfolge der Rechnung.</translation>
    </message>
    <message>
        <source>The numbers of the run, packed:</source>
        <translation>Die Zahlen des Laufs, gepackt:</translation>
    </message>
    <message>
        <source>The read-out</source>
        <translation>Die Ausgabeschicht</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>Der Lauf</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal gerechnet</translation>
    </message>
    <message>
        <source>The value with the units that the lesson sets by hand.</source>
        <translation>Der Wert mit den Einheiten, die die Lektion von Hand setzt.</translation>
    </message>
    <message>
        <source>This notebook needs `numpy` and `matplotlib`.</source>
        <translation>Dieses Notebook braucht `numpy` und `matplotlib`.</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Zum Ansehen</translation>
    </message>
    <message>
        <source>a dollar sign would begin a formula</source>
        <translation>ein Dollarzeichen würde eine Formel beginnen</translation>
    </message>
    <message>
        <source>another sequence begins anew</source>
        <translation>eine weitere Folge beginnt von vorn</translation>
    </message>
    <message>
        <source>it reads from the end</source>
        <translation>sie liest vom Ende her</translation>
    </message>
    <message>
        <source>layer {number}: all {count} quantities of {steps} steps are the same</source>
        <translation>Schicht {number}: alle {count} Größen aus {steps} Schritten stimmen überein</translation>
    </message>
    <message>
        <source>over all units: one number</source>
        <translation>über alle Einheiten: eine Zahl</translation>
    </message>
    <message>
        <source>some units are set by hand</source>
        <translation>einige Einheiten sind von Hand gesetzt</translation>
    </message>
    <message>
        <source>the lesson rounds its gates</source>
        <translation>die Lektion rundet ihre Gates</translation>
    </message>
    <message>
        <source>the read-out is the same</source>
        <translation>die Ausgabeschicht stimmt überein</translation>
    </message>
    <message>
        <source>the step is left out: states pass, nothing else is computed</source>
        <translation>der Schritt ist ausgelassen: Die Zustände gehen hindurch, sonst wird nichts gerechnet</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>{number}, reverse</source>
        <translation>{number}, rückwärts</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>It has to be between {least} and {most}.</source>
        <translation>Der Wert muss zwischen {least} und {most} liegen.</translation>
    </message>
    <message>
        <source>“{text}” is no number. Type one such as 0.5.</source>
        <translation>„{text}“ ist keine Zahl. Tippen Sie eine wie 0,5.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No command fits “{query}”. Fewer letters, or another word, may find it.</source>
        <translation>Kein Befehl passt auf „{query}“. Vielleicht hilft ein anderes Wort oder ein kürzeres.</translation>
    </message>
    <message>
        <source>No command fits “{query}”. These are spelled most like it:</source>
        <translation>Kein Befehl passt zu „{query}“. Am ähnlichsten geschrieben sind:</translation>
    </message>
    <message>
        <source>Search all commands</source>
        <translation>Alle Befehle durchsuchen</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>{title}, {number} of {count}</source>
        <translation>{title}, {number} von {count}</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>1 equation</source>
        <translation>1 Gleichung</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>1 number</source>
        <translation>1 Zahl</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 Einheit</translation>
    </message>
    <message>
        <source>1 weight</source>
        <translation>1 Gewicht</translation>
    </message>
    <message>
        <source>Every number of the picture at this beat. Choose a row to look at its unit; Ctrl+C copies.</source>
        <translation>Jede Zahl des Bildes in diesem Takt. Eine Zeile wählen, um ihre Einheit zu betrachten; Strg+C kopiert.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Layer {layer}, {words}</source>
        <translation>Schicht {layer}, {words}</translation>
    </message>
    <message>
        <source>Numbers of this beat</source>
        <translation>Zahlen dieses Takts</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Read-out</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>The picture in numbers. A row that is chosen selects its number; Ctrl+C copies.</source>
        <translation>Das Bild in Zahlen. Eine gewählte Zeile wählt ihre Zahl aus; Strg+C kopiert.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>after “{token}”</source>
        <translation>nach „{token}“</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>{count} equations</source>
        <translation>{count} Gleichungen</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} Schichten</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} Zahlen</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} Schritte</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} Einheiten</translation>
    </message>
    <message>
        <source>{count} weights</source>
        <translation>{count} Gewichte</translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>A bar as high as {name} is open on average over the units.</source>
        <translation>Ein Balken, so hoch wie das Gate im Mittel über die Einheiten offen ist: {name}.</translation>
    </message>
    <message>
        <source>A column is a moment, a row a token: the shade is what is left then of what it wrote.</source>
        <translation>Jede Spalte ist ein Zeitpunkt, jede Zeile ein Token: Der Farbton zeigt, was dann noch von dem da ist, was es schrieb.</translation>
    </message>
    <message>
        <source>A lane of the gradient, as thick as the memory at the end still depends on what stands here.</source>
        <translation>Eine Spur des Gradienten, so dick, wie das Gedächtnis am Ende noch von dem abhängt, was hier steht.</translation>
    </message>
    <message>
        <source>A lane of the memory line, as thick as {name} of its unit is large.</source>
        <translation>Eine Bahn der Gedächtnisleitung, so dick, wie der Wert ihrer Einheit groß ist: {name}.</translation>
    </message>
    <message>
        <source>A layer of the network: it reads what the one below it gives at each token.</source>
        <translation>Eine Schicht des Netzes: Sie liest bei jedem Token, was die Schicht darunter ausgibt.</translation>
    </message>
    <message>
        <source>A tensor as this framework stores it, with its shape; its blocks are the gates, outlined.</source>
        <translation>Ein Tensor, wie ihn dieses Framework speichert, mit seiner Form; seine Blöcke sind die Gates, umrandet.</translation>
    </message>
    <message>
        <source>A token of the text, shaded by the chance that was given to it before it was read.</source>
        <translation>Ein Token des Textes, gefärbt danach, wie wahrscheinlich es war, bevor es gelesen wurde.</translation>
    </message>
    <message>
        <source>A token of the text, shaded by {name} of the unit in view once it is read.</source>
        <translation>Ein Token des Textes, sobald es gelesen ist, gefärbt nach {name} der ausgewählten Einheit.</translation>
    </message>
    <message>
        <source>A valve on the lane of a unit: open as far as {gate} is.</source>
        <translation>Ein Ventil auf der Bahn einer Einheit, so weit offen wie ihr Gate: {gate}.</translation>
    </message>
    <message>
        <source>All of {state} is mixed anew in here at each token: nothing is carried past it.</source>
        <translation>Hier wird {state} bei jedem Token ganz neu gemischt: Nichts wird daran vorbeigeführt.</translation>
    </message>
    <message>
        <source>Along this line gradients run back, against the way of the values.</source>
        <translation>Auf dieser Leitung laufen Gradienten zurück, den Werten entgegen.</translation>
    </message>
    <message>
        <source>Back through this sign: what comes to {name} is passed on to what it was made of.</source>
        <translation>Zurück durch dieses Zeichen: Was hier ankommt ({name}), geht an das weiter, woraus es entstand.</translation>
    </message>
    <message>
        <source>Bars at each token: kept and, on top, forgotten at the left; added at the right.</source>
        <translation>Balken zu jedem Token: links behalten und darüber vergessen, rechts hinzugefügt.</translation>
    </message>
    <message>
        <source>Bars that build up: each begins where the one before it ends; the last level is the sum.</source>
        <translation>Balken, die sich türmen: Jeder beginnt, wo der vorige endet; die letzte Höhe ist die Summe.</translation>
    </message>
    <message>
        <source>By how much the memory at this moment would be another one without the token of this row.</source>
        <translation>Um wie viel das Gedächtnis jetzt anders wäre, hätte es das Token dieser Zeile nicht gegeben.</translation>
    </message>
    <message>
        <source>By how much the memory of the unit in view would change at the end with {name} here.</source>
        <translation>Um wie viel sich das Gedächtnis der betrachteten Einheit am Ende ändern würde, wenn sich hier {name} ändert.</translation>
    </message>
    <message>
        <source>Computed here: {names}.</source>
        <translation>Hier wird berechnet: {names}.</translation>
    </message>
    <message>
        <source>Dark where the memory of this run is far from that of A.</source>
        <translation>Dunkel, wo das Gedächtnis dieses Laufs weit von dem von A entfernt ist.</translation>
    </message>
    <message>
        <source>Each unit weighs what comes in, {parts}, and adds it all up: that makes {name}.</source>
        <translation>Jede Einheit gewichtet, was hereinkommt ({parts}), und zählt alles zusammen. Das ergibt: {name}.</translation>
    </message>
    <message>
        <source>Here another sequence begins and goes on: with the states that the one before it left.</source>
        <translation>Hier beginnt eine weitere Folge und knüpft an: mit den Zuständen, die die vorige hinterlassen hat.</translation>
    </message>
    <message>
        <source>Here another sequence begins anew: with the states with which the first one began.</source>
        <translation>Hier beginnt eine weitere Folge von vorn: mit den Zuständen, mit denen die erste begann.</translation>
    </message>
    <message>
        <source>Here the layer hands on its states to the next token.</source>
        <translation>Hier reicht die Schicht ihre Zustände an das nächste Token weiter.</translation>
    </message>
    <message>
        <source>Here {before} and {x} are put together to one vector, which every gate reads.</source>
        <translation>Hier werden {before} und {x} zu einem Vektor zusammengesetzt, den jedes Gate liest.</translation>
    </message>
    <message>
        <source>Here {before} and {x} rise into what is computed from them.</source>
        <translation>Hier steigen {before} und {x} zu dem auf, was aus ihnen berechnet wird.</translation>
    </message>
    <message>
        <source>Here {h} climbs to the layer above, or out of the network.</source>
        <translation>Hier steigt {h} in die Schicht darüber auf oder verlässt das Netz.</translation>
    </message>
    <message>
        <source>Here {name} is computed, unit by unit.</source>
        <translation>Hier wird Einheit für Einheit berechnet: {name}.</translation>
    </message>
    <message>
        <source>Here {x} comes into the lowest layer: what the network is given.</source>
        <translation>Hier kommt {x} in die unterste Schicht: das, was das Netz bekommt.</translation>
    </message>
    <message>
        <source>How far the memory of this run is from that of A at this token.</source>
        <translation>Wie weit das Gedächtnis dieses Laufs bei diesem Token von dem von A entfernt ist.</translation>
    </message>
    <message>
        <source>How many tokens it takes until half of what stood there at this token is gone.</source>
        <translation>Wie viele Token es dauert, bis die Hälfte dessen weg ist, was bei diesem Token da stand.</translation>
    </message>
    <message>
        <source>How many tokens the memory of each unit lasts until half of it is gone.</source>
        <translation>Wie viele Token das Gedächtnis jeder Einheit hält, bis die Hälfte weg ist.</translation>
    </message>
    <message>
        <source>How many weights there are: H units, I inputs; with letters, with numbers, and with all layers.</source>
        <translation>Wie viele Gewichte es sind: H Einheiten, I Eingänge; mit Buchstaben, mit Zahlen und mit allen Schichten.</translation>
    </message>
    <message>
        <source>How much is left of what was stored at the first token.</source>
        <translation>Wie viel noch von dem da ist, was beim ersten Token gespeichert wurde.</translation>
    </message>
    <message>
        <source>How much the memory at the end would change with what stood there after this token.</source>
        <translation>Wie sehr sich das Gedächtnis am Ende mit dem ändern würde, was nach diesem Token da stand.</translation>
    </message>
    <message>
        <source>How often the gate was nearly shut, from the left, and nearly open, from the right.</source>
        <translation>Wie oft das Gate fast zu war (von links) und wie oft fast offen (von rechts).</translation>
    </message>
    <message>
        <source>How open {name} is for each unit at each token: light is shut, dark is open.</source>
        <translation>Wie weit das Gate für jede Einheit bei jedem Token offen ist, hell zu, dunkel offen: {name}.</translation>
    </message>
    <message>
        <source>How {name} goes over the tokens: it falls by what is forgotten and rises by what is added.</source>
        <translation>Der Verlauf über die Token, er fällt um Vergessenes und steigt um Hinzugefügtes: {name}.</translation>
    </message>
    <message>
        <source>Of the {value} of {unit} it keeps all.</source>
        <translation>Von {value} in {unit} bleibt alles.</translation>
    </message>
    <message>
        <source>Of the {value} of {unit} it keeps nothing.</source>
        <translation>Von {value} in {unit} bleibt nichts.</translation>
    </message>
    <message>
        <source>Of the {value} of {unit} it keeps {share}.</source>
        <translation>Von {value} in {unit} bleiben {share}.</translation>
    </message>
    <message>
        <source>One of the runs that are compared; all read the same sequence.</source>
        <translation>Einer der Läufe, die verglichen werden; alle lesen dieselbe Folge.</translation>
    </message>
    <message>
        <source>The axis of time: the tokens in the order in which the network reads them.</source>
        <translation>Die Zeitachse: die Token in der Reihenfolge, in der das Netz sie liest.</translation>
    </message>
    <message>
        <source>The axis of units: each has its row or its column.</source>
        <translation>Die Achse der Einheiten: Jede hat ihre Zeile oder ihre Spalte.</translation>
    </message>
    <message>
        <source>The axis of values: a thin line of the grid leads from each number through the field.</source>
        <translation>Die Achse der Werte: Von jeder Zahl führt eine feine Gitterlinie durch das Feld.</translation>
    </message>
    <message>
        <source>The bed of a river: above it is what is positive in {state}, below it what is negative.</source>
        <translation>Das Bett eines Flusses: Darüber liegt, was in {state} positiv ist, darunter, was negativ ist.</translation>
    </message>
    <message>
        <source>The cell of a layer at a token; the river in it is its memory, {state}.</source>
        <translation>Die Zelle einer Schicht bei einem Token; der Fluss darin ist ihr Gedächtnis {state}.</translation>
    </message>
    <message>
        <source>The chance that the read-out gave to each token before it came.</source>
        <translation>Die Wahrscheinlichkeit, die die Ausgabeschicht jedem Token gab, bevor es kam.</translation>
    </message>
    <message>
        <source>The curve of the function: below it what goes in, at its height what comes out.</source>
        <translation>Die Kurve der Funktion: Unten steht, was hineingeht, ihre Höhe ist, was herauskommt.</translation>
    </message>
    <message>
        <source>The equation that is at work, with the numbers of the unit in view put in.</source>
        <translation>Die Gleichung, die gerade rechnet, mit den Zahlen der gewählten Einheit.</translation>
    </message>
    <message>
        <source>The gates in the order in which this framework stores them.</source>
        <translation>Die Gates in der Reihenfolge, in der dieses Framework sie speichert.</translation>
    </message>
    <message>
        <source>The lane of all other units, as thick as {name} is large in all of them together.</source>
        <translation>Die Bahn aller anderen Einheiten, so dick, wie ihre Werte zusammen groß sind: {name}.</translation>
    </message>
    <message>
        <source>The line of the memory: {old} comes in at the left, {state} goes on at the right.</source>
        <translation>Die Leitung des Gedächtnisses: Links kommt {old} herein, rechts geht {state} weiter.</translation>
    </message>
    <message>
        <source>The memory line of this layer: from {old} through the signs on it to {state}.</source>
        <translation>Die Gedächtnisleitung dieser Schicht: von {old} durch die Zeichen auf ihr zu {state}.</translation>
    </message>
    <message>
        <source>The memory of the unit in view in every run, as lines over each other.</source>
        <translation>Das Gedächtnis der gewählten Einheit in jedem Lauf, als Linien übereinander.</translation>
    </message>
    <message>
        <source>The memory {state} as a river, as wide as what all its units hold together.</source>
        <translation>Das Gedächtnis {state} als Fluss, so breit wie das, was alle Einheiten zusammen halten.</translation>
    </message>
    <message>
        <source>The read-out makes a chance of {h} of the last layer, after each token anew: each stands by itself.</source>
        <translation>Die Ausgabeschicht macht nach jedem Token neu aus {h} der letzten Schicht eine Wahrscheinlichkeit: Jede steht für sich.</translation>
    </message>
    <message>
        <source>The read-out makes chances of {h} of the last layer, after each token anew: in a group they sum to 1.</source>
        <translation>Die Ausgabeschicht macht nach jedem Token neu aus {h} der letzten Schicht Wahrscheinlichkeiten: In einer Gruppe ergeben sie zusammen 1.</translation>
    </message>
    <message>
        <source>The read-out weighs {h} of the last layer into a number, after each token anew.</source>
        <translation>Die Ausgabeschicht gewichtet {h} der letzten Schicht nach jedem Token neu zu einer Zahl.</translation>
    </message>
    <message>
        <source>The same valve as on the way there: the gradient gets through as far as {gate} is open.</source>
        <translation>Dasselbe Ventil wie auf dem Hinweg: Der Gradient kommt so weit durch, wie {gate} offen ist.</translation>
    </message>
    <message>
        <source>The whole run at once; the frame shows which tokens stand above.</source>
        <translation>Der ganze Lauf auf einmal; der Rahmen zeigt, welche Token oben stehen.</translation>
    </message>
    <message>
        <source>The {gate} {letter} says for each unit what share of the memory is let out.</source>
        <translation>Das {gate} {letter} sagt für jede Einheit, welcher Anteil des Gedächtnisses hinausgeht.</translation>
    </message>
    <message>
        <source>The {gate} {letter} says for each unit what share of the memory is replaced.</source>
        <translation>Das {gate} {letter} sagt für jede Einheit, welcher Anteil des Gedächtnisses ersetzt wird.</translation>
    </message>
    <message>
        <source>The {gate} {letter} says for each unit what share of the memory stays: 0 none, 1 all.</source>
        <translation>Das {gate} {letter} sagt für jede Einheit, welcher Anteil des Gedächtnisses bleibt: 0 nichts, 1 alles.</translation>
    </message>
    <message>
        <source>The {gate} {letter} says for each unit what share of the new is let into the memory.</source>
        <translation>Das {gate} {letter} sagt für jede Einheit, welcher Anteil des Neuen ins Gedächtnis kommt.</translation>
    </message>
    <message>
        <source>The {gate} {letter} says for each unit what share of the past is let in.</source>
        <translation>Das {gate} {letter} sagt für jede Einheit, welcher Anteil der Vergangenheit hereinkommt.</translation>
    </message>
    <message>
        <source>The {gate} {letter}: a share for each unit, by which what passes it is multiplied.</source>
        <translation>Das {gate} {letter}: für jede Einheit ein Anteil, mit dem malgenommen wird, was hindurchgeht.</translation>
    </message>
    <message>
        <source>The {gate} {letter}: what passes it is multiplied with it, unit by unit.</source>
        <translation>Das {gate} {letter}: Was hindurchgeht, wird Einheit für Einheit damit malgenommen.</translation>
    </message>
    <message>
        <source>This line brings what this token writes up to the memory line.</source>
        <translation>Diese Leitung bringt zur Gedächtnisleitung, was dieses Token schreibt.</translation>
    </message>
    <message>
        <source>This line brings {before} and {x} to all that reads them in this layer.</source>
        <translation>Diese Leitung bringt {before} und {x} zu allem, was sie in dieser Schicht liest.</translation>
    </message>
    <message>
        <source>This line brings {gate} to the memory line, where it takes its share.</source>
        <translation>Diese Leitung bringt das Gate zur Gedächtnisleitung, wo es seinen Anteil nimmt: {gate}.</translation>
    </message>
    <message>
        <source>This line brings {operands} to where it goes into {made}.</source>
        <translation>Diese Leitung bringt, was hier eingeht, zu seinem Zeichen: {operands} → {made}.</translation>
    </message>
    <message>
        <source>This line leads from the new memory to where {h} is made of it.</source>
        <translation>Diese Leitung führt vom neuen Gedächtnis dorthin, wo {h} daraus wird.</translation>
    </message>
    <message>
        <source>This line takes {name} from its sign to where it rests.</source>
        <translation>Diese Leitung führt vom Zeichen dorthin, wo sein Ergebnis ruht: {name}.</translation>
    </message>
    <message>
        <source>Weights stand over the values they multiply; below them are the products.</source>
        <translation>Gewichte stehen über den Werten, die sie malnehmen; darunter die Produkte.</translation>
    </message>
    <message>
        <source>What comes back here shows how much the weights of this part can learn from the end.</source>
        <translation>Was hierher zurückkommt, zeigt, wie viel die Gewichte dieses Teils vom Ende lernen können.</translation>
    </message>
    <message>
        <source>What comes back to the memory of the unit in view: along the line alone, and in all.</source>
        <translation>Was zum Gedächtnis der gewählten Einheit zurückkommt: auf der Leitung allein und insgesamt.</translation>
    </message>
    <message>
        <source>What decides in this layer how much of its memory stays: {gate}.</source>
        <translation>Was in dieser Schicht entscheidet, wie viel vom Gedächtnis bleibt: {gate}.</translation>
    </message>
    <message>
        <source>What every gate reads runs along here: {x} of this token, and {before}.</source>
        <translation>Hier läuft, was jedes Gate liest: {x} dieses Tokens und {before}.</translation>
    </message>
    <message>
        <source>What falls away here is what {gate} does not keep: it is forgotten.</source>
        <translation>Was hier herabfällt, behält das Gate nicht; es ist vergessen: {gate}.</translation>
    </message>
    <message>
        <source>What falls away here is what {gate} does not let back: from it nothing before can be learned.</source>
        <translation>Was hier wegfällt, lässt {gate} nicht zurück: Davor kann daraus nichts mehr gelernt werden.</translation>
    </message>
    <message>
        <source>What of the memory at this moment was written by the token of this row.</source>
        <translation>Was vom Gedächtnis dieses Zeitpunkts das Token dieser Zeile geschrieben hat.</translation>
    </message>
    <message>
        <source>What the lines, bars and shades of this chart mean.</source>
        <translation>Was die Linien, Balken und Farbtöne dieses Diagramms bedeuten.</translation>
    </message>
    <message>
        <source>What the read-out makes of {h} of the last layer, after each token anew.</source>
        <translation>Was die Ausgabeschicht aus {h} der letzten Schicht macht, nach jedem Token neu.</translation>
    </message>
    <message>
        <source>What this layer holds: its memory before and after the token, and what is kept.</source>
        <translation>Was diese Schicht hält: ihr Gedächtnis vor und nach dem Token und was davon bleibt.</translation>
    </message>
    <message>
        <source>What this token writes into the memory of this layer.</source>
        <translation>Was dieses Token in das Gedächtnis dieser Schicht schreibt.</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>tanh squeezes {first} between −1 and 1, unit by unit: that makes {name}.</source>
        <translation>tanh drückt Einheit für Einheit zwischen −1 und 1, was hineingeht: {first}. Das ergibt: {name}.</translation>
    </message>
    <message>
        <source>{name}: a step on the way, a number for each unit.</source>
        <translation>{name}: ein Zwischenschritt, eine Zahl je Einheit.</translation>
    </message>
    <message>
        <source>{name}: all that comes in, weighted and added up, before it is squeezed.</source>
        <translation>{name}: alles, was hereinkommt, gewichtet und summiert, bevor es gestaucht wird.</translation>
    </message>
    <message>
        <source>{name}: one number of all units, the same for each of them.</source>
        <translation>{name}: eine Zahl aus allen Einheiten, für jede dieselbe.</translation>
    </message>
    <message>
        <source>{name}: what came into this layer at the token before, a number for each column.</source>
        <translation>{name}: was beim Token davor in diese Schicht hereinkam, eine Zahl je Spalte.</translation>
    </message>
    <message>
        <source>{name}: what comes into this layer at this token, a number for each column.</source>
        <translation>{name}: was bei diesem Token in diese Schicht kommt, eine Zahl je Spalte.</translation>
    </message>
    <message>
        <source>{name}: what could be written at this token; a gate lets a share of it in.</source>
        <translation>{name}: was bei diesem Token geschrieben werden könnte; ein Gate lässt einen Teil davon herein.</translation>
    </message>
    <message>
        <source>{name}: what is left of the memory once the gate has taken its share.</source>
        <translation>{name}: was vom Gedächtnis übrig ist, nachdem das Gate gewirkt hat.</translation>
    </message>
    <message>
        <source>{name}: what the cell gave at the token before, a number for each unit.</source>
        <translation>{name}: was die Zelle beim Token davor ausgab, eine Zahl je Einheit.</translation>
    </message>
    <message>
        <source>{name}: what the cell gives at this token, up and to the next token.</source>
        <translation>{name}: was die Zelle bei diesem Token ausgibt, nach oben und an das nächste Token.</translation>
    </message>
    <message>
        <source>{name}: what the memory holds after the token; it goes on to the next one.</source>
        <translation>{name}: was das Gedächtnis nach dem Token enthält; es geht zum nächsten weiter.</translation>
    </message>
    <message>
        <source>{name}: what the memory holds after the token; the cell gives it out, too.</source>
        <translation>{name}: was das Gedächtnis nach dem Token enthält; die Zelle gibt es auch aus.</translation>
    </message>
    <message>
        <source>{name}: what the memory holds as the token begins, a number for each unit.</source>
        <translation>{name}: was das Gedächtnis zu Beginn des Tokens enthält, eine Zahl je Einheit.</translation>
    </message>
    <message>
        <source>{name}: what this token writes into the memory, unit by unit.</source>
        <translation>{name}: was dieses Token ins Gedächtnis schreibt, Einheit für Einheit.</translation>
    </message>
    <message>
        <source>{sign} adds up {first} over all units: one number, {name}, which each unit gets.</source>
        <translation>{sign} summiert {first} über alle Einheiten. Das ergibt eine Zahl, die jede Einheit bekommt: {name}.</translation>
    </message>
    <message>
        <source>{sign} adds {last} to {first}, unit by unit: that is the new memory, {name}.</source>
        <translation>{sign} rechnet Einheit für Einheit {first} plus {last}. Das ist das neue Gedächtnis: {name}.</translation>
    </message>
    <message>
        <source>{sign} adds {last} to {first}, unit by unit: that makes {name}.</source>
        <translation>{sign} rechnet Einheit für Einheit {first} plus {last}. Das ergibt: {name}.</translation>
    </message>
    <message>
        <source>{sign} averages {first} over all units: one number, {name}, which each unit gets.</source>
        <translation>{sign} bildet das Mittel von {first} über alle Einheiten. Das ergibt eine Zahl, die jede Einheit bekommt: {name}.</translation>
    </message>
    <message>
        <source>{sign} is applied to {first}, unit by unit: that makes {name}.</source>
        <translation>{sign} wird Einheit für Einheit angewandt auf: {first}. Das ergibt: {name}.</translation>
    </message>
    <message>
        <source>{sign} multiplies what is stored, {passes}, by {gate}, unit by unit: what is left is {name}.</source>
        <translation>{sign} nimmt Gespeichertes mal Gate, Einheit für Einheit: {passes} mal {gate}. Übrig bleibt: {name}.</translation>
    </message>
    <message>
        <source>{sign} multiplies {first} by {last}, unit by unit: that makes {name}.</source>
        <translation>{sign} rechnet Einheit für Einheit {first} mal {last}. Das ergibt: {name}.</translation>
    </message>
    <message>
        <source>{sign} multiplies {passes} by {gate}, unit by unit: what is let through is {name}.</source>
        <translation>{sign} rechnet Einheit für Einheit {passes} mal {gate}. Durchgelassen wird: {name}.</translation>
    </message>
    <message>
        <source>{sign} takes the largest of {first} over all units: one number, {name}, which each unit gets.</source>
        <translation>{sign} nimmt den größten Wert von {first} unter allen Einheiten. Das ergibt eine Zahl, die jede Einheit bekommt: {name}.</translation>
    </message>
    <message>
        <source>{token} is not in the table, so it is hollow: it enters as any unknown token does.</source>
        <translation>{token} steht nicht in der Tabelle und ist deshalb hohl gezeichnet: Es geht ein wie jedes unbekannte Token.</translation>
    </message>
    <message>
        <source>σ squeezes {first} between 0, shut, and 1, open, unit by unit: that makes {name}.</source>
        <translation>σ drückt Einheit für Einheit zwischen 0 (zu) und 1 (offen), was hineingeht: {first}. Das ergibt: {name}.</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>At {token} ({number})</source>
        <translation>Bei {token} ({number})</translation>
    </message>
    <message>
        <source>READ-OUT</source>
        <translation>AUSGABE</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>after {token}</source>
        <translation>nach {token}</translation>
    </message>
    <message>
        <source>alike to all {total} units</source>
        <translation>gleich in alle {total} Einheiten</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>at the edge of a cell: the run before</source>
        <translation>am Rand einer Zelle: der vorige Lauf</translation>
    </message>
    <message>
        <source>chance: {value}</source>
        <translation>Wahrscheinlichkeit: {value}</translation>
    </message>
    <message>
        <source>dashed: the run before</source>
        <translation>gestrichelt: der vorige Lauf</translation>
    </message>
    <message>
        <source>gates rounded to 0 or 1: the tutorial’s arithmetic, not a true run</source>
        <translation>Gates auf 0 oder 1 gerundet: die Rechnung des Tutorials, kein echter Lauf</translation>
    </message>
    <message>
        <source>held</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>layer {number} of {count}</source>
        <translation>Schicht {number} von {count}</translation>
    </message>
    <message>
        <source>left out, set by hand</source>
        <translation>ausgelassen, von Hand gesetzt</translation>
    </message>
    <message>
        <source>masked, set by hand</source>
        <translation>maskiert, von Hand gesetzt</translation>
    </message>
    <message>
        <source>memory as a river: positive above its bed, negative below</source>
        <translation>Gedächtnis als Fluss: über dem Bett positiv, darunter negativ</translation>
    </message>
    <message>
        <source>memory so far</source>
        <translation>Gedächtnis bis hierher</translation>
    </message>
    <message>
        <source>most to {unit}</source>
        <translation>am meisten in {unit}</translation>
    </message>
    <message>
        <source>no chance was given to it</source>
        <translation>es bekam keine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>not in the picture: {names}</source>
        <translation>nicht im Bild: {names}</translation>
    </message>
    <message>
        <source>of layer {number}</source>
        <translation>von Schicht {number}</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>pass {number} of {count}</source>
        <translation>Durchgang {number} von {count}</translation>
    </message>
    <message>
        <source>pass {number} of {count}: layer {layer} begins when it is over</source>
        <translation>Durchgang {number} von {count}: Schicht {layer} beginnt erst danach</translation>
    </message>
    <message>
        <source>reads from the end</source>
        <translation>liest vom Ende her</translation>
    </message>
    <message>
        <source>rounded to 0 or 1</source>
        <translation>auf 0 oder 1 gerundet</translation>
    </message>
    <message>
        <source>rounded:</source>
        <translation>gerundet:</translation>
    </message>
    <message>
        <source>sequence {number} begins anew</source>
        <translation>Folge {number} beginnt von vorn</translation>
    </message>
    <message>
        <source>sequence {number} goes on</source>
        <translation>Folge {number} knüpft an</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>set by hand, not computed</source>
        <translation>von Hand gesetzt, nicht berechnet</translation>
    </message>
    <message>
        <source>to layer {number}</source>
        <translation>zu Schicht {number}</translation>
    </message>
    <message>
        <source>to the read-out</source>
        <translation>zur Ausgabeschicht</translation>
    </message>
    <message>
        <source>token {number} of {count}</source>
        <translation>Token {number} von {count}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>units: {units}</source>
        <translation>Einheiten: {units}</translation>
    </message>
    <message>
        <source>waits for all tokens</source>
        <translation>wartet auf alle Token</translation>
    </message>
    <message>
        <source>waits for the other direction</source>
        <translation>wartet auf die andere Richtung</translation>
    </message>
    <message>
        <source>was {value}</source>
        <translation>war {value}</translation>
    </message>
    <message>
        <source>{cell}, reads from the end</source>
        <translation>{cell}, liest vom Ende her</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} Schichten</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>{layers} at one token: what each keeps and what it writes</source>
        <translation>{layers} bei einem Token: was jede behält und was sie schreibt</translation>
    </message>
    <message>
        <source>{layers} from both ends: what each keeps and what it writes</source>
        <translation>{layers} von beiden Enden: was jede behält und was sie schreibt</translation>
    </message>
    <message>
        <source>{names} set by hand</source>
        <translation>{names} von Hand gesetzt</translation>
    </message>
    <message>
        <source>{number}, reverse</source>
        <translation>{number}, rückwärts</translation>
    </message>
    <message>
        <source>{value} forgotten</source>
        <translation>{value} vergessen</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>After how many tokens half of the memory is gone, read off the gate that keeps</source>
        <translation>Nach wie vielen Tokens die Hälfte des Gedächtnisses weg ist, am behaltenden Gate abgelesen</translation>
    </message>
    <message>
        <source>After how many tokens half of what {unit} holds is gone, by powers of ten</source>
        <translation>Nach wie vielen Tokens die Hälfte dessen weg ist, was {unit} hält, in Zehnerpotenzen</translation>
    </message>
    <message>
        <source>All moments</source>
        <translation>Alle Momente</translation>
    </message>
    <message>
        <source>All moments, Σ |·|</source>
        <translation>Alle Momente, Σ |·|</translation>
    </message>
    <message>
        <source>At each token what all units kept and forgot, then what they added, as sizes</source>
        <translation>Je Token: was alle Einheiten behielten und vergaßen, dann was sie hinzufügten, als Beträge</translation>
    </message>
    <message>
        <source>At each token what {unit} kept and forgot, then what it added</source>
        <translation>Je Token: was {unit} behielt und vergaß, dann was hinzukam</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Am Zeiger</translation>
    </message>
    <message>
        <source>Beside it what would be missing without each token: the run again, its input zero</source>
        <translation>Daneben, was ohne jedes Token fehlte: derselbe Lauf, seine Eingabe null</translation>
    </message>
    <message>
        <source>Each row is a moment: what was then left in {unit} of each token’s writing</source>
        <translation>Jede Zeile ist ein Moment: was damals in {unit} von jedem Token noch übrig war</translation>
    </message>
    <message>
        <source>Each row is a moment: what was then left of each token’s writing, all units</source>
        <translation>Jede Zeile ist ein Moment: was damals von jedem Token noch übrig war, in allen Einheiten</translation>
    </message>
    <message>
        <source>Each token writes the memory anew: it has no half-life</source>
        <translation>Jedes Token schreibt das Gedächtnis neu: eine Halbwertszeit hat es nicht</translation>
    </message>
    <message>
        <source>Each token writes {state} anew: nothing is kept</source>
        <translation>Jedes Token schreibt {state} neu: nichts wird behalten</translation>
    </message>
    <message>
        <source>For every moment, downwards, what is left of each token, with its sign</source>
        <translation>Für jeden Moment, von oben nach unten, was von jedem Token noch da ist, mit Vorzeichen</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>How far {gate} is open, a row a unit: light is shut, dark is open</source>
        <translation>Wie weit {gate} offen ist, eine Zeile je Einheit: hell ist zu, dunkel ist offen</translation>
    </message>
    <message>
        <source>How much the memory depends on each state before it, by powers of ten</source>
        <translation>Wie stark das Gedächtnis von jedem Zustand davor abhängt, in Zehnerpotenzen</translation>
    </message>
    <message>
        <source>How much this memory depends on each state before it: the vanishing gradient</source>
        <translation>Wie stark dieses Gedächtnis von jedem Zustand davor abhängt: der verschwindende Gradient</translation>
    </message>
    <message>
        <source>How much {state} of {unit} after “{token}” depends on each state before it</source>
        <translation>Wie stark {state} von {unit} nach „{token}“ von jedem Zustand davor abhängt</translation>
    </message>
    <message>
        <source>How open each gate is, unit by token: light is shut, dark is open</source>
        <translation>Wie offen jedes Gate ist, Einheit um Einheit, Token um Token: hell ist zu, dunkel ist offen</translation>
    </message>
    <message>
        <source>Kept, forgotten, added</source>
        <translation>Behalten, vergessen, neu</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Buchführung</translation>
    </message>
    <message>
        <source>Left: what is left of each token’s writing. Right: what would be missing</source>
        <translation>Links: was von jedem Token noch übrig ist. Rechts: was ohne es fehlen würde</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Of which units</source>
        <translation>Von welchen Einheiten</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Shift and the pointer select tokens in a plot; this lets them go</source>
        <translation>Umschalt und der Zeiger wählen in einem Diagramm Tokens aus; dies lässt sie los</translation>
    </message>
    <message>
        <source>Show what comes after the cursor too, pale</source>
        <translation>Auch zeigen, was nach dem Zeiger kommt, blass</translation>
    </message>
    <message>
        <source>Sums of absolute values over all units</source>
        <translation>Summen der Beträge über alle Einheiten</translation>
    </message>
    <message>
        <source>The gate whose values are shown, a row a unit</source>
        <translation>Das Gate, dessen Werte gezeigt werden, eine Zeile je Einheit</translation>
    </message>
    <message>
        <source>The same for all units: sums of absolute values, which have no sign</source>
        <translation>Dasselbe für alle Einheiten: Summen der Beträge, die kein Vorzeichen haben</translation>
    </message>
    <message>
        <source>The unit under the eye alone, or sums over all units of the layer</source>
        <translation>Die betrachtete Einheit allein, oder die Summen über alle Einheiten der Schicht</translation>
    </message>
    <message>
        <source>There are no such numbers in this run</source>
        <translation>Solche Zahlen gibt es in diesem Lauf nicht</translation>
    </message>
    <message>
        <source>This cell has no gates: nothing decides what it keeps</source>
        <translation>Diese Zelle hat keine Gates: Nichts entscheidet, was sie behält</translation>
    </message>
    <message>
        <source>What became of the memory at each token; of all units as sums of sizes, Σ |·|</source>
        <translation>Was bei jedem Token aus dem Gedächtnis wurde; bei allen Einheiten als Summen der Größen, Σ |·|</translation>
    </message>
    <message>
        <source>What each unit remembers after every token: it falls where it forgets</source>
        <translation>Was jede Einheit nach jedem Token behält: Wo sie vergisst, fällt die Linie</translation>
    </message>
    <message>
        <source>What is left now of each token’s writing: together it is {state} of {unit}</source>
        <translation>Was jetzt von jedem Token noch übrig ist: zusammen ist es {state} von {unit}</translation>
    </message>
    <message>
        <source>What is left of each token&apos;s writing: steps that add up to the memory</source>
        <translation>Was von jedem Token noch da ist: Stufen, die zusammen das Gedächtnis ergeben</translation>
    </message>
    <message>
        <source>What the ledger shows</source>
        <translation>Was die Buchführung zeigt</translation>
    </message>
    <message>
        <source>Which gate</source>
        <translation>Welches Gate</translation>
    </message>
    <message>
        <source>Who wrote this memory: what is left of each token&apos;s writing; what each caused</source>
        <translation>Wer dieses Gedächtnis schrieb: was von jedem Token noch da ist; was jedes bewirkt hat</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>as it went after “{token}”</source>
        <translation>wie es kam nach „{token}“</translation>
    </message>
    <message>
        <source>at “{token}”</source>
        <translation>bei „{token}“</translation>
    </message>
    <message>
        <source>before the change</source>
        <translation>vor der Änderung</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>by the state after “{token}”</source>
        <translation>nach dem Zustand nach „{token}“</translation>
    </message>
    <message>
        <source>by {state}</source>
        <translation>nach {state}</translation>
    </message>
    <message>
        <source>by “{token}”</source>
        <translation>durch „{token}“</translation>
    </message>
    <message>
        <source>caused</source>
        <translation>bewirkt</translation>
    </message>
    <message>
        <source>computing …</source>
        <translation>wird berechnet …</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>vom Anfang</translation>
    </message>
    <message>
        <source>how open</source>
        <translation>wie offen</translation>
    </message>
    <message>
        <source>if it stays</source>
        <translation>wenn es so bleibt</translation>
    </message>
    <message>
        <source>if {gate} stays</source>
        <translation>wenn {gate} bleibt</translation>
    </message>
    <message>
        <source>in this run</source>
        <translation>in diesem Lauf</translation>
    </message>
    <message>
        <source>left now</source>
        <translation>noch übrig</translation>
    </message>
    <message>
        <source>no gates</source>
        <translation>keine Gates</translation>
    </message>
    <message>
        <source>of {count} units</source>
        <translation>von {count} Einheiten</translation>
    </message>
    <message>
        <source>of {state} of {unit} after “{token}”</source>
        <translation>von {state} von {unit} nach „{token}“</translation>
    </message>
    <message>
        <source>on average endless</source>
        <translation>im Mittel unendlich</translation>
    </message>
    <message>
        <source>on average {tokens} tokens</source>
        <translation>im Mittel {tokens} Tokens</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>geradeaus</translation>
    </message>
    <message>
        <source>sums, tokens {first} to {last}</source>
        <translation>Summen, Tokens {first} bis {last}</translation>
    </message>
    <message>
        <source>the run that was kept</source>
        <translation>der behaltene Lauf</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens {first} to {last}</source>
        <translation>Tokens {first} bis {last}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>{state} after “{token}”</source>
        <translation>{state} nach „{token}“</translation>
    </message>
    <message>
        <source>{state} at the start</source>
        <translation>{state} am Anfang</translation>
    </message>
    <message>
        <source>{state} is written anew</source>
        <translation>{state} wird neu geschrieben</translation>
    </message>
    <message>
        <source>{state} of each unit, drawn as it is computed</source>
        <translation>{state} jeder Einheit, gezeichnet, sobald es berechnet ist</translation>
    </message>
    <message>
        <source>{state} of {unit} after “{token}”</source>
        <translation>{state} von {unit} nach „{token}“</translation>
    </message>
    <message>
        <source>… and causes</source>
        <translation>… und Ursachen</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Answer: {answer}</source>
        <translation>Antwort: {answer}</translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation>Wie im Fenster</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Choose the screen that the audience sees</source>
        <translation>Den Bildschirm wählen, den das Publikum sieht</translation>
    </message>
    <message>
        <source>Do what the step asks for by hand: Page Down goes on without it.</source>
        <translation>Tun Sie von Hand, was der Schritt verlangt: Bild ab geht ohne das weiter.</translation>
    </message>
    <message>
        <source>Do what the step asks for, or let Page Down do it.</source>
        <translation>Tun Sie, was der Schritt verlangt, oder lassen Sie es Bild ab tun.</translation>
    </message>
    <message>
        <source>Do what the step asks for. Whether Page Down can do it is being found out.</source>
        <translation>Tun Sie, was der Schritt verlangt. Ob Bild ab es tun kann, wird gerade ermittelt.</translation>
    </message>
    <message>
        <source>End the presentation</source>
        <translation>Vorführung beenden</translation>
    </message>
    <message>
        <source>Gatelight: speaker’s view</source>
        <translation>Gatelight: Ansicht des Vortragenden</translation>
    </message>
    <message>
        <source>Gatelight: what the audience sees</source>
        <translation>Gatelight: was das Publikum sieht</translation>
    </message>
    <message>
        <source>Go to another step of the talk</source>
        <translation>Zu einem anderen Schritt des Vortrags gehen</translation>
    </message>
    <message>
        <source>How long the lecture has lasted, since it was first presented or since the last reset</source>
        <translation>Wie lange die Vorlesung schon dauert, seit sie zum ersten Mal vorgeführt oder die Uhr zuletzt zurückgesetzt wurde</translation>
    </message>
    <message>
        <source>In the run: {number}</source>
        <translation>Im Lauf: {number}</translation>
    </message>
    <message>
        <source>Larger notes</source>
        <translation>Größere Notizen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Next cue: token {number}, “{token}”: {reason}</source>
        <translation>Nächster Haltepunkt: Token {number}, „{token}“: {reason}</translation>
    </message>
    <message>
        <source>No further cue.</source>
        <translation>Kein weiterer Haltepunkt.</translation>
    </message>
    <message>
        <source>No notes at this token. Type what you want to say here.</source>
        <translation>Keine Notizen bei diesem Token. Tippen Sie, was Sie hier sagen wollen.</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Keine davon</translation>
    </message>
    <message>
        <source>Notes at this token</source>
        <translation>Notizen bei diesem Token</translation>
    </message>
    <message>
        <source>Notes of this step</source>
        <translation>Notizen zu diesem Schritt</translation>
    </message>
    <message>
        <source>Page Down goes on in this step.</source>
        <translation>Bild ab geht in diesem Schritt weiter.</translation>
    </message>
    <message>
        <source>Page Down goes to the next step.</source>
        <translation>Bild ab geht zum nächsten Schritt.</translation>
    </message>
    <message>
        <source>Page Down goes to “{title}”.</source>
        <translation>Bild ab geht zu „{title}“.</translation>
    </message>
    <message>
        <source>Page Down shows the answer.</source>
        <translation>Bild ab zeigt die Antwort.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Auf null</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>Bildschirm {number}</translation>
    </message>
    <message>
        <source>Set the clock to zero</source>
        <translation>Die Uhr auf null setzen</translation>
    </message>
    <message>
        <source>Smaller notes</source>
        <translation>Kleinere Notizen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start the clock</source>
        <translation>Die Uhr starten</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stop the clock</source>
        <translation>Die Uhr anhalten</translation>
    </message>
    <message>
        <source>The audience sees a black screen.</source>
        <translation>Das Publikum sieht einen schwarzen Bildschirm.</translation>
    </message>
    <message>
        <source>The audience sees a white screen.</source>
        <translation>Das Publikum sieht einen weißen Bildschirm.</translation>
    </message>
    <message>
        <source>The end of the film</source>
        <translation>Das Ende des Films</translation>
    </message>
    <message>
        <source>The field in which the line will stand</source>
        <translation>Das Feld, in dem die Linie stehen wird</translation>
    </message>
    <message>
        <source>The lecture has lasted {time}</source>
        <translation>Die Vorlesung dauert schon {time}</translation>
    </message>
    <message>
        <source>The line of the run</source>
        <translation>Die Linie des Laufs</translation>
    </message>
    <message>
        <source>The next beat’s end picture</source>
        <translation>Das Endbild des nächsten Takts</translation>
    </message>
    <message>
        <source>The one without this window</source>
        <translation>Der ohne dieses Fenster</translation>
    </message>
    <message>
        <source>The screen is black</source>
        <translation>Der Bildschirm ist schwarz</translation>
    </message>
    <message>
        <source>The screen is white</source>
        <translation>Der Bildschirm ist weiß</translation>
    </message>
    <message>
        <source>The step, for you alone</source>
        <translation>Der Schritt, nur für Sie</translation>
    </message>
    <message>
        <source>The time of day</source>
        <translation>Die Uhrzeit</translation>
    </message>
    <message>
        <source>The token that is being read. Type a number to jump to that token.</source>
        <translation>Das Token, das gerade gelesen wird. Eine Zahl tippen, um zu diesem Token zu springen.</translation>
    </message>
    <message>
        <source>The words of the step</source>
        <translation>Die Worte des Schritts</translation>
    </message>
    <message>
        <source>This is the last step. Page Down stays here.</source>
        <translation>Das ist der letzte Schritt. Bild ab bleibt hier.</translation>
    </message>
    <message>
        <source>This lesson has no cues.</source>
        <translation>Diese Lektion hat keine Haltepunkte.</translation>
    </message>
    <message>
        <source>Time of day {time}</source>
        <translation>Uhrzeit {time}</translation>
    </message>
    <message>
        <source>To try: {what}</source>
        <translation>Zum Ausprobieren: {what}</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>What the audience sees</source>
        <translation>Was das Publikum sieht</translation>
    </message>
    <message>
        <source>What the next press does</source>
        <translation>Was der nächste Druck tut</translation>
    </message>
    <message>
        <source>What you want to say at this token. It is kept in the lesson; undo takes it back.</source>
        <translation>Was Sie bei diesem Token sagen wollen. Es wird in der Lektion behalten; Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Where Page Down leads: the picture at the end of the next beat</source>
        <translation>Wohin Bild ab führt: das Bild am Ende des nächsten Takts</translation>
    </message>
    <message>
        <source>Your notes are not shown: the audience sees all screens. {key} shows them.</source>
        <translation>Ihre Notizen sind nicht zu sehen: Das Publikum sieht alle Bildschirme. {key} zeigt sie.</translation>
    </message>
    <message>
        <source>Your notes are not shown: there is one screen. {key} shows them.</source>
        <translation>Ihre Notizen sind nicht zu sehen: Es gibt nur einen Bildschirm. {key} zeigt sie.</translation>
    </message>
    <message>
        <source>of {count}   “{token}” · {beat}</source>
        <translation>von {count}   „{token}“ · {beat}</translation>
    </message>
    <message>
        <source>what the step waits for</source>
        <translation>worauf der Schritt wartet</translation>
    </message>
    <message>
        <source>{what}, so that they can be read from where you stand</source>
        <translation>{what}, damit sie von Ihrem Platz aus zu lesen sind</translation>
    </message>
    <message>
        <source>“{token}” · {beat}</source>
        <translation>„{token}“ · {beat}</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>A folder with model.onnx and a set of data</source>
        <translation>Ein Ordner mit model.onnx und Daten</translation>
    </message>
    <message>
        <source>A folder with model.onnx and a set of data: its own model is held against that.</source>
        <translation>Ein Ordner mit model.onnx und Daten: Sein eigenes Modell wird damit verglichen.</translation>
    </message>
    <message>
        <source>A row shows its differences below; Enter or a double click goes there.</source>
        <translation>Eine Zeile zeigt ihre Abweichungen unten; die Eingabetaste oder ein Doppelklick führt dorthin.</translation>
    </message>
    <message>
        <source>A state parts where it differs by more than this.</source>
        <translation>Ein Zustand weicht ab, wo er sich um mehr unterscheidet.</translation>
    </message>
    <message>
        <source>An .npz or .safetensors file with inputs and states, such as layer0/h.</source>
        <translation>Eine Datei .npz oder .safetensors mit Eingaben und Zuständen, etwa layer0/h.</translation>
    </message>
    <message>
        <source>At step</source>
        <translation>Bei Schritt</translation>
    </message>
    <message>
        <source>Both networks on the stored inputs, beside each other, at the first step that parts.</source>
        <translation>Beide Netze auf den gespeicherten Eingaben, nebeneinander, beim ersten Schritt, der abweicht.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose a test case of ONNX…</source>
        <translation>Testfall von ONNX wählen…</translation>
    </message>
    <message>
        <source>Differences over the steps</source>
        <translation>Abweichungen über die Schritte</translation>
    </message>
    <message>
        <source>Find why</source>
        <translation>Ursache suchen</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Go to step {step}</source>
        <translation>Zu Schritt {step} gehen</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Größte Abweichung</translation>
    </message>
    <message>
        <source>Let what was compared read the stored inputs, and go to this layer and step.</source>
        <translation>Das Verglichene die gespeicherten Eingaben lesen lassen und zu dieser Schicht und diesem Schritt gehen.</translation>
    </message>
    <message>
        <source>Not the same: {parts} differs by more than {tolerance} first at step {first} of {steps}; the most is {most} ({name}, step {step}).</source>
        <translation>Nicht dasselbe: {parts} weicht um mehr als {tolerance} ab, zuerst bei Schritt {first} von {steps}; am meisten sind es {most} ({name}, Schritt {step}).</translation>
    </message>
    <message>
        <source>On the inputs that are stored in {name}.</source>
        <translation>Auf den Eingaben, die in {name} gespeichert sind.</translation>
    </message>
    <message>
        <source>Parts at step</source>
        <translation>Weicht ab bei Schritt</translation>
    </message>
    <message>
        <source>See both runs</source>
        <translation>Beide Läufe ansehen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>States that were compared</source>
        <translation>Verglichene Zustände</translation>
    </message>
    <message>
        <source>The network is being run:</source>
        <translation>Das Netz läuft:</translation>
    </message>
    <message>
        <source>The network runs over inputs that its framework stored; its states are held against those stored.</source>
        <translation>Das Netz läuft über Eingaben, die sein Framework gespeichert hat; seine Zustände werden mit den gespeicherten verglichen.</translation>
    </message>
    <message>
        <source>The same: over {steps} steps, stored states ({count}) differ by {most} at most ({name}, step {step}); up to {tolerance} is taken for rounding.</source>
        <translation>Dasselbe: Über {steps} Schritte weichen die gespeicherten Zustände ({count}) um höchstens {most} ab ({name}, Schritt {step}); bis {tolerance} gilt als Rundung.</translation>
    </message>
    <message>
        <source>The stored inputs are being read …</source>
        <translation>Die gespeicherten Eingaben werden gelesen …</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Try what people and frameworks do differently, until the numbers agree.</source>
        <translation>Versucht, was Leute und Frameworks verschieden machen, bis die Zahlen übereinstimmen.</translation>
    </message>
    <message>
        <source>Ways to read the weights are being tried:</source>
        <translation>Lesarten der Gewichte werden versucht:</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>{what} and {stored}: {verdict}</source>
        <translation>{what} und {stored}: {verdict}</translation>
    </message>
</context>
<context>
    <name>Property</name>
    <message>
        <source>+1 at what you mark as positive, −1 at what you mark as negative, else 0</source>
        <translation>+1 an dem, was Sie als positiv markieren, −1 an dem, was Sie als negativ markieren, sonst 0</translation>
    </message>
    <message>
        <source>1 between double quotes, else 0</source>
        <translation>1 zwischen doppelten Anführungszeichen, sonst 0</translation>
    </message>
    <message>
        <source>1 where a bracket is open, else 0</source>
        <translation>1, wo eine Klammer offen ist, sonst 0</translation>
    </message>
    <message>
        <source>Depth of brackets</source>
        <translation>Tiefe der Klammern</translation>
    </message>
    <message>
        <source>In brackets</source>
        <translation>In Klammern</translation>
    </message>
    <message>
        <source>Inside quotes</source>
        <translation>In Anführungszeichen</translation>
    </message>
    <message>
        <source>Length of the word</source>
        <translation>Länge des Wortes</translation>
    </message>
    <message>
        <source>Marked by you</source>
        <translation>Von Ihnen markiert</translation>
    </message>
    <message>
        <source>Place in the line</source>
        <translation>Stelle in der Zeile</translation>
    </message>
    <message>
        <source>Place in the sentence</source>
        <translation>Stelle im Satz</translation>
    </message>
    <message>
        <source>how many brackets are open</source>
        <translation>wie viele Klammern offen sind</translation>
    </message>
    <message>
        <source>how many letters stand before it in its line</source>
        <translation>wie viele Zeichen in seiner Zeile davor stehen</translation>
    </message>
    <message>
        <source>how many letters the word has up to here</source>
        <translation>wie viele Buchstaben das Wort bis hierher hat</translation>
    </message>
    <message>
        <source>how many tokens stand before it in its sentence</source>
        <translation>wie viele Tokens in seinem Satz davor stehen</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzt</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>--as tikz writes native TikZ that compiles by itself and can be edited; SVG and PDF are vectors, too.
Any cell is drawn from its equations, also one of your own, with numbers or as symbols.
The notation of PyTorch, Olah or the tutorial is chosen with --notation.</source>
        <translation>--as tikz schreibt reines TikZ, das für sich übersetzt und bearbeitet werden kann; auch SVG und PDF sind Vektoren.
Jede Zelle wird aus ihren Gleichungen gezeichnet, auch eine eigene, mit Zahlen oder als Symbole.
Die Schreibweise von PyTorch, von Olah oder des Tutorials wählt --notation.</translation>
    </message>
    <message>
        <source>A gate has H·(I + H) weights and its biases; an LSTM has 4 gates, a GRU 3, a simple RNN 1.
PyTorch keeps two biases a gate, Keras one: an LSTM from 4 to 6 has 288 and 264.
A GRU of Keras has two (reset_after): 216 and 216 from 4 to 6; with reset_after=False 198.
The second bias is redundant but in a GRU’s candidate, where it stands inside the reset.</source>
        <translation>Ein Gate hat H·(I + H) Gewichte und seine Bias; ein LSTM hat 4 Gates, eine GRU 3, ein einfaches RNN 1.
PyTorch hat zwei Bias je Gate, Keras einen: ein LSTM von 4 auf 6 hat 288 und 264.
Eine GRU in Keras hat zwei (reset_after): von 4 auf 6 sind es 216 und 216; mit reset_after=False 198.
Der zweite Bias ist überflüssig, außer beim Kandidaten einer GRU: Dort steht er im Reset.</translation>
    </message>
    <message>
        <source>Before training, sums are near the bias, so f is near σ(b). What is kept halves in ln ½ / ln σ(b) steps:
1 step at b = 0, 2.2 at 1, 5.5 at 2, 38 at 4. A gradient on its way back shrinks by the same shares.
Keras sets 1 (unit_forget_bias); PyTorch does not, and its two biases would add up to 2.</source>
        <translation>Vor dem Training liegen die Summen beim Bias, f also bei σ(b). Was bleibt, halbiert sich in ln ½ / ln σ(b) Schritten:
1 Schritt bei b = 0, 2,2 bei 1, 5,5 bei 2, 38 bei 4. Ein Gradient auf dem Rückweg schrumpft um dieselben Anteile.
Keras setzt 1 (unit_forget_bias); PyTorch nicht, und seine zwei Bias ergäben zusammen 2.</translation>
    </message>
    <message>
        <source>Blocks of H rows, one a gate. PyTorch: i, f, g, o of an LSTM; r, z, n of a GRU.
Keras has columns: i, f, c, o and z, r, h. ONNX has rows: i, o, f, c and z, r, h.
So PyTorch’s forget gate is weight_ih_l0[H:2*H], and Keras’s kernel[:, H:2*H].</source>
        <translation>Blöcke von H Zeilen, je Gate einer. PyTorch: i, f, g, o beim LSTM; r, z, n bei der GRU.
Keras hat Spalten: i, f, c, o und z, r, h. ONNX hat Zeilen: i, o, f, c und z, r, h.
Das Forget-Gate ist also bei PyTorch weight_ih_l0[H:2*H] und bei Keras kernel[:, H:2*H].</translation>
    </message>
    <message>
        <source>By default every sequence begins with h and c at 0, whatever came before it.
With stateful=True Keras begins each batch where the last one ended, until reset_states().
In PyTorch one passes the states on: output, (h, c) = lstm(x, (h, c)).
Here sequences run one after the other: with J one begins anew at a token, with Shift+J it goes on.</source>
        <translation>Von sich aus beginnt jede Folge mit h und c gleich 0, was immer vorher war.
Mit stateful=True beginnt Keras jeden Batch dort, wo der letzte endete, bis reset_states().
In PyTorch gibt man die Zustände weiter: output, (h, c) = lstm(x, (h, c)).
Hier laufen Folgen nacheinander: Mit J beginnt bei einem Token eine von vorn, mit Umschalt+J knüpft sie an.</translation>
    </message>
    <message>
        <source>Can I see the gradient vanish, an LSTM beside an RNN?</source>
        <translation>Kann ich den Gradienten verschwinden sehen, ein LSTM neben einem RNN?</translation>
    </message>
    <message>
        <source>Choose Compare with this run, then change the word: the run before stays as a ghost behind each number.
Steps before the changed word are the same to the bit; behind it one sees what lasts.
With another sequence (Compare) puts both side by side, aligned at the words that they share.</source>
        <translation>Wählen Sie „Mit diesem Lauf vergleichen“ und ändern Sie das Wort: Der Lauf davor bleibt als Geist hinter jeder Zahl.
Schritte vor dem geänderten Wort sind aufs Bit gleich; dahinter sieht man, was bleibt.
„Mit einer anderen Folge“ (unter „Vergleichen“) stellt beide nebeneinander, ausgerichtet an den gemeinsamen Wörtern.</translation>
    </message>
    <message>
        <source>Do the gates see c?</source>
        <translation>Sehen die Gates c?</translation>
    </message>
    <message>
        <source>Does padding change the last state?</source>
        <translation>Ändert Auffüllen (Padding) den letzten Zustand?</translation>
    </message>
    <message>
        <source>Does the exported ONNX compute the same?</source>
        <translation>Rechnet das exportierte ONNX dasselbe?</translation>
    </message>
    <message>
        <source>Frameworks return h and c and compute the gates inside: they have to be computed once more.
In a notebook gl.watch(layer, x) does that with a live layer of PyTorch or Keras: docs/notebook.md.
Or open the model, or write all its quantities to a file: f, i, g and o of an LSTM, r, z and n of a GRU.
Every number is computed from the weights of the file; whether it is the same can be proved.</source>
        <translation>Frameworks geben h und c zurück und rechnen die Gates im Innern: Man muss sie noch einmal rechnen.
Im Notebook tut das gl.watch(layer, x) mit einer lebenden Schicht von PyTorch oder Keras: docs/notebook.md.
Oder öffnen Sie das Modell, oder schreiben Sie alle Größen in eine Datei: f, i, g, o eines LSTM, r, z, n einer GRU.
Jede Zahl wird aus den Gewichten der Datei gerechnet; ob es dasselbe ist, lässt sich prüfen.</translation>
    </message>
    <message>
        <source>Hidden layer and hidden state: is that the same?</source>
        <translation>Hidden layer und hidden state: Ist das dasselbe?</translation>
    </message>
    <message>
        <source>How do I compare the states of two sentences with one word changed?</source>
        <translation>Wie vergleiche ich die Zustände zweier Sätze, in denen ein Wort anders ist?</translation>
    </message>
    <message>
        <source>How do I get c at every step? Only the last is returned.</source>
        <translation>Wie komme ich bei jedem Schritt an c? Zurückgegeben wird nur das letzte.</translation>
    </message>
    <message>
        <source>How do I get the gates of a trained layer at every step?</source>
        <translation>Wie komme ich bei jedem Schritt an die Gates einer trainierten Schicht?</translation>
    </message>
    <message>
        <source>How many parameters are there, and why do Keras and PyTorch differ?</source>
        <translation>Wie viele Parameter sind es, und warum zählen Keras und PyTorch verschieden?</translation>
    </message>
    <message>
        <source>In an RNN the gradient passes U and the slope of tanh at every step, in an LSTM straight through f.
Where f is near 1, what was written long ago still gets it; where f shuts, it ends there.
The view Gradient tells both ways apart: straight along the memory, and through the gates.</source>
        <translation>In einem RNN geht der Gradient bei jedem Schritt durch U und die Steigung von tanh, in einem LSTM gerade durch f.
Wo f nahe 1 ist, bekommt ihn auch, was vor langem geschrieben wurde; wo f schließt, endet er.
Die Ansicht Gradient trennt beide Wege: gerade am Gedächtnis entlang und durch die Gates.</translation>
    </message>
    <message>
        <source>Is there a drawing of the cell for my paper, or of a GRU?</source>
        <translation>Gibt es eine Zeichnung der Zelle für meinen Aufsatz, oder einer GRU?</translation>
    </message>
    <message>
        <source>Look at a unit over the whole text: every token in the shade of its number.
Rank the units by how well they follow a property: inside quotes, place in the line, brackets.
Then ask for the cause: hold the unit, and see whether the output changes.</source>
        <translation>Sehen Sie eine Einheit über dem ganzen Text an: jedes Token im Ton seiner Zahl.
Ordnen Sie die Einheiten danach, wie gut sie einer Eigenschaft folgen: in Anführungszeichen, Stelle in der Zeile, Klammern.
Fragen Sie dann nach der Ursache: Halten Sie die Einheit fest, und sehen Sie, ob sich die Ausgabe ändert.</translation>
    </message>
    <message>
        <source>Mostly: the order of the gates, a second bias that was left out, or where the GRU’s reset gate acts.
PyTorch and Keras (reset_after) compute r ⊙ (U h + b), the papers U (r ⊙ h): no weights make them equal.
Also: z that replaces instead of keeping, a hard sigmoid, a transposed matrix, the other direction.
prove --find tries them and says which makes both agree, and to how much.</source>
        <translation>Meist: die Reihenfolge der Gates, ein vergessener zweiter Bias, oder wo das Reset-Gate der GRU wirkt.
PyTorch und Keras (reset_after) rechnen r ⊙ (U h + b), die Aufsätze U (r ⊙ h): Keine Gewichte machen beides gleich.
Auch: ein z, das ersetzt statt behält, ein hartes Sigmoid, eine transponierte Matrix, die andere Richtung.
prove --find versucht sie und sagt, womit beide übereinstimmen, und bis auf wie viel.</translation>
    </message>
    <message>
        <source>My own LSTM or GRU does not give the framework’s numbers. Why?</source>
        <translation>Mein eigenes LSTM oder meine GRU gibt andere Zahlen als das Framework. Warum?</translation>
    </message>
    <message>
        <source>No question has all of these words.</source>
        <translation>Keine Frage enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>No. A layer is weights and a rule, and stays as it is while a sequence is read.
The hidden state h is a vector that the layer makes anew at every step.
Layers stand one upon the other; states stand one behind the other.</source>
        <translation>Nein. Eine Schicht (layer) ist Gewichte und eine Regel und bleibt, wie sie ist, während eine Folge gelesen wird.
Der Zustand h (hidden state) ist ein Vektor, den die Schicht bei jedem Schritt neu macht.
Schichten stehen übereinander, Zustände hintereinander.</translation>
    </message>
    <message>
        <source>Not in the LSTM of PyTorch and Keras: gates read x and h, and h shows of c what o lets out.
With peepholes they do, unit by unit: f and i the old c, o the new one.
Here one counts beats by that. ONNX and TensorFlow 1 have them, too.</source>
        <translation>Im LSTM von PyTorch und Keras nicht: Gates lesen x und h, und h zeigt von c, was o hinauslässt.
Mit Peepholes ja, Einheit für Einheit: f und i das alte c, o das neue.
Hier zählt eines damit Takte. Auch ONNX und TensorFlow 1 haben sie.</translation>
    </message>
    <message>
        <source>Of two directions: where is the backward one’s last state, output[-1] or output[0]?</source>
        <translation>Bei zwei Richtungen: Wo steht der letzte Zustand der rückwärts lesenden, in output[-1] oder output[0]?</translation>
    </message>
    <message>
        <source>Search the questions</source>
        <translation>Fragen durchsuchen</translation>
    </message>
    <message>
        <source>Should the forget gate not be called the remember gate?</source>
        <translation>Müsste das Forget-Gate nicht Remember-Gate heißen?</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Store the inputs and outputs of your framework, and let both be held against each other.
The answer is the largest difference of every state, and the step at which it parts.
What goes wrong most: linear_before_reset of a GRU, hard sigmoids, and the order i, o, f, c.
The network of a lesson is exported as ONNX, too: main.py export random-stack -o net.onnx.</source>
        <translation>Speichern Sie Eingaben und Ausgaben Ihres Frameworks, und lassen Sie beides gegeneinander halten.
Die Antwort ist die größte Abweichung jedes Zustands und der Schritt, bei dem sie beginnt.
Am häufigsten schuld: linear_before_reset einer GRU, harte Sigmoide und die Reihenfolge i, o, f, c.
Auch das Netz einer Lektion wird als ONNX exportiert: main.py export random-stack -o net.onnx.</translation>
    </message>
    <message>
        <source>The backward direction ends at the first token: its last state is the second half of output[0].
h_n[-1] = output[0, H:]; the forward one’s is h_n[-2] = output[-1, :H].
The second half of output[-1] has read one token only: the last.
Keras’s Bidirectional puts the outputs back in the order of the tokens, too.</source>
        <translation>Die rückwärts lesende Richtung endet beim ersten Token: Ihr letzter Zustand ist die zweite Hälfte von output[0].
h_n[-1] = output[0, H:]; bei der vorwärts lesenden ist h_n[-2] = output[-1, :H].
Die zweite Hälfte von output[-1] hat erst ein Token gelesen: das letzte.
Auch Bidirectional in Keras bringt die Ausgaben wieder in die Reihenfolge der Tokens.</translation>
    </message>
    <message>
        <source>To h of the last layer, never to c: c is seen only through the output gate.
A classifier of whole sequences reads the last step, a language model every step.
Here it reads every step, so one sees when the network knows.</source>
        <translation>An h der letzten Schicht, nie an c: c sieht man nur durch das Output-Gate.
Wer ganze Folgen einordnet, liest den letzten Schritt, ein Sprachmodell jeden.
Hier liest sie jeden Schritt, damit man sieht, ab wann das Netz es weiß.</translation>
    </message>
    <message>
        <source>Units are the rows of the vectors h and c: 10 units are 10 numbers, whatever the length of the sequence.
There is one cell. It runs once at every token, with the same weights each time.
A picture of many cells in a row shows one cell at many times.</source>
        <translation>Units (Einheiten) sind die Zeilen der Vektoren h und c: 10 Einheiten sind 10 Zahlen, wie lang die Folge auch ist.
Es gibt eine Zelle. Sie rechnet bei jedem Token einmal, jedes Mal mit denselben Gewichten.
Ein Bild mit vielen Zellen in einer Reihe zeigt eine Zelle zu vielen Zeiten.</translation>
    </message>
    <message>
        <source>What are units? Are there as many cells as tokens?</source>
        <translation>Was sind units? Gibt es so viele Zellen wie Tokens?</translation>
    </message>
    <message>
        <source>What do return_sequences and return_state give? Why is the output (None, 10)?</source>
        <translation>Was geben return_sequences und return_state? Warum ist die Ausgabe (None, 10)?</translation>
    </message>
    <message>
        <source>What is the difference between output and h_n (and c_n)?</source>
        <translation>Was unterscheidet output und h_n (und c_n)?</translation>
    </message>
    <message>
        <source>What people ask about recurrent layers, answered with true numbers. In the window: Help · Questions; “Show it” goes to what is seen here.</source>
        <translation>Was zu rekurrenten Schichten gefragt wird, beantwortet mit wahren Zahlen. Im Fenster: Hilfe · Fragen; „Zeigen“ führt zu dem, was hier zu sehen ist.</translation>
    </message>
    <message>
        <source>Where does the read-out attach: to the last step or to all, to h or to c?</source>
        <translation>Wo setzt die Ausgabeschicht an: beim letzten Schritt oder bei allen, an h oder an c?</translation>
    </message>
    <message>
        <source>Which rows of weight_ih_l0 belong to which gate?</source>
        <translation>Welche Zeilen von weight_ih_l0 gehören zu welchem Gate?</translation>
    </message>
    <message>
        <source>Which unit counts, which follows the quotes? How does one know?</source>
        <translation>Welche Einheit zählt, welche folgt den Anführungszeichen? Woher weiß man das?</translation>
    </message>
    <message>
        <source>Why is the bias of the forget gate set to 1?</source>
        <translation>Warum wird der Bias des Forget-Gates auf 1 gesetzt?</translation>
    </message>
    <message>
        <source>Without return_sequences a Keras layer gives h of the last step only: (batch, units), so (None, 10).
With it, h of every step: (batch, steps, units), which the next recurrent layer needs.
return_state adds the last h, and of an LSTM the last c.
None is the batch: its size is not known before there are data.</source>
        <translation>Ohne return_sequences gibt eine Schicht in Keras nur h des letzten Schritts: (Batch, Einheiten), also (None, 10).
Mit ihm h jedes Schritts: (Batch, Schritte, Einheiten); das braucht die nächste rekurrente Schicht.
return_state gibt das letzte h dazu, bei einem LSTM auch das letzte c.
None ist der Batch: Wie groß er ist, weiß man erst, wenn Daten da sind.</translation>
    </message>
    <message>
        <source>Yes, where padded steps are run: zeros as input still go through biases and the gates.
Packed (PyTorch) or masked (Keras), they are left out: the state passes through unchanged.
Then h_n is that of the last real step; output is 0 at the padding in PyTorch.
Both can be set at a token: Mask the token (silence), or Leave out the step.</source>
        <translation>Ja, wo aufgefüllte Schritte gerechnet werden: Auch Nullen als Eingabe gehen durch Bias und Gates.
Gepackt (PyTorch) oder maskiert (Keras) werden sie ausgelassen: Der Zustand geht unverändert hindurch.
Dann ist h_n das des letzten echten Schritts; output ist in PyTorch beim Padding 0.
Beides lässt sich bei einem Token einstellen: das Token maskieren (Stille) oder den Schritt auslassen.</translation>
    </message>
    <message>
        <source>f is the share that is kept: 1 keeps all, 0 forgets all. The name says what happens where it shuts.
So “closes the forget gate” means: forgets; the hatched part of a bar is what is lost.
In a GRU of PyTorch or Keras z keeps as well; in the paper of Chung et al. it lets the new in.</source>
        <translation>f ist der Anteil, der bleibt: 1 behält alles, 0 vergisst alles. Der Name sagt, was geschieht, wo es schließt.
„Schließt das Forget-Gate“ heißt also: vergisst; der schraffierte Teil eines Balkens ist, was verloren geht.
In einer GRU von PyTorch oder Keras behält auch z; im Aufsatz von Chung u. a. lässt es das Neue ein.</translation>
    </message>
    <message>
        <source>output is the top row: h of the last layer at every step.
h_n is the last column: h of every layer after the last step; c_n is the same of c.
They share one vector: output[-1] is h_n[-1] where the last layer reads forward.
Between two layers only h is handed on: c never leaves its layer but in c_n.</source>
        <translation>output ist die oberste Zeile: h der letzten Schicht bei jedem Schritt.
h_n ist die letzte Spalte: h jeder Schicht nach dem letzten Schritt; c_n ist dasselbe von c.
Einen Vektor haben sie gemeinsam: output[-1] ist h_n[-1], wo die letzte Schicht vorwärts liest.
Zwischen zwei Schichten wird nur h weitergegeben: c verlässt seine Schicht nur in c_n.</translation>
    </message>
    <message>
        <source>return_sequences and output are h alone; of c, frameworks return the last.
Here c is a quantity like any other: a row of the table, a curve, a column of the file.
In a framework one runs the cell step by step, or goes on from (h, c) one token at a time.</source>
        <translation>return_sequences und output sind nur h; von c geben Frameworks das letzte zurück.
Hier ist c eine Größe wie jede andere: eine Zeile der Tabelle, eine Kurve, eine Spalte der Datei.
In einem Framework rechnet man die Zelle Schritt für Schritt oder geht von (h, c) aus Token für Token weiter.</translation>
    </message>
    <message>
        <source>stateful: when is the state reset?</source>
        <translation>stateful: Wann wird der Zustand zurückgesetzt?</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>A film in which the curves are drawn.</source>
        <translation>Ein Film, in dem die Kurven gezeichnet werden.</translation>
    </message>
    <message>
        <source>A table (.csv) of each test of each training.</source>
        <translation>Eine Tabelle (.csv) jeder Prüfung jedes Trainings.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>At the goal</source>
        <translation>Am Ziel</translation>
    </message>
    <message>
        <source>At update</source>
        <translation>Beim Schritt</translation>
    </message>
    <message>
        <source>Best in the end: {cells} ({measure}: {value}).</source>
        <translation>Am Ende am besten: {cells} ({measure}: {value}).</translation>
    </message>
    <message>
        <source>CPU s</source>
        <translation>CPU-s</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Cells, each with how its weights are drawn at first. The space bar ticks one.</source>
        <translation>Zellen, jede mit der Art, wie ihre Gewichte zu Beginn gezogen werden. Die Leertaste kreuzt eine an.</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Each gets as many units as bring its weights nearest to this number.</source>
        <translation>Jede bekommt so viele Einheiten, dass ihre Gewichte dieser Zahl am nächsten kommen.</translation>
    </message>
    <message>
        <source>Each has {least} to {most} weights, and saw the same data from the same seed.</source>
        <translation>Jede hat {least} bis {most} Gewichte und sah aus demselben Startwert dieselben Daten.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Films ({endings})</source>
        <translation>Filme ({endings})</translation>
    </message>
    <message>
        <source>First at the goal in the median of seeds, at update {at}: {cells}.</source>
        <translation>Im Median der Startwerte zuerst am Ziel, beim Schritt {at}: {cells}.</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Startwert</translation>
    </message>
    <message>
        <source>From seed</source>
        <translation>Aus Startwert</translation>
    </message>
    <message>
        <source>From the same seed all see the same data. The seeds go on from this one.</source>
        <translation>Aus demselben Startwert sehen alle dieselben Daten. Die Startwerte folgen auf diesen.</translation>
    </message>
    <message>
        <source>How good they are on fresh examples, once they learn.</source>
        <translation>Wie gut sie an neuen Beispielen sind, sobald sie lernen.</translation>
    </message>
    <message>
        <source>How many learn at the same time, each on a processor of its own.</source>
        <translation>Wie viele zur selben Zeit lernen, jede auf einem eigenen Prozessor.</translation>
    </message>
    <message>
        <source>How often each of them learns, each time from other weights and on other data.</source>
        <translation>Wie oft jede von ihnen lernt, jedes Mal aus anderen Gewichten und an anderen Daten.</translation>
    </message>
    <message>
        <source>How often the weights are changed, each time by one batch.</source>
        <translation>Wie oft die Gewichte geändert werden, jedes Mal durch einen Stapel von Beispielen.</translation>
    </message>
    <message>
        <source>Let them learn beside the window. What was done before is not done twice.</source>
        <translation>Sie neben dem Fenster lernen lassen. Was schon berechnet ist, wird nicht noch einmal berechnet.</translation>
    </message>
    <message>
        <source>Lines are of the best rate of each, chosen by these very seeds.</source>
        <translation>Die Linien sind die der besten Lernrate jeder Zelle, gewählt nach eben diesen Startwerten.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Medians of all seeds, from the least to the most. Enter opens one.</source>
        <translation>Mediane aller Startwerte, vom kleinsten bis zum größten. Die Eingabetaste öffnet eines.</translation>
    </message>
    <message>
        <source>Nobody reached the goal from most seeds. Best in the end: {cells} ({measure}: {value}).</source>
        <translation>Keine kam aus den meisten Startwerten ans Ziel. Am Ende am besten: {cells} ({measure}: {value}).</translation>
    </message>
    <message>
        <source>Nobody takes part: tick at least one cell.</source>
        <translation>Niemand nimmt teil: Kreuzen Sie mindestens eine Zelle an.</translation>
    </message>
    <message>
        <source>Numbers such as 0.001 0.003 0.01: each learns at each of them, and its best counts.</source>
        <translation>Zahlen wie 0.001 0.003 0.01: Jede lernt mit jeder von ihnen, und ihre beste zählt.</translation>
    </message>
    <message>
        <source>Open as a lesson</source>
        <translation>Als Lektion öffnen</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>Put the table into the clipboard, as text.</source>
        <translation>Die Tabelle als Text in die Zwischenablage legen.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Rates to try</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>Run the race</source>
        <translation>Wettlauf starten</translation>
    </message>
    <message>
        <source>Save a film of the race</source>
        <translation>Einen Film des Wettlaufs speichern</translation>
    </message>
    <message>
        <source>Save a film…</source>
        <translation>Film speichern …</translation>
    </message>
    <message>
        <source>Save the numbers of the race</source>
        <translation>Die Zahlen des Wettlaufs speichern</translation>
    </message>
    <message>
        <source>Save the numbers…</source>
        <translation>Zahlen speichern …</translation>
    </message>
    <message>
        <source>Save the picture of the race</source>
        <translation>Das Bild des Wettlaufs speichern</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>Tables ({endings})</source>
        <translation>Tabellen ({endings})</translation>
    </message>
    <message>
        <source>The curves as a picture (.png, .svg, .pdf).</source>
        <translation>Die Kurven als Bild (.png, .svg, .pdf).</translation>
    </message>
    <message>
        <source>The losses of all, over each other, once they learn.</source>
        <translation>Die Verluste aller übereinander, sobald sie lernen.</translation>
    </message>
    <message>
        <source>They learn; updates made:</source>
        <translation>Sie lernen; Schritte bisher:</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights of each</source>
        <translation>Gewichte je Zelle</translation>
    </message>
    <message>
        <source>What this cell has learned from this seed, as the open lesson; Undo takes it back.</source>
        <translation>Was diese Zelle aus diesem Startwert gelernt hat, als offene Lektion; Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Which training of the cell that is selected in the table.</source>
        <translation>Welches Training der Zelle, die in der Tabelle gewählt ist.</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Wer teilnimmt</translation>
    </message>
    <message>
        <source>Who takes part, and how it goes</source>
        <translation>Wer teilnimmt und wie es läuft</translation>
    </message>
    <message>
        <source>as in the recipe</source>
        <translation>wie im Rezept</translation>
    </message>
    <message>
        <source>ms an update</source>
        <translation>ms je Schritt</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>{cell}, of this lesson</source>
        <translation>{cell}, aus dieser Lektion</translation>
    </message>
    <message>
        <source>{cell}, seed {seed} broke off: {why}</source>
        <translation>{cell}, Startwert {seed}, brach ab: {why}</translation>
    </message>
    <message>
        <source>{cell}: {median}, from {least} to {most}</source>
        <translation>{cell}: {median}, von {least} bis {most}</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
    <message>
        <source>“{text}” are no rates: give numbers, such as 0.001 0.003 0.01.</source>
        <translation>„{text}“ sind keine Lernraten: Geben Sie Zahlen an, etwa 0.001 0.003 0.01.</translation>
    </message>
</context>
<context>
    <name>Read</name>
    <message>
        <source>A network of {layers} reads {tokens}, one at each step.</source>
        <translation>Ein Netz mit {layers} liest {tokens}, in jedem Schritt eines.</translation>
    </message>
    <message>
        <source>A read-out says, after each token: {outputs}</source>
        <translation>Eine Ausgabeschicht sagt nach jedem Token: {outputs}</translation>
    </message>
    <message>
        <source>Along the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>At {token}</source>
        <translation>Bei {token}</translation>
    </message>
    <message>
        <source>Every number is computed from weights that you can see: click one.</source>
        <translation>Jede Zahl ist aus Gewichten berechnet, die man sehen kann: Klicken Sie eine an.</translation>
    </message>
    <message>
        <source>Go to the token of the next note, when its step is done.</source>
        <translation>Geht zum Token der nächsten Notiz, wenn sein Schritt fertig ist.</translation>
    </message>
    <message>
        <source>Layer {number}: {cell}, {units}</source>
        <translation>Schicht {number}: {cell}, {units}</translation>
    </message>
    <message>
        <source>Next note: {token}</source>
        <translation>Nächste Notiz: {token}</translation>
    </message>
    <message>
        <source>The key that puts this on the stage</source>
        <translation>Die Taste, die dies auf die Bühne bringt</translation>
    </message>
    <message>
        <source>The lesson says more at {tokens}.</source>
        <translation>Mehr sagt die Lektion bei {tokens}.</translation>
    </message>
    <message>
        <source>The signs</source>
        <translation>Die Zeichen</translation>
    </message>
    <message>
        <source>The signs in the cell</source>
        <translation>Die Zeichen in der Zelle</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Was das ist</translation>
    </message>
</context>
<context>
    <name>Recorded</name>
    <message>
        <source>Another lesson is open: nothing is recorded any more.</source>
        <translation>Eine andere Lektion ist geöffnet: Es wird nichts mehr aufgenommen.</translation>
    </message>
    <message>
        <source>Now do it yourself: {edit}.</source>
        <translation>Jetzt Sie: {edit}.</translation>
    </message>
    <message>
        <source>Put the recorded steps into the lesson.</source>
        <translation>Die aufgenommenen Schritte in die Lektion übernehmen.</translation>
    </message>
    <message>
        <source>Recording of a storyline</source>
        <translation>Aufnahme einer Führung</translation>
    </message>
    <message>
        <source>Recording · {steps}</source>
        <translation>Aufnahme · {steps}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>The storyline is in the lesson. It has {steps} now.</source>
        <translation>Die Führung steht in der Lektion. Sie hat jetzt {steps}.</translation>
    </message>
    <message>
        <source>What happens in “{title}”.</source>
        <translation>Was in „{title}“ geschieht.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>A copy of changes that were not saved cannot be read. Set it aside?</source>
        <translation>Eine Kopie nicht gespeicherter Änderungen lässt sich nicht lesen. Beiseitelegen?</translation>
    </message>
    <message>
        <source>A crash would lose what is not saved: no copy can be kept. {why}</source>
        <translation>Ein Absturz würde verlieren, was nicht gespeichert ist: Es lässt sich keine Kopie aufbewahren. {why}</translation>
    </message>
    <message>
        <source>Ask later</source>
        <translation>Später fragen</translation>
    </message>
    <message>
        <source>Gatelight ended before they were saved.</source>
        <translation>Gatelight endete, bevor sie gespeichert waren.</translation>
    </message>
    <message>
        <source>It belongs to {file}, which has been changed since.</source>
        <translation>Sie gehört zu {file}; diese Datei wurde seither geändert.</translation>
    </message>
    <message>
        <source>It belongs to {file}, which is as it was saved last.</source>
        <translation>Sie gehören zu {file}; die Datei ist, wie sie zuletzt gespeichert wurde.</translation>
    </message>
    <message>
        <source>It belongs to {file}, which is not there any more.</source>
        <translation>Sie gehört zu {file}; diese Datei gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It was never saved.</source>
        <translation>Die Lektion wurde nie gespeichert.</translation>
    </message>
    <message>
        <source>It was written {when}.</source>
        <translation>Geschrieben wurde sie {when}.</translation>
    </message>
    <message>
        <source>Nothing is thrown away: it gets another name in {folder}.</source>
        <translation>Es wird nichts weggeworfen: Sie bekommt in {folder} einen anderen Namen.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Recover the changes to “{title}”?</source>
        <translation>Die Änderungen an „{title}“ wiederherstellen?</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitelegen</translation>
    </message>
    <message>
        <source>The last change was made {when}.</source>
        <translation>Zuletzt geändert wurde {when}.</translation>
    </message>
    <message>
        <source>The last change was made {when}: {change}.</source>
        <translation>Die letzte Änderung war {when}: {change}.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>What is not saved is kept for the case of a crash again.</source>
        <translation>Was nicht gespeichert ist, wird für den Fall eines Absturzes wieder aufbewahrt.</translation>
    </message>
    <message>
        <source>on {day} at {time}</source>
        <translation>am {day} um {time}</translation>
    </message>
    <message>
        <source>{problem} You can say where it is now.</source>
        <translation>{problem} Sie können sagen, wo sie jetzt ist.</translation>
    </message>
    <message>
        <source>“{title}” could not be opened in a window of its own: it is offered next time.</source>
        <translation>„{title}“ ließ sich nicht in einem eigenen Fenster öffnen und wird beim nächsten Start wieder angeboten.</translation>
    </message>
    <message>
        <source>“{title}” is offered next time: something is open here that is not saved.</source>
        <translation>„{title}“ wird beim nächsten Mal angeboten: Hier ist etwas offen, das nicht gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>Region</name>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The log is not opened: {file}</source>
        <translation>Das Protokoll wird nicht geöffnet: {file}</translation>
    </message>
    <message>
        <source>Version, system and the last lines of the log are on the clipboard. Nothing was sent.</source>
        <translation>Version, System und die letzten Zeilen des Protokolls sind in der Zwischenablage. Nichts wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>Restart</name>
    <message>
        <source>Exports are being written. Start again when they are done.</source>
        <translation>Es wird noch exportiert. Danach kann neu gestartet werden.</translation>
    </message>
    <message>
        <source>Not started again: the system does not let another program begin.</source>
        <translation>Nicht neu gestartet: Das System lässt kein weiteres Programm beginnen.</translation>
    </message>
    <message>
        <source>Not started again: what is open could not be set aside. {error}</source>
        <translation>Nicht neu gestartet: Was offen ist, konnte nicht beiseitegelegt werden. {error}</translation>
    </message>
    <message>
        <source>What is open is set aside.</source>
        <translation>Was offen ist, wird beiseitegelegt.</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear what is kept of your steps and answers?</source>
        <translation>Löschen, was von Ihren Schritten und Antworten aufgehoben ist?</translation>
    </message>
    <message>
        <source>It is kept on this machine alone. What was saved as a file stays.</source>
        <translation>Es ist nur auf diesem Rechner aufgehoben. Was als Datei gespeichert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Not cleared. {why}</source>
        <translation>Nicht gelöscht. {why}</translation>
    </message>
    <message>
        <source>Not saved. {why}</source>
        <translation>Nicht gespeichert. {why}</translation>
    </message>
    <message>
        <source>Results are a .csv or a .jsonl file.</source>
        <translation>Ergebnisse sind eine .csv- oder eine .jsonl-Datei.</translation>
    </message>
    <message>
        <source>Save my results</source>
        <translation>Meine Ergebnisse speichern</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv);;xAPI statements (*.jsonl)</source>
        <translation>Tabelle für ein Tabellenprogramm (*.csv);;xAPI-Aussagen (*.jsonl)</translation>
    </message>
    <message>
        <source>Your answers are not kept. {why}</source>
        <translation>Ihre Antworten werden nicht aufgehoben. {why}</translation>
    </message>
    <message>
        <source>Your name, if the file is to say it:</source>
        <translation>Ihr Name, falls die Datei ihn nennen soll:</translation>
    </message>
    <message>
        <source>Your results are cleared.</source>
        <translation>Ihre Ergebnisse sind gelöscht.</translation>
    </message>
    <message>
        <source>results</source>
        <translation>ergebnisse</translation>
    </message>
    <message>
        <source>{file} has your answers: {count}. Nothing was sent.</source>
        <translation>{file} enthält Ihre Antworten: {count}. Gesendet wurde nichts.</translation>
    </message>
</context>
<context>
    <name>Returned</name>
    <message>
        <source>Its shape is {first}, for a batch of one.</source>
        <translation>Seine Form ist {first}, bei einem Batch aus einer Folge.</translation>
    </message>
    <message>
        <source>Its shape is {none}; with a batch of one {second}, whatever batch_first says.</source>
        <translation>Seine Form ist {none}; mit einem Batch aus einer Folge {second}, mit batch_first wie ohne.</translation>
    </message>
    <message>
        <source>Its shape is {none}; with a batch of one {second}, with batch_first {first}.</source>
        <translation>Seine Form ist {none}; mit einem Batch aus einer Folge {second}, mit batch_first {first}.</translation>
    </message>
    <message>
        <source>That is merge_mode=concat. Merged into one, its row would be {sum} with sum, {mul} with mul, {ave} with ave.</source>
        <translation>Das ist merge_mode=concat. Zu einem verbunden wäre die Zeile {sum} mit sum, {mul} mit mul und {ave} mit ave.</translation>
    </message>
    <message>
        <source>Tokens that are left out are masked: their rows are 0.</source>
        <translation>Ausgelassene Token sind maskiert: Ihre Zeilen sind 0.</translation>
    </message>
    <message>
        <source>Tokens that are left out are masked: their rows repeat the one before.</source>
        <translation>Ausgelassene Token sind maskiert: Ihre Zeilen wiederholen die davor.</translation>
    </message>
    <message>
        <source>Tokens that are left out have no row: the sequence is packed without them.</source>
        <translation>Ausgelassene Token haben keine Zeile: Die Folge ist ohne sie gepackt.</translation>
    </message>
    <message>
        <source>With merge_mode sum, mul or ave it is {shape}, and stands nowhere here.</source>
        <translation>Mit merge_mode sum, mul oder ave ist es {shape} und steht hier nirgends.</translation>
    </message>
    <message>
        <source>With return_sequences=False, {title} is layer {number}’s {state} at its end.</source>
        <translation>Mit return_sequences=False ist {title} das {state} am Ende von Schicht {number}.</translation>
    </message>
    <message>
        <source>With return_sequences=False, {title} is what both directions end with.</source>
        <translation>Mit return_sequences=False ist {title} das, womit beide Richtungen enden.</translation>
    </message>
    <message>
        <source>batch of one {shape}</source>
        <translation>Batch aus einer {shape}</translation>
    </message>
    <message>
        <source>of several sequences that are read from the end nothing is outlined</source>
        <translation>bei mehreren Folgen, die vom Ende her gelesen werden, ist nichts umrandet</translation>
    </message>
    <message>
        <source>of the last sequence all is left out, so nothing is outlined</source>
        <translation>die letzte Folge ist ganz ausgelassen, also ist nichts umrandet</translation>
    </message>
    <message>
        <source>outlined: what {framework} returns</source>
        <translation>umrandet: was {framework} zurückgibt</translation>
    </message>
    <message>
        <source>outlined: what {framework} returns of the last sequence</source>
        <translation>umrandet: was {framework} von der letzten Folge zurückgibt</translation>
    </message>
    <message>
        <source>{framework} has no layer of these equations</source>
        <translation>{framework} hat keine Schicht mit diesen Gleichungen</translation>
    </message>
    <message>
        <source>{part} is layer {number}’s {state} after the last token that is read.</source>
        <translation>{part} ist das {state} von Schicht {number} nach dem letzten gelesenen Token.</translation>
    </message>
    <message>
        <source>{part} is layer {number}’s {state} after the last token.</source>
        <translation>{part} ist das {state} von Schicht {number} nach dem letzten Token.</translation>
    </message>
    <message>
        <source>{part} is {state} of layer {number}’s direction from the end: it ends at the first token it reads.</source>
        <translation>{part} ist das {state} der Richtung von Schicht {number}, die am Ende beginnt: Sie endet beim ersten Token, das sie liest.</translation>
    </message>
    <message>
        <source>{part} is {state} of layer {number}’s direction from the end: it ends at the first token.</source>
        <translation>{part} ist das {state} der Richtung von Schicht {number}, die am Ende beginnt: Sie endet beim ersten Token.</translation>
    </message>
    <message>
        <source>{row} is layer {number}’s {state} after this token.</source>
        <translation>{row} ist das {state} von Schicht {number} nach diesem Token.</translation>
    </message>
    <message>
        <source>{row} is {state} of layer {number}’s direction from the end after this token.</source>
        <translation>{row} ist nach diesem Token das {state} der Richtung von Schicht {number}, die am Ende beginnt.</translation>
    </message>
    <message>
        <source>{title} has a row for each layer and direction: {state} where it ends.</source>
        <translation>{title} hat für jede Schicht und Richtung eine Zeile: das {state}, mit dem sie endet.</translation>
    </message>
    <message>
        <source>{title} has {state} of both directions of layer {number} side by side.</source>
        <translation>{title} hat das {state} beider Richtungen von Schicht {number} nebeneinander.</translation>
    </message>
    <message>
        <source>{title} is layer {number}’s {state} after each token.</source>
        <translation>{title} ist das {state} von Schicht {number} nach jedem Token.</translation>
    </message>
    <message>
        <source>{title} is layer {number}’s {state}, from the last token to the first.</source>
        <translation>{title} ist das {state} von Schicht {number}, vom letzten Token zum ersten.</translation>
    </message>
    <message>
        <source>{way} is the same.</source>
        <translation>Dasselbe steht in {way}.</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Tokens and beats</source>
        <translation>Token und Takte</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>A click shows the place above; Enter or a double click goes there.</source>
        <translation>Ein Klick zeigt die Stelle oben; die Eingabetaste oder ein Doppelklick führt dorthin.</translation>
    </message>
    <message>
        <source>A layer reads from the end: no passage can begin with what it had read by then.</source>
        <translation>Eine Schicht liest vom Ende her: Kein Ausschnitt kann mit dem beginnen, was sie bis dahin gelesen hatte.</translation>
    </message>
    <message>
        <source>A text file in UTF-8 with up to a million tokens.</source>
        <translation>Eine Textdatei in UTF-8 mit bis zu einer Million Token.</translation>
    </message>
    <message>
        <source>A text to search</source>
        <translation>Ein Text zum Durchsuchen</translation>
    </message>
    <message>
        <source>A unit is on where its value is beyond this.</source>
        <translation>Eine Einheit ist an, wo ihr Wert jenseits davon liegt.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Choose a text…</source>
        <translation>Text wählen…</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>Curves: the cosine of all numbers of the units with those over the span.</source>
        <translation>Verläufe: der Kosinus aller Zahlen der Einheiten mit denen über der Stelle.</translation>
    </message>
    <message>
        <source>Enter goes to the next place at which this stands.</source>
        <translation>Die Eingabetaste führt zur nächsten Stelle, an der das steht.</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text finden</translation>
    </message>
    <message>
        <source>Find where else the units do what they do over the span.</source>
        <translation>Finden, wo die Einheiten sonst noch tun, was sie an der Stelle tun.</translation>
    </message>
    <message>
        <source>From token</source>
        <translation>Ab Token</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Hits, at most</source>
        <translation>Treffer, höchstens</translation>
    </message>
    <message>
        <source>How many places are shown, the best first.</source>
        <translation>Wie viele Stellen gezeigt werden, die besten zuerst.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Names or numbers of units, counted from 1, with commas between.</source>
        <translation>Namen oder Nummern von Einheiten, gezählt ab 1, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>No unit’s {quantity} stays beyond {threshold} over the whole span.</source>
        <translation>Bei keiner Einheit bleibt „{quantity}“ an der ganzen Stelle jenseits von {threshold}.</translation>
    </message>
    <message>
        <source>On: the values of a unit stay beyond the threshold, on its side of zero.</source>
        <translation>An: Die Werte einer Einheit bleiben jenseits der Schwelle, auf ihrer Seite der Null.</translation>
    </message>
    <message>
        <source>Open the passage around the hit: it begins with the states the network had there.</source>
        <translation>Den Ausschnitt um den Treffer öffnen: Er beginnt mit den Zuständen, die das Netz dort hatte.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite davor</translation>
    </message>
    <message>
        <source>Page of the text</source>
        <translation>Seite des Textes</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Places are being compared:</source>
        <translation>Stellen werden verglichen:</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation>Text lesen</translation>
    </message>
    <message>
        <source>Run the network over the text, beside the window.</source>
        <translation>Das Netz über den Text laufen lassen, neben dem Fenster her.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select a span in the text.</source>
        <translation>Markieren Sie eine Stelle im Text.</translation>
    </message>
    <message>
        <source>Show the tokens before this page.</source>
        <translation>Die Token vor dieser Seite zeigen.</translation>
    </message>
    <message>
        <source>Show the tokens behind this page.</source>
        <translation>Die Token nach dieser Seite zeigen.</translation>
    </message>
    <message>
        <source>Take the text that was copied.</source>
        <translation>Den kopierten Text nehmen.</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md *.csv *.log);;All files (*)</source>
        <translation>Texte (*.txt *.md *.csv *.log);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>That does not stand in the text.</source>
        <translation>Das steht nicht im Text.</translation>
    </message>
    <message>
        <source>The copied text</source>
        <translation>Der kopierte Text</translation>
    </message>
    <message>
        <source>The layer whose units are looked at; another is read anew.</source>
        <translation>Die Schicht, deren Einheiten betrachtet werden; eine andere wird neu gelesen.</translation>
    </message>
    <message>
        <source>The network reads the text:</source>
        <translation>Das Netz liest den Text:</translation>
    </message>
    <message>
        <source>The network was changed: read the text again</source>
        <translation>Das Netz wurde geändert: Text erneut lesen</translation>
    </message>
    <message>
        <source>The passage is being opened …</source>
        <translation>Der Ausschnitt wird geöffnet …</translation>
    </message>
    <message>
        <source>The text is being opened …</source>
        <translation>Der Text wird geöffnet …</translation>
    </message>
    <message>
        <source>The text is shown here. Select a span of it.</source>
        <translation>Hier steht der Text. Markieren Sie darin eine Stelle.</translation>
    </message>
    <message>
        <source>The text was read. Select a span of it, and search.</source>
        <translation>Der Text ist gelesen. Markieren Sie eine Stelle und suchen Sie.</translation>
    </message>
    <message>
        <source>The text was read; its states are on the disk until this is closed. Select a span.</source>
        <translation>Der Text ist gelesen; die Zustände liegen auf der Platte, bis dieses Fenster geschlossen wird. Markieren Sie eine Stelle.</translation>
    </message>
    <message>
        <source>The token with which the page below begins.</source>
        <translation>Das Token, mit dem die Seite unten beginnt.</translation>
    </message>
    <message>
        <source>There are no other places.</source>
        <translation>Es gibt keine weiteren Stellen.</translation>
    </message>
    <message>
        <source>These are {units} units; {most} at most are looked for at once.</source>
        <translation>Das sind {units} Einheiten; gesucht werden höchstens {most} zugleich.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens {first} to {last} of {name}. States begin as they were there.</source>
        <translation>Token {first} bis {last} von {name}. Die Zustände beginnen, wie sie dort waren.</translation>
    </message>
    <message>
        <source>Tokens {first} to {last}: {text}</source>
        <translation>Token {first} bis {last}: {text}</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Units on</source>
        <translation>Einheiten an</translation>
    </message>
    <message>
        <source>What counts as the same</source>
        <translation>Was als dasselbe gilt</translation>
    </message>
    <message>
        <source>What is selected here is looked for; hits are shaded.</source>
        <translation>Was hier markiert ist, wird gesucht; Treffer sind hinterlegt.</translation>
    </message>
    <message>
        <source>What of the units is kept of the text; another is read anew.</source>
        <translation>Was von den Einheiten über den Text behalten wird; etwas anderes wird neu gelesen.</translation>
    </message>
    <message>
        <source>those on over the span, or such as 3, 7–9</source>
        <translation>die dort an sind, oder z. B. 3, 7–9</translation>
    </message>
    <message>
        <source>{hits} places, those with the most similar curves of {quantity} first.</source>
        <translation>{hits} Stellen; die mit den ähnlichsten Verläufen von {quantity} zuerst.</translation>
    </message>
    <message>
        <source>{hits} places: how many of the units stay on, {quantity} beyond {threshold}, is their score.</source>
        <translation>{hits} Stellen. Ihr Wert: wie viele der Einheiten an bleiben, {quantity} jenseits von {threshold}.</translation>
    </message>
    <message>
        <source>{name}: {count} tokens.</source>
        <translation>{name}: {count} Token.</translation>
    </message>
    <message>
        <source>{told} Unknown to the network, entering as zeros or as all unknown ones do: {tokens}</source>
        <translation>{told} Dem Netz unbekannt, sie gehen als Nullen ein oder wie alle unbekannten: {tokens}</translation>
    </message>
    <message>
        <source>“{text}” names no unit; there are {count}, counted from 1.</source>
        <translation>„{text}“ nennt keine Einheit; es gibt {count}, gezählt ab 1.</translation>
    </message>
</context>
<context>
    <name>Sequence</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>A comma here may be a decimal sign or not. What is meant?</source>
        <translation>Ein Komma kann hier ein Dezimalzeichen sein oder auch nicht. Was ist gemeint?</translation>
    </message>
    <message>
        <source>A vector for each</source>
        <translation>Jedem einen Vektor</translation>
    </message>
    <message>
        <source>Add a sequence</source>
        <translation>Folge hinzufügen</translation>
    </message>
    <message>
        <source>Add a sequence that begins anew…</source>
        <translation>Folge hinzufügen, die von vorn beginnt …</translation>
    </message>
    <message>
        <source>Add a sequence that goes on…</source>
        <translation>Folge hinzufügen, die anknüpft …</translation>
    </message>
    <message>
        <source>All of them: “{sequence}”</source>
        <translation>Alle: „{sequence}“</translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation>Ein anderes …</translation>
    </message>
    <message>
        <source>Another sequence begins anew with it.</source>
        <translation>Damit beginnt eine weitere Folge von vorn.</translation>
    </message>
    <message>
        <source>Another sequence begins with it and goes on.</source>
        <translation>Damit beginnt eine weitere Folge und knüpft an.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Before {token}</source>
        <translation>Vor {token}</translation>
    </message>
    <message>
        <source>Behind the last token, with the states before the first:</source>
        <translation>Hinter dem letzten Token, mit den Zuständen vor dem ersten:</translation>
    </message>
    <message>
        <source>Behind the last token, with the states that it left:</source>
        <translation>Hinter dem letzten Token, mit den Zuständen, die es hinterlassen hat:</translation>
    </message>
    <message>
        <source>Change a token</source>
        <translation>Ein Token ändern</translation>
    </message>
    <message>
        <source>Change {token}…</source>
        <translation>{token} ändern …</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Each token has a vector of its own now, drawn from its spelling.</source>
        <translation>Jedes Token hat jetzt einen eigenen Vektor, aus seiner Schreibweise gezogen.</translation>
    </message>
    <message>
        <source>Give a meaning</source>
        <translation>Bedeutung geben</translation>
    </message>
    <message>
        <source>Give a token the vector of a known one: it then means the same to the network.</source>
        <translation>Einem Token den Vektor eines bekannten geben: Dann bedeutet es für das Netz dasselbe.</translation>
    </message>
    <message>
        <source>Give each unknown token a vector of its own, drawn from its spelling. Weights that were set by hand know nothing of it: what they make of it is chance.</source>
        <translation>Jedem unbekannten Token einen eigenen Vektor geben, aus seiner Schreibweise gezogen. Von Hand gesetzte Gewichte wissen nichts davon: Was sie daraus machen, ist Zufall.</translation>
    </message>
    <message>
        <source>Hollow: {token} is not in this network’s table. It enters as any unknown token does.</source>
        <translation>Hohl: {token} steht nicht in der Tabelle dieses Netzes. Es geht ein wie jedes unbekannte Token.</translation>
    </message>
    <message>
        <source>In place of {token}</source>
        <translation>Anstelle von {token}</translation>
    </message>
    <message>
        <source>No token is known;</source>
        <translation>Kein Token ist bekannt;</translation>
    </message>
    <message>
        <source>Not known here: {names}.</source>
        <translation>Hier unbekannt: {names}.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>One row a step: 1 0 2; 0 1 1</source>
        <translation>Eine Zeile je Schritt: 1 0 2; 0 1 1</translation>
    </message>
    <message>
        <source>Put a token in</source>
        <translation>Ein Token einfügen</translation>
    </message>
    <message>
        <source>Put a token in before it…</source>
        <translation>Ein Token davor einfügen …</translation>
    </message>
    <message>
        <source>Put another sequence behind the last token</source>
        <translation>Eine weitere Folge hinter das letzte Token setzen</translation>
    </message>
    <message>
        <source>Read as {rows}</source>
        <translation>Lesen als {rows}</translation>
    </message>
    <message>
        <source>Read tokens that the table has a vector for: all of them, or one in place of another.</source>
        <translation>Token lesen, für die die Tabelle einen Vektor hat: alle, oder eines anstelle eines anderen.</translation>
    </message>
    <message>
        <source>Run the network on what is typed (Enter)</source>
        <translation>Das Netz auf dem Getippten laufen lassen (Eingabe)</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>Steps: {steps} · numbers in each: {width}</source>
        <translation>Schritte: {steps} · Zahlen in jedem: {width}</translation>
    </message>
    <message>
        <source>Take {token} out</source>
        <translation>{token} herausnehmen</translation>
    </message>
    <message>
        <source>The weights were set by hand for {names}: what they make of the others is chance.</source>
        <translation>Die Gewichte sind von Hand für {names} gesetzt: Was sie aus den anderen machen, ist Zufall.</translation>
    </message>
    <message>
        <source>These tokens come as vectors of another size: random weights have replaced those set by hand in layer {layers}. Undo brings them back.</source>
        <translation>Diese Token kommen als Vektoren anderer Größe: Zufällige Gewichte haben die von Hand gesetzten in Schicht {layers} ersetzt. Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>They are not in the model&apos;s vocabulary, and enter as zeros.</source>
        <translation>Sie stehen nicht im Vokabular des Modells und gehen als Nullen ein.</translation>
    </message>
    <message>
        <source>They enter as the vector that the model has for all unknown tokens.</source>
        <translation>Sie gehen als der Vektor ein, den das Modell für alle unbekannten Tokens hat.</translation>
    </message>
    <message>
        <source>This network knows {names};</source>
        <translation>Dieses Netz kennt {names};</translation>
    </message>
    <message>
        <source>Token {number} of {count}: {token}</source>
        <translation>Token {number} von {count}: {token}</translation>
    </message>
    <message>
        <source>Token {number} of {count}: {token}, left out: states pass through</source>
        <translation>Token {number} von {count}: {token}, ausgelassen: Zustände gehen hindurch</translation>
    </message>
    <message>
        <source>Token {number} of {count}: {token}, masked: nothing of it enters</source>
        <translation>Token {number} von {count}: {token}, maskiert: nichts davon kommt hinein</translation>
    </message>
    <message>
        <source>Tokens are</source>
        <translation>Token sind</translation>
    </message>
    <message>
        <source>Tokens of the sequence</source>
        <translation>Token der Folge</translation>
    </message>
    <message>
        <source>Type a sentence, then press Enter</source>
        <translation>Einen Satz tippen, dann die Eingabetaste drücken</translation>
    </message>
    <message>
        <source>Type a text, then press Enter</source>
        <translation>Einen Text tippen, dann die Eingabetaste drücken</translation>
    </message>
    <message>
        <source>Use known tokens</source>
        <translation>Bekannte nehmen</translation>
    </message>
    <message>
        <source>What a token is: a word, a character, or a vector that you type yourself.</source>
        <translation>Was ein Token ist: ein Wort, ein Zeichen oder ein Vektor, den Sie selbst tippen.</translation>
    </message>
    <message>
        <source>What the network reads. Type something else and press Enter: it runs at once.</source>
        <translation>Was das Netz liest. Tippen Sie etwas anderes und drücken Sie die Eingabetaste: Es läuft sofort.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>all others enter as one and the same vector.</source>
        <translation>alle anderen gehen als ein und derselbe Vektor ein.</translation>
    </message>
    <message>
        <source>all others enter as zeros.</source>
        <translation>alle anderen gehen als Nullen ein.</translation>
    </message>
    <message>
        <source>between them: {between}</source>
        <translation>dazwischen: {between}</translation>
    </message>
    <message>
        <source>columns: {names}</source>
        <translation>Spalten: {names}</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>Kommas</translation>
    </message>
    <message>
        <source>decimal sign: {sign}</source>
        <translation>Dezimalzeichen: {sign}</translation>
    </message>
    <message>
        <source>labels: {names}</source>
        <translation>Beschriftungen: {names}</translation>
    </message>
    <message>
        <source>of all others only the constant {values} enters.</source>
        <translation>von allen anderen geht nur die Konstante {values} ein.</translation>
    </message>
    <message>
        <source>of all others only the constants {values} enter.</source>
        <translation>von allen anderen gehen nur die Konstanten {values} ein.</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>Strichpunkte</translation>
    </message>
    <message>
        <source>spaces</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>thousands: ,</source>
        <translation>Tausender: ,</translation>
    </message>
    <message>
        <source>{new} in place of {old}</source>
        <translation>{new} anstelle von {old}</translation>
    </message>
    <message>
        <source>{place}, a row such as 1 0 2:</source>
        <translation>{place}, eine Zeile wie 1 0 2:</translation>
    </message>
    <message>
        <source>{token} means the same as</source>
        <translation>{token} bedeutet dasselbe wie</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>change by the token</source>
        <translation>Änderung ohne das Token</translation>
    </message>
    <message>
        <source>half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>half-life if the gate stays</source>
        <translation>Halbwertszeit, wenn das Gate so bleibt</translation>
    </message>
    <message>
        <source>half-life while open</source>
        <translation>Halbwertszeit, solange das Gate offen ist</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>share from before the run</source>
        <translation>Anteil von vor dem Lauf</translation>
    </message>
    <message>
        <source>token {number} {token}</source>
        <translation>Token {number} {token}</translation>
    </message>
    <message>
        <source>tokens until half is gone</source>
        <translation>Token, bis die Hälfte weg ist</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>What the signs mean</source>
        <translation>Was die Zeichen bedeuten</translation>
    </message>
    <message>
        <source>a gate: full is open</source>
        <translation>ein Gate: voll ist offen</translation>
    </message>
    <message>
        <source>added at +</source>
        <translation>am + hinzugefügt</translation>
    </message>
    <message>
        <source>forgotten at ×</source>
        <translation>am × vergessen</translation>
    </message>
    <message>
        <source>fuller: larger; ±</source>
        <translation>voller: größer; ±</translation>
    </message>
    <message>
        <source>gradient: thick is much</source>
        <translation>Gradient: dick ist viel</translation>
    </message>
    <message>
        <source>lost at ×</source>
        <translation>bei × verloren</translation>
    </message>
    <message>
        <source>memory: thick is much</source>
        <translation>Gedächtnis: dick ist viel</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>not used in this beat</source>
        <translation>hier nicht gebraucht</translation>
    </message>
    <message>
        <source>nothing back yet</source>
        <translation>noch nichts zurück</translation>
    </message>
    <message>
        <source>would raise it, lower it</source>
        <translation>würde es heben, senken</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>about</source>
        <translation>ungefähr</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>colon</source>
        <translation>Doppelpunkt</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>Ableitung</translation>
    </message>
    <message>
        <source>difference of</source>
        <translation>Differenz von</translation>
    </message>
    <message>
        <source>end of the line</source>
        <translation>Zeilenende</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>exclamation mark</source>
        <translation>Ausrufezeichen</translation>
    </message>
    <message>
        <source>full stop</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>minus</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>over</source>
        <translation>durch</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>plus or minus</source>
        <translation>plus oder minus</translation>
    </message>
    <message>
        <source>question mark</source>
        <translation>Fragezeichen</translation>
    </message>
    <message>
        <source>root of</source>
        <translation>Wurzel aus</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>size of {quantity}</source>
        <translation>Größe von {quantity}</translation>
    </message>
    <message>
        <source>sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>sum of</source>
        <translation>Summe von</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>ten to the {power}</source>
        <translation>zehn hoch {power}</translation>
    </message>
    <message>
        <source>tilde</source>
        <translation>Tilde</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>to</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>to the {power}</source>
        <translation>hoch {power}</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Computing …</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>Copy {quantity} as {writing}</source>
        <translation>{quantity} kopieren als {writing}</translation>
    </message>
    <message>
        <source>Copy {tensor} as {writing}</source>
        <translation>{tensor} kopieren als {writing}</translation>
    </message>
    <message>
        <source>Look into the unit’s arithmetic</source>
        <translation>In die Rechnung der Einheit sehen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Scroll the picture to the side</source>
        <translation>Das Bild zur Seite schieben</translation>
    </message>
    <message>
        <source>Scroll the picture up and down</source>
        <translation>Das Bild auf und ab schieben</translation>
    </message>
    <message>
        <source>Token {number} of {count}, “{token}”, {beat}</source>
        <translation>Token {number} von {count}, „{token}“, {beat}</translation>
    </message>
    <message>
        <source>{length} · or {key} step by step</source>
        <translation>{length} · oder {key} Schritt für Schritt</translation>
    </message>
    <message>
        <source>{number}: {value}</source>
        <translation>{number}: {value}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Begin</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Begin with this page, or at once with the first lesson.</source>
        <translation>Mit dieser Seite beginnen oder gleich mit der ersten Lektion.</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>Darüber hinaus</translation>
    </message>
    <message>
        <source>By itself it stands after five seconds.</source>
        <translation>Von selbst steht es nach fünf Sekunden still.</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>Close this page (Esc). Ctrl+Home brings it back.</source>
        <translation>Diese Seite schließen (Esc). Strg+Pos1 bringt sie zurück.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Go on with “{title}”</source>
        <translation>Weiter mit „{title}“</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Let the picture move</source>
        <translation>Das Bild weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>Gedächtnis über die Zeit</translation>
    </message>
    <message>
        <source>More lessons</source>
        <translation>Weitere Lektionen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Eine Datei öffnen …</translation>
    </message>
    <message>
        <source>Open a lesson file of your own. A file can also be dropped on the window.</source>
        <translation>Eine eigene Lektionsdatei öffnen. Eine Datei lässt sich auch auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Open last time:</source>
        <translation>Zuletzt offen:</translation>
    </message>
    <message>
        <source>Show this page at the start</source>
        <translation>Diese Seite beim Start zeigen</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier beginnen</translation>
    </message>
    <message>
        <source>Start here: {title}</source>
        <translation>Hier beginnen: {title}</translation>
    </message>
    <message>
        <source>Stop the picture</source>
        <translation>Das Bild anhalten</translation>
    </message>
    <message>
        <source>Watch recurrent networks remember, with every number true.</source>
        <translation>Rekurrenten Netzen beim Erinnern zusehen – jede Zahl ist echt.</translation>
    </message>
    <message>
        <source>nothing to know before</source>
        <translation>ohne Vorkenntnisse</translation>
    </message>
    <message>
        <source>or press Enter</source>
        <translation>oder Eingabetaste</translation>
    </message>
    <message>
        <source>questions answered: {count}, of the points {share}</source>
        <translation>beantwortete Fragen: {count}, von den Punkten {share}</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} Schichten</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{file} in {folder}</source>
        <translation>{file} in {folder}</translation>
    </message>
    <message>
        <source>{seen} / {steps}</source>
        <translation>{seen} / {steps}</translation>
    </message>
    <message>
        <source>{seen} of {steps} steps seen</source>
        <translation>{seen} von {steps} Schritten gesehen</translation>
    </message>
</context>
<context>
    <name>Stored</name>
    <message>
        <source>no framework has a layer of these equations</source>
        <translation>kein Framework hat eine Schicht mit diesen Gleichungen</translation>
    </message>
    <message>
        <source>{weight} of {unit}, what {entry} counts for it: {places}</source>
        <translation>{weight} von {unit}, womit {entry} dort zählt: {places}</translation>
    </message>
    <message>
        <source>{weight} of {unit}: {places}</source>
        <translation>{weight} von {unit}: {places}</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Afterwards {memory}.</source>
        <translation>Danach {memory}.</translation>
    </message>
    <message>
        <source>Layer {number}.</source>
        <translation>Schicht {number}.</translation>
    </message>
    <message>
        <source>Token {number} of {count}: {token}</source>
        <translation>Token {number} von {count}: {token}</translation>
    </message>
    <message>
        <source>layer {number} ({cell}, units: {units})</source>
        <translation>Schicht {number} ({cell}, Einheiten: {units})</translation>
    </message>
    <message>
        <source>{count} tokens are read one after the other by {layers}.</source>
        <translation>{count} Token werden nacheinander gelesen, von {layers}.</translation>
    </message>
</context>
<context>
    <name>Storyline</name>
    <message>
        <source>Add</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add what the window shows.</source>
        <translation>Hinzufügen, was das Fenster zeigt.</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>Antwort {number}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Fragt</translation>
    </message>
    <message>
        <source>At the next cue</source>
        <translation>Am Haltepunkt</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Here …</source>
        <translation>Hier …</translation>
    </message>
    <message>
        <source>Hide for class</source>
        <translation>Im Unterricht verbergen</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Keep what was changed before</source>
        <translation>Änderungen davor behalten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Sprache der Texte</translation>
    </message>
    <message>
        <source>Last token</source>
        <translation>Letztes Token</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Let the guide lead from this step on.</source>
        <translation>Die Führung ab diesem Schritt beginnen.</translation>
    </message>
    <message>
        <source>Lock for class</source>
        <translation>Im Unterricht sperren</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Move the step down (Alt+Down).</source>
        <translation>Den Schritt nach unten schieben (Alt+Runter).</translation>
    </message>
    <message>
        <source>Move the step up (Alt+Up).</source>
        <translation>Den Schritt nach oben schieben (Alt+Hoch).</translation>
    </message>
    <message>
        <source>No steps yet: add one, or record what you do.</source>
        <translation>Noch keine Schritte: Fügen Sie einen hinzu, oder nehmen Sie auf, was Sie tun.</translation>
    </message>
    <message>
        <source>Notes for the speaker</source>
        <translation>Notizen für den Vortrag</translation>
    </message>
    <message>
        <source>Parts of the lesson, or commands:</source>
        <translation>Teile der Lektion, oder Befehle:</translation>
    </message>
    <message>
        <source>Parts of the window:</source>
        <translation>Teile des Fensters:</translation>
    </message>
    <message>
        <source>Pinned units</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <source>Put the same step behind it.</source>
        <translation>Denselben Schritt dahinter setzen.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Quantity of charts</source>
        <translation>Größe der Diagramme</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Right within</source>
        <translation>Richtig bis</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Storyline</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Take from the window</source>
        <translation>Vom Fenster übernehmen</translation>
    </message>
    <message>
        <source>Take the step out.</source>
        <translation>Den Schritt herausnehmen.</translation>
    </message>
    <message>
        <source>Texts are edited in this language. Type a key such as fr for another one.</source>
        <translation>Texte werden in dieser Sprache bearbeitet. Tippen Sie ein Kürzel wie fr für eine andere.</translation>
    </message>
    <message>
        <source>The step shows what the window shows now.</source>
        <translation>Der Schritt zeigt, was das Fenster jetzt zeigt.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To know before</source>
        <translation>Vorher zu wissen</translation>
    </message>
    <message>
        <source>To try</source>
        <translation>Zum Probieren</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>What a press sets</source>
        <translation>Was ein Druck setzt</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Gefragt wird</translation>
    </message>
    <message>
        <source>What you wrote is not in the lesson: something is wrong with it.</source>
        <translation>Was Sie geschrieben haben, steht nicht in der Lektion: Etwas stimmt damit nicht.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Write down what you do in the window as steps.</source>
        <translation>Was Sie im Fenster tun, als Schritte aufschreiben.</translation>
    </message>
    <message>
        <source>as the step before</source>
        <translation>wie der Schritt davor</translation>
    </message>
    <message>
        <source>beat {beat}</source>
        <translation>Takt {beat}</translation>
    </message>
    <message>
        <source>choose an answer</source>
        <translation>eine Antwort wählen</translation>
    </message>
    <message>
        <source>drawn from a number</source>
        <translation>aus einer Nummer gezogen</translation>
    </message>
    <message>
        <source>end of the token</source>
        <translation>Ende des Tokens</translation>
    </message>
    <message>
        <source>for nothing</source>
        <translation>auf nichts</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>once {quantity} is computed</source>
        <translation>sobald {quantity} berechnet ist</translation>
    </message>
    <message>
        <source>predict a number</source>
        <translation>eine Zahl vorhersagen</translation>
    </message>
    <message>
        <source>put tokens in order</source>
        <translation>Token ordnen</translation>
    </message>
    <message>
        <source>right if</source>
        <translation>richtig, wenn</translation>
    </message>
    <message>
        <source>sketch a line</source>
        <translation>eine Linie skizzieren</translation>
    </message>
    <message>
        <source>start of the token</source>
        <translation>Anfang des Tokens</translation>
    </message>
    <message>
        <source>until a condition holds</source>
        <translation>bis eine Bedingung gilt</translation>
    </message>
    <message>
        <source>until a token is reached</source>
        <translation>bis ein Token erreicht ist</translation>
    </message>
    <message>
        <source>until a unit is selected</source>
        <translation>bis eine Einheit ausgewählt ist</translation>
    </message>
    <message>
        <source>until a view is open</source>
        <translation>bis eine Ansicht offen ist</translation>
    </message>
    <message>
        <source>until something is changed</source>
        <translation>bis etwas geändert wird</translation>
    </message>
    <message>
        <source>what is forgotten</source>
        <translation>was vergessen wird</translation>
    </message>
    <message>
        <source>what the layer remembers</source>
        <translation>was die Schicht behält</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>cell state</source>
        <translation>Zellzustand</translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation>Forget-Gate</translation>
    </message>
    <message>
        <source>hidden state</source>
        <translation>verborgener Zustand</translation>
    </message>
    <message>
        <source>hidden state after the reset</source>
        <translation>verborgener Zustand nach dem Reset</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>input gate</source>
        <translation>Input-Gate</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>not computed: the step is left out</source>
        <translation>nicht berechnet: der Schritt ist ausgelassen</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>Zahl {number}</translation>
    </message>
    <message>
        <source>output gate</source>
        <translation>Output-Gate</translation>
    </message>
    <message>
        <source>read-out</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>recurrent part after the reset</source>
        <translation>rekurrenter Teil nach dem Reset</translation>
    </message>
    <message>
        <source>reset gate</source>
        <translation>Reset-Gate</translation>
    </message>
    <message>
        <source>share replaced</source>
        <translation>ersetzter Anteil</translation>
    </message>
    <message>
        <source>sum that goes into the {gate}</source>
        <translation>Summe für: {gate}</translation>
    </message>
    <message>
        <source>tanh of the {state}</source>
        <translation>tanh von: {state}</translation>
    </message>
    <message>
        <source>update gate</source>
        <translation>Update-Gate</translation>
    </message>
    <message>
        <source>{gate} (keeps)</source>
        <translation>{gate} (behält)</translation>
    </message>
    <message>
        <source>{gate} (replaces)</source>
        <translation>{gate} (ersetzt)</translation>
    </message>
    <message>
        <source>{state} before this step</source>
        <translation>{state} vor diesem Schritt</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>A sine of a pitch, phase and size of its own, or a sum of several (waves): at each step, its next number.</source>
        <translation>Ein Sinus mit eigener Tonhöhe, Phase und Größe, oder eine Summe von mehreren (waves): bei jedem Schritt seine nächste Zahl.</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>Addieren</translation>
    </message>
    <message>
        <source>Among other letters stand two that are X or Y. At the end: which were they, in which order?</source>
        <translation>Unter anderen Buchstaben stehen zwei, die X oder Y sind. Am Ende: Welche waren es, in welcher Reihenfolge?</translation>
    </message>
    <message>
        <source>Brackets</source>
        <translation>Klammern</translation>
    </message>
    <message>
        <source>Brackets that open and close as they should; at each step: which is the innermost one that is open?</source>
        <translation>Klammern, die richtig auf- und zugehen; bei jedem Schritt: Welche ist die innerste offene?</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>Embedded Reber grammar</source>
        <translation>Eingebettete Reber-Grammatik</translation>
    </message>
    <message>
        <source>Latch</source>
        <translation>Merker</translation>
    </message>
    <message>
        <source>Letters at random; at each step, say the one of lag steps before.</source>
        <translation>Zufällige Buchstaben; bei jedem Schritt ist der von vor lag Schritten zu sagen.</translation>
    </message>
    <message>
        <source>Numbers from 0 to 1, two of them marked. At the end: their sum. Always answering 1 has an error of 1/6.</source>
        <translation>Zahlen von 0 bis 1, zwei davon markiert. Am Ende: ihre Summe. Immer 1 zu antworten, hat einen Fehler von 1/6.</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Parität</translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation>Pronomen</translation>
    </message>
    <message>
        <source>Sine and other curves</source>
        <translation>Sinus und andere Kurven</translation>
    </message>
    <message>
        <source>Some a, then as many b, then as many c, then the end. From the first b on, what comes next can be known.</source>
        <translation>Einige a, dann ebenso viele b, dann ebenso viele c, dann das Ende. Vom ersten b an lässt sich wissen, was als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Some a, then as many b, then the end. From the first b on, what comes next can be known.</source>
        <translation>Einige a, dann ebenso viele b, dann das Ende. Vom ersten b an lässt sich wissen, was als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Strings of a small grammar whose second symbol, T or P, comes again at the end: which symbols may come next?</source>
        <translation>Folgen einer kleinen Grammatik, deren zweites Symbol, T oder P, am Ende wiederkommt: Welche Symbole dürfen als Nächstes kommen?</translation>
    </message>
    <message>
        <source>Temporal order</source>
        <translation>Zeitliche Ordnung</translation>
    </message>
    <message>
        <source>Ten letters, a pause of T, then a sign to begin: say the ten in their order. Always answering the blank, and any letter at the end, has a loss of 10 ln 8 / (T + 20).</source>
        <translation>Zehn Buchstaben, eine Pause von T, dann ein Zeichen zum Beginnen: die zehn in ihrer Reihenfolge sagen. Immer die Pause zu antworten und am Ende irgendeinen Buchstaben, hat einen Verlust von 10 ln 8 / (T + 20).</translation>
    </message>
    <message>
        <source>Texts of a small grammar: the next word. She, he, her, him, his, girl, boy, woman and man must go with the last name, which may stand sentences back.</source>
        <translation>Texte einer kleinen Grammatik: das nächste Wort. She, he, her, him, his, girl, boy, woman und man müssen zum letzten Namen passen, der Sätze zurückliegen kann.</translation>
    </message>
    <message>
        <source>The first number is +1 or −1, then comes noise. At the end: which was it?</source>
        <translation>Die erste Zahl ist +1 oder −1, dann kommt Rauschen. Am Ende: Welche war es?</translation>
    </message>
    <message>
        <source>The next character of a text of your own; its last tenth is held out.</source>
        <translation>Das nächste Zeichen eines eigenen Textes; dessen letztes Zehntel wird zurückgehalten.</translation>
    </message>
    <message>
        <source>Zeros and ones; at each step: is the number of ones so far even or odd? Learned on lengths of 1 to T.</source>
        <translation>Nullen und Einsen; bei jedem Schritt: Ist die Zahl der bisherigen Einsen gerade oder ungerade? Gelernt an Längen von 1 bis T.</translation>
    </message>
    <message>
        <source>a without b</source>
        <translation>a ohne b</translation>
    </message>
    <message>
        <source>aⁿbⁿ</source>
        <translation>aⁿbⁿ</translation>
    </message>
    <message>
        <source>aⁿbⁿcⁿ</source>
        <translation>aⁿbⁿcⁿ</translation>
    </message>
    <message>
        <source>bits a character on the held-out part</source>
        <translation>Bit je Zeichen im zurückgehaltenen Teil</translation>
    </message>
    <message>
        <source>depth of brackets</source>
        <translation>Tiefe der Klammern</translation>
    </message>
    <message>
        <source>gender of the last name</source>
        <translation>Geschlecht des letzten Namens</translation>
    </message>
    <message>
        <source>gendered words right on pairs of name and frame never seen</source>
        <translation>richtige geschlechtliche Wörter bei nie gesehenen Paaren von Name und Satzform</translation>
    </message>
    <message>
        <source>letters right</source>
        <translation>richtige Buchstaben</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>mittlerer quadratischer Fehler</translation>
    </message>
    <message>
        <source>mean squared error in the second half</source>
        <translation>mittlerer quadratischer Fehler in der zweiten Hälfte</translation>
    </message>
    <message>
        <source>mean squared error on sequences held out</source>
        <translation>mittlerer quadratischer Fehler bei zurückgehaltenen Folgen</translation>
    </message>
    <message>
        <source>right on sequences held out</source>
        <translation>richtig bei zurückgehaltenen Folgen</translation>
    </message>
    <message>
        <source>sequences right</source>
        <translation>richtige Folgen</translation>
    </message>
    <message>
        <source>sequences right from the first b on</source>
        <translation>vom ersten b an richtige Folgen</translation>
    </message>
    <message>
        <source>sequences right throughout</source>
        <translation>durchweg richtige Folgen</translation>
    </message>
    <message>
        <source>strings in which all legal symbols lead throughout</source>
        <translation>Folgen, in denen durchweg alle erlaubten Symbole vorn liegen</translation>
    </message>
    <message>
        <source>strings right throughout</source>
        <translation>durchweg richtige Folgen</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Projektor</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>A file with all its snapshots, which opens like a lesson.</source>
        <translation>Eine Datei mit allen Momentaufnahmen, die sich wie eine Lektion öffnen lässt.</translation>
    </message>
    <message>
        <source>A table (.csv) with texts and labels, or a text (.txt), whose characters it is.</source>
        <translation>Eine Tabelle (.csv) mit Texten und Antworten, oder ein Text (.txt), dessen Zeichen gelernt werden.</translation>
    </message>
    <message>
        <source>A table or a text to be trained on</source>
        <translation>Eine Tabelle oder ein Text zum Trainieren</translation>
    </message>
    <message>
        <source>A task of your own…</source>
        <translation>Eine eigene Aufgabe …</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>End it here. Nothing is lost: the same training goes on from this step.</source>
        <translation>Hier beenden. Nichts geht verloren: Dasselbe Training geht von diesem Schritt aus weiter.</translation>
    </message>
    <message>
        <source>Film along the training</source>
        <translation>Film durch das Training</translation>
    </message>
    <message>
        <source>Films ({endings})</source>
        <translation>Filme ({endings})</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Gradient by lag</source>
        <translation>Gradient nach Abstand</translation>
    </message>
    <message>
        <source>How far back the gradient reaches, once it is trained.</source>
        <translation>Wie weit der Gradient zurückreicht, sobald trainiert wird.</translation>
    </message>
    <message>
        <source>How good it is on fresh examples, once some steps are made.</source>
        <translation>Wie gut es an neuen Beispielen ist, sobald einige Schritte gemacht sind.</translation>
    </message>
    <message>
        <source>How many layers of this size stand on each other.</source>
        <translation>Wie viele Schichten dieser Größe aufeinander stehen.</translation>
    </message>
    <message>
        <source>How many numbers a layer has as its memory.</source>
        <translation>Wie viele Zahlen eine Schicht als Gedächtnis hat.</translation>
    </message>
    <message>
        <source>How often the weights are changed, each time by one batch.</source>
        <translation>Wie oft die Gewichte geändert werden, jedes Mal durch einen Stapel von Beispielen.</translation>
    </message>
    <message>
        <source>How open the gates are</source>
        <translation>Wie offen die Gates sind</translation>
    </message>
    <message>
        <source>How open the gates are, where the cell has some, once it is trained.</source>
        <translation>Wie offen die Gates sind, wenn die Zelle welche hat, sobald trainiert wird.</translation>
    </message>
    <message>
        <source>Its recipe: {settings}</source>
        <translation>Ihr Rezept: {settings}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Measure on fresh examples</source>
        <translation>Maß an neuen Beispielen</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Rank all units by a property of the tokens, and hold each of them.</source>
        <translation>Alle Einheiten nach einer Eigenschaft der Tokens ordnen und jede festhalten.</translation>
    </message>
    <message>
        <source>Save the training</source>
        <translation>Das Training speichern</translation>
    </message>
    <message>
        <source>Save the training…</source>
        <translation>Training speichern …</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Gespeichert: {file}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Sizes of the task and settings, as “main.py train” takes them: NAME=VALUE.</source>
        <translation>Größen der Aufgabe und Einstellungen, wie „main.py train“ sie nimmt: NAME=WERT.</translation>
    </message>
    <message>
        <source>Step of the training</source>
        <translation>Schritt des Trainings</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>Step {step} of {steps}, {seconds} s of processor time</source>
        <translation>Schritt {step} von {steps}, {seconds} s Prozessorzeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Tables and texts (*.csv *.txt);;All files (*)</source>
        <translation>Tabellen und Texte (*.csv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>The examples are being made …</source>
        <translation>Die Beispiele werden gemacht …</translation>
    </message>
    <message>
        <source>The goal is reached at step {step}.</source>
        <translation>Das Ziel ist bei Schritt {step} erreicht.</translation>
    </message>
    <message>
        <source>The loss of each step, once it is trained.</source>
        <translation>Der Verlust jedes Schritts, sobald trainiert wird.</translation>
    </message>
    <message>
        <source>The same sentence with the weights as they were after a step of the training.</source>
        <translation>Derselbe Satz mit den Gewichten, wie sie nach einem Schritt des Trainings waren.</translation>
    </message>
    <message>
        <source>The stage shows the sentence with the weights as they are now.</source>
        <translation>Die Bühne zeigt den Satz mit den Gewichten, wie sie gerade sind.</translation>
    </message>
    <message>
        <source>The training is done: {steps} steps.</source>
        <translation>Das Training ist fertig: {steps} Schritte.</translation>
    </message>
    <message>
        <source>This training goes on at step {step}.</source>
        <translation>Dieses Training geht bei Schritt {step} weiter.</translation>
    </message>
    <message>
        <source>Throw away what was kept of this training, and begin at step 0.</source>
        <translation>Wegwerfen, was von diesem Training aufgehoben wurde, und bei Schritt 0 beginnen.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train beside the window, or pause, or go on. What is kept outlives a crash.</source>
        <translation>Neben dem Fenster trainieren, anhalten oder weitermachen. Was aufgehoben ist, übersteht einen Absturz.</translation>
    </message>
    <message>
        <source>Trainings (*.training)</source>
        <translation>Trainings (*.training)</translation>
    </message>
    <message>
        <source>Units of a layer</source>
        <translation>Einheiten je Schicht</translation>
    </message>
    <message>
        <source>Weights and examples are drawn from it: always the same ones.</source>
        <translation>Gewichte und Beispiele werden daraus gezogen: immer dieselben.</translation>
    </message>
    <message>
        <source>Weights on the stage</source>
        <translation>Gewichte auf der Bühne</translation>
    </message>
    <message>
        <source>What each layer is made of.</source>
        <translation>Woraus jede Schicht besteht.</translation>
    </message>
    <message>
        <source>What the network learns.</source>
        <translation>Was das Netz lernt.</translation>
    </message>
    <message>
        <source>Which unit holds it…</source>
        <translation>Welche Einheit hält es? …</translation>
    </message>
    <message>
        <source>fresh examples</source>
        <translation>neue Beispiele</translation>
    </message>
    <message>
        <source>gradient, log10</source>
        <translation>Gradient, log10</translation>
    </message>
    <message>
        <source>lag in tokens</source>
        <translation>Abstand in Tokens</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>Verlust {loss}</translation>
    </message>
    <message>
        <source>means: {gates}</source>
        <translation>Mittelwerte: {gates}</translation>
    </message>
    <message>
        <source>share of tokens</source>
        <translation>Anteil der Tokens</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>value of the gate</source>
        <translation>Wert des Gates</translation>
    </message>
    <message>
        <source>{about} Measured: {measure}.</source>
        <translation>{about} Gemessen: {measure}.</translation>
    </message>
    <message>
        <source>{about} Measured: {measure}; done at {goal}.</source>
        <translation>{about} Gemessen: {measure}; geschafft bei {goal}.</translation>
    </message>
    <message>
        <source>{cell}, of this lesson</source>
        <translation>{cell}, aus dieser Lektion</translation>
    </message>
    <message>
        <source>{file} is read …</source>
        <translation>{file} wird gelesen …</translation>
    </message>
    <message>
        <source>{file}: end it with one of {endings}.</source>
        <translation>{file}: mit einer dieser Endungen, bitte: {endings}.</translation>
    </message>
    <message>
        <source>{first} at the answer, {last} at {lag} tokens before</source>
        <translation>{first} bei der Antwort, {last} {lag} Tokens davor</translation>
    </message>
    <message>
        <source>{value} at step {step}</source>
        <translation>{value} bei Schritt {step}</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Scroll along the sequence</source>
        <translation>Die Folge entlang rollen</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>a passage of a text</source>
        <translation>Ausschnitt aus einem Text</translation>
    </message>
    <message>
        <source>a training</source>
        <translation>ein Training</translation>
    </message>
    <message>
        <source>another step of the training</source>
        <translation>ein anderer Schritt des Trainings</translation>
    </message>
    <message>
        <source>the name of a unit</source>
        <translation>der Name einer Einheit</translation>
    </message>
    <message>
        <source>the stored inputs</source>
        <translation>die gespeicherten Eingaben</translation>
    </message>
    <message>
        <source>what the network wrote</source>
        <translation>was das Netz geschrieben hat</translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>= product</source>
        <translation>= Produkt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>added up</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>rounded from {value}</source>
        <translation>gerundet aus {value}</translation>
    </message>
    <message>
        <source>the largest of {count}</source>
        <translation>die größten von {count}</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} von {count}</translation>
    </message>
    <message>
        <source>{unit} of layer {layer}, its only unit: its arithmetic</source>
        <translation>{unit} von Schicht {layer}, ihre einzige Einheit: deren Rechnung</translation>
    </message>
    <message>
        <source>{unit} of layer {layer}, one unit of {count}: its arithmetic</source>
        <translation>{unit} von Schicht {layer}, eine Einheit von {count}: ihre Rechnung</translation>
    </message>
    <message>
        <source>× value</source>
        <translation>× Wert</translation>
    </message>
    <message>
        <source>≈ product</source>
        <translation>≈ Produkt</translation>
    </message>
</context>
<context>
    <name>Unit caption</name>
    <message>
        <source>For {name} of {unit} the sum is set by hand: {total}</source>
        <translation>Für {name} von {unit} ist die Summe von Hand gesetzt: {total}</translation>
    </message>
    <message>
        <source>Nothing is stored in {unit}: {had}.</source>
        <translation>In {unit} ist nichts gespeichert: {had}.</translation>
    </message>
    <message>
        <source>Stored in {unit}: {had}.</source>
        <translation>In {unit} gespeichert: {had}.</translation>
    </message>
    <message>
        <source>What comes in: {parts}.</source>
        <translation>Was hereinkommt: {parts}.</translation>
    </message>
    <message>
        <source>What {unit} hands on: {h} = {value}.</source>
        <translation>Weiter gibt {unit}: {h} = {value}.</translation>
    </message>
    <message>
        <source>{function} makes {exact} of it, rounded to {value}.</source>
        <translation>{function} macht daraus {exact}, gerundet auf {value}.</translation>
    </message>
    <message>
        <source>{function} makes {value} of it.</source>
        <translation>{function} macht daraus {value}.</translation>
    </message>
    <message>
        <source>{letter} of {unit}</source>
        <translation>{letter} von {unit}</translation>
    </message>
    <message>
        <source>{name} has a width of its own, {count}: {unit} has no number there.</source>
        <translation>{name} hat eine eigene Breite, {count}: {unit} hat dort keine Zahl.</translation>
    </message>
    <message>
        <source>{name} of {unit} is set by hand, not computed: {value}.</source>
        <translation>{name} von {unit} ist von Hand gesetzt, nicht berechnet: {value}.</translation>
    </message>
    <message>
        <source>{name} of {unit}: all its parts add up to {total}</source>
        <translation>{name} von {unit}: Alle Summanden ergeben zusammen {total}</translation>
    </message>
    <message>
        <source>{name} of {unit}: products and bias add up to {total}</source>
        <translation>{name} von {unit}: Produkte und Bias ergeben zusammen {total}</translation>
    </message>
    <message>
        <source>{name} of {unit}: the products add up to {total}</source>
        <translation>{name} von {unit}: Die Produkte ergeben zusammen {total}</translation>
    </message>
    <message>
        <source>{sum}, the largest: {value} from {from}</source>
        <translation>{sum}, darunter am größten: {value} aus {from}</translation>
    </message>
    <message>
        <source>{vector} = 0 for {token}</source>
        <translation>{vector} = 0 für {token}</translation>
    </message>
    <message>
        <source>{vector} from {token}</source>
        <translation>{vector} aus {token}</translation>
    </message>
    <message>
        <source>{vector} of all units from {token}</source>
        <translation>{vector} aller Einheiten aus {token}</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>A linear probe of the last layer’s units tells it at {all} of the tokens, without this one at {others}.</source>
        <translation>Eine lineare Probe aus den Einheiten der letzten Schicht erkennt das bei {all} der Tokens, ohne diese Einheit bei {others}.</translation>
    </message>
    <message>
        <source>A linear probe of the last layer’s units tells it at {all} of the tokens.</source>
        <translation>Eine lineare Probe aus den Einheiten der letzten Schicht erkennt das bei {all} der Tokens.</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>Each unit is being held:</source>
        <translation>Jede Einheit wird festgehalten:</translation>
    </message>
    <message>
        <source>Each unit is ranked by how well it follows a property of the tokens, over fresh examples of the task. Then it is held where the property changes: answers that turn show that the network uses it.</source>
        <translation>Jede Einheit wird danach eingeordnet, wie gut sie über neue Beispiele der Aufgabe einer Eigenschaft der Tokens folgt. Dann wird sie festgehalten, wo die Eigenschaft wechselt: Antworten, die kippen, zeigen, dass das Netz sie nutzt.</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the unit.</source>
        <translation>Eingabe oder Doppelklick führt zur Einheit.</translation>
    </message>
    <message>
        <source>Find the unit</source>
        <translation>Einheit finden</translation>
    </message>
    <message>
        <source>First turned</source>
        <translation>Erste gekippt</translation>
    </message>
    <message>
        <source>First, held on</source>
        <translation>Erste, weiter gehalten</translation>
    </message>
    <message>
        <source>Fresh examples</source>
        <translation>Neue Beispiele</translation>
    </message>
    <message>
        <source>Go to the unit</source>
        <translation>Zur Einheit</translation>
    </message>
    <message>
        <source>Held, it turns {first} of the first answers.</source>
        <translation>Festgehalten kippt sie {first} der ersten Antworten.</translation>
    </message>
    <message>
        <source>Held, it turns {first} of the first answers; another unit turns {most}.</source>
        <translation>Festgehalten kippt sie {first} der ersten Antworten; eine andere Einheit kippt {most}.</translation>
    </message>
    <message>
        <source>Held, it turns {first} of the first answers; no other unit more than {most}.</source>
        <translation>Festgehalten kippt sie {first} der ersten Antworten; keine andere Einheit mehr als {most}.</translation>
    </message>
    <message>
        <source>How many sequences that are not trained on are looked at.</source>
        <translation>Wie viele Folgen angesehen werden, an denen nicht trainiert wird.</translation>
    </message>
    <message>
        <source>Its correlation at each snapshot of the training.</source>
        <translation>Ihre Korrelation bei jeder Momentaufnahme des Trainings.</translation>
    </message>
    <message>
        <source>Later turned</source>
        <translation>Spätere gekippt</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Let the unit be called after the property, wherever it is shown.</source>
        <translation>Die Einheit überall nach der Eigenschaft benennen.</translation>
    </message>
    <message>
        <source>Name the unit</source>
        <translation>Einheit benennen</translation>
    </message>
    <message>
        <source>Negative from these words on</source>
        <translation>Negativ von diesen Wörtern an</translation>
    </message>
    <message>
        <source>No answer that was right comes after a change of it.</source>
        <translation>Auf keinen Wechsel der Eigenschaft folgt eine richtige Antwort, die kippen könnte.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Positive from these words on</source>
        <translation>Positiv von diesen Wörtern an</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Rank all units, and hold each of them.</source>
        <translation>Alle Einheiten ordnen und jede festhalten.</translation>
    </message>
    <message>
        <source>Select this unit in the window, and this number of it.</source>
        <translation>Diese Einheit im Fenster auswählen, und diese Größe von ihr.</translation>
    </message>
    <message>
        <source>Since when?</source>
        <translation>Seit wann?</translation>
    </message>
    <message>
        <source>The property stays so until a word of the other sign.</source>
        <translation>Die Eigenschaft bleibt so bis zu einem Wort mit anderem Vorzeichen.</translation>
    </message>
    <message>
        <source>The snapshots are being looked at:</source>
        <translation>Die Momentaufnahmen werden angesehen:</translation>
    </message>
    <message>
        <source>This cell has no gate to hold, so that its memory stays as it is.</source>
        <translation>Diese Zelle hat kein Gate, das sich so festhalten ließe, dass ihr Gedächtnis bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit {unit} of layer {layer} follows {property} best: r = {r} in {quantity}.</source>
        <translation>Einheit {unit} der Schicht {layer} folgt am besten: {property}, r = {r} in {quantity}.</translation>
    </message>
    <message>
        <source>Units with their scores</source>
        <translation>Einheiten mit ihren Werten</translation>
    </message>
    <message>
        <source>What a unit may hold: what the task knows, or words you mark.</source>
        <translation>Was eine Einheit halten kann: was die Aufgabe kennt, oder Wörter, die Sie markieren.</translation>
    </message>
    <message>
        <source>When the unit began to hold it</source>
        <translation>Seit wann die Einheit es hält</translation>
    </message>
    <message>
        <source>Words that I mark</source>
        <translation>Wörter, die ich markiere</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>step of the training</source>
        <translation>Schritt des Trainings</translation>
    </message>
    <message>
        <source>the marked words</source>
        <translation>den markierten Wörtern</translation>
    </message>
    <message>
        <source>words with commas between</source>
        <translation>Wörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>{unit}: |r| does not stay at {sure} or more.</source>
        <translation>{unit}: |r| bleibt nicht bei {sure} oder mehr.</translation>
    </message>
    <message>
        <source>{unit}: |r| stays at {sure} or more from step {step} on.</source>
        <translation>{unit}: |r| bleibt ab Schritt {step} bei {sure} oder mehr.</translation>
    </message>
    <message>
        <source>“Since when?” draws here how well the chosen unit follows it at each snapshot.</source>
        <translation>„Seit wann?“ zeichnet hier, wie gut die gewählte Einheit ihr bei jeder Momentaufnahme folgt.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
</context>
<context>
    <name>Vector</name>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy-Array</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>All layers at one token: what each keeps and writes, and h climbing from one to the next.</source>
        <translation>Alle Schichten bei einem Token: was jede behält und schreibt, und h, das von einer zur nächsten steigt.</translation>
    </message>
    <message>
        <source>All layers over all tokens: memory as rivers, and a wave of computation that goes from token to token.</source>
        <translation>Alle Schichten über alle Tokens: das Gedächtnis als Flüsse, und eine Welle der Rechnung, die von Token zu Token geht.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Back from one unit’s memory at the end: how much it would change with what stands there.</source>
        <translation>Zurück vom Gedächtnis einer Einheit am Ende: wie sehr es sich mit dem ändern würde, was dort steht.</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Each unit’s memory over the tokens, with the fall of what was forgotten and the rise of what came.</source>
        <translation>Das Gedächtnis jeder Einheit über die Token, mit dem Fall des Vergessenen und dem Anstieg des Neuen.</translation>
    </message>
    <message>
        <source>Every token, shaded by a number of the selected unit, or by its chance.</source>
        <translation>Der Text selbst, jedes Token gefärbt nach der ausgewählten Zahl der Einheit oder danach, wie wahrscheinlich es war.</translation>
    </message>
    <message>
        <source>Everything is shown in this size from the next start on.</source>
        <translation>Ab dem nächsten Start wird alles in dieser Größe gezeigt.</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Gradient, going back</source>
        <translation>Gradient, rückwärts</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>How far back the gradient reaches: straight along the memory line, and through the gates.</source>
        <translation>Wie weit der Gradient zurückreicht: geradeaus auf der Gedächtnislinie und durch die Gates.</translation>
    </message>
    <message>
        <source>How long the memory of each unit lasts, and that of one unit from each token on.</source>
        <translation>Wie lange das Gedächtnis jeder Einheit hält, und das einer Einheit von jedem Token an.</translation>
    </message>
    <message>
        <source>How open each gate was for each unit at each token, and how often nearly shut or nearly open.</source>
        <translation>Wie offen jedes Gate für jede Einheit bei jedem Token war, und wie oft fast zu oder fast offen.</translation>
    </message>
    <message>
        <source>Kept, forgotten, added</source>
        <translation>Behalten, vergessen, neu</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Buchführung</translation>
    </message>
    <message>
        <source>Memory line</source>
        <translation>Gedächtnislinie</translation>
    </message>
    <message>
        <source>Menus and panels speak this language from the next start on.</source>
        <translation>Menüs und Fenster sprechen diese Sprache vom nächsten Start an.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>One layer at one token: every vector on its way through the gates.</source>
        <translation>Eine Schicht bei einem Token: jeder Vektor auf seinem Weg durch die Gates.</translation>
    </message>
    <message>
        <source>One layer’s weights as PyTorch, Keras and ONNX store them: the order of the gates, and their count.</source>
        <translation>Die Gewichte einer Schicht, wie PyTorch, Keras und ONNX sie speichern: die Reihenfolge der Gates und wie viele es sind.</translation>
    </message>
    <message>
        <source>One unit’s arithmetic: its weights over what they multiply, the sum, and the point on the curve.</source>
        <translation>Die Rechnung einer Einheit: ihre Gewichte über dem, was sie multiplizieren, die Summe, und der Punkt auf der Kurve.</translation>
    </message>
    <message>
        <source>Read-out</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The system&apos;s letters have another size: everything follows from the next start on.</source>
        <translation>Das System hat jetzt eine andere Schriftgröße: Ab dem nächsten Start richtet sich alles danach.</translation>
    </message>
    <message>
        <source>Two to twelve runs of one sequence in step: what each remembers, and how far it is from the first.</source>
        <translation>Zwei bis zwölf Läufe einer Folge im Gleichschritt: was jeder behält, und wie weit er vom ersten weg ist.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unrolled</source>
        <translation>Entrollt</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>What each token kept of the memory, forgot and added: of one unit, and of all.</source>
        <translation>Was jedes Token vom Gedächtnis behielt, vergaß und hinzufügte: bei einer Einheit und bei allen.</translation>
    </message>
    <message>
        <source>What the network says after each token, and beside it what then came.</source>
        <translation>Was das Netz nach jedem Token sagt, und daneben, was dann kam.</translation>
    </message>
    <message>
        <source>Which token wrote the memory, adding up to it, beside what it would be without each.</source>
        <translation>Welches Token das Gedächtnis schrieb, bis es aufgeht, neben dem, was es ohne jedes wäre.</translation>
    </message>
    <message>
        <source>chance that was given to each token</source>
        <translation>wie wahrscheinlich jedes Token war</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop this. What was found before stays.</source>
        <translation>Das abbrechen. Was davor gefunden wurde, bleibt.</translation>
    </message>
    <message>
        <source>{what} {done} of {total}, {time} left</source>
        <translation>{what} {done} von {total}, noch {time}</translation>
    </message>
</context>
<context>
    <name>Web page</name>
    <message>
        <source>A larger picture, to be scrolled</source>
        <translation>Ein größeres Bild, das sich verschieben lässt</translation>
    </message>
    <message>
        <source>A question beside what you try in Gatelight.</source>
        <translation>Eine Frage neben dem, was Sie in Gatelight versuchen.</translation>
    </message>
    <message>
        <source>About {count} minutes</source>
        <translation>Etwa {count} Minuten</translation>
    </message>
    <message>
        <source>B, full stop</source>
        <translation>B, Punkt</translation>
    </message>
    <message>
        <source>Back to the platform; where you are is kept</source>
        <translation>Zurück zur Plattform; wo Sie sind, bleibt erhalten</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Draw with the pointer; or go from token to token with ← and →, and move the line with ↑ and ↓.</source>
        <translation>Zeichnen Sie mit dem Zeiger; oder gehen Sie mit ← und → von Token zu Token, und bewegen Sie die Linie mit ↑ und ↓.</translation>
    </message>
    <message>
        <source>First moment</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>First moment (Home)</source>
        <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
        <source>From step to step</source>
        <translation>Von Schritt zu Schritt</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>In the run: {values}</source>
        <translation>Im Lauf: {values}</translation>
    </message>
    <message>
        <source>Keys, and a clicker</source>
        <translation>Tasten und Klicker</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>No learning platform is found: nothing is reported.</source>
        <translation>Es findet sich keine Lernplattform: Gemeldet wird nichts.</translation>
    </message>
    <message>
        <source>Not answered yet: step {steps}</source>
        <translation>Noch nicht beantwortet: Schritt {steps}</translation>
    </message>
    <message>
        <source>Not seen yet: step {steps}</source>
        <translation>Noch nicht gesehen: Schritt {steps}</translation>
    </message>
    <message>
        <source>Numbers in the picture</source>
        <translation>Zahlen im Bild</translation>
    </message>
    <message>
        <source>Numbers of this beat</source>
        <translation>Zahlen dieses Takts</translation>
    </message>
    <message>
        <source>One beat back</source>
        <translation>Einen Takt zurück</translation>
    </message>
    <message>
        <source>One beat back (←)</source>
        <translation>Einen Takt zurück (←)</translation>
    </message>
    <message>
        <source>One beat on</source>
        <translation>Einen Takt weiter</translation>
    </message>
    <message>
        <source>One beat on (→)</source>
        <translation>Einen Takt weiter (→)</translation>
    </message>
    <message>
        <source>One token back</source>
        <translation>Ein Token zurück</translation>
    </message>
    <message>
        <source>One token back (Shift+←)</source>
        <translation>Ein Token zurück (Umschalt+←)</translation>
    </message>
    <message>
        <source>One token on</source>
        <translation>Ein Token weiter</translation>
    </message>
    <message>
        <source>One token on (Shift+→)</source>
        <translation>Ein Token weiter (Umschalt+→)</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Passed from {share} %</source>
        <translation>Bestanden ab {share} %</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Picture; where it is larger, the arrow keys scroll it</source>
        <translation>Bild; ist es vergrößert, schieben es die Pfeiltasten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Pull a token to its place; or move it with ↑ and ↓.</source>
        <translation>Ziehen Sie ein Token an seinen Platz; oder bewegen Sie es mit ↑ und ↓.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Reported to the platform: {state}</source>
        <translation>Der Plattform gemeldet: {state}</translation>
    </message>
    <message>
        <source>Save the results (CSV)</source>
        <translation>Ergebnisse sichern (CSV)</translation>
    </message>
    <message>
        <source>Shift+→, Shift+←</source>
        <translation>Umschalt+→, Umschalt+←</translation>
    </message>
    <message>
        <source>Single letters act: F, B and the full stop</source>
        <translation>Einzelne Zeichen gelten: F, B und der Punkt</translation>
    </message>
    <message>
        <source>Slides for reveal.js: these sections go where the slides of a presentation are, the film {film} beside it. In Quarto (format: revealjs) include this file on a slide of its own: {include}</source>
        <translation>Folien für reveal.js: Diese Abschnitte gehören zu den Folien einer Präsentation, der Film {film} neben sie. In Quarto (format: revealjs) wird diese Datei auf einer eigenen Folie eingebunden: {include}</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>Schritt {number}: {title}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The learning platform does not answer ({why}); nothing is reported now.</source>
        <translation>Die Lernplattform antwortet nicht ({why}); jetzt wird nichts gemeldet.</translation>
    </message>
    <message>
        <source>The picture alone, on the whole screen (F)</source>
        <translation>Nur das Bild, auf dem ganzen Bildschirm (F)</translation>
    </message>
    <message>
        <source>The screen is black</source>
        <translation>Der Bildschirm ist schwarz</translation>
    </message>
    <message>
        <source>They stay in this browser, and leave it only as a file that you save.</source>
        <translation>Sie bleiben in diesem Browser und verlassen ihn nur als Datei, die Sie sichern.</translation>
    </message>
    <message>
        <source>This browser cannot show the film ({why}). A current Chrome, Edge, Firefox or Safari can.</source>
        <translation>Dieser Browser kann den Film nicht zeigen ({why}). Ein aktueller Chrome, Edge, Firefox oder Safari kann es.</translation>
    </message>
    <message>
        <source>This browser cannot show the lesson ({why}). A current Chrome, Edge, Firefox or Safari can.</source>
        <translation>Dieser Browser kann die Lektion nicht zeigen ({why}). Ein aktueller Chrome, Edge, Firefox oder Safari kann es.</translation>
    </message>
    <message>
        <source>This page needs JavaScript, which your browser has switched off.</source>
        <translation>Diese Seite braucht JavaScript, das in Ihrem Browser abgeschaltet ist.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>To be tried in Gatelight: a page has no engine. There the guide waits until it is done, and tells what has become of it.</source>
        <translation>In Gatelight zu versuchen, denn eine Seite kann nicht rechnen. Dort wartet die Führung, bis es getan ist, und sagt, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>To know before: {words}</source>
        <translation>Vorher zu wissen: {words}</translation>
    </message>
    <message>
        <source>Token {number} of {count}, {token}: {beat}</source>
        <translation>Token {number} von {count}, {token}: {beat}</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>You have come to the end.</source>
        <translation>Sie sind am Ende angekommen.</translation>
    </message>
    <message>
        <source>a black screen, so that all look at you; the next key takes it away</source>
        <translation>ein schwarzer Bildschirm, damit alle zu Ihnen sehen; die nächste Taste nimmt ihn weg</translation>
    </message>
    <message>
        <source>back to the beginning of the token, then of the one before</source>
        <translation>zurück zum Anfang des Tokens, dann des Tokens davor</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>first and last moment</source>
        <translation>erster und letzter Augenblick</translation>
    </message>
    <message>
        <source>not passed yet</source>
        <translation>noch nicht bestanden</translation>
    </message>
    <message>
        <source>one beat on, one beat back</source>
        <translation>einen Takt weiter, einen Takt zurück</translation>
    </message>
    <message>
        <source>one token on, one token back</source>
        <translation>ein Token weiter, ein Token zurück</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>abspielen oder anhalten</translation>
    </message>
    <message>
        <source>play the token, then the next one: what a clicker sends</source>
        <translation>das Token abspielen, dann das nächste: was ein Klicker sendet</translation>
    </message>
    <message>
        <source>the picture alone, on the whole screen, and back</source>
        <translation>nur das Bild, auf dem ganzen Bildschirm, und zurück</translation>
    </message>
    <message>
        <source>{points} of {count} points ({share} %)</source>
        <translation>{points} von {count} Punkten ({share} %)</translation>
    </message>
    <message>
        <source>{step} (answered)</source>
        <translation>{step} (beantwortet)</translation>
    </message>
    <message>
        <source>{step} (with a question)</source>
        <translation>{step} (mit einer Frage)</translation>
    </message>
    <message>
        <source>{token}, place {place} of {count}</source>
        <translation>{token}, Platz {place} von {count}</translation>
    </message>
    <message>
        <source>{view}, token {number} of {count}, {token}</source>
        <translation>{view}, Token {number} von {count}, {token}</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>all layers</source>
        <translation>alle Schichten</translation>
    </message>
    <message>
        <source>all layers and the read-out</source>
        <translation>alle Schichten und die Ausgabe</translation>
    </message>
    <message>
        <source>{count} weights</source>
        <translation>{count} Gewichte</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>1 change: {change}</source>
        <translation>1 Änderung: {change}</translation>
    </message>
    <message>
        <source>A sequence begins anew with {token}</source>
        <translation>Mit {token} beginnt eine Folge von vorn</translation>
    </message>
    <message>
        <source>A sequence begins with {token} and goes on</source>
        <translation>Mit {token} beginnt eine Folge und knüpft an</translation>
    </message>
    <message>
        <source>All gates rounded to 0 or 1</source>
        <translation>Alle Gates auf 0 oder 1 gerundet</translation>
    </message>
    <message>
        <source>Another network: {how}. With all that is called the same being the same, states differ by up to {difference} over {steps} steps of {units} units (seed {seed}).</source>
        <translation>Ein anderes Netz: {how}. Wenn alles gleich ist, was gleich heißt, weichen Zustände um bis zu {difference} ab, über {steps} Schritte von {units} Einheiten (Startwert {seed}).</translation>
    </message>
    <message>
        <source>Another sequence than the lesson was opened with</source>
        <translation>Eine andere Folge als die, mit der die Lektion geöffnet wurde</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>Before the first token in layer {layer}: {state} = {values}</source>
        <translation>Vor dem ersten Token in Schicht {layer}: {state} = {values}</translation>
    </message>
    <message>
        <source>Bias of the gate that keeps</source>
        <translation>Bias des behaltenden Gates</translation>
    </message>
    <message>
        <source>Change something: here is then what it did to the end of the run.</source>
        <translation>Ändern Sie etwas: Hier steht dann, was es am Ende des Laufs bewirkt hat.</translation>
    </message>
    <message>
        <source>Every {a} is a {b}: {how}. The largest difference of a state is {difference}, over {steps} steps of {units} units (seed {seed}). The other way there is none.</source>
        <translation>Jedes {a} ist ein {b}: {how}. Die größte Abweichung eines Zustands ist {difference}, über {steps} Schritte von {units} Einheiten (Startwert {seed}). Umgekehrt geht es nicht.</translation>
    </message>
    <message>
        <source>Every {b} is a {a}: {how}. Not the other way: what is called the same stays, and the run becomes another one.</source>
        <translation>Jedes {b} ist ein {a}: {how}. Umgekehrt nicht: Was gleich heißt, bleibt, und der Lauf wird ein anderer.</translation>
    </message>
    <message>
        <source>FORM OF THE CELL, LAYER {layer}</source>
        <translation>FORM DER ZELLE, SCHICHT {layer}</translation>
    </message>
    <message>
        <source>First difference: what enters at {token}</source>
        <translation>Erster Unterschied: was bei {token} hineinkommt</translation>
    </message>
    <message>
        <source>First difference: {quantity} of {unit} in layer {layer} at {token}</source>
        <translation>Erster Unterschied: {quantity} von {unit} in Schicht {layer} bei {token}</translation>
    </message>
    <message>
        <source>Form of the cell</source>
        <translation>Form der Zelle</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Go to the first token and unit at which the two runs differ.</source>
        <translation>Zum ersten Token und zur ersten Einheit, bei denen sich die beiden Läufe unterscheiden.</translation>
    </message>
    <message>
        <source>Hold {number} open (it is {now})</source>
        <translation>{number} offen halten (jetzt {now})</translation>
    </message>
    <message>
        <source>Hold {number} open as well (it is {now})</source>
        <translation>Auch {number} offen halten (jetzt {now})</translation>
    </message>
    <message>
        <source>Hold {number} shut (it is {now})</source>
        <translation>{number} geschlossen halten (jetzt {now})</translation>
    </message>
    <message>
        <source>Hold {number} shut as well (it is {now})</source>
        <translation>Auch {number} geschlossen halten (jetzt {now})</translation>
    </message>
    <message>
        <source>It counts the other way round: the gate says how much to replace.</source>
        <translation>Es zählt andersherum: Das Gate sagt, wie viel zu ersetzen ist.</translation>
    </message>
    <message>
        <source>KEEPING, LAYER {layer}</source>
        <translation>BEHALTEN, SCHICHT {layer}</translation>
    </message>
    <message>
        <source>Keep the run as it is now, to compare all that follows with it, not only the next change.</source>
        <translation>Den Lauf behalten, wie er jetzt ist, um alles Weitere mit ihm zu vergleichen, nicht nur die nächste Änderung.</translation>
    </message>
    <message>
        <source>Layer {layer}, {quantity} of {unit}: {change}</source>
        <translation>Schicht {layer}, {quantity} von {unit}: {change}</translation>
    </message>
    <message>
        <source>Layer {layer}: {cell}, {units}, not as it was opened</source>
        <translation>Schicht {layer}: {cell}, {units}, anders als beim Öffnen</translation>
    </message>
    <message>
        <source>Mask {token}: nothing of it enters</source>
        <translation>{token} maskieren: nichts davon kommt herein</translation>
    </message>
    <message>
        <source>Moves the biases of all units alike. At 0 half of the memory is kept where nothing else is in the sum; LSTMs are often started at 1, so that they remember before they have learned to.</source>
        <translation>Verschiebt die Bias aller Einheiten gleich. Bei 0 wird die Hälfte des Gedächtnisses behalten, wo sonst nichts in der Summe steht; LSTMs beginnen oft bei 1, damit sie sich erinnern, bevor sie es gelernt haben.</translation>
    </message>
    <message>
        <source>No number that both runs have differs.</source>
        <translation>Keine Zahl, die beide Läufe haben, weicht ab.</translation>
    </message>
    <message>
        <source>No state differs by more than {most}, but what enters at {token} does.</source>
        <translation>Kein Zustand weicht um mehr als {most} ab, wohl aber, was bei {token} hereinkommt.</translation>
    </message>
    <message>
        <source>No state differs by more than {most}, but {quantity} of {unit} in layer {layer} at {token} does.</source>
        <translation>Kein Zustand weicht um mehr als {most} ab, wohl aber {quantity} von {unit} in Schicht {layer} bei {token}.</translation>
    </message>
    <message>
        <source>No state differs, but what enters at {token} does.</source>
        <translation>Kein Zustand weicht ab, wohl aber, was bei {token} hereinkommt.</translation>
    </message>
    <message>
        <source>No state differs, but {quantity} of {unit} in layer {layer} at {token} does.</source>
        <translation>Kein Zustand weicht ab, wohl aber {quantity} von {unit} in Schicht {layer} bei {token}.</translation>
    </message>
    <message>
        <source>Nothing yet. Press an offer below, or set a number, here or with a right click on the stage; drag a weight among the numbers; change, mask or take out a token with a right click in the sequence.</source>
        <translation>Noch nichts. Nehmen Sie unten einen Vorschlag, oder setzen Sie eine Zahl, hier oder mit einem Rechtsklick auf der Bühne; ziehen Sie unter „Zahlen“ an einem Gewicht; ändern, maskieren oder entfernen Sie ein Token mit einem Rechtsklick in der Folge.</translation>
    </message>
    <message>
        <source>Papers and frameworks write the same cell in several ways. Some are one network, some are not.</source>
        <translation>Arbeiten und Bibliotheken schreiben dieselbe Zelle auf mehrere Arten. Manche sind ein Netz, manche nicht.</translation>
    </message>
    <message>
        <source>Read-out, {output}: {change}</source>
        <translation>Ausgabeschicht, {output}: {change}</translation>
    </message>
    <message>
        <source>Rewrite formula, picture and weights in this form. Where it is the same network, the run stays.</source>
        <translation>Formel, Bild und Gewichte in dieser Form schreiben. Wo es dasselbe Netz ist, bleibt der Lauf.</translation>
    </message>
    <message>
        <source>Set a number</source>
        <translation>Eine Zahl setzen</translation>
    </message>
    <message>
        <source>Set by hand: {number} = {values}</source>
        <translation>Von Hand gesetzt: {number} = {values}</translation>
    </message>
    <message>
        <source>Set {number} to {value} (it is {now})</source>
        <translation>{number} auf {value} setzen (jetzt {now})</translation>
    </message>
    <message>
        <source>Show what was changed, and what came of it.</source>
        <translation>Zeigen, was geändert wurde und was daraus wurde.</translation>
    </message>
    <message>
        <source>Take all changes back</source>
        <translation>Alle Änderungen zurücknehmen</translation>
    </message>
    <message>
        <source>Take all of it back.</source>
        <translation>Alles zurücknehmen.</translation>
    </message>
    <message>
        <source>Take back: {change}</source>
        <translation>Zurücknehmen: {change}</translation>
    </message>
    <message>
        <source>Take this back, whatever was changed after it.</source>
        <translation>Dies zurücknehmen, was auch immer danach geändert wurde.</translation>
    </message>
    <message>
        <source>Take {token} out of the sequence</source>
        <translation>{token} aus der Folge nehmen</translation>
    </message>
    <message>
        <source>The same but for rounding: no number that both runs have differs by more than {most}.</source>
        <translation>Gleich bis auf Rundung: Keine Zahl, die beide Läufe haben, weicht um mehr als {most} ab.</translation>
    </message>
    <message>
        <source>The same network: {how}. The largest difference of a state is {difference}, over {steps} steps of {units} units (seed {seed}).</source>
        <translation>Dasselbe Netz: {how}. Die größte Abweichung eines Zustands ist {difference}, über {steps} Schritte von {units} Einheiten (Startwert {seed}).</translation>
    </message>
    <message>
        <source>The two runs are being compared …</source>
        <translation>Die beiden Läufe werden verglichen …</translation>
    </message>
    <message>
        <source>The two runs have the same numbers.</source>
        <translation>Die beiden Läufe haben dieselben Zahlen.</translation>
    </message>
    <message>
        <source>There is one way to write it.</source>
        <translation>Es gibt eine Art, sie zu schreiben.</translation>
    </message>
    <message>
        <source>Try it: what comes of it is shown above. Undo takes it back.</source>
        <translation>Ausprobieren: Was daraus wird, steht darüber. Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Try next</source>
        <translation>Als Nächstes ausprobieren</translation>
    </message>
    <message>
        <source>Up to its end the run is the same as before.</source>
        <translation>Bis zu seinem Ende ist der Lauf derselbe wie vorher.</translation>
    </message>
    <message>
        <source>What both runs have at their last token: the read-out, then states by their change.</source>
        <translation>Was beide Läufe bei ihrem letzten Token haben: die Ausgabeschicht, dann Zustände nach ihrer Änderung.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>What changed at the end</source>
        <translation>Was sich am Ende änderte</translation>
    </message>
    <message>
        <source>What you changed</source>
        <translation>Was Sie geändert haben</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Without: the lesson as it was opened.</source>
        <translation>Ohne: die Lektion, wie sie geöffnet wurde.</translation>
    </message>
    <message>
        <source>Without: the run before the last change.</source>
        <translation>Ohne: der Lauf vor der letzten Änderung.</translation>
    </message>
    <message>
        <source>Without: the run that is kept for comparing.</source>
        <translation>Ohne: der Lauf, der zum Vergleichen behalten wird.</translation>
    </message>
    <message>
        <source>Write the layer so</source>
        <translation>Die Schicht so schreiben</translation>
    </message>
    <message>
        <source>a sequence from {token} on</source>
        <translation>eine Folge ab {token}</translation>
    </message>
    <message>
        <source>another network</source>
        <translation>ein anderes Netz</translation>
    </message>
    <message>
        <source>another sequence</source>
        <translation>andere Folge</translation>
    </message>
    <message>
        <source>gates rounded</source>
        <translation>Gates gerundet</translation>
    </message>
    <message>
        <source>has less</source>
        <translation>hat weniger</translation>
    </message>
    <message>
        <source>layer {layer} changed</source>
        <translation>Schicht {layer} geändert</translation>
    </message>
    <message>
        <source>the same network</source>
        <translation>dasselbe Netz</translation>
    </message>
    <message>
        <source>the same, written larger</source>
        <translation>dasselbe, größer geschrieben</translation>
    </message>
    <message>
        <source>{before} before, {after} now, a change of {change}</source>
        <translation>vorher {before}, jetzt {after}, eine Änderung um {change}</translation>
    </message>
    <message>
        <source>{bias} on average: such a bias alone keeps {share} of the memory.</source>
        <translation>{bias} im Mittel: Ein solcher Bias allein behält {share} des Gedächtnisses.</translation>
    </message>
    <message>
        <source>{bias} on average: such a bias alone would keep {share} of the memory, were it not rounded.</source>
        <translation>{bias} im Mittel: Ohne Rundung behielte ein solcher Bias allein {share} des Gedächtnisses.</translation>
    </message>
    <message>
        <source>{cell}: there is no gate that keeps, so there is no such bias.</source>
        <translation>{cell}: Es gibt kein behaltendes Gate, also auch keinen solchen Bias.</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} Änderungen</translation>
    </message>
    <message>
        <source>{count} numbers changed</source>
        <translation>{count} Zahlen geändert</translation>
    </message>
    <message>
        <source>{count} numbers {change}</source>
        <translation>{count} Zahlen um {change}</translation>
    </message>
    <message>
        <source>{number} held</source>
        <translation>{number} gehalten</translation>
    </message>
    <message>
        <source>{state} set before the first token</source>
        <translation>{state} vor dem ersten Token gesetzt</translation>
    </message>
    <message>
        <source>{token} left out</source>
        <translation>{token} ausgelassen</translation>
    </message>
    <message>
        <source>{token} left out: states pass through</source>
        <translation>{token} ausgelassen: Zustände gehen hindurch</translation>
    </message>
    <message>
        <source>{token} masked</source>
        <translation>{token} maskiert</translation>
    </message>
    <message>
        <source>{token} masked: nothing of it enters</source>
        <translation>{token} maskiert: nichts davon kommt hinein</translation>
    </message>
    <message>
        <source>{value}, the same as before</source>
        <translation>{value}, wie vorher</translation>
    </message>
    <message>
        <source>{weights} changed</source>
        <translation>{weights} geändert</translation>
    </message>
    <message>
        <source>{weights} in layer {layer}: {moves}</source>
        <translation>{weights} in Schicht {layer}: {moves}</translation>
    </message>
    <message>
        <source>{weight} in layer {layer}: {before} → {after}</source>
        <translation>{weight} in Schicht {layer}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Aim: {it}</source>
        <translation>Ziel: {it}</translation>
    </message>
    <message>
        <source>Answer key</source>
        <translation>Lösungen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Zu berechnen</translation>
    </message>
    <message>
        <source>Compute this step by hand</source>
        <translation>Diesen Schritt von Hand rechnen</translation>
    </message>
    <message>
        <source>Draw your line.</source>
        <translation>Zeichnen Sie Ihre Linie.</translation>
    </message>
    <message>
        <source>From {low} to {high}, token by token: {line}</source>
        <translation>Von {low} bis {high}, Token für Token: {line}</translation>
    </message>
    <message>
        <source>From {low} to {high}: {blank}</source>
        <translation>Von {low} bis {high}: {blank}</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>In the run: {value}. Within {near} it counts in full.</source>
        <translation>Im Lauf: {value}. Bis {near} daneben zählt voll.</translation>
    </message>
    <message>
        <source>Inputs that are 0 are left out, and their weights: {names}.</source>
        <translation>Eingaben, die 0 sind, sind weggelassen, ebenso ihre Gewichte: {names}.</translation>
    </message>
    <message>
        <source>Inputs that are 0 in two decimals are left out, and their weights: {names}.</source>
        <translation>Eingaben, die auf zwei Stellen gerundet 0 sind, sind weggelassen, ebenso ihre Gewichte: {names}.</translation>
    </message>
    <message>
        <source>Mark your guess on the line.</source>
        <translation>Tragen Sie Ihre Schätzung auf der Linie ein.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>None of them.</source>
        <translation>Keine davon.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Reason: {it}</source>
        <translation>Grund: {it}</translation>
    </message>
    <message>
        <source>Round every result to three decimals before you go on with it; five in the fourth decimal goes away from zero.</source>
        <translation>Runden Sie jedes Ergebnis auf drei Nachkommastellen, bevor Sie damit weiterrechnen; eine Fünf an der vierten Stelle wird von der Null weg gerundet.</translation>
    </message>
    <message>
        <source>Sigma of a is 1 over the sum of 1 and e to the power of minus a.</source>
        <translation>Sigma von a ist 1 geteilt durch die Summe aus 1 und e hoch minus a.</translation>
    </message>
    <message>
        <source>The run itself, to four decimals</source>
        <translation>Der Lauf selbst, auf vier Nachkommastellen</translation>
    </message>
    <message>
        <source>The tokens: {it}</source>
        <translation>Die Token: {it}</translation>
    </message>
    <message>
        <source>Tick one.</source>
        <translation>Kreuzen Sie eine an.</translation>
    </message>
    <message>
        <source>Tick them; there may be none.</source>
        <translation>Kreuzen Sie sie an; es kann auch keine sein.</translation>
    </message>
    <message>
        <source>To know before: {it}</source>
        <translation>Vorher zu wissen: {it}</translation>
    </message>
    <message>
        <source>Write its place beside each: 1 for the one that wrote most.</source>
        <translation>Schreiben Sie zu jedem seinen Platz: 1 für das, das am meisten schrieb.</translation>
    </message>
    <message>
        <source>is set by hand in this lesson</source>
        <translation>ist in dieser Lektion von Hand gesetzt</translation>
    </message>
    <message>
        <source>number {seed}</source>
        <translation>Nummer {seed}</translation>
    </message>
    <message>
        <source>rounded to 0 or 1</source>
        <translation>auf 0 oder 1 gerundet</translation>
    </message>
    <message>
        <source>set by hand in {names}</source>
        <translation>von Hand gesetzt in {names}</translation>
    </message>
    <message>
        <source>token {number}, {token} · {cell}, layer {layer}</source>
        <translation>Token {number}, {token} · {cell}, Schicht {layer}</translation>
    </message>
    <message>
        <source>{matrix}, row of {unit}</source>
        <translation>{matrix}, Zeile von {unit}</translation>
    </message>
    <message>
        <source>{sign} multiplies unit by unit.</source>
        <translation>{sign} multipliziert Einheit für Einheit.</translation>
    </message>
</context>
</TS>
