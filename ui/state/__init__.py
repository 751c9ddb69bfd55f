"""What is open, when it is, what is selected, what the stage shows; edits by their labels."""
