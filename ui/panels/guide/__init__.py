"""The card that leads through a lesson: the words of a step, what it waits for, and its question."""
