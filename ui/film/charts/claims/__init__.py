"""What the charts of a run claim of a token, a file for each chart: claims that can be asked whether they hold."""
