"""How PyTorch, Keras and ONNX say what is here: which of their layers it is, what they return, where weights stand."""
