"""Plots that one explores on the screen, below the ruler and in step with it. Films have marks instead."""
