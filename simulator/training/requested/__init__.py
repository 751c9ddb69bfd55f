"""Whole trainings as requests, of which many are computed at once."""
