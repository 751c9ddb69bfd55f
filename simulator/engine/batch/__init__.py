"""Steps many sequences at once through the same equations, for weights that change between two runs."""
