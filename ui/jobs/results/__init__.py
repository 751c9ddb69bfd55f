"""Results of lessons kept, told and given away beside the window."""
