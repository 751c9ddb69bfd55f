"""The network of a run for other programs: as code for PyTorch, Keras or NumPy, and as a model in ONNX."""
