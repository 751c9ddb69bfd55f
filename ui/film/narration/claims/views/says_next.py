"""What the read-out says after a token: of each softmax the output that is likeliest, of other kinds their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.analysis.run_cache import kept_a_run
from simulator.network.trace import Trace
from ui.film.narration.amounts import Amount, stands_out
from ui.film.narration.claims.claim import Claim
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turning import says
from ui.film.text.names import shorten

MOST = 3  # outputs that are named


@dataclass(frozen=True)
class SaysNext(Claim):
    """These outputs of the read-out are each the likeliest of its group, and no other group has one.

    `chances` are theirs; with none, they are not told. `news` says whether others were it after the token before: None
    where there was none, or it is not told.
    """

    outputs: tuple[int, ...]
    chances: tuple[Amount, ...]
    news: bool | None = None

    def holds(self, step: Step) -> bool:
        """Whether they are, at the digits shown, and were so before or not."""
        found = likeliest(step.scene.trace, step.at)
        if not self.outputs or tuple(found) != self.outputs:
            return False
        values = [found[each] for each in self.outputs]
        right = all(chance.covers([value]) for chance, value in zip(self.chances, values, strict=False))
        if self.news is None or not right:
            return right
        told = step.at > 0 and says(step.scene, step.at - 1)
        return told and self.news == (tuple(likeliest(step.scene.trace, step.at - 1)) != self.outputs)

    def sentence(self, t: Telling) -> str:
        """Each with its chance, and whether that is new."""
        text = t.translate("Caption", "Likeliest: {words}.")
        if self.news is not None:
            text = t.translate("Caption", "Still likeliest: {words}.")
        if self.news:
            text = t.translate("Caption", "Now likeliest: {words}.")
        return text.format(words=t.list_words(self._words(t)))

    def symbols(self, t: Telling) -> str:
        """The same in fewer words."""
        text = t.translate("Caption", "likeliest: {words}")
        return text.format(words=t.list_words(self._words(t)))

    def _words(self, t: Telling) -> list[str]:
        part, readout = t.translate("Caption", "{word} ({chance})"), t.scene.trace.readout
        names = () if readout is None else readout.names
        words = [t.language.quote(shorten(names[k], t.room)) for k in self.outputs]
        pairs = zip(words, self.chances, strict=False)
        return [part.format(word=word, chance=t.amount(chance)) for word, chance in pairs] or words


@dataclass(frozen=True)
class IsUndecided(Claim):
    """In no group of the read-out's outputs is one likelier than all others, at the digits shown."""

    def holds(self, step: Step) -> bool:
        """Whether outputs compete, and none stands out."""
        return bool(competing(step.scene.trace)) and not likeliest(step.scene.trace, step.at)

    def sentence(self, t: Telling) -> str:
        """That nothing is said yet."""
        return t.translate("Caption", "The read-out is undecided.")

    def symbols(self, t: Telling) -> str:
        """The same in fewer words."""
        return t.translate("Caption", "the read-out is undecided")


@dataclass(frozen=True)
class ReadsOut(Claim):
    """These outputs of a read-out without softmax have these values."""

    values: tuple[Amount, ...]

    def holds(self, step: Step) -> bool:
        """Whether they do, at the digits shown."""
        outputs = step.scene.trace.outputs
        readout = step.scene.trace.readout
        if outputs is None or readout is None or "softmax" in readout.kinds or len(self.values) != outputs.shape[1]:
            return False
        return all(value.covers([now]) for value, now in zip(self.values, outputs[step.at].tolist(), strict=True))

    def sentence(self, t: Telling) -> str:
        """Each by its name."""
        return t.translate("Caption", "The read-out gives {words}.").format(words=self._words(t))

    def symbols(self, t: Telling) -> str:
        """The same in fewer words."""
        return t.translate("Caption", "read-out: {words}").format(words=self._words(t))

    def _words(self, t: Telling) -> str:
        part, readout = t.translate("Caption", "{word} = {value}"), t.scene.trace.readout
        names = () if readout is None else readout.names
        words = [t.language.quote(shorten(name, t.room)) for name in names]
        pairs = zip(words, self.values, strict=True)
        return t.list_words([part.format(word=word, value=t.amount(value)) for word, value in pairs])


def competing(trace: Trace) -> tuple[tuple[int, ...], ...]:
    """The groups of outputs whose chances sum to 1, and of which one may be the likeliest."""
    if trace.readout is None:
        return ()
    groups = zip(trace.readout.groups, trace.readout.kinds, strict=True)
    return tuple(group for group, kind in groups if kind == "softmax" and len(group) > 1)


@kept_a_run(256)
def likeliest(trace: Trace, at: int) -> dict[int, float]:
    """The likeliest output of each softmax of the read-out with its chance, where one stands out from all others."""
    found = dict[int, float]()
    if trace.outputs is None:
        return found
    chances = trace.outputs[at].tolist()
    for group in competing(trace):
        best = max(group, key=lambda k: chances[k])
        others = [k for k in group if k != best]
        alike = any(Amount(chances[k], "share").is_written_like(Amount(chances[best], "share")) for k in others)
        if stands_out(chances[best], [chances[k] for k in others]) and not alike:
            found[best] = chances[best]
    return found


def says_next(t: Telling, brief: bool = False) -> Iterator[Claim]:
    """What to say of the read-out, the richest first, `brief` without chances; of too many outputs nothing is said."""
    found = likeliest(t.scene.trace, t.now.at)
    if len(found) <= MOST:
        chances = () if brief else tuple(Amount(chance, "share") for chance in found.values())
        yield from (SaysNext(tuple(found), chances, news) for news in (True, False, None))
    yield IsUndecided()
    readout, outputs = t.scene.trace.readout, t.scene.trace.outputs
    if readout is not None and outputs is not None and len(readout.names) <= MOST:
        now = outputs[t.now.at].tolist()
        linear = [readout.kind_of(k) == "linear" for k in range(len(now))]
        yield ReadsOut(tuple(Amount(now[k], "figure" if linear[k] else "share") for k in range(len(now))))
