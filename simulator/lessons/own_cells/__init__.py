"""Cells that a lesson brings along: its equations read, checked and written out."""
