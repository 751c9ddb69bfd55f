"""The weights of a layer as frameworks store them, with their count."""
