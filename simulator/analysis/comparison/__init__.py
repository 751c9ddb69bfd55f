"""Runs beside each other: which steps and units correspond, and how far they are apart."""
