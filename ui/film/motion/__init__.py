"""When things move: the beats of a cell turned into movements on one timeline."""
