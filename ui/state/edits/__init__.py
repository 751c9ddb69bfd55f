"""Edits of a lesson as the window begins them: a drag, a number, a token."""
