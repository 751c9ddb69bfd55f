"""What is done for the state’s objects: while the caller waits, or as the program does it, beside or after."""
