"""The window in which a storyline is edited: its steps, and what each shows, says, waits for and asks."""
