"""A training that is watched while it runs: in a process of its own, and what is told of it on the way."""
