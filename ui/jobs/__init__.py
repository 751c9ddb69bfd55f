"""Everything that runs beside the window, one class a kind."""
