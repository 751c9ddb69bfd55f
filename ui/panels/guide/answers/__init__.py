"""What a question is answered with: a bar, a line, boxes to tick, or tokens to put in order."""
