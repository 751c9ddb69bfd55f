"""Runs many independent computations at once, here or on a cluster, and none of them twice."""
