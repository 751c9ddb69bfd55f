"""The language in which a cell is written: parsed, given shapes, put in order."""
