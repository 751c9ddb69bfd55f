"""A step to compute by hand: its words, on paper, in LaTeX, and as text that is heard and filled in."""
