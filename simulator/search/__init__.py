"""Where in a long text the units of a layer do what they did over a chosen span."""
