"""Checkers of what is said beside charts of a run."""
