"""What somebody did in storylines: steps seen, questions answered. Kept in one file, and given away as two kinds."""
