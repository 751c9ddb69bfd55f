"""The dialog "Search over a text": a long text, what the units did over a span of it, and where else they did so."""
