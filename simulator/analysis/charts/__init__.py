"""The numbers of each chart, one chart a file: what a picture, a plot on the screen and a table in a file all show."""
