"""Weights of other programs, converted into those of the cells here."""
