"""Finds why somebody's numbers of a recurrent network are others than those here: which convention makes them agree."""
