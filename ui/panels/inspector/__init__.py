"""The selected unit: its formula with numbers put in, its weights, its half-lives."""
