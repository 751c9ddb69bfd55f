"""The network: its layers, their cells and sizes, and where the weights come from."""
