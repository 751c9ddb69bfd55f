"""What is tried at the moment, what one can try, and what came of it."""
