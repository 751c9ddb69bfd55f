"""Layers, weights, read-outs, holds and the recorded run, as values: nothing here computes."""
