"""The numbers of Gatelight: cells as equations, their run, their trace. Imports NumPy and nothing of ui/."""
