"""The editor for cells of a lesson's own: equations as text, and beside them what they mean."""
