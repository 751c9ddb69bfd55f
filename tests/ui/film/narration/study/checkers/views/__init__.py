"""Checkers of what is said in views of more than one cell's step, and of the reasons of cues."""
