"""What frameworks stored of their runs: read out of files, and out of test cases of ONNX."""
