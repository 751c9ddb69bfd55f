"""Whole files or none, and the forms in which a trace is saved."""
