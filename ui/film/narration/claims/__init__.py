"""What captions claim, one kind a file: each claim is a value that can be asked whether it holds."""
