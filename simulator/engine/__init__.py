"""The forward pass: equations lowered to few array calls and run, every row recorded."""
