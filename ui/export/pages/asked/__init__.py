"""The questions of a lesson's storyline to be answered by hand: on paper, in LaTeX and as text, with their key."""
