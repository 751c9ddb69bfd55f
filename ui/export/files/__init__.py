"""Folders, sets of files and archives that are written whole or not at all."""
