"""A run at a moment: what is selected, which units are shown, what depends on what."""
