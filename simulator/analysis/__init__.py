"""What a run means: shares, half-lives, horizons, ablations, and the numbers of each chart."""
