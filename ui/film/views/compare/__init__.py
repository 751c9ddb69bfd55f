"""Two to twelve runs of one sequence beside each other."""
