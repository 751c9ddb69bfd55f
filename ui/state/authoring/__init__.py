"""A storyline is made: recorded from what one does in the window, and edited step by step."""
