"""What the units of a trained network hold: who follows a property, what becomes of answers without it, since when."""
