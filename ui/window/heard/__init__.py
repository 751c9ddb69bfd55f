"""What of all that happens in the window is announced to screen readers, and in which words."""
