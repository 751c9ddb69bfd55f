"""What a text has at each token, and how well units follow it."""
