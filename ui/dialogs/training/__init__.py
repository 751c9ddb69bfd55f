"""Training in the window: what is trained, how it goes, and what its units hold."""
