"""What a lesson tells: what to look for, the note of the token, and what the signs of the picture mean."""
