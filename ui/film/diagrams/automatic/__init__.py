"""Layouts of cells that nobody has drawn: what is drawn of the equations, where it stands, and how the wires run."""
