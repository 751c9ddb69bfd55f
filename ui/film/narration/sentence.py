"""Captions as sentences: what a lecturer would say of a beat, from its numbers."""

from __future__ import annotations

from ui.film.narration.claims.beats import claims
from ui.film.narration.telling import Depth, Telling
from ui.film.text.language import QT_TRANSLATE_NOOP


def tell(t: Telling) -> tuple[str, ...]:
    """A sentence for each claim, the weightiest first."""
    return tuple(claim.sentence(t) for claim in claims(t))


DEPTH = Depth("sentence", QT_TRANSLATE_NOOP("Depth", "In a sentence"), 0, tell, " ")
