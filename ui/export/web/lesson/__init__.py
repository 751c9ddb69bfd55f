"""A lesson as a page to work through: its steps with their pictures, its questions, and packages for platforms."""
