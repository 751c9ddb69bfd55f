"""Graphs that pyqtgraph draws: axes in step with the film, lines, bars, heat maps, a legend."""
