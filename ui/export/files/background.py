"""Whether pictures have paper, or what lies below them shows through: the setting, and who cannot be without."""

from __future__ import annotations

from ui.export.format import Description, Settings, Unused, setting

NAME, PAPER = "background", "paper"


def transparency() -> str:
    """A field of a settings class: whether its pictures have paper, or what lies below them shows through."""
    return setting(
        PAPER,
        Description(
            "Background",
            "transparent for slides and pages of another colour",
            choices=((PAPER, "The paper of the colours"), ("transparent", "Transparent")),
        ),
    )


def has_paper(settings: Settings) -> bool:
    """Whether the pictures of an export have paper."""
    return bool(getattr(settings, NAME, PAPER) == PAPER)


def always_paper(why: str) -> Unused:
    """What a format has to say whose pictures cannot be without paper."""
    return Unused((NAME,), why)


ON_PAGES = always_paper("a page is paper; .png and .svg can be without")
