"""What an accessible interface that is made here must answer where it has nothing to say."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor


class Silent(QAccessibleInterface):
    """What an interface must answer, answered with nothing."""

    # An answer may be None, a null pointer to Qt; PySide6's stubs do not say so: each ignore[override] is for that.

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802
        """Nothing can be written."""

    def backgroundColor(self) -> QColor:  # noqa: N802
        """None in particular."""
        return QColor()

    def foregroundColor(self) -> QColor:  # noqa: N802
        """None in particular."""
        return QColor()

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """It has the focus as a whole."""
        return None

    def relations(self, match: object = None) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        """None."""
        return []

    def virtual_hook(self, *_: object) -> None:
        """Not used."""


class Leaf(Silent):
    """A painted thing without children."""

    def childCount(self) -> int:  # noqa: N802
        """None."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """None."""
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """None."""
        return None
