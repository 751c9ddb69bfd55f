"""What every chart is drawn of: axes, scales, bars, the cursor, the legend."""
