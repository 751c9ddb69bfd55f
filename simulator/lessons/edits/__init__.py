"""Edits of a lesson: each gives the next lesson and leaves the old one as it is."""
