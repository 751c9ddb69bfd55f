"""Presenting: the stage alone for the hall, and beside it what the speaker needs to see."""
