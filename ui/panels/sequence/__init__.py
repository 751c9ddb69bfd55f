"""The sequence: its text, its tokens, and what one can do with a token."""
