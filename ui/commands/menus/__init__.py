"""What a person can do: one typed, documented function each, one file a menu."""
