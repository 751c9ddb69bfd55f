"""Numbers, formulas and words as text, in each notation and language."""
