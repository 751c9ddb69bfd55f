"""A picture as native TikZ that compiles by itself: named colours, styles and parts, one line a mark, no raster."""
