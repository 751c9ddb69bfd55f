"""The window and what it runs on: it follows what is changed in the system, and has Python look for garbage at rest."""
