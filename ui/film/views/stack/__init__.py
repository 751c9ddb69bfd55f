"""All layers at one token."""
