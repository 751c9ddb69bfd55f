"""From words, characters and numbers to input vectors, and back."""
