"""Races: several cells learn the same task at an equal number of weights, from several seeds."""
