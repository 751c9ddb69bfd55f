"""The tasks that come along, one a file: its own words, sizes, and measure of success."""
