"""Where the keyboard goes: from one thing to the next as they stand, and where from what has gone."""
