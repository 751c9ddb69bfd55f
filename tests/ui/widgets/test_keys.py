"""Keys as they are written on this machine."""

from ui.widgets.keys import key_text


def test_arrow_keys_are_written_as_arrows() -> None:
    assert key_text("Shift+Right") == "Shift+→"
    assert key_text("Ctrl+O") == "Ctrl+O"
    assert key_text("Space") == "Space"
