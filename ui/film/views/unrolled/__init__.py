"""The network over time: a column for each token, a row for each layer."""
