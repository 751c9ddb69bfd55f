"""What the views of more than one cell's step claim: of a network's layers, of compared runs, of a gradient."""
