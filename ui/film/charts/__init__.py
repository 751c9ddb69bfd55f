"""Charts of a run as marks: one chart a file, on shared axes, with the film's moment as their cursor."""
