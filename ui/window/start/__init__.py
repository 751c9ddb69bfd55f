"""What the start page says and how large it is, and what was done of each lesson."""
