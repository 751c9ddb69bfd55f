"""What leads through a lesson: the conditions at which the player stops."""
