"""Exports, read back by other people's readers."""
