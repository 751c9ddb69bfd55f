"""Words as a screen reader is given them: formulas and signs as they are heard in the window's language."""

from ui.film.text.spoken import spoken_text
from ui.settings.translation import spoken_language


def aloud(text: str) -> str:
    """A text with its symbols and signs in words."""
    return spoken_text(text, spoken_language()) if text else ""
