"""Own cells."""
