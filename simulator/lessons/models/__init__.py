"""Lessons out of trained models: what is recognised in a file, read and shown like any other lesson."""
