"""Two to four runs of one sequence beside each other."""
