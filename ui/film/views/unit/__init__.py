"""The arithmetic of one unit."""
