"""The gradient on its way back: the close-up with derivatives in place of values, on a paper of its own."""
