"""The dialog "Prove against stored outputs": what a network computes here beside what its framework computed."""
