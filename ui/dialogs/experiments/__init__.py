"""The dialog "Experiments": a measurement is made beside the window, and its table and curves are shown."""
